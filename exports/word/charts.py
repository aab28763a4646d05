"""Charts that Word draws and lets people edit: the line, its figures in a workbook, and its words."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from lxml import etree

from exports.blocks import Chart, Span
from exports.word.body import Body
from exports.word.ooxml import Element, R, child
from exports.word.pages import EMU_PER_TWENTIETH
from exports.word.styles import ROLE_STYLES
from exports.word.trend_lines import WORKBOOK_ID, A, C, chart_xml, is_drawable, workbook_of

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PREFIXES = {"wp": WP, "a": A, "c": C}
# 7 cm, in English Metric Units.
HEIGHT = 7 * 360_000


def chart(body: Body, block: Chart) -> None:
    """What the chart shows in words, then the chart, as wide as the text; words alone where it cannot be drawn."""
    body.paragraph(ROLE_STYLES["lead"], (Span(f"{block.title}: ", bold=True), Span(block.words)))
    if not is_drawable(block):
        return
    holder = body.paragraph(ROLE_STYLES["body"])
    # An office's style may fix the height of its lines, which would cut the chart off.
    child(holder[0], "spacing", line=240, lineRule="auto")
    _draw(body, child(child(holder, "r"), "drawing"), block)


def _draw(body: Body, drawing: Element, block: Chart) -> None:
    id = body.next_id()
    inline = _child(drawing, WP, "inline", distT=0, distB=0, distL=0, distR=0)
    _child(inline, WP, "extent", cx=body.text_width * EMU_PER_TWENTIETH, cy=HEIGHT)
    _child(inline, WP, "docPr", id=id, name=f"Chart {id}", descr=f"Line chart. {block.title}: {block.words}")
    _child(inline, WP, "cNvGraphicFramePr")
    data = _child(_child(inline, A, "graphic"), A, "graphicData", uri=C)
    _child(data, C, "chart").set(f"{{{R}}}id", _attached(body, block))


def _attached(body: Body, block: Chart) -> str:
    """The id by which the body refers to the chart; its workbook hangs on it."""
    package = body.part.package
    name = package.next_partname("/word/charts/chart%d.xml")
    part = Part(name, CONTENT_TYPE.DML_CHART, chart_xml(block), package)
    id = body.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    sheet = package.next_partname("/word/embeddings/Microsoft_Excel_Sheet%d.xlsx")
    workbook = Part(sheet, CONTENT_TYPE.SML_SHEET, workbook_of(block), package)
    part.rels.add_relationship(RELATIONSHIP_TYPE.PACKAGE, workbook, WORKBOOK_ID)
    return id


def _child(parent: Element, namespace: str, name: str, /, **values: str | int) -> Element:
    element = etree.SubElement(parent, f"{{{namespace}}}{name}", nsmap=PREFIXES)
    for key, value in values.items():
        element.set(key, str(value))
    return element
