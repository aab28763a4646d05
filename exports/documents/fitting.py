"""The one page for the room: exactly one side of A4, whatever the pack holds.

What does not fit is left out, the least important first, and never made smaller:
who else is there, causes that are closed, the chair, the line if pressed, thresholds, open
causes, the ask, and last the things to say. What was left out or shortened is said on screen.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from exports.blocks import Block, Bullets, Heading, Paragraph, Span, Table, Text, Title
from exports.composing import plain
from exports.letters import lines_of, shortened
from exports.material import Material, one_line
from exports.parts.cover import meeting_words
from exports.sheet import Paper
from exports.template import HEADING_ABOVE, HEADING_BELOW, HEADING_LINE, SHEET_BELOW, SHEET_LINE, TITLE_LINE
from toolkit.dates import spoken
from toolkit.records.causes import Cause, Threshold
from toolkit.trends import trend_of
from toolkit.views import short

POINTS, TITLE_POINTS = 11, 17
THINGS = 3
# An entry of a list loses so much of the width; a cell of a table so much to its margins.
INDENT, CELL_MARGINS = 340, 180
# What a row of a table is higher than its lines, and what may be lost to rounding on a whole page.
ROW, RESERVE = 100, 300
COLUMNS = (36, 18, 46)


class Piece(Struct, frozen=True):
    """Something that is on the page or is left out whole; a lower ``rank`` matters more."""

    section: str
    form: Literal["prose", "entry", "row"]
    rank: int
    name: str
    height: int
    texts: tuple[Text, ...]


class OnePage(Struct, frozen=True):
    """The blocks of the page, and in a sentence each what is not on it or not in full."""

    blocks: tuple[Block, ...]
    left_out: tuple[str, ...]


def fitted(material: Material, paper: Paper) -> OnePage:
    """The page as it fits on ``paper``."""
    writer = _Writer(material, paper, generous=False)
    pieces, head = writer.pieces(), writer.head()
    room = paper.height - RESERVE - head.height
    if _height(pieces) <= room:
        roomy = _Writer(material, paper, generous=True)
        longer, wider = roomy.pieces(), roomy.head()
        if wider.height + _height(longer) <= paper.height - RESERVE:
            return OnePage((*wider.blocks, *_blocks(longer)), tuple(roomy.shortened))
    by_rank = sorted(range(len(pieces)), key=lambda place: pieces[place].rank)
    # The more of them, the higher: what has room is found by halves.
    most = bisect_right(range(len(pieces) + 1), room, key=lambda count: _height(_first(pieces, by_rank[:count]))) - 1
    dropped = sorted(by_rank[max(most, 0) :])
    left_out = [f"Left out: {pieces[place].name}." for place in dropped]
    blocks = [*head.blocks, *_blocks(_first(pieces, by_rank[: max(most, 0)]))]
    return OnePage(tuple(blocks), (*writer.shortened, *left_out))


class _Head(Struct, frozen=True):
    blocks: tuple[Block, ...]
    height: int


class _Writer:
    def __init__(self, material: Material, paper: Paper, *, generous: bool) -> None:
        self._material, self._generous = material, generous
        self._width = paper.width / paper.widening
        self.shortened: list[str] = []

    def head(self) -> _Head:
        """Which force at which meeting."""
        material = self._material
        force = one_line(material.pack.office.force) or "The force is not named yet"
        title = self._cut("the name of the force", f"{force} at PPOG", 2, self._width, TITLE_POINTS * 1.1)
        meeting = material.pack.meeting
        number = f"PPOG number {meeting.number}" if meeting.number else ""
        told = " · ".join(part for part in (meeting_words(material), one_line(meeting.place), number) if part)
        where = self._cut("the place of the meeting", told, 2, self._width)
        height = lines_of((Span(title, bold=True),), TITLE_POINTS, self._width) * TITLE_LINE + 20
        height += self._lines(plain(where), self._width) * SHEET_LINE + 40
        return _Head((Title(title), Paragraph(plain(where), "cover-force")), height)

    def pieces(self) -> list[Piece]:
        """Everything that belongs on the page, in its order."""
        page, material = self._material.pack.one_page, self._material
        things = [one_line(text) for text in page.say if text.strip()]
        found = [
            self._bullet("Three things to say", 1, f"“{_beginning(text)}”", text, 4) for text in things[:THINGS]
        ] or [self._prose("Three things to say", 1, "what is to say", "Still to do: write the three things to say.", 1)]
        self.shortened += [f"Left out, as the fourth or later thing: “{_beginning(text)}”." for text in things[THINGS:]]
        ask = one_line(page.ask) or "Still to do: write what the meeting is asked for."
        found.append(self._prose("The ask", 2, "the ask", ask, 4))
        found += self._causes()
        found += self._thresholds()
        if pressed := one_line(page.if_pressed):
            found.append(self._prose("If pressed", 5, "the line if pressed", pressed, 4))
        found += self._people(material)
        return found

    def _causes(self) -> list[Piece]:
        return [self._cause(cause, 3 if cause.status == "open" else 7) for cause in self._material.causes]

    def _cause(self, cause: Cause, rank: int) -> Piece:
        material = self._material
        name = material.cause_titles[cause.id]
        status = "Open" if cause.status == "open" else f"Closed {spoken(cause.closed_on)}".strip()
        if cause.status == "open" and cause.force_rag:
            rated = material.label_of(cause, "force_rag").lower()
            status += material.fill(", {force.possessive} rating ") + rated
        trends = [
            f"{one_line(measure.name) or 'A measure'}: {trend_of(measure, material.readings.get(measure.id, [])).brief}"
            for measure in material.measures.get(cause.id, [])
        ]
        told = "; ".join(trends) or "no measure yet"
        widths = [self._width * share / sum(COLUMNS) - CELL_MARGINS for share in COLUMNS]
        told_by = zip((name, status, told), widths, strict=True)
        cells = [self._cut(f"“{name}” in the table", text, 3, width) for text, width in told_by]
        lines = max(self._lines(plain(text), width) for text, width in zip(cells, widths, strict=True))
        height = lines * SHEET_LINE + ROW
        return Piece("Causes of concern", "row", rank, f"the cause “{name}”", height, tuple(map(plain, cells)))

    def _thresholds(self) -> list[Piece]:
        """What nobody has said yet: per open cause the thresholds without wording, or that there is none."""
        found = []
        for cause in self._material.causes:
            if cause.status != "open":
                continue
            rows = self._material.thresholds.get(cause.id, [])
            unknown = [row for row in rows if row.state in ("not-asked", "asked")]
            title = self._material.cause_titles[cause.id]
            found += [self._threshold(title, self._material.label_of(row, "state").lower(), row) for row in unknown]
            if not rows:
                found.append(self._threshold(title, "not asked yet", None))
        return found

    def _threshold(self, cause: str, state: str, row: Threshold | None) -> Piece:
        about = one_line(row.wording or row.written_in) if row else ""
        text = f"{cause}: {state}" + (f" ({about})" if about else "")
        return self._bullet("Thresholds still unknown", 4, f"a threshold of “{cause}”", text, 2)

    def _people(self, material: Material) -> list[Piece]:
        edition, office = material.edition, material.pack.office
        chair = next((member for member in edition.members if member.chairs), None)
        found = []
        if chair:
            found.append(self._prose("In the room", 6, "who chairs", material.fill(chair.text), 2))
        seats = [f"{member.body}" for member in edition.members if not member.chairs]
        named = [
            f"{title}: {one_line(name)}"
            for title, name in ((material.fill("{Chief}"), office.chief_name), ("HMI", office.hmi), ("FLL", office.fll))
            if name.strip()
        ]
        there = "; ".join([*named, *seats])
        if there:
            found.append(self._prose("In the room", 8, "who else is there", f"Also there: {there}.", 4))
        return found

    def _bullet(self, section: str, rank: int, name: str, text: str, most: int) -> Piece:
        width = self._width - INDENT
        said = plain(self._cut(name, text, most, width))
        height = self._lines(said, width) * SHEET_LINE + SHEET_BELOW
        return Piece(section, "entry", rank, name, height, (said,))

    def _prose(self, section: str, rank: int, name: str, text: str, most: int) -> Piece:
        said = plain(self._cut(name, text, most, self._width))
        return Piece(section, "prose", rank, name, self._lines(said, self._width) * SHEET_LINE + SHEET_BELOW, (said,))

    def _lines(self, text: Text, width: float) -> int:
        return lines_of(text, POINTS, width)

    def _cut(self, name: str, text: str, most: int, width: float, points: float = POINTS) -> str:
        """The text in at most so many lines; in twice as many where the page has room for all."""
        said = shortened(text, points, width, most * 2 if self._generous else most)
        if said != text:
            self.shortened.append(f"Shortened: {name}.")
        return said


def _beginning(text: str) -> str:
    return short(text, 40)


def _first(pieces: Sequence[Piece], places: Iterable[int]) -> list[Piece]:
    """The pieces at these places, in the order of the page."""
    return [pieces[place] for place in sorted(places)]


def _height(pieces: Sequence[Piece]) -> int:
    """What the pieces take with the headings above them, in twentieths of a point."""
    total = 0
    for _, group in groupby(pieces, key=lambda piece: piece.section):
        rows = list(group)
        total += HEADING_ABOVE + HEADING_LINE + HEADING_BELOW + sum(piece.height for piece in rows)
        if rows[0].form == "row":
            total += SHEET_LINE + ROW
    return total


def _blocks(pieces: Sequence[Piece]) -> list[Block]:
    blocks: list[Block] = []
    for section, group in groupby(pieces, key=lambda piece: piece.section):
        blocks.append(Heading(text=section, level=1))
        for form, rows in groupby(group, key=lambda piece: piece.form):
            texts = [piece.texts for piece in rows]
            if form == "prose":
                blocks += [Paragraph(text) for (text,) in texts]
            elif form == "entry":
                blocks.append(Bullets(tuple(text for (text,) in texts)))
            else:
                blocks.append(_table(texts))
    return blocks


def _table(rows: list[tuple[Text, ...]]) -> Table:
    return Table(
        caption="Causes of concern",
        description="Each cause of concern with its status and what its measures show.",
        header=("Cause", "Status", "What the measures show"),
        rows=tuple(rows),
        widths=COLUMNS,
    )
