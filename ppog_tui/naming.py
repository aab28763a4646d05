"""Which record, field or choice a person means by what they typed; a sentence with the nearest where it is none."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from msgspec import Struct

from ppog_tui.errors import ProgramError
from toolkit.fields import KINDS, Field, RecordKind
from toolkit.views import short

# A shorter beginning of an id is as likely a word.
_SHORTEST_ID = 4
_MOST_OFFERED = 5


class Choice(Struct, frozen=True):
    """Something that can be meant: by one of ``names``, the usual one first, or by ``ids``; ``said`` names it."""

    value: str
    names: tuple[str, ...]
    ids: tuple[str, ...] = ()
    said: str = ""


def the_one(text: str, choices: Sequence[Choice], nothing: str) -> Choice:
    """The choice that ``text`` means: by id or name, else by a beginning that no other has.

    Raises `ProgramError` that begins with the sentence ``nothing``, or offers the several that could be meant.
    """
    wanted = plain(text)
    tests: tuple[Callable[[Choice], bool], ...] = (
        lambda choice: wanted == plain(choice.names[0]),
        lambda choice: wanted in map(plain, (*choice.names, *choice.ids)),
        lambda choice: len(wanted) >= _SHORTEST_ID and any(plain(id).startswith(wanted) for id in choice.ids),
        lambda choice: any(plain(name).startswith(wanted) for name in choice.names),
    )
    for test in tests if wanted else ():
        found = [choice for choice in choices if test(choice)]
        if len(found) == 1:
            return found[0]
        if found:
            raise ProgramError(f"“{short(text)}” could be {_offered(found)}.")
    close = _close(wanted, choices)
    raise ProgramError(nothing + (f" Did you mean {_offered(close)}?" if close else ""))


def plain(text: str) -> str:
    """A name as it is compared: small letters, spaces for the signs that stand for them."""
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


def kind_named(text: str) -> RecordKind:
    """The kind of record that a word such as ``cause``, ``causes`` or ``hard question`` means."""
    choices = [Choice(table, (table, kind.name), said=kind.name) for table, kind in KINDS.items()]
    names = ", ".join(kind.name for kind in KINDS.values())
    table = the_one(text, choices, f"There is no kind of record “{short(text)}”; there are: {names}.").value
    return KINDS[table]


def field_named(text: str, fields: Sequence[Field], kind: str) -> Field:
    """The field that a name or label means; raises `ProgramError` that names those there are."""
    choices = [Choice(field.name, (field.name, field.label), said=f"“{field.label}”") for field in fields]
    labels = ", ".join(field.label for field in fields)
    nothing = f"The {kind} has no field “{short(text)}”; its fields are: {labels}."
    name = the_one(text, choices, nothing).value
    return next(field for field in fields if field.name == name)


def _close(wanted: str, choices: Sequence[Choice]) -> list[Choice]:
    names = {plain(name): choice for choice in reversed(choices) for name in choice.names}
    close = get_close_matches(wanted, names, n=3)
    inside = [name for name in names if len(wanted) >= _SHORTEST_ID and wanted in name]
    return list({names[name].value: names[name] for name in [*close, *inside]}.values())


def _offered(choices: Sequence[Choice]) -> str:
    said = [choice.said for choice in choices[:_MOST_OFFERED]]
    if len(choices) > _MOST_OFFERED:
        return f"{', '.join(said)} or another of {len(choices)}"
    return " or ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
