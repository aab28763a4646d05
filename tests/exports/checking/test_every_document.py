"""Whatever stands in a pack, each document of it is one that an office could send as it is."""

import pytest

from exports.checking import SMALLEST_TYPE, check
from tests.exports.checking.conftest import Written
from tests.exports.every_document import kinds, packs
from toolkit.edition import Edition
from toolkit.loading import default_edition

# In points: one side has to hold everything.
SMALLEST = {"one-page": 11.0}
MARKING = "OFFICIAL-SENSITIVE – FICTIONAL EXAMPLE"


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("pack", packs(default_edition()))
def test_nothing_is_wrong_with_it(kind: str, pack: str, document_of: Written) -> None:
    assert check(document_of(kind, pack), smallest_type=SMALLEST.get(kind, SMALLEST_TYPE)) == ()


@pytest.mark.parametrize("kind", kinds())
def test_it_carries_the_marking_that_the_office_chose_and_no_other(kind: str, document_of: Written) -> None:
    document = document_of(kind, "example")
    assert {finding.code for finding in check(document, MARKING, 1)} == set()
    missing = [finding for finding in check(document, "SECRET", 1) if finding.code == "marking-missing"]
    sections = len(missing) // 6
    assert len(missing) == 6 * sections > 0


def test_every_pack_is_hard_in_its_own_way(edition: Edition) -> None:
    assert {"empty", "example", "full", "large", "hostile"} <= packs(edition).keys()
