"""What every command has in common: clear refusals, exit codes, no hang, no traceback."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from ppog_tui import __version__
from ppog_tui.cli import Program, program

Ppog = Callable[..., CompletedProcess[str]]
ROOT = Path(__file__).parents[2]


def refusal(done: CompletedProcess[str], code: int) -> str:
    """The one sentence that a command refused with."""
    assert done.returncode == code, (done.stdout, done.stderr)
    assert done.stdout == ""
    assert done.stderr.startswith("ppog: ")
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


def test_help_lists_every_command_with_its_own_short_help(ppog_process: Ppog) -> None:
    shown = ppog_process("--help").stdout
    context = program.make_context("ppog", ["list"])
    for name, entry in Program.entries.items():
        command = program.get_command(context, name)
        assert command is not None
        assert f"  {name} " in shown
        assert entry.help in shown
        assert command.help


def test_the_version_is_said(ppog_process: Ppog) -> None:
    assert ppog_process("--version").stdout == f"ppog {__version__}\n"
    assert ppog_process("-V").stdout == f"ppog {__version__}\n"
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_without_a_terminal_the_app_says_what_to_use_instead(ppog_process: Ppog) -> None:
    said = refusal(ppog_process(), 2)
    assert "terminal" in said
    assert "ppog list" in said


def test_a_terminal_that_cannot_draw_is_refused_too(ppog_process: Ppog, home: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "ppog_tui"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "TERM": "dumb"},
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        timeout=60,
        cwd=home,
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert b"ppog list" in done.stderr


def test_wrong_usage_is_one_sentence_and_code_2(ppog_process: Ppog) -> None:
    assert "ppog list --help" in refusal(ppog_process("list", "--nonsense"), 2)
    assert "did you mean export?" in refusal(ppog_process("exprot", "some-pack", "-o", "x.docx"), 2)
    assert "no command “nothing-like-it”" in refusal(ppog_process("nothing-like-it"), 2)
    assert "YYYY-MM-DD" in refusal(ppog_process("--today", "soon", "list"), 2)
    assert "PACK" in refusal(ppog_process("show"), 2)


def test_a_pack_that_is_not_there_is_named(ppog_process: Ppog) -> None:
    assert "wessex" in refusal(ppog_process("show", "wessex"), 1)
    assert "No pack" in refusal(ppog_process("show", "x" * 5000), 1)


def test_what_a_terminal_would_obey_is_not_repeated_in_a_refusal(ppog_process: Ppog) -> None:
    done = ppog_process("show", "\x1b[31mred\x07")
    assert done.returncode == 1
    assert "\x1b" not in done.stderr
    assert "\x07" not in done.stderr


def test_a_reader_that_has_enough_is_not_answered_with_a_traceback(home: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "ppog_tui", "schema"],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=closed,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert done.stderr == b""
    assert done.returncode == 1


# A command that waits until it is interrupted, and says first that it has begun.
WAITS = """
import signal, sys, click
from ppog_tui.cli import main, program

# A suite that runs in the background of a shell is started with interrupts ignored, and hands that on.
signal.signal(signal.SIGINT, signal.default_int_handler)

@program.command("wait")
def wait():
    click.echo("begun")
    signal.pause()

sys.exit(main(["wait"]))
"""


def test_an_interrupt_ends_quietly_with_130(home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WAITS],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "begun\n"
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said.strip() == ""


FAILS = """
import sys
from ppog_tui.cli import main, program

def look_up(table, name):
    secret = "Inspector Mossgrove"
    return table[secret]

@program.command("fail")
def fail():
    try:
        look_up({}, "x")
    except KeyError as error:
        raise ValueError("about Inspector Mossgrove") from error

sys.exit(main(["fail"]))
"""


def test_an_unforeseen_error_leaves_a_private_report_without_what_the_pack_says(ppog_process: Ppog, home: Path) -> None:
    done = ppog_process(python=("-c", FAILS))
    assert done.returncode == 70
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    report = Path(done.stderr.split("written in ")[1].strip())
    assert report.is_relative_to(home)
    assert report.stat().st_mode & 0o777 == 0o600
    text = report.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "caused by KeyError" in text
    assert "in look_up" in text
    assert "Mossgrove" not in text
    assert str(home) not in text
    assert __version__ in text


def test_where_no_report_can_be_kept_the_error_is_still_said_in_a_sentence(ppog_process: Ppog, home: Path) -> None:
    (home / "in-the-way").write_text("")
    done = ppog_process(python=("-c", FAILS), XDG_STATE_HOME=str(home / "in-the-way"), HOME=str(home / "in-the-way"))
    assert done.returncode == 70
    assert done.stderr.count("\n") == 1
    assert "ValueError" in done.stderr
    assert "Mossgrove" not in done.stderr


@pytest.mark.parametrize("encoding", ["cp437", "cp1252"])
def test_an_old_code_page_gets_question_marks_and_not_a_crash(ppog_process: Ppog, encoding: str) -> None:
    made = ppog_process("new", "--force", "Wessex ☑ Heddlu Ŵ", PYTHONIOENCODING=encoding)
    assert made.returncode == 0, made.stderr
    assert "Wessex ? Heddlu ?" in made.stdout
    listed = ppog_process("list", "--json", PYTHONIOENCODING=encoding)
    assert json.loads(listed.stdout)["packs"][0]["force"] == "Wessex ☑ Heddlu Ŵ"
