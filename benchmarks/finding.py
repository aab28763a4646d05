"""How long Ctrl+P takes in packs of 100, 1,000 and 5,000 records: a letter typed, and a pack that changed.

    python -m benchmarks.finding [--rounds N]

Queries are typed letter by letter, as a person types them, some of them wrong. Each letter is a search with its
excerpts.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import islice

from msgspec import structs

from screens.case import Case
from screens.contents import findables
from screens.finder import Finder
from screens.symbols import Symbols
from toolkit.example import worked_example
from toolkit.finding import Index
from toolkit.loading import default_edition, default_precedents
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Recommendation
from toolkit.records.preparation import Action
from toolkit.records.questions import HardQuestion, Question
from toolkit.records.record import Record
from toolkit.records.speaking import LogEntry
from toolkit.words import words_of

SIZES = (100, 1_000, 5_000)
QUERIES = ("custody", "cosntable", "threshhold calls", "repeat victims arrival", "xylophone", "head of contcat", "999")
WORDS_A_TEXT = 60
# Beside the words of the worked example and of the toolkit, as often as they come there: names, places, rare words.
RARE = 8_000
SYLLABLES = ("ab", "con", "der", "el", "fer", "ing", "lo", "ment", "no", "per", "que", "ra", "sta", "tion", "un", "ver")


def texts(case: Case) -> Iterator[str]:
    """Texts without end in the words of a pack, each word as often as there."""
    chance = random.Random(1)
    said = [word for thing in findables(case) for _, text in thing.texts for word in words_of(text)]
    said += ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(RARE)]
    while True:
        yield " ".join(chance.choices(said, k=WORDS_A_TEXT))


def case_of(records: int) -> Case:
    """The worked example, grown to so many records by what an office writes most of."""
    now = datetime(2026, 6, 3, 14, 5, tzinfo=UTC)
    edition = default_edition()
    pack = worked_example(edition, now.date())
    more = records - sum(1 for _ in pack.records())
    case = Case(pack, edition, default_precedents(), now, Symbols())
    return structs.replace(case, pack=pack.with_changes(put=islice(grown(texts(case)), max(more, 0))))


def grown(told: Iterator[str]) -> Iterator[Record]:
    """Records without end, in these texts."""
    for number in range(10**6):
        cause, text = f"c{number}", next(told)
        yield Cause(id=cause, title=text[:60], letter=next(told), root_cause=next(told))
        for each in range(4):
            yield Recommendation(id=f"r{number}.{each}", cause=cause, text=next(told), owner="Head of contact")
        yield Evidence(id=f"e{number}", claim=next(told), document=text[:30], causes=(cause,))
        yield Action(id=f"a{number}", text=next(told), owner="Policy officer")
        yield Question(id=f"q{number}", bank="chief", wording=next(told), answer=next(told))
        yield HardQuestion(id=f"h{number}", question=next(told)[:90], line=next(told))
        yield LogEntry(id=f"l{number}", at="14:05", text=next(told))


def milliseconds(act: Callable[[], object]) -> float:
    """What one call takes."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def changed(pack: Pack, text: str) -> Pack:
    """The pack after one more letter in one of its records."""
    action = pack.every(Action)[-1]
    return pack.with_changes(put=[structs.replace(action, text=text)])


def main() -> None:
    """Print a line a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    print("milliseconds     letter p50   letter p95   slowest   first index   after a change")
    for size in SIZES:
        print(measured(case_of(size), rounds))


def measured(case: Case, rounds: int) -> str:
    """The line of one pack."""
    finder, actions = Finder(), Index()
    first = milliseconds(partial(finder.read, case))
    finder.find(case, "mistpyed", actions)
    queries = [query[:end] for query in QUERIES for end in range(1, len(query) + 1)] * rounds
    letters = [milliseconds(partial(finder.find, case, query, actions)) for query in queries]
    edits = [structs.replace(case, pack=changed(case.pack, f"Ask again {each}")) for each in range(rounds)]
    again = [milliseconds(partial(finder.read, edited)) for edited in edits]
    p50, p95 = statistics.median(letters), statistics.quantiles(letters, n=20)[-1]
    records = sum(1 for _ in case.pack.records())
    return (
        f"{records:6,} records {p50:10.1f} {p95:12.1f} {max(letters):9.1f} "
        f"{first:13.0f} {statistics.median(again):16.0f}"
    )


if __name__ == "__main__":
    main()
