"""A file is opened by the desktop's own program, named as it is; where that cannot be, a sentence says so."""

import os
import sys
from pathlib import Path

import pytest

from screens.opening import open_file

NAME = "open" if sys.platform == "darwin" else "xdg-open"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program that opens files; what it is given it writes down beside itself."""
    file = tmp_path / "bin" / NAME
    file.parent.mkdir()
    file.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$0.given"\n', encoding="utf-8")
    file.chmod(0o700)
    monkeypatch.setenv("PATH", f"{file.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    return file


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "-v $(touch owned); `x` & \"q\" 'r'.docx"
    file.write_bytes(b"PK")
    return file


def test_the_program_gets_the_whole_path_as_one_argument(program: Path, document: Path, tmp_path: Path) -> None:
    assert open_file(document) == ""
    assert (program.parent / f"{NAME}.given").read_text(encoding="utf-8") == f"{document}\n"
    assert not (tmp_path / "owned").exists()


def test_a_desktop_that_cannot_open_it_is_told(program: Path, document: Path) -> None:
    program.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    assert "could not open it" in open_file(document) and str(document) in open_file(document)


def test_without_a_desktop_it_is_said_where_the_file_is(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(document.parent))
    assert open_file(document) == f"There is no desktop here that could open it. It is at {document}"


def test_a_file_that_is_gone_is_said_to_be_gone(program: Path, document: Path) -> None:
    document.unlink()
    assert open_file(document) == f"{document} is not there any more."
    assert not (program.parent / f"{NAME}.given").exists()
