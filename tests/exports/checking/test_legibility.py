"""Type that is too small or too faint is found wherever its size and colours come from."""

import pytest

from exports.checking import check
from exports.checking.colours import contrast, shade
from exports.word.ooxml import Element, tag
from tests.exports.checking.conftest import Written
from tests.exports.checking.damaging import (
    DOCUMENT,
    STYLES,
    Edit,
    after,
    damaged,
    every,
    found,
    having,
    holding,
    parts_of,
    without,
)

TEXT = '//w:p[w:pPr/w:pStyle/@w:val="Muted"]'
RUN = "<w:p>{0}<w:r><w:rPr>{1}</w:rPr><w:t>Look at this</w:t></w:r></w:p>"
# The tables of the house style shade their first row, and nothing else.
HEADER_CELL = "//w:tbl[w:tblPr/w:tblStyle/@w:val='Records']/w:tr[1]/w:tc[1]"
LAST_CELL = "//w:tbl[w:tblPr/w:tblStyle/@w:val='Records']/w:tr[last()]/w:tc[last()][.//w:t]"
RECORDS = "//w:style[@w:styleId='Records']"
BLANK = '<w:p><w:r><w:t>Read</w:t></w:r><w:r><w:rPr><w:sz w:val="2"/></w:rPr></w:r></w:p>'
STRONG, QUESTION = '<w:rStyle w:val="Strong"/>', '<w:pStyle w:val="Question"/>'
# 2.8:1, 3.5:1 and 4.5:1 on white.
PALE, SOFT, SOUND = "999999", "888888", "767676"


@pytest.fixture(scope="module")
def briefing(document_of: Written) -> bytes:
    """The briefing of a pack with everything in it, for each style to be in use."""
    return document_of("briefing", "full").read_bytes()


def run(properties: str, paragraph: str = "") -> Edit:
    """One more paragraph, of one run with these properties."""
    return after(TEXT, RUN.format(f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "", properties))


def colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def size(points: float) -> str:
    return f'<w:sz w:val="{int(points * 2)}"/>'


def shading(fill: str, pattern: str = "clear", dots: str = "auto") -> str:
    return f'<w:shd w:val="{pattern}" w:color="{dots}" w:fill="{fill}"/>'


def styled(id: str, properties: str) -> Edit:
    """Another look for the text of a style."""

    def edit(root: Element) -> None:
        style = found(root, f"//w:style[@w:styleId='{id}']")
        for old in list(style.iterchildren(tag("rPr"))):
            style.remove(old)
        holding(f"//w:style[@w:styleId='{id}']", f"<w:rPr>{properties}</w:rPr>")(root)

    return edit


FAINT: tuple[tuple[str, str, Edit], ...] = (
    ("the run itself", DOCUMENT, run(colour(PALE))),
    ("its paragraph's shading", DOCUMENT, run(colour(SOUND), shading("EEEEEE"))),
    ("its own shading", DOCUMENT, run(colour("FFFFFF") + shading(PALE))),
    ("a pattern of dots", DOCUMENT, run(colour("000000"), shading("FFFFFF", "pct80", "000000"))),
    ("the marker pen", DOCUMENT, run(colour("FFFFFF") + '<w:highlight w:val="yellow"/>')),
    ("large type, even so", DOCUMENT, run(colour(PALE) + size(24))),
    ("bold type just below large", DOCUMENT, run("<w:b/>" + colour(SOFT) + size(13.5))),
    ("bold on a bold style, which is not bold", DOCUMENT, run(STRONG + colour(SOFT) + size(14), QUESTION)),
    ("a paragraph style", STYLES, styled("Muted", colour(PALE))),
    ("a character style", STYLES, styled("Hyperlink", colour(PALE))),
    ("the style that others are based on", STYLES, styled("Normal", colour(PALE))),
    ("the defaults", STYLES, holding("//w:rPrDefault/w:rPr", colour(PALE))),
    ("the first row of a table style", STYLES, having("//w:style[@w:styleId='Records']//w:shd", "w:fill", "1F3A5F")),
    ("the cell", DOCUMENT, holding(f"{HEADER_CELL}/w:tcPr", shading("1F3A5F"))),
    ("a table style for all of its cells", STYLES, holding(RECORDS, f"<w:tcPr>{shading('111111')}</w:tcPr>")),
)


@pytest.mark.parametrize(("part", "edit"), [pytest.param(part, edit, id=where) for where, part, edit in FAINT])
def test_text_that_hardly_stands_out_is_found_by_what_is_behind_it(part: str, edit: Edit, briefing: bytes) -> None:
    findings = check(damaged(briefing, part, edit))
    assert {finding.code for finding in findings} == {"low-contrast"}
    assert all("4.5:1" in finding.said or "3:1" in finding.said for finding in findings)


SOUND_TEXT: tuple[tuple[str, Edit], ...] = (
    ("dark enough", run(colour(SOUND))),
    ("large", run(colour(SOFT) + size(18))),
    ("large for bold type", run("<w:b/>" + colour(SOFT) + size(14))),
    ("white on dark", run(colour("FFFFFF"), shading("1F3A5F"))),
    ("white on a dark cell", after(f"{LAST_CELL}/w:tcPr", RUN.format("", colour("FFFFFF") + shading("000000")))),
    ("chosen by Word", run(colour("auto"), shading("1F3A5F"))),
    ("hidden", run("<w:vanish/>" + colour("FFFFFF") + size(2))),
    ("small without a letter", after(TEXT, BLANK)),
)


@pytest.mark.parametrize("edit", [pytest.param(edit, id=what) for what, edit in SOUND_TEXT])
def test_text_that_reads_well_is_left_alone(edit: Edit, briefing: bytes) -> None:
    assert check(damaged(briefing, DOCUMENT, edit)) == ()


SMALL: tuple[tuple[str, str, Edit], ...] = (
    ("the run itself", DOCUMENT, run(size(11.5))),
    ("a paragraph style", STYLES, styled("Muted", size(9))),
    ("the style that others are based on", STYLES, styled("Normal", size(9))),
    ("the defaults", STYLES, having("//w:rPrDefault//w:sz", "w:val", "18")),
    ("nobody, so that Word takes its own", STYLES, without("//w:rPrDefault//w:sz")),
)


@pytest.mark.parametrize(("part", "edit"), [pytest.param(part, edit, id=where) for where, part, edit in SMALL])
def test_small_type_is_found_wherever_its_size_comes_from(part: str, edit: Edit, briefing: bytes) -> None:
    findings = check(damaged(briefing, part, edit))
    assert {finding.code for finding in findings} == {"small-type"}


def test_how_small_is_too_small_is_for_the_caller_to_say(briefing: bytes) -> None:
    eleven = damaged(briefing, DOCUMENT, run(size(11)))
    assert [finding.code for finding in check(eleven)] == ["small-type"]
    assert check(eleven, smallest_type=11) == ()
    assert {finding.code for finding in check(briefing, smallest_type=18)} == {"small-type"}


def test_small_type_in_a_chart_is_found_too(document_of: Written) -> None:
    document = document_of("briefing", "example").read_bytes()
    charts = [name for name in parts_of(document) if name.startswith("word/charts/chart")]
    assert charts
    small = damaged(document, charts[0], having("//*[local-name()='defRPr']", "sz", "800"))
    [finding] = check(small)
    assert (finding.code, finding.part) == ("small-type", charts[0])
    unsaid = damaged(document, charts[0], every_size_dropped)
    assert [finding.said for finding in check(unsaid)] == ["A chart has type of 10 points: make it 12 points or more."]


def every_size_dropped(root: Element) -> None:
    for node in every(root, "//*[@sz]"):
        del node.attrib["sz"]


def test_a_fault_of_a_style_is_said_once_with_the_first_place(briefing: bytes) -> None:
    small = [each for each in check(damaged(briefing, STYLES, styled("Fact", size(8)))) if "8 points" in each.said]
    # The labels of facts are in a style of their own.
    assert len(small) == 2
    assert [finding.part for finding in small] == [DOCUMENT] * 2
    assert small[0].near.startswith("Prepared by")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("000000", "FFFFFF", 21.0), ("777777", "FFFFFF", 4.48), ("767676", "FFFFFF", 4.54), ("1F3A5F", "1F3A5F", 1.0)],
)
def test_contrast_is_what_the_guidelines_say(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize(
    ("pattern", "dots", "fill", "seen"),
    [
        ("clear", "auto", "EEF2F7", "EEF2F7"),
        ("clear", "auto", "auto", "none"),
        ("nil", "auto", "auto", "none"),
        ("solid", "1F3A5F", "FFFFFF", "1F3A5F"),
        ("pct50", "000000", "FFFFFF", "808080"),
        ("pct20", "auto", "auto", "CCCCCC"),
    ],
)
def test_a_shade_is_what_a_reader_sees_of_it(pattern: str, dots: str, fill: str, seen: str) -> None:
    assert shade(pattern, dots, fill) == seen
