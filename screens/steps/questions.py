"""Steps 5 and 6: the two question banks, and where the two accounts match."""

from msgspec import structs

from screens.case import Case
from screens.rows import AddChoice, NewId, Passage, Row, StepView
from screens.symbols import Mark
from toolkit.fields import Field
from toolkit.records.causes import Cause
from toolkit.records.questions import AlignmentPoint, Bank, Question
from toolkit.records.record import Ordered
from toolkit.steps import StepKey
from toolkit.views import QuestionRow, questions_of, short

_ALIGNMENT_MARKS: dict[str, Mark] = {"unknown": "todo", "agree": "good", "differ": "warn"}

# Own questions are placed after a bank's while nobody has moved them.
_AFTER_THE_BANK = 100.0


_OWN_WORDS = "As you will put it."


class QuestionsView(StepView):
    """One bank: choose, order, reword, note the answer and what is owed."""

    bank: Bank
    empty = "The edition has no questions for this bank. Press {a|row.add} to write your own."

    def rows(self, case: Case) -> list[Row]:
        """The bank and the office's own questions in the office's order."""
        rows = questions_of(case.pack, case.edition, self.bank)
        chosen = sum(row.question.chosen for row in rows)
        heading = Row("h:bank", f"Questions ({chosen} chosen of {len(rows)})", heading=True)
        return [heading, *(self._row(case, row) for row in rows)]

    def _row(self, case: Case, row: QuestionRow) -> Row:
        question = row.question
        cause = case.pack.get(Cause, question.cause)
        meta = [
            case.who_and_when("", question.due if not question.answer else ""),
            short(cause.title, 24) if cause else "",
        ]
        return Row(
            question.id,
            f"{row.title}: {row.text}" if row.item else row.text or "Own question, not written yet",
            mark="chosen" if question.chosen else "next",
            state=self._state(question),
            meta=", ".join(filter(None, meta)),
            record=question,
            item=row.item,
        )

    def _state(self, question: Question) -> str:
        if question.answer:
            return "answered, follow-up owed" if question.follow_up and question.owed_by else "answered"
        if question.asked_on:
            return "asked, no answer yet"
        return "chosen" if question.chosen else "not chosen"

    def fields(self, case: Case, row: Row) -> tuple[Field, ...]:
        """An own question has no words of the question bank to fall back on."""
        fields = super().fields(case, row)
        if row.item or not isinstance(row.record, Question) or row.record.item:
            return fields
        return tuple(structs.replace(field, help=_OWN_WORDS) if field.name == "wording" else field for field in fields)

    def additions(self, case: Case, row: Row | None) -> list[AddChoice]:
        """A question in the office's own words."""
        position = max(_AFTER_THE_BANK, case.pack.next_position(Question))

        def own(new_id: NewId) -> list[Question]:
            return [Question(id=new_id(), bank=self.bank, chosen=True, position=position)]

        return [AddChoice("Own question", own)]

    def ticked(self, case: Case, row: Row) -> dict[str, object]:
        """Chosen for the meeting, or not."""
        return {"chosen": not row.record.chosen} if isinstance(row.record, Question) else {}

    def siblings(self, case: Case, row: Row) -> list[Ordered]:
        """All questions of the bank, touched or not."""
        if not isinstance(row.record, Question):
            return []
        return [each.question for each in questions_of(case.pack, case.edition, self.bank)]

    def removable(self, case: Case, row: Row) -> bool:
        """The bank's questions stay; the office's own can go."""
        return isinstance(row.record, Question) and row.item is None

    def why_kept(self, row: Row) -> str:
        """A question of the bank is left out where it is not chosen."""
        if not isinstance(row.record, Question):
            return super().why_kept(row)
        if row.record.chosen:
            kept = "A question from the question bank is not deleted."
            return f"{kept} {{Space|row.tick}} takes it out of those that you chose."
        return "A question from the question bank is not deleted. It is not chosen, so no document of yours asks it."

    def about(self, case: Case, row: Row) -> list[Passage]:
        """The question as it will be put, what it asks, its caveat and source."""
        if not isinstance(row.record, Question):
            return [Passage("title", row.title)]
        found = [each for each in questions_of(case.pack, case.edition, self.bank) if each.question.id == row.key]
        if not found:
            return [Passage("title", row.title)]
        question = found[0]
        passages = [Passage("title", question.title), Passage("body", question.text)]
        if len(question.asks) > 1:
            passages.append(Passage("label", "It asks"))
            passages += [Passage("point", ask) for ask in question.asks]
        if question.caveat:
            passages.append(Passage("note", question.caveat))
        if question.item:
            if question.question.wording:
                passages.append(Passage("label", "The words of the question bank"))
                passages.append(Passage("quote", case.fill(question.item.text)))
            if question.item.note:
                passages.append(Passage("note", case.fill(question.item.note)))
            passages.append(Passage("source", case.source_line(question.item)))
        return passages


class HmicfrsView(QuestionsView):
    """Step 5: what to ask HMICFRS outside PPOG."""

    key: StepKey = "hmicfrs"
    bank: Bank = "hmicfrs"
    help = (
        "{Space|row.tick} chooses a question for your meeting with HMICFRS. {J|row.down} and {K|row.up} move it down "
        "and up. Enter opens it: your own wording, whom you ask, when, the answer, the follow-up and who owes it. "
        "Press {a|row.add} to write your own."
    )


class ChiefView(QuestionsView):
    """Step 6: what to ask the chief constable, and the alignment of the two accounts."""

    key: StepKey = "chief"
    bank: Bank = "chief"
    help = (
        "Above, the questions: {Space|row.tick} chooses, {J|row.down} and {K|row.up} move. Below, alignment: for each "
        "subject, what {chief.the} and {holder.the} will each say at PPOG, and whether that matches. {Space|row.tick} "
        "there moves between not known, agree and differ. Press {a|row.add} to add a question or an alignment point."
    )

    def rows(self, case: Case) -> list[Row]:
        """The questions, then the alignment points."""
        points = case.pack.every(AlignmentPoint)
        agreed = sum(point.state == "agree" for point in points)
        rows = super().rows(case)
        counted = f" ({agreed} of {len(points)} agree)" if points else ""
        rows.append(Row("h:alignment", f"Alignment{counted}", heading=True))
        if not points:
            said = case.said("No point yet. Press {a|row.add} to compare the accounts.")
            rows.append(Row("hint:alignment", said))
        for point in points:
            rows.append(
                Row(
                    point.id,
                    point.topic or "Untitled point",
                    mark=_ALIGNMENT_MARKS[point.state],
                    state=case.label_of(point, "state").lower(),
                    meta="resolved" if point.state == "differ" and point.resolution else "",
                    record=point,
                )
            )
        return rows

    def additions(self, case: Case, row: Row | None) -> list[AddChoice]:
        """A question or an alignment point; the one whose list the highlight is in first."""
        position = case.pack.next_position(AlignmentPoint)
        point = AddChoice("Alignment point", lambda new_id: [AlignmentPoint(id=new_id(), position=position)])
        questions = super().additions(case, row)
        below = row is not None and (isinstance(row.record, AlignmentPoint) or row.key == "hint:alignment")
        return [point, *questions] if below else [*questions, point]

    def ticked(self, case: Case, row: Row) -> dict[str, object]:
        """Questions are chosen; alignment points go through their states."""
        if isinstance(row.record, AlignmentPoint):
            states = ("unknown", "agree", "differ")
            return {"state": states[(states.index(row.record.state) + 1) % len(states)]}
        return super().ticked(case, row)

    def siblings(self, case: Case, row: Row) -> list[Ordered]:
        """Questions among questions, points among points."""
        if isinstance(row.record, AlignmentPoint):
            return list(case.pack.every(AlignmentPoint))
        return super().siblings(case, row)

    def removable(self, case: Case, row: Row) -> bool:
        """Own questions and alignment points."""
        return isinstance(row.record, AlignmentPoint) or super().removable(case, row)

    def about(self, case: Case, row: Row) -> list[Passage]:
        """For an alignment point, what it is for."""
        if isinstance(row.record, AlignmentPoint):
            said = case.fill(
                "Know before the meeting what {chief.the} will say on this, and what {holder.the} will add."
            )
            return [Passage("title", row.title), Passage("body", said)]
        if row.key == "hint:alignment":
            responsibilities = case.edition.responsibilities_ppog
            texts = [Passage("body", case.fill(item.text)) for item in responsibilities[:1]]
            return [Passage("title", "Alignment"), *texts]
        return super().about(case, row)
