"""Whether the work is saved, said in the title bar: what was typed and could not be taken is not."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, cast

from msgspec import structs
from textual import on

from screens.brought_along import BroughtAlong
from screens.messages import SaveSaid
from screens.remarks import failure_in_words
from screens.widgets.title_bar import TitleBar, saved_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from textual.timer import Timer

    from screens.rows import PaneKey
    from screens.step_pane import StepPane
    from screens.widgets.record_form import RecordForm
    from screens.widgets.unsaved import NotTaken
    from store.saving import SaveState

    Unsaved = tuple[PaneKey, NotTaken]
    """A text that is no value, and the step in whose form it stands."""


# Seconds after which a save is said to take long.
_LONG = 5.0


class SaysSaved(BroughtAlong):
    """A screen with a pack that says when its work is on the disk, and what of it is not."""

    def __init__(self) -> None:
        super().__init__()
        self._remark = ""
        self._failed = False
        self._waits = False
        self._long_save: Timer | None = None
        self._saved: tuple[datetime | None, bool] = (None, False)
        self._led_to: Unsaved | None = None

    @abstractmethod
    async def show_pane(self, key: PaneKey, record: str = "", field: str = "") -> None:
        """Show a step's pane, and there a record if one is named, and the cursor in its field."""

    def not_taken(self, *, halfway: bool = True) -> Iterator[NotTaken]:
        """What stands in the forms of all steps and is no value; without ``halfway``, not what is being typed."""
        return (each for _, each in self._unsaved(halfway=halfway))

    def _unsaved(self, *, halfway: bool) -> Iterator[Unsaved]:
        # By their class: what a step needs is loaded once one is gone to.
        panes = [pane for pane in self.query_one("#panes").children if pane.has_class("step-pane")]
        for pane in cast("Iterable[StepPane]", panes):
            if found := [each for form in pane.detail.forms for each in form.not_taken(halfway=halfway)]:
                rows = {row.key: row.title for row in pane.every}
                for each in found:
                    if each.owner in rows:
                        yield cast("PaneKey", pane.id), structs.replace(each, row=rows[each.owner])

    @on(TitleBar.SavedClicked)
    async def go_to_unsaved(self) -> None:
        """Go to the field that is not saved; where there are several, to the one after that gone to last."""
        unsaved = [*self._unsaved(halfway=False)]
        if unsaved:
            before = unsaved.index(self._led_to) if self._led_to in unsaved else -1
            self._led_to = pane, each = unsaved[(before + 1) % len(unsaved)]
            await self.show_pane(pane, each.owner, each.field)

    def on_record_form_taken_or_not(self, event: RecordForm.TakenOrNot) -> None:
        """Say in the title bar whether all that stands in the forms is saved."""
        event.stop()
        self.show_saved(self.session.save_state)

    def save_said(self, state: SaveState) -> None:
        """Say it on this screen's own thread."""
        self.post_message(SaveSaid(state))

    @on(SaveSaid)
    def _on_save_said(self, event: SaveSaid) -> None:
        event.stop()
        self.show_saved(event.state)

    def show_saved(self, state: SaveState) -> None:
        """Say in the bar how it stands; a failure and a remark of the store are told when they are new."""
        bar, read_only = self.query_one(TitleBar), self.session.read_only
        failed = state.state == "failed"
        if failed and not self._failed and not read_only:
            self.notify(failure_in_words(state), severity="error", timeout=30, markup=False)
        self._failed = failed
        if state.remark and state.remark != self._remark:
            self.notify(state.remark, severity="warning", timeout=15, markup=False)
        self._remark = state.remark
        count = sum(1 for _ in self.not_taken(halfway=False))
        said = f"{count} {'field' if count == 1 else 'fields'} NOT SAVED" if count else ""
        if said and state.state == "saved":
            said += ", rest saved"
        self._await_end(state)
        bar.show(right=saved_in_words(state, read_only, waits=self._waits) if failed or read_only or not said else said)
        bar.set_alarm(bool(read_only or failed or said or self._waits))
        bar.tooltip = "A click goes to what is not saved" if said else None

    def _await_end(self, state: SaveState) -> None:
        """Have it said where a save takes unusually long: a share may stop to answer without saying so."""
        saved = (state.at, state.state == "pending")
        if saved == self._saved:
            return
        self._saved, self._waits = saved, False
        if self._long_save is not None:
            self._long_save.stop()
        self._long_save = self.set_timer(_LONG, self._takes_long) if state.state == "pending" else None

    def _takes_long(self) -> None:
        self._waits = True
        self.show_saved(self.session.save_state)
