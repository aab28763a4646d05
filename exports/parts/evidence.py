"""What can be shown, once each, whatever it serves."""

from exports.blocks import Block, Table, Text
from exports.composing import evidence_text, plain, to_do
from exports.material import Material
from toolkit.dates import spoken
from toolkit.records.causes import Evidence


def evidence(material: Material) -> list[Block]:
    """Each piece with where it is, from when, and who checked it; which cause it serves stands with the cause."""
    rows = list(material.evidence.values())
    if not rows:
        return [to_do("enter what can be shown, where it is, and who has checked it.")]
    return [
        Table(
            caption="Evidence",
            description="What each piece of evidence shows, where it is, its dates, and who verified it.",
            header=("What it shows", "Where it is", "Dates, verified by"),
            rows=tuple((_claim(material, row), evidence_text(row), _dates(row)) for row in rows),
            widths=(38, 26, 36),
        )
    ]


def _claim(material: Material, row: Evidence) -> Text:
    linked = any(cause in material.cause_titles for cause in row.causes)
    return plain(row.claim if linked else f"{row.claim}\n(Not linked to a cause)".strip())


def _dates(row: Evidence) -> Text:
    dates = []
    if row.effective_on:
        dates.append(f"From {spoken(row.effective_on)}")
    if row.logged_on:
        dates.append(f"Logged {spoken(row.logged_on)}")
    if row.verified_by:
        dates.append(f"Verified by {row.verified_by}")
    return plain("\n".join(dates))
