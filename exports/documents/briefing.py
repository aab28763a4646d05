"""The full briefing: everything that a pack holds, for the office itself."""

from collections.abc import Callable

from msgspec import Struct

from exports.blocks import Block, Contents, Document, Heading
from exports.documents.making import Choices, document_of
from exports.material import Material
from exports.parts.actions import actions
from exports.parts.afterwards import afterwards
from exports.parts.alignment import alignment
from exports.parts.causes import causes
from exports.parts.checklist import process, responsibilities
from exports.parts.cover import cover
from exports.parts.evidence import evidence
from exports.parts.exit_readiness import exit_readiness
from exports.parts.glossary import glossary
from exports.parts.hard_questions import hard_questions
from exports.parts.hour import hour
from exports.parts.missing import missing
from exports.parts.people import people
from exports.parts.precedents import precedents
from exports.parts.questions import questions
from exports.parts.situation import situation
from exports.parts.sources import sources
from exports.parts.speaking import speaking
from exports.parts.support import support
from toolkit.records.questions import HardQuestion

TITLE = "Briefing for PPOG"
AUDIENCE = (
    "For {office.the} alone: it holds hard questions and the office's own confidence ratings. "
    "Do not pass it on to {force.the} as it stands."
)


class Part(Struct, frozen=True):
    """A part of the document: its place for links, its title, what fills it, and when it begins a new page."""

    anchor: str
    title: str
    fill: Callable[[Material], list[Block]]
    new_page: Callable[[Material], bool] = lambda _: False


def _is_private(material: Material) -> bool:
    """Whether there are pages that are taken out before the briefing is passed on."""
    return bool(material.pack.every(HardQuestion))


# What is said in the room comes before what it rests on, and what can be looked up comes last.
PARTS: tuple[Part, ...] = (
    Part("missing", "What is still missing", missing, lambda _: True),
    Part("situation", "Situation", situation),
    Part("speaking", "Speaking note", speaking),
    Part("hour", "The hour: running order", hour),
    Part("causes", "Causes of concern", causes),
    Part("evidence", "Evidence", evidence),
    Part(
        "questions_hmicfrs",
        "Questions for HMICFRS",
        lambda material: questions(material, "hmicfrs"),
    ),
    Part(
        "questions_chief",
        "Questions for {chief.the}",
        lambda material: questions(material, "chief"),
    ),
    Part("alignment", "The two accounts, side by side", alignment),
    Part("exit", "Exit readiness", exit_readiness),
    Part("hard_questions", "Hard questions: private to the office", hard_questions, _is_private),
    Part("actions", "Actions", actions, _is_private),
    Part("responsibilities", "Responsibilities", responsibilities),
    Part("support", "Support", support),
    Part("afterwards", "On the day and afterwards", afterwards),
    Part("process", "The process", process),
    Part("precedents", "Precedents", precedents),
    Part("people", "Who is who", people),
    Part("glossary", "Glossary", glossary),
    Part("sources", "Sources", sources),
)


def build(material: Material, choices: Choices) -> Document:
    """The briefing of a pack; raises `ContentError` for a wrong role placeholder."""
    blocks = cover(material, TITLE, AUDIENCE, editions=True)
    blocks.append(Contents("Contents"))
    for number, part in enumerate(PARTS, start=1):
        title = material.fill(part.title)
        new_page = part.new_page(material)
        blocks.append(Heading(text=title, level=1, anchor=part.anchor, number=number, new_page=new_page))
        blocks += part.fill(material)
    return document_of(material, TITLE, blocks)
