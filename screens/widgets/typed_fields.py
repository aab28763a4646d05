"""Fields that are typed into."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Input, TextArea

from screens.keys import key
from screens.widgets.one_line import SELECT_ALL, OneLine
from toolkit.fields import Field


class Typed(Message):
    """The person typed ``text`` into ``field`` of the record ``owner``.

    The owner is taken at the moment of typing, so that a text still on its way when
    another record is shown goes to the record it was typed for.
    """

    def __init__(self, owner: str, field: str, text: str) -> None:
        super().__init__()
        self.owner = owner
        self.field = field
        self.text = text


class PutBack(Message):
    """The person wants what ``field`` of the record ``owner`` holds in place of the text in it."""

    def __init__(self, owner: str, field: str) -> None:
        super().__init__()
        self.owner = owner
        self.field = field


class LineField(OneLine):
    """One line of text, a date, a time or a number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "escape,ctrl+z",
            "put_back",
            "Put back",
            "field.put_back",
            "Put back what is saved for this field",
            show=True,
        ),
    ]

    def __init__(self, field: Field) -> None:
        super().__init__(compact=True, select_on_focus=False, classes="line-field")
        self.field = field.name
        self.owner = ""
        self._showing = False
        self._unsaved = False

    def say_unsaved(self, unsaved: bool) -> None:
        """Note whether the text is one that cannot be saved: Escape and undo then put the saved one back."""
        if unsaved != self._unsaved:
            self._unsaved = unsaved
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave these keys to the screen while there is nothing to put back."""
        return self._unsaved if action == "put_back" else super().check_action(action, parameters)

    def action_put_back(self) -> None:
        """Ask for what is saved."""
        self.post_message(PutBack(self.owner, self.field))

    def show(self, owner: str, text: str) -> None:
        """Show a text without announcing it; somebody in the field stays where they are."""
        self.owner = owner
        if text != self.value:
            place = min(self.cursor_position, len(text)) if self.has_focus else len(text)
            self._showing = True
            self.value = text
            self._showing = False
            self.cursor_position = place

    def _on_paste(self, event: events.Paste) -> None:
        """Several pasted lines become one: none is lost."""
        event.stop()
        event.prevent_default()
        self.replace(" ".join(event.text.split()), *sorted(self.selection))

    def post_message(self, message: Message) -> bool:
        """Say whose field was typed into, at the moment it was."""
        if isinstance(message, Input.Changed) and not self._showing:
            super().post_message(Typed(self.owner, self.field, message.value))
        return super().post_message(message)


class TextField(TextArea):
    """Several lines of text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        SELECT_ALL,
        key("ctrl+o", "edit_outside", "Editor", "field.editor", "Write the text in your own editor", show=True),
    ]

    class EditorWanted(Message):
        """The person wants to write the text in their own editor."""

        def __init__(self, sender: "TextField") -> None:
            super().__init__()
            self.sender = sender

    def __init__(self, field: Field) -> None:
        super().__init__(compact=True, classes="text-field", highlight_cursor_line=False)
        self.field = field.name
        self.owner = ""
        self._showing = False

    def show(self, owner: str, text: str) -> None:
        """Show a text without announcing it; somebody in the field stays where they are."""
        self.owner = owner
        if text != self.text:
            place = self.cursor_location
            self._showing = True
            self.load_text(text)
            self._showing = False
            if self.has_focus:
                self.move_cursor(place)

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Break the text anew at another width: Textual does so on Resize, and sends none for a width that
        something, such as a scroll, has looked up in between.
        """
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if self.wrapped_document._width != self.wrap_width:
            self._rewrap_and_refresh_virtual_size()
        return changed

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave undo and redo to the pack, which has every change: two histories of one text would undo each other."""
        return False if action in ("undo", "redo") else super().check_action(action, parameters)

    def action_edit_outside(self) -> None:
        """Ask for the editor."""
        self.post_message(self.EditorWanted(self))

    def take(self, text: str) -> None:
        """Have another text in the place of this one, as if it had been typed."""
        self.replace(text, self.document.start, self.document.end)

    def post_message(self, message: Message) -> bool:
        """Say whose field was typed into, at the moment it was."""
        if isinstance(message, TextArea.Changed) and not self._showing:
            super().post_message(Typed(self.owner, self.field, self.text))
        return super().post_message(message)
