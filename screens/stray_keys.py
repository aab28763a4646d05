"""Keys pressed in a list that do nothing there: what one meant to do is said, and a text typed into it does no harm."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

from textual.binding import Binding
from textual.dom import DOMNode

from screens.key_words import own_keys, with_keys
from screens.not_given import why_not_given
from screens.row_work import Purpose

if TYPE_CHECKING:
    from textual import events

    from screens.row_keys import RowKeys

# Seconds from one letter of a text to the next, typed slowly; somebody who struck a wrong key needs longer to see it.
SLOWLY_TYPED = 0.6


class StrayText:
    """Tells a text from keys: it has a letter that is no key, and more signs follow that one as fast as one types.

    Nothing is delayed by it, and keys that are keys work however fast they come.
    """

    def __init__(self) -> None:
        self._at: float | None = None
        self.held = 0
        """How many signs of the present text were held."""

    def holds(self, sign: str, at: float, *, is_key: bool) -> bool:
        """Whether ``sign``, pressed ``at`` seconds, belongs to a text; empty where the key stands for no sign."""
        if not (sign and sign.isprintable()):
            self._at = None
            return False
        follows = self._at is not None and at - self._at <= SLOWLY_TYPED
        self.held = self.held + 1 if follows else 0
        self._at = at if follows or (sign.isalpha() and not is_key) else None
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
        meant = {id for id, keys in _keys_over(self._pane) if event.key in keys}
        if "row.delete" in meant:
            return self._says_why_kept()
        return any(f"row.{purpose}" in meant and self._says_why_not_given(purpose) for purpose in get_args(Purpose))

    def _where_to_write(self) -> str:
        row = self._pane.present
        ways = ["Enter to write in this row"] if row is not None and row.record is not None else []
        ways += ["{a|row.add} to add one"] if self._pane.check_action("add", ()) else []
        ways += ["{/|list.filter} to look for a word"]
        listed = " or ".join(filter(None, (", ".join(ways[:-1]), ways[-1])))
        return with_keys(f"Letters are keys in a list, so what you typed was not taken. Press {listed}.")

    def _says_why_kept(self) -> bool:
        """Say why nothing that is chosen can be deleted; false where something can, or nothing is chosen."""
        pane = self._pane
        case, rows = pane.case(), pane.chosen
        if not rows or pane.check_action("delete", ()):
            return False
        pane.notify(case.said(pane.view.why_kept(rows[0])), timeout=8, markup=False)
        return True

    def _says_why_not_given(self, purpose: Purpose) -> bool:
        """Say why nothing that is chosen can have it; false where something can, or nothing is chosen."""
        pane = self._pane
        case, rows = pane.case(), pane.chosen
        if not rows or pane.check_action("give", (purpose,)):
            return False
        pane.notify(case.said(why_not_given(case, rows[0], purpose)), timeout=8, markup=False)
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
