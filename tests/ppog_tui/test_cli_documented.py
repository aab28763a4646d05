"""The examples of docs/command-line.md are what the program prints."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from ppog_tui.cli import Program

Ppog = Callable[..., CompletedProcess[str]]
PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
SHORT_ID = re.compile(r"\b[0-9a-f]{8}\b")


def examples() -> list[tuple[str, list[str]]]:
    """Each command of the page's ``console`` blocks, with the lines that follow it."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ ppog"):
                found.append((line.removeprefix("$ ppog"), []))
            else:
                found[-1][1].append(line)
    return found


def pattern(lines: list[str]) -> str:
    """What the printed text must match: a line of ``…`` stands for lines, ``…`` in a line for a part of it."""
    parts = []
    for line in lines:
        if line.strip() == "…":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(".*".join(re.escape(piece) for piece in SHORT_ID.sub("ID", line).split("…")) + r"\n")
    return "".join(parts)


def test_every_example_of_the_page_is_what_is_printed(ppog: Ppog, home: Path) -> None:
    (home / "part.json").write_text('{"causes": [{"title": "Answering calls", "status": "open"}]}', encoding="utf-8")
    (home / "draft.toml").write_text('title = "A draft"\n', encoding="utf-8")
    shown = examples()
    assert len(shown) > 12
    for command, lines in shown:
        done = ppog(*shlex.split(command))
        printed = SHORT_ID.sub("ID", done.stdout + done.stderr)
        assert re.fullmatch(pattern(lines), printed), f"ppog{command}\n{printed}"


def test_every_command_has_its_section() -> None:
    for name in Program.entries:
        assert f"## `ppog {name}`" in PAGE or name == "open"
