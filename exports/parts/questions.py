"""The two question banks: what is chosen, in order, with answers and follow-ups."""

from typing import Literal

from exports.blocks import Block, EntryLine, Heading
from exports.composing import bullets, details, facts_of, heading, labelled, plain, prose, to_do, together
from exports.entries import entry
from exports.material import Material, one_line
from toolkit.fields import is_filled
from toolkit.records.questions import Bank, Question
from toolkit.views import QuestionRow, questions_of

OWN = "The office's own question"


def questions(material: Material, bank: Bank) -> list[Block]:
    """The chosen questions in the office's order, others that were worked on, then the rest by title."""
    rows = questions_of(material.pack, material.edition, bank)
    chosen = [row for row in rows if row.question.chosen]
    worked = [row for row in rows if not row.question.chosen and is_filled(row.question)]
    left = [row for row in rows if not row.question.chosen and not is_filled(row.question)]
    whom = "HMICFRS" if bank == "hmicfrs" else material.fill("{chief.the}")
    blocks: list[Block] = []
    if not chosen:
        blocks.append(to_do(f"choose the questions for {whom} and put them in order."))
    for place, row in enumerate(chosen, start=1):
        blocks += _question(material, row, 2, place)
    if worked:
        blocks.append(Heading(text="Not chosen for the meeting, but worked on", level=2))
        for row in worked:
            blocks += _question(material, row, 3)
    if left:
        blocks.append(Heading(text="In the question bank, not chosen", level=2))
        blocks += bullets([plain(row.text if name_of(row) == OWN else row.title) for row in left])
    return blocks


def about(material: Material, row: QuestionRow) -> list[Block]:
    """Who is asked and which cause it is about; not who, where the title of the list says so already."""
    question = row.question
    if question.bank == "chief" and one_line(question.for_whom).casefold() == material.fill("{chief}").casefold():
        return details(facts_of(material, question, "cause"))
    return details(facts_of(material, question, "for_whom", "cause"))


def name_of(row: QuestionRow) -> str:
    """What a question is called: by the toolkit's title, or that it is the office's own."""
    return row.title if row.item or row.question.item else OWN


def _question(material: Material, row: QuestionRow, level: Literal[2, 3], place: int | None = None) -> list[Block]:
    question = row.question
    blocks = heading(name_of(row), level, OWN, number=place)
    blocks += prose(row.text, "question") or [to_do("word this question.")]
    blocks += labelled("Keep in mind", row.caveat, "muted")
    blocks += about(material, row)
    if question.asked_on and not question.answer.strip():
        blocks.append(to_do("enter the answer: the question was asked, and none is noted."))
    elif question.chosen and not question.answer.strip():
        blocks.append(to_do("ask this question, and note the answer."))
    return together([*blocks, entry(material, question, "answer")], _around_the_answer(material, question))


def _around_the_answer(material: Material, question: Question) -> list[Block]:
    """Follow-up and dates; of those that nobody has to fill in any more, or not yet, only what stands there."""
    answered, asked = bool(question.answer.strip()), bool(question.asked_on)
    follow_up, asked_on, owed_by, due = (
        entry(material, question, name) for name in ("follow_up", "asked_on", "owed_by", "due")
    )
    owed = asked and not answered
    dates = [
        field for field, wanted in ((asked_on, not answered), (owed_by, owed), (due, owed)) if field.text or wanted
    ]
    told: list[Block] = [follow_up] if follow_up.text or not answered else []
    return [*told, EntryLine(tuple(dates))] if dates else told
