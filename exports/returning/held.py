"""Which records and lines a document held when it was made, as its file says (see `exports.word.held`)."""

import re

from exports.house_style.office_file import OfficeFile
from exports.keys import HELD_DIGITS

_LIST = re.compile(f"(?:[0-9a-f]{{{HELD_DIGITS}}})*")


def held_in(file: OfficeFile, what: str) -> frozenset[str]:
    """The fingerprints in the lists of that name (see `exports.keys`); none in a file whose lists were lost."""
    properties = file.custom_properties
    if properties is None:
        return frozenset()
    found: set[str] = set()
    for row in properties:
        said = "".join(map(str, row.itertext())).strip()
        if (row.get("name") or "").startswith(what) and _LIST.fullmatch(said):
            found.update(said[start : start + HELD_DIGITS] for start in range(0, len(said), HELD_DIGITS))
    return frozenset(found)
