"""Documents as Markdown (CommonMark with tables), to be pasted into an e-mail or a board paper."""

from collections.abc import Iterable
from typing import assert_never

from msgspec import structs

from exports.blocks import (
    Block,
    Bullets,
    Callout,
    Chart,
    Contents,
    Document,
    Entry,
    EntryLine,
    Facts,
    Form,
    Heading,
    Paragraph,
    Role,
    Span,
    Spoken,
    Table,
    Text,
    TickBox,
    Title,
)
from exports.markdown_text import begun, escaped, lines_of
from exports.material import one_line

# What an empty field shows: in Markdown nothing can be filled in.
EMPTY = "not filled in"

_BREAK = "\\\n"
_QUOTED: tuple[Role, ...] = ("quote", "cue")
_STRONG: tuple[Role, ...] = ("question", "banner", "cover-force")
# These belong to the box above them, and stand in its list item.
_OF_A_TICK: tuple[Role, ...] = ("tick-text", "tick-detail")


def markdown(document: Document) -> str:
    """The document as the text of a Markdown file, the marking first and last; the same each time."""
    notes: list[str] = []
    marking = _lines((Span(document.marking, bold=True),), notes)
    parts = [block for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    written = [text for block in document.blocks if (text := _written(block, parts, notes))]
    # The words before a note keep readers without footnotes from taking it for the address of a link.
    footnotes = [
        f"[^{number}]: Note {number}: {' / '.join(lines_of((Span(note),), []))}"
        for number, note in enumerate(notes, start=1)
    ]
    return "\n\n".join([marking, *written, *footnotes, marking]) + "\n"


def _written(block: Block, parts: list[Heading], notes: list[str]) -> str:
    match block:
        case Title():
            return f"# {escaped(one_line(block.text))}"
        case Heading():
            return f"{'#' * (block.level + 1)} {_heading(block)}"
        case Paragraph():
            return _paragraph(block.text, block.role, notes)
        case Bullets():
            return _list((item for item in block.items), notes)
        case Facts():
            return _list((_labelled(fact.label, fact.value) for fact in block.facts), notes)
        case TickBox():
            return _tick(block)
        case Entry():
            return _paragraph(_entry(block), block.role, notes)
        case EntryLine():
            return _paragraph(_beside(block.entries), block.role, notes)
        case Form():
            return "\n\n".join(_lines(_entry(entry), notes) for entry in block.entries)
        case Spoken():
            return _lines((*((Span(f"{block.clock} ", bold=True),) if block.clock else ()), *block.text), notes)
        case Chart():
            return _lines(_labelled(block.title, (Span(block.words),)), notes)
        case Table():
            return _table(block, notes)
        case Callout():
            return _lines(_labelled(block.lead, (Span(block.text),)), notes, "> ")
        case Contents():
            title = _lines((Span(block.title, bold=True),), notes)
            return "\n\n".join([title, "\n".join(f"- {begun(_heading(part))}" for part in parts)])
        case _:
            assert_never(block)


def _heading(block: Heading) -> str:
    said = escaped(one_line(block.text))
    return f"{block.number}. {said}" if block.number is not None else said


def _paragraph(text: Text, role: Role, notes: list[str]) -> str:
    if role in _STRONG:
        text = tuple(structs.replace(span, bold=True) for span in text)
    if role in _QUOTED:
        return _lines(text, notes, "> ")
    return _lines(text, notes, "  " if role in _OF_A_TICK else "")


def _lines(text: Text, notes: list[str], before: str = "") -> str:
    """A text with its line breaks; ``before`` stands before each line."""
    lines = lines_of(text, notes)
    return before + f"{_BREAK}{before}".join(lines) if lines else ""


def _list(items: Iterable[Text], notes: list[str]) -> str:
    return "\n".join("- " + f"{_BREAK}  ".join(lines_of(item, notes)) for item in items)


def _labelled(label: str, text: Text) -> Text:
    lead = Span(f"{one_line(label).rstrip('.:')}: ", bold=True)
    return (lead, *text)


def _tick(block: TickBox) -> str:
    [said] = lines_of((Span(f"{one_line(block.label)} ", bold=True), Span(f"({one_line(block.words)})")), [])
    return f"- [{'x' if block.done else ' '}] {said}"


def _entry(block: Entry) -> Text:
    return _labelled(block.label, (Span(block.text if block.text.strip() else EMPTY),))


def _beside(entries: tuple[Entry, ...]) -> Text:
    """Fields on one line, a dot between them."""
    text: list[Span] = []
    for entry in entries:
        text += [Span(" · "), *_entry(entry)] if text else _entry(entry)
    return tuple(text)


def _table(block: Table, notes: list[str]) -> str:
    rows = [_row([[escaped(one_line(title))] for title in block.header]), _row([["---"]] * len(block.header))]
    rows += [_row([lines_of(cell, notes) for cell in cells]) for cells in block.rows]
    return "\n".join(rows)


def _row(cells: Iterable[list[str]]) -> str:
    """A row; what would break it is put on one line."""
    return f"| {' | '.join(' / '.join(lines) for lines in cells)} |"
