"""Questions one would rather not get; private to the office, and only ever in its own documents."""

from exports.blocks import Block, Callout, Paragraph
from exports.composing import bold_lead, details, facts_of, heading, labelled, lines, to_do, together
from exports.material import Material
from toolkit.records.questions import HardQuestion


def hard_questions(material: Material) -> list[Block]:
    """Each question with the line to say, what stands behind it, and what not to say."""
    rows = material.pack.every(HardQuestion)
    warning = Callout("Private to the office", "take this part out before the briefing goes to anybody else.")
    if not rows:
        said = "write down the questions that {holder.the} would least like to get, each with a line of 20 seconds."
        return [warning, to_do(material.fill(said))]
    blocks: list[Block] = [warning]
    for place, row in enumerate(rows, start=1):
        blocks += _question(material, row, place)
    return blocks


def _question(material: Material, row: HardQuestion, place: int) -> list[Block]:
    blocks = heading(row.question, 2, "A question without words", number=place)
    blocks += labelled("The line, in 20 seconds", row.line, "answer") or [to_do("write the line to say.")]
    blocks += labelled("If pressed", row.if_pressed, "body")
    blocks += labelled("Do not say", row.do_not_say, "body")
    if claims := material.claims(row.evidence):
        blocks += lines("Evidence", claims)
    elif row.line:
        blocks.append(Paragraph(bold_lead("Evidence", "none is linked to this line yet."), "body"))
    return together(blocks + details(facts_of(material, row, "owner")))
