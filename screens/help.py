"""F1: what is in front of the person, and the keys that work there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Label

from screens.case import Case
from screens.key_words import with_keys
from screens.keys import key
from screens.overview import Overview
from screens.rows import Passage
from screens.sound_screen import SoundScreen
from screens.symbols import Symbols
from screens.widgets.key_line import KeyLine
from screens.widgets.reading import Reading
from toolkit.fields import Field, FieldKind
from toolkit.steps import ALL_STEPS, progress_of

if TYPE_CHECKING:
    from screens.pack_screen import PackScreen

Key = tuple[str, str]

_GOES_ON = " {Tab|app.next} goes to the next field, {Esc|pack.back} back to the list."
_PLAIN_FIELD = "Type what you know; it is saved as you type." + _GOES_ON
_CHOOSES = "{Left|field.previous} and {Right|field.next} choose one of these; it is saved at once." + _GOES_ON
_UNTYPED_FIELDS: dict[FieldKind, str] = {
    "choice": _CHOOSES,
    "flag": _CHOOSES,
    "link": "{Enter|field.choose} shows what it can point to." + _GOES_ON,
    "links": "{Enter|field.choose} shows what it can point to." + _GOES_ON,
}
_GAP = 2
_MOST_COLUMNS = 5


class HelpScreen(ModalScreen[None], SoundScreen[None]):
    """Explains one place; its keys stand in short form below, in sight at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,f1,q", "dismiss", "Close", "help.close", "Close the help", out=True),
        key(
            "question_mark",
            "app.all_keys",
            "All keys",
            "app.keys",
            "Every key of the program, and how to change it",
            show=True,
        ),
    ]

    def __init__(self, title: str, passages: Sequence[Passage], keys: Sequence[Key], symbols: Symbols) -> None:
        super().__init__()
        self.heading = title
        self.passages = tuple(passages)
        self.keys = tuple(keys)
        self.symbols = symbols

    def compose(self) -> ComposeResult:
        """The explanation, and the keys in as many columns as fit."""
        with Vertical(classes="dialog wide help"):
            yield Label(Content(self.heading), classes="dialog-title")
            with VerticalScroll(id="help-text"):
                reading = Reading(self.symbols)
                reading.show(self.passages)
                yield reading
            if self.keys:
                with VerticalScroll(id="help-keys"):
                    yield ShortKeys(self.keys)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the text, so that the arrows scroll it."""
        self.query_one("#help-text").focus()

    def on_resize(self) -> None:
        """Give the text what the keys leave."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        text, dialog = self.query_one("#help-text"), self.query_one(".help")
        others = sum(child.outer_size.height for child in dialog.children if child is not text)
        # The border of the dialog, an empty line on either side of the text, and the line of keys.
        text.styles.max_height = max(self.size.height - others - 5, 3)


class ShortKeys(Widget):
    """Keys with their names, column after column, each read from top to bottom."""

    def __init__(self, keys: Sequence[Key]) -> None:
        super().__init__(classes="short-keys")
        self.keys = tuple(keys)

    def render(self) -> Content:
        """The columns at the present width."""
        return Content("\n").join(self._lines(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the columns take at ``width``."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        for count in range(_MOST_COLUMNS, 0, -1):
            height = -(-len(self.keys) // count)
            columns = [_column(self.keys[first : first + height]) for first in range(0, len(self.keys), height)]
            if sum(column[0].cell_length for column in columns) - _GAP <= width or count == 1:
                break
        return [Content("").join(line).rstrip() for line in zip_longest(*columns, fillvalue=Content(""))]


def _column(keys: Sequence[Key]) -> list[Content]:
    left = max(cell_len(pressed) for pressed, _ in keys) + 1
    right = max(cell_len(name) for _, name in keys) + _GAP
    return [
        Content.assemble((set_cell_size(pressed, left), "bold $primary"), set_cell_size(name, right))
        for pressed, name in keys
    ]


def about_field(field: Field) -> list[Passage]:
    """What a field of a form is for."""
    said = field.help or with_keys(_UNTYPED_FIELDS.get(field.kind, _PLAIN_FIELD))
    return [Passage("label", f"The field: {field.label}"), Passage("body", said)]


def keys_in_pack(screen: Screen[Any]) -> list[Key]:
    """As `keys_of`, with those of the steps in one."""
    return [*keys_of(screen), (with_keys("{1|pack.step1} to {0|pack.step10}"), "Steps 1 to 10")]


def keys_of(screen: Screen[Any]) -> list[Key]:
    """The keys that work on a screen at this moment, each with its short name; of several for one action, the first."""
    keys: dict[str, Key] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        # Those of the steps are said in one, by `keys_in_pack`.
        if active.enabled and binding.tooltip and not (binding.id or "").startswith("pack.step"):
            keys.setdefault(binding.id or binding.action, (screen.app.get_key_display(binding), binding.description))
    return list(keys.values())


def explain(screen: PackScreen, place: str) -> None:
    """Explain the step, field and row that are in front of the person in a pack."""
    case, pane = screen.case(), screen.pane
    passages = [Passage("body", case.said(pane.view.help if pane else Overview.HELP))]
    if pane is not None and (field := pane.focused_field) is not None:
        passages = [*about_field(field), Passage("label", "The step"), *passages]
    passages += _what_is_counted(case, pane.view.key if pane is not None else "")
    if pane is not None and pane.rows.present is not None:
        passages += [Passage("label", "The highlighted row"), *pane.view.about(case, pane.rows.present)[:3]]
    screen.app.push_screen(HelpScreen(place, passages, keys_in_pack(screen), screen.symbols))


def _what_is_counted(case: Case, step: str) -> list[Passage]:
    """How far a step is and what that counts; on the dashboard, of every step."""
    said = []
    for each in ALL_STEPS:
        progress = progress_of(each.key, case.pack, case.edition)
        if step in ("", each.key):
            title = "" if step else f"{case.fill(each.title)}: "
            said.append(Passage("point", f"{title}{progress.done} of {progress.total} {progress.counted}"))
    return [Passage("label", "What is counted"), *said] if said else []


def show_past(screen: PackScreen, title: str, record: str) -> None:
    """Show what happened to a record of a pack, by its id, over the pack's screen."""
    from screens.record_past import past_of

    passages = past_of(screen.case(), screen.session.history(record))
    screen.app.push_screen(HelpScreen(f"History of “{title}”", passages, [], screen.symbols))
