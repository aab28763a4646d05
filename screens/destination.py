"""Where the documents of a pack go, and what Word documents are built on."""

from pathlib import Path

from msgspec import Struct


class Destination(Struct):
    """The folder that documents were last written to, and the office's own Word template where it has one."""

    folder: Path
    template: Path | None = None
