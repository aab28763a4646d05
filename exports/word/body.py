"""The body of one Word document while it is being written: where elements go, ids, links, styles."""

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from exports.blocks import Text
from exports.word.footnotes import Footnotes
from exports.word.ooxml import Element, R, child, new, paragraph, run, space_before, tag
from exports.word.styles import HEADINGS, LINK, STRONG, LayoutStyles

TABLE_TAG = tag("tbl")
# Space above a paragraph that follows a table, in twentieths of a point.
AFTER_TABLE = 160


class Body:
    """Takes elements in order and hands out what must be unique in a document.

    Elements are put before the last section's properties directly: asking python-docx
    for each paragraph would search the whole body every time.
    """

    def __init__(self, word: WordDocument, styles: LayoutStyles, text_width: int, footnotes: Footnotes) -> None:
        self.styles = styles
        self.text_width = text_width
        self.footnotes = footnotes
        self.part = word.part
        self._end = word.element.body.sectPr
        self._links: dict[str, str] = {}
        self._last_id = 0
        self._after_table = False

    def add(self, element: Element) -> Element:
        """Put an element at the end of the body."""
        self._end.addprevious(element)
        self._after_table = element.tag == TABLE_TAG
        return element

    def paragraph(self, style: str, text: Text = ()) -> Element:
        """Add a paragraph in the style of that name."""
        after_table = self._after_table
        element = self.add(paragraph(self.styles[style]))
        if after_table and style not in HEADINGS.values():
            # A table cannot ask for space below itself; headings bring their own.
            space_before(element, AFTER_TABLE)
        self.write(element, text)
        return element

    def next_id(self) -> int:
        """A number that nothing else in this document has."""
        self._last_id += 1
        return self._last_id

    def write(self, parent: Element, text: Text) -> None:
        """Put a text at the end of a paragraph, its links live."""
        for span in text:
            if span.link:
                self._link(parent, span.text, span.link)
            elif span.text:
                run(parent, span.text, self.styles[STRONG] if span.bold else "")
            if span.note:
                self.footnotes.add(parent, span.note)

    def _link(self, parent: Element, text: str, address: str) -> None:
        holder = child(parent, "hyperlink")
        holder.set(f"{{{R}}}id", self._relationship(address))
        run(holder, text, self.styles[LINK])

    def _relationship(self, address: str) -> str:
        """The id of the relationship to an address; one for each address."""
        if address not in self._links:
            id = f"link{len(self._links) + 1}"
            self.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, id, is_external=True)
            self._links[address] = id
        return self._links[address]

    def bookmark(self, parent: Element, name: str) -> int:
        """Begin a bookmark at the end of a paragraph; the number that its end has to have."""
        id = self.next_id()
        child(parent, "bookmarkStart", id=id, name=name)
        return id

    def anchor(self, element: Element, name: str) -> None:
        """Make what a paragraph holds the place that links to ``name`` lead to."""
        id = self.next_id()
        start = new("bookmarkStart", id=id, name=name)
        properties = element.find(tag("pPr"))
        if properties is None:
            element.insert(0, start)
        else:
            properties.addnext(start)
        child(element, "bookmarkEnd", id=id)
