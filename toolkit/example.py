"""The worked example: a fictional office's preparation, well under way, dated around today."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import tomli

from toolkit.edition import Edition
from toolkit.errors import ContentError
from toolkit.fields import KINDS
from toolkit.loading import default_edition
from toolkit.moving import move_to_edition
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Reading
from toolkit.records.readiness import ExitView
from toolkit.records.record import Ordered, Record, item_record_id
from toolkit.records.speaking import NoteSection, Rehearsal
from toolkit.records.tables import SINGLETONS, TABLES, PackInfo, singleton_id

EXAMPLE = Path(__file__).parent / "examples" / "loamshire.toml"

TUESDAY = 1
WEEKS_AHEAD = 3

Raw = dict[str, Any]


class ExampleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data file: records by table, dated around ``meeting_day``; its head says how to read it."""

    meeting_day: date
    edition: str
    pack_id: str
    created: str
    edited: dict[str, str]
    records: dict[str, list[Raw]]


def worked_example(edition: Edition, today: date) -> Pack:
    """The worked example as a pack made with ``edition``, its PPOG about three weeks after ``today``.

    The same ids on every call; only the dates differ. Nothing is said yet of the day and of
    what came of it. Raises `ContentError` where the data file does not fit the records.
    """
    try:
        file = msgspec.convert(tomli.loads(EXAMPLE.read_text(encoding="utf-8")), ExampleFile)
        pack = _Builder(file, meeting_day(today)).pack()
    except (msgspec.ValidationError, tomli.TOMLDecodeError) as error:
        raise ContentError(f"{EXAMPLE.name} is not a sound example: {error}.") from error
    return pack if edition.id == file.edition else move_to_edition(pack, default_edition(), edition)


def meeting_day(today: date) -> date:
    """The Tuesday nearest to three weeks from ``today``."""
    about = today + timedelta(weeks=WEEKS_AHEAD)
    return about + timedelta(days=(TUESDAY - about.weekday() + 3) % 7 - 3)


class _Builder:
    def __init__(self, file: ExampleFile, meeting: date) -> None:
        self.file = file
        self.days = meeting - file.meeting_day
        self.months = (meeting.year - file.meeting_day.year) * 12 + meeting.month - file.meeting_day.month

    def pack(self) -> Pack:
        info = PackInfo(
            pack_id=self.file.pack_id,
            edition=self.file.edition,
            created_at=self._moment(self.file.created),
            fictional=True,
        )
        return Pack(info, [record for table, rows in self.file.records.items() for record in self._table(table, rows)])

    def _table(self, table: str, rows: list[Raw]) -> list[Record]:
        if table not in TABLES:
            raise ContentError(f"{EXAMPLE.name}: no records are called {table}.")
        kind = TABLES[table]
        built: list[Record] = []
        for place, row in enumerate(rows, start=1):
            raw = dict(row)
            by, _, moment = str(raw.pop("edited", self.file.edited[table])).partition(" ")
            readings = raw.pop("readings", [])
            raw |= {"id": _id_of(kind, raw), "updated_by": by, "updated_at": self._moment(moment)}
            raw.pop("key", "")
            if issubclass(kind, Ordered):
                raw["position"] = float(place)
            if "edition" in kind.__struct_fields__:
                raw["edition"] = self.file.edition if raw.get("item") else ""
            record = self._record(kind, raw)
            built.append(record)
            built += [self._reading(record, month, value) for month, value in readings]
        return built

    def _record(self, kind: type[Record], raw: Raw) -> Record:
        for name in raw:
            if name not in kind.__struct_fields__:
                raise ContentError(f"{EXAMPLE.name}, {kind.table}: there is no field {name}.")
        for field in KINDS[kind.table].fields:
            if field.name in raw and field.kind == "date":
                raw[field.name] = self._shifted(raw[field.name])
            elif field.name in raw and field.kind == "link":
                raw[field.name] = _key_id(field.target, raw[field.name])
            elif field.name in raw and field.kind == "links":
                raw[field.name] = [_key_id(field.target, key) for key in raw[field.name]]
        if kind is ExitView:
            raw["cause"] = _key_id(Cause.table, raw["cause"])
        if kind is Rehearsal:
            raw["timings"] = {_key_id(NoteSection.table, key): value for key, value in raw["timings"].items()}
        return msgspec.convert(raw, kind)

    def _reading(self, measure: Record, month: str, value: float) -> Reading:
        return Reading(
            id=item_record_id(Reading.table, f"{measure.id}:{month}"),
            updated_at=measure.updated_at,
            updated_by=measure.updated_by,
            measure=measure.id,
            date=self._shifted(month),
            value=value,
            source="Fictional figure",
        )

    def _shifted(self, partial: str) -> str:
        """A date moved with the meeting, as exact as it was: a monthly series stays one."""
        if len(partial) == 10:
            return (date.fromisoformat(partial) + self.days).isoformat()
        if len(partial) == 7:
            year, month = divmod(int(partial[:4]) * 12 + int(partial[5:]) - 1 + self.months, 12)
            return f"{year:04}-{month + 1:02}"
        return partial and f"{int(partial) + (self.file.meeting_day + self.days).year - self.file.meeting_day.year:04}"

    def _moment(self, text: str) -> str:
        moment = datetime.fromisoformat(text).replace(tzinfo=UTC) + self.days
        return moment.isoformat(timespec="microseconds")


def _id_of(kind: type[Record], raw: Raw) -> str:
    if kind in SINGLETONS:
        return singleton_id(kind)
    if raw.get("item"):
        return item_record_id(kind.table, raw["item"])
    if kind is ExitView:
        return item_record_id(kind.table, _key_id(Cause.table, raw["cause"]))
    return _key_id(kind.table, raw["key"])


def _key_id(table: str, key: str) -> str:
    return item_record_id(table, f"example.{key}")
