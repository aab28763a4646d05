"""What a pack holds, found by its words: read once, and again only where the pack has changed."""

from collections.abc import Sequence
from itertools import chain
from threading import Lock

from msgspec import Struct

from screens.case import Case
from screens.contents import findables, steps
from toolkit.finding import Findable, Hit, Index, search
from toolkit.pack import Pack
from toolkit.words import Excerpt, excerpt

# More hits of one search than this are not read by anybody.
MOST_HITS = 40
# An excerpt stands in one line with its place and label where there is room, but is never shorter than this.
_LINE, _LEAST = 76, 40


class Shown(Struct, frozen=True):
    """A hit as it is drawn: the thing, and where it is found in more than its title, the text with the words."""

    thing: Findable
    title: Excerpt
    label: str = ""
    said: Excerpt | None = None


class Finder:
    """Everything in one pack by its words; made for threads, because reading a large pack takes a moment."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._index = Index()
        self._read: tuple[Pack, object] | None = None

    def read(self, case: Case) -> int:
        """Take in what is new since the last time; says how many things that were."""
        with self._lock:
            if self._read is not None and self._read[0] is case.pack and self._read[1] is case.edition:
                return 0
            changed = self._index.renew(chain(steps(case), findables(case)))
            self._read = case.pack, case.edition
            return changed

    def find(self, case: Case, query: str, actions: Index) -> list[Shown]:
        """What the pack and the actions have of ``query``, the best first."""
        self.read(case)
        return shown(search(query, (actions, self._index), MOST_HITS))


def shown(hits: Sequence[Hit]) -> list[Shown]:
    """Hits with the words that were sought."""
    return [_shown(hit) for hit in hits]


def _shown(hit: Hit) -> Shown:
    thing, sought = hit.thing, hit.sought
    title = excerpt(thing.title, sought.has, len(thing.title))
    found = sought.said_in(thing)
    if found is None:
        return Shown(thing, title)
    label, text = found
    room = max(_LEAST, _LINE - len(thing.where) - len(label))
    return Shown(thing, title, label, excerpt(text, sought.has, room))
