"""All rules over one file, in the order in which a person would put things right."""

from collections.abc import Callable, Iterator

from exports.checking.about import about
from exports.checking.bookmarks import bookmarks
from exports.checking.charts import charts
from exports.checking.controls import controls
from exports.checking.drawings import drawings
from exports.checking.fields import fields
from exports.checking.finding import Finding
from exports.checking.foreign import foreign
from exports.checking.headings import headings
from exports.checking.identities import identities
from exports.checking.legibility import legibility
from exports.checking.links import links
from exports.checking.markings import markings
from exports.checking.named import named
from exports.checking.spacing import spacing
from exports.checking.tables import tables
from exports.checking.word_file import WordFile

RULES: tuple[Callable[[WordFile], Iterator[Finding]], ...] = (
    foreign,
    about,
    headings,
    tables,
    drawings,
    links,
    bookmarks,
    controls,
    identities,
    fields,
    named,
    spacing,
)


def judged(word: WordFile, marking: str | None, smallest_type: float) -> tuple[Finding, ...]:
    """What the rules find."""
    found = [*markings(word, marking)]
    for rule in RULES:
        found += rule(word)
    return (*found, *charts(word, smallest_type), *legibility(word, smallest_type))
