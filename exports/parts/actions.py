"""Who does what by when."""

from exports.blocks import Block, EntryLine, Paragraph
from exports.composing import plain, prose, to_do, together
from exports.entries import entry, tick
from exports.material import Material, one_line
from toolkit.records.preparation import Action
from toolkit.views import short

# A box with more text than this is hard to take in; the whole text follows it.
LABEL_LENGTH = 160


def actions(material: Material) -> list[Block]:
    """The actions still open, then those done; each with a box, owner, date and where it comes from."""
    rows = material.pack.every(Action)
    if not rows:
        return [to_do("note what has to be done beyond the responsibilities, by whom and by when.")]
    still_open = sum(row.status != "done" for row in rows)
    blocks: list[Block] = [Paragraph(plain(f"{still_open} of {len(rows)} still open"), "muted", keep=True)]
    for row in sorted(rows, key=lambda row: (row.status == "done", row.due or "9999")):
        blocks += action(material, row)
    return blocks


def action(material: Material, row: Action) -> list[Block]:
    """An action: its box, then what can be filled in."""
    line = one_line(row.text)
    label = short(line, LABEL_LENGTH) or "An action without words"
    words = "done" if row.status == "done" else "in progress" if row.status == "in-progress" else "not done"
    blocks: list[Block] = [tick(material, row, label, row.status == "done", words)]
    if label != line:
        blocks += prose(row.text, "tick-text")
    if row.origin:
        blocks.append(Paragraph(plain(f"From: {row.origin}"), "tick-text"))
    return together([*blocks, EntryLine((entry(material, row, "owner"), entry(material, row, "due")), "tick-detail")])
