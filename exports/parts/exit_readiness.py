"""How near each cause is to the two exit tests, and what the office sees in each theme."""

from exports.blocks import Block, Heading, Paragraph, Table
from exports.composing import bold_lead, bullets, heading, item_bullet, labelled, lines, note_of, plain, prose, to_do
from exports.material import Material
from toolkit.records.causes import Cause
from toolkit.records.readiness import ExitView
from toolkit.views import ThemeRow, themes_of


def exit_readiness(material: Material) -> list[Block]:
    """The tests, the office's view of each for every cause, and the themes with their other view."""
    blocks: list[Block] = [Heading(text="The two tests", level=2)]
    blocks += bullets([item_bullet(material, item) for item in material.edition.exit_tests])
    blocks.append(Heading(text="The office's view, cause by cause", level=2))
    if material.causes:
        blocks += _tests(material)
    else:
        blocks.append(to_do("enter the causes of concern; each is then set against the two tests."))
    return [*blocks, *_without_cause(material), *_themes(material)]


def _named(material: Material, cause: Cause) -> str:
    title = material.cause_titles[cause.id]
    return f"{title} (closed)" if cause.status == "closed" else title


def _tests(material: Material) -> list[Block]:
    views = [(cause, material.pack.exit_view_for(cause)) for cause in material.causes]
    rows = [
        (
            plain(_named(material, cause)),
            plain(material.label_of(view, "engage_today")),
            plain(material.label_of(view, "sustained")),
            plain("Not said" if view.months_sustained is None else str(view.months_sustained)),
        )
        for cause, view in views
    ]
    blocks: list[Block] = [
        Table(
            caption="The two exit tests for each cause",
            description="For each cause, the office's view of both tests and the months for which it was sustained.",
            header=("Cause of concern", "Engage today?", "Sustained, systemic, sustainable?", "Months sustained"),
            rows=tuple(rows),
            widths=(40, 18, 24, 18),
        )
    ]
    for cause, view in views:
        if told := _told(material, view):
            blocks += [*heading(cause.title, 3, "A cause without a title"), *told]
        if cause.status == "open" and "unknown" in (view.engage_today, view.sustained):
            blocks.append(to_do(f"consider both tests for {material.cause_titles[cause.id]}."))
    return blocks


def _told(material: Material, view: ExitView) -> list[Block]:
    told = labelled(material.label(view, "engage_today"), view.engage_today_note, "body")
    told += labelled(material.label(view, "sustained"), view.sustained_note, "body")
    return told + lines("Evidence", material.claims(view.evidence))


def _without_cause(material: Material) -> list[Block]:
    """What was written about a cause that is no longer there."""
    known = {material.pack.exit_view_for(cause).id for cause in material.causes}
    views = [view for view in material.pack.every(ExitView) if view.id not in known]
    told = [block for view in views for block in _told(material, view)]
    return [Heading(text="Not linked to a cause", level=3), *told] if told else []


def _themes(material: Material) -> list[Block]:
    rows = themes_of(material.pack, material.edition)
    considered = sum(row.view.view != "not-considered" for row in rows)
    blocks: list[Block] = [Heading(text="Themes that helped forces to leave", level=2)]
    if considered:
        blocks.append(Paragraph(plain(f"{considered} of {len(rows)} considered"), "muted", keep=True))
    else:
        blocks.append(to_do("say for each theme whether it is a strength, in hand or a gap, and why."))
    for row in rows:
        blocks += _theme(material, row, considered > 0)
    return blocks


def _theme(material: Material, row: ThemeRow, begun: bool) -> list[Block]:
    blocks = heading(row.title, 3)
    if begun:
        blocks.append(Paragraph(bold_lead("The office's view", material.label_of(row.view, "view")), keep=True))
    blocks += labelled("The office's note", row.view.note, "answer")
    blocks += prose(row.text)
    blocks += bullets([plain(example) for example in row.examples])
    blocks += labelled("The other view", row.counter_view, "body")
    return blocks + note_of(material, row.item)
