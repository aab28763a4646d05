"""What all documents have: marking, footer, and what the file says about itself."""

from datetime import datetime

from msgspec import Struct

from exports.blocks import Block, Document, Layout, Properties
from exports.material import Material, one_line
from exports.parts.cover import FICTIONAL, marking_of, meeting_words
from exports.sheet import Paper
from toolkit.records.questions import Bank


class Choices(Struct, frozen=True):
    """What a person chooses besides the kind: whose questions, and the paper of the one page (None: our own)."""

    bank: Bank = "hmicfrs"
    paper: Paper | None = None


def document_of(
    material: Material,
    title: str,
    blocks: list[Block],
    layout: Layout = "ordinary",
    left_out: tuple[str, ...] = (),
) -> Document:
    """The blocks as a document called ``title``."""
    return Document(
        marking=marking_of(material),
        footer=footer_of(material, title),
        properties=_properties(material, title),
        blocks=tuple(blocks),
        layout=layout,
        cleaned=material.cleaned,
        left_out=left_out,
    )


def footer_of(material: Material, title: str) -> str:
    """What stands beside the page number."""
    force = one_line(material.pack.office.force)
    return f"{force} · {title}" if force else title


def _properties(material: Material, title: str) -> Properties:
    office, info = material.pack.office, material.pack.info
    today = datetime.combine(material.today, datetime.min.time())
    created = _moment(info.created_at) or today
    changed = _moment(max((record.updated_at for record in material.pack.records()), default="")) or created
    return Properties(
        title=f"{title}: {one_line(office.force)}" if office.force else title,
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
