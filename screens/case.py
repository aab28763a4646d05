"""What a screen needs to know to draw: the pack, the content, the words, the day."""

from datetime import date, datetime
from functools import cached_property

from msgspec import Struct

from screens.key_words import with_keys
from screens.symbols import Symbols
from toolkit.content import Document, Item, Source
from toolkit.dates import spoken, spoken_near
from toolkit.edition import Edition, Precedents
from toolkit.fields import Kinds, kinds_for
from toolkit.pack import Pack
from toolkit.records.record import Record
from toolkit.terms import Terms, terms_of


class Case(Struct, frozen=True, dict=True):
    """One pack at one moment, with everything that it is read against."""

    pack: Pack
    edition: Edition
    precedents: Precedents
    now: datetime
    symbols: Symbols

    @property
    def today(self) -> date:
        """The day, in local time."""
        return self.now.date()

    @cached_property
    def terms(self) -> Terms:
        """The office's role words."""
        return terms_of(self.pack.office)

    @cached_property
    def kinds(self) -> Kinds:
        """The kinds of record, their labels in the office's role words."""
        return kinds_for(self.terms)

    def label_of(self, record: Record, field: str) -> str:
        """The label of a choice field's present value: ``Not started`` for ``not-started``."""
        return self.kinds[record.table].said(record, field)

    def who_and_when(self, owner: str, due: str) -> str:
        """Who has a thing in hand and by when, as a list says it; what is not known is left out."""
        return ", ".join(filter(None, (owner, f"due {spoken_near(due, self.today)}" if due else "")))

    def fill(self, text: str) -> str:
        """A toolkit text in the office's role words."""
        return self.terms.fill(text)

    def said(self, text: str) -> str:
        """A sentence of ours in the office's role words, with the keys that work for this person."""
        return self.fill(with_keys(text))

    def source_of(self, source: Source) -> str:
        """Where an item stands, as a reader would look it up."""
        document = self._document(source.document)
        named = f"{document.title} ({spoken(document.date)})" if document else source.document
        return f"Source: {named}, “{source.section}”, {source.item}."

    def source_line(self, item: Item) -> str:
        """The source of an item."""
        return self.source_of(item.source)

    def _document(self, id: str) -> Document | None:
        for document in (*self.edition.documents, *self.precedents.documents):
            if document.id == id:
                return document
        return None
