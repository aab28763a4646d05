"""The TinyDB storage that packs are kept with; any TinyDB program can use it.

``TinyDB(path, storage=PackStorage)`` works as with TinyDB's own JSONStorage, except that a
save is all or nothing, a damaged file is refused and left as it is, and no file appears
before the first write.
"""

import os
import time
from pathlib import Path
from typing import Any

from tinydb import Storage

from store.atomic import replace_file
from store.encoding import encode_tables
from store.errors import PackNotFound, PackUnreadable, SaveFailed, os_reason, shown
from store.presence import is_open_anywhere
from store.reading import parse_object, read_bytes

Tables = dict[str, dict[str, Any]]

# Seconds. Whoever reads on a share while a colleague saves may for a moment see the new file in the length of the old.
_LOOK_AGAIN_AFTER = (0.1, 0.3, 0.8)


class PackStorage(Storage):
    """One JSON file of tables; no handle is kept open between calls.

    ``content`` are the bytes last read or written here, None before that.
    """

    def __init__(self, path: str | os.PathLike[str], create_dirs: bool = False) -> None:
        self.path = Path(path)
        self.content: bytes | None = None
        if create_dirs:
            try:
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise SaveFailed(self.path, os_reason(error)) from error

    def read(self) -> Tables | None:
        """The tables of the file, in a structure of the caller's own; None where there is no file.

        Raises `PackUnreadable` for a file that is there and cannot be used.
        """
        for pause in _LOOK_AGAIN_AFTER:
            try:
                return self._read()
            except PackUnreadable:
                if not is_open_anywhere(self.path):
                    raise
                time.sleep(pause)
        return self._read()

    def _read(self) -> Tables | None:
        try:
            data = read_bytes(self.path)
        except PackNotFound:
            return None
        tables = parse_object(self.path, data)
        for name, documents in tables.items():
            if not isinstance(documents, dict):
                raise PackUnreadable(self.path, f"“{shown(name)}” in it is not a table")
        self.content = data
        return tables

    def write(self, data: Tables) -> None:
        """Make ``data`` the content of the file, or raise `SaveFailed` and leave it as it was.

        Raises `PackUnreadable` rather than replace a file that was never read and cannot be.
        """
        content = encode_tables(self.path, data)
        if self.content is None:
            self.read()
        replace_file(self.path, content)
        self.content = content
