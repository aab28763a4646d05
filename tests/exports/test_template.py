"""The template is what its script says, and nobody needs good eyes to read what is made on it."""

import zipfile
from io import BytesIO

from lxml import etree

from exports.template import HOUSE, build
from exports.word.styles import NEEDED
from tests.exports.word_files import Element, W

PAPER = "FFFFFF"


def parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return {
            name: etree.tostring(etree.fromstring(archive.read(name)), method="c14n") for name in archive.namelist()
        }


def styles() -> list[Element]:
    with zipfile.ZipFile(HOUSE) as archive:
        return etree.fromstring(archive.read("word/styles.xml")).findall(f"{W}style")


def test_the_checked_in_template_is_what_the_script_builds() -> None:
    assert parts(HOUSE.read_bytes()) == parts(build())


def test_it_has_every_style_that_documents_use_and_hardly_more() -> None:
    names = {style.find(f"{W}name").get(f"{W}val").casefold() for style in styles()}
    assert {name.casefold() for name in NEEDED} <= names
    assert len(names - {name.casefold() for name in NEEDED}) <= 3


def test_no_letter_is_smaller_than_twelve_points_and_none_of_the_one_page_than_eleven() -> None:
    for style in styles():
        sizes = [int(node.get(f"{W}val", "0")) for node in style.iter(f"{W}sz", f"{W}szCs")]
        name = style.find(f"{W}name").get(f"{W}val")
        assert min(sizes, default=24) >= (22 if name.startswith("Sheet ") else 24), name


def luminance(colour: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[place : place + 2], 16)) for place in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_every_letter_stands_out_from_its_ground() -> None:
    shades = [shade for style in styles() for shade in style.iterfind(f".//{W}tblStylePr//{W}shd")]
    grounds = {PAPER} | {shade.get(f"{W}fill", "") for shade in shades}
    for style in styles():
        letters = style.find(f"{W}rPr/{W}color")
        shade = style.find(f"{W}pPr/{W}shd")
        here = {shade.get(f"{W}fill", "")} if shade is not None else grounds
        colour = letters.get(f"{W}val", "") if letters is not None else "000000"
        assert min(contrast(colour, ground) for ground in here) >= 4.5, style.get(f"{W}styleId")


def test_it_is_a_british_page() -> None:
    with zipfile.ZipFile(HOUSE) as archive:
        page = etree.fromstring(archive.read("word/document.xml")).find(f".//{W}pgSz")
        language = etree.fromstring(archive.read("word/styles.xml")).find(f".//{W}lang")
    assert page is not None
    assert language is not None
    assert (page.get(f"{W}w"), page.get(f"{W}h")) == ("11906", "16838")
    assert language.get(f"{W}val") == "en-GB"
