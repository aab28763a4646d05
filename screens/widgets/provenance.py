"""Below a record: who changed it last, and what it is linked with, to be gone to."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screens.stray_keys import SLOWLY_TYPED
from screens.widgets.paged_list import PagedList

_NOT_WRITTEN = "Nothing is written here, so what you typed was not taken. Tab goes to a field."

# No record has this id.
_PAST = "history"


class _Ways(PagedList):
    """The ways to go on: a text typed here works on nothing behind it, and is told where to go."""

    def __init__(self) -> None:
        super().__init__(markup=False, compact=True)
        self._last_at = -SLOWLY_TYPED

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters and figures are no keys here; signs that stand for something everywhere, such as ?, still are."""
        return character is not None and character.isalnum()

    def on_key(self, event: events.Key) -> None:
        """Answer a text once, however long it is."""
        if event.character is None or not event.is_printable:
            return
        begins, self._last_at = event.time - self._last_at > SLOWLY_TYPED, event.time
        if event.character.isalnum():
            event.stop()
            if begins:
                self.notify(_NOT_WRITTEN, severity="warning", timeout=10, markup=False)
        elif not begins:
            event.stop()


class Provenance(Vertical):
    """A line that says who and when, and a list of ways to go on; Enter or a click goes there."""

    class Followed(Message):
        """The person wants to go to the record ``id``; without one, to the history of the record shown."""

        def __init__(self, id: str) -> None:
            super().__init__()
            self.id = id

    def __init__(self) -> None:
        super().__init__(classes="provenance")
        self._changed = ""
        self._ways: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        """The line, then the list."""
        yield Static("", classes="provenance-changed")
        yield _Ways()

    def show(self, changed: str, linked: Sequence[tuple[str, str]]) -> None:
        """Show who changed the record last, and the ids and names of what it is linked with."""
        if changed != self._changed:
            self._changed = changed
            self.query_one(Static).update(Content(changed))
        ways = [*linked, *([(_PAST, "History: who changed what, and when")] if changed else [])]
        self.display = bool(ways)
        if ways != self._ways:
            self._ways = ways
            self.query_one(OptionList).set_options(Option(Content(said), id=id) for id, said in ways)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Followed("" if event.option.id == _PAST else event.option.id or ""))

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
