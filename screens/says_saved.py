"""Whether the work is saved, said in the title bar: what was typed and could not be taken is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on

from screens.brought_along import BroughtAlong
from screens.messages import SaveSaid
from screens.remarks import failure_in_words
from screens.widgets.title_bar import TitleBar, saved_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from screens.step_pane import StepPane
    from screens.widgets.record_form import RecordForm
    from screens.widgets.unsaved import NotTaken
    from store.saving import SaveState


class SaysSaved(BroughtAlong):
    """A screen with a pack that says when its work is on the disk, and what of it is not."""

    def __init__(self) -> None:
        super().__init__()
        self._remark = ""
        self._failed = False

    def not_taken(self, *, halfway: bool = True) -> Iterator[NotTaken]:
        """What stands in the forms of all steps and is no value; without ``halfway``, not what is being typed."""
        # By name: what a step needs is loaded once one is gone to.
        for pane in cast("Iterable[StepPane]", self.query("StepPane")):
            there = {row.key for row in pane.every}
            for form in cast("Iterable[RecordForm]", pane.query("RecordForm")):
                yield from (each for each in form.not_taken(halfway=halfway) if each.owner in there)

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
        bar.show(right=saved_in_words(state, read_only) if failed or read_only or not said else said)
        bar.set_alarm(bool(read_only or failed or said))
