"""A line that is typed into, with the keys that people know from elsewhere."""

from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from screens.keys import key

SELECT_ALL = key("ctrl+a", "select_all", "Select all", "field.all", "Select all of a field, so that typing replaces it")


class OneLine(Input):
    """One line of text; Ctrl+A takes hold of all of it, and Home goes to its start."""

    BINDINGS: ClassVar[list[BindingType]] = [SELECT_ALL]

    # How long the text is moves nothing outside of the line; Textual would lay the whole screen out at each letter.
    virtual_size = Reactive(Size(0, 0))
