"""What can be found in a pack and in what it is read against: every row of every step, with all its text."""

from collections.abc import Iterator

from msgspec import Struct

from screens.case import Case
from screens.rows import PaneKey, Row
from screens.steps.catalogue import VIEWS
from screens.values import said_of
from toolkit.content import BodyRole, CaseStudy, Item, Member, Precedent, Stage, SupportOffer, Term
from toolkit.finding import Findable, Said
from toolkit.records.causes import Cause, Evidence, Measure, Recommendation, Threshold
from toolkit.records.conflicts import Conflict
from toolkit.records.office import Office
from toolkit.records.preparation import Action, ChecklistEntry, PrecedentChoice, Support
from toolkit.records.questions import AlignmentPoint, HardQuestion, Question
from toolkit.records.record import Record
from toolkit.records.speaking import NoteSection
from toolkit.steps import ALL_STEPS
from toolkit.views import short

ACTION, STEP = 0, 1

# Of two titles with the same words, the kind that stands here first is shown first.
_KINDS: tuple[type[Struct], ...] = (
    Cause,
    Recommendation,
    Threshold,
    Measure,
    ChecklistEntry,
    Question,
    Evidence,
    AlignmentPoint,
    HardQuestion,
    NoteSection,
    Action,
    Office,
    Support,
    SupportOffer,
    PrecedentChoice,
    Precedent,
    CaseStudy,
    Term,
    Member,
    BodyRole,
    Stage,
)
_RANKS = {kind: STEP + 1 + place for place, kind in enumerate(_KINDS)}
LAST = STEP + 1 + len(_KINDS)

_CONTACTS = ("holder_name", "chief_name", "hmi", "fll", "apcc_contact")
_PEOPLE = frozenset({"owner", "who", "by_whom", "for_whom", "owed_by", "with_whom", "verified_by", "provider"})

# Parts of an item that its row does not show as text.
_NOT_SAID = frozenset({"id", "source", "precedent"})
# What an office calls its people stands in some of these, so that none is short by itself.
_TITLE_LETTERS, _PLACE_LETTERS, _SAID_LETTERS = 100, 50, 120


def findables(case: Case) -> Iterator[Findable]:
    """Everything that one can be led to, in the order of the steps; a row that two steps show, once."""
    seen: set[str] = set()
    for pane, view in VIEWS.items():
        if pane == "export":
            # Its gaps are said of records that are found in their own steps.
            continue
        step = _step(case, pane)
        above: list[Row] = []
        for row in view().rows(case):
            above[row.depth :] = [row]
            if row.heading:
                above.clear()
            elif row.key not in seen and not row.key.startswith("hint:"):
                seen.add(row.key)
                where = f"{step}, under “{short(above[-2].title, _PLACE_LETTERS)}”" if len(above) > 1 else step
                yield _of_row(case, pane, row, where)
    yield from _contacts(case)
    yield from _members(case)
    for conflict in case.pack.every(Conflict):
        texts = (("The other value", str(conflict.theirs)),)
        yield Findable(("export", conflict.id, ""), said_of(case, conflict), _step(case, "export"), LAST, texts=texts)


def steps(case: Case) -> Iterator[Findable]:
    """The steps by their names and purposes."""
    for step in ALL_STEPS:
        purpose = case.fill(step.purpose)
        title, said = _step(case, step.key), short(purpose, _SAID_LETTERS)
        yield Findable((step.key, "", ""), title, said, STEP, texts=(("", purpose),))


def _step(case: Case, pane: PaneKey) -> str:
    title = next((case.fill(step.title) for step in ALL_STEPS if step.key == pane), "Reference")
    return short(title, _PLACE_LETTERS)


def _of_row(case: Case, pane: PaneKey, row: Row, where: str) -> Findable:
    called, people, texts = _said_in(case, row.record)
    told = row.item or (_precedent(case, row.record.item) if isinstance(row.record, PrecedentChoice) else None)
    if told is not None:
        texts += tuple(("", case.fill(text)) for text in _texts_in(told))
    elif row.record is None:
        about = VIEWS[pane]().about(case, row)
        texts += tuple(("", passage.text) for passage in about if passage.kind not in ("title", "drawing"))
    kind: type = type(row.record or told)
    title = short(row.title, _TITLE_LETTERS)
    return Findable((pane, row.key, ""), title, where, _RANKS.get(kind, LAST), called or row.title, people, texts)


def _said_in(case: Case, record: Record | None) -> tuple[str, tuple[Said, ...], tuple[Said, ...]]:
    """What names a record, who stands in it, and every other text of it, under their labels."""
    if record is None:
        return "", (), ()
    kind = case.kinds[record.table]
    called = ""
    people: list[Said] = []
    texts: list[Said] = []
    for field in kind.fields:
        value = getattr(record, field.name)
        if not value or field.kind not in ("line", "text", "paragraphs"):
            continue
        text = "\n".join(value) if isinstance(value, tuple) else str(value)
        if field.name == kind.title_field:
            called = text
        else:
            (people if field.name in _PEOPLE else texts).append((field.label, text))
    if earlier := getattr(record, "earlier_text", ""):
        texts.append(("Earlier wording", earlier))
    return called, tuple(people), tuple(texts)


def _precedent(case: Case, id: str) -> Precedent | CaseStudy | None:
    held: tuple[Precedent | CaseStudy, ...] = (*case.precedents.forces, *case.precedents.cases)
    return next((each for each in held if each.id == id), None)


def _texts_in(told: Struct) -> Iterator[str]:
    """What an item says; what stands within it as items of their own is left out, save the branches of a stage."""
    for name in told.__struct_fields__:
        value = getattr(told, name)
        if name in _NOT_SAID:
            continue
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and text:
                yield text
            elif name == "branches" and isinstance(text, Item):
                yield text.text


def _contacts(case: Case) -> Iterator[Findable]:
    office = case.pack.office
    kind = case.kinds[Office.table]
    for name in _CONTACTS:
        if value := getattr(office, name):
            title = short(f"{kind.field(name).label}: {value}", _TITLE_LETTERS)
            where = _step(case, "situation")
            yield Findable(("situation", office.id, name), title, where, _RANKS[Office], value)


def _members(case: Case) -> Iterator[Findable]:
    for member in case.edition.members:
        texts = tuple(("", case.fill(text)) for text in (member.text, *member.seats))
        where = f"{_step(case, 'reference')}, under “Who is who”"
        yield Findable(("reference", "members", member.id), member.body, where, _RANKS[Member], texts=texts)
