"""The kinds of document that can be made, for the app and the command line to list."""

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from exports import briefing
from exports.blocks import Document
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack

Builder = Callable[[Pack, Edition, Precedents, date], Document]


class DocumentKind(Struct, frozen=True):
    """One kind of document: its key for commands, its title, for whom and what it is, how it is built."""

    key: str
    title: str
    summary: str
    build: Builder


KINDS: dict[str, DocumentKind] = {
    kind.key: kind
    for kind in (
        DocumentKind(
            "briefing",
            "Full briefing",
            "Everything in the pack, for the office itself; says what is still to do.",
            briefing.build,
        ),
    )
}
