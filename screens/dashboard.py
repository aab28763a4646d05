"""What the dashboard says, as rows that each lead to a place: pure, so that it can be tried without a terminal."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from rich.cells import cell_len, set_cell_size

from screens.case import Case
from screens.key_words import with_keys
from screens.rows import Row
from screens.steps.export import gap_row
from screens.symbols import Mark
from store.news import News
from toolkit.checks import Gap
from toolkit.content import Stage
from toolkit.dates import days_in_words, days_to, exact_day, spoken_briefly, spoken_with_weekday
from toolkit.due import WEEK, Due, due_within, dues_of, overdue
from toolkit.edition import edition_named
from toolkit.next_thing import next_thing
from toolkit.steps import AFTERWARDS, ALL_STEPS, STEPS, Step, StepKey, progress_of, step_by_key
from toolkit.views import short

_MARKS: dict[str, Mark] = {"not started": "todo", "started": "progress", "done": "done"}
_MAP = "({m|pack.map}: map)"
_NUMBER_CELLS = 3
_TITLE_CELLS = 34
_WORD_CELLS = 12
_BAR_CELLS, _LONGEST_BAR = 5, 20
# Between a longer bar and the count.
_AIR = 3
_COUNT_CELLS = 18
STEP_CELLS = _NUMBER_CELLS + _TITLE_CELLS + _WORD_CELLS + _BAR_CELLS + _COUNT_CELLS
"""What number, title, word, bar and count of a step take."""
MISSING = "h:missing"
"""The key of the heading over what is missing."""
# Beside the steps a line is narrow, and a longer text would push the next ones out of sight.
_DUE_LETTERS, _LATER_LETTERS = 90, 60
# Days ahead in which a day and a month need no year.
_OF_THIS_YEAR = 180
# More rows of one kind are counted: a dashboard is read at a glance.
_MOST_ROWS = 30


class Line(Struct, frozen=True):
    """A row of the dashboard, and the step, record and field that Enter or a click leads to.

    ``open`` says whether into the form of the record, or only to its row, under which something is to be added.
    """

    row: Row
    step: StepKey
    record: str = ""
    field: str = ""
    open: bool = True


def top_lines(case: Case, gaps: Sequence[Gap], width: int, *, brief: bool, put_beside: bool = False) -> list[Line]:
    """The meeting and, unless ``brief``, the stage and the edition; then the next best thing to do with its reason.

    ``put_beside`` is an earlier state that stands beside the pack itself, and says so first.
    """
    pack = case.pack
    days = days_in_words(days_to(pack.meeting.date, case.today))
    fictional = "FICTIONAL EXAMPLE. " if pack.info.fictional else ""
    earlier = "RESTORED COPY of an earlier state. " if put_beside else ""
    when = spoken_with_weekday(pack.meeting.date) or "date not known yet: Enter to give it"
    between = f" {case.symbols.dot} "
    office = between.join(filter(None, (pack.office.force, pack.office.body or "body not named yet")))
    stage = case.edition.by_id.get(pack.office.stage)
    where = f"Stage {stage.number}: {case.fill(stage.title)} {with_keys(_MAP)}" if isinstance(stage, Stage) else ""
    known = between.join(filter(None, (where, f"Edition: {edition_named(case.edition)}")))
    title = f"{earlier}{fictional}PPOG {days or 'meeting'}, {when}"
    meeting = Row("meeting", title, state=short(office, max(width, 20)), meta="" if brief else known)
    return [Line(meeting, "situation", pack.meeting.id), _next_line(case, gaps)]


def _next_line(case: Case, gaps: Sequence[Gap]) -> Line:
    found = next_thing(case.pack, gaps, case.today)
    if found is None:
        row = Row(
            "next",
            "Next: have the documents written",
            mark="link",
            state=with_keys("The checks find no gap. Enter or {x|pack.export}."),
        )
        return Line(row, "export")
    number = step_by_key(found.gap.step).number
    where = f", in step {number}" if number else ""
    why = " ".join(filter(None, (f"Why: {found.why}", found.who)))
    row = Row("next", f"Next{where}: {found.gap.sentence}", mark="link", state=why)
    return _leading_to(found.gap, row)


def _leading_to(gap: Gap, row: Row) -> Line:
    """``row`` as the way to where the gap is mended."""
    return Line(row, gap.step, gap.record, gap.field, not gap.below)


def step_lines(case: Case, width: int) -> list[Line]:
    """The steps at ``width`` cells: a word and a count, and a bar where it fits."""
    lines = [_step_line(case, step, width) for step in STEPS]
    lines.append(Line(Row("h:after", "Then", heading=True), "day"))
    return lines + [_step_line(case, step, width) for step in AFTERWARDS]


def _step_line(case: Case, step: Step, width: int) -> Line:
    progress = progress_of(step.key, case.pack, case.edition)
    room = min(_TITLE_CELLS, max(width - _NUMBER_CELLS - _WORD_CELLS - _COUNT_CELLS, 10))
    title = f"{_number(step)} {_fitted(case.fill(step.title), room - 1)} {progress.word:<{_WORD_CELLS}}"
    if width >= STEP_CELLS:
        title += case.symbols.bar(progress.share, min(_BAR_CELLS + max(width - STEP_CELLS - _AIR, 0), _LONGEST_BAR))
    return Line(Row(step.key, title, state=progress.count), step.key)


def _fitted(title: str, cells: int) -> str:
    return set_cell_size(title, cells) if cell_len(title) <= cells else f"{set_cell_size(title, cells - 1)}…"


def rail_rows(case: Case) -> list[Row]:
    """The steps as the rail beside a wide screen shows them."""
    rows = []
    for step in ALL_STEPS:
        if step == AFTERWARDS[0]:
            rows.append(Row("h:after", "Then", heading=True))
        mark = _MARKS[progress_of(step.key, case.pack, case.edition).word]
        rows.append(Row(step.key, f"{_number(step)} {case.fill(step.title)}", mark=mark))
    return rows


def _number(step: Step) -> str:
    return f"{step.number:>2}" if step.number else "  "


def attention_lines(case: Case, gaps: Sequence[Gap], changed: Sequence[Line] = (), *, brief: bool) -> list[Line]:
    """Overdue, due within a week, ``changed`` by colleagues, missing most: the owner beside each.

    Under headings, and with what to do where there is nothing, unless ``brief``.
    """
    dues = dues_of(case.pack, case.edition)
    late, soon = overdue(dues, case.today), due_within(dues, case.today)
    missing = _missing(gaps, late)
    late_lines = _most([_due_line(case, due, "bad") for due in late])
    soon_lines = _most([_due_line(case, due, "warn") for due in soon])
    gap_lines = _most([_leading_to(gap, gap_row(case, gap, place)) for place, gap in enumerate(missing)])
    none = with_keys("The checks find no gap: press {x|pack.export} for the documents.")
    nothing = Line(Row("none", none, mark="good"), "export")
    if brief:
        return [*late_lines, *soon_lines, *changed, *gap_lines] or [nothing]
    return [
        *_headed("h:late", f"Overdue ({len(late)})", late_lines),
        *_headed("h:soon", f"Due within {WEEK} days ({len(soon)})", soon_lines or [_later(case, dues)]),
        *changed,
        *_headed(MISSING, f"Missing most ({len(missing)})", gap_lines or [nothing]),
    ]


def attention_title(case: Case, gaps: Sequence[Gap], news: Sequence[News]) -> str:
    """The same in a line of numbers, for a screen without room for headings."""
    dues = dues_of(case.pack, case.edition)
    late = overdue(dues, case.today)
    counts = (
        ("Overdue", len(late)),
        (f"due within {WEEK} days", len(due_within(dues, case.today))),
        ("changed by others", sum(told.changes for told in news)),
        ("missing", len(_missing(gaps, late))),
    )
    return f" {case.symbols.dot} ".join(f"{name} {count}" for name, count in counts)


def _missing(gaps: Sequence[Gap], late: Sequence[Due]) -> list[Gap]:
    """Gaps but for those that stand among what is overdue."""
    told = {due.record for due in late}
    return [gap for gap in gaps if gap.code not in ("overdue", "answer-overdue") or gap.record not in told]


def _headed(key: str, title: str, lines: list[Line]) -> list[Line]:
    return [Line(Row(key, title, heading=True), "export"), *lines] if lines else []


def _most(lines: list[Line]) -> list[Line]:
    """The first of many lines, and how many more there are."""
    left = len(lines) - _MOST_ROWS
    if left < 1:
        return lines
    return [*lines[:_MOST_ROWS], Line(Row(f"more:{lines[0].row.key}", f"and {left} more: Enter for step 10"), "export")]


def _later(case: Case, dues: Sequence[Due]) -> Line:
    """What comes first where nothing is due this week, or how to give something a date."""
    later = next((due for due in dues if due.last >= case.today), None)
    if later is None:
        said = with_keys(
            "Nothing open has a date. Press {3|pack.step3} for the checklist, and give an item an owner and a date."
        )
        return Line(Row("due:none", said), "checklist")
    line = _due_line(case, later, "next")
    first = f"None. The first after that: {short(line.row.title, _LATER_LETTERS)}"
    row = Row(line.row.key, first, line.row.mark, line.row.state)
    return Line(row, line.step, line.record)


def _due_line(case: Case, due: Due, mark: Mark) -> Line:
    days = (due.last - case.today).days
    when = f"by {spoken_briefly(due.by)}"
    if exact_day(due.by):
        day = f"{due.last.day} {due.last:%b}" if days < _OF_THIS_YEAR else spoken_briefly(due.by)
        when = f"{due.last:%a} {day}" if days > 1 else ("today", "tomorrow")[max(days, 0)]
    if days < 0:
        when = "1 day late" if days == -1 else f"{-days} days late"
    row = Row(
        f"due:{due.record}",
        short(due.what, _DUE_LETTERS),
        mark=mark,
        state=f"{short(due.who, 28) or 'nobody named'}, {when}",
    )
    return Line(row, due.step, due.record)


def news_lines(case: Case, news: Sequence[News]) -> list[Line]:
    """Who of the colleagues changed how much of which step, and when."""
    lines = []
    for told in news[:_MOST_ROWS]:
        where = case.fill(step_by_key(told.step).title)
        changes = "1 change" if told.changes == 1 else f"{told.changes} changes"
        said = f"{told.by or 'Somebody'}: {where}, {changes}"
        if told.records > 1:
            said += f" in {told.records} records"
        row = Row(f"news:{told.by}:{told.step}", said, mark="link", state=_moment(told.at, case.now))
        lines.append(Line(row, told.step, told.record))
    return lines


def news_title(news: Sequence[News], since: str, now: datetime) -> str:
    """Since when colleagues are told of."""
    when = f"since {_moment(since, now)}" if since else "so far"
    return f"Changed by others {when}" if news else f"No change by others {when}"


def _moment(at: str, now: datetime) -> str:
    try:
        then = datetime.fromisoformat(at).astimezone(now.tzinfo)
    except ValueError:
        return ""
    days = (now.date() - then.date()).days
    if days in (0, 1):
        return f"{'today' if days == 0 else 'yesterday'} {then:%H:%M}"
    return f"{then:%a} {spoken_briefly(then.date().isoformat())}"
