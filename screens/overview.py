"""The dashboard: how long until PPOG, what to do next and why, how far each step is, what needs attention."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from screens.case import Case
from screens.dashboard import (
    MISSING,
    STEP_CELLS,
    Line,
    attention_lines,
    attention_title,
    news_lines,
    news_title,
    step_lines,
    top_lines,
)
from screens.key_words import with_keys
from screens.keys import key
from screens.messages import GoTo, TourWanted
from screens.rows import Row
from screens.widgets.board_list import BoardList
from store.names import is_put_beside
from store.news import away_since, news_since, own_initials
from store.session import PackSession
from store.visits import last_visit
from toolkit.checks import find_gaps

# Enter leads to the next thing to do, so the tour has a key of its own; Enter and a click on its line begin it too.
_TOUR, _OFFER = "tour", "New here? {t|overview.tour} shows you round, in seven short stops."


# With fewer columns, what needs attention would have too few beside the steps, and stands below them.
_SIDE_BY_SIDE = 108


class Overview(Vertical):
    """The first thing seen in a pack; every line leads to the place that it is about."""

    HELP = (
        "The dashboard. At the top, the meeting and the next best thing to do, with the reason. Then the steps with "
        "how far each is, and what needs attention: overdue, due within a week, missing most, and what colleagues "
        "changed since you were last here. Enter or a click goes to the place that a line is about. Down and up go on "
        "from one list to the next, {Tab|app.next} too. {m|pack.map} shows the process map with your place in it; "
        "{t|overview.tour} shows you round."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        key("t", "tour", "Tour", "overview.tour", "Be shown round in seven short stops, or go on where you left"),
    ]

    def __init__(self, case: Callable[[], Case], session: PackSession, width: int, *, id: str) -> None:
        """The dashboard of a pack in a terminal of ``width`` columns."""
        super().__init__(id=id, classes="overview")
        self.set_class(width < _SIDE_BY_SIDE, "-stacked")
        self.case = case
        self.session = session
        self.symbols = case().symbols
        self._since = away_since(session.history(), own_initials(session), last_visit(session.pack.info.pack_id))
        self._tour_offered = False
        self._width = 0
        self._lines: dict[str, dict[str, Line]] = {}

    def compose(self) -> ComposeResult:
        """Meeting and next thing, the steps beside dates and what colleagues did, then what is missing."""
        yield BoardList(self.symbols, id="top", stacked=True)
        with Horizontal(classes="overview-body"):
            with Vertical(classes="overview-left"):
                yield Static("Steps", classes="section-title", id="steps-title")
                yield BoardList(self.symbols, id="steps")
            with Vertical(classes="overview-right"):
                yield Static("", classes="section-title", id="attention-title")
                yield BoardList(self.symbols, id="attention")
                yield Static("", classes="section-title", id="news-title")
                yield BoardList(self.symbols, id="news")
        yield BoardList(self.symbols, id="missing")

    def on_mount(self) -> None:
        """Draw the pack."""
        for one_line in ("#steps", "#missing"):
            self.query_one(one_line, BoardList).wrap_rows(False)
        self.refresh_rows()

    def on_resize(self) -> None:
        """Use the room that there is now."""
        if self.size.width != self._width:
            self.refresh_rows()

    def offer_tour(self) -> None:
        """Offer to show a newcomer round; it stays away once it was taken or the pack is left."""
        self._tour_offered = True
        self.refresh_rows()

    def end_offer(self) -> None:
        """Take the offer away."""
        self._tour_offered = False
        self.refresh_rows()

    def refresh_rows(self) -> None:
        """Draw the pack as it is now."""
        case, narrow = self.case(), (self.outer_size.width or self.app.size.width) < _SIDE_BY_SIDE
        self.set_class(narrow, "-stacked")
        gaps = find_gaps(case.pack, case.edition, case.today)
        news = news_since(self.session.history(), case.pack, own_initials(self.session), self._since)
        changed = news_lines(case, news)
        # An option has a cell of room on either side, and so has the narrow dashboard.
        self._width = self.size.width or self._width_to_come()
        width = self._width - (4 if narrow else 6)
        top = top_lines(case, gaps, width, brief=narrow, put_beside=is_put_beside(self.session.path))
        attention = attention_lines(case, gaps, changed if narrow else (), brief=narrow)
        self._show("top", [*top, _tour_line()] if self._tour_offered else top)
        self._show("steps", step_lines(case, width if narrow else STEP_CELLS))
        self.query_one("#attention", BoardList).wrap_rows(not narrow)
        # A gap is a sentence: it takes the whole width, and with it one line.
        place = next((place for place, line in enumerate(attention) if line.row.key == MISSING), len(attention))
        self._show("attention", attention[:place])
        self._show("missing", attention[place:])
        self._show("news", changed)
        self._title("attention", attention_title(case, gaps, news) if narrow else "Dates to keep")
        self._title("news", news_title(news, self._since, case.now))
        self.query_one("#news").display = bool(news) and not narrow
        self.query_one("#news-title").display = not narrow
        self.query_one("#missing").display = not narrow

    def _width_to_come(self) -> int:
        """The width before the first layout, so that it does not have everything worked out again."""
        rails = [rail.styles.width for rail in self.screen.query("#rail") if rail.display]
        return self.app.size.width - self.gutter.width - sum(int(width.value) for width in rails if width)

    def _show(self, id: str, lines: Sequence[Line]) -> None:
        self._lines[id] = {line.row.key: line for line in lines}
        self.query_one(f"#{id}", BoardList).show([line.row for line in lines])

    def _title(self, id: str, said: str) -> None:
        self.query_one(f"#{id}-title", Static).update(Content(said))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        line = self._lines[event.option_list.id or ""].get(event.option_id or "")
        if line is None or line.row.heading:
            return
        if line.row.key == _TOUR:
            self.post_message(TourWanted())
        else:
            self.post_message(GoTo(line.step, line.record, line.field, open=line.open))

    @on(BoardList.Left)
    def _go_on(self, event: BoardList.Left) -> None:
        """From the end of one list to the next."""
        event.stop()
        boards = [board for board in self.query(BoardList) if board.display]
        place = boards.index(event.board) + event.by
        if 0 <= place < len(boards):
            boards[place].enter(event.by)

    def action_tour(self) -> None:
        """Show a newcomer round."""
        self.post_message(TourWanted())

    def focus_list(self) -> None:
        """Put the cursor on the next best thing to do."""
        top = self.query_one("#top", BoardList)
        top.highlighted = 1
        top.focus()


def _tour_line() -> Line:
    return Line(Row(_TOUR, with_keys(_OFFER), mark="here"), "situation")
