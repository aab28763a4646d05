"""How many steps of a pack are done, for Home; a file that is as it was is not opened again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from msgspec import structs

from ppog_tui import __version__
from ppog_tui.edition_files import own_files
from ppog_tui.errors import ProgramError
from store.errors import StoreError
from store.listing_cache import Signature, is_settled, signature_of
from store.step_counts import keep_counts, known_counts
from toolkit.edition_files import DEFAULT_EDITION

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from screens.home import HomeScreen
    from screens.pack_list import PackLine
    from toolkit.edition import Edition

# To be raised whenever `toolkit.steps` counts a pack otherwise than before.
_RULES = 2
# Packs of which the first screen of Home is full.
_SEEN_AT_ONCE = 40


class StepsDone:
    """Counts, and remembers what it counted."""

    def __init__(self, edition: Callable[[], Edition]) -> None:
        """Packs of an edition that is not installed are counted by ``edition``."""
        self._edition = edition
        self._by = ""
        self._known: dict[Signature, str] = {}
        self._keepable: dict[Signature, str] = {}

    def remember(self) -> None:
        """Know what was counted before, unless the program or an edition is another one since; reads files."""
        by = _counted_by()
        if by != self._by:
            self._by, self._known = by, known_counts(by)
            self._keepable = dict(self._known)

    async def show(self, home: HomeScreen, lines: Sequence[PackLine]) -> None:
        """Show the packs at once, and count, those in sight first; whoever goes on to a pack does not wait for it."""
        shown = {line.path: self._known_of(line) or line for line in lines}
        left = {line.path for line in lines if self._known_of(line) is None}
        home.show_packs(list(shown.values()))
        order = [path for path in dict.fromkeys((*(line.path for line in home.lines), *shown)) if path in left]
        for place, path in enumerate(order, start=1):
            if not home.is_current:
                break
            shown[path] = await asyncio.to_thread(self._counted, shown[path])
            if place == _SEEN_AT_ONCE:
                home.show_packs(list(shown.values()))
            if place % _SEEN_AT_ONCE == 0:
                home.say_counting(len(shown) - len(order) + place, len(shown))
        home.say_counting(0, 0)
        if order:
            home.show_packs(list(shown.values()))
            await asyncio.to_thread(self._keep, [line.path for line in lines])

    def _known_of(self, line: PackLine) -> PackLine | None:
        """The line with what was counted of this very file before; None where it must be opened."""
        if not line.usable:
            return line
        signature = signature_of(line.path)
        said = self._known.get(signature) if signature else None
        return structs.replace(line, progress=said) if said else None

    def _counted(self, line: PackLine) -> PackLine:
        """The line with what its file says now, or with the reason why it cannot be opened; reads the whole file."""
        # Nothing of this is loaded where all packs are as they were.
        from ppog_tui.editions import installed_edition
        from store.pack_file import open_pack
        from toolkit.steps import overall

        signature = signature_of(line.path)
        try:
            pack = open_pack(line.path).pack
        except StoreError as error:
            return structs.replace(line, reason=str(error))
        own = installed_edition(pack.info.edition)
        progress = overall(pack, own or self._edition())
        said = f"{progress.done} of {progress.total}"
        if signature is not None and is_settled(signature):
            self._known[signature] = said
            if own is not None:
                self._keepable[signature] = said
        return structs.replace(line, progress=said)

    def _keep(self, paths: Sequence[Path]) -> None:
        """Write down the counts of these packs, those by an edition that is installed."""
        present = {signature_of(path) for path in paths}
        self._keepable = {signature: said for signature, said in self._keepable.items() if signature in present}
        if self._by:
            keep_counts(self._by, self._keepable)


def _counted_by() -> str:
    """What a count follows from, beside the pack: this program, and the editions; empty where that is not known."""
    try:
        files = [DEFAULT_EDITION, *own_files()]
    except ProgramError:
        return ""
    return " ".join([__version__, f"rules={_RULES}", *(f"{path.name}={signature_of(path)}" for path in files)])
