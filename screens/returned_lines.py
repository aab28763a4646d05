"""What a document that came back would change, in lines to be read before it is taken."""

from collections.abc import Iterator
from itertools import groupby

from textual.content import Content

from exports.returning.returned import Change, Returned, Told

# Enough to know a long text again; the whole of it is what is taken.
LONGEST = 300
# Two texts that have room on one line.
SHORT = 50


def summary(returned: Returned) -> str:
    """How much there is to take, in a sentence."""
    if not returned.changes:
        return "There is nothing to take: the document says what the pack says, or what it was made with."
    asked = f", {returned.asked} to ask about: changed in the pack too" if returned.asked else ""
    return f"{counted(returned.taken, 'answer')} to take{asked}."


def laid_out(returned: Returned, width: int, told: Told) -> list[Content]:
    """What a document would change, as lines of at most ``width`` cells."""
    lines: list[Content] = []
    for done, line in enumerate(_lines(returned)):
        told("Laying out what it would change", done, 0)
        lines += line.wrap(max(width, 1))
    return lines


def _lines(returned: Returned) -> Iterator[Content]:
    """The changes record by record, then what both sides changed, then what is to be noted."""
    taken = [change for change in returned.changes if change.answer.base_known]
    asked = [change for change in returned.changes if not change.answer.base_known]
    parts = (
        ("Changed in the document", _records(taken)),
        ("Changed in the pack too: its value stands until you choose, in step 10", _records(asked)),
        ("To note", [Content(f"· {problem}") for problem in returned.problems]),
    )
    shown = [(heading, lines) for heading, lines in parts if lines]
    for place, (heading, lines) in enumerate(shown):
        yield Content.assemble("\n" if place else "", (heading, "$accent"))
        yield from lines


def _records(changes: list[Change]) -> list[Content]:
    lines = []
    for _, group in groupby(changes, key=lambda change: (change.answer.record.table, change.answer.record.id)):
        rows = list(group)
        lines.append(Content.assemble((rows[0].title, "bold"), (f"  {rows[0].kind}", "$muted")))
        for change in rows:
            old, new = _shown(change.old), _shown(change.new)
            # Between two long texts the arrow must not be looked for.
            between = "\n→ " if "\n" in old + new or len(old) + len(new) > SHORT else " → "
            lines.append(Content.assemble((f"{change.label}: ", "$muted"), old, between, (new, "bold")))
    return lines


def _shown(text: str) -> str:
    left = len(text) - LONGEST
    return f"{text[:LONGEST]} … ({left} more characters)" if left > 0 else text or "(empty)"


def counted(count: int, what: str) -> str:
    """A number of things: “1 answer”, “2 answers”."""
    return f"{count} {what}{'' if count == 1 else 's'}"
