"""What holds for the whole repository: floors, file sizes, names, pinned packages, nothing of one machine."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ppog_tui import __version__

ROOT = Path(__file__).parent.parent
FLOORS = ("toolkit", "store", "exports", "screens", "ppog_tui")
CODE = (*FLOORS, "tests", "benchmarks")
LOCKS = ("run", "dev", "build")

AGREED = {"click", "msgspec", "platformdirs", "python-docx", "rich", "textual", "tinydb"}
MAX_LINES = 400
VAGUE = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}

# Modules through which a program talks to others, or runs what it only meant to read.
OUTSIDE = {
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib.request",
    "xmlrpc",
}
UNSAFE = {"dill", "marshal", "pickle", "shelve"}
UNSAFE_CALLS = {"eval", "exec", "compile", "__import__"}

TEXT = {"", ".py", ".toml", ".md", ".txt", ".json", ".tcss", ".cfg", ".svg"}
OF_ONE_MACHINE = re.compile(
    r"(?<![\w.~-])/(?:home|root|work|opt|tmp|Users|mnt)/[\w.]"
    r"|[A-Za-z]:\\Users\\\w"
    r"|--(?:(?:extra-)?index-url|find-links|trusted-host)"
)


def written() -> Iterator[Path]:
    """Every text file that people write for the project, requirements apart."""
    places = [ROOT, *(ROOT / name for name in (*CODE, "docs", ".ci"))]
    for place in places:
        files = place.rglob("*") if place != ROOT else place.iterdir()
        for file in files:
            if file.is_file() and file.suffix in TEXT and "__pycache__" not in file.parts:
                yield file


def code(*folders: str) -> list[Path]:
    return sorted(file for name in folders for file in (ROOT / name).rglob("*.py"))


def shown(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def pins(lock: str) -> dict[str, tuple[str, list[str]]]:
    """Of one requirements file, each package's version and hashes."""
    joined = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    found: dict[str, tuple[str, list[str]]] = {}
    for line in joined.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            name, _, rest = line.partition("==")
            found[name.strip()] = (rest.split()[0] if rest else "", re.findall(r"--hash=sha256:([0-9a-f]{64})\b", line))
    return found


def needed() -> set[str]:
    """The packages that the program itself needs, by name."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {re.split(r"[<>=!~;\[ ]", requirement)[0] for requirement in tables["project"]["dependencies"]}


def test_every_package_has_its_reason_in_the_architecture() -> None:
    architecture = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    explained = {name for row in re.findall(r"(?m)^\| ([a-z, -]+) \|", architecture) for name in row.split(", ")}
    assert needed() >= AGREED
    assert needed() - explained == set()


def test_the_version_is_said_once() -> None:
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert tables["project"]["version"] == __version__


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pinned_package_has_one_version_and_the_hashes_of_its_files(lock: str) -> None:
    packages = pins(lock)
    assert packages
    loose = [name for name, (version, hashes) in packages.items() if not version or not hashes]
    assert loose == []


@pytest.mark.parametrize("lock", LOCKS)
def test_requirements_name_no_package_index_and_no_folder_of_one_machine(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    assert re.findall(r"(?im)^\s*-(?!-hash)\S+.*$|\w+://\S+|\bfile:\S+|.* @ .*", text) == []


def test_what_is_tested_is_what_is_run() -> None:
    run, dev, build = pins("run"), pins("dev"), pins("build")
    assert needed() <= run.keys()
    assert "hatchling" in build
    assert {name: dev.get(name) for name in (run | build)} == run | build


def test_the_five_floors_are_what_is_installed() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert set(config["hatch"]["build"]["targets"]["wheel"]["packages"]) == set(FLOORS)
    layers = next(rule for rule in config["importlinter"]["contracts"] if rule["type"] == "layers")
    assert layers["layers"] == list(reversed(FLOORS))
    assert [name for name in FLOORS if not (ROOT / name / "__init__.py").is_file()] == []


def test_a_file_holds_one_idea() -> None:
    sheets = [file for name in FLOORS for file in (ROOT / name).rglob("*.tcss")]
    lengths = {shown(file): len(file.read_text(encoding="utf-8").splitlines()) for file in [*code(*CODE), *sheets]}
    assert {name: lines for name, lines in lengths.items() if lines > MAX_LINES} == {}


def test_a_name_says_what_is_inside() -> None:
    assert [shown(file) for file in code(*CODE) if {Path(part).stem for part in Path(shown(file)).parts} & VAGUE] == []


def test_nothing_written_belongs_to_one_machine() -> None:
    found = [
        f"{shown(file)}:{number}: {line.strip()}"
        for file in written()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if OF_ONE_MACHINE.search(line)
    ]
    assert not found, "\n".join(found)


def named(node: ast.AST) -> set[str]:
    """What a node imports, by every name that leads there, or the plain function that it calls."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        return {f"{node.module}.{alias.name}" for alias in node.names}
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in UNSAFE_CALLS:
        return {f"{node.func.id}()"}
    return set()


def test_no_floor_can_reach_a_network_or_run_what_it_reads() -> None:
    unwanted = tuple(f"{module}." for module in OUTSIDE | UNSAFE)
    found = [
        f"{shown(file)}: {name}"
        for file in code(*FLOORS)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"), shown(file)))
        for name in named(node)
        if name.endswith("()") or f"{name}.".startswith(unwanted)
    ]
    assert not found, "\n".join(found)


def left_out(node: ast.Attribute) -> bool:
    """Whether a node waits by the clock or takes a test out of the run."""
    return ast.unparse(node) in {
        "time.sleep",
        "pytest.skip",
        "pytest.importorskip",
        "pytest.mark.skip",
        "pytest.mark.skipif",
        "pytest.mark.xfail",
        "pytest.xfail",
    }


def test_a_share_that_fails_is_never_asked_in_a_way_that_raises() -> None:
    # pathlib raises for an input error where os.path says no; nobody expects it of a question.
    # In a `try` of its own it may stand.
    asked = re.compile(r"\.(?:exists|is_dir|is_file)\(\)")
    found = [shown(file) for file in code(*FLOORS) if asked.search(file.read_text(encoding="utf-8"))]
    # The other reads what belongs to the program.
    assert found == ["exports/opening.py", "toolkit/loading.py"]


def test_no_test_sleeps_or_is_left_out() -> None:
    found = [
        f"{shown(file)}:{node.lineno}"
        for file in code("tests")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"), shown(file)))
        if isinstance(node, ast.Attribute) and left_out(node)
    ]
    assert not found, "\n".join(found)
