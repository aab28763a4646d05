"""Sentences that name keys: each names the key that its action has by now, since a person can give it another.

A sentence holds ``{a|row.add}``: the usual key as it stands on a keyboard, and the id of the action. It is read without
the bindings, so that the command line can show the same sentences without Textual.
"""

import re
from collections.abc import Mapping

PLACE = re.compile(r"\{([^{}|]+)\|([a-z0-9.-]+)\}")

# The keys that a person gave to actions, by their ids; the app sets them when it begins.
_own: dict[str, str] = {}


def use_keymap(keymap: Mapping[str, str]) -> None:
    """Name these keys from now on; several of one action, divided by commas, with the one to be named first."""
    _own.clear()
    _own.update(keymap)


def own_keys(id: str) -> str | None:
    """The keys that a person gave to an action, divided by commas; None where it has its usual ones."""
    return _own.get(id)


def with_keys(text: str, keymap: Mapping[str, str] = _own) -> str:
    """A sentence of ours with the keys that work by now; what a person typed is never given to this."""
    return PLACE.sub(lambda match: _named(match[1], keymap.get(match[2])), text) if "|" in text else text


def _named(usual: str, own: str | None) -> str:
    if own is None:
        return usual
    # Only who has keys of their own needs the names of all keys.
    from screens.keys import displayed

    return displayed(own.split(",")[0])
