"""What was deleted in an earlier session comes back by one key, with what belonged to it."""

from pathlib import Path

from store.pack_file import open_pack
from store.session import PackSession
from store.workspace import Workspace
from tests.screens.conftest import Start
from tests.screens.driving import at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Recommendation
from toolkit.records.questions import Question


def without_its_first_cause(path: Path) -> Cause:
    """Delete a cause in a session that ends before the one of the test."""
    with PackSession(open_pack(path), officer="CD") as earlier:
        cause = earlier.pack.every(Cause)[0]
        earlier.remove(cause)
    return cause


async def test_a_cause_that_a_colleague_deleted_comes_back_with_what_belonged_to_it(
    start: Start, workspace: Path, example: Pack
) -> None:
    app = start(example)
    (listed,) = Workspace(workspace).list()
    cause = without_its_first_cause(listed.path)
    async with at_work(app) as officer:
        await officer.press("2", "D")
        await officer.sees("Bring back what was deleted", f"Cause of concern: {cause.title}, with ", "by CD")
        titles = [label for _, label in officer.app.screen.choices]  # type: ignore[attr-defined]
        # What comes back with the cause stands below it, and says so by standing there.
        first = next(n for n, title in enumerate(titles) if title.startswith("Cause"))
        assert titles[first + 1].startswith("  ") and "with " not in titles[first + 1]
        await officer.press(*["down"] * next(n for n, title in enumerate(titles) if title.startswith("Cause")))
        await officer.press("space", "enter")
        await officer.told("Brought back:")
        await officer.sees(cause.title[:12])
        await officer.until(lambda: officer.row == cause.title, "the cursor is on the cause")
        pack = officer.session.pack
        assert pack.get(Cause, cause.id) is not None
        assert [each.text for each in pack.of_cause(Recommendation, cause.id)] == [
            each.text for each in example.of_cause(Recommendation, cause.id)
        ]
        linked = [each for each in example.every(Question) if each.cause == cause.id]
        assert linked and all(officer.session.pack.get(Question, each.id).cause == cause.id for each in linked)  # type: ignore[union-attr]
        await officer.press("u")
        assert officer.session.pack.get(Cause, cause.id) is None
        # The cursor never left the list, so this leads out of it.
        await officer.press("escape")
        assert officer.pack_screen.present == "overview"


async def test_where_nothing_was_deleted_that_is_said(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.press("D")
        await officer.told("No earlier state of this pack has a record that is missing now.")
