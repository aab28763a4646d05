"""Fields: what Word works out by itself, and nothing that a person wrote."""

import re
from collections.abc import Iterator

from exports.checking.finding import Finding
from exports.checking.word_file import WordFile
from exports.word.ooxml import Element, tag

MARK, INSTRUCTION, SIMPLE = tag("fldChar"), tag("instrText"), tag("fldSimple")
# Page numbers and contents, with switches only; fields can also read files and run programs.
ALLOWED = re.compile(
    r"\s*(?:(?:PAGE|NUMPAGES)(?:\s+\\[*#]\s+[A-Za-z0-9]+)*|TOC(?:\s+\\[a-z](?:\s+\"\d-\d\")?)*)\s*",
)


def fields(word: WordFile) -> Iterator[Finding]:
    """Each begun, divided and ended in order, each with an instruction that is known to be harmless."""
    for part, story in word.stories.items():
        broken, instructions = _taken_apart(story)
        for node in broken:
            said = "A field is not whole, and Word may hide the text after it: delete it and insert it again."
            yield Finding("field-unbalanced", said, part, word.near(node))
        for node, instruction in instructions:
            if not ALLOWED.fullmatch(instruction):
                said = f"A field does more than count pages or list headings: delete it ({instruction.strip()[:60]})."
                yield Finding("field-code", said, part, word.near(node))


def _taken_apart(story: Element) -> tuple[list[Element], list[tuple[Element, str]]]:
    """Marks out of place, and each field with its instruction."""
    broken: list[Element] = []
    instructions = [(node, node.get(tag("instr"), "")) for node in story.iter(SIMPLE)]
    # Of each field that is open: its beginning, its instruction so far, and whether its result has begun.
    opened: list[tuple[Element, list[str], bool]] = []
    for node in story.iter(MARK, INSTRUCTION):
        kind = node.get(tag("fldCharType"))
        if node.tag == INSTRUCTION:
            if opened and not opened[-1][2]:
                opened[-1][1].append(node.text or "")
            else:
                broken.append(node)
        elif kind == "begin":
            opened.append((node, [], False))
        elif not opened or (kind == "separate" and opened[-1][2]):
            broken.append(node)
        else:
            start, words, divided = opened.pop()
            if not divided:
                instructions.append((start, "".join(words)))
            if kind == "separate":
                opened.append((start, words, True))
    return broken + [start for start, _, _ in opened], instructions
