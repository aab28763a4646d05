"""Ctrl+P in a pack: actions, steps, and what stands in them."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.types import IgnoreReturnCallbackType

from screens.steps.catalogue import VIEWS
from toolkit.edition import edition_named
from toolkit.steps import ALL_STEPS
from toolkit.views import short

if TYPE_CHECKING:
    from screens.pack_screen import PackScreen

Command = tuple[str, str, IgnoreReturnCallbackType]

# More than this many hits of one search are not read by anybody.
_MOST_HITS = 40


class PackCommands(Provider):
    """Finds actions first, then steps, then rows of every step by their text."""

    @property
    def _pack_screen(self) -> "PackScreen":
        return cast("PackScreen", self.screen)

    async def discover(self) -> Hits:
        """Without a word: actions and steps."""
        for title, said, run in self._commands():
            yield DiscoveryHit(Content(title), run, text=title, help=said)

    async def search(self, query: str) -> Hits:
        """Everything whose text matches, the best first."""
        matcher = self.matcher(query)
        scored = [
            (score, title, said, run)
            for title, said, run in (*self._commands(), *self._rows())
            if (score := matcher.match(title)) > 0
        ]
        scored.sort(key=lambda hit: -hit[0])
        for score, title, said, run in scored[:_MOST_HITS]:
            yield Hit(score, Content(title), run, text=title, help=said)

    def _commands(self) -> Iterator[Command]:
        screen = self._pack_screen
        case = screen.case()
        yield "Overview", "How far everything is, and what is missing", screen.action_overview
        yield "Export the briefing", "Write the Word document", screen.action_export
        yield "Rehearse the speaking note", "Against the clock", screen.action_rehearse
        yield "Save a copy elsewhere", "The whole pack, as it stands, in another file", screen.action_save_copy
        yield "Undo", "Take back the last change", screen.action_undo
        yield "Redo", "Do again what was undone", screen.action_redo
        yield "Help", "What is in front of you, with its keys", screen.action_explain
        yield "Reference", "Map, people, precedents, glossary", screen.action_reference
        if other := screen.other_edition:
            said = "Every answer stays; undo moves it back"
            yield f"Move this pack to {edition_named(other)}", said, screen.action_move_edition
        for step in ALL_STEPS:
            yield case.fill(step.title), case.fill(step.purpose), partial(screen.show_pane, step.key)

    def _rows(self) -> Iterator[Command]:
        screen = self._pack_screen
        case = screen.case()
        for key, view in VIEWS.items():
            if key == "export":
                continue
            for row in view().rows(case):
                if not row.heading:
                    where = "Reference" if key == "reference" else case.fill(_step_title(key))
                    yield short(row.title, 100), where, partial(screen.show_pane, key, row.key)


def _step_title(key: str) -> str:
    return next(step.title for step in ALL_STEPS if step.key == key)
