"""Whatever is done in whatever order, undo and redo agree with a plain list of states, and the disk with both."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec import structs

from store.pack_file import PackFile, open_pack
from store.session import Change, PackSession
from tests.store.pack_samples import Clock, content, info
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation
from toolkit.records.preparation import Action
from toolkit.records.questions import Question
from toolkit.records.record import Record

KINDS: tuple[type[Record], ...] = (Cause, Recommendation, Measure, Reading, Evidence, Question, Action)
NAMES = st.sampled_from(["1", "2", "3"])


def order(pack: Pack) -> dict[str, list[str]]:
    return {kind.table: [row.id for row in pack.every(kind)] for kind in KINDS}


class Sessions(RuleBasedStateMachine):
    """The model is the list of states that the pack went through, and a place in it."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        self.open(PackFile(Path(self.folder.name) / "pack.ppog.json", Pack(info())))

    def open(self, file: PackFile) -> None:
        self.session = PackSession(file, officer="AB", now=self.clock, save_after=60)
        self.states: list[Any] = [self.seen()]
        self.told: list[Change] = []
        self.session.subscribe(self.told.append)
        self.place = 0

    def seen(self) -> Any:
        return content(self.session.pack), order(self.session.pack)

    def did(self) -> None:
        """Note what a change led to, if it changed anything."""
        if self.told:
            del self.states[self.place + 1 :]
            self.told.clear()
        # Typing that ends where it began is no step, though it was told.
        if self.seen() != self.states[self.place]:
            self.states.append(self.seen())
            self.place += 1
        self.clock.tick(10)

    @rule(kind=st.sampled_from(KINDS), id=NAMES, link=NAMES, words=st.text(max_size=5), position=st.integers(0, 3))
    def put(self, kind: type[Record], id: str, link: str, words: str, position: int) -> None:
        values: dict[str, Any] = {
            "cause": link,
            "causes": (link,),
            "measure": link,
            "text": words,
            "title": words,
            "claim": words,
            "position": position,
        }
        fields = set(kind.__struct_fields__)
        self.session.put(kind(id=id, **{name: value for name, value in values.items() if name in fields}))
        self.did()

    @rule(words=st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=4))
    def type_words(self, words: list[str]) -> None:
        for typed in words:
            self.session.put(Action(id="typed", text=typed), label="Type")
        self.did()

    @rule(kind=st.sampled_from(KINDS), id=NAMES)
    def remove(self, kind: type[Record], id: str) -> None:
        self.session.remove(kind(id=id))
        self.did()

    @precondition(lambda self: self.session.pack.every(Cause))
    @rule(pick=st.integers(0, 5), to=st.integers(0, 5))
    def move(self, pick: int, to: int) -> None:
        causes = self.session.pack.every(Cause)
        self.session.move(causes[pick % len(causes)], causes, to)
        self.did()

    @rule(edition=st.sampled_from(["toolkit", "other"]))
    def change_edition(self, edition: str) -> None:
        self.session.use_edition(edition, structs.replace(Action(id="edition"), text=edition))
        self.did()

    @rule()
    def undo(self) -> None:
        assert (self.session.undo() is not None) == (self.place > 0)
        self.place = max(0, self.place - 1)
        self.told.clear()
        self.clock.tick(10)

    @rule()
    def redo(self) -> None:
        last = len(self.states) - 1
        assert (self.session.redo() is not None) == (self.place < last)
        self.place = min(last, self.place + 1)
        self.told.clear()
        self.clock.tick(10)

    @rule()
    def reopen(self) -> None:
        self.session.put(Action(id="reopened", text=self.clock().isoformat()))
        before = self.seen()
        assert self.session.close().state == "saved"
        self.open(open_pack(self.session.path))
        assert self.seen() == before

    @invariant()
    def the_pack_is_as_the_model_says(self) -> None:
        if hasattr(self, "session"):
            assert self.seen() == self.states[self.place]

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.close()
            self.folder.cleanup()


TestSessions = Sessions.TestCase
TestSessions.settings = settings(max_examples=30, stateful_step_count=30)
