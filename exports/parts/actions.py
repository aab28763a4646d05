"""Who does what by when."""

from exports.blocks import Block, Paragraph, Table, Text
from exports.composing import plain, to_do
from exports.material import Material
from toolkit.records.preparation import Action


def actions(material: Material) -> list[Block]:
    """The actions still open, then those done; each with owner, date and where it comes from."""
    rows = material.pack.every(Action)
    if not rows:
        return [to_do("note what has to be done, by whom and by when.")]
    rows.sort(key=lambda row: (row.status == "done", row.due or "9999"))
    still_open = sum(row.status != "done" for row in rows)
    return [
        Paragraph(plain(f"{still_open} of {len(rows)} still open"), "muted"),
        Table(
            caption="Actions",
            description="Each action with its owner, when it is due, and its status; those still open first.",
            header=("Action", "Owner", "Due", "Status"),
            rows=tuple(_cells(material, row) for row in rows),
            widths=(46, 20, 19, 15),
        ),
    ]


def _cells(material: Material, row: Action) -> tuple[Text, ...]:
    text = f"{row.text}\nFrom: {row.origin}" if row.origin else row.text
    cells = (text, row.owner, material.shown(row, "due"), material.shown(row, "status"))
    return tuple(plain(cell) for cell in cells)
