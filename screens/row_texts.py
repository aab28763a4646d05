"""Rows as text or Markdown, to be pasted elsewhere: several as a list, one with all that it holds."""

import re
from collections.abc import Sequence
from typing import Literal

from screens.case import Case
from screens.row_work import Purpose, field_of
from screens.rows import Passage, Row, StepView
from screens.values import in_words
from toolkit.dates import spoken
from toolkit.fields import KINDS, Field
from toolkit.records.record import Record

Form = Literal["text", "markdown"]

# Control characters, and halves of signs that no file can hold.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def text_of_rows(view: StepView, case: Case, rows: Sequence[Row], form: Form) -> str:
    """One row with all its fields, or several as a list of one line each."""
    said = _whole(view, case, rows[0], form) if len(rows) == 1 else _listed(view, case, rows, form)
    return _UNFIT.sub("\ufffd", said.replace("\r\n", "\n").replace("\r", "\n"))


def _listed(view: StepView, case: Case, rows: Sequence[Row], form: Form) -> str:
    return "\n".join(_line(view, case, row, form) for row in rows if not row.heading) + "\n"


def _line(view: StepView, case: Case, row: Row, form: Form) -> str:
    title = " ".join(named_in_full(row).split())
    owner, due, status = (_said(view, case, row, purpose) for purpose in ("owner", "due", "status"))
    if form == "text":
        return "\t".join((title, owner, due, status)).rstrip("\t")
    from exports.markdown_text import begun, escaped

    box = {"done": "[x] ", "todo": "[ ] ", "progress": "[ ] "}.get(row.mark or "", "")
    details = ", ".join(filter(None, (status or row.state, owner, f"due {due}" if due else "")))
    written = escaped(title)
    return f"- {box}{written if box else begun(written)}{f' ({escaped(details)})' if details else ''}"


def _said(view: StepView, case: Case, row: Row, purpose: Purpose) -> str:
    field = field_of(view, case, row, purpose)
    if field is None or row.record is None:
        return ""
    value = str(getattr(row.record, field.name))
    return spoken(value) if purpose == "due" else " ".join(dict(field.choices).get(value, value).split())


def named_in_full(row: Row) -> str:
    """What the row is about, uncut where a person wrote it."""
    own = _own_title(row.record)
    return own if own.strip() else row.title


def _own_title(record: Record | None) -> str:
    if record is None:
        return ""
    kind = KINDS[record.table]
    known = {field.name: field for field in kind.fields}
    field = known.get(kind.title_field)
    return str(getattr(record, field.name)) if field is not None and field.kind in ("line", "text") else ""


def _whole(view: StepView, case: Case, row: Row, form: Form) -> str:
    passages = [passage for passage in view.about(case, row) if passage.kind not in ("title", "drawing")]
    filled = _filled(case, row.record, view.fields(case, row)) if row.record is not None else []
    if form == "text":
        parts = [named_in_full(row), *(passage.text for passage in passages)]
        parts += [f"{field.label}:{_after_label(value)}" for field, value in filled]
        return "\n".join(parts) + "\n"
    from exports.markdown_text import begun, escaped

    def block(text: str) -> str:
        return "\\\n".join(begun(escaped(line.strip())) for line in text.splitlines() if line.strip())

    title = escaped(" ".join(named_in_full(row).split()))
    parts = [f"## {title}", *(_passage(passage, block(passage.text)) for passage in passages)]
    parts += [f"**{escaped(field.label)}:** {block(value)}" for field, value in filled]
    return "\n\n".join(part for part in parts if part) + "\n"


def _filled(case: Case, record: Record, fields: Sequence[Field]) -> list[tuple[Field, str]]:
    values = [(field, getattr(record, field.name)) for field in fields]
    held = [(field, value) for field, value in values if value not in ("", (), None)]
    return [(field, in_words(case, record.table, field.name, value)) for field, value in held]


def _after_label(value: str) -> str:
    return f"\n{value}" if "\n" in value else f" {value}"


def _passage(passage: Passage, written: str) -> str:
    return {"quote": f"> {written}", "point": f"- {written}", "label": f"### {written}"}.get(passage.kind, written)
