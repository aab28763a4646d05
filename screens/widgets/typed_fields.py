"""Fields that are typed into, and what the typed text means for the record."""

from datetime import date

from textual import events
from textual.message import Message
from textual.widgets import Input, TextArea

from toolkit.dates import parse_typed, spoken, spoken_with_weekday
from toolkit.errors import RecordError
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


class LineField(Input):
    """One line of text, a date, a time or a number."""

    def __init__(self, field: Field) -> None:
        super().__init__(compact=True, select_on_focus=False, classes="line-field")
        self.field = field.name
        self.owner = ""
        self._showing = False

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

    def post_message(self, message: Message) -> bool:
        """Say whose field was typed into, at the moment it was."""
        if isinstance(message, TextArea.Changed) and not self._showing:
            super().post_message(Typed(self.owner, self.field, self.text))
        return super().post_message(message)


def text_of(field: Field, value: object) -> str:
    """A record's value as it stands in the field."""
    if value is None:
        return ""
    if field.kind == "paragraphs" and isinstance(value, tuple):
        return "\n".join(value)
    if field.kind == "date":
        return spoken(str(value))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)


def value_of(field: Field, text: str, today: date) -> object:
    """The record's value for a typed text; raises `RecordError` with a sentence."""
    match field.kind:
        case "date":
            return parse_typed(text, today)
        case "time":
            return _time(text)
        case "number":
            return _number(text)
        case "whole":
            return _whole(text, field)
        case "paragraphs":
            return tuple(text.rstrip("\n").split("\n")) if text.strip() else ()
        case _:
            return text


def echo_of(field: Field, text: str, today: date) -> str:
    """What was understood, said beside the field: a date in full with its weekday."""
    if field.kind != "date" or not text.strip():
        return ""
    understood = spoken_with_weekday(parse_typed(text, today))
    return understood if understood.casefold() != text.strip().casefold() else ""


def _time(text: str) -> str:
    typed = text.strip().replace(".", ":")
    if not typed:
        return ""
    hours, colon, minutes = typed.partition(":")
    if hours.isdecimal() and (minutes.isdecimal() or not colon):
        hour, minute = int(hours), int(minutes or 0)
        if hour < 24 and minute < 60 and len(minutes) in (0, 2):
            return f"{hour:02}:{minute:02}"
    raise RecordError(f"“{typed}” is not a time that is understood: try 14:00.")


def _number(text: str) -> float | None:
    typed = text.strip().replace(",", "").removesuffix("%")
    if not typed:
        return None
    try:
        number = float(typed)
    except ValueError as error:
        raise RecordError(f"“{text.strip()}” is not a number: try 12 or 12.5.") from error
    if not abs(number) < 1e15:
        raise RecordError(f"“{text.strip()}” is too large to be a figure here.")
    return number


def _whole(text: str, field: Field) -> int | None:
    number = _number(text)
    if number is None:
        if field.name == "pace":
            raise RecordError("The pace is needed: 130 words a minute is a calm one.")
        return None
    if number != int(number) or number < 0:
        raise RecordError(f"“{text.strip()}” is not a whole number: try 3.")
    if field.name == "pace" and not 40 <= number <= 300:
        raise RecordError("A pace is between 40 and 300 words a minute.")
    return int(number)
