"""Step 10: what is still missing, and the documents."""

from screens.case import Case
from screens.rows import Passage, Row, StepView
from screens.symbols import Mark
from screens.values import said_of
from toolkit.checks import SEVERITY_WORDS, Gap, Severity, find_gaps
from toolkit.records.conflicts import Conflict
from toolkit.steps import StepKey, step_by_key

DOCUMENTS, RETURNED = "documents", "returned"
_MARKS: dict[Severity, Mark] = {"must": "bad", "should": "warn", "could": "next"}


class ExportView(StepView):
    """Each gap with its reason; Enter goes to the record that mends it."""

    key: StepKey = "export"
    help = (
        "Above, the documents: Enter there, or {x|pack.export} at any time, shows each as it will be, and writes it "
        "for Word or as Markdown; what is missing is said in them. Below, every gap that the checks found, the most "
        "pressing first: Enter goes to the place to mend it."
    )

    def rows(self, case: Case) -> list[Row]:
        """Gaps under the words for how pressing they are."""
        rows = [
            Row("h:documents", "Documents", heading=True),
            Row(DOCUMENTS, "Read the documents, have them written", state="Enter, or x"),
            Row(RETURNED, "Take answers back from Word", state="Enter"),
        ]
        conflicts = case.pack.every(Conflict)
        if conflicts:
            rows.append(Row("h:conflicts", f"Changed by two people at once ({len(conflicts)})", heading=True))
            rows += [
                Row(conflict.id, said_of(case, conflict), mark="bad", state="Enter: choose", record=conflict)
                for conflict in conflicts
            ]
        before: Severity | None = None
        gaps = find_gaps(case.pack, case.edition, case.today)
        if not gaps:
            rows += [Row("h:none", "Checks", heading=True), Row("none", "The checks find no gap.", mark="good")]
        for place, gap in enumerate(gaps):
            if gap.code == "conflict":
                continue
            if gap.severity != before:
                count = sum(other.severity == gap.severity and other.code != "conflict" for other in gaps)
                rows.append(Row(f"h:{gap.severity}", f"{SEVERITY_WORDS[gap.severity]} ({count})", heading=True))
                before = gap.severity
            rows.append(gap_row(case, gap, place))
        return rows

    def removable(self, case: Case, row: Row) -> bool:
        """A conflict goes by a choice, never unseen."""
        return False

    def why_kept(self, row: Row) -> str:
        """What is listed here goes once it is mended or chosen."""
        if row.record is not None:
            return "This goes by a choice, not by deleting: Enter shows both values."
        if row.key.startswith("gap:"):
            return "A gap is not deleted: Enter goes to the place to mend it, and then it is gone from here."
        return super().why_kept(row)

    def about(self, case: Case, row: Row) -> list[Passage]:
        """The gap, and where it is mended."""
        if row.key == DOCUMENTS:
            said = (
                "The full briefing for the office, one page for the room, speaking notes, question sheets, a pre-brief "
                "for {chief.the} and a readout for afterwards. Each can be read before it is written, for Word or as "
                "Markdown."
            )
            return [Passage("title", "Documents"), Passage("body", case.fill(said))]
        if row.key == RETURNED:
            said = (
                "From a briefing, question sheet, pre-brief or readout that somebody filled in and sent back. What it "
                "would change is shown first; what the pack changed too is asked about, and undo takes it all back."
            )
            return [Passage("title", row.title), Passage("body", said)]
        if isinstance(row.record, Conflict):
            said = (
                "Two people changed this field before either saw the other's change. Both values are kept: Enter shows "
                "them side by side, and you choose which one stands."
            )
            return [Passage("title", row.title), Passage("body", said)]
        gap = gap_of(case, row.key)
        if gap is None:
            return [Passage("title", row.title)]
        step = step_by_key(gap.step)
        where = f"Press Enter to go to {case.fill(step.title)}."
        return [Passage("title", SEVERITY_WORDS[gap.severity]), Passage("body", gap.sentence), Passage("note", where)]


def gap_row(case: Case, gap: Gap, place: int) -> Row:
    """A gap as a line of a list, wherever gaps are listed."""
    step = step_by_key(gap.step)
    where = f"step {step.number}" if step.number else case.fill(step.title)
    return Row(f"gap:{place}", gap.sentence, mark=_MARKS[gap.severity], meta=where)


def gap_of(case: Case, key: str) -> Gap | None:
    """The gap that a row made by `gap_row` stands for."""
    gaps = find_gaps(case.pack, case.edition, case.today)
    place = key.removeprefix("gap:")
    return gaps[int(place)] if place.isdigit() and int(place) < len(gaps) else None
