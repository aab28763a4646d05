"""An answer that came back from outside, such as from a document that somebody filled in."""

from msgspec import Struct

from toolkit.records.record import Record


class Answer(Struct, frozen=True):
    """A value for a field of a record.

    ``record`` is as it stood when the answer was read; it may be one that nobody filled in before, and
    is then not in the pack yet. ``value`` is as the record holds it. ``base_known``: the field still held what
    whoever answered had in front of them; without that, both sides have changed it.
    """

    record: Record
    field: str
    value: str
    base_known: bool
