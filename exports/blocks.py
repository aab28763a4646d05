"""What a document is made of, before it is Word: headings, paragraphs, tables, tick boxes.

Builders put these together from a pack; renderers turn them into files. Every text is
plain: nothing in it is ever read as markup, a field or a template. A line break in a text
is a line break on the page.
"""

from typing import Literal

from msgspec import Struct

from exports.cleaning import Cleaned

Role = Literal[
    "body",
    "lead",
    "muted",
    "quote",
    "question",
    "answer",
    "speech",
    "cue",
    "tick-text",
    "tick-detail",
    "cover-force",
    "banner",
]


EntryKind = Literal["line", "text", "date", "choice"]


class Span(Struct, frozen=True, gc=False):
    """A stretch of text; ``link`` is an address that a reader may follow, ``note`` a footnote after it, or empty."""

    text: str
    bold: bool = False
    link: str = ""
    note: str = ""


Text = tuple[Span, ...]


class Title(Struct, frozen=True):
    """The name of the whole document, once, on its cover."""

    text: str


class Heading(Struct, frozen=True, kw_only=True):
    """A heading; level 1 starts a part of the document and stands in the contents.

    ``anchor`` names the place for links (letters, digits and underscores, 40 at most);
    ``number`` is written before the text.
    """

    text: str
    level: Literal[1, 2, 3]
    anchor: str = ""
    number: int | None = None
    new_page: bool = False


class Paragraph(Struct, frozen=True):
    """A paragraph; ``role`` says what it is for, and each renderer how that looks.

    With ``keep`` it stays on the page of what follows.
    """

    text: Text
    role: Role = "body"
    keep: bool = False


class Bullets(Struct, frozen=True):
    """A list without an order."""

    items: tuple[Text, ...]


class Fact(Struct, frozen=True):
    """A label and what stands for it."""

    label: str
    value: Text


class Facts(Struct, frozen=True):
    """Facts beneath one another."""

    facts: tuple[Fact, ...]


class TickBox(Struct, frozen=True, kw_only=True):
    """A box that a reader can tick in the file; ``words`` say the state for those who cannot see it.

    ``key`` is that of the field that it stands for (see `exports.keys`), by which a tick comes back; ``record`` is
    the fingerprint of its record.
    """

    label: str
    done: bool
    words: str
    key: str
    record: str = ""


class Entry(Struct, frozen=True, kw_only=True):
    """A field that a reader can fill in in the file, by its ``key``, and how it stands now.

    ``text`` is what it shows, ``hint`` what stands in its place while it is empty. A ``text`` may have
    several lines; a ``date`` (``day`` in ISO 8601, where it is exact) and a ``choice`` (one of ``choices``)
    are offered as such. ``record`` and ``keep`` are as for `TickBox` and `Paragraph`.
    """

    label: str
    text: str
    key: str
    hint: str
    kind: EntryKind = "line"
    day: str = ""
    choices: tuple[str, ...] = ()
    role: Role = "answer"
    record: str = ""
    keep: bool = False


class EntryLine(Struct, frozen=True):
    """Short fields beside one another on one line; ``keep`` is as for `Paragraph`."""

    entries: tuple[Entry, ...]
    role: Role = "muted"
    keep: bool = False


class Form(Struct, frozen=True, kw_only=True):
    """Fields side by side under their labels, with room to write by hand; as a table it has caption and description.

    ``widths`` are shares of the width of the page, ``height`` the least room below the labels, in
    twentieths of a point.
    """

    caption: str
    description: str
    entries: tuple[Entry, ...]
    widths: tuple[int, ...]
    height: int


class Spoken(Struct, frozen=True):
    """A line that is said; ``clock`` stands beside it in the margin, or is empty."""

    clock: str
    text: Text


class Chart(Struct, frozen=True, kw_only=True):
    """The readings of a measure as a line; ``words`` say the trend to those who do not see it.

    ``points`` are label and value, the earliest first; ``baseline`` and ``target`` are level lines.
    """

    title: str
    words: str
    unit: str
    points: tuple[tuple[str, float], ...]
    baseline: float | None = None
    target: float | None = None


class Table(Struct, frozen=True, kw_only=True):
    """Rows under a header row; nothing is merged or nested.

    ``caption`` and ``description`` are read out by screen readers; ``widths`` are shares
    of the width of the page, one a column. The ``figures`` look is for one row of large figures.
    """

    caption: str
    description: str
    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[int, ...]
    look: Literal["records", "figures"] = "records"


class Callout(Struct, frozen=True):
    """A sentence that must not be overlooked, behind a word or two that say of what sort it is.

    ``keep`` is as for `Paragraph`.
    """

    lead: str
    text: str
    keep: bool = False


class Contents(Struct, frozen=True):
    """Links to every heading of level 1; on a page of its own."""

    title: str


Block = (
    Title
    | Heading
    | Paragraph
    | Bullets
    | Facts
    | TickBox
    | Entry
    | EntryLine
    | Form
    | Spoken
    | Chart
    | Table
    | Callout
    | Contents
)

Layout = Literal["ordinary", "one-page", "large"]
"""``ordinary``: for the desk. ``one-page``: small margins, one side. ``large``: to be read out while standing."""


class Properties(Struct, frozen=True, kw_only=True):
    """What a file says about itself; the moments are UTC in ISO 8601, without a zone.

    ``identifier`` is the id of the pack, so that a returned document can be matched to it.
    """

    title: str
    subject: str
    author: str
    identifier: str
    created: str
    modified: str


class Document(Struct, frozen=True, kw_only=True):
    """One document, ready to be rendered.

    ``marking`` stands at the top and bottom of every page and is never empty; ``footer``
    stands beside the page number; ``cleaned`` says what was changed in the pack's texts, ``left_out`` in
    sentences what is in the pack and had no room.
    """

    marking: str
    footer: str
    properties: Properties
    blocks: tuple[Block, ...]
    layout: Layout = "ordinary"
    cleaned: tuple[Cleaned, ...] = ()
    left_out: tuple[str, ...] = ()
