"""Step 3: responsibilities and process steps, ticked off."""

from screens.case import Case
from screens.rows import Passage, Row, StepView, about_item
from screens.symbols import Mark
from toolkit.content import Stage
from toolkit.records.preparation import ChecklistEntry
from toolkit.steps import StepKey
from toolkit.views import ChecklistGroup, ChecklistRow, checklist_of

MARKS: dict[str, Mark] = {"not-started": "todo", "in-progress": "progress", "done": "done", "not-applicable": "none"}


class ChecklistView(StepView):
    """The toolkit's lists, each item with state, note, owner, due date and evidence."""

    key: StepKey = "checklist"
    help = (
        "{Space|row.tick} ticks an item, or takes the tick away. Enter opens it: note, owner, due date, evidence, and "
        "the state between the two. Each item says where it stands in the toolkit. The stages are the process as "
        "HMICFRS runs it: those before the stage that step 1 says you are at count as done until you say otherwise."
    )

    def rows(self, case: Case) -> list[Row]:
        """The groups in the toolkit's order, each under a heading that counts."""
        rows = []
        for group in checklist_of(case.pack, case.edition):
            settled = sum(row.entry.status in ("done", "not-applicable") for row in group.rows)
            rows.append(Row(f"h:{group.key}", f"{group.title} ({settled} of {len(group.rows)})", heading=True))
            rows += [self._row(case, group, row) for row in group.rows]
        return rows

    def _row(self, case: Case, group: ChecklistGroup, row: ChecklistRow) -> Row:
        entry = row.entry
        number = f"{row.item.number} " if isinstance(row.item, Stage) else ""
        return Row(
            entry.id,
            number + row.title,
            mark=MARKS[entry.status],
            state=case.label_of(entry, "status").lower() if entry.status != "not-started" else "",
            meta=case.who_and_when(entry.owner, entry.due),
            record=entry,
            item=row.item,
        )

    def ticked(self, case: Case, row: Row) -> dict[str, object]:
        """Done, or not started again."""
        if not isinstance(row.record, ChecklistEntry):
            return {}
        return {"status": "not-started" if row.record.status == "done" else "done"}

    def removable(self, case: Case, row: Row) -> bool:
        """What the toolkit lists stays; only what an earlier edition left behind can go."""
        return row.record is not None and row.item is None

    def why_kept(self, row: Row) -> str:
        """An item that does not concern the office can say so."""
        return "An item of the toolkit is not deleted. {s|row.status} says instead that it is not applicable."

    def about(self, case: Case, row: Row) -> list[Passage]:
        """The item, the branches of the last stage, note and source."""
        if row.item is None:
            text = case.terms.fill_known(row.record.earlier_text) if isinstance(row.record, ChecklistEntry) else ""
            return [Passage("title", row.title), Passage("body", text), Passage("note", "From the earlier edition.")]
        passages = about_item(case, row.item)
        if isinstance(row.item, Stage):
            branches = [Passage("point", case.fill(branch.text)) for branch in row.item.branches]
            passages[2:2] = branches
        return passages
