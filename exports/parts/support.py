"""Help on offer, asked for and agreed."""

from exports.blocks import Block, Heading, Table, Text
from exports.composing import bold_lead, bullets, plain, to_do
from exports.material import Material
from toolkit.dates import spoken
from toolkit.fields import is_filled
from toolkit.views import SupportRow, support_of


def support(material: Material) -> list[Block]:
    """What came of each offer as a table, then what each offer is."""
    rows = support_of(material.pack, material.edition)
    blocks: list[Block] = []
    if all(row.support.state == "not-asked" for row in rows):
        blocks.append(to_do("consider what help the office wants, ask for it, and note what was agreed."))
    if any(is_filled(row.support) for row in rows):
        blocks.append(_table(material, rows))
    told = [bold_lead(row.title, row.text) for row in rows if row.text and row.text != row.title]
    return [*blocks, Heading(text="What each offer is", level=2), *bullets(told)] if told else blocks


def _table(material: Material, rows: list[SupportRow]) -> Table:
    return Table(
        caption="Offers of support",
        description="Each offer, who makes it, whether it was asked for or taken up, and what came of it.",
        header=("Offer", "State", "With whom, when, result"),
        rows=tuple((_offer(row), plain(material.label_of(row.support, "state")), _came(row)) for row in rows),
        widths=(36, 16, 48),
    )


def _offer(row: SupportRow) -> Text:
    return plain(f"{row.title} ({row.support.provider})" if row.support.provider else row.title)


def _came(row: SupportRow) -> Text:
    support = row.support
    agreed = ", ".join(part for part in (support.with_whom, spoken(support.agreed_on)) if part)
    return plain("\n".join(part for part in (agreed, support.result) if part))
