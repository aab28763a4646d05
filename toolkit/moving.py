"""Move a pack to another edition of the toolkit without losing an answer."""

from msgspec.structs import replace

from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.records.preparation import ChecklistEntry, Support
from toolkit.records.questions import Question
from toolkit.records.readiness import ThemeView
from toolkit.records.record import Record
from toolkit.views import checklist_items


def move_to_edition(pack: Pack, old: Edition | None, new: Edition) -> Pack:
    """The pack as one made with ``new``; every record stays, and every answer in it.

    An answer to an item that ``new`` no longer has keeps that item's wording from ``old``,
    role placeholders and all, so that it can still be shown. Where ``old`` is not at hand,
    or never had the item, the wording kept by an earlier move stays.
    """
    homes = _homes(new)
    wording = {id: item.text for id, item in old.by_id.items()} if old else {}
    info = replace(pack.info, edition=new.id)
    return Pack(info, [_moved(record, homes, wording) for record in pack.records()])


def _homes(edition: Edition) -> dict[str, set[str]]:
    """By table, the items of an edition that its records can answer."""
    return {
        ChecklistEntry.table: {item.id for item in checklist_items(edition)},
        Support.table: {item.id for item in edition.support_offers},
        Question.table: {item.id for item in (*edition.questions_hmicfrs, *edition.questions_chief)},
        ThemeView.table: {item.id for item in edition.exit_themes},
    }


def _moved(record: Record, homes: dict[str, set[str]], wording: dict[str, str]) -> Record:
    if not isinstance(record, ChecklistEntry | Support | Question | ThemeView):
        return record
    if not record.item or record.item in homes[record.table]:
        return record
    return replace(record, earlier_text=wording.get(record.item, record.earlier_text))
