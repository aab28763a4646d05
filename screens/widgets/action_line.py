"""One line that says what can be done with the rows at hand, each by its key or by a click."""

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
        """The line at the present width."""
        return self.content(self.size.width)

    def content(self, width: int) -> Content:
        """The line at ``width`` cells."""
        line = [Content.styled(self.lead, "bold")] if self.lead else []
        for drawn in map(self._drawn, range(len(self.offers))):
            if sum(each.cell_length + len(_GAP) for each in line) + drawn.cell_length > width:
                break
            line.append(drawn)
        return Content(_GAP).join(line).truncate(width, ellipsis=True)

    def _drawn(self, place: int) -> Content:
        offer, meta = self.offers[place], Style.from_meta({"place": place})
        return Content.assemble((offer.key, Style(bold=True) + meta), (f" {offer.name}", meta))

    def on_click(self, event: events.Click) -> None:
        """Do what is under the pointer."""
        place = event.style.meta.get("place")
        if isinstance(place, int) and place < len(self.offers):
            self.post_message(self.Chosen(self.offers[place].action))
