"""What of a date is worth a second look: it can be right, so it is asked and never refused."""

from datetime import date

from toolkit.kinds.field import Field


def still_to_come(partial: str, today: date) -> bool:
    """Whether all of a partial date lies after ``today``; the present month and year do not."""
    return partial > today.isoformat()[: len(partial)]


def not_yet(field: Field, value: object, today: date) -> str:
    """A question where a field of what has happened holds a date that is still to come; else empty."""
    if not field.past or not still_to_come(str(value), today):
        return ""
    return "still to come: is that right?"
