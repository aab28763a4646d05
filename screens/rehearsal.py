"""Rehearsal: one section at a time, large, against the clock."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from screens.how_it_went import show_how_it_went
from screens.key_words import with_keys
from screens.keys import WAY_OUT
from screens.sound_screen import SoundScreen
from screens.widgets.key_line import KeyLine
from toolkit.records.speaking import NoteSection, Rehearsal
from toolkit.rehearsed import against, seconds_wanted
from toolkit.speech import clock, seconds_in

if TYPE_CHECKING:
    from screens.pack_screen import PackScreen

# Four times a second keeps the seconds even and costs little.
_TICK_SECONDS = 0.25


class RehearsalScreen(ModalScreen[Rehearsal | None], SoundScreen[Rehearsal | None]):
    """Space starts the clock and goes to the next section; ends after the last with the run and its seconds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "next", "Start, then go on", id="rehearsal.next"),
        Binding("p", "pause", "Pause", id="rehearsal.pause"),
        Binding("s", "stop", "Stop, keep so far", id="rehearsal.stop"),
        Binding("escape", "leave", "Stop, keep nothing", id="rehearsal.leave", group=WAY_OUT),
    ]

    def __init__(
        self,
        sections: Sequence[NoteSection],
        pace: int,
        new_id: Callable[[], str],
        now: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
        planned: int = 0,
    ) -> None:
        """Speak ``sections`` at ``pace`` words a minute; ``planned`` are the seconds for all of them, 0 if not set."""
        super().__init__()
        self.planned = planned
        self.sections = list(sections)
        self.pace = pace
        self.new_id = new_id
        self.now = now
        self.monotonic = monotonic
        self.started = now()
        self.place = 0
        self.timings: dict[str, int] = {}
        self._spent = 0.0
        self._since: float | None = None
        self._begun = False

    def compose(self) -> ComposeResult:
        """Heading, text, clock."""
        with Vertical(classes="dialog full"):
            yield Label("", classes="dialog-title")
            yield Static("", classes="rehearsal-clock")
            with VerticalScroll(can_focus=False):
                yield Static("", classes="rehearsal-text")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the first section; the clock waits for the speaker."""
        self.set_interval(_TICK_SECONDS, self._tick)
        self._show()

    def _elapsed(self) -> float:
        running = self.monotonic() - self._since if self._since is not None else 0.0
        return self._spent + running

    def _show(self) -> None:
        section = self.sections[self.place]
        heading = f"{self.place + 1} of {len(self.sections)}: {section.heading or 'Section without a heading'}"
        self.query_one(".dialog-title", Label).update(Content(heading))
        text = "\n\n".join(paragraph for paragraph in section.paragraphs if paragraph.strip())
        cues = f"\n\nCue: {section.cues}" if section.cues else ""
        body = Content.assemble(Content(text or "(no text yet)"), (cues, "italic $muted"))
        self.query_one(".rehearsal-text", Static).update(body)
        self._tick()

    def _tick(self) -> None:
        section = self.sections[self.place]
        now = int(self._elapsed())
        total = sum(self.timings.values()) + now
        paused = (
            ""
            if self._since is not None
            else "  paused"
            if self._begun
            else with_keys("  {Space|rehearsal.next} starts the clock")
        )
        if self._since is not None and self.place + 1 == len(self.sections):
            paused = with_keys("  {Space|rehearsal.next} ends the run")
        whole = against(total, self.planned) if self.planned else clock(total)
        said = f"This section {against(now, seconds_wanted(section, self.pace))}   In all {whole}{paused}"
        self.query_one(".rehearsal-clock", Static).update(Content(said))

    def action_next(self) -> None:
        """Start the clock; then keep this section's seconds and go on; after the last, finish."""
        if not self._begun:
            self.action_pause()
            return
        self.timings[self.sections[self.place].id] = round(self._elapsed())
        self._spent, self._since = 0.0, self.monotonic()
        if self.place + 1 < len(self.sections):
            self.place += 1
            self._show()
            self.refresh_bindings()
        else:
            self._keep()

    def _keep(self, note: str = "") -> None:
        self.dismiss(
            Rehearsal(
                id=self.new_id(),
                held_on=self.started.date().isoformat(),
                started=self.started.strftime("%H:%M"),
                seconds=sum(self.timings.values()),
                timings=self.timings,
                note=note,
            )
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to keep a part only once a section is spoken to its end."""
        return bool(self.timings) if action == "stop" else True

    def action_stop(self) -> None:
        """Keep the sections that were spoken to their end, and say so where what to change is noted."""
        self._keep(f"Stopped after {len(self.timings)} of {len(self.sections)} sections.")

    def action_pause(self) -> None:
        """Stop the clock, or let it run again."""
        self._begun = True
        if self._since is None:
            self._since = self.monotonic()
        else:
            self._spent, self._since = self._elapsed(), None
        self._tick()

    def action_leave(self) -> None:
        """Keep nothing of this run."""
        self.dismiss(None)


def rehearse(screen: PackScreen) -> None:
    """Have the pack's note spoken, keep its run, and then show what it took; without any text yet, say so."""
    app, session = screen.app, screen.session
    sections = [section for section in session.pack.every(NoteSection) if section.words]
    if not sections:
        app.notify("There is no text to rehearse yet: write a section first.", markup=False)
        return

    def held(run: Rehearsal | None) -> None:
        # Kept before it is shown: whoever closes the window now has it all the same.
        if run is not None and screen.recording.write(lambda: session.put(run, label="rehearsal")):
            show_how_it_went(screen, run)

    meeting = session.pack.meeting
    planned = seconds_in(meeting.speaking_minutes or 0)
    app.push_screen(RehearsalScreen(sections, meeting.pace, session.new_id, screen.now, planned=planned), held)
