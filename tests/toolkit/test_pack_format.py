"""Somebody who fills a pack from another program finds every table and field in the documentation."""

from pathlib import Path

import pytest
from msgspec import structs

from toolkit.fields import KINDS
from toolkit.records.record import Record
from toolkit.records.tables import RECORD_TYPES, PackInfo

PAGE = (Path(__file__).parents[2] / "docs" / "pack-format.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.table)
def test_each_table_is_described_with_all_its_fields(kind: type[Record]) -> None:
    section = PAGE.split(f"### `{kind.table}`")[1].split("\n### ")[0]
    shared = PAGE.split("## Every record")[1].split("## Tables")[0]
    for field in structs.fields(kind):
        assert f"`{field.name}`" in section + shared


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.table)
def test_each_value_that_a_choice_can_have_is_listed(kind: type[Record]) -> None:
    section = PAGE.split(f"### `{kind.table}`")[1].split("\n### ")[0]
    values = [value for field in KINDS[kind.table].fields for value, _ in field.choices if value]
    assert all(f"`{value}`" in section for value in values)


def test_what_a_pack_says_of_itself_is_described() -> None:
    section = PAGE.split("## `_meta`")[1].split("\n## ")[0]
    assert all(f"`{field.name}`" in section for field in structs.fields(PackInfo))
