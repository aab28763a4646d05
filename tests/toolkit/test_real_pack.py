"""The real pack says of West Midlands Police what HMICFRS's list says of it, and nothing more."""

import json
from pathlib import Path

import msgspec
import pytest

from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Recommendation
from toolkit.records.format import FORMAT, SCHEMA_VERSION
from toolkit.records.tables import TABLES, PackInfo

REAL = Path(__file__).parent.parent / "data" / "west-midlands-2024.ppog.json"


@pytest.fixture(scope="module")
def raw() -> dict[str, dict[str, dict[str, object]]]:
    return json.loads(REAL.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def pack(raw: dict[str, dict[str, dict[str, object]]]) -> Pack:
    records = [
        msgspec.convert(row, TABLES[table]) for table, rows in raw.items() if table != "_meta" for row in rows.values()
    ]
    return Pack(msgspec.convert(raw["_meta"]["1"], PackInfo), records)


def test_it_is_a_pack_in_the_published_layout(
    raw: dict[str, dict[str, dict[str, object]]], pack: Pack, edition: Edition
) -> None:
    assert (pack.info.format, pack.info.schema_version, pack.info.edition) == (FORMAT, SCHEMA_VERSION, edition.id)
    assert not pack.info.fictional
    for table, rows in raw.items():
        assert list(rows) == [str(number) for number in range(1, len(rows) + 1)]
        for row in rows.values():
            kind = PackInfo if table == "_meta" else TABLES[table]
            # No session has written the file yet.
            assert sorted([*row, *(["sequences"] if kind is PackInfo else [])]) == sorted(kind.__struct_fields__)


def test_the_office_is_known_by_force_body_and_its_months_in_engage(pack: Pack) -> None:
    office = pack.office
    assert (office.force, office.body, office.terms) == (
        "West Midlands Police",
        "West Midlands Police and Crime Commissioner",
        "pcc",
    )
    assert (office.entered_engage, office.left_engage) == ("2023-11", "2024-09")


def test_three_causes_are_closed_and_investigations_is_open(pack: Pack) -> None:
    causes = pack.every(Cause)
    assert [cause.status for cause in causes] == ["open", "closed", "closed", "closed"]
    assert [cause.closed_on for cause in causes] == ["", "2024-07-23", "2024-07-23", "2024-07-23"]
    assert "nvestigations" in causes[0].title
    assert "MARAC" in causes[1].title
    assert "sex offenders" in causes[2].title
    assert "child abuse" in causes[3].title


def test_five_recommendations_belong_to_investigations_and_three_are_met(pack: Pack) -> None:
    rows = pack.of_cause(Recommendation, pack.every(Cause)[0].id)
    assert [row.status for row in rows] == ["met", "met", "met", "open", "open"]
    assert all("text is not in the sources" in row.text for row in rows)
    assert pack.every(Recommendation) == rows


def test_what_the_list_does_not_say_is_empty(pack: Pack) -> None:
    said = {
        "office": {"force", "body", "terms", "entered_engage", "left_engage"},
        "causes": {"title", "kind", "status", "closed_on", "position"},
        "recommendations": {"cause", "text", "status", "position"},
    }
    for record in pack.records():
        for name, value in msgspec.structs.asdict(record).items():
            if name not in said[record.table] | {"id", "revision"}:
                assert value in ("", None), (record.table, name)


def test_it_agrees_with_the_precedents(pack: Pack, precedents: Precedents) -> None:
    force = next(entry for entry in precedents.forces if entry.id == "precedent.west-midlands")
    assert (pack.office.force, pack.office.entered_engage, pack.office.left_engage) == (
        force.force,
        force.entered,
        force.left,
    )
    assert [cause.closed_on for cause in pack.every(Cause)] == [reason.closed for reason in force.reasons_in]
