"""The dashboard: how long until PPOG, how far each step is, what is missing most."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from screens.case import Case
from screens.messages import GoTo
from screens.rows import Row
from screens.steps.export import gap_of, gap_row
from screens.symbols import Mark
from screens.widgets.row_list import RowList
from toolkit.checks import Gap, find_gaps
from toolkit.dates import days_in_words, days_to, spoken_with_weekday
from toolkit.edition import edition_named
from toolkit.steps import AFTERWARDS, ALL_STEPS, STEPS, Progress, Step, progress_of
from toolkit.views import short

_MARKS: dict[str, Mark] = {"not started": "todo", "started": "progress", "done": "done"}
_BAR_CELLS = 10


class Overview(Vertical):
    """The first thing seen in a pack; every line leads to the place that it is about."""

    HELP = (
        "The dashboard: the steps with how far each is, and what is missing most. Enter goes to the step or to the "
        "record that a gap is about. Tab goes from one list to the other."
    )

    def __init__(self, case: Callable[[], Case], *, id: str) -> None:
        super().__init__(id=id, classes="overview")
        self.case = case
        self.symbols = case().symbols

    def compose(self) -> ComposeResult:
        """The meeting, then steps beside gaps."""
        yield Static("", classes="overview-head")
        with Horizontal(classes="overview-body"):
            with Vertical(classes="overview-steps"):
                yield Static("Steps", classes="section-title")
                yield RowList(self.symbols, id="steps")
            with Vertical(classes="overview-gaps"):
                yield Static("", classes="section-title", id="gaps-title")
                yield RowList(self.symbols, id="gaps", wrap=True)

    def on_mount(self) -> None:
        """Draw the pack."""
        self.refresh_rows()

    def refresh_rows(self) -> None:
        """Draw the pack as it is now."""
        case = self.case()
        gaps = find_gaps(case.pack, case.edition, case.today)
        self.query_one(".overview-head", Static).update(self._head(case, gaps))
        self.query_one("#steps", RowList).show(step_rows(case, bars=True))
        rows = [gap_row(case, gap, place) for place, gap in enumerate(gaps)]
        self.query_one("#gaps-title", Static).update(
            Content(f"Missing most ({len(gaps)})" if gaps else "Nothing missing")
        )
        self.query_one("#gaps", RowList).show(
            rows or [Row("none", "The checks find no gap: press x to write the briefing.")]
        )

    def _head(self, case: Case, gaps: list[Gap]) -> Content:
        pack = case.pack
        days = days_in_words(days_to(pack.meeting.date, case.today))
        when = spoken_with_weekday(pack.meeting.date) or "date not known yet"
        body = pack.office.body or "body not named yet"
        fictional = "FICTIONAL EXAMPLE. " if pack.info.fictional else ""
        lines = [
            Content.assemble((fictional, "bold"), (f"PPOG {days or 'meeting'}", "bold $primary"), Content(f"  {when}")),
            Content(f"{short(pack.office.force)} {case.symbols.dot} {short(body, 100)}"),
            Content.styled(f"Edition: {edition_named(case.edition)}", "$muted"),
        ]
        if gaps:
            lines.append(Content.assemble(("Next: ", "bold"), Content(gaps[0].sentence)))
        return Content("\n").join(lines)

    @on(OptionList.OptionSelected, "#steps")
    def _step(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        for step in ALL_STEPS:
            if step.key == event.option_id:
                self.post_message(GoTo(step.key))

    @on(OptionList.OptionSelected, "#gaps")
    def _gap(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        gap = gap_of(self.case(), event.option_id or "")
        if gap is not None:
            self.post_message(GoTo(gap.step, gap.record))

    def focus_list(self) -> None:
        """Put the cursor into the steps."""
        self.query_one("#steps").focus()


def step_rows(case: Case, *, bars: bool) -> list[Row]:
    """The steps as rows, each with a word, a count and, where there is room, a bar."""
    rows = [_step_row(case, step, bars) for step in STEPS]
    rows.append(Row("h:after", "Then", heading=True))
    return rows + [_step_row(case, step, bars) for step in AFTERWARDS]


def _step_row(case: Case, step: Step, bars: bool) -> Row:
    progress = progress_of(step.key, case.pack, case.edition)
    number = f"{step.number:>2} " if step.number else "   "
    title = f"{number}{case.fill(step.title)}"
    state = _count(progress)
    if bars:
        title = f"{title:<37}{case.symbols.bar(progress.share, _BAR_CELLS)}"
    return Row(step.key, title, mark=_MARKS[progress.word], state=state if bars else "")


def _count(progress: Progress) -> str:
    return f"{progress.done} of {progress.total}"
