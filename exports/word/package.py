"""The file itself: the same parts give the same bytes."""

import zipfile
from collections.abc import Iterable
from io import BytesIO

# The earliest moment that a zip file can hold: no clock finds its way into a document.
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Parts by name as a zip file without clock, user or system in it."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content, compresslevel=6)
    return packed.getvalue()


def rezipped(package: bytes) -> bytes:
    """A zip file with the same parts, made the same on every machine at every time."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return zipped([(name, archive.read(name)) for name in archive.namelist()])
