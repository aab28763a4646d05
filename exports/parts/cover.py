"""The cover: whose document it is, for which meeting, under which marking, from which edition."""

from exports.blocks import Block, Fact, Facts, Paragraph, Title
from exports.composing import plain
from exports.material import Material, one_line
from toolkit.dates import spoken, spoken_with_weekday

UNKNOWN = "Not known yet"
NO_MARKING = "NO PROTECTIVE MARKING CHOSEN"
FICTIONAL = "Fictional example"


def marking_of(material: Material) -> str:
    """What stands at the top and bottom of each page; says so where nobody chose a marking."""
    marking = one_line(material.pack.office.marking) or NO_MARKING
    if material.pack.info.fictional and FICTIONAL.casefold() not in marking.casefold():
        return f"{marking} – {FICTIONAL.upper()}"
    return marking


def meeting_words(material: Material) -> str:
    """The day and time of the meeting as exact as they are known."""
    meeting = material.pack.meeting
    if not meeting.date:
        return "Date not known yet"
    said = spoken_with_weekday(meeting.date)
    return f"{said}, {meeting.time}" if meeting.time else said


def cover(material: Material, title: str, audience: str, *, whom: str = "", editions: bool = False) -> list[Block]:
    """The first page; ``audience`` says in a sentence or two who may read the document.

    It is for ``whom``, or else for the office holder; ``editions``: what of the toolkit it is made of is named.
    """
    office = material.pack.office
    blocks: list[Block] = [Title(title)]
    blocks.append(Paragraph(plain(one_line(office.force) or "The force is not named yet"), "cover-force"))
    if material.pack.info.fictional:
        words = f"{FICTIONAL}: the office, its people, its causes of concern and its figures are made up."
        blocks.append(Paragraph(plain(words), "banner"))
    rows = [*_facts(material, whom), *(_editions(material) if editions else [])]
    blocks.append(Facts(tuple(Fact(label, plain(value)) for label, value in rows)))
    blocks.append(Paragraph(plain(material.fill(audience)), "muted"))
    if editions and material.pack.info.edition not in ("", material.edition.id):
        begun = f"The pack was begun with another edition: {material.pack.info.edition}."
        blocks.append(Paragraph(plain(begun), "muted"))
    return blocks


def _facts(material: Material, whom: str) -> list[tuple[str, str]]:
    office, meeting = material.pack.office, material.pack.meeting
    rows = [
        ("Prepared by", one_line(office.body) or UNKNOWN),
        ("For", whom or one_line(office.holder_name) or material.fill("{Holder.full.the}")),
        ("PPOG", meeting_words(material)),
        ("Place", one_line(meeting.place)),
        (
            "Which PPOG",
            f"Number {meeting.number} since {material.fill('{force.the}')} entered Engage" if meeting.number else "",
        ),
        ("Marking", marking_of(material)),
        ("Prepared on", spoken(material.today.isoformat())),
    ]
    return [(label, value) for label, value in rows if value]


def _editions(material: Material) -> list[tuple[str, str]]:
    edition, precedents = material.edition, material.precedents
    return [
        ("Edition", _dated(edition.title, edition.date)),
        ("Precedents", _dated(precedents.title, precedents.date)),
    ]


def _dated(title: str, date: str) -> str:
    """The title of an edition with its date, where the title does not say it already."""
    return title if spoken(date) in title else f"{title} ({spoken(date)})"
