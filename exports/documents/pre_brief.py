"""The pre-brief for the chief constable: what each will say, what the office will ask, what help there is."""

from exports.blocks import Block, Document, EntryLine, Heading, Paragraph, Table
from exports.composing import bold_lead, bullets, details, facts_of, heading, labelled, plain, prose, together
from exports.documents.making import Choices, document_of
from exports.entries import entry
from exports.material import Material, one_line
from exports.parts.cover import cover
from exports.parts.questions import OWN, name_of
from toolkit.records.questions import AlignmentPoint, Bank
from toolkit.views import QuestionRow, questions_of, support_of

TITLE = "Pre-brief for {chief.the}"
AUDIENCE = (
    "So that nobody is surprised in the room. Nothing here is an instruction: what {force.the} does is for "
    "{chief.the} to decide. Answers typed into the Word file reach {office.the} when the file is sent back."
)


def build(material: Material, choices: Choices) -> Document:
    """The two accounts, the questions for HMICFRS and for the chief constable, and support."""
    title = material.fill(TITLE)
    whom = one_line(material.pack.office.chief_name) or material.fill("{Chief.the}")
    blocks = cover(material, title, AUDIENCE, whom=whom)
    for number, (name, told) in enumerate(_parts(material), start=1):
        blocks += [Heading(text=material.fill(name), level=1, number=number), *told]
    return document_of(material, title, blocks)


def _parts(material: Material) -> list[tuple[str, list[Block]]]:
    return [
        ("What each of the two will say", _accounts(material)),
        ("What {office.the} will ask HMICFRS", _for_hmicfrs(material)),
        ("What {office.the} would like to know from {chief.the}", _for_chief(material)),
        ("Help on offer", _support(material)),
    ]


def _accounts(material: Material) -> list[Block]:
    points = material.pack.every(AlignmentPoint)
    if not points:
        return [Paragraph(plain("No subject has been set down yet."))]
    blocks: list[Block] = []
    for place, point in enumerate(points, start=1):
        blocks += heading(point.topic, 2, "A subject without a name", number=place)
        said = details(facts_of(material, point, "cause"))
        said += labelled(material.label(point, "holder_says"), point.holder_says or "Not written yet", "body")
        match = EntryLine((entry(material, point, "state", label="The two accounts"),), "body")
        accounts = [*said, entry(material, point, "chief_says")]
        blocks += together(accounts, [match, entry(material, point, "resolution")])
    return blocks


def _for_hmicfrs(material: Material) -> list[Block]:
    rows = _chosen(material, "hmicfrs")
    if not rows:
        return [Paragraph(plain("No question has been chosen yet."))]
    named = [row.title if name_of(row) not in (OWN, row.text) else "" for row in rows]
    asked = [bold_lead(name, row.text) if name else plain(row.text) for name, row in zip(named, rows, strict=True)]
    return bullets(asked)


def _for_chief(material: Material) -> list[Block]:
    rows = _chosen(material, "chief")
    if not rows:
        return [Paragraph(plain("No question has been chosen yet."))]
    blocks: list[Block] = []
    for place, row in enumerate(rows, start=1):
        question = row.question
        blocks += heading(name_of(row), 2, OWN, number=place)
        asked = [*prose(row.text, "question"), *details(facts_of(material, question, "cause"))]
        owed = EntryLine((entry(material, question, "owed_by"), entry(material, question, "due")), "body")
        answered = [*asked, entry(material, question, "answer")]
        blocks += together(answered, [entry(material, question, "follow_up"), owed])
    return blocks


def _chosen(material: Material, bank: Bank) -> list[QuestionRow]:
    return [row for row in questions_of(material.pack, material.edition, bank) if row.question.chosen]


def _support(material: Material) -> list[Block]:
    rows = [row for row in support_of(material.pack, material.edition) if row.support.state in ("asked", "accepted")]
    if not rows:
        return [Paragraph(plain(material.fill("{Office.the} has not asked for help from others yet.")))]
    return [
        Table(
            caption="Help on offer",
            description="Each offer that the office has asked for or taken up, and who makes it.",
            header=("Offer", "Who makes it", "State"),
            rows=tuple(
                (plain(row.title), plain(row.support.provider), plain(material.label_of(row.support, "state")))
                for row in rows
            ),
            widths=(54, 24, 22),
        )
    ]
