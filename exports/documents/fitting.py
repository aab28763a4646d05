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
from toolkit.figures import with_unit
from toolkit.records.causes import Cause, Measure, Threshold
from toolkit.trends import trend_of
from toolkit.views import short

POINTS, TITLE_POINTS = 11, 17
THINGS = 3
# An entry of a list loses so much of the width; a cell of a table so much to its margins.
INDENT, CELL_MARGINS = 340, 180
# What a row of a table is higher than its lines, and what may be lost to rounding on a whole page.
ROW, RESERVE = 100, 300
COLUMNS = (24, 17, 59)


class Piece(Struct, frozen=True):
    """Something that is on the page or is left out whole; a lower ``rank`` matters more."""

    section: str
    form: Literal["prose", "entry", "row"]
    rank: int
    name: str
    height: int
    texts: tuple[Text, ...]
    shortened: bool = False


class OnePage(Struct, frozen=True):
    """The blocks of the page, and in a sentence each what is not on it or not in full."""

    blocks: tuple[Block, ...]
    left_out: tuple[str, ...]


def fitted(material: Material, paper: Paper) -> OnePage:
    """The page as it fits on ``paper``."""
    short_of_room = _Writer(material, paper)
    pieces, head = short_of_room.pieces(), short_of_room.head()
    by_rank = sorted(range(len(pieces)), key=lambda place: pieces[place].rank)
    room = paper.height - RESERVE - head.height
    if _height(pieces) <= room:
        pieces = _lengthened(pieces, _Writer(material, paper, lines=2).pieces(), by_rank, room)
        dated = _Writer(material, paper, lines=2, dated=True).pieces()
        tried = [new if old.form == "row" else old for old, new in zip(pieces, dated, strict=True)]
        if _height(tried) <= room:
            pieces = tried
    # The more of them, the higher: what has room is found by halves.
    most = bisect_right(range(len(pieces) + 1), room, key=lambda count: _height(_first(pieces, by_rank[:count]))) - 1
    on_page = _first(pieces, by_rank[: max(most, 0)])
    left_out = [f"Left out: {pieces[place].name}." for place in sorted(by_rank[max(most, 0) :])]
    cut = [f"Shortened: {name}." for name in (*head.shortened, *(piece.name for piece in on_page if piece.shortened))]
    return OnePage((*head.blocks, *_blocks(on_page)), (*cut, *_later_things(material), *left_out))


def _lengthened(pieces: list[Piece], longer: list[Piece], by_rank: list[int], room: int) -> list[Piece]:
    """The pieces, what matters most in more lines while there is room for them."""
    found = list(pieces)
    for place in by_rank:
        tried = [*found[:place], longer[place], *found[place + 1 :]]
        if _height(tried) <= room:
            found = tried
    return found


class _Head(Struct, frozen=True):
    blocks: tuple[Block, ...]
    height: int
    shortened: tuple[str, ...]


class _Writer:
    def __init__(self, material: Material, paper: Paper, *, lines: int = 1, dated: bool = False) -> None:
        """Texts may take so many times the ``lines`` that they have where room is short."""
        self._material, self._times, self._dated = material, lines, dated
        self._width = paper.width / paper.widening

    def head(self) -> _Head:
        """Which force at which meeting."""
        material = self._material
        force = one_line(material.pack.office.force) or "The force is not named yet"
        named = f"{force} at PPOG"
        title = self._cut(named, 2, self._width, TITLE_POINTS * 1.1)
        meeting = material.pack.meeting
        number = f"PPOG number {meeting.number}" if meeting.number else ""
        told = " · ".join(part for part in (meeting_words(material), one_line(meeting.place), number) if part)
        where = self._cut(told, 2, self._width)
        height = lines_of((Span(title, bold=True),), TITLE_POINTS, self._width) * TITLE_LINE + 20
        height += self._lines(plain(where), self._width) * SHEET_LINE + 40
        cut = (("the name of the force", title != named), ("the place of the meeting", where != told))
        shortened = tuple(name for name, done in cut if done)
        return _Head((Title(title), Paragraph(plain(where), "cover-force")), height, shortened)

    def pieces(self) -> list[Piece]:
        """Everything that belongs on the page, in its order."""
        page, material = self._material.pack.one_page, self._material
        things = _things(material)
        found = [
            self._bullet("Three things to say", 1, f"“{_beginning(text)}”", text, 4) for text in things[:THINGS]
        ] or [self._prose("Three things to say", 1, "what is to say", "Still to do: write the three things to say.", 1)]
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
        told = "; ".join(map(self._shown, material.measures.get(cause.id, []))) or "no measure yet"
        widths = [self._width * share / sum(COLUMNS) - CELL_MARGINS for share in COLUMNS]
        texts = [name, status, told]
        told_by = zip(texts, widths, strict=True)
        cells = [self._cut(text, 3, width) for text, width in told_by]
        lines = max(self._lines(plain(text), width) for text, width in zip(cells, widths, strict=True))
        height = lines * SHEET_LINE + ROW
        called = f"the cause “{name}”"
        return Piece("Causes of concern", "row", rank, called, height, tuple(map(plain, cells)), cells != texts)

    def _shown(self, measure: Measure) -> str:
        """What the readings show; where the page has room, of which day the last one is, and the target."""
        trend = trend_of(measure, self._material.readings.get(measure.id, []))
        told = f"{one_line(measure.name) or 'A measure'}: {trend.brief}"
        if self._dated and trend.last_on:
            told += f" ({spoken(trend.last_on)})"
        if self._dated and measure.target is not None:
            told += f", target {with_unit(measure.target, measure.unit)}"
        return told

    def _thresholds(self) -> list[Piece]:
        """Per open cause what HMICFRS or another has said would be enough, word for word, or that nobody has."""
        found = []
        for cause in self._material.causes:
            if cause.status == "open":
                title = self._material.cause_titles[cause.id]
                rows: list[Threshold | None] = [*self._material.thresholds.get(cause.id, [])]
                texts = [f"{title} {self._threshold(row)}" for row in rows or [None]]
                found += [self._bullet("Thresholds", 4, f"a threshold of “{title}”", text, 2) for text in texts]
        return found

    def _threshold(self, row: Threshold | None) -> str:
        if row is None:
            return "(not asked yet)"
        state = self._material.label_of(row, "state").lower()
        if row.state in ("asked", "not-asked"):
            about = one_line(row.wording or row.written_in)
            return f"({state})" + (f": {about}" if about else "")
        given = ", ".join(filter(None, (state, one_line(row.by_whom), spoken(row.said_on))))
        return f"({given}): {one_line(row.wording) or 'not worded yet'}"

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
        return self._piece(section, "entry", rank, name, text, most, self._width - INDENT)

    def _prose(self, section: str, rank: int, name: str, text: str, most: int) -> Piece:
        return self._piece(section, "prose", rank, name, text, most, self._width)

    def _piece(
        self, section: str, form: Literal["prose", "entry"], rank: int, name: str, text: str, most: int, width: float
    ) -> Piece:
        cut = self._cut(text, most, width)
        said = plain(cut)
        height = self._lines(said, width) * SHEET_LINE + SHEET_BELOW
        return Piece(section, form, rank, name, height, (said,), cut != text)

    def _lines(self, text: Text, width: float) -> int:
        return lines_of(text, POINTS, width)

    def _cut(self, text: str, most: int, width: float, points: float = POINTS) -> str:
        """The text in at most so many lines, where room is short."""
        return shortened(text, points, width, most * self._times)


def _things(material: Material) -> list[str]:
    return [one_line(text) for text in material.pack.one_page.say if text.strip()]


def _later_things(material: Material) -> list[str]:
    return [f"Left out, as the fourth or later thing: “{_beginning(text)}”." for text in _things(material)[THINGS:]]


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
