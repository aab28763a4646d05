"""What can be done with the rows at hand, each by its key or by a click."""

from collections.abc import Sequence

from msgspec import Struct
from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

_GAP = "  "


class Offer(Struct, frozen=True):
    """Something that can be done: its key as it stands on a keyboard, a word, and the action."""

    key: str
    name: str
    action: str


class ActionLine(Widget):
    """What is offered, as many as fit; the palette has the others."""

    class Chosen(Message):
        """The person clicked on an offer."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self) -> None:
        super().__init__(classes="action-line")
        self.lead = ""
        self.offers: tuple[Offer, ...] = ()

    def show(self, lead: str, offers: Sequence[Offer]) -> None:
        """Show other words: ``lead`` says what is marked."""
        if (lead, tuple(offers)) != (self.lead, self.offers):
            self.lead, self.offers = lead, tuple(offers)
            self.refresh()

    def render(self) -> Content:
        """As many as the present size has room for."""
        return self.content(self.size.width, self.size.height)

    def content(self, width: int, height: int = 1) -> Content:
        """So many offers as fit into ``height`` lines of ``width`` cells."""
        lines: list[list[Content]] = [[Content.styled(self.lead, "bold")] if self.lead else []]
        for drawn in map(self._drawn, range(len(self.offers))):
            if sum(each.cell_length + len(_GAP) for each in lines[-1]) + drawn.cell_length > width:
                if len(lines) == height:
                    break
                lines.append([])
            lines[-1].append(drawn)
        return Content("\n").join(Content(_GAP).join(line).truncate(width, ellipsis=True) for line in lines)

    def _drawn(self, place: int) -> Content:
        offer, meta = self.offers[place], Style.from_meta({"place": place})
        return Content.assemble((offer.key, Style(bold=True) + meta), (f" {offer.name}", meta))

    def on_click(self, event: events.Click) -> None:
        """Do what is under the pointer."""
        place = event.style.meta.get("place")
        if isinstance(place, int) and place < len(self.offers):
            self.post_message(self.Chosen(self.offers[place].action))
