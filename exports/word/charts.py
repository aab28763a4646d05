"""Charts that Word draws and lets people edit: the line, its figures in a workbook, and its words."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part

from exports.blocks import Chart, Span
from exports.word.body import Body
from exports.word.pages import EMU_PER_TWENTIETH
from exports.word.styles import ROLE_STYLES
from exports.word.trend_lines import WORKBOOK_ID, A, C, chart_xml, is_drawable, workbook_of
from exports.word.writing import attribute

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
# 6.2 cm, in English Metric Units.
HEIGHT = 62 * 36_000


def chart(body: Body, block: Chart) -> None:
    """What the chart shows in words, then the chart, as wide as the text; words alone where it cannot be drawn."""
    body.paragraph(ROLE_STYLES["lead"], body.runs((Span(f"{block.title}: ", bold=True), Span(block.words))))
    if is_drawable(block):
        # An office's style may fix the height of its lines, which would cut the chart off.
        body.paragraph(ROLE_STYLES["body"], f"<w:r>{_drawing(body, block)}</w:r>", line=240, lineRule="auto")


def _drawing(body: Body, block: Chart) -> str:
    id = body.next_id()
    said = attribute(f"Line chart. {block.title}: {block.words}")
    return (
        f'<w:drawing><wp:inline xmlns:wp="{WP}" xmlns:a="{A}" xmlns:c="{C}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{body.text_width * EMU_PER_TWENTIETH}" cy="{HEIGHT}"/>'
        f'<wp:docPr id="{id}" name="Chart {id}" descr="{said}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{C}"><c:chart r:id="{_attached(body, block)}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


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
