"""What is wrong with a pack, the states that it can be brought back to, and what each of them lacks."""

from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from screens.choosing import Confirm
from screens.dialog import Dialog
from screens.widgets.key_line import KeyLine
from screens.widgets.paged_list import PagedList
from store.rescue import Rescue, RescueOption

_NOTHING = "No earlier state of it is kept, neither beside it nor on this computer"
_NOTHING_LACKS = "Nothing that was saved is known to be missing from it."


Answer = RescueOption | Literal["forget"]


class RestoringScreen(Dialog[Answer | None]):
    """Offers the states of one pack; gives the one that the person confirmed, nothing on Escape.

    Of a pack whose file is gone, all states may be forgotten instead: somebody may have deleted it on purpose.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave it", id="restoring.leave"),
        Binding("d", "forget", "Delete the states", id="restoring.forget"),
    ]

    HELP = (
        "ppog keeps earlier states of a pack beside it and on this computer. Each row is one; below the rows stands "
        "what it lacks of what was saved. Enter or a click restores one, after asking; a file that cannot be read is "
        "kept under another name. {Esc|restoring.leave} changes nothing."
    )

    def __init__(self, rescue: Rescue) -> None:
        super().__init__()
        self.rescue = rescue

    def compose(self) -> ComposeResult:
        """What is wrong, the states with what each lacks, and what happens to the file."""
        rescue = self.rescue
        with Vertical(classes="dialog wide"):
            yield Label(Content(self._title()), classes="dialog-title")
            yield Static(Content(self._said()), classes="dialog-body", id="restoring-problem")
            if rescue.options:
                options = [Option(Content(_line(option)), id=str(n)) for n, option in enumerate(rescue.options)]
                yield PagedList(*options, markup=False, compact=True, id="restoring-states")
                with VerticalScroll(can_focus=False, id="restoring-about"):
                    yield Static("", id="restoring-state")
            if rescue.options:
                yield Static("Enter or a click restores a state, after asking.", classes="dialog-hint")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin at the state that lacks least."""
        for states in self.query(PagedList):
            states.highlighted = 0
            states.focus()

    def _title(self) -> str:
        name, damage = self.rescue.path.name, self.rescue.damage
        if damage is None:
            return f"Earlier states of {name}"
        return f"{name} is gone" if damage.missing else f"{name} cannot be opened"

    def _said(self) -> str:
        damage = self.rescue.damage
        in_vain = damage is not None and not damage.missing
        said = []
        if damage is None:
            said.append("The pack can be read and stays as it is.")
        elif damage.missing:
            said.append("Its file is not in the folder any more.")
        else:
            said.append(f"{damage.reason[:1].upper()}{damage.reason[1:]}. The file was left as it is.")
        if not self.rescue.options:
            said.append(_NOTHING + (", and no record could be read out of it." if in_vain else "."))
        return " ".join([*said, *self.rescue.remarks])

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        option = self.rescue.options[event.option_index]
        self.query_one("#restoring-state", Static).update(Content(option.lacks or _NOTHING_LACKS))

    @on(OptionList.OptionSelected)
    def _ask(self, event: OptionList.OptionSelected) -> None:
        option = self.rescue.options[event.option_index]

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(option)

        said = f"{option.description}\n{option.lacks or _NOTHING_LACKS}\n\n{self._what_happens()}"
        self.app.push_screen(Confirm("Restore this state?", said, "Restore it", "Not now"), answered)

    def _what_happens(self) -> str:
        damage = self.rescue.damage
        if damage is None:
            return "It is put beside the present pack, as a pack of its own. Nothing in the present one changes."
        if damage.missing:
            return "The pack is put back where it was."
        return "It takes the place of the damaged file, which is kept under another name, byte for byte."

    @property
    def _is_gone(self) -> bool:
        return self.rescue.damage is not None and self.rescue.damage.missing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to delete states only where the file is gone."""
        return self._is_gone and bool(self.rescue.options) if action == "forget" else True

    def action_forget(self) -> None:
        """Delete what is kept of a pack whose file is gone, once the person has said so."""

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss("forget")

        said = f"Nothing of {self.rescue.path.name} is left then, and it cannot be brought back."
        self.app.push_screen(Confirm("Delete every state of this pack?", said, "Delete them", "Keep them"), answered)

    def action_leave(self) -> None:
        """Restore nothing."""
        self.dismiss(None)


def _line(option: RescueOption) -> str:
    return f"{option.saved or 'Time not known'} · {option.counted} · {option.source}"
