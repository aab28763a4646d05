"""How keys are bound and named: each has an id, so that a keymap can change it, and a tooltip."""

from textual.binding import Binding
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


def key(
    keys: str, action: str, name: str, id: str, tooltip: str, *, show: bool = False, priority: bool = False
) -> Binding:
    """Bind ``keys`` to an action; ``show`` puts it into the footer, help and palette have it anyway.

    With ``priority``, the key works even where a field would take it.
    """
    return Binding(keys, action, name, show=show, id=id, tooltip=tooltip, priority=priority)


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
