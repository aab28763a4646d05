"""A pasted list as records, one a line: bullets and numbers go, columns become owner and due date."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct, structs

from screens.row_work import Purpose, field_for
from screens.rows import AddChoice, NewId
from toolkit.dates import parse_typed, spoken
from toolkit.errors import RecordError
from toolkit.fields import kind_of
from toolkit.records.record import Ordered, Record

# A bullet or a number with a space after it, as Word, e-mail and web pages paste them, also several in a row.
_BULLET = re.compile(
    r"^\s*(?:(?:[-*+•‣◦▪▫●○■□–—·➢➤✓✔☐☑☒\uf0a7\uf0b7]|o(?=\t)|\[[ xX]\]|\(?\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3})+(?=\t)"
    r"|\(?(?:[a-z]|[ivx]{1,4})\))\s+)+"
)


class Line(Struct, frozen=True):
    """One line of a list: what it says, and what stood in further columns."""

    text: str
    columns: tuple[str, ...] = ()


def lines_in(text: str) -> list[Line]:
    """The lines that say something."""
    lines = []
    for raw in text.splitlines():
        first, *columns = (" ".join(column.split()) for column in _BULLET.sub("", raw).strip().split("\t"))
        if first or any(columns):
            lines.append(Line(first, tuple(columns)))
    return lines


def fitting(choices: Sequence[AddChoice]) -> list[AddChoice]:
    """What a line can become: a single record that is known by words."""
    return [choice for choice in choices if _title_of(choice.build(lambda: "one")) is not None]


def _title_of(records: Sequence[Record]) -> str | None:
    if len(records) != 1:
        return None
    kind = kind_of(records[0])
    titles = [field.name for field in kind.fields if field.name == kind.title_field and field.kind in ("line", "text")]
    return titles[0] if titles else None


def records_of(choice: AddChoice, lines: Sequence[Line], new_id: NewId, today: date) -> list[Record]:
    """A record of each line, in their order; a column that fits no field stays in the text."""
    records: list[Record] = []
    for place, line in enumerate(lines):
        built = choice.build(new_id)
        title = _title_of(built)
        assert title is not None
        text, values = _placed(line, built[0], today)
        if isinstance(built[0], Ordered):
            values["position"] = built[0].position + place
        records.append(structs.replace(built[0], **{title: text}, **values))
    return records


def _placed(line: Line, record: Record, today: date) -> tuple[str, dict[str, object]]:
    """The text of a line with what could not be placed, and the fields that could be filled."""
    values: dict[str, object] = {}
    left = []
    purposes: tuple[Purpose, ...] = ("owner", "due", "status")
    for place, said in enumerate(line.columns):
        field = field_for(purposes[place], kind_of(record).fields) if place < len(purposes) else None
        value = _value(purposes[place], said, field.choices, today) if field is not None else None
        if field is not None and value is not None:
            values[field.name] = value
        elif said:
            left.append(said)
    return " ".join([line.text, *(f"({said})" for said in left)]).strip(), values


def _value(purpose: Purpose, said: str, choices: Sequence[tuple[str, str]], today: date) -> str | None:
    if purpose == "owner":
        return said
    if purpose == "status":
        return {label.casefold(): value for value, label in choices}.get(said.casefold())
    try:
        return parse_typed(said, today)
    except RecordError:
        return None


def in_a_line(record: Record) -> str:
    """A record that is about to be made, as one line: its words, who has it, by when, and its state."""
    kind = kind_of(record)
    title = str(getattr(record, kind.title_field))
    owner, due = field_for("owner", kind.fields), field_for("due", kind.fields)
    has = getattr(record, owner.name) if owner else ""
    by = getattr(record, due.name) if due else ""
    return "; ".join(filter(None, (title, has, f"due {spoken(by)}" if by else "")))
