"""Read a document that came back: what its reader filled in, compared with the pack.

Each field says with which value the document was made (see `exports.keys`). What still says that brings
nothing, however much older the document is than the pack.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import structs

from exports.entries import ASKED, TICKED, UNTICKED
from exports.errors import NotReturnedError
from exports.house_style.office_file import OfficeFile
from exports.keys import HELD, Key, fingerprint, held_of, lines_named
from exports.returning.beside import beside_fields
from exports.returning.fields import FieldText, fields_in, stretches_of
from exports.returning.held import held_in
from exports.returning.meaning import LONGEST_SHOWN, is_hint, is_ticked, text_in, value_of
from exports.returning.places import DONE, Place, in_words, places_of
from exports.returning.returned import Change, Returned, Told
from exports.returning.sender import sender_of
from exports.returning.stretches import DocumentText
from exports.word.ooxml import tag
from toolkit.answers import Answer
from toolkit.edition import Edition
from toolkit.errors import RecordError
from toolkit.pack import Pack
from toolkit.records.tables import RecordKey
from toolkit.views import short

MOST_PROBLEMS = 100
# Of records that were taken out, so many are named in one sentence.
MOST_NAMED = 6

TRACKED = "Changes that are tracked in the document, and not accepted yet, were read as if they had been accepted."
UNNOTED = (
    "The file does not say what ppog wrote in it. Look through it for records that were taken out, and for text that "
    "was typed beside its fields: neither is noticed."
)


def read_returned(document: Path, pack: Pack, edition: Edition, told: Told = lambda what, done, of: None) -> Returned:
    """What the document would change in the pack; nothing is changed by this.

    ``told`` hears of each part and each field that is read, and may end it by raising. Raises `NotWordError` for a
    file that cannot be read, and `NotReturnedError` for a document without fields of ours or one that was made of
    another pack.
    """
    told("Opening the document", 0, 0)
    file = OfficeFile(document)
    controls = sum(1 for _ in file.body.iter(tag("sdt")))
    text = DocumentText(file.body, lambda done: told("Reading its fields", done, controls))
    stretches = stretches_of(text)
    found = fields_in(text, stretches)
    if not found:
        raise NotReturnedError(
            f"{file.name} holds no fields that can be taken back. Send out a briefing, question sheet, pre-brief or "
            "readout that ppog wrote, and have it filled in as it is."
        )
    mine = [field for field in found if field.key.pack == fingerprint(pack.info.pack_id, 8)]
    if not mine:
        raise NotReturnedError(f"{file.name} was made of another pack: open that one to take its answers back.")
    told("Comparing it with the pack", 0, len(mine))
    reader = _Reader(places_of(pack, edition), lambda done: told("Comparing it with the pack", done, len(mine)))
    if len(mine) < len(found):
        reader.problems.append(
            f"{_counted(len(found) - len(mine), 'field')} came from a document of another pack, and were passed over."
        )
    lines = held_in(file, lines_named(pack.info.pack_id))
    if not lines:
        reader.problems.append(UNNOTED)
    comments = file.related("comments")
    if comments is not None and len(comments):
        reader.problems.append(f"{_counted(len(comments), 'comment')} in the margin, not taken: read them in Word.")
    reader.read(mine)
    if lines:
        reader.pass_over(beside_fields(text, stretches, lines))
    reader.miss(held_in(file, HELD), pack.info.pack_id)
    return Returned(reader.in_order(), _bounded(reader.problems), sender_of(file))


class _Reader:
    """Collects changes and problems field by field."""

    def __init__(self, places: dict[str, Place], told: Callable[[int], object]) -> None:
        self._places, self._told = places, told
        self._changes: dict[RecordKey, list[Change]] = {}
        self._seen: set[RecordKey] = set()
        self.problems: list[str] = []

    def in_order(self) -> tuple[Change, ...]:
        """The changes record by record, as the document has them."""
        return tuple(change for changes in self._changes.values() for change in changes)

    def read(self, found: Sequence[FieldText]) -> None:
        """Read the fields of a document of this pack."""
        if any(field.tracked for field in found):
            self.problems.append(TRACKED)
        by_place: dict[str, list[FieldText]] = {}
        for field in found:
            by_place.setdefault(field.key.place, []).append(field)
        for done, (name, fields) in enumerate(by_place.items()):
            self._told(done)
            place = self._places.get(name)
            if place is not None:
                self._seen.add((place.record.table, place.record.id))
            if place is None:
                self._gone(fields[0])
            elif usable := self._usable(place, fields):
                self._compare(place, usable)
        for place in self._missing(by_place):
            self.problems.append(f"{place} is not in the document as a field, and was left as it is.")

    def pass_over(self, beside: Iterable[tuple[Key, str]]) -> None:
        """Say what was typed near fields of the pack and in none, which is not taken."""
        for key, said in beside:
            words, near = short(said, LONGEST_SHOWN), self._places.get(key.place, "a field that is not in the pack")
            self.problems.append(f"“{words}” stands near {near}, not in a field, and was not taken: enter it by hand.")

    def miss(self, held: frozenset[str], pack_id: str) -> None:
        """Say which records of the pack the document held when it was made, and holds no more."""
        known = {(place.record.table, place.record.id): place for place in self._places.values()}
        lost = [
            f"{place.kind} “{place.title}”"
            for key, place in known.items()
            if key not in self._seen and held_of(pack_id, *key) in held
        ]
        if not lost:
            return
        named = ", ".join(lost[:MOST_NAMED]) + (f" and {len(lost) - MOST_NAMED} more" if lost[MOST_NAMED:] else "")
        were, are, them = ("was", "is", "it") if len(lost) == 1 else ("were", "are", "them")
        # Before what is said of single fields, of which there may be more than anybody reads.
        self.problems.insert(
            0,
            f"{_counted(len(lost), 'record')} that {were} in the document when it was made {are} no longer in it: "
            f"{named}. Nothing was changed for {them}.",
        )

    def _gone(self, field: FieldText) -> None:
        """Nothing is known of its record but what the document says now."""
        said = _text(field)
        if field.state == "there" and field.ticked is None and not _is_unchanged(field, said):
            words = f"now says “{short(said, LONGEST_SHOWN)}”" if said else "was emptied"
            self.problems.append(f"A field of a record that is gone from the pack {words}. It was not taken.")

    def _usable(self, place: Place, fields: Sequence[FieldText]) -> FieldText | None:
        """The one field to be read for a place; None where there is none, which is then said."""
        there = [field for field in fields if field.state == "there"]
        if any(field.state == "too long" for field in fields):
            self.problems.append(f"{place} is longer than a pack can hold, and was left as it is.")
        elif any(field.state == "mixed up" for field in fields):
            self.problems.append(f"{place} runs into another field of the document, and was left as it is.")
        elif len({_said(place, field) for field in there}) > 1:
            self.problems.append(
                f"{place} stands in the document more than once with different answers: none was taken."
            )
        elif there:
            if any(field.pictured for field in there):
                self.problems.append(f"{place} holds a picture, which a pack cannot: the text beside it was read.")
            return there[0]
        else:
            self.problems.append(f"{place} was deleted from the document as a field, and was left as it is.")
        return None

    def _compare(self, place: Place, field: FieldText) -> None:
        said = _said(place, field)
        if said is None:
            self.problems.append(f"{place} has something other than a tick in its box, and was left as it is.")
        elif not _is_unchanged(field, said) and said != place.shown:
            known = field.key.value == fingerprint(place.shown, len(field.key.value))
            if place.field == ASKED:
                self._asked(place, said)
            elif place.is_tick:
                first = place.about.choices[0][0]
                self._change(place, DONE if said == TICKED else first, known)
            else:
                self._fill_in(place, said, known)

    def _asked(self, place: Place, said: str) -> None:
        """The box of a question sheet says that a question was asked, and the pack keeps the day."""
        question = f"The question “{place.title}”"
        if said == TICKED:
            self.problems.append(f"{question} is ticked as asked, without a day: enter by hand when it was asked.")
        else:
            self.problems.append(f"{question} is no longer ticked as asked: clear the day by hand if it was not.")

    def _fill_in(self, place: Place, said: str, known: bool) -> None:
        try:
            value = value_of(place.about, said)
        except RecordError as error:
            self.problems.append(f"{place} was left as it is. {error}")
            return
        if value != getattr(place.record, place.field):
            self._change(place, value, known)

    def _change(self, place: Place, value: str, known: bool) -> None:
        record = place.record
        changed = structs.replace(record, **{place.field: value})
        change = Change(
            kind=place.kind,
            title=place.title,
            label=place.about.label,
            old=in_words(record, place.about),
            new=in_words(changed, place.about),
            answer=Answer(record, place.field, value, known),
        )
        self._changes.setdefault((record.table, record.id), []).append(change)

    def _missing(self, by_place: Iterable[str]) -> list[Place]:
        """Filled fields of the records in the document that it lacks, and has of other records of their kind."""
        seen = set(by_place)
        had: dict[str, set[str]] = {}
        for name, place in self._places.items():
            if name in seen:
                had.setdefault(place.record.table, set()).add(place.field)
        return [
            place
            for name, place in self._places.items()
            if name not in seen
            and place.shown
            and (place.record.table, place.record.id) in self._seen
            and place.field in had[place.record.table]
        ]


def _said(place: Place, field: FieldText) -> str | None:
    """What a field says, in the form of `Place.shown`; None where it says nothing that a box can."""
    if not place.is_tick:
        return _text(field)
    ticked = is_ticked(field.text) if field.ticked is None else field.ticked
    return None if ticked is None else TICKED if ticked else UNTICKED


def _text(field: FieldText) -> str:
    """What a field says; a hint only where the document was made with those very words."""
    text = text_in(field.text)
    return text if _is_unchanged(field, text) or not is_hint(text) else ""


def _is_unchanged(field: FieldText, said: str) -> bool:
    return field.key.value == fingerprint(said, len(field.key.value))


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _bounded(problems: Sequence[str]) -> tuple[str, ...]:
    if len(problems) <= MOST_PROBLEMS:
        return tuple(problems)
    return (*problems[:MOST_PROBLEMS], f"There are {len(problems) - MOST_PROBLEMS} more remarks like these.")
