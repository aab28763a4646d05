"""The precedents and case studies that the office chose, and why they matter to it."""

from exports.blocks import Block, Fact, Facts, Heading, Paragraph, Text
from exports.composing import SOURCE_NOTE, bold_lead, bullets, labelled, plain, prose, to_do
from exports.material import Material
from toolkit.content import CaseStudy, Item, Precedent, Reason
from toolkit.dates import spoken
from toolkit.records.preparation import PrecedentChoice


def precedents(material: Material) -> list[Block]:
    """Chosen forces and case studies in full; of others, the single reasons and lessons chosen."""
    chosen = {row.item: row for row in material.pack.every(PrecedentChoice) if row.chosen}
    if not chosen:
        forces = ", ".join(force.force for force in material.precedents.forces)
        return [to_do(f"choose what is like your own case, and say why. There is something on {forces}.")]
    blocks: list[Block] = []
    for force in material.precedents.forces:
        blocks += _force(material, force, chosen)
    for case in material.precedents.cases:
        blocks += _case(material, case, chosen)
    return blocks + _vanished(material, chosen)


def chosen_items(material: Material) -> list[Item]:
    """The reasons and lessons that the document shows, for its list of sources."""
    chosen = {row.item for row in material.pack.every(PrecedentChoice) if row.chosen}
    items: list[Item] = []
    for force in material.precedents.forces:
        reasons = (*force.reasons_in, *force.reasons_out)
        items += [item for item in reasons if force.id in chosen or item.id in chosen]
    for case in material.precedents.cases:
        items += [item for item in case.lessons if case.id in chosen or item.id in chosen]
    return items


def _why(choice: PrecedentChoice | None) -> list[Block]:
    return labelled("Why it matters here", choice.note, "answer") if choice else []


def _force(material: Material, force: Precedent, chosen: dict[str, PrecedentChoice]) -> list[Block]:
    whole = force.id in chosen
    reasons_in = [row for row in force.reasons_in if whole or row.id in chosen]
    reasons_out = [row for row in force.reasons_out if whole or row.id in chosen]
    if not (whole or reasons_in or reasons_out):
        return []
    dates = (Fact("Entered Engage", plain(spoken(force.entered))), Fact("Left Engage", plain(spoken(force.left))))
    blocks: list[Block] = [Heading(text=force.force, level=2), Facts(dates), *_why(chosen.get(force.id))]
    for title, reasons in (("Why it entered", reasons_in), ("What HMICFRS named when it left", reasons_out)):
        if reasons:
            blocks.append(Heading(text=title, level=3))
            blocks += bullets([_reason(material, row, chosen.get(row.id)) for row in reasons])
    return blocks + labelled(SOURCE_NOTE, material.fill(force.note), "muted")


def _reason(material: Material, row: Reason, choice: PrecedentChoice | None) -> Text:
    text = material.fill(row.text)
    if row.group:
        text += f" ({row.group})"
    if row.closed:
        text += f" Closed: {spoken(row.closed)}."
    if row.open_at_exit:
        text += " Still open when the force left."
    return _with_why(bold_lead(material.fill(row.title), text) if row.title else plain(text), row, choice, material)


def _with_why(text: Text, item: Item, choice: PrecedentChoice | None, material: Material) -> Text:
    if item.note:
        text = (*text, *plain(f"\n{SOURCE_NOTE}: {material.fill(item.note)}"))
    return (*text, *plain(f"\nWhy it matters here: {choice.note}")) if choice and choice.note else text


def _case(material: Material, case: CaseStudy, chosen: dict[str, PrecedentChoice]) -> list[Block]:
    whole = case.id in chosen
    lessons = [row for row in case.lessons if whole or row.id in chosen]
    if not lessons and not whole:
        return []
    blocks: list[Block] = [Heading(text=f"Case study: {case.title}", level=2)]
    blocks += _why(chosen.get(case.id))
    blocks += prose(material.fill(case.summary))
    if whole and case.protocol:
        blocks.append(Paragraph(bold_lead("Protocol", " → ".join(material.fill(stage) for stage in case.protocol))))
    blocks.append(Heading(text="Lessons", level=3))
    told = []
    for row in lessons:
        text = material.fill(row.text)
        lead = bold_lead(material.fill(row.title), text) if row.title else plain(text)
        told.append(_with_why(lead, row, chosen.get(row.id), material))
    return blocks + bullets(told) + labelled(SOURCE_NOTE, material.fill(case.note), "muted")


def _vanished(material: Material, chosen: dict[str, PrecedentChoice]) -> list[Block]:
    """Choices whose precedent is no longer in the file: the office's reason for them is kept."""
    known = {item.id for item in material.precedents.items()}
    known |= {force.id for force in material.precedents.forces}
    known |= {case.id for case in material.precedents.cases}
    lost = [row for item, row in chosen.items() if item not in known]
    if not lost:
        return []
    told = [bold_lead(row.item, row.note) for row in lost]
    return [Heading(text="Chosen earlier, no longer in this list", level=2), *bullets(told)]
