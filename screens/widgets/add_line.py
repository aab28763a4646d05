"""Below a form: what can be added to the record, and how; a click adds it."""

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from screens.key_words import with_keys


class AddLine(Static):
    """One sentence, not there where nothing belongs under the record."""

    class Wanted(Message):
        """The person wants to add what the line names."""

    def __init__(self) -> None:
        super().__init__("", classes="add-line")
        self.display = False
        self._named = ""

    def show(self, named: str) -> None:
        """Say how ``named`` is added, such as “a recommendation or measure”; nothing hides the line."""
        if named != self._named:
            self._named = named
            self.display = bool(named)
            how = with_keys("{a|row.add} in the list ({Esc|pack.back} goes there) adds")
            self.update(Content(f"{how} {named}. A click here does the same."))

    def on_click(self) -> None:
        """Ask for it."""
        self.post_message(self.Wanted())
