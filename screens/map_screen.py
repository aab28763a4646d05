"""The process map over the whole screen, opened where the force is."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from screens.case import Case
from screens.keys import key
from screens.process_map import BESIDE, draw
from screens.rows import Passage
from screens.sound_screen import SoundScreen
from screens.symbols import Mark
from screens.widgets.key_line import KeyLine


class MapScreen(ModalScreen[None], SoundScreen[None]):
    """Where the force is in the process, what was before, and what can follow."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,m,q", "dismiss", "Close", id="map.close"),
        key("f1", "explain", "Help", "map.help", "Explain the map", show=True),
    ]

    def __init__(self, case: Callable[[], Case]) -> None:
        super().__init__()
        self.case = case
        self._here = 0

    def compose(self) -> ComposeResult:
        """The map, and where it comes from."""
        chosen = self.case().pack.office.stage
        said = "" if chosen else " Choose your stage in step 1, under Office and force."
        with Vertical(classes="dialog full"):
            yield Label("Process map", classes="dialog-title")
            with VerticalScroll(id="map"):
                yield Static("")
            yield Static(Content(f"Drawn from the toolkit's prose.{said} The arrows scroll."), classes="dialog-hint")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the map, so that the arrows scroll it, with the place of the force in sight."""
        scroll = self.query_one("#map", VerticalScroll)
        scroll.focus()
        # There is nothing to scroll before the map has its height.
        self.watch(scroll, "virtual_size", self._show_here, init=False)

    def _show_here(self) -> None:
        self.query_one("#map", VerticalScroll).scroll_to(y=max(self._here - self.size.height // 3, 0), animate=False)

    def action_explain(self) -> None:
        """Say what the signs and the branches are."""
        from screens.help import HelpScreen, keys_of

        symbols = self.case().symbols
        signs: tuple[tuple[Mark, str], ...] = (
            ("past", "a stage before the one where the force is"),
            ("here", "where the force is, as step 1 says"),
            ("next", "a stage still to come"),
            ("link", "a date that the pack knows"),
        )
        points = [Passage("point", f"{symbols.mark(mark)} {said}") for mark, said in signs]
        about = Passage(
            "body", "The stages of the process from top to bottom; the branches at the end are where it can lead."
        )
        self.app.push_screen(HelpScreen("Process map", [about, *points], keys_of(self), symbols))

    def on_resize(self) -> None:
        """Draw for the room that there is."""
        # A dialog has a border and two cells of room on either side, a scroll bar needs two.
        case = self.case()
        lines, here = draw(case, max(self.size.width - 8, 30)).split("\n"), case.symbols.mark("here")
        self._here = next((place for place, line in enumerate(lines) if line.lstrip().startswith(here)), 0)
        drawn = [Content.styled(line, "bold $primary") if line[:1].strip() else Content(line) for line in lines]
        if self._here:
            drawn[self._here] = drawn[self._here].stylize("bold", 0, BESIDE)
        self.query_one("#map Static", Static).update(Content("\n").join(drawn))
