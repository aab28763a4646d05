"""Ctrl+P: actions that work here, and in a pack everything that stands in it."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from typing import ClassVar, Protocol, cast, runtime_checkable

from textual.actions import parse
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.events import Click
from textual.types import IgnoreReturnCallbackType
from textual.widgets import Input

from screens.contents import ACTION, LAST, steps
from screens.finder import MOST_HITS, Shown, shown
from screens.home_messages import NextPackWanted
from screens.key_words import with_keys
from screens.keys import bindings_of
from screens.pack_screen import PackScreen
from screens.rehearsal import RehearsalScreen
from screens.rows import PaneKey
from screens.sound_screen import SoundScreen
from screens.what_changed import WHAT_CHANGED, show_what_changed
from screens.widgets.key_line import KeyLine
from screens.widgets.paged_list import PagedList
from toolkit.edition import edition_named
from toolkit.finding import Findable, Index, search
from toolkit.steps import ALL_STEPS, StepKey
from toolkit.views import short
from toolkit.words import Excerpt

# Of what was typed, as much as tells which it was.
_TYPED = 40

Command = tuple[str, str, IgnoreReturnCallbackType]
UNDO, REDO = "Undo", "Redo"
_DOCUMENT, _DOCUMENT_LETTERS = "Document: ", 60
_ADD = "Add: "
REHEARSE = ("Rehearse the speaking note", "Against the clock")
"""What is found over every screen of a pack, the documents among them."""


@runtime_checkable
class OffersCommands(Protocol):
    """A screen with commands of its own for the palette: name, explanation, what is run."""

    def commands(self) -> Iterable[tuple[str, str, Callable[[], None]]]:
        """What the palette offers while it is in front."""
        ...


class _Found(CommandList, PagedList):
    """What is found, which changes while one types."""


class Palette(CommandPalette, SoundScreen[None]):
    """Textual's palette, with a line of keys below, by which the mouse closes it too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "escape", "Close", id="choose.cancel"),
        # The line is Textual's own, in which this key goes to the start.
        Binding("ctrl+a", "select_all", show=False, priority=True),
    ]

    def compose(self) -> ComposeResult:
        """What is typed and what is found, then the line."""
        for widget in super().compose():
            yield _Found() if isinstance(widget, CommandList) else widget
        yield KeyLine()

    def _on_click(self, event: Click) -> None:  # type: ignore[override]
        """Close on a click beside what is found, as Textual's does; one beside the screen itself is none."""
        if not self.region.contains(event.screen_x, event.screen_y):
            # Textual also calls the handler of what this is made after.
            event.prevent_default()

    def _action_command_list(self, action: str) -> None:
        if self._still_there:
            super()._action_command_list(action)

    def _action_cursor_down(self) -> None:
        if self._still_there:
            super()._action_cursor_down()

    @property
    def _still_there(self) -> bool:
        """Whether a key still finds the list; the one before may have closed it."""
        return bool(self.query(CommandList))

    def action_select_all(self) -> None:
        """Take hold of all that was typed."""
        self.query_one(Input).select_all()


class Anything(Provider):
    """Finds actions first, then steps, then everything else that stands in the pack."""

    async def startup(self) -> None:
        """Begin to read the pack while the person looks at the list and types the first letter."""
        self._pack_screen = self.screen if isinstance(self.screen, PackScreen) else None
        self._actions = Index(
            # A step, and what one wrote, come before the document of the same name.
            Findable(("", "", title), title, said, LAST if title.startswith(_DOCUMENT) else ACTION, texts=(("", said),))
            for title, said, _ in self._commands.values()
        )
        if self._pack_screen is not None:
            screen = self._pack_screen
            self._reading = asyncio.create_task(asyncio.to_thread(screen.finder.read, screen.case()))

    async def shutdown(self) -> None:
        """Have the reading end in order: a thread cannot be stopped halfway."""
        if self._pack_screen is not None:
            await self._reading

    async def discover(self) -> Hits:
        """Without a word: what can be done here, and the steps."""
        for title, said, run in self._commands.values():
            if title in self._idle():
                continue
            yield DiscoveryHit(_lines(Content(title), Content(said)), run, text=title)
        if self._pack_screen is not None:
            for step in steps(self._pack_screen.case()):
                yield DiscoveryHit(_lines(Content(step.title), Content(step.where)), self._run(step), text=step.title)

    async def search(self, query: str) -> Hits:
        """Everything that has the words, the best first; looked for beside the screen, which goes on drawing."""
        screen = self._pack_screen
        if screen is None:
            found = shown(search(query, (self._actions,), MOST_HITS))
        else:
            found = await asyncio.to_thread(screen.finder.find, screen.case(), query, self._actions)
        for place, each in enumerate(found):
            yield Hit(1 - place / len(found), _drawn(each), self._run(each.thing), text=each.thing.title)

    def _idle(self) -> set[str]:
        """What is found by its name alone: documents, what a step can be given, what has nothing to work on now."""
        session = self._pack_screen.session if self._pack_screen is not None else None
        turns = ((UNDO, session and session.can_undo), (REDO, session and session.can_redo))
        named = {title for title in self._commands if title.startswith((_DOCUMENT, _ADD))}
        return named | {title for title, label in turns if not label}

    def _run(self, thing: Findable) -> IgnoreReturnCallbackType:
        pane, row, title = thing.key
        if not pane or self._pack_screen is None:
            return self._commands[title][2]
        return partial(self._pack_screen.show_pane, cast(PaneKey, pane), row)

    @cached_property
    def _commands(self) -> dict[str, Command]:
        """What can be done, by its name; of two with one name the first, which is the nearer one."""
        commands: dict[str, Command] = {}
        if self._pack_screen is not None:
            screen = self._pack_screen
            found = (_unsaved, _row_actions, _pack_actions, _additions, _documents)
            for command in (command for each in found for command in each(screen)):
                commands.setdefault(command[0], command)
        elif not any(isinstance(screen, RehearsalScreen) for screen in self.app.screen_stack):
            for pack in (below for below in self.app.screen_stack if isinstance(below, PackScreen)):
                commands[REHEARSE[0]] = (*REHEARSE, pack.action_rehearse)
        for title, said, run, _ in self.app.get_system_commands(self.screen):
            commands.setdefault(title, (title, said, run))
        return commands


def _unsaved(screen: PackScreen) -> Iterator[Command]:
    """The way back to what was typed and could not be taken."""
    stand = [*screen.not_taken(halfway=False)]
    if stand:
        said = ", ".join(f"{each.label}: “{short(each.text, _TYPED)}”" for each in stand)
        yield "Go to the field that is not saved", said, screen.go_to_unsaved


def _row_actions(screen: PackScreen) -> Iterator[Command]:
    """What the keys of the list do with the row at hand, even while a field takes what is typed."""
    pane = screen.pane
    if pane is None:
        return
    working = {active.binding.id: active.binding for active in reversed(screen.active_bindings.values())}
    for each in bindings_of(type(pane)):
        _, action, parameters = parse(each.action)
        if pane.check_action(action, parameters):
            said = f"{with_keys(each.tooltip)} ({screen.app.get_key_display(working.get(each.id, each))})"
            yield each.description, said, partial(screen.app.run_action, each.action, pane)


def _pack_actions(screen: PackScreen) -> Iterator[Command]:
    """What can be done anywhere in a pack."""
    yield "Overview", "How far everything is, and what is missing", screen.action_overview
    yield "Export documents", "For Word or as Markdown: read them, have them written", screen.action_export
    yield "Take answers back from Word", "From a document that came back filled in", screen.action_take_back
    yield *REHEARSE, screen.action_rehearse
    yield *WHAT_CHANGED, partial(show_what_changed, screen)
    said = "Restore (undelete) records of this pack, today's or those of long ago ({D|pack.deleted})"
    yield "Bring back what was deleted", with_keys(said), screen.action_bring_back
    following = partial(screen.post_message, NextPackWanted(screen.case()))
    yield "Make the pack for the next PPOG", "With what is still open; this one stays as it is", following
    yield "Save a copy elsewhere", "The whole pack, as it stands, in another file", screen.action_save_copy
    undo, redo = screen.session.can_undo, screen.session.can_redo
    yield UNDO, f"Done last: {undo}" if undo else "Nothing to take back in this session", screen.action_undo
    yield REDO, f"Undone last: {redo}" if redo else "Nothing was undone that could be done again", screen.action_redo
    yield "Where I was", "Back to where you were before, with the cursor", screen.action_return
    yield "Help", "What is in front of you, with its keys", screen.action_explain
    yield "Reference", "Map, people, precedents, glossary", screen.action_reference
    if other := screen.other_edition:
        said = "Every answer stays; undo moves it back"
        yield f"Move this pack to {edition_named(other)}", said, screen.action_move_edition


def _additions(screen: PackScreen) -> Iterator[Command]:
    """Each kind of record that a step can be given by itself, from wherever one is."""
    from screens.steps.catalogue import VIEWS

    case = screen.case()
    for step in ALL_STEPS:
        title = short(case.fill(step.title), _DOCUMENT_LETTERS)
        where = f"step {step.number}" if step.number else title
        for place, choice in enumerate(VIEWS[step.key]().additions(case, None)):
            yield (
                f"{_ADD}{choice.label.lower()}, {where}",
                f"A new record, in “{title}”",
                partial(_add, screen, step.key, place),
            )


async def _add(screen: PackScreen, step: StepKey, place: int) -> None:
    """Go to a step and begin there what it can be given by itself at ``place``."""
    await screen.show_pane(step)
    if (pane := screen.pane) is not None:
        pane.add(pane.view.additions(pane.case(), None)[place])


def _documents(screen: PackScreen) -> Iterator[Command]:
    """Each document, to be read and written."""
    from exports.whole_set import whole_set

    pack = screen.case().pack
    for each in whole_set():
        title = short(each.title(pack), _DOCUMENT_LETTERS)
        yield f"{_DOCUMENT}{title}", "Read it, have it written", partial(screen.show_document, each)


def _drawn(found: Shown) -> Content:
    where = Content(found.thing.where)
    if found.said is not None:
        label = f"{found.label}: " if found.label else ""
        where = Content.assemble(where, f". {label}", _marked(found.said))
    return _lines(_marked(found.title), where)


def _lines(title: Content, below: Content) -> Content:
    return Content("\n").join([title, below.stylize_before("not bold")])


def _marked(said: Excerpt) -> Content:
    content = Content(said.text)
    for start, end in said.spans:
        content = content.stylize("underline", start, end)
    return content
