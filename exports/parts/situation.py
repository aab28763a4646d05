"""Where the force stands, in facts and in the office's own sentences."""

from exports.blocks import Block, Fact, Facts
from exports.composing import facts_of, plain, prose, to_do
from exports.material import Material


def situation(material: Material) -> list[Block]:
    """Entry into Engage, stage, contacts, then the situation as the office describes it."""
    office = material.pack.office
    rows = [
        Fact(material.label(office, name), plain(material.shown(office, name) or "Not filled in yet"))
        for name in ("force", "body", "entered_engage", "stage")
    ]
    rows += facts_of(material, office, "left_engage")
    rows += facts_of(material, material.pack.meeting, "speaking_minutes")
    blocks: list[Block] = [Facts(tuple(rows))]
    if office.situation.strip():
        return blocks + prose(office.situation)
    said = "describe in a few sentences what HMICFRS found and where {force.the} stands now."
    return [*blocks, to_do(material.fill(said))]
