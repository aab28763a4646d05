"""One page with every key, by the place that it works in, with the id by which it can be changed."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Label, Static

from screens.every_key import KeyOf, PlaceOfKeys
from screens.keys import displayed, key
from screens.sound_screen import SoundScreen
from screens.widgets.key_line import KeyLine

_GAP = "  "
# Below this the id stands on a line of its own.
_ROOM_FOR_IDS = 70


class AllKeysScreen(ModalScreen[None], SoundScreen[None]):
    """Shows the keys as they are now; ``file`` is where a person can change them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,q", "dismiss", "Close", "keys.close", "Close the page", out=True),
    ]

    def __init__(self, places: Sequence[PlaceOfKeys], file: str) -> None:
        super().__init__()
        self.places = tuple(places)
        self.file = file

    def compose(self) -> ComposeResult:
        """The keys, and how they are changed."""
        with Vertical(classes="dialog full"):
            yield Label("All keys", classes="dialog-title")
            with VerticalScroll():
                yield KeyTable(self.places)
            yield Static(
                Content(f"To change a key, write its id and your key into the file {self.file}."), classes="dialog-hint"
            )
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the text, so that the arrows scroll it."""
        self.query_one(VerticalScroll).focus()


class KeyTable(Widget):
    """Keys, what they do, and their ids, under the titles of their places."""

    def __init__(self, places: Sequence[PlaceOfKeys]) -> None:
        super().__init__(classes="key-table")
        self.places = tuple(places)

    def render(self) -> Content:
        """The table at the present width."""
        return Content("\n").join(self._lines(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the table takes at ``width``."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        keys = [each for place in self.places for each in place.keys]
        left = max((len(keys_in_words(each)) for each in keys), default=0)
        right = max((len(each.id) for each in keys), default=0) if width >= _ROOM_FOR_IDS else 0
        middle = width - left - right - 2 * len(_GAP)
        names = KeyOf("its id", (), "", "what it does")
        lines: list[Content] = [line.stylize("$muted") for line in _lines_of(names, left, middle, right)]
        for place in self.places:
            lines += [Content(""), Content.styled(place.title, "bold $primary")]
            for each in place.keys:
                lines += _lines_of(each, left, middle, right)
        return lines


def _lines_of(each: KeyOf, left: int, middle: int, right: int) -> list[Content]:
    first, *rest = Content(each.said).wrap(max(middle, 10)) or [Content("")]
    id = Content.styled(each.id, "$muted")
    head = Content.assemble((f"{keys_in_words(each):<{left}}", "bold"), Content(_GAP), first)
    if right:
        head = Content.assemble(head, Content(" " * max(middle - first.cell_length, 0) + _GAP), id)
    indent = Content(" " * left + _GAP)
    return [head, *(indent + line for line in rest), *([] if right else [indent + id])]


def keys_in_words(each: KeyOf) -> str:
    """The keys of one action as they stand on a keyboard."""
    return ", ".join(displayed(name) for name in each.keys)
