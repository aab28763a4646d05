"""Keys of a list that are held inside a form, a text or a filter: they would change rows that nobody has in sight."""

from collections.abc import Iterator
from functools import cache

from textual.binding import Binding
from textual.widget import Widget

from screens.row_keys import RowKeys
from screens.widgets.one_line import OneLine

# What is read of a row can still be copied, ticked or followed.
_CHANGE_THE_LIST = ("row.delete", "row.mark", "row.up", "row.down", "list.mark", "list.paste")


def is_held(part: Widget, key: str, *, reading: bool = False) -> bool:
    """Whether ``key`` is one of the list beside ``part`` and held there; ``reading`` lets pass what changes no list."""
    pane = next((node for node in part.ancestors if isinstance(node, RowKeys)), None)
    return pane is not None and key in _keys(type(pane), reading)


@cache
def _keys(kind: type[RowKeys], reading: bool) -> frozenset[str]:
    return frozenset(each.key for each in _bindings(kind) if not reading or each.id in _CHANGE_THE_LIST)


def _bindings(kind: type[RowKeys]) -> Iterator[Binding]:
    for owner in kind.__mro__:
        if issubclass(owner, RowKeys):
            yield from Binding.make_bindings(vars(owner).get("BINDINGS", ()))


class FilterLine(OneLine):
    """The line that narrows a list."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Hold the keys of the list as well."""
        return super().check_consume_key(key, character) or is_held(self, key)
