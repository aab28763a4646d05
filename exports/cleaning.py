"""Texts made fit for a document: what no file can hold or no reader should meet is taken out, and reported."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from msgspec import Struct, structs

from toolkit.edition import Edition, Precedents
from toolkit.fields import Kinds, kinds_for
from toolkit.pack import Pack
from toolkit.records.record import Record
from toolkit.terms import terms_of
from toolkit.views import short


class Cleaned(Struct, frozen=True):
    """One text that was changed: which field of which record, and what was changed in words."""

    field: str
    what: str


# A line break by another name: Word has no place for it inside a text.
_BREAKS = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
# XML cannot hold most of these; ESC, DEL and the C1 range steer terminals.
_CONTROLS = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]")
# Overrides and isolates of direction make a text read as something it is not.
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile("[\ud800-\udfff]")

_SUSPECT = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]",
)


def clean(text: str) -> str:
    """The text as a document can hold it; unchanged where nothing is wrong with it."""
    return _clean(text)[0]


def _clean(text: str) -> tuple[str, list[str]]:
    if not _SUSPECT.search(text):
        return text, []
    done: list[str] = []

    def replace(pattern: re.Pattern[str], by: str, what: str) -> None:
        nonlocal text
        text, count = pattern.subn(by, text)
        if count:
            done.append(f"{count} {what}{'' if count == 1 else 's'}")

    if _SURROGATES.search(text):
        # Two halves that belong together become the character that they mean.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        replace(_SURROGATES, "\ufffd", "broken character")
    replace(_BREAKS, "\n", "unusual line break")
    replace(_CONTROLS, "", "control character")
    replace(_DIRECTIONS, "", "direction mark")
    return text, done


R = TypeVar("R", bound=Struct)
Report = Callable[[str, list[str]], None]


def _cleaned(struct: R, report: Report) -> R:
    """The struct with every text in it clean; the same object where nothing changed."""
    changed: dict[str, object] = {}
    for name in struct.__struct_fields__:
        value = getattr(struct, name)
        fresh = _cleaned_value(value, name, report)
        if fresh is not value:
            changed[name] = fresh
    return structs.replace(struct, **changed) if changed else struct


def _cleaned_value(value: object, name: str, report: Report) -> object:
    if isinstance(value, str):
        text, done = _clean(value)
        if done:
            report(name, done)
        return text
    if isinstance(value, Struct):
        return _cleaned(value, report)
    if isinstance(value, tuple):
        fresh = tuple(_cleaned_value(entry, name, report) for entry in value)
        return fresh if any(new is not old for new, old in zip(fresh, value, strict=True)) else value
    return value


def clean_pack(pack: Pack) -> tuple[Pack, tuple[Cleaned, ...]]:
    """The pack with every text clean, and what was changed, by record and field."""
    found: list[Cleaned] = []
    kinds = kinds_for(terms_of(pack.office))
    clean_records = [_clean_record(record, kinds, found) for record in pack.records()]
    return Pack(_cleaned(pack.info, _reporter("Pack", found)), clean_records), tuple(found)


def _clean_record(record: Record, kinds: Kinds, found: list[Cleaned]) -> Record:
    def report(name: str, done: list[str]) -> None:
        found.append(Cleaned(f"{_name_of(record, kinds)}, {_label(record, name, kinds)}", _sentence(done)))

    return _cleaned(record, report)


def _name_of(record: Record, kinds: Kinds) -> str:
    kind = kinds[record.table]
    title = short(clean(str(getattr(record, kind.title_field))), 40)
    name = kind.name[0].upper() + kind.name[1:]
    return f"{name} “{title}”" if title else name


def _label(record: Record, name: str, kinds: Kinds) -> str:
    label = next((field.label for field in kinds[record.table].fields if field.name == name), name)
    # The words of an office may need the same.
    return clean(label)


def _sentence(done: Iterable[str]) -> str:
    return ", ".join(done)


def clean_edition(edition: Edition) -> tuple[Edition, tuple[Cleaned, ...]]:
    """The edition with every text clean, and what was changed: an office may bring its own."""
    found: list[Cleaned] = []
    return _cleaned(edition, _reporter("Edition", found)), tuple(found)


def clean_precedents(precedents: Precedents) -> tuple[Precedents, tuple[Cleaned, ...]]:
    """The precedents with every text clean, and what was changed."""
    found: list[Cleaned] = []
    return _cleaned(precedents, _reporter("Precedents", found)), tuple(found)


def _reporter(place: str, found: list[Cleaned]) -> Report:
    def report(name: str, done: list[str]) -> None:
        found.append(Cleaned(f"{place}, {name}", _sentence(done)))

    return report
