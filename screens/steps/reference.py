"""Reference at any time: map, who is who, the hour, precedents, glossary, documents."""

from collections.abc import Sequence

from msgspec import structs

from screens.case import Case
from screens.process_map import draw
from screens.rows import Passage, Row, StepView, about_item
from toolkit.content import CaseStudy, Document, Item, Precedent, Reason
from toolkit.dates import spoken
from toolkit.edition import edition_named
from toolkit.records.preparation import PrecedentChoice

_MAP_SHOWS = "The process from the first concern to the ways out of Engage, with your place in it."
# Beside a list on a terminal of 100 columns.
_MAP_CELLS = 42

MAP = "map"
"""The key of the row that opens the process map."""


class ReferenceView(StepView):
    """Everything to look up; precedents can be chosen for the briefing."""

    key = "reference"
    help = (
        "Look things up: the process with your place in it, who sits at PPOG, the forces that left Engage and what "
        "their policing bodies did, the glossary, and the documents that all of it comes from. {Space|row.tick} puts a "
        "precedent into your briefing; {Right|row.unfold} shows its reasons or lessons, to choose single ones; Enter "
        "lets you say why one matters. {/|list.filter} filters the list."
    )

    def rows(self, case: Case) -> list[Row]:
        """Topics first, then precedents, case studies, glossary and documents."""
        edition = case.edition
        return [
            Row("h:process", "The process", heading=True),
            Row(MAP, "Process map", state="Enter: whole screen"),
            *(self._item(case, "stage", item) for item in edition.stages),
            *(self._item(case, "note", item) for item in edition.flowchart_notes),
            Row("h:engage", "Engage", heading=True),
            *(self._item(case, "consider", item) for item in edition.entry_considerations),
            *(self._item(case, "opportunity", item) for item in edition.opportunities),
            Row("h:ppog", "PPOG", heading=True),
            Row("purposes", "What PPOG is for"),
            Row("hour", "Running order of the hour"),
            Row("members", "Who is who"),
            Row("h:precedents", "Forces that left Engage", heading=True),
            *(row for force in case.precedents.forces for row in self._precedent(case, force)),
            Row("h:cases", "What policing bodies did", heading=True),
            *(row for study in case.precedents.cases for row in self._study(case, study)),
            *self._gone(case),
            Row("h:glossary", "Glossary", heading=True),
            *(self._item(case, "term", term) for term in edition.glossary),
            Row("h:documents", "Documents", heading=True),
            *(Row(f"document:{document.id}", document.title) for document in self._documents(case)),
        ]

    def _item(self, case: Case, group: str, item: Item) -> Row:
        return Row(f"{group}:{item.id}", case.fill(item.title or item.text), item=item)

    def _precedent(self, case: Case, force: Precedent) -> list[Row]:
        choice = case.pack.precedent_choice_for(force.id)
        meta = f"{spoken(force.entered)} to {spoken(force.left)}"
        reasons = (*force.reasons_in, *force.reasons_out)
        return [self._choosable(choice, force.force, meta), *self._single(case, choice, reasons)]

    def _study(self, case: Case, study: CaseStudy) -> list[Row]:
        choice = case.pack.precedent_choice_for(study.id)
        meta = f"{len(study.lessons)} lessons"
        return [self._choosable(choice, study.title, meta), *self._single(case, choice, study.lessons)]

    def _single(self, case: Case, whole: PrecedentChoice, items: Sequence[Item]) -> list[Row]:
        """Single reasons or lessons, folded under what they belong to."""
        rows = []
        for item in items:
            row = self._choosable(case.pack.precedent_choice_for(item.id), case.fill(item.title or item.text))
            rows.append(structs.replace(row, depth=1, item=item, parent=whole.id))
        return rows

    def _gone(self, case: Case) -> list[Row]:
        """What was chosen from earlier precedents and is not among the present ones."""
        known = {item.id for item in case.precedents.items()} | {force.id for force in case.precedents.forces}
        known |= {study.id for study in case.precedents.cases}
        gone = [choice for choice in case.pack.every(PrecedentChoice) if choice.item not in known]
        heading = [Row("h:gone", "No longer in the list of precedents", heading=True)] if gone else []
        return heading + [self._choosable(choice, choice.item) for choice in gone]

    def _choosable(self, choice: PrecedentChoice, title: str, meta: str = "") -> Row:
        state = "in the briefing" if choice.chosen else ""
        return Row(choice.id, title, "chosen" if choice.chosen else "next", state, meta, record=choice)

    def _documents(self, case: Case) -> list[Document]:
        found = {document.id: document for document in (*case.edition.documents, *case.precedents.documents)}
        return list(found.values())

    def ticked(self, case: Case, row: Row) -> dict[str, object]:
        """Put a precedent into the briefing, or take it out."""
        return {"chosen": not row.record.chosen} if isinstance(row.record, PrecedentChoice) else {}

    def removable(self, case: Case, row: Row) -> bool:
        """Nothing here can be deleted."""
        return False

    def why_kept(self, row: Row) -> str:
        """A precedent can be left out of the briefing."""
        if isinstance(row.record, PrecedentChoice) and row.record.chosen:
            return "A precedent is not deleted. {Space|row.tick} takes it out of the briefing."
        return "What you look up here is there to be read, and is not deleted."

    def about(self, case: Case, row: Row) -> list[Passage]:
        """The text of the topic."""
        if row.item:
            passages = about_item(case, row.item)
            return (
                passages if row.item.title else [Passage("title", row.title[:1].upper() + row.title[1:]), *passages[1:]]
            )
        if isinstance(row.record, PrecedentChoice):
            return self._chosen(case, row.record.item)
        topics = {MAP: self._map, "purposes": self._purposes, "hour": self._hour, "members": self._members}
        if row.key in topics:
            return topics[row.key](case)
        for document in self._documents(case):
            if row.key == f"document:{document.id}":
                return self._document(case, document)
        return [Passage("title", row.title)]

    def _map(self, case: Case) -> list[Passage]:
        said = "Drawn from the toolkit's prose: the flowchart picture of the toolkit itself did not survive."
        where = "Choose your stage in step 1, under Office and force." if not case.pack.office.stage else ""
        notes = [Passage("point", case.fill(item.text)) for item in case.edition.flowchart_notes]
        hint = [Passage("note", where)] if where else []
        return [
            Passage("title", "Process map"),
            *hint,
            Passage("body", _MAP_SHOWS),
            Passage("drawing", draw(case, _MAP_CELLS)),
            Passage("note", said),
            *notes,
        ]

    def _purposes(self, case: Case) -> list[Passage]:
        points = [Passage("point", case.fill(item.text)) for item in case.edition.ppog_purposes]
        notes = [Passage("note", case.fill(item.note)) for item in case.edition.ppog_purposes if item.note]
        source = case.source_line(case.edition.ppog_purposes[0])
        return [Passage("title", "What PPOG is for"), *points, *notes, Passage("source", source)]

    def _hour(self, case: Case) -> list[Passage]:
        passages = [Passage("title", "Running order of the hour")]
        for part in case.edition.running_order:
            passages.append(Passage("point", f"{part.number}. {case.fill(part.text)}"))
            if part.note:
                passages.append(Passage("note", case.fill(part.note)))
        return [*passages, Passage("source", case.source_line(case.edition.running_order[0]))]

    def _members(self, case: Case) -> list[Passage]:
        passages = [Passage("title", "Who is who at PPOG")]
        for member in case.edition.members:
            chair = ", in the chair" if member.chairs else ""
            passages += [Passage("label", member.body + chair), Passage("body", case.fill(member.text))]
        passages.append(Passage("label", "Invited"))
        passages += [Passage("point", case.fill(item.text)) for item in case.edition.invited]
        office = case.pack.office
        own = (("HMI", office.hmi), ("Force Liaison Lead", office.fll), ("APCC contact", office.apcc_contact))
        named = [Passage("point", f"{role}: {name}") for role, name in own if name]
        if named:
            passages += [Passage("label", "Your own contacts"), *named]
        return [*passages, Passage("source", case.source_line(case.edition.members[0]))]

    def _chosen(self, case: Case, id: str) -> list[Passage]:
        for force in case.precedents.forces:
            if force.id == id:
                return self._force(case, force)
        for study in case.precedents.cases:
            if study.id == id:
                return self._case_study(case, study)
        return [Passage("note", "The present list of precedents no longer has this one.")]

    def _force(self, case: Case, force: Precedent) -> list[Passage]:
        passages = [
            Passage("title", force.force),
            Passage("body", f"In Engage from {spoken(force.entered)} to {spoken(force.left)}."),
            Passage("label", "Why it went in"),
        ]
        group = ""
        for reason in force.reasons_in:
            if reason.group != group:
                group = reason.group
                passages.append(Passage("label", group))
            passages.append(Passage("point", case.fill(reason.text) + _closing(reason)))
        passages.append(Passage("label", "Why it came out"))
        passages += [Passage("point", case.fill(reason.text)) for reason in force.reasons_out]
        if force.note:
            passages.append(Passage("note", case.fill(force.note)))
        return [*passages, Passage("source", case.source_of(force.source))]

    def _case_study(self, case: Case, study: CaseStudy) -> list[Passage]:
        passages = [Passage("title", study.title), Passage("body", case.fill(study.summary))]
        if study.protocol:
            passages.append(Passage("body", "Stages of its protocol: " + case.fill(", ".join(study.protocol)) + "."))
        passages.append(Passage("label", "Lessons"))
        passages += [
            Passage("point", case.fill(f"{lesson.title}. {lesson.text}" if lesson.title else lesson.text))
            for lesson in study.lessons
        ]
        if study.note:
            passages.append(Passage("note", case.fill(study.note)))
        return [*passages, Passage("source", case.source_of(study.source))]

    def _document(self, case: Case, document: Document) -> list[Passage]:
        passages = [
            Passage("title", document.title),
            Passage("body", f"{document.publisher}, {spoken(document.date)}."),
        ]
        if document.note:
            passages.append(Passage("note", document.note))
        if document.id in {held.id for held in case.edition.documents}:
            passages.append(Passage("body", f"This pack uses the edition “{edition_named(case.edition)}”."))
            if case.edition.note:
                passages.append(Passage("note", case.edition.note))
        return passages


def _closing(reason: Reason) -> str:
    if reason.open_at_exit:
        return " (still open when the force left)"
    return f" (closed {spoken(reason.closed)})" if reason.closed else ""
