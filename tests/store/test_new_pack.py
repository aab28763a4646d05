"""A new pack knows its office, its meeting and the hour, in the office's own words."""

import pytest

from store.new_pack import new_pack
from store.pack_file import open_pack
from store.workspace import Workspace
from tests.store.pack_samples import Clock
from toolkit.edition import Edition
from toolkit.errors import RecordError
from toolkit.records.office import RunningOrderEntry
from toolkit.records.record import item_record_id
from toolkit.terms import terms_of


def test_a_new_pack_has_the_hour_of_its_edition(edition: Edition, packs: Workspace, clock: Clock) -> None:
    pack = new_pack(
        edition,
        {"force": "Exampleshire Police", "terms": "mayor"},
        {"date": "2026-12", "number": 2},
        officer="AB",
        fictional=True,
        now=clock,
        new_id=lambda: "pack-1",
    )
    assert (pack.office.force, pack.office.terms) == ("Exampleshire Police", "mayor")
    assert (pack.meeting.date, pack.meeting.number) == ("2026-12", 2)
    assert (pack.info.pack_id, pack.info.edition, pack.info.fictional) == ("pack-1", edition.id, True)
    assert pack.info.created_at == "2026-11-30T14:02:11.000000+00:00"
    hour = pack.every(RunningOrderEntry)
    terms = terms_of(pack.office)
    assert [(row.item, row.position, row.minutes) for row in hour] == [
        (part.id, float(part.number), None) for part in edition.running_order
    ]
    assert [row.title for row in hour] == [terms.fill(part.title or part.text) for part in edition.running_order]
    assert [row.id for row in hour] == [item_record_id("running_order", part.id) for part in edition.running_order]
    assert {(row.updated_by, row.revision) for row in pack.records()} == {("AB", 1)}
    assert list(open_pack(packs.create(pack)).pack.records()) == list(pack.records())


@pytest.mark.parametrize(
    ("office", "meeting", "words"),
    [
        ({"forse": "x"}, {}, "The office has no field forse"),
        ({"terms": "king"}, {}, "“Kind of body” cannot be “king”"),
        ({}, {"date": "soon"}, "“PPOG date” cannot be “soon”"),
    ],
)
def test_what_an_office_cannot_be_is_refused(
    office: dict[str, object], meeting: dict[str, object], words: str, edition: Edition
) -> None:
    with pytest.raises(RecordError, match=words):
        new_pack(edition, office, meeting)
