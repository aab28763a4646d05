"""The value of a field that somebody gave on the command line."""

import sys

from ppog_tui.errors import ProgramError
from ppog_tui.listed import short_ids
from ppog_tui.naming import Choice, plain, the_one
from screens.case import Case
from screens.links import choices_for
from screens.values import in_words
from toolkit.date_doubts import not_yet
from toolkit.fields import Field
from toolkit.typed_values import in_full, value_of
from toolkit.views import short

FROM_STDIN = "-"
# A book of 500 pages has about a million characters; no field of a pack needs more.
_MOST_READ = 4_000_000


def text_given(text: str) -> str:
    """The text of a value, which ``-`` says is to be read from stdin, without the line break at its end."""
    if text != FROM_STDIN:
        return text
    if sys.stdin.isatty():
        from ppog_tui.output import remark

        remark("Type the text; end it with Ctrl+D (on Windows Ctrl+Z and Enter) on a line of its own.")
    raw = sys.stdin.buffer.read(_MOST_READ + 1)
    if len(raw) > _MOST_READ:
        raise ProgramError("What came in on stdin is too long for a field of a pack.")
    try:
        read = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProgramError("What came in on stdin is no text in UTF-8.") from error
    return read.replace("\r\n", "\n").removesuffix("\n")


def value_given(case: Case, field: Field, text: str) -> object:
    """What ``text`` means for the field, as the app would take it; empty text empties the field.

    Raises `ProgramError` or `RecordError` with a sentence that says what would do.
    """
    if field.kind == "choice":
        return _chosen(field, text)
    if field.kind == "flag":
        return _flag(field, text)
    if field.kind in ("link", "stage"):
        return _linked(case, field, text) if text.strip() else ""
    if field.kind == "links":
        return _all_linked(case, field, text)
    if field.kind == "line":
        return " ".join(text.splitlines())
    return value_of(field, text, case.today)


def shown_value(case: Case, table: str, field: Field, value: object) -> str:
    """A value as it is told afterwards: dates with their day and what is to be asked, several lines as one."""
    if field.kind in ("date", "time") and value:
        asked = not_yet(field, value, case.today)
        return ", ".join(filter(None, (in_full(field, value), asked)))
    return short(in_words(case, table, field.name, value), 400)


def taken_by(case: Case, field: Field) -> str:
    """What a field takes, in a few words."""
    match field.kind:
        case "choice":
            return ", ".join(label for _, label in field.choices)
        case "flag":
            return "yes or no"
        case "stage":
            return "a number from 1 to " + str(len(case.edition.stages))
        case "link":
            return "the id or title of one"
        case "links":
            return "ids or titles, with ; between them"
        case "paragraphs":
            return "text, a paragraph a line"
        case kind:
            words = {"date": "date", "time": "time", "number": "number", "whole": "whole number"}
            return words.get(kind, "text")


def _chosen(field: Field, text: str) -> str:
    offered = ", ".join(label for _, label in field.choices)
    if not plain(text) and "" in dict(field.choices):
        return ""
    choices = [Choice(value, tuple(filter(None, (value, label))), said=f"“{label}”") for value, label in field.choices]
    said = f"“{short(text)}” is" if text.strip() else "Empty is"
    return the_one(text, choices, f"{field.label}: {said} none of its choices, which are: {offered}.").value


def _flag(field: Field, text: str) -> bool:
    wanted = plain(text)
    if wanted in ("yes", "y", "true", "no", "n", "false", ""):
        return wanted in ("yes", "y", "true")
    raise ProgramError(f"{field.label} is yes or no, not “{short(text)}”.")


def _linked(case: Case, field: Field, text: str) -> str:
    offered = choices_for(case, field)
    ids = short_ids(id for id, _ in offered)
    choices = [
        Choice(
            id, (name, name.partition(". ")[0]) if field.kind == "stage" else (name,), (id,), f"“{name}” ({ids[id]})"
        )
        for id, name in offered
    ]
    return the_one(text, choices, f"{field.label}: there is nothing called “{short(text)}” to link to.").value


def _all_linked(case: Case, field: Field, text: str) -> tuple[str, ...]:
    if not text.strip():
        return ()
    try:
        return (_linked(case, field, text),)
    except ProgramError:
        if ";" not in text:
            raise
    return tuple(dict.fromkeys(_linked(case, field, part) for part in text.split(";") if part.strip()))
