"""What is still missing, counted from the pack: gaps that can be explained, never a score."""

from exports.blocks import Block, Bullets, Heading, Paragraph, Table
from exports.composing import plain
from exports.material import Material
from toolkit.checks import SEVERITY_WORDS, Gap, Severity, find_gaps
from toolkit.dates import days_to, spoken

# As many as fit on the half page that a reader takes in before a meeting.
MOST: dict[Severity, int] = {"must": 10, "should": 6, "could": 3}


def missing(material: Material) -> list[Block]:
    """Three figures, then the most pressing gaps in the order in which to close them."""
    gaps = find_gaps(material.pack, material.edition, material.today)
    today = spoken(material.today.isoformat())
    blocks: list[Block] = [_figures(material, gaps)]
    if not gaps:
        blocks.append(Paragraph(plain(f"Nothing that the checks look for was missing on {today}.")))
        return blocks
    said = f"Counted on {today} from what is filled in. It is a list of gaps to close and no forecast of any decision."
    blocks.append(Paragraph(plain(said), "muted"))
    for severity, words in SEVERITY_WORDS.items():
        rows = [gap.sentence for gap in gaps if gap.severity == severity]
        if rows:
            # A line that says “1 more” takes the room of that one.
            shown = rows if len(rows) == MOST[severity] + 1 else rows[: MOST[severity]]
            blocks.append(Heading(text=f"{words} ({len(rows)})", level=2))
            blocks.append(Bullets(tuple(plain(sentence) for sentence in shown)))
            if len(rows) > len(shown):
                more = f"And {len(rows) - len(shown)} more: the parts that follow say where."
                blocks.append(Paragraph(plain(more), "muted"))
    return blocks


def _figures(material: Material, gaps: list[Gap]) -> Table:
    days = days_to(material.pack.meeting.date, material.today)
    to_go = "not known" if days is None else str(days) if days >= 0 else "passed"
    still_open = sum(cause.status == "open" for cause in material.causes)
    pressing = sum(gap.severity == "must" for gap in gaps)
    return Table(
        caption="Where the preparation stands",
        description="Three counts: days to the meeting, causes still open, gaps to close before the meeting.",
        header=("Days to PPOG", "Causes still open", "To close before PPOG"),
        rows=((plain(to_go), plain(f"{still_open} of {len(material.causes)}"), plain(str(pressing))),),
        widths=(1, 1, 1),
        look="figures",
    )
