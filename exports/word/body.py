"""The body of one Word document while it is being written: what stands in it, ids, links, styles."""

from collections.abc import Iterable

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from exports.blocks import Span, Text
from exports.word.footnotes import Footnotes
from exports.word.styles import HEADINGS, LINK, STRONG, LayoutStyles
from exports.word.writing import element, paragraph, run

# Space above a paragraph that follows a table, in twentieths of a point.
AFTER_TABLE = 160


class Body:
    """Takes paragraphs and tables in order and hands out what must be unique in a document.

    ``pieces`` is what was written so far: a paragraph or a row of a table each, or what is around the rows.
    """

    def __init__(self, word: WordDocument, styles: LayoutStyles, text_width: int, footnotes: Footnotes) -> None:
        self.styles = styles
        self.text_width = text_width
        self.footnotes = footnotes
        self.part = word.part
        self.pieces: list[str] = []
        self._links: dict[str, str] = {}
        self._last_id = 0
        self._after_table = False

    def table(self, pieces: Iterable[str]) -> None:
        """Add a table; its XML comes in pieces, which are put together once."""
        self.pieces.extend(pieces)
        self._after_table = True

    def paragraph(self, style: str, content: str = "", properties: str = "", **spacing: str | int) -> None:
        """Add a paragraph in the style of that name; ``spacing`` is what differs from the style's."""
        if self._after_table and style not in HEADINGS.values():
            # A table cannot ask for space below itself; headings bring their own.
            spacing = {"before": AFTER_TABLE, **spacing}
        self._after_table = False
        if spacing:
            properties += element("spacing", **spacing)
        self.pieces.append(paragraph(self.styles[style], content, properties))

    def runs(self, text: Text) -> str:
        """A text as it stands in a paragraph, its links live."""
        return self._run(text[0]) if len(text) == 1 else "".join([self._run(span) for span in text])

    def _run(self, span: Span) -> str:
        if span.link:
            said = self._link(span.text, span.link)
        elif span.text:
            said = run(span.text, self.styles[STRONG] if span.bold else "")
        else:
            said = ""
        return said + self.footnotes.mark(span.note) if span.note else said

    def _link(self, text: str, address: str) -> str:
        return f'<w:hyperlink r:id="{self._relationship(address)}">{run(text, self.styles[LINK])}</w:hyperlink>'

    def _relationship(self, address: str) -> str:
        """The id of the relationship to an address; one for each address."""
        if address not in self._links:
            id = f"link{len(self._links) + 1}"
            self.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, id, is_external=True)
            self._links[address] = id
        return self._links[address]

    def next_id(self) -> int:
        """A number that nothing else in this document has."""
        self._last_id += 1
        return self._last_id

    def bookmark(self, name: str) -> tuple[str, str]:
        """The beginning and the end of a place that links to ``name`` lead to."""
        id = self.next_id()
        return element("bookmarkStart", id=id, name=name), element("bookmarkEnd", id=id)
