"""A person's own keys: a small file beside the settings gives actions other keys than the usual ones."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from string import punctuation
from typing import TYPE_CHECKING

from msgspec import Struct

from store.errors import PackNotFound, PackUnreadable, shown
from store.reading import read_bytes
from store.settings import settings_path

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from screens.every_key import KeyOf

NAME = "keys.toml"
MOST_BYTES = 64 * 1024
MOST_ACTIONS = 300
MOST_KEYS = 5
# Sentences beyond these are read by nobody.
MOST_PROBLEMS = 20

_MODIFIERS = ("ctrl", "shift", "alt", "super", "hyper", "meta")
_NAMED = {
    *(f"f{number}" for number in range(1, 25)),
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    *("enter", "escape", "space", "tab", "backspace", "delete", "insert"),
}
_ALSO_CALLED = {
    "esc": "escape",
    "del": "delete",
    "ins": "insert",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "control": "ctrl",
    "strg": "ctrl",
    "cmd": "super",
}
# Lists and fields cannot do without these; an action has one of them only where it is its usual key.
_NEEDED = {"up", "down", "enter", "tab", "shift+tab", "backspace", "pageup", "pagedown", "home", "end"}
_SAME_AS = {"ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+j": "Ctrl+Enter or Enter", "ctrl+h": "Backspace"}
_TAKEN = {
    "f11": "most terminals take it for the full screen",
    "f10": "some terminals open their menu with it",
    "ctrl+b": "tmux takes it",
    "ctrl+a": "screen takes it, and a field goes to the beginning of the line with it",
    "ctrl+c": "it copies, and stops programs",
    "ctrl+s": "some terminals hold the output with it",
    "alt+f4": "it closes the window",
    "alt+enter": "many terminals take it for the full screen",
    "alt+space": "it opens the menu of the window",
    "ctrl+space": "many terminals do not send it",
    "ctrl+shift+c": "terminals copy with it",
    "ctrl+shift+v": "terminals paste with it",
}
# A field of several lines uses these itself.
_TAKEN_IN_FIELDS = {"f6", "f7", *(f"ctrl+{letter}" for letter in "cdefkuvwx")}


class OwnKeys(Struct, frozen=True):
    """Keys by the id of the action, several divided by commas, and a sentence for each thing worth mending."""

    keymap: dict[str, str] = {}
    problems: tuple[str, ...] = ()


NONE = OwnKeys()


class _WrongKeyError(ValueError):
    """Why a key cannot be had, to be said after the id."""


def keymap_path() -> Path:
    """The file with a person's own keys; there need be none."""
    return settings_path().with_name(NAME)


def own_keys(app: type[DOMNode]) -> OwnKeys:
    """The keys that this person gave the actions of ``app``."""
    path = keymap_path()
    if not os.path.exists(path):
        return NONE
    # Gathering the actions loads every screen.
    from screens.every_key import every_key

    return read_own_keys(path, every_key(app))


def read_own_keys(path: Path, actions: Mapping[str, KeyOf]) -> OwnKeys:
    """A person's own keys; an action keeps its usual ones where the file has none for it, or wrong ones.

    ``actions`` are those that there are, with their usual keys. The file is not touched.
    """
    try:
        entries = dict(_entries(_table(path)))
    except _WrongKeyError as error:
        return OwnKeys({}, (f"{NAME}: {error}",))
    problems: list[str] = []
    wanted: dict[str, tuple[str, ...]] = {}
    for id, value in list(entries.items())[:MOST_ACTIONS]:
        try:
            wanted[id] = _keys(value, _action(id, actions))
        except _WrongKeyError as error:
            problems.append(f"{NAME}: {error}")
    if len(entries) > MOST_ACTIONS:
        problems.append(f"{NAME}: it has {len(entries)} actions; those after the first {MOST_ACTIONS} are passed over.")
    problems += _drop_clashes(wanted, actions)
    problems += [f"{NAME}: {said}" for id, keys in wanted.items() for key in keys if (said := _eaten(id, key))]
    return OwnKeys({id: ",".join(keys) for id, keys in wanted.items()}, tuple(problems[:MOST_PROBLEMS]))


def _table(path: Path) -> dict[str, object]:
    """What the file says; nothing where there is none."""
    import tomli

    try:
        data = read_bytes(path)
    except PackNotFound:
        return {}
    except PackUnreadable as error:
        raise _WrongKeyError(f"it is not used, because {error.reason}.") from error
    if len(data) > MOST_BYTES:
        raise _WrongKeyError(f"it is not used, because it has more than {MOST_BYTES:,} bytes.")
    try:
        return tomli.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _WrongKeyError(f"it is not used, because line {line} is not written in UTF-8.") from error
    except (tomli.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else data.rstrip().count(b"\n") + 1
        raise _WrongKeyError(
            f"it is not used, because line {line} cannot be understood. "
            'Each action has one line of its own, such as pack.undo = "u".'
        ) from error


def _entries(table: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """Ids with what stands for them: ``pack.undo`` is a table in a table to TOML."""
    for name, value in table.items():
        id = f"{before}{name}"
        if isinstance(value, dict) and id.count(".") < 2:
            yield from _entries(value, f"{id}.")
        else:
            yield id, value


def _action(id: str, actions: Mapping[str, KeyOf]) -> KeyOf:
    if id in actions:
        return actions[id]
    near = get_close_matches(id, actions, n=3, cutoff=0.6)
    hint = f"Did you mean {' or '.join(near)}?" if near else "ppog keys lists all there are."
    raise _WrongKeyError(f"there is no action “{shown(id)}”. {hint}")


def _keys(value: object, action: KeyOf) -> tuple[str, ...]:
    """The keys that an entry asks for, by Textual's names."""
    given = value
    if isinstance(value, str):
        given = [value] if value.strip() == "," else value.split(",")
    if not isinstance(given, list) or not given or not all(isinstance(key, str) and key for key in given):
        raise _WrongKeyError(f'{action.id} needs a key between quotation marks, such as "u". {_stays(action)}')
    if len(given) > MOST_KEYS:
        raise _WrongKeyError(f"{action.id} can have {MOST_KEYS} keys at most. {_stays(action)}")
    return tuple(dict.fromkeys(_key(key, action) for key in given))


def _key(written: str, action: KeyOf) -> str:
    from screens.every_key import split

    typed = written.strip() or written[:1]
    # The last sign may be a plus itself.
    head, last = (typed[:-1].rstrip("+"), "+") if typed.endswith("+") else typed.rpartition("+")[::2]
    held = [_ALSO_CALLED.get(part, part) for part in head.casefold().split("+") if part.strip()]
    if len(last) > 1 or held:
        last = last if len(last) == 1 and held in ([], ["shift"]) else last.casefold()
    last = _ALSO_CALLED.get(last, last)
    one = len(last) == 1 and last.isprintable()
    if not (one or last in _known()) or not set(held) <= set(_MODIFIERS):
        raise _WrongKeyError(f"{action.id}: there is no key “{shown(written)}”. {_stays(action)}")
    if one and held == ["shift"]:
        # What arrives is the sign that the two type together.
        if not last.isalpha():
            raise _WrongKeyError(f"{action.id}: for “{shown(written)}” write the sign that it types. {_stays(action)}")
        held, last = [], last.upper()
    [name] = split({" ": "space", ",": "comma"}.get(last, last))
    key = "+".join([*(modifier for modifier in _MODIFIERS if modifier in held), name])
    if key in _NEEDED and key not in action.keys:
        raise _WrongKeyError(f"{action.id}: lists and fields need the key {_said(key)} themselves. {_stays(action)}")
    return key


def _known() -> set[str]:
    """Names of keys, those of signs among them: ``slash``, ``question_mark``."""
    from screens.every_key import split

    return _NAMED | {"comma", *(name for sign in punctuation if sign != "," for name in split(sign))}


def _drop_clashes(wanted: dict[str, tuple[str, ...]], actions: Mapping[str, KeyOf]) -> list[str]:
    """Take back what would put two actions on one key in one place, and say so."""
    from screens.every_key import meet

    problems: list[str] = []
    again = True
    while again:
        again = False
        for id in reversed(list(wanted)):
            for other, action in actions.items():
                if other == id or not meet(actions[id].place, action.place):
                    continue
                both = [key for key in wanted[id] if key in wanted.get(other, action.keys)]
                if both:
                    problems.append(
                        f"{NAME}: {id} cannot have the key {_said(both[0])}, because {other} has it in the same place. "
                        f"Give one of them another. {_stays(actions[id])}"
                    )
                    del wanted[id]
                    again = True
                    break
            if again:
                break
    return problems


def _eaten(id: str, key: str) -> str:
    """A warning about a key that may never arrive; empty for others."""
    said = f"{id}: the key {_said(key)} may not arrive"
    *held, _ = key.split("+")
    if key in _SAME_AS:
        return f"{said}, because to terminals it is the same as {_SAME_AS[key]}."
    if key in _TAKEN:
        return f"{said}, because {_TAKEN[key]}."
    if key in _TAKEN_IN_FIELDS:
        return f"{said} while you write in a field, because the field uses it itself."
    if {"super", "hyper", "meta"} & set(held):
        return f"{said}, because few terminals send it."
    if "ctrl" in held and "shift" in held:
        return f"{said}, because most terminals do not tell it from the same key without Shift."
    if held in (["ctrl"], ["shift"]) and key.endswith(("enter", "backspace", "escape")):
        return f"{said}, because most terminals do not tell it from the key alone."
    return f"{said}, because many terminals open a menu with it." if "alt" in held else ""


def _stays(action: KeyOf) -> str:
    return f"Its usual key stays: {' or '.join(_said(key) for key in action.keys)}."


def _said(key: str) -> str:
    from screens.keys import displayed

    return displayed(key)
