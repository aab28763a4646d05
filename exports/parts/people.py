"""Who is who: the office's own contacts, who sits on PPOG, and what each body does."""

from exports.blocks import Block, Fact, Facts, Heading, Table
from exports.composing import bullets, note_of, plain, prose, to_do
from exports.material import Material, one_line
from exports.parts.checklist import listed
from toolkit.content import BodyRole, Member


def people(material: Material) -> list[Block]:
    """Named contacts first, then the members of PPOG, who is invited, and the bodies' roles."""
    edition = material.edition
    blocks: list[Block] = [Heading(text="The office's contacts", level=2), *_contacts(material)]
    if edition.members:
        blocks += [Heading(text="Who sits on PPOG", level=2), _members(material, edition.members)]
        for member in edition.members:
            blocks += note_of(material, member)
    blocks += listed(material, "Who is invited", edition.invited)
    if edition.body_roles:
        blocks.append(Heading(text="What each body does", level=2))
        for role in edition.body_roles:
            blocks += _role(material, role)
    return blocks


def _contacts(material: Material) -> list[Block]:
    office = material.pack.office
    named = (
        (material.fill("{Holder}"), office.holder_name),
        (material.fill("{Chief}"), office.chief_name),
        ("HMI", office.hmi),
        ("Force Liaison Lead", office.fll),
        ("APCC", office.apcc_contact),
    )
    known = [Fact(label, plain(one_line(name))) for label, name in named if name.strip()]
    unknown = [label for label, name in named if not name.strip()]
    blocks: list[Block] = [Facts(tuple(known))] if known else []
    if unknown:
        blocks.append(to_do(f"enter who is who: {', '.join(unknown)}."))
    return blocks


def _members(material: Material, members: tuple[Member, ...]) -> Table:
    return Table(
        caption="Members of PPOG",
        description="Each body on PPOG, who sits for it, and what is said of it.",
        header=("Body", "Seats", "In short"),
        rows=tuple(
            (
                plain(f"{member.body} (chairs)" if member.chairs else member.body),
                plain("\n".join(material.fill(seat) for seat in member.seats)),
                plain(material.fill(member.text)),
            )
            for member in members
        ),
        widths=(30, 26, 44),
    )


def _role(material: Material, role: BodyRole) -> list[Block]:
    blocks: list[Block] = [Heading(text=role.body, level=3)]
    blocks += prose(material.fill(role.text))
    blocks += bullets([plain(material.fill(kind)) for kind in role.kinds])
    return blocks + note_of(material, role)
