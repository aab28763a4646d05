"""What the chief constable and the PCC will each say, side by side."""

from exports.blocks import Block, Table
from exports.composing import details, facts_of, heading, labelled, plain, to_do, together
from exports.material import Material
from toolkit.records.questions import AlignmentPoint

# Beyond this, two columns side by side are harder to read than one text after the other.
SIDE_BY_SIDE = 1200


def alignment(material: Material) -> list[Block]:
    """Each subject with both accounts, whether they match, and how a difference is resolved."""
    points = material.pack.every(AlignmentPoint)
    if not points:
        said = "set what {chief.the} will present beside what {holder.the} will say, subject by subject."
        return [to_do(material.fill(said))]
    blocks: list[Block] = []
    for place, point in enumerate(points, start=1):
        blocks += _point(material, point, place)
    return blocks


def _point(material: Material, point: AlignmentPoint, place: int) -> list[Block]:
    chief, holder = material.label(point, "chief_says"), material.label(point, "holder_says")
    blocks = heading(point.topic, 2, "A subject without a name", number=place)
    if max(len(point.chief_says), len(point.holder_says)) > SIDE_BY_SIDE:
        blocks += labelled(chief, point.chief_says or "Not known yet", "body")
        blocks += labelled(holder, point.holder_says or "Not written yet", "body")
    else:
        blocks.append(
            Table(
                caption="The two accounts",
                description="What each of the two will say on this subject.",
                header=(chief, holder),
                rows=((plain(point.chief_says or "Not known yet"), plain(point.holder_says or "Not written yet")),),
                widths=(1, 1),
            )
        )
    blocks += details(facts_of(material, point, "state", "cause"))
    if point.resolution.strip():
        blocks += labelled("How it is resolved", point.resolution, "answer")
    elif point.state == "differ":
        blocks.append(to_do("agree how to handle this difference before the meeting."))
    elif point.state == "unknown":
        blocks.append(to_do("find out whether the two accounts match."))
    return together(blocks)
