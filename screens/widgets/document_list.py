"""The documents that can be made, one a line."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from exports.whole_set import Wanted
from screens.keys import key
from screens.rows import Row
from screens.symbols import Symbols
from screens.widgets.row_list import RowList
from toolkit.pack import Pack


class DocumentList(RowList):
    """Enter has the highlighted one written; a click only goes to it, so that nobody writes by looking."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "select", "Write", "export.write-row", "Write the highlighted document into its file", show=True),
        key(
            "right",
            "screen.read",
            "Read",
            "export.read",
            "Into the preview, to scroll it; {Esc|export.back} comes back",
        ),
    ]

    def __init__(self, wanted: Sequence[Wanted], pack: Pack, symbols: Symbols) -> None:
        super().__init__(symbols, id="export-kinds")
        self.wanted = tuple(wanted)
        self.show([Row(str(place), each.title(pack), meta=each.whom(pack)) for place, each in enumerate(self.wanted)])

    @property
    def document(self) -> Wanted:
        """The highlighted one."""
        return self.wanted[self.highlighted or 0]

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()
        place = event.style.meta.get("option")
        if isinstance(place, int):
            self.highlighted = place
