"""The hour as it went, and what HMICFRS wrote afterwards."""

from exports.blocks import Block, Heading, Paragraph, Table
from exports.composing import facts, facts_of, labelled, plain
from exports.material import Material
from toolkit.fields import is_filled
from toolkit.records.speaking import LogEntry


def afterwards(material: Material) -> list[Block]:
    """The log in order of time and the outcome; each says so while there is nothing to say."""
    blocks: list[Block] = [Heading(text="What was said, asked and promised", level=2)]
    entries = sorted(material.pack.every(LogEntry), key=lambda row: row.at or "99:99")
    if entries:
        blocks.append(log_table(material, entries))
    else:
        blocks.append(Paragraph(plain("Still empty: the log is kept in the hour itself.")))
    blocks.append(Heading(text="What HMICFRS wrote", level=2))
    outcome = material.pack.outcome
    if not is_filled(outcome):
        said = "Still empty: nothing is filled in before HMICFRS has written."
        return [*blocks, Paragraph(plain(said))]
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
