"""How keys are bound and named: each has an id, so that a keymap can change it, and a tooltip."""

from textual.binding import Binding

_NAMES = {
    "space": "Space",
    "slash": "/",
    "escape": "Esc",
    "enter": "Enter",
    "delete": "Del",
    "down": "Down",
    "up": "Up",
}


def key(keys: str, action: str, name: str, id: str, tooltip: str, *, show: bool = False) -> Binding:
    """Bind ``keys`` to an action; ``show`` puts it into the footer, help and palette have it anyway."""
    return Binding(keys, action, name, show=show, id=id, tooltip=tooltip)


def displayed(keys: str) -> str:
    """A key as it stands on a keyboard: F1, Ctrl+P, Space, a."""
    *held, last = keys.split("+")
    if last in _NAMES:
        last = _NAMES[last]
    elif held or (last[0] == "f" and last[1:].isdigit()):
        last = last.upper()
    return "+".join([*(part.capitalize() for part in held), last])
