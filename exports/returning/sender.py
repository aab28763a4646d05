"""Who sent a document back, as far as the file says it."""

import re

from exports.house_style.office_file import OfficeFile

NOBODY = "Word"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
# A first and a last name, perhaps with others between them: the words of an office's name are more, or fewer.
_PERSON = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[ '’.-]+[^\W\d_]+){1,3}")


def sender_of(file: OfficeFile) -> str:
    """The initials of the person who saved the file last; `NOBODY` where it names nobody else than whoever made it."""
    core = file.properties
    if core is None:
        return NOBODY
    name = " ".join((core.findtext(f"{_CORE}lastModifiedBy") or "").split())
    if name == " ".join((core.findtext(_CREATOR) or "").split()) or not _PERSON.fullmatch(name):
        return NOBODY
    return "".join(word[0] for word in re.split(r"[ .-]+", name) if word)[:4].upper()
