"""What somebody looks for comes first, whatever the order of the words and in spite of a typing error."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.finding import Findable, Index, search
from toolkit.words import words_of

ACTION, STEP, CAUSE, TERM = 0, 1, 2, 9


def thing(title: str, rank: int = CAUSE, *, text: str = "", owner: str = "", where: str = "") -> Findable:
    people = (("Owner", owner),) if owner else ()
    return Findable(("causes", title, ""), title, where, rank, people=people, texts=(("Note", text),) if text else ())


def titles(query: str, *things: Findable, limit: int = 40) -> list[str]:
    return [hit.thing.title for hit in search(query, (Index(things),), limit)]


@pytest.mark.parametrize(
    ("query", "first", "second"),
    [
        ("export", thing("Export documents", ACTION), thing("Export", TERM)),
        ("check", thing("Checks", STEP), thing("Check", CAUSE)),
        ("custody", thing("Checks in custody", CAUSE), thing("Custody visitors", TERM)),
        ("ppog", thing("PPOG", TERM), thing("The first PPOG of all", CAUSE)),
        ("custody", thing("Custody visitors", TERM), thing("Nights", owner="Head of custody")),
        ("custody", thing("Nights", TERM, owner="Head of custody"), thing("Cells", text="About custody.")),
        ("custody", thing("Nights", text="About custody."), thing("Custod", ACTION)),
        ("port", thing("The port", TERM), thing("Support", STEP)),
        ("support", thing("Cells", text="Ask for support."), thing("Supper", ACTION, text="supports")),
        ("calls night", thing("Calls at night", TERM), thing("Calls", text="By night.")),
        ("night calls", thing("Calls at night"), thing("Nightfall", TERM, text="calls")),
        ("domestic threshold", thing("Threshold", where="Causes, under “Domestic abuse”"), thing("X", ACTION)),
    ],
)
def test_the_nearer_meaning_comes_first(query: str, first: Findable, second: Findable) -> None:
    assert titles(query, second, first)[0] == first.title


@pytest.mark.parametrize(
    "query", ["cosntable", "constabel", "constabl", "cnstable", "constaable", "CONSTABÉL", "consztab"]
)
def test_a_typing_error_does_not_hide_what_is_meant(query: str) -> None:
    assert titles(query, thing("Unstable"), thing("The chief constable"), thing("Stables"))[0] == "The chief constable"


def test_every_word_has_to_be_there() -> None:
    assert titles("calls custody", thing("Calls"), thing("Custody"), thing("Calls from custody")) == [
        "Calls from custody"
    ]


def test_a_place_alone_is_no_reason_to_show_what_stands_there() -> None:
    assert titles("checklist", thing("Cells", where="Checklist"), thing("Checklist", STEP)) == ["Checklist"]


def test_where_enough_is_found_as_typed_nothing_is_guessed() -> None:
    calls = [thing(f"Calls {number}") for number in range(5)]
    assert titles("calls", thing("Cells"), *calls) == [each.title for each in calls]
    assert "Cells" in titles("calls", thing("Cells"), *calls[:4])


def test_a_single_letter_finds_beginnings_of_titles_and_not_of_every_word() -> None:
    assert titles("c", thing("Custody"), thing("Nights", text="custody and calls")) == ["Custody"]


def test_a_script_without_spaces_is_found_by_a_piece() -> None:
    assert titles("監督", thing("警察の監督に関する会議")) == ["警察の監督に関する会議"]


def test_no_more_is_handed_out_than_was_asked_for() -> None:
    many = [thing(f"Calls {number}", text="calls") for number in range(500)]
    assert len(titles("calls", *many, limit=40)) == 40


def test_only_what_changed_is_read_again_and_what_is_gone_is_not_found() -> None:
    first = [thing(f"Cause {number}", text="custody") for number in range(50)]
    index = Index(first)
    again = [*first[1:], thing("Another", text="custody")]
    assert index.renew(again) == 1
    assert index.renew(again) == 0
    found = [hit.thing.title for hit in search("custody", (index,), 100)]
    assert "Cause 0" not in found and "Another" in found and len(found) == 50


def test_an_index_that_changes_all_day_does_not_grow() -> None:
    index = Index()
    for number in range(3_000):
        index.renew([thing("Note", text=f"version{number}")])
    assert [hit.thing.title for hit in search("version2999", (index,), 9)] == ["Note"]
    assert len(index._vocabulary) < 2_500


def test_the_text_with_the_words_is_named_and_none_where_the_title_says_it() -> None:
    [hit] = search("brackenford", (Index([thing("Cells", text="Held at Brackenford.", owner="Head")]),), 5)
    assert hit.sought.said_in(hit.thing) == ("Note", "Held at Brackenford.")
    [hit] = search("cells", (Index([thing("Cells", text="About cells.")]),), 5)
    assert hit.sought.said_in(hit.thing) is None


PASTED = "custody " * 50_000


@pytest.mark.parametrize(
    "query", ["", " ", "[/x]", "\\", "(((", ".*", "\x1b[31m", "\ud83d", "\u202e", "é" * 5_000, PASTED]
)
def test_whatever_is_pasted_into_the_search_is_only_looked_for(query: str) -> None:
    found = titles(query, thing("Custody"), thing("[/x]"), thing("Médée"))
    assert found in ([], ["Custody"], ["[/x]"], ["Médée"])


WORDS = st.sampled_from(["calls", "call", "custody", "Ŵyna", "警察", "head", "of", "contact", "[/x]", "cosntable", "a"])


@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), max_size=8, unique=True),
    st.lists(WORDS, max_size=3),
)
def test_a_thing_with_all_words_is_always_found(held: list[str], typed: list[str]) -> None:
    found = titles(" ".join(typed), *map(thing, held))
    wanted = set(words_of(" ".join(typed)))
    assert [each for each in held if wanted and wanted <= set(words_of(each)) and each not in found] == []


def test_the_library_for_typing_errors_is_not_loaded_before_there_is_one() -> None:
    program = (
        "import sys, screens.palette\n"
        "from toolkit.finding import *\n"
        "things = [Findable(('a', str(n), ''), 'Calls', '', 2) for n in range(9)]\n"
        "found = search('calls', (Index(things),), 9)\n"
        "assert len(found) == 9 and 'rapidfuzz' not in sys.modules\n"
        "assert search('clals', (Index(things),), 9) and 'rapidfuzz' in sys.modules\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
