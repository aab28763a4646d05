"""The readings of a measure as the XML of a line chart, and as the workbook behind it."""

import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any

from lxml import etree
from xlsxwriter import Workbook
from xlsxwriter.chart_line import ChartLine
from xlsxwriter.worksheet import Worksheet

from exports.blocks import Chart
from exports.template import ACCENT, FONT, LANGUAGE, MUTED, RULE
from exports.word.ooxml import Element, R
from exports.word.package import ZIP_EPOCH, rezipped
from exports.word.scales import Scale, axis_format, can_be_drawn, label_format, scale_of
from toolkit.figures import figure
from toolkit.views import short

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORKBOOK_ID = "rId1"

SHEET = "Readings"
CHART_PART = "xl/charts/chart1.xml"
TEXT_SIZE = 12
LINE, LEVEL = 2.25, 1.75
# More dates than this run into one another below the axis; more markers than that make a band of the line.
MOST_LABELS, MOST_MARKERS = 10, 40
LONGEST_UNIT = 40
# The share of the height of a chart that a figure beside a line takes up.
CLOSE = 0.15
AXES = ("catAx", "valAx")

Column = tuple[str, list[float]]


def is_drawable(block: Chart) -> bool:
    """Whether a chart can show all values of a block; beyond that, words and figures say more."""
    return can_be_drawn(tuple(value for _, values in _columns(block) for value in values))


def workbook_of(block: Chart) -> bytes:
    """The readings as a spreadsheet: dates, values, and the level lines with one value a date."""
    packed = BytesIO()
    with _workbook(packed) as workbook:
        _fill(workbook, block)
    return rezipped(packed.getvalue())


def chart_xml(block: Chart) -> bytes:
    """The chart, its figures kept in it, tied to a workbook by the relationship `WORKBOOK_ID`."""
    packed = BytesIO()
    with _workbook(packed) as workbook:
        _fill(workbook, block).insert_chart(0, 0, _drawn(workbook, block))
    with zipfile.ZipFile(packed) as archive:
        space = etree.fromstring(archive.read(CHART_PART))
    _say_what_was_meant(space)
    _keep_texts(space, block)
    _write_figures(space, block)
    _tie(space)
    return etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)


def _workbook(packed: BytesIO) -> Any:
    workbook = Workbook(packed, {"in_memory": True})
    workbook.set_properties({"created": datetime(*ZIP_EPOCH)})
    return workbook


def _columns(block: Chart) -> list[Column]:
    """What each line is called, and its value on each date."""
    columns = [("Reading", [value for _, value in block.points])]
    for name, level in (("Baseline", block.baseline), ("Target", block.target)):
        if level is not None:
            said = f"{figure(level)}%" if block.unit == "%" else figure(level)
            columns.append((f"{name} {said}", [level] * len(block.points)))
    return columns


def _fill(workbook: Any, block: Chart) -> Worksheet:
    """Texts go in as texts: nothing of what a person wrote becomes a formula, a link or a number."""
    sheet = workbook.add_worksheet(SHEET)
    sheet.set_column(0, 3, 20)
    sheet.write_string(0, 0, "Date")
    for row, (label, _) in enumerate(block.points, start=1):
        sheet.write_string(row, 0, label)
    for column, (name, values) in enumerate(_columns(block), start=1):
        sheet.write_string(0, column, name)
        for row, value in enumerate(values, start=1):
            sheet.write_number(row, column, value)
    return sheet


def _drawn(workbook: Any, block: Chart) -> ChartLine:
    chart = workbook.add_chart({"type": "line"})
    columns = _columns(block)
    count = len(block.points)
    scale = scale_of(tuple(value for _, values in columns for value in values), block.unit)
    for column, (name, _) in enumerate(columns, start=1):
        chart.add_series(
            {
                "name": [SHEET, 0, column],
                "categories": [SHEET, 1, 0, count, 0],
                "values": [SHEET, 1, column, count, column],
                **(_readings_look(block, scale) if column == 1 else _level_look(name)),
            }
        )
    chart.set_x_axis(
        {
            "interval_unit": -(-count // MOST_LABELS),
            "interval_tick": -(-count // MOST_LABELS),
            "label_position": "low",
            "major_tick_mark": "outside",
            "minor_tick_mark": "none",
            "line": {"color": f"#{MUTED}", "width": 1},
        }
    )
    chart.set_y_axis(
        {
            # Stands in for the unit, which comes in later: here it could be taken for a formula.
            "name": "Unit" if block.unit not in ("%", "") else None,
            "name_font": {"bold": False},
            "min": scale.low,
            "max": scale.high,
            "major_unit": scale.step,
            "num_format": axis_format(scale, block.unit),
            "major_gridlines": {"visible": True, "line": {"color": f"#{RULE}", "width": 0.75}},
            "major_tick_mark": "none",
            "minor_tick_mark": "none",
            "line": {"none": True},
        }
    )
    chart.set_title({"none": True})
    chart.set_legend({"position": "bottom"} if len(columns) > 1 else {"none": True})
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    return chart


def _readings_look(block: Chart, scale: Scale) -> dict[str, Any]:
    """A solid line with round markers; the first and the last value stand beside theirs."""
    values = [value for _, value in block.points]
    first, last = ({"position": _free_side(block, value, scale)} for value in (values[0], values[-1]))
    return {
        "line": {"color": f"#{ACCENT}", "width": LINE},
        "marker": {
            "type": "circle",
            "size": 7 if len(values) <= MOST_MARKERS else 3,
            "fill": {"color": f"#{ACCENT}"},
            "border": {"color": f"#{ACCENT}"},
        },
        "data_labels": {
            "value": True,
            "custom": [first, *[{"delete": True}] * (len(values) - 2), last],
        },
    }


def _free_side(block: Chart, value: float, scale: Scale) -> str:
    """Above a value, but below it where a level line runs close above, and none nor the axis close below."""
    close = (scale.high - scale.low) * CLOSE
    away = [level - value for level in (block.baseline, block.target) if level is not None]
    crowded = any(0 < way < close for way in away)
    free = value - scale.low > close and not any(-close < way < 0 for way in away)
    return "below" if crowded and free else "above"


def _level_look(name: str) -> dict[str, Any]:
    """The baseline dashed and grey, the target dotted and dark: no line is told apart by colour alone."""
    baseline = name.startswith("Baseline")
    return {
        "line": {
            "color": "#767676" if baseline else "#000000",
            "width": LEVEL,
            "dash_type": "dash" if baseline else "round_dot",
        },
        "marker": {"type": "none"},
    }


def _say_what_was_meant(space: Element) -> None:
    """Write out what Excel 2007 took as said and later programs take the other way round where it is left out."""
    space.insert(0, _flag("date1904"))
    _first(space, "lang").addnext(_flag("roundedCorners"))
    _first(space, "grouping").addnext(_flag("varyColors"))
    for line in space.iter(f"{{{C}}}ser"):
        line.append(_flag("smooth"))
    for shown in space.iter(f"{{{C}}}showVal"):
        shown.addprevious(_flag("showLegendKey"))
        for name in ("showBubbleSize", "showPercent", "showSerName", "showCatName"):
            shown.addnext(_flag(name))
    for axis in AXES:
        _first(_first(space, axis), "scaling").addnext(_flag("delete"))
    for holder in space.iter(f"{{{C}}}title", f"{{{C}}}legend"):
        _first(holder, "layout").addnext(_flag("overlay"))
    # Dates that are years alone were taken for numbers.
    for dates in space.iterfind(f".//{{{C}}}cat/{{{C}}}numRef"):
        dates.tag = f"{{{C}}}strRef"
        cache = _first(dates, "numCache")
        cache.tag = f"{{{C}}}strCache"
        cache.remove(_first(cache, "formatCode"))


def _keep_texts(space: Element, block: Chart) -> None:
    """The unit beside the axis, as it was written, and all in the language of the document."""
    for unit in space.iter(f"{{{A}}}t"):
        unit.text = short(block.unit, LONGEST_UNIT)
    for letters in space.iter(f"{{{A}}}rPr"):
        letters.set("lang", LANGUAGE)
    _first(space, "lang").set("val", LANGUAGE)


def _write_figures(space: Element, block: Chart) -> None:
    """The figures beside the points as the document writes them elsewhere."""
    for label in space.iter(f"{{{C}}}dLbl"):
        for layout in label.iterfind(f"{{{C}}}layout"):
            _, value = block.points[int(_first(label, "idx").get("val", ""))]
            look = etree.Element(f"{{{C}}}numFmt", formatCode=label_format(value, block.unit), sourceLinked="0")
            layout.addnext(look)


def _tie(space: Element) -> None:
    """One size and font for all text, and the way to the workbook; how to print a sheet is of no use in Word."""
    space.remove(_first(space, "printSettings"))
    text = etree.SubElement(space, f"{{{C}}}txPr")
    etree.SubElement(text, f"{{{A}}}bodyPr")
    etree.SubElement(text, f"{{{A}}}lstStyle")
    properties = etree.SubElement(etree.SubElement(text, f"{{{A}}}p"), f"{{{A}}}pPr")
    letters = etree.SubElement(properties, f"{{{A}}}defRPr", sz=str(TEXT_SIZE * 100))
    for script in ("latin", "cs"):
        etree.SubElement(letters, f"{{{A}}}{script}", typeface=FONT)
    data = etree.SubElement(space, f"{{{C}}}externalData")
    data.set(f"{{{R}}}id", WORKBOOK_ID)
    data.append(_flag("autoUpdate"))


def _flag(name: str) -> Element:
    return etree.Element(f"{{{C}}}{name}", val="0")


def _first(parent: Element, name: str) -> Element:
    return next(parent.iter(f"{{{C}}}{name}"))
