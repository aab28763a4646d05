"""Damaged copies of a pack, made as disks, cables and sync clients make them, and what a reader makes of each.

``ours`` is `open_pack` with all that is offered to bring the pack back. ``stock`` is TinyDB with its own JSONStorage,
``replaced`` TinyDB with whole files replaced and nothing merged.
"""

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct
from tinydb import JSONStorage

from store.errors import StoreError
from store.pack_file import open_pack
from store.rescue import find_rescue
from store.storage import PackStorage
from tests.store.pack_samples import content

# What Python raises where a program was not ready for what it read: an officer would see a traceback.
UNFORESEEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError)
Damaging = Callable[[bytearray, random.Random], None]


class Found(Struct):
    """What became of damaged copies: how many were refused in a sentence, or opened and said to be changed,
    or hold what the sound one holds (``harmless``), and how many went wrong, in which way.

    ``slowest`` is in seconds.
    """

    copies: int = 0
    refused: int = 0
    said: int = 0
    harmless: int = 0
    tracebacks: int = 0
    silently_wrong: int = 0
    read_as_empty: int = 0
    bytes_changed: int = 0
    slowest: float = 0.0


def damage_and_read(kind: str, sound: Path, copies: int, seed: int) -> Found:
    """Make ``copies`` of ``sound``, each damaged in a way that ``seed`` decides, and read every one of them."""
    chance = random.Random(seed)
    whole, wanted = sound.read_bytes(), _read(kind, sound)[0]
    found = Found()
    copy = sound.with_name(f"damaged-{sound.name}")
    while found.copies < copies:
        data = bytearray(whole)
        for _ in range(chance.choice((1, 1, 1, 1, 2))):
            chance.choice(WAYS)(data, chance)
        if bytes(data) == whole:
            continue
        copy.write_bytes(data)
        found.copies += 1
        began = time.monotonic()
        _judge(kind, copy, wanted, found)
        found.slowest = max(found.slowest, time.monotonic() - began)
        found.bytes_changed += copy.read_bytes() != data
    return found


def _judge(kind: str, copy: Path, wanted: Any, found: Found) -> None:
    try:
        read, warned = _read(kind, copy)
    except StoreError as error:
        found.refused += bool(str(error))
    except UNFORESEEN:
        found.tracebacks += 1
    else:
        if not read:
            found.read_as_empty += 1
        elif warned:
            found.said += 1
        elif read == wanted:
            found.harmless += 1
        else:
            found.silently_wrong += 1


def _read(kind: str, path: Path) -> tuple[Any, str]:
    """What ``path`` holds, and the sentence that says that it may not be right."""
    if kind == "ours":
        # All that is done with a pack that cannot be opened, so that it is timed and tried too.
        for option in find_rescue(path).options:
            option.tables()
        opened = open_pack(path)
        return content(opened.pack), opened.changed
    if kind == "replaced":
        return PackStorage(path).read(), ""
    storage = JSONStorage(str(path))
    try:
        return storage.read(), ""
    finally:
        storage.close()


def _flip_bit(data: bytearray, chance: random.Random) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _flip_bits(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((2, 8, 32))):
        _flip_bit(data, chance)


def _break_off(data: bytearray, chance: random.Random) -> None:
    del data[chance.choice((0, *[chance.randrange(len(data) or 1) for _ in range(9)])) :]


def _zero(data: bytearray, chance: random.Random) -> None:
    start, length = chance.randrange(len(data) + 1), chance.choice((1, 16, 512, 4096))
    data[start : start + length] = bytes(min(length, len(data) - start))


def _swap(data: bytearray, chance: random.Random) -> None:
    size = chance.choice((1, 64, 512, 4096))
    one, other = (chance.randrange(len(data) // size + 1) * size for _ in range(2))
    if abs(one - other) >= size and max(one, other) + size <= len(data):
        data[one : one + size], data[other : other + size] = data[other : other + size], data[one : one + size]


def _insert(data: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(data) + 1)
    data[place:place] = chance.choice((chance.randbytes(chance.randrange(1, 200)), b" ", b"7", b"{", b'"', b"\n"))


def _repeat(data: bytearray, chance: random.Random) -> None:
    start, length = chance.randrange(len(data) + 1), chance.choice((1, 100, 4096))
    place = chance.randrange(len(data) + 1)
    data[place:place] = data[start : start + length]


def _old_end(data: bytearray, chance: random.Random) -> None:
    """As where a shorter state was written over a longer one."""
    data += data[-chance.randrange(1, 300) :]


WAYS: tuple[Damaging, ...] = (
    _flip_bit,
    _flip_bit,
    _flip_bit,
    _flip_bits,
    _break_off,
    _zero,
    _swap,
    _insert,
    _repeat,
    _old_end,
)
