"""A tour of a pack in seven stops: each one sentence beside the real thing, to be left and resumed at will."""

from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static

from screens.key_words import with_keys
from screens.sound_screen import SoundScreen
from toolkit.steps import StepKey

if TYPE_CHECKING:
    from screens.pack_screen import PackScreen


class Stop(Struct, frozen=True):
    """One stop: the step that is shown, and the sentence about it."""

    step: StepKey
    title: str
    said: str


STOPS = (
    Stop(
        "situation",
        "Who you are",
        "What stands here goes onto every document and sets the words of every text: Enter opens a line, "
        "{Esc|pack.back} leaves it, and all is saved as you type.",
    ),
    Stop(
        "causes",
        "Causes of concern",
        "What HMICFRS raised, in its own words, with the threshold for enough improvement: everything else hangs "
        "on this, and {a|row.add} adds to it.",
    ),
    Stop(
        "checklist",
        "Checklist",
        "The toolkit's responsibilities and steps: {Space|row.tick} ticks one, and an owner and a date bring it to "
        "the overview when it is due.",
    ),
    Stop(
        "hmicfrs",
        "Questions",
        "{Space|row.tick} chooses what to ask HMICFRS before the meeting, and its answers are kept here; step 6 has "
        "the questions for {chief.the}.",
    ),
    Stop(
        "notes",
        "Speaking note",
        "What {holder.the} will say, timed as you type it: {r|pack.rehearse} speaks it against the clock.",
    ),
    Stop(
        "export",
        "Check and export",
        "What is still missing and where to mend it: {x|pack.export} shows the documents and has them written.",
    ),
    Stop(
        "day",
        "The day",
        "In the room press {a|row.add} to note, with the time, what is said, asked and promised. {F4|pack.next} "
        "leads on to what follows from it.",
    ),
)


class _Pointed(Button, can_focus=False):
    """For the mouse alone: a button that has the focus takes no second Enter at once, and keys are the screen's."""


class TourScreen(ModalScreen[int], SoundScreen[int]):
    """A strip under the pack, which shows the step that it speaks of; gives the stop to go on at the next time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right,space", "go(1)", "On", id="tour.next"),
        Binding("left", "go(-1)", "Back", id="tour.back"),
        Binding("escape,q", "leave", "Leave", id="tour.leave"),
    ]

    def __init__(self, pack: "PackScreen", stop: int) -> None:
        """Begin at ``stop``, counted from 1; beyond the last, at the first."""
        super().__init__()
        self.pack = pack
        self.stop = stop if 1 <= stop <= len(STOPS) else 1

    def compose(self) -> ComposeResult:
        """The sentence, and buttons for the mouse."""
        with Vertical(classes="tour"):
            yield Label("", classes="dialog-title", id="tour-title")
            yield Static("", id="tour-said")
            with Horizontal(classes="dialog-buttons"):
                yield _Pointed("On", variant="primary", id="on", compact=True)
                yield _Pointed("Back", id="back", compact=True)
                yield _Pointed("Leave", id="leave", compact=True)
                hint = with_keys("{Enter|tour.next}: on, {Left|tour.back}: back, {Esc|tour.leave}: leave")
                yield Static(hint, classes="tour-hint")

    async def on_mount(self) -> None:
        """Show the first stop."""
        await self._show()

    async def _show(self) -> None:
        stop = STOPS[self.stop - 1]
        await self.pack.show_pane(stop.step)
        said = self.pack.case().said(stop.said)
        self.query_one("#tour-title", Label).update(Content(f"{self.stop} of {len(STOPS)}: {stop.title}"))
        self.query_one("#tour-said", Static).update(Content(said))
        self.query_one("#back").display = self.stop > 1
        self.query_one("#on", Button).label = "On" if self.stop < len(STOPS) else "Done"
        self.call_after_refresh(self.refresh)

    async def action_go(self, by: int) -> None:
        """To the stop after or before; after the last, the tour is over."""
        if self.stop + by > len(STOPS):
            self.pack.action_overview()
            self.dismiss(len(STOPS) + 1)
        elif self.stop + by >= 1:
            self.stop += by
            await self._show()

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "leave":
            self.action_leave()
        else:
            await self.action_go(1 if event.button.id == "on" else -1)

    def action_leave(self) -> None:
        """Leave where one is; the tour goes on from there."""
        self.dismiss(self.stop)
