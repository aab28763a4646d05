"""The kinds of document that can be made, for the app and the command line to list."""

from collections.abc import Callable

from msgspec import Struct

from exports.blocks import Document
from exports.documents import briefing, one_page, pre_brief, question_sheet, readout, speaking_notes
from exports.documents.making import Choices
from exports.material import Material
from exports.sharing import shareable
from toolkit.pack import Pack

Builder = Callable[[Material, Choices], Document]


def _whole(pack: Pack) -> Pack:
    return pack


class DocumentKind(Struct, frozen=True):
    """One kind of document: its key for commands, its title, for whom or for when it is, what it is, how it is built.

    ``title`` and ``whom`` hold role placeholders (see `toolkit.terms`). ``view`` gives what of a pack the builder is to
    know; ``by_bank``: there is one for each bank of questions; ``filed`` is what its file is called, if not its key.
    """

    key: str
    title: str
    whom: str
    summary: str
    build: Builder
    view: Callable[[Pack], Pack] = _whole
    by_bank: bool = False
    filed: str = ""


KINDS: dict[str, DocumentKind] = {
    kind.key: kind
    for kind in (
        DocumentKind(
            "briefing",
            "Full briefing",
            "for the office",
            "Everything in the pack, for the office itself; says what is still to do.",
            briefing.build,
        ),
        DocumentKind(
            "one-page",
            "One page for the room",
            "in the room",
            "One side of A4: three things to say, the ask, causes, thresholds, the line if pressed.",
            one_page.build,
        ),
        DocumentKind(
            "notes",
            "Speaking notes",
            "to speak from",
            "In large type, a thought a line, with the running clock beside it.",
            speaking_notes.build,
        ),
        DocumentKind(
            "questions",
            "Question sheet",
            "for a meeting",
            "The questions that you chose from one question bank, with room for the answers on paper or in the file.",
            question_sheet.build,
            by_bank=True,
        ),
        DocumentKind(
            "chief-constable",
            "Pre-brief for {chief.the}",
            "for {force.the}",
            "Both accounts, questions, help on offer; nothing that is private to the office.",
            pre_brief.build,
            shareable,
            filed="pre-brief",
        ),
        DocumentKind(
            "readout",
            "Readout after the meeting",
            "afterwards",
            "Who was there, what was said, asked and promised, actions; an outcome once HMICFRS has written.",
            readout.build,
        ),
    )
}
