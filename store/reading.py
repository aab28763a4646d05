"""Read a JSON file within limits, and say in a sentence why one cannot be used.

Nothing here writes, creates or repairs: a file that is refused stays byte for byte.
"""

import codecs
import json
import math
import os
import stat
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from store.errors import PackNotFound, PackUnreadable, os_reason, shown
from store.limits import MAX_BYTES, MAX_DEPTH, beyond_limits, deeper_than

_FLAGS = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_UNFOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
# Bytes. Room for so little is at hand; finding some for a whole pack takes longer than reading it.
_PART = 64 * 1024


# With a byte-order mark, or without one: a brace as two bytes.
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"{\0", b"\0{")


class _RefusedError(ValueError):
    """A value that JSON readers accept and a pack cannot hold."""


def read_bytes(path: Path) -> bytes:
    """The content of a plain file of at most `MAX_BYTES`.

    Raises `PackNotFound` where there is none, `PackUnreadable` for a symbolic link, a
    special file, one that is too large, or one that the system will not give.
    """
    with _opened(path) as (descriptor, size), os.fdopen(descriptor, "rb", closefd=False) as file:
        # Room for the largest pack would take longer to find than most packs take to read.
        data = file.read(size + 1)
        if len(data) > size:
            data += file.read(MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise PackUnreadable(path, _too_large(len(data)))
    return data


def holds(path: Path, data: bytes | None) -> bool:
    """Whether a file has exactly this content, None standing for one that no file has; raises as `read_bytes`."""
    with _opened(path) as (descriptor, size):
        if data is None or size != len(data):
            return False
        alike = 0
        # One that grows while it is read goes on beyond the end of ``data``, where nothing is found.
        while part := os.read(descriptor, _PART):
            if not data.startswith(part, alike):
                return False
            alike += len(part)
    return alike == len(data)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[int, int]]:
    """A descriptor of a plain file, and how many bytes it has; raises as `read_bytes`."""
    try:
        if path.is_symlink():
            raise PackUnreadable(path, "it is a symbolic link")
        # Without O_NONBLOCK, opening a named pipe would wait for ever.
        descriptor = os.open(path, _FLAGS | _UNFOLLOWED)
        try:
            status = os.fstat(descriptor)
            if stat.S_ISDIR(status.st_mode):
                raise PackUnreadable(path, "it is a folder")
            if not stat.S_ISREG(status.st_mode):
                raise PackUnreadable(path, "it is not a plain file")
            if status.st_size > MAX_BYTES:
                raise PackUnreadable(path, _too_large(status.st_size))
            yield descriptor, status.st_size
        finally:
            os.close(descriptor)
    except FileNotFoundError as error:
        raise PackNotFound(f"There is no file {shown(path.name)} in {shown(str(path.parent), 200)}.") from error
    except OSError as error:
        raise PackUnreadable(path, os_reason(error)) from error


def digest(data: bytes) -> str:
    """A fingerprint of a file's content: two files with the same one hold the same bytes."""
    import hashlib  # with the library behind it 2 ms and 3 MB, and Home needs no fingerprint

    return hashlib.sha256(data).hexdigest()


def parse_object(path: Path, data: bytes) -> dict[str, Any]:
    """The JSON object that ``data`` holds; raises `PackUnreadable` naming the first fault.

    Refused: anything but UTF-8, double keys, numbers that are not finite, nesting beyond
    `MAX_DEPTH`, and a value that is not an object. A byte-order mark is passed over.
    """
    text = _text(path, data)
    try:
        value = strict_json.decode(text)
    except json.JSONDecodeError as error:
        raise PackUnreadable(path, _fault(text, error)) from error
    except _RefusedError as error:
        raise PackUnreadable(path, str(error)) from error
    except RecursionError as error:
        raise PackUnreadable(path, "it is nested too deeply") from error
    except ValueError as error:
        raise PackUnreadable(path, "it holds a number too long to read") from error
    if not isinstance(value, dict):
        raise PackUnreadable(path, f"it holds {_name(value)} where an object with tables belongs")
    if deeper_than(value, MAX_DEPTH):
        raise PackUnreadable(path, "it is nested too deeply")
    if fault := beyond_limits(value, len(data)):
        raise PackUnreadable(path, fault)
    return value


def _text(path: Path, data: bytes) -> str:
    if data.startswith(_UTF16):
        raise PackUnreadable(path, "it is saved as UTF-16: save it again as UTF-8")
    content = data.removeprefix(codecs.BOM_UTF8)
    if not content.strip():
        raise PackUnreadable(path, "the file is empty")
    if content[:1] == b"\0":
        raise PackUnreadable(path, "it begins with zero bytes, as after a power cut")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise PackUnreadable(path, _breaks_off(len(data))) from error
        offset = error.start + len(data) - len(content)
        raise PackUnreadable(path, f"it is not UTF-8 text (byte {offset:,})") from error


def _without_double_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        counts = Counter(key for key, _ in pairs)
        twice = next(key for key, count in counts.items() if count > 1)
        raise _RefusedError(f"“{shown(twice)}” stands twice in the same place")
    return values


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _RefusedError(f"the number {shown(digits, 20)} is beyond what can be kept")
    return number


def _no_constant(name: str) -> float:
    raise _RefusedError(f"it holds {name}, which is not a number that can be kept")


strict_json = json.JSONDecoder(object_pairs_hook=_without_double_keys, parse_float=_finite, parse_constant=_no_constant)
"""Reads JSON and raises ValueError for what a pack cannot hold as well as for what is no JSON."""


def _fault(text: str, error: json.JSONDecodeError) -> str:
    rest = text[error.pos :].strip()
    if rest.startswith("\0"):
        return f"it holds zero bytes from byte {len(text[: error.pos].encode()):,} on, as after a power cut"
    # A cut within a word, a number or an escape leaves the start of it, a few letters at most.
    if (len(rest) < 7 or error.msg.startswith("Unterminated")) and not rest.endswith(("}", "]")):
        return _breaks_off(len(text.encode()))
    more = ": more follows after its end" if error.msg == "Extra data" else ""
    return f"it is not sound JSON (line {error.lineno:,}, column {error.colno:,}){more}"


def _breaks_off(length: int) -> str:
    return f"it breaks off at byte {length:,}: the end is missing"


def _name(value: object) -> str:
    names = {list: "a list", str: "a text", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), "a number")


def _too_large(size: int) -> str:
    return f"it is {size:,} bytes, and a pack may have {MAX_BYTES:,}"
