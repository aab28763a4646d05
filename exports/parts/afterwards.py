"""The hour as it went, and what HMICFRS wrote afterwards."""

from exports.blocks import Block, Heading, Paragraph, Table
from exports.composing import facts, facts_of, labelled, plain
from exports.material import Material
from toolkit.fields import is_filled
from toolkit.records.speaking import LogEntry


def afterwards(material: Material) -> list[Block]:
    """The log in order of time and the outcome; each says so while there is nothing to say."""
    entries = sorted(material.pack.every(LogEntry), key=lambda row: row.at or "99:99")
    if not entries and not is_filled(material.pack.outcome):
        return [Paragraph(plain("Still empty: nothing was noted in the hour yet, and HMICFRS has not written."))]
    blocks: list[Block] = [Heading(text="What was said, asked and promised", level=2)]
    if entries:
        blocks.append(log_table(material, entries))
    else:
        blocks.append(Paragraph(plain("Nothing was noted in the hour.")))
    blocks.append(Heading(text="What HMICFRS wrote", level=2))
    outcome = material.pack.outcome
    if not is_filled(outcome):
        return [*blocks, Paragraph(plain("HMICFRS has not written yet."))]
    blocks += facts(facts_of(material, outcome, "received_on", "decision", "next_review"))
    blocks += labelled("As HMICFRS puts it", outcome.wording, "quote")
    return blocks + labelled("Note", outcome.note, "body")


def log_table(material: Material, entries: list[LogEntry]) -> Table:
    """Who said, asked or promised what, and when."""
    return Table(
        caption="Log of the hour",
        description="Each entry with its time, who spoke, what it was, and the words.",
        header=("At", "Who", "What it was", "In their words"),
        rows=tuple(
            (plain(row.at), plain(row.who), plain(material.label_of(row, "kind")), plain(row.text)) for row in entries
        ),
        widths=(11, 22, 19, 48),
    )
