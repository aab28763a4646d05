"""Content controls: fields that a reader fills in and that find their way back into the pack."""

from collections.abc import Iterator

from exports.checking.finding import Finding
from exports.checking.word_file import CONTROL, WordFile, value
from exports.word.ooxml import tag

# Word's own building blocks, such as a cover page, are controls without a name.
BUILDING_BLOCK = f"{tag('sdtPr')}/{tag('docPartObj')}"
NEEDED = {
    "alias": ("control-name", "has no title, which screen readers read out"),
    "tag": ("control-tag", "has no tag, without which its answer is lost"),
    "id": ("control-id", "has no number of its own"),
}


def controls(word: WordFile) -> Iterator[Finding]:
    """Name, tag and number of each."""
    for part, story in word.stories.items():
        for control in story.iter(CONTROL):
            if control.find(BUILDING_BLOCK) is not None:
                continue
            for name, (code, lack) in NEEDED.items():
                if not value(control, f"sdtPr/{name}").strip():
                    yield Finding(
                        code, f"A content control {lack}: set it in its properties.", part, word.near(control)
                    )
