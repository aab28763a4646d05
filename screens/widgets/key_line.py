"""The line at the bottom: the keys that work here, each to be clicked as well."""

from collections.abc import Iterable
from typing import NamedTuple

from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from screens.key_words import with_keys
from screens.keys import WAY_OUT

_EDGE = "▏"
# Between keys; with more of it, where there is room, one sees which word a key belongs to.
_LEAST_GAP, _GAP = 1, 2


class Offered(NamedTuple):
    """A key that works here, and what is said of it while the mouse points at it."""

    key: str
    shown: str
    name: str
    tooltip: str
    enabled: bool


class KeyLine(Widget):
    """Keys from the left, the way out before the others, that of the palette at the right end.

    It stands in for Textual's Footer, which makes a widget for each key, and all of them anew at each change.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"key-line--key", "key-line--name", "key-line--edge", "key-line--pointed"}  # noqa: RUF012
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        color: $footer-foreground;
        background: $footer-background;
        text-wrap: nowrap;
        text-overflow: clip;
        .key-line--key {
            color: $footer-key-foreground;
            background: $footer-key-background;
            text-style: bold;
        }
        .key-line--name {
            color: $footer-description-foreground;
            background: $footer-description-background;
        }
        .key-line--edge {
            color: $border-blurred;
        }
        .key-line--pointed {
            color: $footer-key-foreground;
            background: $block-hover-background;
        }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[range, Offered]] = []
        self._pointed: Offered | None = None

    def on_mount(self) -> None:
        """Follow what works here."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_unmount(self) -> None:
        """Follow it no longer."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _changed(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.refresh()

    def _offered(self, active: ActiveBinding) -> Offered:
        _, binding, enabled, tooltip = active
        shown = self.app.get_key_display(binding)
        return Offered(binding.key, shown, binding.description, with_keys(tooltip or binding.description), enabled)

    def render(self) -> Content:
        """One key for each action; those that have no room are left out on the right, before the palette."""
        self._places = []
        active = self.screen.active_bindings
        found = active.get(self.app.COMMAND_PALETTE_BINDING)
        palette = self._offered(found) if found else None
        shown: dict[str, ActiveBinding] = {}
        for each in active.values():
            if each.binding.show:
                shown.setdefault(each.binding.action, each)
        last = self._drawn(palette) if palette else Content("")
        room = self.size.width - (last.cell_length + len(_EDGE) + 1 if palette else 0)
        line = Content("")
        fitting = self._fitting(map(self._offered, _outwards_first(shown.values())), room)
        gap = " " * _gap_of([drawn.cell_length for _, drawn in fitting], room)
        for offered, drawn in fitting:
            self._places.append((range(line.cell_length, line.cell_length + drawn.cell_length), offered))
            line = Content.assemble(line, drawn, gap)
        if palette is None:
            return line
        self._places.append((range(room + len(_EDGE), self.size.width), palette))
        line = line.truncate(room, pad=True)
        return Content.assemble(line, (_EDGE, self.get_visual_style("key-line--edge")), last, " ")

    def _fitting(self, offers: Iterable[Offered], room: int) -> list[tuple[Offered, Content]]:
        """As many as fit side by side, as they are drawn."""
        fitting: list[tuple[Offered, Content]] = []
        for offered in offers:
            drawn = self._drawn(offered)
            room -= drawn.cell_length
            if room < 0:
                break
            fitting.append((offered, drawn))
            room -= _LEAST_GAP
        return fitting

    def _drawn(self, offered: Offered) -> Content:
        styles = [self.get_visual_style(f"key-line--{part}") for part in ("key", "name")]
        if offered == self._pointed:
            styles = [style + self.get_visual_style("key-line--pointed") for style in styles]
        drawn = Content.assemble((offered.shown, styles[0]), (f" {offered.name}", styles[1]))
        return drawn if offered.enabled else drawn.stylize("dim")

    def _at(self, x: int) -> Offered | None:
        return next((offered for place, offered in self._places if x in place), None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key that was clicked."""
        offered = self._at(event.x)
        if offered is None:
            return
        # What the tooltip would cover comes now.
        self.tooltip = None
        if offered.enabled:
            self.app.simulate_key(offered.key)
        else:
            self.app.bell()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what the key does that the mouse points at."""
        self._point(self._at(event.x))

    def on_leave(self) -> None:
        """Say nothing more."""
        self._point(None)

    def _point(self, offered: Offered | None) -> None:
        if offered != self._pointed:
            self._pointed = offered
            self.tooltip = Content(offered.tooltip) if offered else None
            self.refresh()


def _outwards_first(keys: Iterable[ActiveBinding]) -> list[ActiveBinding]:
    return sorted(keys, key=lambda each: each.binding.group != WAY_OUT and each.binding.key != "escape")


def _gap_of(lengths: list[int], room: int) -> int:
    # The last of them does not touch the edge.
    return _GAP if sum(lengths) + _GAP * (len(lengths) - 1) < room else _LEAST_GAP
