"""One open pack: the bar at the top, the steps, and the pane of the step at hand."""

from __future__ import annotations

from functools import cached_property
from threading import get_ident
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import ContentSwitcher, OptionList

from screens.case import Case
from screens.dashboard import rail_rows
from screens.destination import Destination
from screens.key_words import with_keys
from screens.keys import key
from screens.messages import (
    AnswersWanted,
    ChangedElsewhere,
    ConflictOpened,
    DocumentWanted,
    GoTo,
    PastWanted,
    RecordEdited,
    RecordMoved,
    RecordsAdded,
    RecordsChanged,
    RecordsRemoved,
    TextWanted,
)
from screens.overview import Overview
from screens.pack_title import OVERVIEW, place_of, title_of
from screens.recording import Recording, Work, record_in_hand
from screens.remarks import opening_remarks, told_of
from screens.says_saved import SaysSaved
from screens.symbols import Symbols
from screens.trail import Outwards, Trail
from screens.widgets.key_line import KeyLine
from screens.widgets.row_list import RowList
from screens.widgets.title_bar import TitleBar
from store.changes import Change
from store.news import own_initials
from store.session import PackSession
from toolkit.edition import Edition, Precedents, edition_named
from toolkit.moving import move_to_edition
from toolkit.steps import ALL_STEPS, STEPS, StepKey, step_by_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from exports.whole_set import Wanted
    from screens.finder import Finder
    from screens.rows import PaneKey
    from screens.step_pane import StepPane

# Seconds.
_LOOK_FOR_OTHERS = 2.0

_NUMBERED = [(step.number, step.key) for step in STEPS]
_WIDE = [(100, "-wide"), (120, "-ample"), (140, "-broad"), (160, "-vast")]
_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), *_WIDE]


class PackScreen(SaysSaved):
    """Holds the session: panes announce what the person did, and it is written here."""

    HORIZONTAL_BREAKPOINTS = _BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "back", "Back", "pack.back", "From a form to its list, then outwards", out=True),
        key("r,f9", "rehearse", "Rehearse", "pack.rehearse", "Speak the note against the clock", show=True),
        key("u,ctrl+z", "undo", "Undo", "pack.undo", "Take back the last change", show=True),
        key("f1", "explain", "Help", "pack.help", "Explain what is in front of you, with its keys", show=True),
        key("f2", "overview", "Overview", "pack.overview", "The dashboard of this pack"),
        key("f3", "step(-1)", "Step back", "pack.previous", "The step before"),
        key("f4", "step(1)", "Next", "pack.next", "The step after", show=True),
        key("f5", "reference", "Reference", "pack.reference", "Map, people, precedents, glossary", show=True),
        key("m", "map", "Map", "pack.map", "The process, with the place that you are at"),
        key("U,ctrl+y", "redo", "Redo", "pack.redo", "Do again what was undone"),
        key("D", "bring_back", "Deleted", "pack.deleted", "Bring back what was deleted, now or long ago"),
        key("x,f8", "export", "Export", "pack.export", "The documents: read them, have them written", show=True),
        key("alt+left,b", "return", "Where I was", "pack.return", "Back to where you were before, with the cursor"),
        *(key(str(n % 10), f"go('{step}')", f"Step {n}", f"pack.step{n}", f"Step {n}") for n, step in _NUMBERED),
    ]

    def __init__(
        self,
        session: PackSession,
        editions: Sequence[Edition],
        precedents: Precedents,
        symbols: Symbols,
        now: Callable[[], datetime],
        destination: Destination,
    ) -> None:
        """Show ``session`` by the first of ``editions``; the pack can be moved to the others."""
        super().__init__()
        self.session = session
        self.editions = {edition.id: edition for edition in editions}
        self._first_edition = editions[0]
        self.precedents = precedents
        self.symbols = symbols
        self.now = now
        self.destination = destination
        self.recording = Recording(session, self.notify, self.not_taken)
        self.trail = Trail(self)
        self.outwards = Outwards()
        self._others = session.others

    @cached_property
    def finder(self) -> Finder:
        """What the pack holds, by its words."""
        from screens.finder import Finder

        return Finder()

    @property
    def edition(self) -> Edition:
        """The edition that the pack was made with or moved to; the first one where that is not installed."""
        return self.editions.get(self.session.pack.info.edition, self._first_edition)

    @property
    def other_edition(self) -> Edition | None:
        """The edition that the pack can be moved to."""
        return next((edition for edition in self.editions.values() if edition != self.edition), None)

    def case(self) -> Case:
        """The pack at this moment, and what it is read against."""
        return Case(self.session.pack, self.edition, self.precedents, self.now(), self.symbols)

    def compose(self) -> ComposeResult:
        """Only the overview at first: each step's pane is made when it is first gone to."""
        yield TitleBar()
        with Horizontal(id="pack-body"):
            yield RowList(self.symbols, id="rail")
            with ContentSwitcher(id="panes", initial=OVERVIEW):
                yield Overview(self.case, self.session, self.app.size.width, id=OVERVIEW)
        yield KeyLine()

    def on_mount(self) -> None:
        """Listen to the session."""
        self._unsubscribe = (
            self.session.subscribe(self._changed),
            self.session.on_saved(self.save_said),
        )
        self.query_one("#rail", RowList).can_focus = False
        self.set_interval(_LOOK_FOR_OTHERS, self._look_for_others)
        self._refresh_frame()
        self.query_one(Overview).focus_list()
        for said in opening_remarks(self.session):
            self.notify(said, severity="warning", timeout=15, markup=False)

    def _look_for_others(self) -> None:
        """Say in the bar who else has the pack open, where that has changed."""
        if self.session.others != self._others:
            self._others = self.session.others
            self._refresh_frame()

    def on_unmount(self) -> None:
        """Stop listening."""
        for end in self._unsubscribe:
            end()

    @property
    def present(self) -> str:
        """The key of the pane that is shown."""
        return self.query_one("#panes", ContentSwitcher).current or OVERVIEW

    @property
    def pane(self) -> StepPane | None:
        """The step's pane that is shown; none on the overview."""
        return None if self.present == OVERVIEW else cast("StepPane", self.query_one(f"#{self.present}"))

    async def show_pane(
        self, key: PaneKey, record: str = "", field: str = "", *, open: bool = True, link: bool = False
    ) -> None:
        """Show a step's pane, there a record if one is named, and the cursor in its field, or on its row."""
        # The overview is there sooner without what only steps need.
        from screens.step_pane import StepPane
        from screens.steps.catalogue import VIEWS

        # A row of the list one is in is no way to come back from, unless a link led there.
        away = bool(record) and (open or link or key != self.present)
        self.trail.leave(key, jump=away or key == "reference")
        self.recording.drop_untouched()
        switcher = self.query_one("#panes", ContentSwitcher)
        if not switcher.query(f"#{key}"):
            await switcher.add_content(StepPane(VIEWS[key](), self.case, self.session.new_id, id=key))
        switcher.current = key
        pane = self.query_one(f"#{key}", StepPane)
        pane.refresh_rows()
        self._refresh_frame()
        if record:
            pane.show_record(record, open=open, field=field)
        if not record or not open:
            pane.focus_list()
        self.refresh_bindings()

    @on(RecordEdited)
    @on(RecordsRemoved)
    @on(RecordsChanged)
    @on(RecordMoved)
    def _worked(self, event: Work) -> None:
        event.stop()
        self.recording.take(event)

    @on(TextWanted)
    def _text_wanted(self, event: TextWanted) -> None:
        event.stop()
        from screens.copying import ask_for_text_file

        ask_for_text_file(self.app, self.destination.folder, event)

    @on(RecordsAdded)
    def _added(self, event: RecordsAdded) -> None:
        event.stop()
        if self.recording.add(event) and self.pane:
            self.pane.show_record(event.records[0].id, new=True, open=event.begin)

    @on(ConflictOpened)
    def _settle(self, event: ConflictOpened) -> None:
        from screens.settling import settle

        event.stop()
        settle(self, event.conflict)

    @on(PastWanted)
    def _past(self, event: PastWanted) -> None:
        from screens.help import show_past

        event.stop()
        show_past(self, event.title, event.record)

    @on(events.DescendantBlur)
    def _left_a_field(self) -> None:
        self.session.hasten()

    @on(GoTo)
    async def _go_to(self, event: GoTo) -> None:
        event.stop()
        await self.show_pane(event.step, event.record, event.field, open=event.open, link=event.link)

    @on(OptionList.OptionSelected, "#rail")
    async def _rail(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.show_pane(step_by_key(event.option_id).key)

    def _changed(self, change: Change) -> None:
        """Draw what changed; the form that it came from already shows it."""
        if change.elsewhere:
            # This is the store's thread.
            self.post_message(ChangedElsewhere(change))
        elif get_ident() != self.app._thread_id:
            # Work at length changed it, on a thread of its own.
            self.call_later(self._draw_changes)
        else:
            self._draw_changes()

    @on(ChangedElsewhere)
    def _others_changed(self, event: ChangedElsewhere) -> None:
        event.stop()
        self._draw_changes()
        self.notify(told_of(event.change, own_initials(self.session)), timeout=8, markup=False)

    def _draw_changes(self) -> None:
        if self.pane is not None:
            self.pane.refresh_rows(reload_form=not self.recording.from_form)
        else:
            self.query_one(Overview).refresh_rows()
        self._refresh_frame()

    def _refresh_frame(self) -> None:
        case = self.case()
        self.show_saved(self.session.save_state)
        self.query_one(TitleBar).show(left=title_of(case, self.session, place_of(case, self.present)))
        rail = self.query_one("#rail", RowList)
        if rail.display:
            rail.show(rail_rows(case), highlight=self.present if self.present != OVERVIEW else None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer rehearsal only where the note is in sight; the palette has it everywhere."""
        if action == "rehearse":
            return self.is_mounted and self.present == "notes"
        return True

    async def action_go(self, key: StepKey) -> None:
        """Go to a step."""
        await self.show_pane(key)

    async def action_step(self, by: int) -> None:
        """Go to the step before or after, PPOG and what follows it included; from the overview to the first or last."""
        keys: list[str] = [step.key for step in ALL_STEPS]
        outside = 0 if by > 0 else len(keys) - 1
        place = keys.index(self.present) + by if self.present in keys else outside
        if 0 <= place < len(keys):
            await self.show_pane(ALL_STEPS[place].key)
        else:
            self.action_overview()

    async def action_reference(self) -> None:
        """Look something up."""
        await self.show_pane("reference")

    def action_map(self) -> None:
        """Show the process map over the whole screen."""
        from screens.map_screen import MapScreen

        self.app.push_screen(MapScreen(self.case))

    def action_overview(self) -> None:
        """Go to the dashboard."""
        self.trail.leave(OVERVIEW, jump=False)
        self.recording.drop_untouched()
        self.query_one("#panes", ContentSwitcher).current = OVERVIEW
        overview = self.query_one(Overview)
        overview.refresh_rows()
        overview.focus_list()
        self._refresh_frame()

    async def action_return(self) -> None:
        """Go to where one was before."""
        if not await self.trail.go_back():
            self.notify("You have been nowhere else in this pack yet.")

    async def action_back(self) -> None:
        """One step outwards: form, list, where one was sent here from or the overview, home."""
        from screens.leaving import ONCE_MORE, ask_to_leave

        if self.pane is None:
            if self.outwards.may_leave():
                ask_to_leave(self.app, self.session.save_state, self.dismiss, [*self.not_taken()])
            else:
                self.notify(with_keys(ONCE_MORE), markup=False)
            return
        self.outwards.stepped()
        if self.pane.close_detail():
            self.recording.drop_untouched()
        elif not await self.trail.go_back(from_jump=True):
            self.action_overview()

    def action_save_copy(self) -> None:
        """Ask for another file, and have the whole pack written there."""
        from screens.leaving import ask_for_copy

        ask_for_copy(self.app, self.session.path, self.destination.folder, self.post_message)

    def action_undo(self) -> None:
        """Take back the last change, wherever it was."""
        self.recording.undo(record_in_hand(self.focused))

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.recording.redo()

    def action_bring_back(self) -> None:
        """Bring back what was deleted, in this session or long before it."""
        from screens.bringing_back import bring_back

        bring_back(self, self.case, self.recording)

    def action_move_edition(self) -> None:
        """Move the pack to the other edition; every answer stays, and undo moves it back."""
        other = self.other_edition
        if other is None:
            return
        moved = move_to_edition(self.session.pack, self.edition, other)
        if self.recording.write(lambda: self.session.use_edition(other.id, *moved.records())):
            self.notify(f"Now in {edition_named(other)}. {with_keys('Press {u|pack.undo} to go back.')}", markup=False)

    def action_rehearse(self) -> None:
        """Speak the note against the clock."""
        from screens.rehearsal import rehearse

        rehearse(self)

    @on(AnswersWanted)
    def action_take_back(self) -> None:
        """Take answers back from a document that came back filled in."""
        from screens.returning import take_back

        take_back(self.app, self.case, self.recording, self.destination.folder)

    @on(DocumentWanted)
    def action_export(self) -> None:
        """Show the documents, to be read and written."""
        self.show_document(None)

    def show_document(self, wanted: Wanted | None) -> None:
        """Show the documents, beginning at one of them."""
        from screens.exporting import ExportScreen

        self.app.push_screen(ExportScreen(self.case, self.destination, wanted))

    def action_explain(self) -> None:
        """Explain what is in front of the person, with the keys that work there."""
        from screens.help import explain

        explain(self, place_of(self.case(), self.present))
