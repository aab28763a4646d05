"""How keys are bound and named: each has an id, so that a keymap can change it, and a tooltip."""

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import format_key

_NAMES = {
    "space": "Space",
    "escape": "Esc",
    "delete": "Del",
    "insert": "Ins",
    "pageup": "Page Up",
    "pagedown": "Page Down",
    "enter": "Enter",
    "tab": "Tab",
    "backspace": "Backspace",
    "home": "Home",
    "end": "End",
    "down": "Down",
    "up": "Up",
    "left": "Left",
    "right": "Right",
}


WAY_OUT = Binding.Group("out")
"""What leads outwards, and stands first in the line of keys: it is never left out there."""


def key(
    keys: str,
    action: str,
    name: str,
    id: str,
    tooltip: str,
    *,
    show: bool = False,
    priority: bool = False,
    out: bool = False,
) -> Binding:
    """Bind ``keys`` to an action; ``show`` puts it into the footer, help and palette have it anyway.

    With ``priority``, the key works even where a field would take it; ``out`` leads outwards.
    """
    group = WAY_OUT if out else None
    return Binding(keys, action, name, show=show or out, id=id, tooltip=tooltip, priority=priority, group=group)


def bindings_of(kind: type[DOMNode]) -> list[Binding]:
    """The keys that a widget and what it is made after have, one for each action."""
    found: dict[str, Binding] = {}
    for owner in reversed(kind.__mro__):
        for binding in Binding.make_bindings(vars(owner).get("BINDINGS", ())):
            found.setdefault(binding.id or binding.action, binding)
    return list(found.values())


def displayed(keys: str) -> str:
    """A key as it stands on a keyboard: F1, Ctrl+P, Space, a."""
    *held, last = keys.split("+")
    if last in _NAMES:
        last = _NAMES[last]
    elif len(last) > 1 and len(sign := format_key(last)) == 1:
        last = sign
    elif held or (last[0] == "f" and last[1:].isdigit()):
        last = last.upper()
    return "+".join([*(part.capitalize() for part in held), last])
