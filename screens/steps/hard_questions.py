"""Step 8: the questions one would rather not get."""

from screens.case import Case
from screens.rows import ROW_LETTERS, AddChoice, Passage, Row, StepView
from toolkit.records.questions import HardQuestion
from toolkit.records.record import Ordered
from toolkit.speech import seconds_to_say, words_in
from toolkit.steps import StepKey
from toolkit.views import short

# A line is meant to be said in about this many seconds.
LINE_SECONDS = 20


class HardQuestionsView(StepView):
    """Each with a line of twenty seconds, what to add if pressed, and what not to say. Private."""

    key: StepKey = "hard"
    help = (
        "Write down what could surprise {holder.the} in the room, and for each a line that takes about 20 "
        "seconds, the evidence behind it, what to add if pressed, and what not to say. This stays in the office: it "
        "is never part of a document for {force.the}."
    )
    empty = (
        "No hard question yet. Press {a|row.add} to write the one you would least like to be asked, {p|list.paste} to "
        "paste several."
    )

    def rows(self, case: Case) -> list[Row]:
        """The questions in order, and how long each line takes to say."""
        rows = []
        for question in case.pack.every(HardQuestion):
            words = words_in(question.line)
            seconds = seconds_to_say(words, case.pack.meeting.pace)
            rows.append(
                Row(
                    question.id,
                    short(question.question, ROW_LETTERS) or "Not written yet",
                    mark="done" if question.line else "todo",
                    state=f"line of {seconds} s" if question.line else "no line yet",
                    meta=question.owner,
                    record=question,
                )
            )
        return rows

    def additions(self, case: Case, row: Row | None) -> list[AddChoice]:
        """Another hard question."""
        position = case.pack.next_position(HardQuestion)
        return [AddChoice("Hard question", lambda new_id: [HardQuestion(id=new_id(), position=position)])]

    def siblings(self, case: Case, row: Row) -> list[Ordered]:
        """All hard questions."""
        return list(case.pack.every(HardQuestion))

    def about(self, case: Case, row: Row) -> list[Passage]:
        """How long the line takes, against twenty seconds."""
        passages = [Passage("title", "Hard question, private to the office")]
        if isinstance(row.record, HardQuestion) and row.record.line:
            pace = case.pack.meeting.pace
            seconds = seconds_to_say(words_in(row.record.line), pace)
            verdict = "fits" if seconds <= LINE_SECONDS else f"is {seconds - LINE_SECONDS} seconds over"
            said = f"The line takes {seconds} seconds at {pace} words a minute: it {verdict} {LINE_SECONDS} seconds."
            passages.append(Passage("body", said))
        return passages
