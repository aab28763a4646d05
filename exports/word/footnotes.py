"""Footnotes: a mark in the text, the note itself at the foot of the page."""

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from exports.template import DECLARATION, footnotes
from exports.word.ooxml import Element, child, paragraph, run, tag
from exports.word.styles import FOOTNOTE, FOOTNOTE_MARK, StyleIds


class Footnotes:
    """Numbers the footnotes of a document and puts them into its part for footnotes, one of its own if need be."""

    def __init__(self, word: WordDocument, styles: StyleIds) -> None:
        self._word = word
        self._style, self._mark = styles[FOOTNOTE], styles[FOOTNOTE_MARK]
        self._part: Part | None = None
        self._root: Element | None = None
        self._last = 0

    def add(self, parent: Element, text: str) -> None:
        """Put a mark at the end of a paragraph, and the note where notes go."""
        if self._root is None:
            self._part = self._found()
            self._root = etree.fromstring(self._part.blob)
            # The lines above notes have numbers too, and not the same in every template.
            self._last = max((int(note.get(tag("id"), 0)) for note in self._root), default=0)
        self._last += 1
        child(self._marked(parent), "footnoteReference", id=self._last)
        note = child(self._root, "footnote", id=self._last)
        line = paragraph(self._style)
        note.append(line)
        child(self._marked(line), "footnoteRef")
        run(line, f" {text}")

    def write(self) -> None:
        """Put what was added into the part."""
        if self._part is not None and self._root is not None:
            self._part._blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _found(self) -> Part:
        main = self._word.part
        for relation in main.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
                found: Part = relation.target_part
                return found
        name = PackURI("/word/footnotes.xml")
        part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, (DECLARATION + footnotes()).encode(), main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        return part

    def _marked(self, parent: Element) -> Element:
        holder = child(parent, "r")
        child(child(holder, "rPr"), "rStyle", val=self._mark)
        return holder
