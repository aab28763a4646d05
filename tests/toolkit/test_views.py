"""Each list shows the toolkit's items and the office's own together, and nothing of the office's gets lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.records.office import Office
from toolkit.records.preparation import ChecklistEntry, Support
from toolkit.records.questions import Question
from toolkit.records.readiness import ThemeView
from toolkit.records.tables import singleton_id
from toolkit.views import EARLIER, checklist_items, checklist_of, questions_of, short, support_of, themes_of


def test_the_checklist_has_the_toolkits_groups_and_all_of_their_items(empty_pack: Pack, edition: Edition) -> None:
    groups = checklist_of(empty_pack, edition)
    assert [(group.key, len(group.rows)) for group in groups] == [
        ("outside", 6),
        ("ppog", 3),
        ("prose", 8),
        ("stages", 15),
        ("after", 2),
    ]
    assert groups[0].title == "The PCC's responsibilities outside PPOG"
    assert [row.item for group in groups for row in group.rows] == checklist_items(edition)
    assert all(row.title and row.text for group in groups for row in group.rows)


def test_a_ticked_item_stays_in_its_place(empty_pack: Pack, edition: Edition) -> None:
    item = edition.responsibilities_ppog[1]
    done = replace(empty_pack.checklist_entry_for(item), status="done")
    rows = checklist_of(empty_pack.with_changes(put=[done]), edition)[1].rows
    assert [row.entry.status for row in rows] == ["not-started", "done", "not-started"]


def test_stages_before_the_present_one_count_as_done_until_the_office_says_otherwise(
    empty_pack: Pack, edition: Edition
) -> None:
    here, first = edition.stages[3], edition.stages[0]
    pack = empty_pack.with_changes(put=[Office(id=singleton_id(Office), stage=here.id)])

    def states(pack: Pack) -> list[str]:
        [stages] = [group for group in checklist_of(pack, edition) if group.key == "stages"]
        return [row.entry.status for row in stages.rows]

    assert states(pack) == ["done"] * 3 + ["not-started"] * 12
    unticked = replace(pack.checklist_entry_for(first), status="not-started", note="It never came to that.")
    assert states(pack.with_changes(put=[unticked]))[:3] == ["not-started", "done", "done"]


def test_texts_use_the_offices_words(empty_pack: Pack, edition: Edition) -> None:
    london = empty_pack.with_changes(put=[Office(id=singleton_id(Office), terms="mopac")])
    assert checklist_of(london, edition)[0].title == "The Deputy Mayor's responsibilities outside PPOG"
    [scrutiny] = [row for row in checklist_of(london, edition)[0].rows if row.entry.item == "responsibility.scrutiny"]
    assert "part of MOPAC's own assurance" in scrutiny.text
    assert "{" not in "".join(row.text + row.counter_view for row in themes_of(london, edition))


def test_what_only_an_earlier_edition_had_is_kept_and_shown_last(empty_pack: Pack, edition: Edition) -> None:
    pack = empty_pack.with_changes(
        put=[
            ChecklistEntry(id="c", item="gone.c", status="done", note="Kept.", earlier_text="Write to {chief.the}."),
            Support(id="s", item="gone.s", state="accepted", earlier_text="A visit to {force.the}."),
            Question(id="h", bank="hmicfrs", item="gone.h", position=2.5, earlier_text="Is {force.the} ready?"),
            Question(id="q", bank="chief", item="gone.q", position=99.0, earlier_text="What can {holder.the} do?"),
            ThemeView(id="t", item="gone.t", view="gap", earlier_text="Patience, says {holder.the}."),
        ]
    )  # fmt: skip
    last = checklist_of(pack, edition)[-1]
    assert (last.key, last.title, [row.text for row in last.rows]) == (
        "earlier",
        EARLIER,
        ["Write to the chief constable."],
    )
    assert last.rows[0].entry.note == "Kept."
    assert [(row.support.id, row.title) for row in support_of(pack, edition)][-1] == ("s", "A visit to the force.")
    hmicfrs = questions_of(pack, edition, "hmicfrs")
    assert [(row.question.id, row.title, row.text) for row in hmicfrs][2] == ("h", EARLIER, "Is the force ready?")
    assert [row.text for row in questions_of(pack, edition, "chief")][-1] == "What can the PCC do?"
    assert [(row.view.view, row.text) for row in themes_of(pack, edition)][-1] == ("gap", "Patience, says the PCC.")


def test_an_answer_to_an_item_that_is_no_longer_to_be_ticked_is_still_shown(empty_pack: Pack, edition: Edition) -> None:
    """The item may live on elsewhere in a newer edition, where no tick box stands beside it."""
    entry = ChecklistEntry(id="entry", item="purpose.plans", status="done", earlier_text="Hear the plans.")
    rows = checklist_of(empty_pack.with_changes(put=[entry]), edition)[-1].rows
    assert [row.entry for row in rows] == [entry]


@pytest.mark.parametrize("earlier", ["", "Ask {nobody}.", "{", "{holder.the"])
def test_wording_from_a_strange_file_breaks_no_list(earlier: str, empty_pack: Pack, edition: Edition) -> None:
    pack = empty_pack.with_changes(
        put=[
            ChecklistEntry(id="c", item="gone.c", earlier_text=earlier),
            Support(id="s", item="gone.s", earlier_text=earlier),
            Question(id="q", bank="chief", item="gone.q", position=99.0, earlier_text=earlier),
            ThemeView(id="t", item="gone.t", earlier_text=earlier),
        ]
    )
    shown = [
        checklist_of(pack, edition)[-1].rows[-1].text,
        support_of(pack, edition)[-1].text,
        questions_of(pack, edition, "chief")[-1].text,
        themes_of(pack, edition)[-1].text,
    ]
    assert shown == [earlier] * 4
    assert checklist_of(pack, edition)[-1].rows[-1].title == (earlier or "gone.c")


def test_questions_stand_in_the_offices_order_with_its_own_among_them(empty_pack: Pack, edition: Edition) -> None:
    bank = edition.questions_hmicfrs
    last = replace(empty_pack.question_for(bank[8], "hmicfrs", 9.0), position=0.5, chosen=True)
    own = Question(id="own", bank="hmicfrs", position=1.5, wording="What would you visit?")
    reworded = replace(empty_pack.question_for(bank[1], "hmicfrs", 2.0), wording="Whose job is it?")
    rows = questions_of(empty_pack.with_changes(put=[last, own, reworded]), edition, "hmicfrs")
    assert [row.item.id if row.item else row.question.id for row in rows][:4] == [
        bank[8].id,
        bank[0].id,
        "own",
        bank[1].id,
    ]
    assert (rows[2].title, rows[2].text) == ("Own question", "What would you visit?")
    assert rows[3].text == "Whose job is it?"
    assert len(rows) == 10


def test_a_banks_question_keeps_its_separate_asks_and_its_caveat(empty_pack: Pack, edition: Edition) -> None:
    rows = {row.question.item: row for row in questions_of(empty_pack, edition, "chief")}
    assert len(rows["question.chief.support"].asks) == 3
    assert rows["question.chief.inspectorate"].caveat
    assert not any(row.question.bank != "chief" for row in rows.values())


def test_own_finds_of_support_follow_the_toolkits_offers(empty_pack: Pack, edition: Edition) -> None:
    own = Support(id="own", title="A visit", provider="College of Policing", position=1.0)
    rows = support_of(empty_pack.with_changes(put=[own]), edition)
    assert [row.item for row in rows] == [*edition.support_offers, None]
    assert (rows[-1].title, rows[0].support.provider) == ("A visit", "APCC")


@given(st.text(max_size=90), st.integers(2, 60))
def test_a_label_is_one_line_and_never_longer_than_asked(text: str, width: int) -> None:
    label = short(text, width)
    assert len(label) <= width
    assert "\n" not in label
    if len(" ".join(text.split())) <= width:
        assert label == " ".join(text.split())
    else:
        assert label.endswith("…")


def test_a_label_ends_with_a_whole_word() -> None:
    assert short("Ask for the thresholds again", 24) == "Ask for the thresholds…"
    assert short("Ask for the  thresholds, again", 25) == "Ask for the thresholds…"
