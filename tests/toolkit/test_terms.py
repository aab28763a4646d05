"""Every office reads its own role words, in sentences that are right English."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.content import Item
from toolkit.edition import Edition
from toolkit.errors import ContentError
from toolkit.records.office import Office, TermsKind
from toolkit.terms import TERMS, TERMS_LABELS, Term, indefinite, plural, possessive, terms_of

WELSH = Office(
    id="office",
    terms="own",
    holder_title="Comisiynydd yr Heddlu a Throseddu",
    holder_short="CHTh",
    office_title="Swyddfa Comisiynydd yr Heddlu a Throseddu",
    chief_title="Prif Gwnstabl",
    force_noun="heddlu",
)
OFFICES = {kind: Office(id="office", terms=kind) for kind in TERMS} | {"welsh": WELSH}


@pytest.mark.parametrize(
    ("word", "article"),
    [
        ("PCC", "a"),
        ("OPCC", "an"),
        ("PFCC", "a"),
        ("HMI", "an"),
        ("FLL", "an"),
        ("MOPAC", "a"),
        ("Mayor", "a"),
        ("Office of the Police and Crime Commissioner", "an"),
        ("Deputy Mayor", "a"),
        ("chief constable", "a"),
        ("unit", "a"),
        ("university", "a"),
        ("unnamed body", "an"),
        ("one-off", "a"),
        ("hour", "an"),
        ("honest answer", "an"),
        ("heddlu", "a"),
        ("Ŵyl", "an"),
    ],
)
def test_the_article_suits_the_sound(word: str, article: str) -> None:
    assert indefinite(word) == article


@pytest.mark.parametrize(
    ("word", "owned"),
    [
        ("PCC", "PCC's"),
        ("PCCs", "PCCs'"),
        ("the Mayor's office", "the Mayor's office's"),
        ("chief constables", "chief constables'"),
        ("Comisiynydd yr Heddlu a Throseddu", "Comisiynydd yr Heddlu a Throseddu's"),
    ],
)
def test_what_belongs_to_somebody(word: str, owned: str) -> None:
    assert possessive(word) == owned


@pytest.mark.parametrize(
    ("word", "many"),
    [("PCC", "PCCs"), ("constabulary", "constabularies"), ("Mayor", "Mayors"), ("boss", "bosses"), ("day", "days")],
)
def test_more_than_one(word: str, many: str) -> None:
    assert plural(word) == many


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("pcc", "The PCC asks the chief constable; the OPCC's staff help the force."),
        ("pfcc", "The PFCC asks the chief constable; the OPFCC's staff help the force."),
        ("mayor", "The Mayor asks the chief constable; the Mayor's office's staff help the force."),
        (
            "deputy-mayor",
            "The Deputy Mayor asks the chief constable; the Deputy Mayor's office's staff help the force.",
        ),
        ("mopac", "The Deputy Mayor asks the Commissioner; MOPAC's staff help the force."),
        ("own", "The office holder asks the chief constable; the office's staff help the force."),
        (
            "welsh",
            "The CHTh asks the Prif Gwnstabl; the Swyddfa Comisiynydd yr Heddlu a Throseddu's staff help the heddlu.",
        ),
    ],
)
def test_one_text_suits_every_office(kind: str, sentence: str) -> None:
    text = "{Holder.the} asks {chief.the}; {office.the.possessive} staff help {force.the}."
    assert terms_of(OFFICES[kind]).fill(text) == sentence


@pytest.mark.parametrize(
    ("kind", "filled"),
    [
        ("pcc", "an OPCC, a PCC, Offices of Police and Crime Commissioners"),
        ("mayor", "a Mayor's office, a Mayor, Mayors' offices"),
        ("mopac", "MOPAC, a Deputy Mayor, Mayors' Offices for Policing and Crime"),
    ],
)
def test_articles_plurals_and_full_titles(kind: TermsKind, filled: str) -> None:
    text = "{office.a}, {holder.a}, {office.full.plural}"
    assert terms_of(Office(id="office", terms=kind)).fill(text) == filled


def test_the_full_form_of_a_name_takes_its_article() -> None:
    london = terms_of(OFFICES["mopac"])
    assert london.fill("{Office.full.the} and {office.the}") == "The Mayor's Office for Policing and Crime and MOPAC"


def test_an_own_title_does_not_keep_the_usual_short_one() -> None:
    office = Office(id="office", terms="pcc", holder_title="Public Safety Commissioner")
    assert terms_of(office).fill("{Holder.the}") == "The Public Safety Commissioner"


def test_an_own_short_title_replaces_the_usual_one_only() -> None:
    terms = terms_of(Office(id="office", terms="pcc", holder_short="Commissioner"))
    assert terms.fill("{Holder.the}, {holder.full}") == "The Commissioner, Police and Crime Commissioner"


def test_an_own_short_name_in_london_takes_an_article_again() -> None:
    assert terms_of(Office(id="office", terms="mopac", office_short="unit")).fill("{office.the}") == "the unit"


def test_blanks_are_no_title() -> None:
    assert terms_of(Office(id="office", terms="pcc", holder_title="  ")).fill("{Holder.the}") == "The PCC"


@pytest.mark.parametrize("wrong", ["{nobody}", "{holder.loudly}", "{Fill}", "{office.a.the.whole}"])
def test_a_placeholder_that_means_nothing_is_refused(wrong: str) -> None:
    with pytest.raises(ContentError, match=re.escape(wrong)):
        TERMS["pcc"].fill(f"Ask {wrong} today.")


def test_wording_kept_in_a_pack_shows_what_it_cannot_fill() -> None:
    assert TERMS["pcc"].fill_known("{Holder.the} asks {nobody} {") == "The PCC asks {nobody} {"


@given(st.text(max_size=40))
def test_own_words_stand_in_the_text_as_they_were_written(word: str) -> None:
    filled = terms_of(Office(id="office", holder_title=word)).fill("Ask {holder}.")
    assert filled == f"Ask {word.strip() or 'PCC'}."


def test_every_kind_of_body_can_be_chosen_by_name() -> None:
    assert list(TERMS_LABELS) == list(TERMS)


def texts_of(item: Item) -> Iterator[str]:
    """Every string of an item that a person reads as prose."""
    for field in item.__struct_fields__:
        value = getattr(item, field)
        if field not in ("id", "body", "seats"):
            yield from (text for text in (value if isinstance(value, tuple) else (value,)) if isinstance(text, str))


WRONG_ENGLISH = re.compile(
    r"[{}]"
    r"|\b(?:the|an?) (?:the|an?)\b"
    r"|\b[Tt]he MOPAC\b|\bMOPAC's the\b"
    r"|'s's|s's'|''"
    r"|  | [,.;:?!]"
    r"|[a-z][.?!] [a-z]"
)


@pytest.mark.parametrize("kind", list(OFFICES))
def test_every_shipped_text_reads_well_for_every_kind_of_body(kind: str, edition: Edition) -> None:
    terms = terms_of(OFFICES[kind])
    read = 0
    for item in edition.items():
        for text in texts_of(item):
            filled = terms.fill(text)
            assert not WRONG_ENGLISH.search(filled), f"{item.id}: {filled}"
            # A sentence that opens with a placeholder has to open with a capital.
            assert not text.startswith("{") or filled[0].isupper(), f"{item.id}: {filled}"
            read += 1
    assert read > 250


@pytest.mark.parametrize("kind", list(OFFICES))
def test_articles_before_role_words_suit_their_sound(kind: str, edition: Edition) -> None:
    terms = terms_of(OFFICES[kind])
    for item in edition.items():
        for text in texts_of(item):
            for article, word in re.findall(r"(?<!Appendix )\b([Aa]n?) (?=(\w[\w'’-]*))", terms.fill(text)):
                assert article.lower() == indefinite(word), f"{item.id}: {article} {word}"


def test_a_role_word_has_a_plural_even_when_it_has_only_one_form() -> None:
    assert Term("constabulary").form(frozenset({"the", "plural", "possessive"})) == "the constabularies'"
