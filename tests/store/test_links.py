"""Every link between records is known, so that none is left pointing at nothing."""

from store.links import LINKS, broken_links
from tests.store.pack_samples import info, small_pack
from toolkit.fields import KINDS
from toolkit.pack import Pack
from toolkit.records.causes import Evidence, Recommendation
from toolkit.records.readiness import ExitView


def test_every_field_that_is_shown_as_a_link_is_known_as_one() -> None:
    shown = {
        (table, field.name, field.target) for table, kind in KINDS.items() for field in kind.fields if field.target
    }
    known = {(link.kind.table, link.field, link.target.table) for link in LINKS}
    assert known == shown | {("exit_views", "cause", "causes")}


def test_links_to_what_is_not_there_are_said_in_sentences() -> None:
    records = [
        Recommendation(id="r", cause="gone", text="Answer sooner\nand better"),
        Evidence(id="e", causes=("cause-a", "gone")),
        ExitView(id="x", cause="cause-a", evidence=("ev-a",)),
    ]
    assert broken_links(small_pack(), records) == [
        "Recommendation “Answer sooner·and better”: “Cause of concern” points to a cause of concern that is not there.",
        "Piece of evidence: “Causes it serves” points to a cause of concern that is not there.",
    ]
    assert broken_links(small_pack(), small_pack().records()) == []
    assert len(broken_links(Pack(info()), small_pack().records())) == 4
