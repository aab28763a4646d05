"""Trends as charts that Word draws, with the figures behind them and the words beside them."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exports.blocks import Chart, Document, Properties
from exports.cleaning import clean
from exports.word.render import rendered
from tests.exports.word_files import PACKAGE, Element, R, W, words_in
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Measure, Reading

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

POINTS = (("Mar 2026", 68.1), ("Apr 2026", 70.0), ("12 May 2026", 1250.25), ("2027", -4.0))

Made = dict[str, bytes]


def chart(points: tuple[tuple[str, float], ...] = POINTS, title: str = "Calls", unit: str = "%") -> Chart:
    return Chart(title=title, words="up from 68.1% to 87%", unit=unit, points=points, baseline=68.5, target=90.0)


def made(*blocks: Chart) -> Made:
    """The parts of a document of charts, as they are in the file."""
    moment = "2026-01-01T00:00:00"
    properties = Properties(title="t", subject="s", author="a", identifier="i", created=moment, modified=moment)
    return unpacked(rendered(Document(marking="OFFICIAL", footer="f", properties=properties, blocks=blocks)))


def unpacked(package: bytes) -> Made:
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml(parts: Made, name: str) -> Element:
    return etree.fromstring(parts[name])


def drawn(parts: Made, number: int = 1) -> Element:
    return xml(parts, f"word/charts/chart{number}.xml")


def sheet_rows(parts: Made, number: int = 1) -> list[list[str | float]]:
    """What stands in the cells of the workbook behind a chart."""
    book = unpacked(parts[f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"])
    texts = ["".join(entry.itertext()) for entry in xml(book, "xl/sharedStrings.xml")]
    return [
        [texts[int(cell[0].text or "")] if cell.get("t") == "s" else float(cell[0].text or "") for cell in row]
        for row in xml(book, "xl/worksheets/sheet1.xml").iter(f"{S}row")
    ]


def kept(line: Element, kind: str) -> list[str]:
    """The texts or figures that a chart keeps of a line."""
    return [node.text or "" for node in line.iterfind(f"{C}{kind}//{C}v")]


def test_chart_and_workbook_hold_exactly_the_readings() -> None:
    parts = made(chart())
    lines = list(drawn(parts).iter(f"{C}ser"))
    labels = [label for label, _ in POINTS]
    assert [kept(line, "cat") for line in lines] == [labels] * 3
    assert [kept(line, "tx") for line in lines] == [["Reading"], ["Baseline 68.5%"], ["Target 90%"]]
    values = [value for _, value in POINTS]
    assert [[float(value) for value in kept(line, "val")] for line in lines] == [values, [68.5] * 4, [90.0] * 4]
    header, *rows = sheet_rows(parts)
    assert header == ["Date", "Reading", "Baseline 68.5%", "Target 90%"]
    assert rows == [[label, value, 68.5, 90.0] for label, value in POINTS]


def test_a_chart_without_levels_has_one_line_and_no_legend() -> None:
    parts = made(Chart(title="Calls", words="down", unit="", points=POINTS))
    assert len(list(drawn(parts).iter(f"{C}ser"))) == 1
    assert drawn(parts).find(f".//{C}legend") is None
    assert sheet_rows(parts)[0] == ["Date", "Reading"]


def test_years_alone_stay_labels() -> None:
    parts = made(chart((("2024", 1.0), ("2025", 2.0), ("2026", 3.0))))
    for line in drawn(parts).iter(f"{C}ser"):
        assert line.find(f"{C}cat/{C}strRef/{C}strCache") is not None
        assert kept(line, "cat") == ["2024", "2025", "2026"]


def test_word_finds_the_figures_of_every_chart_to_edit_them() -> None:
    parts = made(chart(), chart(title="Other"))
    body = xml(parts, "word/document.xml")
    related = {row.get("Id"): row.get("Target") for row in xml(parts, "word/_rels/document.xml.rels")}
    shown = [related[node.get(f"{R}id")] for node in body.iter(f"{C}chart")]
    assert shown == ["charts/chart1.xml", "charts/chart2.xml"]
    for number in (1, 2):
        space = drawn(parts, number)
        # The order is the schema's: Word refuses the whole file for another.
        order = ["date1904", "lang", "roundedCorners", "chart", "spPr", "txPr", "externalData"]
        assert [etree.QName(child).localname for child in space] == order
        [book] = xml(parts, f"word/charts/_rels/chart{number}.xml.rels").iter(f"{PACKAGE}Relationship")
        assert book.get("Id") == space[-1].get(f"{R}id")
        assert book.get("Target") == f"../embeddings/Microsoft_Excel_Sheet{number}.xlsx"
    kinds = {node.get("PartName") or node.get("Extension"): node.get("ContentType") for node in xml_types(parts)}
    assert kinds["/word/charts/chart1.xml"] == "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    for number in (1, 2):
        kind = kinds[f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"]
        assert kind == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def xml_types(parts: Made) -> Element:
    return xml(parts, "[Content_Types].xml")


def test_the_workbook_is_a_plain_sheet_without_formulas_or_a_second_chart() -> None:
    book = unpacked(made(chart(unit="=SUM(A1)"))["word/embeddings/Microsoft_Excel_Sheet1.xlsx"])
    assert [name for name in book if "drawing" in name or "chart" in name] == []
    assert list(xml(book, "xl/worksheets/sheet1.xml").iter(f"{S}f")) == []


def test_whoever_does_not_see_the_chart_reads_the_trend() -> None:
    body = xml(made(chart(), chart(title="Other")), "word/document.xml")
    shown = list(body.iter(f"{WP}docPr"))
    words = ["Line chart. Calls: up from 68.1% to 87%", "Line chart. Other: up from 68.1% to 87%"]
    assert [node.get("descr") for node in shown] == words
    assert len({node.get("id") for node in shown}) == 2
    paragraphs = [words_in(node).strip() for node in body.iter(f"{W}p")]
    assert paragraphs == ["Calls: up from 68.1% to 87%", "", "Other: up from 68.1% to 87%", ""]


def test_no_line_is_told_apart_by_colour_alone() -> None:
    lines = list(drawn(made(chart())).iter(f"{C}ser"))
    dashes = [node.get("val") for line in lines for node in line.iterfind(f"{C}spPr/{A}ln/{A}prstDash")]
    assert dashes == ["dash", "sysDot"]
    assert [node.get("val") for line in lines for node in line.iterfind(f"{C}marker/{C}symbol")] == [
        "circle",
        "none",
        "none",
    ]


def test_only_the_first_and_the_last_value_are_written_beside_the_line() -> None:
    labels = drawn(made(chart())).iter(f"{C}dLbl")
    assert [label.find(f"{C}delete") is None for label in labels] == [True, False, False, True]


def test_a_value_just_below_the_target_is_written_clear_of_it() -> None:
    labels = drawn(made(chart((("a", 75.0), ("b", 80.0), ("c", 86.0))))).iter(f"{C}dLbl")
    assert [label.find(f"{C}dLblPos").get("val") for label in labels if label.find(f"{C}dLblPos") is not None] == [
        "t",
        "b",
    ]


def test_two_hundred_readings_leave_room_for_their_dates() -> None:
    points = tuple((f"Day {place}", float(place % 7)) for place in range(200))
    axis = drawn(made(chart(points))).find(f".//{C}catAx")
    assert axis is not None
    assert axis.find(f"{C}tickLblSkip").get("val") == "20"
    assert len(sheet_rows(made(chart(points)))) == 201


def test_values_beyond_what_spreadsheets_hold_are_told_in_words() -> None:
    parts = made(chart((("a", 1e308), ("b", -1e308), ("c", 1.0))))
    assert [name for name in parts if "chart" in name] == []
    assert words_in(xml(parts, "word/document.xml")).strip() == "Calls: up from 68.1% to 87%"


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=40)
def test_whatever_a_person_wrote_stays_text(name: str, unit: str) -> None:
    name, unit = clean(name), " ".join(clean(unit).split())
    parts = made(chart(title=name, unit=unit))
    [shown] = xml(parts, "word/document.xml").iter(f"{WP}docPr")
    assert shown.get("descr") == f"Line chart. {name}: up from 68.1% to 87%"
    space = drawn(parts)
    references = {node.text for node in space.iter(f"{C}f")}
    assert references == {"Readings!$A$2:$A$5"} | {f"Readings!${c}${r}" for c in "BCD" for r in ("1", f"2:${c}$5")}
    [title] = ["".join(node.itertext()) for node in space.iter(f"{A}t")] or [""]
    if len(unit) <= 40:
        assert title == ("" if unit == "%" else unit)
    else:
        assert title.endswith("…")
        assert unit.startswith(title[:-1])


@pytest.mark.parametrize("unit", ["=SUM(A1)", "Sheet1!A1", "=Readings!$A$1", "<b>minutes</b>", "{PAGE}", "a & b"])
def test_a_unit_is_never_a_formula_or_markup(unit: str) -> None:
    assert [node.text for node in drawn(made(chart(unit=unit))).iter(f"{A}t")] == [unit]


def test_the_same_readings_give_the_same_bytes() -> None:
    assert made(chart(), chart()) == made(chart(), chart())


Make = Callable[[Pack], Path]


def measured(*rows: tuple[str, float | None]) -> list[Cause | Measure | Reading]:
    readings = [
        Reading(id=f"r{place}", measure="m", date=date, value=value) for place, (date, value) in enumerate(rows)
    ]
    return [Cause(id="c", title="Calls"), Measure(id="m", cause="c", name="Answered", unit="minutes"), *readings]


def test_a_measure_with_three_readings_is_drawn_above_the_table_of_them(
    with_records: Callable[..., Pack], make: Make
) -> None:
    rows = measured(("2026-10", 9.0), ("2026-08-04", 12.0), ("2026-09", None), ("2025", 14.0))
    with make(with_records(*rows)).open("rb") as file:
        parts = unpacked(file.read())
    assert sheet_rows(parts)[1:] == [["2025", 14.0], ["4 Aug 2026", 12.0], ["Oct 2026", 9.0]]
    body = xml(parts, "word/document.xml")
    [shown] = body.iter(f"{WP}docPr")
    assert shown.get("descr") == "Line chart. Answered: down from 14 minutes (2025) to 9 minutes (October 2026)"
    table = next(node for node in body.iter(f"{W}tblCaption") if node.get(f"{W}val") == "Readings: Answered")
    everything = list(body.iter())
    assert everything.index(shown) < everything.index(table)
    assert words_in(body).count("Answered: down from 14 minutes (2025)") == 1


def test_fewer_than_three_readings_are_told_and_not_drawn(with_records: Callable[..., Pack], make: Make) -> None:
    rows = measured(("2026-08", 12.0), ("2026-09", None), ("", 13.0), ("2026-10", 9.0))
    with make(with_records(*rows)).open("rb") as file:
        parts = unpacked(file.read())
    assert [name for name in parts if "chart" in name] == []
    said = words_in(xml(parts, "word/document.xml"))
    assert "Answered: down from 12 minutes (August 2026) to 9 minutes (October 2026)" in said
    assert "October 2026\n9 minutes" in said
