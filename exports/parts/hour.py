"""The hour itself: what PPOG is for, and who speaks when."""

from exports.blocks import Block, Paragraph, Table
from exports.composing import labelled, plain, to_do
from exports.material import Material, figure
from exports.parts.checklist import listed
from toolkit.records.office import RunningOrderEntry


def hour(material: Material) -> list[Block]:
    """The office's running order, or the toolkit's until there is one; then the purposes of PPOG."""
    entries = material.pack.every(RunningOrderEntry)
    blocks = _own(material, entries) if entries else _toolkits(material)
    return blocks + listed(material, "What PPOG is for", material.edition.ppog_purposes)


def _own(material: Material, entries: list[RunningOrderEntry]) -> list[Block]:
    def part(entry: RunningOrderEntry) -> str:
        item = material.edition.by_id.get(entry.item)
        title = entry.title or (material.title_of(item) if item else "A part without a name")
        return f"{title}\n{entry.note}" if entry.note.strip() else title

    rows = [
        (plain(str(place)), plain(part(entry)), plain(entry.who), plain(figure(entry.minutes)))
        for place, entry in enumerate(entries, start=1)
    ]
    blocks: list[Block] = [
        Table(
            caption="Running order",
            description="The parts of the hour in order, who speaks, and the minutes that the office reckons with.",
            header=("No.", "Part of the hour", "Who speaks", "Minutes"),
            rows=tuple(rows),
            widths=(10, 46, 28, 16),
        )
    ]
    planned = sum(entry.minutes or 0.0 for entry in entries)
    if planned:
        said = f"The minutes add up to {figure(planned)}; the toolkit gives one hour and no minutes for its parts."
        blocks.append(Paragraph(plain(said), "muted"))
    else:
        blocks.append(to_do("set the minutes that the office reckons with; the toolkit gives none."))
    return blocks


def _toolkits(material: Material) -> list[Block]:
    parts = material.edition.running_order
    blocks: list[Block] = [
        to_do("settle who speaks and put the hour in the office's order. Until then it stands as the toolkit lists it.")
    ]
    blocks.append(
        Table(
            caption="Running order in the toolkit",
            description="The parts of a force's hour at PPOG in the order in which the toolkit lists them.",
            header=("No.", "Part of the hour", "What happens"),
            rows=tuple(
                (plain(str(part.number)), plain(material.title_of(part)), plain(material.fill(part.text)))
                for part in parts
            ),
            widths=(10, 34, 56),
        )
    )
    for part in parts:
        blocks += labelled(f"Note on {part.number}", material.fill(part.note), "muted")
    return blocks
