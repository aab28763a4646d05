"""A page that could ever be shown without the marking is found, whatever is switched on in Word."""

from copy import deepcopy

import pytest

from exports.checking import check
from exports.word.ooxml import Element, child, new, tag
from tests.exports.checking.damaging import DOCUMENT, HEADER, damaged, every, found, having, saying, without

MARKING = "OFFICIAL-SENSITIVE"


@pytest.mark.parametrize("kind", ["header", "footer"])
@pytest.mark.parametrize("use", ["default", "first", "even"])
def test_each_header_and_footer_is_needed(kind: str, use: str, briefing: bytes) -> None:
    unmarked = damaged(briefing, DOCUMENT, without(f"//w:{kind}Reference[@w:type='{use}']"))
    for marking in (None, MARKING):
        [finding] = check(unmarked, marking)
        assert finding.code == "marking-missing"
        assert finding.said.startswith(f"The {kind} of ")


@pytest.mark.parametrize("marking", [None, MARKING])
def test_one_header_with_another_marking_is_found(marking: str | None, briefing: bytes) -> None:
    for other in ("OFFICIAL", " "):
        [finding] = check(damaged(briefing, HEADER, saying("//w:t", other)), marking)
        assert (finding.code, finding.part) == ("marking-missing", HEADER)


def test_without_a_word_given_the_style_says_what_the_marking_is(briefing: bytes) -> None:
    ordinary = damaged(briefing, HEADER, having("//w:pStyle", "w:val", "Header"))
    assert [finding.code for finding in check(ordinary)] == ["marking-missing"]
    assert check(ordinary, MARKING) == ()


def split(root: Element) -> None:
    """Makes two sections of the document; the last takes headers and footers from the first."""
    last = found(root, "/w:document/w:body/w:sectPr")
    turned = new("p")
    child(turned, "pPr").append(deepcopy(last))
    found(root, "/w:document/w:body/w:p[3]").addnext(turned)
    for reference in every(last, "w:headerReference | w:footerReference"):
        last.remove(reference)


def split_unmarked(root: Element) -> None:
    """The same, with headers and footers in the last section only."""
    split(root)
    first, last = root.iter(tag("sectPr"))
    for reference in every(first, "w:headerReference | w:footerReference"):
        last.insert(0, reference)


def test_a_section_inherits_the_marking_of_the_one_before(briefing: bytes) -> None:
    assert check(damaged(briefing, DOCUMENT, split), MARKING) == ()
    findings = check(damaged(briefing, DOCUMENT, split_unmarked), MARKING)
    assert [finding.code for finding in findings] == ["marking-missing"] * 6
    assert all("in section 1" in finding.said for finding in findings)
