"""What documents are made of: a clean pack with its edition and precedents, looked up quickly."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from msgspec import Struct

from exports.cleaning import Cleaned, clean_edition, clean_pack, clean_precedents
from toolkit.content import Item
from toolkit.dates import spoken
from toolkit.edition import Edition, Precedents
from toolkit.fields import Kinds, kinds_for
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.record import Record
from toolkit.terms import Terms, terms_of
from toolkit.views import short

R = TypeVar("R", bound=Record)


class Material(Struct, frozen=True, kw_only=True, dict=True):
    """A pack and all that it refers to; every text in it is clean (see `material_of`).

    The lookups read each kind of record once, so that a document grows in step with its pack.
    """

    pack: Pack
    edition: Edition
    precedents: Precedents
    today: date
    cleaned: tuple[Cleaned, ...] = ()

    @cached_property
    def terms(self) -> Terms:
        """The office's words for its people."""
        return terms_of(self.pack.office)

    @cached_property
    def kinds(self) -> Kinds:
        """The kinds of record, their labels in the office's words."""
        return kinds_for(self.terms)

    def label(self, of: Record | type[Record], name: str) -> str:
        """What a field is called."""
        return self.kinds[of.table].field(name).label

    def label_of(self, record: Record, name: str) -> str:
        """The label of a choice field's present value: ``Not started`` for ``not-started``."""
        return self.kinds[record.table].said(record, name)

    def fill(self, text: str) -> str:
        """A text of the edition, or of ours, with the office's role words in it."""
        return self.terms.fill(text)

    def title_of(self, item: Item) -> str:
        """The title of an item, or the beginning of its text where it has none."""
        return self.fill(item.title or short(item.text))

    @cached_property
    def causes(self) -> list[Cause]:
        """The causes of concern in the office's order."""
        return self.pack.every(Cause)

    @cached_property
    def cause_titles(self) -> dict[str, str]:
        """What each cause is called, by its id."""
        return {cause.id: one_line(cause.title) or "A cause without a title" for cause in self.causes}

    @cached_property
    def recommendations(self) -> dict[str, list[Recommendation]]:
        """Recommendations by the id of their cause."""
        return _grouped(self.pack.every(Recommendation), lambda row: row.cause)

    @cached_property
    def thresholds(self) -> dict[str, list[Threshold]]:
        """Thresholds by the id of their cause."""
        return _grouped(self.pack.every(Threshold), lambda row: row.cause)

    @cached_property
    def measures(self) -> dict[str, list[Measure]]:
        """Measures by the id of their cause."""
        return _grouped(self.pack.every(Measure), lambda row: row.cause)

    @cached_property
    def readings(self) -> dict[str, list[Reading]]:
        """Readings by the id of their measure, the earliest first."""
        by_date = sorted(self.pack.every(Reading), key=lambda row: row.date)
        return _grouped(by_date, lambda row: row.measure)

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """Evidence by its id."""
        return {row.id: row for row in self.pack.every(Evidence)}

    @cached_property
    def evidence_for(self) -> dict[str, list[Evidence]]:
        """Evidence by the id of each cause that it serves; under an empty id what serves none."""
        found: dict[str, list[Evidence]] = defaultdict(list)
        for row in self.evidence.values():
            known = [cause for cause in row.causes if cause in self.cause_titles]
            for cause in known or [""]:
                found[cause].append(row)
        return found

    def shown(self, record: Record, name: str) -> str:
        """A field's value as a reader meets it; empty where nothing is filled in."""
        field = self.kinds[record.table].field(name)
        value = getattr(record, name)
        if value in ("", None, ()):
            return ""
        match field.kind:
            case "choice":
                return self.label_of(record, name)
            case "date":
                return spoken(value)
            case "number":
                return figure(value)
            case "flag":
                return "Yes" if value else "No"
            case "link":
                return self.cause_titles.get(value, "")
            case "links":
                return self.claims(value)
            case "stage":
                stage = self.edition.by_id.get(value)
                return self.title_of(stage) if stage else value
            case "paragraphs":
                return "\n".join(value)
            case _:
                return str(value)

    def claims(self, ids: Iterable[str]) -> str:
        """What pieces of evidence show, one a line."""
        rows = [self.evidence[id] for id in ids if id in self.evidence]
        return "\n".join(row.claim or row.document or row.link for row in rows)


def material_of(pack: Pack, edition: Edition, precedents: Precedents, today: date) -> Material:
    """Clean every text and put the sources together; says in ``cleaned`` what was changed."""
    clean, by_record = clean_pack(pack)
    clean_toolkit, in_edition = clean_edition(edition)
    clean_forces, in_precedents = clean_precedents(precedents)
    return Material(
        pack=clean,
        edition=clean_toolkit,
        precedents=clean_forces,
        today=today,
        cleaned=by_record + in_edition + in_precedents,
    )


def _grouped(rows: Iterable[R], key: Callable[[R], str]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def figure(value: float | None) -> str:
    """A number as a report has it: ``1,250``, ``81.5``; empty where there is none."""
    if value is None:
        return ""
    said = format(Decimal(repr(value)), ",f")
    return said.rstrip("0").rstrip(".") if "." in said else said


def one_line(text: str) -> str:
    """A text on one line, for headings and labels."""
    return " ".join(text.split())
