"""What the keys of a list do with its highlighted row, or with all that are marked."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.css.query import NoMatches

from screens.asking import ask_for
from screens.case import Case
from screens.choosing import ChooseOne, Confirm
from screens.copying import ask_to_copy
from screens.following import ask_to_follow, links_of
from screens.key_words import with_keys
from screens.keys import bindings_of, displayed, key
from screens.messages import PastWanted, RecordMoved, RecordsAdded, RecordsChanged, RecordsRemoved
from screens.pasting import ask_to_add, ask_to_paste, takes_lists
from screens.row_work import Purpose, counted, field_of, goes_along, named, ticked
from screens.rows import AddChoice, NewId, Row, StepView
from screens.stray_keys import StrayKeys
from screens.widgets.action_line import ActionLine, Offer
from screens.widgets.add_line import AddLine
from screens.widgets.row_list import RowList
from toolkit.records.record import Ordered
from toolkit.views import short

# In the order in which they give way where a line is narrow. What the footer shows is not said twice.
_OFFERED = (
    ("row.status", "Status", "give('status')"),
    ("row.owner", "Owner", "give('owner')"),
    ("row.due", "Due", "give('due')"),
    ("row.up", "Up", "move(-1)"),
    ("row.down", "Down", "move(1)"),
    ("row.mark", "Select", "mark"),
    ("list.mark", "All", "mark_all"),
    ("list.filter", "Filter", "filter"),
    ("row.copy", "Copy", "copy"),
    ("row.links", "Links", "links"),
    ("row.past", "History", "past"),
    ("list.paste", "Paste", "paste"),
)


class RowKeys(Vertical):
    """A pane with a list: keys, clicks and the line below the list all do the same."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "tick", "Tick", "row.tick", "Tick the row or the selected ones", show=True),
        key("a,ctrl+n", "add", "Add", "row.add", "Add a record here", show=True),
        key("d,delete", "delete", "Delete", "row.delete", "Delete the row or the selected ones", show=True),
        key("s", "give('status')", "Status", "row.status", "Choose the status of the row or of the selected ones"),
        key("o", "give('owner')", "Owner", "row.owner", "Say who has the row or the selected ones"),
        key("w", "give('due')", "Due", "row.due", "Say by when the row or the selected ones are due"),
        key("v,insert", "mark", "Select", "row.mark", "Select the row, or let go of it, and go on to the next"),
        key("V", "mark_all", "Select all", "list.mark", "Select all rows that are shown, or none"),
        key("c", "copy", "Copy", "row.copy", "Copy the row or the selected ones as text or Markdown"),
        key("p", "paste", "Paste a list", "list.paste", "Make one record of each line of a pasted list"),
        key("l", "links", "Links", "row.links", "Go to what the row is linked with; {Alt+Left|pack.return} comes back"),
        key("J,shift+down", "move(1)", "Move down", "row.down", "Move the row down"),
        key("K,shift+up", "move(-1)", "Move up", "row.up", "Move the row up"),
        key("h", "past", "History", "row.past", "Who changed what of the row, and when"),
    ]

    def __init__(self, view: StepView, case: Callable[[], Case], new_id: NewId, *, id: str) -> None:
        super().__init__(id=id, classes="step-pane")
        self.view = view
        self.case = case
        self.new_id = new_id
        self.every: list[Row] = []
        self._marked: set[str] = set()
        self._marked_rows: list[Row] = []
        self._offered: tuple[object, ...] = ()
        self._stray = StrayKeys(self)

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    @property
    def present(self) -> Row | None:
        """The highlighted row; none while the list is not there, as at the very beginning and end."""
        try:
            return self.rows.present
        except NoMatches:
            return None

    @abstractmethod
    def refresh_rows(self, *, reload_form: bool = True, highlight: str | None = None) -> None:
        """Draw the pack as it is now."""

    @abstractmethod
    def action_unfold(self, open: bool) -> None:
        """Show or hide what is folded under the highlighted row."""

    # What is worked on --------------------------------------------------------------------

    @property
    def chosen(self) -> list[Row]:
        """The marked rows, or else the highlighted one, as they were last drawn."""
        if self._marked:
            return self._marked_rows
        present = self.present
        return [present] if present is not None and not present.heading else []

    def _now(self, keys: Sequence[str]) -> list[Row]:
        """The rows with these keys as they are by now, whatever was drawn."""
        wanted = set(keys)
        return [row for row in self.view.rows_of(self.case()) if row.key in wanted]

    def take_rows(self, every: list[Row]) -> frozenset[str]:
        """Note the rows of the step, and say which of them are marked: what is gone is so no longer."""
        self.every = every
        self._marked_rows = [row for row in every if row.key in self._marked] if self._marked else []
        self._marked = {row.key for row in self._marked_rows}
        return frozenset(self._marked)

    def clear_marks(self) -> bool:
        """Take all marks off; false where there was none."""
        had = bool(self._marked)
        self._marked.clear()
        if had:
            self.refresh_rows(reload_form=False)
        return had

    def action_mark(self) -> None:
        """Mark the highlighted row or take its mark off, and go on to the next."""
        present = self.rows.present
        if present is not None:
            self._turn_mark(present.key)
            self.rows.action_cursor_down()

    def _turn_mark(self, key: str) -> None:
        self._marked ^= {key}
        self.refresh_rows(reload_form=False)

    def action_mark_all(self) -> None:
        """Mark all rows that are shown; where they are marked already, take all marks off."""
        shown = {row.key for row in self.rows.rows if not row.heading and row.record is not None}
        if shown <= self._marked:
            self.clear_marks()
        else:
            self._marked |= shown
            self.refresh_rows(reload_form=False)

    @on(RowList.Clicked)
    def _clicked(self, event: RowList.Clicked) -> None:
        event.stop()
        present = self.rows.present
        if event.part == "mark":
            self._turn_mark(event.key)
        elif present is not None and present.mark in ("folded", "open"):
            self.action_unfold(present.mark == "folded")
        elif present is not None and self.view.ticked(self.case(), present):
            self._tick([event.key])
        else:
            self.rows.action_select()

    # What is done to it -------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works on the rows at hand."""
        case, rows = self.case(), self.chosen
        match action:
            case "add":
                return bool(self.view.additions(case, rows[0] if rows else None))
            case "paste":
                return takes_lists(self.view, case, rows[0] if rows else None)
            case "tick":
                return any(self.view.ticked(case, row) for row in rows)
            case "delete":
                return any(self.view.removable(case, row) for row in rows)
            case "give":
                return any(field_of(self.view, case, row, _purpose(parameters)) for row in rows)
            case "mark" | "mark_all" | "copy":
                return bool(rows)
            case "move":
                return len(rows) == 1 and bool(self.view.siblings(case, rows[0]))
            case "past":
                return len(rows) == 1 and rows[0].record is not None
            case "links":
                return len(rows) == 1 and next(links_of(case, rows[0].record), None) is not None
        return True

    def on_key(self, event: events.Key) -> None:
        """Answer what is pressed in the list and does nothing there."""
        if self.screen.focused is self.rows and self._stray.takes(event):
            event.stop()

    def offer(self) -> None:
        """Have the keys drawn anew where others work now than before; it costs more than a letter typed."""
        names = [(name, ()) for name in ("tick", "add", "delete", "move", "unfold", "paste", "links")]
        given = [("give", (purpose,)) for purpose in ("status", "owner", "due")]
        shown = len(self._marked.intersection([row.key for row in self.rows.rows])) if self._marked else 0
        works = tuple(bool(self.check_action(*each)) for each in (*names, *given))
        offered = (works, len(self._marked), shown, bool(self.chosen), bool(self.rows.rows))
        if offered == self._offered:
            return
        self._offered = offered
        self.app.refresh_bindings()
        active = [each.binding for each in self.screen.active_bindings.values()]
        keys = {binding.id: binding.key for binding in reversed(active)}
        own = {each.id: each.key.split(",") for each in bindings_of(type(self))}
        offers = [
            # A field takes the first of two keys for itself.
            Offer(displayed(own[id][0] if keys.get(id, own[id][0]) in own[id] else keys[id]), name, action)
            for id, name, action in _OFFERED
            # Where there is no row, the words in its place say what can be done.
            if (self.rows.rows or self._marked)
            and self.check_action(*_parsed(action))
            and (len(self._marked) == 0 or id not in ("row.past", "list.paste"))
        ]
        if self._marked:
            offers.insert(0, Offer(with_keys("{Esc|pack.back}"), "Clear", "clear"))
        self.query_one(ActionLine).show(self._said_of_marks(shown), offers)

    def _said_of_marks(self, shown: int) -> str:
        hidden = len(self._marked) - shown
        return f"{len(self._marked)} selected{f', {hidden} out of sight' if hidden else ''}" if self._marked else ""

    @on(ActionLine.Chosen)
    async def _line_clicked(self, event: ActionLine.Chosen) -> None:
        event.stop()
        await self.run_action(event.action)

    def action_clear(self) -> None:
        """Take all marks off."""
        self.clear_marks()

    def action_tick(self) -> None:
        """Tick the highlighted row or the marked ones."""
        self._tick([row.key for row in self.chosen])

    def _tick(self, keys: list[str]) -> None:
        rows = [row for row in self.every if row.key in set(keys) and self.view.ticked(self.case(), row)]
        if rows:
            changed = lambda: ticked(self.view, self.case(), self._now(keys))  # noqa: E731
            self.post_message(RecordsChanged(changed, f"tick of {named(rows)}"))

    def action_give(self, purpose: Purpose) -> None:
        """Ask for a status, an owner or a due date."""
        keys = [row.key for row in self.chosen]
        ask_for(self.app, self.view, self.case, partial(self._now, keys), purpose, self.post_message)

    def action_add(self) -> None:
        """Add a record; where several kinds fit, ask which."""
        choices = self.view.additions(self.case(), self.rows.present)
        if len(choices) == 1:
            self.add(choices[0])
            return

        def chosen(place: str | None) -> None:
            if place is not None:
                self.add(self.view.additions(self.case(), self.rows.present)[int(place)])

        options = [(str(place), choice.label) for place, choice in enumerate(choices)]
        self.app.push_screen(ChooseOne("Add what?", options), chosen)

    @on(AddLine.Wanted)
    def _add_wanted(self, event: AddLine.Wanted) -> None:
        event.stop()
        self.action_add()

    def add(self, choice: AddChoice) -> None:
        """Add what was chosen."""
        named = choice.label.partition(",")[0].lower().removeprefix("the ")
        self.post_message(RecordsAdded(choice.build(self.new_id), f"new {named}"))

    def action_delete(self) -> None:
        """Delete the highlighted record or the marked ones; where more than one goes, ask first."""
        case, chosen = self.case(), self.chosen
        rows = [row for row in chosen if self.view.removable(case, row)]
        records = [row.record for row in rows if row.record is not None]
        if not records:
            return
        removed = RecordsRemoved(records, f"deletion of {named(rows)}")
        along = goes_along(case.pack, records)
        stay = len(chosen) - len(records)
        stays = f"{counted(stay, 'selected row')} cannot be deleted and will stay. " if stay else ""
        if not along and len(records) == 1:
            self.post_message(removed)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.post_message(removed)

        said = f"{stays}{along} Undo (u) brings all of it back.".strip()
        self.app.push_screen(Confirm(f"Delete {named(rows)}?", said, "Delete", "Keep"), answered)

    def action_move(self, by: int) -> None:
        """Move the highlighted record among its siblings."""
        row = self.rows.present
        if row is not None:
            self.post_message(RecordMoved(row.key, partial(self._siblings, row.key), by))

    def _siblings(self, key: str) -> list[Ordered]:
        rows = self._now([key])
        return self.view.siblings(self.case(), rows[0]) if rows else []

    def action_past(self) -> None:
        """Show who changed what of the highlighted record."""
        row = self.rows.present
        if row is not None and row.record is not None:
            self.post_message(PastWanted(row.record.id, short(row.title, 60)))

    def action_links(self) -> None:
        """Go to what the highlighted record is linked with."""
        row = self.rows.present
        if row is not None:
            ask_to_follow(self.app, self.case(), row, self.post_message)

    def action_copy(self) -> None:
        """Ask how the rows are copied, and where to."""
        ask_to_copy(self.app, self.view, self.case(), self.chosen, self.post_message)

    def action_paste(self) -> None:
        """Ask for a list, of which each line becomes a record."""
        ask_to_paste(self.app, self._pasted_text)

    @on(RowList.Pasted)
    def _pasted(self, event: RowList.Pasted) -> None:
        event.stop()
        self._pasted_text(event.text)

    def _pasted_text(self, text: str) -> None:
        ask_to_add(self.app, self.view, self.case(), self.rows.present, text, self.new_id, self.post_message)


def _purpose(parameters: tuple[object, ...]) -> Purpose:
    return "owner" if "owner" in parameters else "due" if "due" in parameters else "status"


def _parsed(action: str) -> tuple[str, tuple[object, ...]]:
    name, _, argument = action.partition("(")
    return name, (argument.strip("')"),) if argument else ()
