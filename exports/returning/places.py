"""Which field of which record a key in a document stands for."""

from msgspec import Struct

from exports.cleaning import clean
from exports.entries import ASKED, RETURNED, TICKED, UNTICKED
from exports.keys import place_of, same_text
from toolkit.dates import spoken
from toolkit.edition import Edition
from toolkit.fields import Field, kind_of, kinds_for
from toolkit.pack import Pack
from toolkit.records.preparation import Action
from toolkit.records.questions import AlignmentPoint, Bank
from toolkit.records.record import Record
from toolkit.terms import terms_of
from toolkit.views import checklist_of, questions_of, short

BANKS: tuple[Bank, ...] = ("hmicfrs", "chief")
TITLE_LENGTH = 70
DONE = "done"


class Place(Struct, frozen=True, gc=False):
    """A field that can come back; ``record`` may be one that is not in the pack yet.

    ``about`` is the field as a person knows it; that a question was asked is told by its day.
    """

    record: Record
    field: str
    title: str
    about: Field

    @property
    def kind(self) -> str:
        """What kind of record it is, in words."""
        return kind_of(self.record).name

    @property
    def is_tick(self) -> bool:
        """Whether a document shows it as a box to tick."""
        return self.field in ("status", ASKED)

    @property
    def shown(self) -> str:
        """What a document made now would show, as `same_text`; of a box, whether it is ticked."""
        value = str(getattr(self.record, self.about.name))
        if self.is_tick:
            done = bool(value) if self.field == ASKED else value == DONE
            return TICKED if done else UNTICKED
        return same_text(clean(in_words(self.record, self.about)))

    def __str__(self) -> str:
        return f"“{self.about.label}” of {self.kind} “{self.title}”"


def places_of(pack: Pack, edition: Edition) -> dict[str, Place]:
    """Every field of the pack that a document can bring back, by its fingerprint."""
    found: dict[str, Place] = {}
    kinds = kinds_for(terms_of(pack.office))
    for record, title in _titled(pack, edition):
        named = short(clean(title), TITLE_LENGTH) or f"untitled {kind_of(record).name}"
        for field in (*RETURNED[record.table], *((ASKED,) if record.table == "questions" else ())):
            about = kinds[record.table].field("asked_on" if field == ASKED else field)
            found[place_of(record.table, record.id, field)] = Place(record, field, named, about)
    return found


def in_words(record: Record, about: Field) -> str:
    """The value of a field as documents show it; empty where nothing is filled in."""
    value = str(getattr(record, about.name))
    if about.kind == "choice":
        return dict(about.choices).get(value, value)
    return spoken(value) if about.kind == "date" else value


def _titled(pack: Pack, edition: Edition) -> list[tuple[Record, str]]:
    """Every record that has such fields, those included that nobody filled in yet, with what it is known by."""
    found: list[tuple[Record, str]] = [
        (row.entry, row.title) for group in checklist_of(pack, edition) for row in group.rows
    ]
    for bank in BANKS:
        found += [
            (row.question, row.title if row.item else row.text or row.title)
            for row in questions_of(pack, edition, bank)
        ]
    found += [(point, point.topic) for point in pack.every(AlignmentPoint)]
    return found + [(action, action.text) for action in pack.every(Action)]
