"""Step 1: the office, the meeting, and the running order of the hour."""

from collections.abc import Sequence

from screens.case import Case
from screens.rows import ADDS, AddChoice, NewId, Passage, Row, StepView, about_item
from toolkit.dates import days_in_words, days_to, spoken
from toolkit.figures import figure
from toolkit.records.office import Office, RunningOrderEntry
from toolkit.records.record import Ordered, Record
from toolkit.steps import StepKey


class SituationView(StepView):
    """Who prepares for which meeting, and the parts of the hour."""

    key: StepKey = "situation"
    help = (
        "Fill in who you are, which force, and when the meeting is. The kind of body sets the role words in "
        "every text and document. The running order can be moved into the order you have been told; the minutes "
        "are your own, because the toolkit gives none."
    )

    def rows(self, case: Case) -> list[Row]:
        """Office, meeting, then the parts of the hour."""
        office, meeting = case.pack.office, case.pack.meeting
        stage = case.edition.by_id.get(office.stage)
        when = spoken(meeting.date) or "date not known"
        entered = spoken(office.entered_engage)
        rows = [
            Row("h:who", "Office and force", heading=True),
            Row(office.id, office.force or "Your force", meta=office.body, record=office),
            Row("h:meeting", "The meeting", heading=True),
            Row(
                meeting.id,
                f"PPOG, {when}",
                meta=days_in_words(days_to(meeting.date, case.today)),
                record=meeting,
            ),
            Row("h:order", "Running order of the hour", heading=True),
        ]
        if entered or stage:
            known = [f"in Engage since {entered}" if entered else "", case.fill(stage.title) if stage else ""]
            rows[1] = Row(office.id, office.force, meta="; ".join(filter(None, known)), record=office)
        if not case.pack.every(RunningOrderEntry):
            rows.append(Row(f"{ADDS}order", case.said("No part of it yet. Press {a|row.add} to add one.")))
        for part in case.pack.every(RunningOrderEntry):
            meta = f"{figure(part.minutes)} min" if part.minutes is not None else ""
            item = case.edition.by_id.get(part.item)
            rows.append(Row(part.id, part.title or "Untitled part", meta=meta, record=part, item=item))
        return rows

    def additions(self, case: Case, row: Row | None) -> list[AddChoice]:
        """Another part of the hour; of the office there is one, and its people stand in its form."""
        if row is not None and isinstance(row.record, Office):
            return []
        position = case.pack.next_position(RunningOrderEntry)

        def part(new_id: NewId) -> Sequence[Record]:
            return [RunningOrderEntry(id=new_id(), position=position)]

        return [AddChoice("Part of the hour", part)]

    def siblings(self, case: Case, row: Row) -> list[Ordered]:
        """The parts of the hour can be moved."""
        return list(case.pack.every(RunningOrderEntry)) if isinstance(row.record, RunningOrderEntry) else []

    def removable(self, case: Case, row: Row) -> bool:
        """Only parts of the hour: an office and a meeting are always there."""
        return isinstance(row.record, RunningOrderEntry)

    def about(self, case: Case, row: Row) -> list[Passage]:
        """For a part of the hour, what the toolkit says of it."""
        if row.item:
            return about_item(case, row.item)
        if row.record == case.pack.office:
            return [Passage("title", "Office and force"), Passage("body", "Stands on the cover of every document.")]
        return [Passage("title", row.title)]
