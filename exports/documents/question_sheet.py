"""The chosen questions of one bank in their order, with room for the answers, on paper or in the file."""

from msgspec import structs

from exports.blocks import Block, Document, EntryLine, Form, Heading, Paragraph
from exports.composing import HEADING_LENGTH, labelled, prose, to_do
from exports.documents.making import Choices, document_of
from exports.entries import ASKED, entry, tick
from exports.material import Material, one_line
from exports.parts.cover import cover
from exports.parts.questions import OWN, about, name_of
from toolkit.views import QuestionRow, questions_of, short

TITLES = {"hmicfrs": "Questions for HMICFRS", "chief": "Questions for {chief.the}"}
AUDIENCE = (
    "For whoever asks and whoever writes the answers down: by hand, or typed into the Word file, "
    "from which {office.the} can take them back."
)
# Room to write by hand, in twentieths of a point: some four centimetres.
ROOM = 2200


def build(material: Material, choices: Choices) -> Document:
    """Each question with what to keep in mind, a box for asked, and room for answer and follow-up."""
    title = material.fill(TITLES[choices.bank])
    rows = [row for row in questions_of(material.pack, material.edition, choices.bank) if row.question.chosen]
    blocks = cover(material, title, AUDIENCE)
    if not rows:
        blocks.append(Heading(text="No question is chosen yet", level=1))
        blocks.append(to_do("choose the questions and put them in order: none is chosen yet."))
    for place, row in enumerate(rows, start=1):
        blocks += _question(material, row, place)
    return document_of(material, title, blocks)


def _question(material: Material, row: QuestionRow, place: int) -> list[Block]:
    question = row.question
    title = short(one_line(name_of(row)), HEADING_LENGTH) or OWN
    blocks: list[Block] = [Heading(text=title, level=1, number=place)]
    blocks += prose(row.text, "question") or [to_do("word this question.")]
    blocks += labelled("Keep in mind", row.caveat, "muted")
    blocks += about(material, row)
    # What is asked stays on the page of the room for its answer.
    blocks = [structs.replace(block, keep=True) if isinstance(block, Paragraph) else block for block in blocks]
    asked = bool(question.asked_on)
    when = f"asked on {material.shown(question, 'asked_on')}" if asked else "not asked yet"
    blocks.append(tick(material, question, "Asked", asked, when, ASKED))
    blocks.append(
        Form(
            caption=f"Answer to question {place}",
            description="Room for the answer and for what follows from it.",
            entries=(entry(material, question, "answer"), entry(material, question, "follow_up")),
            widths=(60, 40),
            height=ROOM,
        )
    )
    blocks.append(EntryLine((entry(material, question, "owed_by"), entry(material, question, "due")), "body"))
    return blocks
