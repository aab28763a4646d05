"""On the day and after: the log of the hour, the outcome, and the actions."""

from screens.case import Case
from screens.rows import ADDS, GOES_TO, ROW_LETTERS, AddChoice, NewId, Passage, Row, StepView
from screens.symbols import Mark
from toolkit.dates import spoken
from toolkit.fields import is_filled
from toolkit.figures import figure
from toolkit.records.office import RunningOrderEntry
from toolkit.records.preparation import Action
from toolkit.records.speaking import LogEntry
from toolkit.steps import StepKey
from toolkit.views import short

NEXT_PACK = "next-pack"
_ACTION_MARKS: dict[str, Mark] = {"open": "todo", "in-progress": "progress", "done": "done"}
_KIND_MARKS: dict[str, Mark] = {"said": "next", "asked": "progress", "promised": "good", "threshold": "warn"}

_GOES_ALONG = (
    "A new pack that begins where this one ends. The causes go along with their recommendations, thresholds, measures "
    "and evidence; so do the checklist but for its part in PPOG, support, exit views, hard questions, questions that "
    "wait for an answer, and actions that are not done."
)
_STAYS = (
    "The speaking note, the one page, the two accounts, the log, the outcome and what was answered stay in this pack. "
    "Nothing in it changes."
)


class DayView(StepView):
    """The hour itself: what was said, asked and promised, with the time."""

    key: StepKey = "day"
    help = (
        "Press {a|row.add} each time something is said that you will need: the time is filled in. {Space|row.tick} "
        "changes what it was: said, asked, promised, or the wording of a threshold. The parts of the hour stand above, "
        "in your order."
    )

    def rows(self, case: Case) -> list[Row]:
        """The parts of the hour to follow, then the log by time."""
        rows = [Row("h:order", "The hour", heading=True)]
        for part in case.pack.every(RunningOrderEntry):
            meta = ", ".join(
                filter(None, (part.who, f"{figure(part.minutes)} min" if part.minutes is not None else ""))
            )
            rows.append(Row(part.id, part.title, mark="next", meta=meta, item=case.edition.by_id.get(part.item)))
        if len(rows) == 1:
            rows.append(Row(f"{GOES_TO}situation", "No running order yet: Enter goes to step 1."))
        entries = sorted(case.pack.every(LogEntry), key=lambda entry: entry.at)
        rows.append(Row("h:log", f"Log ({len(entries)})", heading=True))
        if not entries:
            said = case.said("Nothing logged yet. Press {a|row.add} to note what is said.")
            rows.append(Row(f"{ADDS}log", said))
        for entry in entries:
            title = " ".join(
                filter(None, (entry.at, entry.who + ":" if entry.who else "", short(entry.text, ROW_LETTERS)))
            )
            state = case.label_of(entry, "kind").lower()
            rows.append(Row(entry.id, title or "Not written yet", _KIND_MARKS[entry.kind], state, record=entry))
        return rows

    def additions(self, case: Case, row: Row | None) -> list[AddChoice]:
        """An entry with the present time."""

        def entry(new_id: NewId) -> list[LogEntry]:
            return [LogEntry(id=new_id(), at=case.now.strftime("%H:%M"))]

        return [AddChoice("Entry of the log", entry)]

    def ticked(self, case: Case, row: Row) -> dict[str, object]:
        """Said, asked, promised, threshold."""
        if not isinstance(row.record, LogEntry):
            return {}
        kinds = ("said", "asked", "promised", "threshold")
        return {"kind": kinds[(kinds.index(row.record.kind) + 1) % len(kinds)]}


class AfterView(StepView):
    """What HMICFRS wrote, and who does what by when."""

    key: StepKey = "after"
    help = (
        "Fill in the outcome once HMICFRS has written, not before. Actions are kept here, from the meeting or from "
        "preparing for it: {Space|row.tick} moves one on, Enter opens it, {a|row.add} adds another."
    )

    def rows(self, case: Case) -> list[Row]:
        """The outcome, then the actions."""
        outcome = case.pack.outcome
        actions = case.pack.every(Action)
        written = is_filled(outcome)
        title = case.label_of(outcome, "decision") if written else "Not written yet"
        done = sum(action.status == "done" for action in actions)
        rows = [
            Row("h:outcome", "What HMICFRS wrote", heading=True),
            Row(
                outcome.id, title, mark="done" if written else "todo", meta=spoken(outcome.received_on), record=outcome
            ),
            Row("h:actions", f"Actions ({done} of {len(actions)} done)" if actions else "Actions", heading=True),
        ]
        if not actions:
            rows.append(Row(f"{ADDS}actions", case.said("No action yet. Press {a|row.add} to add one.")))
        rows += [
            Row(
                action.id,
                short(action.text, ROW_LETTERS) or "Not written yet",
                mark=_ACTION_MARKS[action.status],
                state=case.label_of(action, "status").lower(),
                meta=case.who_and_when(action.owner, action.due),
                record=action,
            )
            for action in actions
        ]
        next_pack = Row(NEXT_PACK, "Make the pack for the next PPOG", state="Enter")
        return [*rows, Row("h:next", "The next PPOG", heading=True), next_pack]

    def additions(self, case: Case, row: Row | None) -> list[AddChoice]:
        """Another action."""
        return [AddChoice("Action", lambda new_id: [Action(id=new_id())])]

    def ticked(self, case: Case, row: Row) -> dict[str, object]:
        """Actions go one state further, then round."""
        if not isinstance(row.record, Action):
            return {}
        states = ("open", "in-progress", "done")
        return {"status": states[(states.index(row.record.status) + 1) % len(states)]}

    def removable(self, case: Case, row: Row) -> bool:
        """Actions; the outcome is always there."""
        return isinstance(row.record, Action)

    def about(self, case: Case, row: Row) -> list[Passage]:
        """For the outcome, the rule that nothing is filled in before it is written."""
        if row.key == case.pack.outcome.id:
            said = "Only what HMICFRS has written, in its words. Until the letter comes, this stays empty."
            return [Passage("title", "Outcome"), Passage("body", said)]
        if row.key == NEXT_PACK:
            return [
                Passage("title", "The pack for the next PPOG"),
                Passage("body", _GOES_ALONG),
                Passage("body", _STAYS),
            ]
        return [Passage("title", "Action" if isinstance(row.record, Action) else row.title)]
