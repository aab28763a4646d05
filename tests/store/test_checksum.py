"""Damage that still parses is noticed, and a file that an editor only laid out anew is not called damaged."""

import copy
import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.checksum import FIELD, META, META_KEY, checksum, seal_of, sealed
from tests.store.kept_states import state

WHOLE: dict[str, Any] = json.loads(state(3))

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def test_a_saved_file_is_whole_however_it_is_laid_out() -> None:
    assert seal_of(WHOLE) == "whole"
    for text in (json.dumps(WHOLE), json.dumps(WHOLE, indent=8, sort_keys=True).replace("\n", "\r\n")):
        assert seal_of(json.loads(text)) == "whole"
    turned = {name: dict(reversed(table.items())) for name, table in reversed(WHOLE.items())}
    assert seal_of(turned) == "whole"


def test_another_program_can_make_the_checksum_from_what_the_pack_format_says() -> None:
    manifest = ""
    for name, table in sorted(copy.deepcopy(WHOLE).items()):
        manifest += f'"{name}"\n'
        for key, document in sorted(table.items()):
            if (name, key) == (META, META_KEY):
                del document[FIELD]
            compact = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            manifest += f'"{key}" {hashlib.sha256(compact.encode()).hexdigest()}\n'
    assert WHOLE[META][META_KEY][FIELD] == hashlib.sha256(manifest.encode()).hexdigest()


def test_a_pack_from_before_the_manifest_is_whole_and_its_damage_is_noticed() -> None:
    old = copy.deepcopy(WHOLE)
    del old[META][META_KEY][FIELD]
    compact = json.dumps(old, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    old[META][META_KEY][FIELD] = hashlib.sha256(compact.encode()).hexdigest()
    assert seal_of(old) == "whole"
    old["causes"]["1"]["title"] = "Other"
    assert seal_of(old) == "changed"


@given(st.data())
def test_any_changed_value_is_noticed(data: st.DataObject) -> None:
    changed = copy.deepcopy(WHOLE)
    name = data.draw(st.sampled_from(sorted(WHOLE)))
    key = data.draw(st.sampled_from(sorted(WHOLE[name])))
    field = data.draw(st.sampled_from(sorted(WHOLE[name][key])))
    other = data.draw(values)
    before = changed[name][key][field]
    changed[name][key][field] = other
    same = json.dumps(other, sort_keys=True) == json.dumps(before, sort_keys=True)
    assert seal_of(changed) == ("whole" if same else "changed")


@pytest.mark.parametrize("lost", ["a record", "a table", "a field of the pack"])
def test_what_is_missing_is_noticed(lost: str) -> None:
    changed = copy.deepcopy(WHOLE)
    if lost == "a record":
        del changed["causes"]["1"]
    elif lost == "a table":
        del changed["causes"]
    else:
        del changed[META][META_KEY]["edition"]
    assert seal_of(changed) == "changed"


def test_a_file_that_was_never_sealed_is_told_from_a_changed_one() -> None:
    bare = copy.deepcopy(WHOLE)
    del bare[META][META_KEY][FIELD]
    assert seal_of(bare) == "none"
    for odd in ({}, {META: []}, {META: {}}, {META: {META_KEY: 3}}):
        assert seal_of(odd) == "none"
    bare[META][META_KEY][FIELD] = ["no", "text"]
    assert seal_of(bare) == "changed"


@given(st.dictionaries(st.text(max_size=5), values, max_size=4))
def test_whatever_a_file_can_hold_can_be_sealed(row: dict[str, Any]) -> None:
    tables = {META: {META_KEY: {"format": "x"}}, "causes": {"1": row}}
    done = sealed(tables)
    assert seal_of(done) == "whole"
    assert seal_of(json.loads(json.dumps(done))) == "whole"
    assert FIELD not in tables[META][META_KEY]
    assert checksum(done) == checksum(tables)
