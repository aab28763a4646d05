"""Two values that were written into one field at the same time."""

from typing import Any, ClassVar

from toolkit.records.record import Record


class Conflict(Record, frozen=True, kw_only=True):
    """A field that two people changed before either saw the other's change.

    The field ``field`` of the record ``about`` (its id) in the table ``about_table`` held
    ``ours`` once the two were brought together; ``theirs`` is the value that had to give way.
    Both are values as a pack file has them; ``ours_by`` and ``theirs_by`` are initials.
    ``updated_at`` says when it was found. The entry goes once a person has chosen a side.
    """

    table: ClassVar[str] = "conflicts"

    about_table: str = ""
    about: str = ""
    field: str = ""
    ours: Any = None
    theirs: Any = None
    ours_by: str = ""
    theirs_by: str = ""
