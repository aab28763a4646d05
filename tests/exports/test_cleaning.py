"""Any text that gets into a pack gets into a document: what cannot is taken out, told, and nothing else is lost."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from itertools import cycle
from pathlib import Path
from zipfile import ZipFile

from hypothesis import example as also
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec import structs

from exports.cleaning import clean, clean_edition, clean_pack
from exports.export import document
from exports.word.render import rendered
from tests.exports.full_pack import full_pack, words_of
from tests.exports.word_files import W, words_in
from toolkit.edition import Edition, Precedents
from toolkit.loading import default_edition, default_precedents
from toolkit.pack import Pack
from toolkit.records.causes import Cause
from toolkit.records.office import Office
from toolkit.records.preparation import Action
from toolkit.records.record import Record
from toolkit.records.tables import singleton_id

Make = Callable[[Pack], Path]

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# Anything at all, half a surrogate pair included, with a liking for what makes trouble.
ANY_TEXT = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from("\x00\x1b\r\n\x0b\x0c\x7f\x85\u2028\u202e\u2066\ud800\udc00\ufffe\t {}<>&\"'"),
    ),
    max_size=60,
)


@given(ANY_TEXT)
@also("\ud83d\ude00 \ud83d")
def test_whatever_was_typed_a_clean_text_can_be_held_and_what_was_fine_is_kept(text: str) -> None:
    cleaned = clean(text)
    assert not FORBIDDEN.search(cleaned)
    assert clean(cleaned) == cleaned
    fine = [character for character in text if not FORBIDDEN.match(character)]
    kept = iter(cleaned)
    assert all(character in kept for character in fine)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufffe\uffff")))
def test_ordinary_text_of_any_language_is_left_alone(text: str) -> None:
    if not FORBIDDEN.search(text):
        assert clean(text) is text


def test_what_was_changed_is_told_by_field(empty: Pack) -> None:
    office = Office(id=singleton_id(Office), force="Loamshire", situation="one\r\ntwo\x00\u202ethree\ud800")
    pack = empty.with_changes(put=[office, Cause(id="c", title="Calls\x1b[31m", letter="a\x0bb"), Action(id="a")])
    clean_one, report = clean_pack(pack)
    assert clean_one.office.situation == "one\ntwothree\ufffd"
    assert [(entry.field, entry.what) for entry in report] == [
        (
            "Office “Loamshire”, Situation in brief",
            "1 broken character, 1 unusual line break, 1 control character, 1 direction mark",
        ),
        ("Cause of concern “Calls[31m”, Title", "1 control character"),
        ("Cause of concern “Calls[31m”, As the letter puts it", "1 unusual line break"),
    ]


def test_a_clean_pack_is_not_touched_and_nothing_is_told(example: Pack, edition: Edition) -> None:
    cleaned, report = clean_pack(example)
    assert report == ()
    assert all(new is old for new, old in zip(cleaned.records(), example.records(), strict=True))
    assert clean_edition(edition) == (edition, ())


def test_the_person_is_told_after_the_export_what_was_changed(
    empty: Pack, edition: Edition, precedents: Precedents, today: date
) -> None:
    pack = empty.with_changes(put=[Action(id="a", text="Write\x07 back")])
    [entry] = document("briefing", pack, edition, precedents, today).cleaned
    assert entry.field == "Action “Write back”, Action"


TROUBLE = (
    "{PAGE}",
    "{{ x }}",
    "{% if x %}",
    "<b>bold</b>",
    "</w:t></w:r></w:p>",
    "&amp; &#0; ]]>",
    "=SUM(A1:A9)",
    "[red]x[/]",
    "[/]",
    "\\n",
    "MERGEFIELD x",
    "\u202eevil",
    "x" * 400,
    "😀 ﷽ ŵ é",
)


def dirtied(pack: Pack, texts: tuple[str, ...]) -> Pack:
    """The pack with trouble behind each word of its own."""
    trouble = cycle(texts)

    def dirty(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(dirty(entry) for entry in value)
        return f"{value} {next(trouble)} end" if isinstance(value, str) and value.startswith("Zq") else value

    def changed(record: Record) -> Record:
        fields = {name: dirty(getattr(record, name)) for name in record.__struct_fields__}
        return structs.replace(record, **fields)

    return Pack(pack.info, [changed(record) for record in pack.records()])


@settings(max_examples=10)
@given(st.tuples(*[ANY_TEXT] * 12))
@also(TROUBLE)
def test_no_text_in_any_field_breaks_a_document_or_is_lost_from_it(texts: tuple[str, ...]) -> None:
    edition = default_edition()
    pack = dirtied(full_pack(edition), texts)
    typed = words_of(pack)
    made = rendered(document("briefing", pack, edition, default_precedents(), date(2026, 11, 20)))
    with ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
        body = etree.fromstring(archive.read("word/document.xml"))
    said = "".join(words_in(body).split())
    assert not FORBIDDEN.search(said)
    assert [text for text in typed if "".join(clean(text).split()) not in said] == []
    fields = {(node.text or "").split()[0] for node in body.iter(f"{W}instrText")}
    assert fields == {"TOC"}
