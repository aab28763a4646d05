"""The full briefing: everything that a pack holds, for the office itself."""

from collections.abc import Callable
from datetime import date, datetime

from msgspec import Struct

from exports.blocks import Block, Contents, Document, Heading, Properties
from exports.material import Material, material_of, one_line
from exports.parts.actions import actions
from exports.parts.afterwards import afterwards
from exports.parts.alignment import alignment
from exports.parts.causes import causes
from exports.parts.checklist import process, responsibilities
from exports.parts.cover import FICTIONAL, cover, marking_of, meeting_words
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
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack

TITLE = "Briefing for PPOG"
AUDIENCE = (
    "For {office.the} alone: it holds hard questions and the office's own confidence ratings. "
    "Do not pass it on to {force.the} as it stands."
)


class Part(Struct, frozen=True):
    """A part of the document: its place for links, its title, and what fills it."""

    anchor: str
    title: str
    fill: Callable[[Material], list[Block]]
    new_page: bool = False


PARTS: tuple[Part, ...] = (
    Part("missing", "What is still missing", missing, new_page=True),
    Part("situation", "Situation", situation, new_page=True),
    Part("causes", "Causes of concern", causes),
    Part("responsibilities", "Responsibilities", responsibilities, new_page=True),
    Part("process", "The process", process),
    Part("support", "Support", support),
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
    Part("hour", "The hour: running order", hour),
    Part("speaking", "Speaking note", speaking, new_page=True),
    Part("hard_questions", "Hard questions: private to the office", hard_questions, new_page=True),
    Part("actions", "Actions", actions, new_page=True),
    Part("afterwards", "On the day and afterwards", afterwards),
    Part("precedents", "Precedents", precedents),
    Part("people", "Who is who", people, new_page=True),
    Part("glossary", "Glossary", glossary),
    Part("sources", "Sources", sources, new_page=True),
)


def build(pack: Pack, edition: Edition, precedents: Precedents, today: date) -> Document:
    """The briefing of a pack as it stood on ``today``; raises `ContentError` for a wrong role placeholder."""
    material = material_of(pack, edition, precedents, today)
    blocks = cover(material, TITLE, AUDIENCE)
    blocks.append(Contents("Contents"))
    for number, part in enumerate(PARTS, start=1):
        title = material.fill(part.title)
        blocks.append(Heading(text=title, level=1, anchor=part.anchor, number=number, new_page=part.new_page))
        blocks += part.fill(material)
    return Document(
        marking=marking_of(material),
        footer=_footer(material),
        properties=_properties(material),
        blocks=tuple(blocks),
        cleaned=material.cleaned,
    )


def _footer(material: Material) -> str:
    force = one_line(material.pack.office.force)
    return f"{force} · {TITLE}" if force else TITLE


def _properties(material: Material) -> Properties:
    office, info = material.pack.office, material.pack.info
    today = datetime.combine(material.today, datetime.min.time())
    created = _moment(info.created_at) or today
    changed = _moment(max((record.updated_at for record in material.pack.records()), default="")) or created
    return Properties(
        title=f"{TITLE}: {one_line(office.force)}" if office.force else TITLE,
        subject=FICTIONAL if info.fictional else f"PPOG, {meeting_words(material)}",
        author=one_line(office.body),
        identifier=info.pack_id,
        created=created.isoformat(timespec="seconds"),
        modified=max(created, changed).isoformat(timespec="seconds"),
    )


def _moment(written: str) -> datetime | None:
    """A moment in a pack, without its zone: packs keep UTC."""
    try:
        moment = datetime.fromisoformat(written).replace(tzinfo=None)
    except ValueError:
        return None
    # Before this, a file's properties cannot hold it.
    return moment if moment.year >= 1980 else None
