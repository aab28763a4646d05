"""A question over the present screen, and F1 in it."""

from typing import ClassVar, Generic, TypeVar

from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Label

from screens.key_words import with_keys
from screens.keys import key
from screens.rows import Passage
from screens.sound_screen import SoundScreen
from screens.symbols import Symbols

Answered = TypeVar("Answered")


class Dialog(ModalScreen[Answered], SoundScreen[Answered], Generic[Answered]):
    """A question; F1 says what is asked and how to answer, in the words of `HELP`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("f1", "explain", "Help", "choose.help", "Say what is asked, and how to answer", show=True)
    ]
    HELP: ClassVar[str]
    """Keys in braces are those that are set."""

    def action_explain(self) -> None:
        """Say what is asked, and how to answer."""
        from screens.help import HelpScreen

        title = str(self.query_one(".dialog-title", Label).render()).split("\n")[0]
        said = [Passage("body", with_keys(said)) for said in self.HELP.split("\n")]
        self.app.push_screen(HelpScreen(title, said, (), Symbols()))
