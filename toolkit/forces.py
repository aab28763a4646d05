"""The territorial police forces of England and Wales, offered as suggestions when a pack is made."""

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
import tomli
from msgspec import Struct

from toolkit.records.office import TermsKind

FORCES = Path(__file__).parent / "forces.toml"

BodyKind = Literal["pcc", "pfcc", "mayor", "mopac", "city"]
_TERMS: dict[BodyKind, TermsKind] = {"pcc": "pcc", "pfcc": "pfcc", "mayor": "mayor", "mopac": "mopac", "city": "own"}


class Force(Struct, frozen=True, forbid_unknown_fields=True):
    """One force: its name, the kind of body over it, its chief's title, and what it is called in running text."""

    name: str
    body: BodyKind
    chief: str
    noun: str

    @property
    def terms(self) -> TermsKind:
        """The role words to begin with; an office can change them."""
        return _TERMS[self.body]

    @property
    def own_words(self) -> dict[str, str]:
        """Fields of the office record in which the force's words differ from the usual ones."""
        words = {"chief_title": "" if self.chief == "Chief Constable" else self.chief}
        words["force_noun"] = "" if self.noun == "force" else self.noun
        return {field: word for field, word in words.items() if word}


class _File(Struct, forbid_unknown_fields=True):
    forces: tuple[Force, ...]


@cache
def forces() -> tuple[Force, ...]:
    """All 43, in alphabetical order."""
    return msgspec.convert(tomli.loads(FORCES.read_text(encoding="utf-8")), _File).forces


def matching(typed: str) -> list[Force]:
    """The forces whose name holds what was typed; those that begin with it first."""
    wanted = typed.casefold().strip()
    found = [force for force in forces() if wanted in force.name.casefold()]
    return sorted(found, key=lambda force: (not force.name.casefold().startswith(wanted), force.name))
