"""A line for a folder or a file: its end is in sight, since a date and the kind of file stand there."""

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from screens.widgets.one_line import OneLine


class PlaceLine(OneLine):
    """A path or a name; while nobody types in it, what has no room is left out of its middle."""

    def render_line(self, y: int) -> Strip:
        """The line as Textual draws it."""
        room = self.scrollable_content_region.width
        if y or self.has_focus or cell_len(self.value) <= room:
            return super().render_line(y)
        return Strip([Segment(cut_in_the_middle(self.value, room), self.rich_style)]).extend_cell_length(room + 1)


def cut_in_the_middle(text: str, width: int) -> str:
    """A text of at most ``width`` cells, with … for what is left out between its beginning and its end."""
    if cell_len(text) <= width:
        return text
    end = text
    while end and cell_len(end) > max(width - 1, 0) // 2:
        end = end[1:]
    beginning = text
    while beginning and cell_len(beginning) > width - 1 - cell_len(end):
        beginning = beginning[:-1]
    return f"{beginning}…{end}" if width > 0 else ""
