"""Pictures and charts, which some readers only hear of."""

from collections.abc import Iterator

from exports.checking.finding import Finding
from exports.checking.word_file import WordFile
from exports.word.ooxml import tag

DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
VECTOR = "{urn:schemas-microsoft-com:vml}shape"


def drawings(word: WordFile) -> Iterator[Finding]:
    """A text for each picture that is more than ornament."""
    said = "A picture or chart has no alt text: say in words what it shows."
    for part, story in word.stories.items():
        for drawn in story.iter(DRAWN):
            ornament = any(node.get("val") in ("1", "true") for node in drawn.iter(DECORATIVE))
            if not drawn.get("descr", "").strip() and not ornament:
                yield Finding("no-alt-text", said, part, word.near(drawn))
        for old in story.iter(tag("pict")):
            if any(not shape.get("alt", "").strip() for shape in old.iter(VECTOR)):
                yield Finding("no-alt-text", said, part, word.near(old))
