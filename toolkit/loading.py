"""Read edition and precedents files into typed, checked content."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
import tomli

from toolkit.content import CaseStudy, Document, Item, Precedent, Source
from toolkit.edition import Edition, Precedents
from toolkit.edition_files import DEFAULT_EDITION, DEFAULT_PRECEDENTS
from toolkit.errors import ContentError
from toolkit.terms import TERMS

Content = TypeVar("Content", Edition, Precedents)

# An edition is prose: a file beyond this is not one, and must not be parsed.
MAX_BYTES = 4 * 1024 * 1024


@cache
def default_edition() -> Edition:
    """The edition that ships with the program."""
    return load_edition(DEFAULT_EDITION)


@cache
def default_precedents() -> Precedents:
    """The precedents that ship with the program."""
    return load_precedents(DEFAULT_PRECEDENTS)


def load_edition(path: Path) -> Edition:
    """Read one edition file; raises `ContentError` naming file, item and fault."""
    edition = _convert(path, _parse(path), Edition)
    check_items(path.name, edition.items(), edition.documents)
    _check_numbers(path.name, "stages", [stage.number for stage in edition.stages])
    _check_numbers(path.name, "running_order", [part.number for part in edition.running_order])
    return edition


def load_precedents(path: Path) -> Precedents:
    """Read one precedents file; raises `ContentError` naming file, item and fault."""
    precedents = _convert(path, _parse(path), Precedents)
    check_items(path.name, precedents.items(), precedents.documents)
    entries: list[Precedent | CaseStudy] = [*precedents.forces, *precedents.cases]
    _check_ids(path.name, [item.id for item in precedents.items()] + [entry.id for entry in entries])
    for entry in entries:
        _check_source(path.name, entry.id, entry.source, precedents.documents)
    forces = {force.id for force in precedents.forces}
    for case in precedents.cases:
        if case.precedent and case.precedent not in forces:
            raise ContentError(f"{path.name}, {case.id}: no force here has the id {case.precedent}.")
    return precedents


def _parse(path: Path) -> dict[str, object]:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise ContentError(f"{path.name} could not be read: it is not a file.")
        if size > MAX_BYTES:
            raise ContentError(f"{path.name} is {size:,} bytes: an edition may have {MAX_BYTES:,} at most.")
        # Notepad may begin a file with a byte order mark.
        return tomli.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ContentError(f"{path.name} could not be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise ContentError(f"{path.name} is not UTF-8 text (byte {error.start}).") from error
    except (tomli.TOMLDecodeError, RecursionError) as error:
        raise ContentError(f"{path.name} is not sound TOML: {error}.") from error


def _convert(path: Path, raw: dict[str, object], shape: type[Content]) -> Content:
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError as error:
        fault, _, place = str(error).partition(" - at ")
        where = _named_place(raw, place.strip("`"))
        raise ContentError(f"{path.name}, {where or 'top level'}: {fault}.") from error


def _named_place(raw: dict[str, object], place: str) -> str:
    """Turn msgspec's ``$.stages[3].text`` into one that also names the item's id."""
    here: object = raw
    named = ""
    for key, index in re.findall(r"\.(\w+)|\[(\d+)\]", place):
        if key:
            named += f".{key}" if named else key
            here = here.get(key) if isinstance(here, dict) else None
        else:
            here = here[int(index)] if isinstance(here, list) and int(index) < len(here) else None
            item = here.get("id") if isinstance(here, dict) else None
            named += f"[{index}]" + (f" ({item})" if item else "")
    return named


def check_items(file: str, items: Iterable[Item], documents: tuple[Document, ...]) -> None:
    """Refuse double ids, empty texts, stray braces, and sources that no document has."""
    listed = list(items)
    _check_ids(file, [item.id for item in listed])
    for item in listed:
        if not item.text.strip():
            raise ContentError(f"{file}, {item.id}: the text is empty.")
        for field in item.__struct_fields__:
            _check_placeholders(f"{file}, {item.id}, {field}", getattr(item, field))
        _check_source(file, item.id, item.source, documents)


def _check_ids(file: str, ids: list[str]) -> None:
    for id, count in Counter(ids).items():
        if not id.strip():
            raise ContentError(f"{file}: an id is empty.")
        if count > 1:
            raise ContentError(f"{file}: the id {id} is used more than once.")


def _check_placeholders(place: str, value: object) -> None:
    # Filled once here, so that no screen or document meets a text that cannot be.
    for text in value if isinstance(value, tuple) else (value,):
        if isinstance(text, str) and ("{" in text or "}" in text):
            try:
                filled = TERMS["own"].fill(text)
            except ContentError as error:
                raise ContentError(f"{place}: {error}") from error
            if "{" in filled or "}" in filled:
                raise ContentError(f"{place}: a brace is left over that belongs to no role placeholder.")


def _check_source(file: str, item: str, source: Source, documents: tuple[Document, ...]) -> None:
    sections = next((doc.sections for doc in documents if doc.id == source.document), None)
    if sections is None:
        raise ContentError(f"{file}, {item}: no document is called {source.document}.")
    if source.section not in sections:
        raise ContentError(f"{file}, {item}: {source.document} has no section “{source.section}”.")


def _check_numbers(file: str, group: str, numbers: list[int]) -> None:
    if numbers != list(range(1, len(numbers) + 1)):
        raise ContentError(f"{file}: {group} must be numbered 1, 2, 3 … in order.")
