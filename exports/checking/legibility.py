"""Whether text can be read: large enough, and standing out from what is behind it."""

from collections.abc import Iterator

from msgspec import Struct

from exports.checking.colours import NONE, WHITE, contrast, is_colour
from exports.checking.finding import Finding
from exports.checking.looks import NOTHING, WORDS_SIZE, Look, Looks, behind
from exports.checking.table_parts import conditions_of
from exports.checking.word_file import (
    CONTROL,
    TABLE,
    TEXT_BOX,
    VAL,
    P,
    R,
    T,
    WordFile,
    flow,
    value,
)
from exports.word.ooxml import Element, tag

# What type has to reach on its background, and large type, which reads more easily (WCAG 2.2, 1.4.3).
ENOUGH, ENOUGH_IF_LARGE = 4.5, 3.0
LARGE, LARGE_IF_BOLD = 18.0, 14.0

RUN_PROPERTIES, RUN_STYLE, PARAGRAPH_PROPERTIES = tag("rPr"), tag("rStyle"), tag("pPr")
SYMBOL = tag("sym")


class Surroundings(Struct, frozen=True):
    """What a paragraph stands in: what a table says of its text, and the colour of the cell."""

    table: Look = NOTHING
    behind: str = WHITE


PAGE = Surroundings()


def legibility(word: WordFile, smallest: float) -> Iterator[Finding]:
    """Type that is too small or too faint, each combination of styles and colours once."""
    looks = Looks(word.styles)
    for part, story in word.stories.items():
        seen: set[tuple[str, ...]] = set()
        for paragraph, around in _paragraphs(story, looks, PAGE):
            style = word.styles.of(paragraph)
            ground = _ground(paragraph, looks.of_style(style), around)
            for run, run_style, own in _runs(paragraph):
                look = looks.look(around.table, style, run_style, own)
                if look.hidden:
                    continue
                for code, said in _faults(look, ground, smallest):
                    if (code, said, style, run_style) not in seen:
                        seen.add((code, said, style, run_style))
                        yield Finding(code, said, part, word.near(run))


def _faults(look: Look, ground: str, smallest: float) -> Iterator[tuple[str, str]]:
    size = look.size or WORDS_SIZE
    if size < smallest:
        yield "small-type", f"Type of {size:g} points is hard to read: make it {smallest:g} points or more."
    paper = look.marked if look.marked and look.marked != NONE else ground
    colour = look.colour or ""
    if not is_colour(colour):
        return
    large = size >= (LARGE_IF_BOLD if look.bold else LARGE)
    needed, found = ENOUGH_IF_LARGE if large else ENOUGH, contrast(colour, paper)
    if found < needed:
        # Cut rather than rounded, so that 4.49 is never said to be 4.5.
        told = f"{int(found * 10) / 10:g}:1"
        yield "low-contrast", f"Text in {colour} on {paper} is too faint ({told}): it needs {needed:g}:1 or more."


def _ground(paragraph: Element, style: Look, around: Surroundings) -> str:
    """The colour behind the text of a paragraph: its own, else its style's, else that of the cell or page."""
    own = behind(paragraph.find(PARAGRAPH_PROPERTIES))
    found = own if own is not None else style.behind if style.behind is not None else around.table.behind
    return around.behind if found in (None, NONE) else str(found)


def _runs(paragraph: Element) -> Iterator[tuple[Element, str, Element | None]]:
    """Each run with text, its style and its own properties; text boxes have paragraphs of their own."""
    boxed = {run for box in paragraph.iter(TEXT_BOX) for run in box.iter(R)}
    for run in paragraph.iter(R):
        if run in boxed or not any(node.tag == SYMBOL or (node.text or "").strip() for node in run.iter(T, SYMBOL)):
            continue
        own = run.find(RUN_PROPERTIES)
        named = None if own is None else own.find(RUN_STYLE)
        yield run, "" if named is None else named.get(VAL, ""), own


def _paragraphs(holder: Element, looks: Looks, around: Surroundings) -> Iterator[tuple[Element, Surroundings]]:
    """Every paragraph with what it stands in."""
    for child in flow(holder):
        if child.tag == P:
            yield child, around
            for box in child.iter(TEXT_BOX):
                yield from _paragraphs(box, looks, PAGE)
        elif child.tag == TABLE:
            yield from _in_table(child, looks, around)
        elif child.tag != CONTROL:
            yield from _paragraphs(child, looks, around)


def _in_table(table: Element, looks: Looks, around: Surroundings) -> Iterator[tuple[Element, Surroundings]]:
    style = value(table, "tblPr/tblStyle")
    whole = behind(table.find(tag("tblPr")))
    for cell, conditions in conditions_of(table):
        look = looks.of_table(style, conditions)
        own = behind(cell.find(tag("tcPr")))
        shades = (own, look.behind_cell, whole)
        ground = next((shade for shade in shades if shade is not None and shade != NONE), around.behind)
        yield from _paragraphs(cell, looks, Surroundings(look, ground))
