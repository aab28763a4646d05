"""What the checker says about a file."""

from msgspec import Struct


class Finding(Struct, frozen=True):
    """One fault: a code that stays the same, a sentence that says what to do, and where it is.

    ``part`` is the name of the part within the file, ``near`` the heading above and the text at
    the place, where there are any.
    """

    code: str
    said: str
    part: str
    near: str = ""
