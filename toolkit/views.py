"""The edition's items together with what a pack says of each: checklist, banks, support, themes."""

from typing import Literal

from msgspec import Struct, structs

from toolkit.content import BankQuestion, ExitTheme, Item, Stage, SupportOffer
from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.records.preparation import ChecklistEntry, Support
from toolkit.records.questions import Bank, Question
from toolkit.records.readiness import ThemeView
from toolkit.terms import Terms, terms_of

EARLIER = "From the earlier edition"

GroupKey = Literal["outside", "ppog", "prose", "stages", "after", "earlier"]


class ChecklistRow(Struct, frozen=True):
    """One thing to tick; ``item`` is missing where only an earlier edition had it."""

    entry: ChecklistEntry
    item: Item | None
    title: str
    text: str


class ChecklistGroup(Struct, frozen=True):
    """Checklist rows under the heading that the toolkit gives them."""

    key: GroupKey
    title: str
    rows: tuple[ChecklistRow, ...]


class QuestionRow(Struct, frozen=True):
    """A question as the office would put it; ``item`` is missing for its own questions."""

    question: Question
    item: BankQuestion | None
    title: str
    text: str
    asks: tuple[str, ...]
    caveat: str = ""


class SupportRow(Struct, frozen=True):
    """An offer of help and what came of it; ``item`` is missing for the office's own finds."""

    support: Support
    item: SupportOffer | None
    title: str
    text: str


class ThemeRow(Struct, frozen=True):
    """An exit theme, its other view and examples, and what the office makes of it."""

    view: ThemeView
    item: ExitTheme | None
    title: str
    text: str
    counter_view: str = ""
    examples: tuple[str, ...] = ()


def checklist_of(pack: Pack, edition: Edition) -> list[ChecklistGroup]:
    """Everything that can be ticked off, by the toolkit's groups; earlier items last.

    A stage before the one that the office is at counts as done until the office says otherwise.
    """
    terms = terms_of(pack.office)
    here = edition.by_id.get(pack.office.stage)
    reached = here.number if isinstance(here, Stage) else 0
    built = [
        ChecklistGroup(
            key,
            terms.fill(title),
            tuple(_checklist_row(_entry_for(pack, item, reached), item, terms) for item in items),
        )
        for key, title, items in _checklist_groups(edition)
    ]
    known = {item.id for item in checklist_items(edition)}
    earlier = [entry for entry in pack.every(ChecklistEntry) if entry.item not in known]
    if earlier:
        built.append(ChecklistGroup("earlier", EARLIER, tuple(_earlier_row(entry, terms) for entry in earlier)))
    return built


def checklist_items(edition: Edition) -> list[Item]:
    """The items of an edition that can be ticked off."""
    return [item for _, _, items in _checklist_groups(edition) for item in items]


def _checklist_groups(edition: Edition) -> tuple[tuple[GroupKey, str, tuple[Item, ...]], ...]:
    return (
        ("outside", "{Holder.the.possessive} responsibilities outside PPOG", edition.responsibilities_outside),
        ("ppog", "{Holder.the.possessive} responsibilities in PPOG", edition.responsibilities_ppog),
        ("prose", "Further steps that the toolkit names", edition.prose_steps),
        ("stages", "The process, stage by stage", edition.stages),
        ("after", "After Engage", edition.post_engage),
    )


def _entry_for(pack: Pack, item: Item, reached: int) -> ChecklistEntry:
    entry = pack.checklist_entry_for(item)
    passed = isinstance(item, Stage) and item.number < reached
    if passed and pack.get(ChecklistEntry, entry.id) is None:
        return structs.replace(entry, status="done")
    return entry


def _earlier_row(entry: ChecklistEntry, terms: Terms) -> ChecklistRow:
    text = terms.fill_known(entry.earlier_text)
    return ChecklistRow(entry, None, short(text or entry.item), text)


def _checklist_row(entry: ChecklistEntry, item: Item, terms: Terms) -> ChecklistRow:
    return ChecklistRow(entry, item, terms.fill(item.title or short(item.text)), terms.fill(item.text))


def questions_of(pack: Pack, edition: Edition, bank: Bank) -> list[QuestionRow]:
    """The questions of one bank and the office's own for it, in the office's order."""
    terms = terms_of(pack.office)
    items = edition.questions_hmicfrs if bank == "hmicfrs" else edition.questions_chief
    rows = [
        QuestionRow(
            question=(question := pack.question_for(item, bank, float(place))),
            item=item,
            title=terms.fill(item.title),
            text=question.wording or terms.fill(item.text),
            asks=tuple(terms.fill(ask) for ask in item.asks),
            caveat=terms.fill(item.caveat),
        )
        for place, item in enumerate(items, start=1)
    ]
    known = {item.id for item in items}
    for question in pack.every(Question):
        if question.bank == bank and question.item not in known:
            text = question.wording or terms.fill_known(question.earlier_text)
            rows.append(QuestionRow(question, None, EARLIER if question.item else "Own question", text, ()))
    rows.sort(key=lambda row: (row.question.position, row.question.id))
    return rows


def support_of(pack: Pack, edition: Edition) -> list[SupportRow]:
    """The edition's offers in its order, then those that the office found itself."""
    terms = terms_of(pack.office)
    rows = [
        SupportRow(pack.support_for(item), item, terms.fill(item.title), terms.fill(item.text))
        for item in edition.support_offers
    ]
    known = {item.id for item in edition.support_offers}
    for support in pack.every(Support):
        if support.item not in known:
            text = terms.fill_known(support.earlier_text)
            rows.append(SupportRow(support, None, support.title or short(text), text))
    return rows


def themes_of(pack: Pack, edition: Edition) -> list[ThemeRow]:
    """The exit themes in the edition's order, then any that only an earlier edition had."""
    terms = terms_of(pack.office)
    rows = [
        ThemeRow(
            view=pack.theme_view_for(item),
            item=item,
            title=terms.fill(item.title),
            text=terms.fill(item.text),
            counter_view=terms.fill(item.counter_view),
            examples=tuple(terms.fill(example) for example in item.examples),
        )
        for item in edition.exit_themes
    ]
    known = {item.id for item in edition.exit_themes}
    for view in pack.every(ThemeView):
        if view.item not in known:
            text = terms.fill_known(view.earlier_text)
            rows.append(ThemeRow(view, None, short(text) or EARLIER, text))
    return rows


def short(text: str, width: int = 60) -> str:
    """The beginning of a text as a label: whole words, at most ``width`` characters, one line."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    cut = line[: width - 1].rsplit(" ", 1)[0] or line[: width - 1]
    return cut.rstrip(",;:.") + "…"
