"""The type in charts, which has parts of its own."""

from collections.abc import Iterator

from exports.checking.finding import Finding
from exports.checking.word_file import WordFile
from exports.opening import Element, parsed

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
TYPE = f"{CHART}txPr//{DRAWING}defRPr"
# What Word takes where a chart says nothing, in points.
WORDS_SIZE = 10.0


def charts(word: WordFile, smallest: float) -> Iterator[Finding]:
    """Labels and titles below the smallest size; once for each chart."""
    for part in dict.fromkeys(word.parts):
        for relation in word.relations(part).values():
            if relation.kind == "chart" and relation.target in word.parts:
                size = _smallest(parsed(word.parts[relation.target], relation.target))
                if size < smallest:
                    said = f"A chart has type of {size:g} points: make it {smallest:g} points or more."
                    yield Finding("small-type", said, relation.target)


def _smallest(chart: Element) -> float:
    whole = chart.find(TYPE)
    sizes = [_points(node) for node in chart.iter(f"{DRAWING}defRPr", f"{DRAWING}rPr") if node.get("sz")]
    return min([*sizes, *([] if whole is not None and whole.get("sz") else [WORDS_SIZE])])


def _points(node: Element) -> float:
    """A size, which charts write in hundredths of a point."""
    text = node.get("sz", "")
    return int(text) / 100 if text.isascii() and text.isdecimal() and len(text) <= 6 else WORDS_SIZE
