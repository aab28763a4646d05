"""A long text goes to the person's own editor and comes back as it was saved there, or not at all."""

import shlex
import stat
import sys
from pathlib import Path

import pytest

from screens.own_editor import NO_EDITOR, Edited, edit_outside, edited, editor_command
from tests.screens.conftest import Start
from tests.screens.driving import at_work


def program(tmp_path: Path, code: str) -> list[str]:
    """An editor that does ``code`` with the file ``path``."""
    script = tmp_path / "my editor.py"
    script.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n{code}\n", encoding="utf-8")
    return [sys.executable, str(script), "--wait"]


def test_what_was_saved_there_comes_back_and_no_copy_stays(tmp_path: Path) -> None:
    command = program(tmp_path, "path.write_bytes(path.read_bytes() + 'Ŵ £\\r\\n'.encode())")
    folder = tmp_path / "state"
    assert edited("Call monthly", command, folder) == Edited("Call monthly\nŴ £")
    assert list(folder.iterdir()) == []


def test_nobody_else_can_read_the_copy(tmp_path: Path) -> None:
    command = program(tmp_path, "path.write_text(f'{path.stat().st_mode:o} {path.parent.stat().st_mode:o}')")
    found = edited("Private", command, tmp_path / "state").text
    assert found is not None
    assert [stat.S_IMODE(int(mode, 8)) for mode in found.split()] == [0o600, 0o700]


def test_an_editor_that_fails_changes_nothing_and_says_so(tmp_path: Path) -> None:
    command = program(tmp_path, "path.write_text('half'); sys.exit(3)")
    failed = edited("Whole", command, tmp_path)
    assert failed.text is None and "error 3: nothing was changed" in failed.said
    missing = edited("Whole", ["no-such-editor"], tmp_path)
    assert missing.text is None and "could not be started, and nothing was changed" in missing.said


def test_an_editor_that_does_not_wait_is_told_from_one_that_was_left_unchanged(tmp_path: Path) -> None:
    at_once = edited("Whole", program(tmp_path, ""), tmp_path)
    assert at_once.text is None and "needs to be told to wait" in at_once.said


def test_another_encoding_is_read_and_a_flood_is_refused(tmp_path: Path) -> None:
    came = edited("x", program(tmp_path, "path.write_bytes(b'caf\\xe9')"), tmp_path)
    assert came.text == "café" and "look over the letters" in came.said
    flood = edited("x", program(tmp_path, "path.write_bytes(b'x' * 2_000_001)"), tmp_path)
    assert flood.text is None and "too long" in flood.said


def test_the_command_is_split_into_words_and_no_shell_reads_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    command = program(tmp_path, "path.write_text('; '.join(sys.argv[1:-1]))")
    monkeypatch.setenv("EDITOR", "nothing-like-it")
    monkeypatch.setenv("VISUAL", f"{shlex.join(command)} '$(touch caught); `x`'")
    assert edited("", editor_command(), tmp_path).text == "--wait; $(touch caught); `x`"


async def test_where_no_editor_is_named_the_setting_is(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setenv("VISUAL", " ")
    async with at_work(start()) as officer:
        assert edit_outside(officer.app, "Whole", Path("unused")) == Edited(said=NO_EDITOR)
        monkeypatch.setenv("VISUAL", '"vim')
        assert "quotation mark" in edit_outside(officer.app, "Whole", Path("unused")).said
