"""How texts, labels and gaps are put into blocks, the same in every part of every document."""

import re
from itertools import chain
from typing import Literal
from urllib.parse import urlsplit

from msgspec import structs

from exports.blocks import (
    Block,
    Bullets,
    Callout,
    Entry,
    EntryLine,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Role,
    Span,
    Text,
)
from exports.material import Material, one_line
from toolkit.content import Item
from toolkit.records.causes import Evidence
from toolkit.records.record import Record
from toolkit.views import short

# A heading beyond this no longer helps anybody to find a place; the whole text follows it.
HEADING_LENGTH = 90
# What belongs together stays on one page up to so many characters: half of what a page holds.
TOGETHER = 1200
# Behind these words stands what a source leaves open; the office's own notes are called notes.
SOURCE_NOTE = "On the source"


def plain(text: str) -> Text:
    """A text without emphasis or link."""
    return (Span(text),)


def bold_lead(lead: str, text: str) -> Text:
    """A text that starts with a few words in bold."""
    if not text:
        return (Span(lead, bold=True),)
    lead = lead.rstrip(".:")
    return (Span(f"{lead} " if lead.endswith(("?", "!")) else f"{lead}: ", bold=True), Span(text))


def prose(text: str, role: Role = "body") -> list[Block]:
    """A text of one or more paragraphs, as the person broke it."""
    return [Paragraph(plain(line.strip()), role) for line in text.split("\n") if line.strip()]


def labelled(label: str, text: str, role: Role) -> list[Block]:
    """A text whose first paragraph starts with its label; nothing where the text is empty."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return [Paragraph(bold_lead(label, line) if place == 0 else plain(line), role) for place, line in enumerate(lines)]


def heading(text: str, level: Literal[2, 3], fallback: str = "", number: int | None = None) -> list[Block]:
    """A heading made of a person's text: cut to a line, with the whole text below where it was cut."""
    line = one_line(text)
    said = short(line, HEADING_LENGTH) or fallback
    blocks: list[Block] = [Heading(text=said, level=level, number=number)]
    if said != line and line:
        blocks += prose(text)
    return blocks


def together(blocks: list[Block], *more: list[Block]) -> list[Block]:
    """The blocks so that none of them stands alone at the foot or head of a page; long ones as they were.

    What ``more`` has stays with them where all of it has room on half a page, and else group by group.
    """
    if more and sum(map(_length, [*blocks, *chain.from_iterable(more)])) <= TOGETHER:
        return together([*blocks, *chain.from_iterable(more)])
    if more:
        return [*together(blocks), *chain.from_iterable(map(together, more))]
    if sum(map(_length, blocks)) > TOGETHER:
        return blocks
    return [*map(_kept, blocks[:-1]), *blocks[-1:]]


def _length(block: Block) -> int:
    match block:
        case Paragraph():
            return sum(len(span.text) for span in block.text)
        case Callout() | Entry():
            return len(block.text)
        case EntryLine():
            return sum(len(one.text) for one in block.entries)
        case _:
            return 0


def _kept(block: Block) -> Block:
    return structs.replace(block, keep=True) if isinstance(block, Paragraph | Callout | Entry | EntryLine) else block


def to_do(text: str) -> Callout:
    """What is still to do in a part that is empty."""
    return Callout("Still to do", text)


def facts_of(material: Material, record: Record, *names: str) -> list[Fact]:
    """Label and value of the fields that are filled in; labels as on the screen."""
    found = []
    for name in names:
        value = material.shown(record, name)
        if value:
            found.append(Fact(material.label(record, name), plain(value)))
    return found


def facts(rows: list[Fact]) -> list[Block]:
    """The facts as a block; nothing where there are none."""
    return [Facts(tuple(rows))] if rows else []


def details(rows: list[Fact]) -> list[Block]:
    """Lesser facts on one line; nothing where there are none."""
    if not rows:
        return []
    told = " · ".join(f"{row.label}: {one_line(''.join(span.text for span in row.value))}" for row in rows)
    return [Paragraph(plain(told), "muted")]


def lines(label: str, text: str, role: Role = "body") -> list[Block]:
    """A label and lines that belong together in one paragraph; nothing where the text is empty."""
    return [Paragraph(bold_lead(label, text.strip()), role)] if text.strip() else []


def bullets(items: list[Text]) -> list[Block]:
    """A list as a block; nothing where it is empty."""
    return [Bullets(tuple(items))] if items else []


def item_bullet(material: Material, item: Item) -> Text:
    """An item of the edition as an entry of a list: title, text, and where the sources disagree."""
    text = material.fill(item.text)
    lead = bold_lead(material.fill(item.title), text) if item.title else plain(text)
    return (*lead, Span(f"\n{SOURCE_NOTE}: {material.fill(item.note)}")) if item.note else lead


def note_of(material: Material, item: Item | None, role: Role = "muted") -> list[Block]:
    """Where the sources disagree or are silent; nothing where they do not."""
    return labelled(SOURCE_NOTE, material.fill(item.note), role) if item and item.note else []


def evidence_text(row: Evidence) -> Text:
    """Where a piece of evidence is to be found, as a link where a reader may follow it."""
    document, link = one_line(row.document), row.link.strip()
    if is_safe_link(link):
        return (Span(_words_of_link(document, link), link=link),)
    return plain("\n".join(part for part in (document, link) if part))


def _words_of_link(document: str, link: str) -> str:
    """What a link says: never an address alone, which is read out letter by letter."""
    if document and not _BARE_ADDRESS.fullmatch(document):
        return document
    return f"Evidence: {document or urlsplit(link).hostname or link.partition(':')[2]}"


_BARE_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)\S*", re.IGNORECASE)
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*")
_ADDRESS = re.compile(r"[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+")
_MAILBOX = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(\?[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*)?")
# Word refuses longer addresses.
MAX_LINK = 2000


def is_safe_link(link: str) -> bool:
    """Whether a document may carry this as a link: a sound https or mailto address, nothing else."""
    if len(link) > MAX_LINK:
        return False
    if link.lower().startswith("mailto:"):
        return bool(_MAILBOX.fullmatch(link[len("mailto:") :]))
    if not link.lower().startswith("https://") or not _ADDRESS.fullmatch(link):
        return False
    try:
        parts = urlsplit(link)
        host, port = parts.hostname, parts.port
    except ValueError:
        return False
    sound_percents = not re.search(r"%(?![0-9A-Fa-f]{2})", link)
    return (
        bool(host and _HOST.fullmatch(host))
        and (port is None or port > 0)
        and "@" not in parts.netloc
        and sound_percents
    )
