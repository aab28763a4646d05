"""A list in which a page key does no harm, also where its lines have changed and are not drawn yet."""

from typing import Literal

from textual.widgets import OptionList


def knows_its_lines(options: OptionList) -> bool:
    """Whether ``options`` can go a page on; Textual's own would ask for a line that is not laid out yet."""
    options._update_lines()
    return (options.highlighted or 0) in options._index_to_line


class PagedList(OptionList):
    """A list of options that goes a page on only where it knows its lines."""

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        if knows_its_lines(self):
            super()._move_page(direction)
