"""Role terms: the words that one office uses for its people, put into the toolkit's texts.

A text holds placeholders such as ``{holder.the}`` or ``{Chief.possessive}``. The name says
who (``holder``, ``office``, ``chief``, ``force``), a capital first letter starts a sentence,
and the modifiers say the form: ``full`` or ``short``, ``the`` or ``a``, ``plural``,
``possessive``.
"""

import re

from msgspec import Struct

from toolkit.errors import ContentError
from toolkit.records.office import Office, TermsKind

PLACEHOLDER = re.compile(r"\{([A-Za-z]+)((?:\.[a-z]+)*)\}")
MODIFIERS = frozenset({"full", "short", "the", "a", "plural", "possessive"})


class Term(Struct, frozen=True):
    """One role word: the full form, the short form, and the plural where adding s is wrong.

    ``proper`` says that the short form is a name without an article: MOPAC, not the MOPAC.
    """

    full: str
    short: str = ""
    plural: str = ""
    proper: bool = False

    def form(self, modifiers: frozenset[str]) -> str:
        """The word in the form asked for; the short form unless ``full`` is asked for."""
        word = self.full if "full" in modifiers or not self.short else self.short
        if "plural" in modifiers:
            word = self.plural if self.plural and word == self.full else plural(word)
        named = self.proper and word == self.short
        if "the" in modifiers and not named:
            word = f"the {word}"
        elif "a" in modifiers and not named:
            word = f"{indefinite(word)} {word}"
        if "possessive" in modifiers:
            word = possessive(word)
        return word


class Terms(Struct, frozen=True):
    """The four role words of one office."""

    holder: Term
    office: Term
    chief: Term
    force: Term

    def fill(self, text: str) -> str:
        """Replace every placeholder of ``text``; raises `ContentError` for one that means nothing."""
        if "{" not in text:
            return text
        return PLACEHOLDER.sub(self._word, text)

    def fill_known(self, text: str) -> str:
        """As `fill`, but leave a placeholder that means nothing as it is.

        For wording kept in a pack file, which need not come from an edition that was checked.
        """
        return PLACEHOLDER.sub(lambda match: self._found(match) or match[0], text)

    def _found(self, match: re.Match[str]) -> str:
        name, modifiers = match[1], frozenset(match[2].split(".")[1:])
        term: object = getattr(self, name[0].lower() + name[1:], None)
        if not isinstance(term, Term) or not modifiers <= MODIFIERS:
            return ""
        word = term.form(modifiers)
        return word[0].upper() + word[1:] if name[0].isupper() else word

    def _word(self, match: re.Match[str]) -> str:
        word = self._found(match)
        if not word:
            raise ContentError(f"{match[0]} is not a role placeholder.")
        return word


CHIEF_CONSTABLE = Term("chief constable")
COMMISSIONER = Term("Commissioner")
FORCE = Term("force")

TERMS: dict[TermsKind, Terms] = {
    "pcc": Terms(
        Term("Police and Crime Commissioner", "PCC"),
        Term("Office of the Police and Crime Commissioner", "OPCC", plural="Offices of Police and Crime Commissioners"),
        CHIEF_CONSTABLE,
        FORCE,
    ),
    "pfcc": Terms(
        Term("Police, Fire and Crime Commissioner", "PFCC"),
        Term(
            "Office of the Police, Fire and Crime Commissioner",
            "OPFCC",
            plural="Offices of Police, Fire and Crime Commissioners",
        ),
        CHIEF_CONSTABLE,
        FORCE,
    ),
    "mayor": Terms(Term("Mayor"), Term("Mayor's office", plural="Mayors' offices"), CHIEF_CONSTABLE, FORCE),
    "deputy-mayor": Terms(
        Term("Deputy Mayor for Policing and Crime", "Deputy Mayor", plural="Deputy Mayors for Policing and Crime"),
        Term("Deputy Mayor's office", plural="Deputy Mayors' offices"),
        CHIEF_CONSTABLE,
        FORCE,
    ),
    "mopac": Terms(
        Term("Deputy Mayor for Policing and Crime", "Deputy Mayor", plural="Deputy Mayors for Policing and Crime"),
        Term(
            "Mayor's Office for Policing and Crime",
            "MOPAC",
            plural="Mayors' Offices for Policing and Crime",
            proper=True,
        ),
        COMMISSIONER,
        FORCE,
    ),
    "own": Terms(Term("office holder"), Term("office"), CHIEF_CONSTABLE, FORCE),
}

# In words that fit every office, for where none is known.
ANY_OFFICE = Terms(Term("office holder"), Term("office"), Term("chief officer"), FORCE)

TERMS_LABELS: dict[TermsKind, str] = {
    "pcc": "Police and Crime Commissioner",
    "pfcc": "Police, Fire and Crime Commissioner",
    "mayor": "Mayor",
    "deputy-mayor": "Deputy Mayor",
    "mopac": "Mayor's Office for Policing and Crime",
    "own": "Our own words",
}


def terms_of(office: Office) -> Terms:
    """The role words of an office: its kind's, with its own words in their place."""
    usual = TERMS[office.terms]
    return Terms(
        holder=_own(usual.holder, office.holder_title, office.holder_short),
        office=_own(usual.office, office.office_title, office.office_short),
        chief=_own(usual.chief, office.chief_title),
        force=_own(usual.force, office.force_noun),
    )


def _own(usual: Term, full: str, short: str = "") -> Term:
    full, short = full.strip(), short.strip()
    # An own full title drops the usual short one: "PCC" does not stand for another title.
    if full:
        return Term(full, short)
    return Term(usual.full, short or usual.short, usual.plural, usual.proper and not short)


# Letters whose English name starts with a vowel sound: an MP, an HMI, an FLL.
_VOWEL_LETTERS = frozenset("AEFHILMNORSX")


def indefinite(word: str) -> str:
    """The article, a or an, that English puts before ``word``."""
    first = word.split(" ")[0]
    if len(first) > 1 and first.isupper() and not _said_as_word(first):
        return "an" if first[0] in _VOWEL_LETTERS else "a"
    lower = first.lower()
    if re.match(r"(uni([^nm]|$)|eu|one\b|once\b|us[aeu])", lower):
        return "a"
    if re.match(r"(hour|honest|honour|heir)", lower):
        return "an"
    return "an" if lower[:1] in tuple("aeiouàáâäèéêëìíîïòóôöùúûüŵŷ") else "a"


def _said_as_word(abbreviation: str) -> bool:
    return abbreviation in {"MOPAC", "PEEL", "THRIVE", "MARAC"}


def plural(word: str) -> str:
    """The English plural of a role word; the last word takes the ending."""
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    return word + "s"


def possessive(word: str) -> str:
    """The possessive: the PCC's, the PCCs' (a plural in s takes the apostrophe alone)."""
    if re.search(r"([a-z]s|[A-Z]s)$", word):
        return word + "'"
    return word + "'s"
