"""Keys pressed in a list that do nothing there: what one meant to do is said, and a text typed into it does no harm."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.dom import DOMNode

from screens.key_words import own_keys, with_keys
from screens.why_not import why_not

if TYPE_CHECKING:
    from textual import events

    from screens.row_keys import RowKeys

# Seconds from one letter of a text to the next, typed slowly; somebody who struck a wrong key needs longer to see it.
SLOWLY_TYPED = 0.6
# The actions on rows, by their ids, as they are asked whether they work.
_ON_ROWS: dict[str, tuple[str, tuple[object, ...]]] = {
    **{f"row.{name}": (name, ()) for name in ("tick", "add", "delete", "links", "past")},
    **{f"row.{purpose}": ("give", (purpose,)) for purpose in ("status", "owner", "due")},
    **{f"row.{way}": ("move", (by,)) for way, by in (("up", -1), ("down", 1))},
    "list.paste": ("paste", ()),
}


class StrayText:
    """Tells a text from keys: it has a letter that is no key, and more signs follow that one as fast as one types.

    Nothing is delayed by it, and keys that are keys work however fast they come.
    """

    def __init__(self) -> None:
        self._at: float | None = None
        self.held = 0
        """How many signs of the present text were held."""

    def runs(self, at: float) -> bool:
        """Whether a sign pressed ``at`` seconds goes on with a text."""
        return self._at is not None and at - self._at <= SLOWLY_TYPED

    def holds(self, sign: str, at: float, *, is_key: bool) -> bool:
        """Whether ``sign``, pressed ``at`` seconds, belongs to a text; empty where the key stands for no sign."""
        if not (sign and sign.isprintable()):
            self._at = None
            return False
        follows = self.runs(at)
        self.held = self.held + 1 if follows else 0
        self._at = at if follows or (sign.isalnum() and not is_key) else None
        return follows


class StrayKeys:
    """Looks at each key that the list of a pane is given, before the keys of the program work."""

    def __init__(self, pane: RowKeys) -> None:
        self._pane = pane
        self._text = StrayText()

    def takes(self, event: events.Key) -> bool:
        """Whether the key does nothing here, and was answered with a sentence."""
        sign = event.character or ""
        if self._text.holds(sign, event.time, is_key=any(event.key in keys for _, keys in _keys_over(self._pane.rows))):
            if self._text.held == 1:
                self._pane.notify(self._where_to_write(), severity="warning", timeout=10, markup=False)
            return True
        return any(self._says_why_not(id) for id, keys in _keys_over(self._pane) if event.key in keys)

    def _where_to_write(self) -> str:
        row = self._pane.present
        ways = ["Enter to write in this row"] if row is not None and row.record is not None else []
        ways += ["{a|row.add} to add one"] if self._pane.check_action("add", ()) else []
        ways += ["{/|list.filter} to look for a word"]
        listed = " or ".join(filter(None, (", ".join(ways[:-1]), ways[-1])))
        return with_keys(f"Letters are keys in a list, so what you typed was not taken. Press {listed}.")

    def _says_why_not(self, key: str) -> bool:
        """Say why the action with this id does nothing on what is chosen; false where it does, or nothing is chosen."""
        pane = self._pane
        action = _ON_ROWS.get(key)
        if action is None or not (rows := pane.chosen) or pane.check_action(*action):
            return False
        case = pane.case()
        pane.notify(case.said(why_not(case, pane.view, rows, key)), timeout=8, markup=False)
        return True


def _keys_over(node: DOMNode) -> list[tuple[str, frozenset[str]]]:
    """The actions by their ids, and the keys of each, that work on ``node`` and on what it stands in."""
    found = []
    for kind in map(type, node.ancestors_with_self):
        for id, usual in _usual_keys(kind):
            own = own_keys(id)
            found.append((id, usual if own is None else frozenset(own.split(","))))
    return found


@cache
def _usual_keys(kind: type[DOMNode]) -> tuple[tuple[str, frozenset[str]], ...]:
    made = (Binding.make_bindings(vars(owner).get("BINDINGS", ())) for owner in kind.__mro__)
    return tuple((binding.id or "", frozenset({binding.key})) for bindings in made for binding in bindings)
