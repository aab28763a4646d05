"""Which rows of a list are in sight: those with a word, or those that are not folded away."""

from collections.abc import Collection, Sequence

from msgspec import structs

from screens.rows import Row


def unfolded(rows: Sequence[Row], open: Collection[str]) -> list[Row]:
    """The rows that are not folded away; a row whose key is in ``open`` says that it is."""
    shown = [row for row in rows if not row.parent or row.parent in open]
    if not open:
        return shown
    return [structs.replace(row, mark="open") if row.mark == "folded" and row.key in open else row for row in shown]


def with_words(rows: Sequence[Row], words: str) -> list[Row]:
    """The rows, folded ones too, whose line has the words, under the headings that they stand under."""
    wanted = words.casefold()
    kept: list[Row] = []
    for row in rows:
        if row.heading:
            if kept and kept[-1].heading:
                kept.pop()
            kept.append(row)
        elif wanted in f"{row.title} {row.state} {row.meta}".casefold():
            kept.append(row)
    if kept and kept[-1].heading:
        kept.pop()
    return kept


def flagged(rows: Sequence[Row], unsaved: Collection[str]) -> Sequence[Row]:
    """The rows, of which those whose key is in ``unsaved`` say that not all of their form is saved."""
    if not unsaved:
        return rows
    return [structs.replace(row, unsaved=True) if row.key in unsaved else row for row in rows]
