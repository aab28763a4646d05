"""Every key of every screen by the place that it works in, gathered from the bindings themselves."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from msgspec import Struct
from textual.binding import Binding
from textual.dom import DOMNode

import screens
from screens.key_words import with_keys

# The first word of an id says where its key works.
PLACES = {
    "app": "Everywhere",
    "home": "Home",
    "pack": "In a pack",
    "overview": "On the overview",
    "list": "In the list of a step",
    "row": "On the highlighted row of a list",
    "field": "In a field of a form",
    "export": "Documents",
    "returning": "Taking answers back from Word",
    "rehearsal": "Rehearsal",
    "new": "A new pack",
    "restoring": "Earlier states of a pack",
    "work": "Work that takes a while",
    "settings": "Settings",
    "map": "Process map",
    "tour": "Tour",
    "help": "Help",
    "keys": "All keys",
    "choose": "A question over the screen",
}
# Keys of these work at the same time, and so does every key of `EVERYWHERE`.
_TOGETHER = (("pack", "overview"), ("pack", "list", "row"))
EVERYWHERE = "app"


class KeyOf(Struct, frozen=True):
    """One action: its id, the keys that it has (Textual's names), its short name, and what it does."""

    id: str
    keys: tuple[str, ...]
    name: str
    said: str

    @property
    def place(self) -> str:
        """The first word of the id."""
        return self.id.partition(".")[0]


class PlaceOfKeys(Struct, frozen=True):
    """A part of the program, and the keys that work there."""

    title: str
    keys: tuple[KeyOf, ...]


def every_key(app: type[DOMNode], keymap: Mapping[str, str] | None = None) -> dict[str, KeyOf]:
    """The actions of the screens and of ``app`` by their id, with the keys that ``keymap`` gives them."""
    changed = keymap or {}
    found: dict[str, KeyOf] = {}
    for binding in _bindings(app):
        id = binding.id or ""
        before = found.get(id)
        keys = split(changed[id]) if id in changed else (*(before.keys if before else ()), binding.key)
        name, said = (
            (before.name, before.said) if before else (binding.description, binding.tooltip or binding.description)
        )
        found[id] = KeyOf(id, tuple(dict.fromkeys(keys)), name, with_keys(said, changed))
    return found


def by_place(keys: Iterable[KeyOf]) -> list[PlaceOfKeys]:
    """The keys place by place, in the order in which one comes to them."""
    places: dict[str, list[KeyOf]] = {place: [] for place in PLACES}
    for key in keys:
        places.setdefault(key.place, []).append(key)
    return [PlaceOfKeys(PLACES.get(place, place.capitalize()), tuple(held)) for place, held in places.items() if held]


def meet(one: str, other: str) -> bool:
    """Whether keys of these two places work at the same time."""
    return one == other or EVERYWHERE in (one, other) or any({one, other} <= {*places} for places in _TOGETHER)


def split(keys: str) -> tuple[str, ...]:
    """Keys divided by commas, each by Textual's name for it."""
    return tuple(binding.key for binding in Binding.make_bindings([Binding(keys, "")]))


def _bindings(app: type[DOMNode]) -> Iterator[Binding]:
    of_app = [kind for kind in app.__mro__ if not kind.__module__.startswith("textual.")]
    for owner in (*of_app, *_owners()):
        for binding in Binding.make_bindings(vars(owner).get("BINDINGS", ())):
            if binding.id:
                yield binding


@cache
def _owners() -> tuple[type[DOMNode], ...]:
    """The screens and widgets that have keys of their own."""
    modules = [import_module(module.name) for module in walk_packages(screens.__path__, f"{screens.__name__}.")]
    return tuple(
        held
        for module in modules
        for held in vars(module).values()
        if isinstance(held, type) and held.__module__ == module.__name__ and "BINDINGS" in vars(held)
    )
