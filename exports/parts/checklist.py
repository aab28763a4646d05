"""What can be ticked off: the responsibilities, and the process stage by stage."""

from exports.blocks import Block, EntryLine, Heading, Paragraph, Span
from exports.composing import bullets, item_bullet, lines, note_of, plain, prose, to_do, together
from exports.entries import entry, tick
from exports.material import Material
from toolkit.content import Item, Stage
from toolkit.fields import is_filled
from toolkit.records.preparation import ChecklistEntry
from toolkit.views import ChecklistGroup, ChecklistRow, GroupKey, checklist_of

SETTLED = {"done": "done", "not-applicable": "not applicable"}
WORDS = {**SETTLED, "in-progress": "in progress"}
HERE = "You are here"


def responsibilities(material: Material) -> list[Block]:
    """The office's responsibilities and further steps, and what only an earlier edition had."""
    return _groups(material, "outside", "ppog", "prose", "earlier")


def process(material: Material) -> list[Block]:
    """The stages in order with the present one named, then what surrounds them."""
    edition = material.edition
    blocks: list[Block] = []
    if not material.pack.office.stage:
        blocks.append(to_do("choose the stage at which you are now, so that this list can say so."))
    blocks += _groups(material, "stages", "after")
    for title, items in (
        ("Notes on the process", edition.flowchart_notes),
        ("What HMICFRS may weigh before it decides on Engage", edition.entry_considerations),
        ("What Engage makes possible", edition.opportunities),
    ):
        blocks += listed(material, title, items)
    return blocks


def listed(material: Material, title: str, items: tuple[Item, ...]) -> list[Block]:
    """A heading with the items of one of the edition's groups; nothing where the group is empty."""
    if not items:
        return []
    return [Heading(text=title, level=2), *bullets([item_bullet(material, item) for item in items])]


def _groups(material: Material, *keys: GroupKey) -> list[Block]:
    groups = [row for row in checklist_of(material.pack, material.edition) if row.key in keys and row.rows]
    blocks: list[Block] = []
    if not any(is_filled(row.entry) for group in groups for row in group.rows):
        blocks.append(to_do("tick off what is done, and say who does the rest by when."))
    for group in groups:
        blocks += _group(material, group)
    return blocks


def _group(material: Material, group: ChecklistGroup) -> list[Block]:
    settled = sum(row.entry.status in SETTLED for row in group.rows)
    blocks: list[Block] = [Heading(text=group.title, level=2)]
    blocks.append(Paragraph(plain(f"{settled} of {len(group.rows)} settled"), "muted", keep=True))
    for row in group.rows:
        blocks += _row(material, row)
    return blocks


def _row(material: Material, row: ChecklistRow) -> list[Block]:
    item, record = row.item, row.entry
    title = f"{item.number}. {row.title}" if isinstance(item, Stage) else row.title
    words = WORDS.get(record.status, "not done")
    blocks: list[Block] = [tick(material, record, title, record.status == "done", words)]
    if item and item.id == material.pack.office.stage:
        blocks.append(Paragraph((Span(HERE, bold=True),), "tick-detail"))
    if row.text != row.title:
        blocks += prose(row.text, "tick-text")
    blocks += note_of(material, item, "tick-text")
    blocks = together(blocks + _details(material, record))
    if isinstance(item, Stage):
        blocks += bullets([item_bullet(material, branch) for branch in item.branches])
    return blocks


def _details(material: Material, row: ChecklistEntry) -> list[Block]:
    """What can be filled in, owner and date on a line, then the note; behind them the evidence."""
    owner, due, note = (entry(material, row, name) for name in ("owner", "due", "note"))
    # Of what is settled, nobody has to say anything more.
    short = [field for field in (owner, due) if field.text or row.status not in SETTLED]
    fields = [short, [note]] if note.text else [[*short, note]] if row.status not in SETTLED else [short]
    told: list[Block] = [EntryLine(tuple(line), "tick-detail") for line in fields if line]
    return [*told, *lines("Evidence", material.claims(row.evidence), "tick-detail")]
