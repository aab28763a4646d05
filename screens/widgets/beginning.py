"""The beginning of a text, as much as there is room for, ending with a whole word."""

from textual.content import Content
from textual.widget import Widget

# A longer word than this is cut: the line would lose more than the word says.
_LONG_WORD = 12


class Beginning(Widget):
    """A text of which only the first lines are in sight; that there is more is said by …"""

    def __init__(self, *, classes: str) -> None:
        super().__init__(classes=classes)
        self.text = ""
        self.more = ""

    def show(self, text: str, more: str) -> None:
        """Show another text; ``more`` is what has the rest of it shown, such as ``Enter``."""
        if (text, more) != (self.text, self.more):
            self.text, self.more = text, more
            self.refresh()

    def render(self) -> Content:
        """What fits."""
        return beginning(self.text, self.content_size.width, self.content_size.height, self.more)


def beginning(text: str, width: int, height: int, more: str = "") -> Content:
    """So many lines of a text; where there is more, the last one ends with a whole word, … and how to read on."""
    lines = [line.rstrip() for line in Content(" ".join(text.split())).wrap(max(width, 1))]
    shown = lines[:height]
    if len(lines) > height and shown:
        hint = f"  {more}: more" if more else ""
        room = width - len(hint)
        shown[-1] = cut_at_word(Content(f"{shown[-1].plain} {lines[height].plain}"), room if room > 0 else width)
        if room > 0:
            shown[-1] = Content.assemble(shown[-1], (hint, "$muted"))
    return Content("\n").join(shown)


def cut_at_word(text: Content, width: int, long_word: int = _LONG_WORD) -> Content:
    """A line of at most ``width`` cells, with … for what is left out.

    The last word is whole, unless more than ``long_word`` cells would stay empty for it: then it is cut.
    """
    if text.cell_length <= width:
        return text
    kept = text.truncate(max(width - 1, 0))
    within = text.plain[len(kept.plain) : len(kept.plain) + 1].strip()
    space = kept.plain.rfind(" ")
    if within and space > 0 and len(kept.plain) - space <= long_word:
        kept = kept[:space]
    return kept.rstrip() + Content("…" if width > 0 else "")
