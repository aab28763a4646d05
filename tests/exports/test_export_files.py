"""A document is put where it was asked for, whole or not at all, and nothing that stands there is lost."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest

from exports.errors import ExportError, TargetError, TargetExistsError, TemplateError, UnknownKindError
from exports.export import export, suggested_name
from exports.kinds import KINDS
from exports.placing import place
from exports.word.styles import StyleIds
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.office import Meeting, Office
from toolkit.records.tables import singleton_id

Export = Callable[..., Path]


@pytest.fixture
def exported(empty: Pack, edition: Edition, precedents: Precedents, today: date) -> Export:
    def made(target: Path, kind: str = "briefing", overwrite: bool = False) -> Path:
        return export(kind, empty, edition, precedents, target, today, overwrite).path

    return made


def test_a_file_that_stands_is_not_replaced_unless_asked_for(tmp_path: Path, exported: Export) -> None:
    target = tmp_path / "briefing.docx"
    target.write_bytes(b"the only copy")
    with pytest.raises(TargetExistsError, match="exists already: choose another name"):
        exported(target)
    assert target.read_bytes() == b"the only copy"

    exported(target, overwrite=True)
    assert target.read_bytes()[:2] == b"PK"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_that_leads_nowhere_is_not_replaced_either(tmp_path: Path) -> None:
    target = tmp_path / "briefing.docx"
    target.symlink_to(tmp_path / "nowhere")
    with pytest.raises(TargetExistsError):
        place(b"new", target, overwrite=False)
    assert target.is_symlink()
    assert list(tmp_path.iterdir()) == [target]


def test_of_several_who_want_the_same_name_at_once_one_gets_it(tmp_path: Path) -> None:
    for name in ("first.docx", "second.docx", "third.docx"):
        target = tmp_path / name
        together = Barrier(6)

        def one_of_them(number: int, target: Path = target, together: Barrier = together) -> bool:
            together.wait(timeout=10)
            try:
                place(str(number).encode() * 1_000_000, target, overwrite=False)
            except TargetExistsError:
                return False
            return True

        with ThreadPoolExecutor(6) as threads:
            got_it = list(threads.map(one_of_them, range(6)))
        assert got_it.count(True) == 1
        assert target.read_bytes() == str(got_it.index(True)).encode() * 1_000_000
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("briefing.pdf", "let it end in .docx"),
        ("briefing", "let it end in .docx"),
        ("no such folder/briefing.docx", "There is no folder"),
        ("folder.docx", "is a folder: give the name of a file in it"),
    ],
)
def test_a_place_where_nothing_can_be_put_is_refused_with_what_to_do(
    name: str, said: str, tmp_path: Path, exported: Export
) -> None:
    (tmp_path / "folder.docx").mkdir()
    with pytest.raises(TargetError, match=said):
        exported(tmp_path / name)
    assert [entry.name for entry in tmp_path.iterdir()] == ["folder.docx"]


def test_an_unknown_kind_names_those_that_exist(tmp_path: Path, exported: Export) -> None:
    with pytest.raises(UnknownKindError, match="no document called memo: choose from briefing"):
        exported(tmp_path / "memo.docx", kind="memo")


def test_only_its_owner_can_read_a_document(tmp_path: Path, exported: Export) -> None:
    target = exported(tmp_path / "briefing.docx")
    if os.name == "posix":
        assert target.stat().st_mode & 0o777 == 0o600


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from exports.errors import TargetError
from exports.placing import place

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    place(b"x" * 5000, Path(sys.argv[1]), overwrite=sys.argv[2] == "over")
except TargetError as error:
    print(error)
"""


@pytest.mark.parametrize("way", ["over", "new"])
def test_a_disk_that_refuses_leaves_everything_as_it_was(way: str, tmp_path: Path) -> None:
    target = tmp_path / "briefing.docx"
    if way == "over":
        target.write_bytes(b"the last one")
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    if os.name == "posix":
        run = subprocess.run(
            [sys.executable, "-c", FULL_DISK, str(target), way],
            capture_output=True,
            text=True,
            cwd=Path(__file__).parent.parent.parent,
            timeout=60,
        )
        assert "could not be written" in run.stdout, run.stderr
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_the_suggested_name_says_what_it_is_and_suits_every_system(empty: Pack) -> None:
    assert suggested_name("briefing", empty) == "PPOG briefing.docx"
    named = empty.with_changes(
        put=[
            Office(id=singleton_id(Office), force='Loam/shire: "Police"\n<North>' + "x" * 200),
            Meeting(id=singleton_id(Meeting), date="2026-12-10"),
        ]
    )
    name = suggested_name("briefing", named)
    assert name.startswith("PPOG briefing - Loamshire Police North")
    assert not set('<>:"/\\|?*\n') & set(name)
    assert len(name) <= 110
    assert name.endswith(".docx")


def test_every_kind_says_what_it_is_for(empty: Pack) -> None:
    assert list(KINDS) == ["briefing", "one-page", "notes", "questions", "chief-constable", "readout"]
    for key, kind in KINDS.items():
        assert kind.key == key
        assert kind.title
        assert kind.summary.endswith(".")
        assert suggested_name(key, empty)


def test_a_template_without_the_styles_is_refused_by_their_names() -> None:
    with pytest.raises(TemplateError, match=r"lacks the styles that a document needs: .*Callout"):
        StyleIds({"normal": "Normal"})


def test_every_refusal_is_of_one_family() -> None:
    assert all(
        issubclass(kind, ExportError) for kind in (TargetError, TargetExistsError, TemplateError, UnknownKindError)
    )


def test_listing_the_documents_costs_no_word_library() -> None:
    code = "import sys, exports, exports.kinds, exports.export, exports.word; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent.parent,
        check=True,
        timeout=60,
    )
    loaded = set(run.stdout.split())
    assert "exports.documents.briefing" in loaded
    assert loaded & {"docx", "lxml", "xlsxwriter", "textual", "tinydb", "store"} == set()
