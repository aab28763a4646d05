"""Any text goes out in a document and comes back the same."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.cleaning import clean
from exports.keys import same_text
from exports.returning.meaning import is_hint
from exports.returning.reading import read_returned
from exports.returning.returned import Returned
from tests.exports.returning.sent_out import ReadersWord, document_bytes
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.questions import Question
from toolkit.records.tables import PackInfo

DAY = date(2026, 11, 20)
TRICKY = st.sampled_from(["\n", "\r\n", "\t", " ", "\u00a0", "\u200b", "\u2011", "\u00ad", "\u202e", "☑", "Write here"])
TEXTS = st.lists(st.text(st.characters(), max_size=40) | TRICKY, max_size=6).map("".join)


def asked(answers: list[str], edition: Edition) -> Pack:
    """A pack with a chosen question for each answer."""
    rows = [
        Question(id=f"q{place}", chosen=True, wording="What?", position=float(place), answer=answer, owed_by=answer)
        for place, answer in enumerate(answers)
    ]
    return Pack(PackInfo(pack_id="there-and-back", edition=edition.id), rows)


@settings(max_examples=30)
@given(texts=st.lists(TEXTS, min_size=1, max_size=15))
def test_any_text_comes_back_as_it_went_out_or_was_typed(
    texts: list[str], edition: Edition, precedents: Precedents
) -> None:
    filled, empty = asked(texts, edition), asked([""] * len(texts), edition)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "questions.docx"
        path.write_bytes(document_bytes("questions", filled, edition, precedents, DAY))
        for pack in (filled, empty):
            assert read_returned(path, pack, edition) == Returned((), (), "Word")
        path.write_bytes(document_bytes("questions", empty, edition, precedents, DAY))
        document = ReadersWord(path)
        for place, text in enumerate(texts):
            document.type("questions", f"q{place}", "answer", clean(text))
        changes = read_returned(document.save(), empty, edition).changes
    typed = {f"q{place}": same_text(clean(text)) for place, text in enumerate(texts)}
    assert {change.answer.record.id: change.answer.value for change in changes} == {
        id: text for id, text in typed.items() if text and not is_hint(text)
    }


@settings(max_examples=200)
@given(text=TEXTS)
def test_a_text_means_the_same_however_often_it_is_read(text: str) -> None:
    once = same_text(clean(text))
    assert same_text(clean(once)) == once
    assert not is_hint(f"{once}.\nAnd an answer")
