"""A file that cannot be used is refused in a sentence and stays as it is."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.encoding import encode_tables
from store.errors import PackNotFound, PackUnreadable
from store.layout import tables_of
from store.pack_file import open_pack
from store.reading import MAX_BYTES, holds, parse_object, read_bytes
from tests.store.pack_samples import small_pack

SOUND = encode_tables(Path("sound"), tables_of(small_pack()))

DAMAGED = {
    "no bytes": (b"", "the file is empty"),
    "blanks": (b" \r\n ", "the file is empty"),
    "null": (b"null", "nothing where an object"),
    "a list": (b"[]", "a list where an object"),
    "zeros": (b"\0" * 4096, "zero bytes"),
    "utf-16": ("{}".encode("utf-16"), "UTF-16"),
    "latin-1": ('{"a": "£"}'.encode("latin-1"), r"not UTF-8 text \(byte 7\)"),
    "cut in a word": (b'{"_meta": {"1": {"fictional": tru', r"breaks off at byte 33"),
    "cut in a text": (SOUND[:500], r"breaks off at byte \d+: the end is missing"),
    "not JSON": (b'{\n  "a": 1,\n  b: 2\n}', r"not sound JSON \(line 3, column 3\)"),
    "two packs in one": (SOUND + SOUND, "not sound JSON"),
    "double key": (b'{"causes": {}, "causes": {}}', "“causes” stands twice"),
    "NaN": (b'{"a": {"1": {"b": NaN}}}', "holds NaN"),
    "infinite": (b'{"a": {"1": {"b": 1e999}}}', "1e999 is beyond"),
    "endless number": (b'{"a": ' + b"9" * 5000 + b"}", "too long to read"),
    "deep": (b'{"a": ' + b"[" * 100_000, "nested too deeply"),
    "deeper than a pack": (b'{"a": ' + b"[" * 40 + b"]" * 40 + b"}", "nested too deeply"),
    "table of the wrong shape": (b'{"causes": []}', "“causes” in it is not a table"),
    "raw line break": (b'{"a": "one\ntwo"}', "not sound JSON"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damage_is_named_and_left_alone(name: str, tmp_path: Path) -> None:
    data, reason = DAMAGED[name]
    path = tmp_path / "damaged.ppog.json"
    path.write_bytes(data)
    with pytest.raises(PackUnreadable, match=reason) as refusal:
        open_pack(path)
    assert str(refusal.value) == f"damaged.ppog.json could not be read: {refusal.value.reason}."
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_from_another_editor_is_read(tmp_path: Path) -> None:
    path = tmp_path / "edited.ppog.json"
    path.write_bytes(b"\xef\xbb\xbf" + SOUND.replace(b"\n", b"\r\n"))
    assert open_pack(path).pack.office.force == "Exampleshire Police"


def test_what_is_not_a_plain_file_is_refused_without_waiting(tmp_path: Path) -> None:
    (tmp_path / "sound").write_bytes(SOUND)
    (tmp_path / "link").symlink_to(tmp_path / "sound")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name, reason in {"link": "a symbolic link", "folder": "a folder", "pipe": "not a plain file"}.items():
        with pytest.raises(PackUnreadable, match=reason):
            read_bytes(tmp_path / name)
        with pytest.raises(PackUnreadable, match=reason):
            holds(tmp_path / name, SOUND)
    with pytest.raises(PackNotFound, match="no file nothing in"):
        read_bytes(tmp_path / "nothing")


def test_a_file_beyond_the_limit_is_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(PackUnreadable, match="67,108,865 bytes, and a pack may have 67,108,864"):
        read_bytes(path)


def test_a_file_that_differs_anywhere_is_not_taken_for_what_was_written(tmp_path: Path) -> None:
    path, large = tmp_path / "pack.ppog.json", SOUND * (1 + 200_000 // len(SOUND))
    path.write_bytes(large)
    assert holds(path, large)
    assert not holds(path, None), "nothing is known of it yet"
    for place in (0, 65_535, 65_536, 150_000, len(large) - 1):
        path.write_bytes(large[:place] + b"~" + large[place + 1 :])
        assert not holds(path, large), place
    for other in (large[:-1], large + b"\n", b""):
        path.write_bytes(other)
        assert not holds(path, large)
        assert holds(path, other)
    with pytest.raises(PackNotFound):
        holds(tmp_path / "nothing", large)


@pytest.mark.parametrize("later", [b"more", b""])
def test_a_file_that_changes_while_it_is_compared_is_noticed(
    later: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = tmp_path / "pack.ppog.json", os.read
    path.write_bytes(SOUND)

    def slow(descriptor: int, length: int) -> bytes:
        with path.open("r+b") as another:
            another.truncate(len(SOUND) if later else 10)
            another.seek(len(SOUND))
            another.write(later)
        return read(descriptor, length)

    monkeypatch.setattr(os, "read", slow)
    assert not holds(path, SOUND)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(SOUND) - 3))
def test_a_truncated_pack_is_never_taken_for_a_whole_one(length: int) -> None:
    with pytest.raises(PackUnreadable, match=r"breaks off at byte|the file is empty"):
        parse_object(Path("cut"), SOUND[:length])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=4)), min_size=1, max_size=3))
def test_any_damage_is_read_or_refused_and_never_repaired(tmp_path: Path, damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(SOUND)
    for place, new in damage:
        data[place : place + len(new)] = new
    path = tmp_path / "damaged.ppog.json"
    path.write_bytes(data)
    try:
        assert open_pack(path).pack.info.pack_id
    except PackUnreadable as refusal:
        assert refusal.reason
    assert path.read_bytes() == data
