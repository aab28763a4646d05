"""After an error that nobody foresaw, an office goes on with its work, and reads no traceback."""

from pathlib import Path

from tests.screens.conftest import Start
from tests.screens.driving import Officer, at_work
from toolkit.pack import Pack

SECRET = "Inspector Mossgrove"


def break_down(*_: object) -> None:
    raise ValueError(f"about {SECRET}")


async def work_badly() -> None:
    break_down()


def reports(home: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(home.rglob("crash-*.txt"))]


async def still_at_work(officer: Officer, home: Path) -> None:
    """The sentence, the report, and the next piece of work."""
    await officer.told("goes on. What you entered is kept. What happened was noted, without your texts, in")
    [report] = reports(home)
    assert "ValueError" in report and "in break_down" in report
    assert SECRET not in report and SECRET not in str(officer.notices)
    await officer.go_to("notes")
    assert officer.app.left is None
    officer.app.unforeseen.clear()


async def test_a_key_that_breaks_down_ends_nothing_but_what_it_was_to_do(
    start: Start, example: Pack, home: Path
) -> None:
    async with at_work(start(example, tour=9)) as officer:
        officer.app.action_settings = break_down  # type: ignore[method-assign]
        await officer.press("comma")
        await still_at_work(officer, home)


async def test_work_that_breaks_down_ends_nothing_but_itself(start: Start, example: Pack, home: Path) -> None:
    async with at_work(start(example, tour=9)) as officer:
        officer.app.run_worker(work_badly())
        await still_at_work(officer, home)
