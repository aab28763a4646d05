"""The two question banks: what is chosen, in order, with answers and follow-ups."""

from typing import Literal

from exports.blocks import Block, EntryLine, Heading
from exports.composing import bullets, details, facts_of, heading, labelled, plain, prose, to_do
from exports.entries import entry
from exports.material import Material
from toolkit.fields import is_filled
from toolkit.records.questions import Bank
from toolkit.views import QuestionRow, questions_of

OWN = "Own question"


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
        blocks.append(Heading(text="In the bank, not chosen", level=2))
        blocks += bullets([plain(row.title or row.text) for row in left])
    return blocks


def _question(material: Material, row: QuestionRow, level: Literal[2, 3], place: int | None = None) -> list[Block]:
    question = row.question
    blocks = heading(row.title or OWN, level, OWN, number=place)
    blocks += prose(row.text, "question") or [to_do("word this question.")]
    blocks += labelled("Keep in mind", row.caveat, "muted")
    blocks += details(facts_of(material, question, "for_whom", "cause"))
    if question.asked_on and not question.answer.strip():
        blocks.append(to_do("enter the answer: the question was asked, and none is noted."))
    elif question.chosen and not question.answer.strip():
        blocks.append(to_do("ask this question, and note the answer."))
    blocks += [entry(material, question, "answer"), entry(material, question, "follow_up")]
    return [*blocks, EntryLine(tuple(entry(material, question, name) for name in ("asked_on", "owed_by", "due")))]
