"""Two officers change one pack at the same time: both find their work in it, and are asked where it clashes."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs

from store.links import removal
from store.merging import Merged, Spared, apply_batches, merge
from store.operations import Rows
from tests.store.pack_edits import AT, batches
from tests.store.pack_samples import info, packed, rows_of, small_pack
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation
from toolkit.records.conflicts import Conflict
from toolkit.records.preparation import Action
from toolkit.records.questions import Question
from toolkit.records.record import Record
from toolkit.records.speaking import NoteSection

Edit = Callable[[Pack], Pack]


def put(*records: Record) -> Edit:
    return lambda pack: pack.with_changes(records)


def changed(kind: type[Record], id: str, **fields: Any) -> Edit:
    def edit(pack: Pack) -> Pack:
        found = pack.get(kind, id)
        assert found is not None
        return pack.with_changes([structs.replace(found, revision=found.revision + 1, **fields)])

    return edit


def removed(record: Record) -> Edit:
    def edit(pack: Pack) -> Pack:
        found = removal(pack, [record])
        return pack.with_changes(found.changed, found.removed)

    return edit


def both(mine: Edit, theirs: Edit, base: Pack | None = None) -> tuple[Pack, Merged]:
    """What comes of two edits of one pack."""
    pack = base or small_pack()
    merged = merge(rows_of(pack), rows_of(mine(pack)), rows_of(theirs(pack)), AT, "AB")
    return packed(merged.rows), merged


def cause(pack: Pack, id: str = "cause-a") -> Cause:
    found = pack.get(Cause, id)
    assert found is not None
    return found


def test_changes_to_different_fields_of_one_record_both_stand() -> None:
    pack, merged = both(
        changed(Cause, "cause-a", title="Answering 999", updated_at="2026-11-30T14:00", updated_by="AB"),
        changed(Cause, "cause-a", owner="ACC", updated_at="2026-11-30T14:30", updated_by="CD"),
    )
    assert (cause(pack).title, cause(pack).owner) == ("Answering 999", "ACC")
    assert (cause(pack).updated_at, cause(pack).updated_by, cause(pack).revision) == ("2026-11-30T14:30", "CD", 1)
    assert merged.conflicts == ()


def test_the_same_field_keeps_ours_and_asks_about_theirs() -> None:
    pack, merged = both(
        changed(Cause, "cause-a", title="Ours", updated_by="AB", updated_at="2026-11-30T14:00"),
        changed(Cause, "cause-a", title="Theirs", updated_by="CD", updated_at="2026-11-30T14:30"),
    )
    assert cause(pack).title == "Ours"
    [conflict] = pack.every(Conflict)
    assert merged.conflicts == (conflict.id,)
    assert (conflict.about_table, conflict.about, conflict.field) == ("causes", "cause-a", "title")
    assert (conflict.ours, conflict.theirs, conflict.ours_by, conflict.theirs_by) == ("Ours", "Theirs", "AB", "CD")
    assert (conflict.updated_at, conflict.updated_by) == (AT, "AB")


def test_a_clash_that_one_side_settled_and_the_other_raises_anew_is_asked_about_again() -> None:
    asked, _ = both(changed(Cause, "cause-a", title="One"), changed(Cause, "cause-a", title="Two"))
    [conflict] = asked.every(Conflict)
    since = changed(Cause, "cause-a", title="Three")(asked)

    def settled(pack: Pack) -> Pack:
        return removed(conflict)(changed(Cause, "cause-a", title="Two")(pack))

    pack, merged = both(settled, changed(Cause, "cause-a", title="One"), since)
    assert cause(pack).title == "Two"
    assert merged.conflicts == (conflict.id,)
    [again] = pack.every(Conflict)
    assert {again.ours, again.theirs} == {"One", "Two"}


def test_the_same_change_on_both_sides_is_one_change() -> None:
    same = changed(Cause, "cause-a", status="closed", closed_on="2026-11-01")
    pack, merged = both(same, same)
    assert (cause(pack).status, merged.conflicts) == ("closed", ())


def test_links_that_either_side_adds_are_there_and_those_that_one_takes_out_are_not() -> None:
    base = small_pack().with_changes([Cause(id="cause-c"), Cause(id="cause-d")])
    pack, merged = both(
        changed(Evidence, "ev-a", causes=("cause-a", "cause-b", "cause-c")),
        changed(Evidence, "ev-a", causes=("cause-d", "cause-b")),
        base,
    )
    found = pack.get(Evidence, "ev-a")
    assert found is not None and found.causes == ("cause-b", "cause-c", "cause-d")
    assert merged.conflicts == ()


NOTE = NoteSection(id="note", heading="Opening", paragraphs=("One", "Two", "Three"))


@pytest.mark.parametrize(
    ("mine", "theirs", "result"),
    [
        (("One!", "Two", "Three"), ("One", "Two", "Three!"), ("One!", "Two", "Three!")),
        (("One!", "Two", "Three"), ("One", "Two!", "Three"), ("One!", "Two!", "Three")),
        (("Zero", "One", "Two", "Three"), ("One", "Three", "Four"), ("Zero", "One", "Three", "Four")),
        (("One", "Two", "Three", "Four"), ("One", "Two", "Three", "Five"), ("One", "Two", "Three", "Five", "Four")),
        (("One", "Three"), ("One", "Two!", "Three"), ("One", "Two!", "Three")),
        ((), ("One", "Two", "Three"), ()),
    ],
)
def test_paragraphs_are_brought_together_one_by_one(
    mine: tuple[str, ...], theirs: tuple[str, ...], result: tuple[str, ...]
) -> None:
    base = Pack(info(), [NOTE])
    pack, merged = both(
        changed(NoteSection, "note", paragraphs=mine), changed(NoteSection, "note", paragraphs=theirs), base
    )
    assert pack.every(NoteSection)[0].paragraphs == result
    assert merged.conflicts == ()


def test_only_the_paragraph_that_both_rewrote_is_asked_about() -> None:
    pack, _ = both(
        changed(NoteSection, "note", paragraphs=("One of mine", "Two of mine", "Three")),
        changed(NoteSection, "note", paragraphs=("One", "Two of theirs", "Three of theirs")),
        Pack(info(), [NOTE]),
    )
    assert pack.every(NoteSection)[0].paragraphs == ("One of mine", "Two of mine", "Three of theirs")
    [conflict] = pack.every(Conflict)
    assert conflict.theirs == ["One of mine", "Two of theirs", "Three of theirs"]


def test_nobody_is_asked_about_the_place_of_a_row() -> None:
    first = changed(Cause, "cause-a", position=5.0, updated_at="2026-11-30T14:00")
    second = changed(Cause, "cause-a", position=9.0, updated_at="2026-11-30T14:30")
    for mine, theirs in ((first, second), (second, first)):
        pack, merged = both(mine, theirs)
        assert (cause(pack).position, merged.conflicts) == (9.0, ())


def test_a_record_that_one_removed_and_the_other_changed_stays_with_the_change() -> None:
    gone, edited = removed(Cause(id="cause-a")), changed(Cause, "cause-a", title="Still needed")
    for mine, theirs, ours in ((gone, edited, True), (edited, gone, False)):
        pack, merged = both(mine, theirs)
        assert cause(pack).title == "Still needed"
        assert merged.spared == (Spared("causes", "cause-a", ours),)
        assert pack.every(Recommendation) == []


def test_a_cause_stays_for_what_a_colleague_wrote_below_it() -> None:
    base = small_pack().with_changes([Measure(id="m", cause="cause-a", name="999 calls")])
    gone, added = removed(Cause(id="cause-a")), put(Reading(id="r", measure="m", value=87.5))
    for mine, theirs in ((gone, added), (added, gone)):
        pack, merged = both(mine, theirs, base)
        assert cause(pack).title == "Answering calls"
        assert [row.name for row in pack.every(Measure)] == ["999 calls"]
        assert [row.value for row in pack.every(Reading)] == [87.5]
        assert {(each.table, each.id) for each in merged.spared} == {("causes", "cause-a"), ("measures", "m")}


def test_a_link_made_while_its_target_was_removed_is_cleared() -> None:
    gone, linking = removed(Cause(id="cause-a")), put(Question(id="q-new", cause="cause-a", wording="And now?"))
    for mine, theirs in ((gone, linking), (linking, gone)):
        pack, _ = both(mine, theirs)
        found = pack.get(Question, "q-new")
        assert found is not None and (found.cause, found.wording) == ("", "And now?")


def test_the_record_of_one_item_that_both_began_is_one_record() -> None:
    pack, merged = both(
        put(Action(id="new", text="Ring the FLL", status="open")), put(Action(id="new", owner="CD", status="done"))
    )
    found = pack.get(Action, "new")
    assert found is not None and (found.text, found.owner, found.status) == ("Ring the FLL", "CD", "done")
    assert merged.conflicts == ()


def test_fields_that_this_version_does_not_know_are_merged_as_well() -> None:
    base = rows_of(Pack(info(), [Action(id="a")]))

    def with_fields(**fields: Any) -> Rows:
        return {**base, "actions": {"a": base["actions"]["a"] | fields}}

    merged = merge(
        with_fields(kept=1, both=1, gone=1), with_fields(kept=1, both=2, mine=1), with_fields(kept=1, both=3, gone=1)
    )
    row = merged.rows["actions"]["a"]
    assert (row["kept"], row["both"], row["mine"], "gone" in row) == (1, 2, 1, False)
    assert [conflict["theirs"] for conflict in merged.rows["conflicts"].values()] == [3]


def test_a_record_that_one_removed_does_not_come_back_for_a_change_that_the_other_took_back() -> None:
    gone, put_back = removed(Cause(id="cause-a")), changed(Cause, "cause-a", updated_at="2026-11-30T14:30")
    for mine, theirs in ((gone, put_back), (put_back, gone), (gone, changed(Cause, "cause-a", position=9.0))):
        pack, merged = both(mine, theirs)
        assert pack.get(Cause, "cause-a") is None and pack.every(Recommendation) == []
        assert merged.spared == ()


def test_a_row_that_was_removed_and_made_again_stands_where_it_was_last_put() -> None:
    base = Pack(info(), [Action(id="a"), Action(id="b")])
    without = base.with_changes((), [Action(id="a")])
    merged = apply_batches(
        batches(base, [without, without.with_changes([Action(id="a", text="Again")])]), rows_of(base)
    )
    assert [(row["id"], row["text"]) for row in merged.rows["actions"].values()] == [("b", ""), ("a", "Again")]


def test_what_three_officers_did_around_one_cause_is_there_whoever_saves_first() -> None:
    # Only whether the evidence still points to the cause depends on when it was gone.
    base, *saved = map(
        rows_of,
        (
            small_pack(),
            put(Recommendation(id="new", cause="cause-b"))(small_pack()),
            removed(Cause(id="cause-b"))(small_pack()),
            put(Evidence(id="new", claim="Shown", causes=("cause-b",)))(small_pack()),
        ),
    )
    one, two, three = saved
    for rows in (
        merge(base, three, merge(base, two, one).rows).rows,
        merge(base, merge(base, three, two).rows, one).rows,
        merge(base, one, merge(base, two, three).rows).rows,
    ):
        assert {"cause-b"} <= rows["causes"].keys() and "new" in rows["recommendations"]
        assert rows["evidence"]["new"]["claim"] == "Shown"


def states(*edits: Edit) -> list[Pack]:
    """What some edits lead to, one after the other."""
    found = [small_pack()]
    for edit in edits:
        found.append(edit(found[-1]))
    return found[1:]


def title(text: str, second: int) -> Edit:
    return changed(Cause, "cause-a", title=text, updated_at=f"2026-11-30T14:00:{second:02}", updated_by="AB")


def test_changes_that_the_file_holds_already_ask_nobody_and_change_nothing() -> None:
    done = states(title("First", 1), title("Second", 2), title("Third", 3))
    changes = batches(small_pack(), done)
    for held in (small_pack(), *done):
        merged = apply_batches(changes, rows_of(held))
        assert merged.rows["causes"] == rows_of(done[-1])["causes"]
        assert "conflicts" not in merged.rows


def test_a_removal_that_was_undone_leaves_what_a_colleague_wrote_meanwhile() -> None:
    done = states(removed(Cause(id="cause-a")), put(*small_pack().records()))
    theirs = changed(Cause, "cause-a", title="Theirs", owner="")(small_pack())
    merged = apply_batches(batches(small_pack(), done), rows_of(theirs))
    assert (merged.rows["causes"]["cause-a"]["title"], merged.conflicts) == ("Theirs", ())
