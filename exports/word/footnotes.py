"""Footnotes: a mark in the text, the note itself at the foot of the page."""

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from exports.template import DECLARATION, footnotes
from exports.word.ooxml import tag
from exports.word.styles import FOOTNOTE, FOOTNOTE_MARK, StyleIds
from exports.word.writing import element, elements, paragraph, run, run_style


class Footnotes:
    """Numbers the footnotes of a document and puts them into its part for footnotes, one of its own if need be."""

    def __init__(self, word: WordDocument, styles: StyleIds) -> None:
        self._word = word
        self._style, self._look = styles[FOOTNOTE], run_style(styles[FOOTNOTE_MARK])
        self._part: Part | None = None
        self._notes: list[str] = []
        self._last = 0

    def mark(self, text: str) -> str:
        """The mark of a new note with that text, as it stands in a paragraph."""
        if self._part is None:
            self._part = self._found()
            # The lines above notes have numbers too, and not the same in every template.
            root = etree.fromstring(self._part.blob)
            self._last = max((int(note.get(tag("id"), 0)) for note in root), default=0)
        self._last += 1
        line = paragraph(self._style, f"<w:r>{self._look}<w:footnoteRef/></w:r>{run(f' {text}')}")
        self._notes.append(element("footnote", line, id=self._last))
        return f"<w:r>{self._look}{element('footnoteReference', id=self._last)}</w:r>"

    def write(self) -> None:
        """Put the notes into the part."""
        if self._part is not None:
            root = etree.fromstring(self._part.blob)
            root.extend(elements("".join(self._notes)))
            self._part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

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
