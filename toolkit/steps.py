"""The ten steps of the preparation in the order an office works, and how far each is."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct, structs

from toolkit.edition import Edition
from toolkit.fields import is_filled
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Recommendation, Threshold
from toolkit.records.questions import AlignmentPoint, HardQuestion
from toolkit.records.speaking import LogEntry, NoteSection, Rehearsal
from toolkit.speech import section_over
from toolkit.views import checklist_of, questions_of, support_of, themes_of

StepKey = Literal[
    "situation",
    "causes",
    "checklist",
    "support",
    "hmicfrs",
    "chief",
    "exit",
    "hard",
    "notes",
    "export",
    "day",
    "after",
]


class Step(Struct, frozen=True):
    """One stage of the preparation; ``number`` 0 for what comes after the ten steps."""

    key: StepKey
    number: int
    title: str
    purpose: str


STEPS: tuple[Step, ...] = (
    Step("situation", 1, "Situation", "Who prepares, for which {force} and meeting, and where {force.the} stands."),
    Step("causes", 2, "Causes of concern", "What HMICFRS raised, what it asks for, and what would show improvement."),
    Step("checklist", 3, "Checklist", "The toolkit's responsibilities and process steps, ticked off."),
    Step("support", 4, "Support", "Help on offer, asked for and agreed."),
    Step("hmicfrs", 5, "Questions for HMICFRS", "Choose and order what to ask outside PPOG; keep the answers."),
    Step("chief", 6, "Questions for {chief.the}", "What to ask {chief.the}, and where the two accounts match."),
    Step("exit", 7, "Exit readiness", "The two exit tests for each cause, and the themes that helped others leave."),
    Step("hard", 8, "Hard questions", "What could surprise {holder.the} in the room, each with a line to say."),
    Step("notes", 9, "Speaking notes", "What {holder.the} will say, timed, and rehearsed."),
    Step("export", 10, "Check and export", "What is still missing, and the briefing in Word."),
)
AFTERWARDS: tuple[Step, ...] = (
    Step("day", 0, "On the day", "The hour itself: who said, asked and promised what."),
    Step("after", 0, "After PPOG", "What HMICFRS wrote, and who does what by when."),
)
ALL_STEPS = STEPS + AFTERWARDS


class Progress(Struct, frozen=True):
    """How far a step is: ``done`` of ``total`` things, and what is counted.

    ``begun`` is a step in which something was put or chosen of which nothing is done yet. ``said``
    is the count in a few words, where two numbers alone would not tell what they count.
    """

    done: int
    total: int
    counted: str
    begun: bool = False
    said: str = ""

    @property
    def count(self) -> str:
        """The count as a dashboard shows it."""
        return self.said or f"{self.done} of {self.total}"

    @property
    def word(self) -> str:
        """Not started, started or done, in words: the bar is never the only sign."""
        if self.total and self.done >= self.total:
            return "done"
        return "started" if self.done or self.begun else "not started"

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.done / self.total if self.total else 0.0


def step_by_key(key: str | None) -> Step:
    """The step called ``key``."""
    return next(step for step in ALL_STEPS if step.key == key)


def progress_of(key: StepKey, pack: Pack, edition: Edition) -> Progress:
    """How far one step is, counted from what the pack holds."""
    return _COUNTERS[key](pack, edition)


def overall(pack: Pack, edition: Edition) -> Progress:
    """How many of the first nine steps are done; the tenth is their check."""
    each = [progress_of(step.key, pack, edition) for step in STEPS if step.key != "export"]
    return Progress(sum(progress.word == "done" for progress in each), len(each), "steps done")


def _situation(pack: Pack, edition: Edition) -> Progress:
    office, meeting = pack.office, pack.meeting
    wanted = (
        office.force,
        office.body,
        office.marking,
        office.entered_engage,
        office.stage,
        office.situation,
        meeting.date,
        meeting.speaking_minutes,
    )
    return Progress(sum(bool(value) for value in wanted), len(wanted), "facts known")


def _causes(pack: Pack, edition: Edition) -> Progress:
    causes = [cause for cause in pack.every(Cause) if cause.status == "open"]
    if not causes:
        return Progress(int(bool(pack.every(Cause))), 1, "causes recorded")
    settled = sum(
        any(row.state in ("agreed", "indicated") and row.wording for row in pack.of_cause(Threshold, cause.id))
        for cause in causes
    )
    described = sum(bool(cause.letter and pack.of_cause(Recommendation, cause.id)) for cause in causes)
    return Progress(
        settled + described,
        2 * len(causes),
        "points settled: for each open cause the letter with a recommendation, and the threshold",
        begun=True,
    )


def _checklist(pack: Pack, edition: Edition) -> Progress:
    rows = [row for group in checklist_of(pack, edition) if group.key not in ("after", "earlier") for row in group.rows]
    settled = sum(row.entry.status in ("done", "not-applicable") for row in rows)
    begun = any(row.entry.status == "in-progress" for row in rows)
    return Progress(settled, len(rows), "items settled, without what comes after Engage", begun)


def _support(pack: Pack, edition: Edition) -> Progress:
    rows = support_of(pack, edition)
    return Progress(sum(row.support.state != "not-asked" for row in rows), len(rows), "offers considered")


def _hmicfrs(pack: Pack, edition: Edition) -> Progress:
    chosen = [row for row in questions_of(pack, edition, "hmicfrs") if row.question.chosen]
    answered = sum(bool(row.question.answer) for row in chosen)
    said = f"{answered} of {len(chosen)} answered" if chosen else "none chosen"
    return Progress(answered, max(len(chosen), 1), "chosen questions answered", bool(chosen), said)


def _chief(pack: Pack, edition: Edition) -> Progress:
    chosen = [row for row in questions_of(pack, edition, "chief") if row.question.chosen]
    points = pack.every(AlignmentPoint)
    settled = sum(point.state == "agree" or bool(point.resolution) for point in points)
    answered = sum(bool(row.question.answer) for row in chosen)
    done, total = answered + settled, len(chosen) + len(points)
    said = f"{done} of {total} settled" if total else "none chosen"
    return Progress(done, max(total, 1), "answers and alignment points", bool(total), said)


def _exit(pack: Pack, edition: Edition) -> Progress:
    views = [pack.exit_view_for(cause) for cause in pack.every(Cause) if cause.status == "open"]
    themes = [row for row in themes_of(pack, edition) if row.item]
    done = sum((view.engage_today != "unknown") + (view.sustained != "unknown") for view in views)
    done += sum(row.view.view != "not-considered" for row in themes)
    return Progress(done, 2 * len(views) + len(themes), "tests and themes considered")


def _hard(pack: Pack, edition: Edition) -> Progress:
    rows = pack.every(HardQuestion)
    return Progress(sum(bool(row.line) for row in rows), max(len(rows), 1), "hard questions with a line", bool(rows))


def _notes(pack: Pack, edition: Edition) -> Progress:
    sections = pack.every(NoteSection)
    written = sum(bool(section.words) and not section_over(section, pack.meeting.pace) for section in sections)
    on_page = 2 - len(pack.one_page.lacks)
    rehearsed = int(bool(pack.every(Rehearsal)))
    wanted = max(len(sections), 1) + 3
    counted = "sections within their time, both parts of the one page, and a rehearsal"
    return Progress(written + on_page + rehearsed, wanted, counted, bool(sections))


def _export(pack: Pack, edition: Edition) -> Progress:
    nine = overall(pack, edition)
    return structs.replace(nine, said=f"{nine.done} of {nine.total} above")


def _day(pack: Pack, edition: Edition) -> Progress:
    return Progress(int(bool(pack.every(LogEntry))), 1, "log begun")


def _after(pack: Pack, edition: Edition) -> Progress:
    return Progress(int(is_filled(pack.outcome)), 1, "outcome received")


_COUNTERS: dict[StepKey, Callable[[Pack, Edition], Progress]] = {
    "situation": _situation,
    "causes": _causes,
    "checklist": _checklist,
    "support": _support,
    "hmicfrs": _hmicfrs,
    "chief": _chief,
    "exit": _exit,
    "hard": _hard,
    "notes": _notes,
    "export": _export,
    "day": _day,
    "after": _after,
}
