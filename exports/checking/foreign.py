"""What a document of ours never has: programs, embedded files, and anything fetched from elsewhere."""

from collections.abc import Iterator

from exports.checking.finding import Finding
from exports.checking.relations import Relation
from exports.checking.word_file import WordFile

MACROS = {"vbaProject", "wordVbaData", "attachedToolbars", "keyMapCustomizations", "xlMacrosheet"}
EMBEDDED = {"oleObject", "control", "activeXControlBinary", "aFChunk", "subDocument", "frame"}
# A chart brings its figures along in one of these; anywhere else it could be anything.
WORKBOOK = "package"
WORDS = {
    "macros": "The file holds macros, which many offices block: save it in Word as .docx.",
    "embedded-object": "Another file is embedded in this one: take it out.",
    "outside-template": "The file fetches a template from elsewhere: unlink it in Word, under Developer and Template.",
    "outside-content": "The file fetches a part of itself from elsewhere: put a picture into the file instead.",
}


def foreign(word: WordFile) -> Iterator[Finding]:
    """No macros, no templates or pictures elsewhere, no embedded objects but the figures of a chart."""
    related = [(part, relation) for part in ("", *word.parts) for relation in word.relations(part).values()]
    charts = {relation.target for _, relation in related if relation.kind == "chart"}
    for part, relation in related:
        if code := _code(relation, part in charts):
            yield Finding(code, WORDS[code], part or word.main)


def _code(relation: Relation, of_chart: bool) -> str:
    if relation.kind == "attachedTemplate":
        return "outside-template"
    if relation.kind in MACROS:
        return "macros"
    if relation.kind in EMBEDDED or (relation.kind == WORKBOOK and not of_chart):
        return "embedded-object"
    if relation.outside and relation.kind != "hyperlink":
        return "outside-content"
    return ""
