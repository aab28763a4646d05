"""The readout: who was there, what was said, asked and promised, and who does what by when."""

from exports.blocks import Block, Document, Heading, Paragraph
from exports.composing import bullets, facts, facts_of, labelled, plain, prose, to_do
from exports.documents.making import Choices, document_of
from exports.material import Material, one_line
from exports.parts.actions import action
from exports.parts.afterwards import log_table
from exports.parts.cover import cover
from toolkit.records.office import RunningOrderEntry
from toolkit.records.preparation import Action
from toolkit.records.speaking import LogEntry

TITLE = "Readout of PPOG"
AUDIENCE = "As {office.the} noted it in the room. What HMICFRS makes of the meeting is for HMICFRS to say."


def build(material: Material, choices: Choices) -> Document:
    """The hour as it was noted, thresholds word for word, actions, and the outcome once HMICFRS has written."""
    blocks = cover(material, TITLE, AUDIENCE)
    for number, (name, told) in enumerate(_parts(material), start=1):
        blocks += [Heading(text=name, level=1, number=number), *told]
    return document_of(material, TITLE, blocks)


def _parts(material: Material) -> list[tuple[str, list[Block]]]:
    log = sorted(material.pack.every(LogEntry), key=lambda entry: entry.at or "99:99")
    thresholds = [entry for entry in log if entry.kind == "threshold"]
    parts = [("Who was there", _there(material, log)), ("What was said, asked and promised", _hour(material, log))]
    if thresholds:
        parts.append(("Thresholds, word for word", _thresholds(thresholds)))
    return [*parts, ("Actions", _actions(material)), ("Outcome", _outcome(material))]


def _there(material: Material, log: list[LogEntry]) -> list[Block]:
    """Those whose words were noted, then those who were down to speak."""
    spoke = list(dict.fromkeys(one_line(entry.who) for entry in log if entry.who.strip()))
    planned = [one_line(part.who) for part in material.pack.every(RunningOrderEntry) if part.who.strip()]
    down = [who for who in dict.fromkeys(planned) if who not in spoke]
    if not spoke and not down:
        return [to_do("note who was there.")]
    blocks: list[Block] = []
    if spoke:
        blocks += [Paragraph(plain("Their words were noted:"), keep=True), *bullets([plain(who) for who in spoke])]
    if down:
        blocks += [
            Paragraph(plain("Down to speak in the running order:"), keep=True),
            *bullets([plain(who) for who in down]),
        ]
    return blocks


def _hour(material: Material, log: list[LogEntry]) -> list[Block]:
    if not log:
        return [to_do("note what was said: nothing was noted in the hour.")]
    return [log_table(material, log)]


def _thresholds(log: list[LogEntry]) -> list[Block]:
    blocks: list[Block] = []
    for entry in log:
        who = " · ".join(part for part in (one_line(entry.who), entry.at) if part)
        blocks += prose(entry.text, "quote")
        if who:
            blocks.append(Paragraph(plain(who), "muted"))
    return blocks


def _actions(material: Material) -> list[Block]:
    rows = sorted(material.pack.every(Action), key=lambda row: (row.status == "done", row.due or "9999"))
    if not rows:
        return [to_do("note what has to be done, by whom and by when.")]
    return [block for row in rows for block in action(material, row)]


def _outcome(material: Material) -> list[Block]:
    outcome = material.pack.outcome
    if not (outcome.received_on or outcome.wording.strip() or outcome.decision):
        return [Paragraph(plain("HMICFRS has not written yet."))]
    blocks = facts(facts_of(material, outcome, "received_on", "decision", "next_review"))
    return blocks + labelled("As HMICFRS puts it", outcome.wording, "quote")
