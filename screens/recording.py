"""What a person did in a pack, written by its session; what the session refuses is said."""

from collections.abc import Callable, Iterable

from msgspec import structs
from textual.widget import Widget

from screens.key_words import with_keys
from screens.messages import RecordEdited, RecordMoved, RecordsAdded, RecordsChanged, RecordsRemoved
from screens.widgets.unsaved import NotTaken
from store.errors import StoreError
from store.session import PackSession
from store.stamps import same_content
from toolkit.errors import RecordError
from toolkit.records.causes import Threshold
from toolkit.records.record import Record


def record_in_hand(focused: Widget | None) -> str:
    """The id of the record in whose form the cursor is; empty where it is in none."""
    from screens.widgets.record_form import RecordForm  # the overview needs no forms

    form = None if focused is None else next((node for node in focused.ancestors if isinstance(node, RecordForm)), None)
    return "" if form is None else form.owner


NotTakenIn = Callable[[], Iterable[NotTaken]]
Work = RecordEdited | RecordsRemoved | RecordsChanged | RecordMoved


class Recording:
    """The one place where a pack's screen writes; nothing is changed where it says that it could not."""

    def __init__(self, session: PackSession, say: Callable[..., None], not_taken: NotTakenIn = tuple) -> None:
        """Write into ``session``; ``say`` shows a sentence, as ``notify`` of a screen does.

        ``not_taken`` has what was typed and is no value yet: a record is not empty while that stands in its form.
        """
        self._not_taken = not_taken
        self.session = session
        self._say = say
        self.from_form = False
        """Whether the change being written comes from a form, which then shows it already."""
        self._untouched: tuple[Record, str] | None = None

    def write(self, change: Callable[[], object]) -> bool:
        """Make a change; false, and a sentence, where it was refused."""
        try:
            change()
        except (StoreError, RecordError) as error:
            self._say(str(error), severity="error", timeout=10, markup=False)
            return False
        return True

    def take(self, event: Work) -> None:
        """Write what was done to records that are there."""
        match event:
            case RecordEdited():
                self.edit(event)
            case RecordsRemoved():
                self.remove(event)
            case RecordsChanged():
                self.change(event)
            case RecordMoved():
                self.move(event)

    def edit(self, event: RecordEdited) -> None:
        """Write fields of a record as it is by now."""
        present = self.session.pack.get(type(event.record), event.record.id) or event.record
        self.from_form = event.from_form
        self.write(lambda: self.session.put(structs.replace(present, **event.changes), label=event.label))
        self.from_form = False

    def add(self, event: RecordsAdded) -> bool:
        """Write new records; a single one is remembered until something is typed into it."""
        also = event.also(self.session.pack)
        if not self.write(lambda: self.session.put(*event.records, *also, label=event.label)):
            return False
        # A threshold without words says that nobody was asked for it yet.
        if event.begin and len(event.records) == 1 and not isinstance(event.records[0], Threshold):
            added = self.session.pack.find(event.records[0].id)
            self._untouched = (added, event.label) if added else None
        return True

    def drop_untouched(self) -> None:
        """Take back the record that was added last, where nothing was entered into it."""
        if self._untouched is None:
            return
        record, label = self._untouched
        self._untouched = None
        present = self.session.pack.find(record.id)
        if any(each.owner == record.id for each in self._not_taken()):
            return
        if present and same_content(present, record) and self.session.can_undo == label:
            self.write(self.session.undo)
            self._say("Nothing was entered, so nothing was added.", timeout=4, markup=False)

    def remove(self, event: RecordsRemoved) -> None:
        """Delete records, with what belongs to them."""
        if self.write(lambda: self.session.remove(*event.records, label=event.label)):
            back = "bring it back" if len(event.records) == 1 else "bring them back"
            self._say(f"Done: {event.label}. {with_keys('Press {u|pack.undo} to')} {back}.", markup=False)

    def change(self, event: RecordsChanged) -> None:
        """Write several records as one step, as they are by now."""
        records = event.changed()
        if self.write(lambda: self.session.put(*records, label=event.label)) and len(records) > 1:
            back = with_keys("Press {u|pack.undo} to take it back.")
            self._say(f"Done: {event.label}. {back}", timeout=4, markup=False)

    def move(self, event: RecordMoved) -> None:
        """Move a record among its siblings, as they are by now."""
        siblings = event.siblings()
        places = {sibling.id: place for place, sibling in enumerate(siblings)}
        to = places.get(event.record, -1) + event.by
        if event.record in places and 0 <= to < len(siblings):
            self.write(lambda: self.session.move(siblings[places[event.record]], siblings, to))

    def undo(self, inside: str = "") -> None:
        """Take back the last change, wherever it was; from ``inside`` a record's form, only one that it shows."""
        label = self.session.can_undo
        if inside and label and not self.session.undo_reaches(inside):
            how = with_keys("{Esc|pack.back} leaves the form, and then {u|pack.undo} takes it back.")
            said = f"Nothing more to take back here. The change before was elsewhere: {label}. {how}"
            self._say(said, timeout=8, markup=False)
            return
        earlier = with_keys("{D|pack.deleted} brings back what was deleted earlier.")
        # In a form a letter is typed.
        again = "" if inside else with_keys("{U|pack.redo} does it again.")
        self._turn(self.session.undo, "Undid", f"There is nothing to undo in this session. {earlier}", again)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._turn(self.session.redo, "Did again", "There is nothing to redo.")

    def _turn(self, turn: Callable[[], str | None], done: str, nothing: str, after: str = "") -> None:
        said = nothing

        def run() -> None:
            nonlocal said
            label = turn()
            said = f"{done}: {label}{f'. {after}' if after else ''}" if label else nothing

        if self.write(run):
            self._say(said, timeout=4, markup=False)
