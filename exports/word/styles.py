"""The styles that documents use, by name, and their ids in a template."""

from exports.blocks import Layout, Role
from exports.errors import TemplateError

# What each kind of paragraph is called in the template; Word's own names where it has one.
ROLE_STYLES: dict[Role, str] = {
    "body": "Normal",
    "lead": "Lead",
    "muted": "Muted",
    "quote": "Quote",
    "question": "Question",
    "answer": "Answer",
    "speech": "Speech",
    "cue": "Cue",
    "tick-text": "Tick Text",
    "tick-detail": "Tick Detail",
    "cover-force": "Subtitle",
    "banner": "Banner",
}
TITLE = "Title"
HEADINGS = {1: "Heading 1", 2: "Heading 2", 3: "Heading 3"}
CONTENTS_HEADING = "TOC Heading"
CONTENTS_ENTRY = "TOC 1"
BULLET = "List Bullet"
FACT = "Fact"
TICK = "Tick"
CALLOUT = "Callout"
TABLE = "Records"
FIGURES_TABLE = "Figures"
TABLE_HEADING = "Table Heading"
TABLE_TEXT = "Table Text"
FIGURE_HEADING = "Figure Heading"
FIGURE = "Figure"
MARKING = "Marking"
HEADER = "Header"
FOOTER = "Footer"
LINK = "Hyperlink"
STRONG = "Strong"
ENTRY_LABEL = "Entry Label"
PLACEHOLDER = "Placeholder Text"
SPOKEN = "Spoken Line"
CLOCK = "Clock"
FOOTNOTE = "footnote text"
FOOTNOTE_MARK = "footnote reference"

# What a style is replaced by in a layout of its own.
VARIANTS: dict[Layout, dict[str, str]] = {
    "ordinary": {},
    "large": {
        TITLE: "Large Title",
        "Subtitle": "Large Subtitle",
        HEADINGS[1]: "Large Heading",
        "Normal": "Large Text",
        "Muted": "Large Text",
        "Cue": "Large Cue",
        CALLOUT: "Large Cue",
    },
    "one-page": {
        TITLE: "Sheet Title",
        "Subtitle": "Sheet Subtitle",
        HEADINGS[1]: "Sheet Heading",
        "Normal": "Sheet Text",
        "Muted": "Sheet Muted",
        BULLET: "Sheet Bullet",
        TABLE_TEXT: "Sheet Cell",
        TABLE_HEADING: "Sheet Cell Heading",
    },
}

NEEDED: tuple[str, ...] = (
    *ROLE_STYLES.values(),
    TITLE,
    *HEADINGS.values(),
    CONTENTS_HEADING,
    CONTENTS_ENTRY,
    BULLET,
    FACT,
    TICK,
    CALLOUT,
    TABLE,
    FIGURES_TABLE,
    TABLE_HEADING,
    TABLE_TEXT,
    FIGURE_HEADING,
    FIGURE,
    MARKING,
    HEADER,
    FOOTER,
    LINK,
    STRONG,
    ENTRY_LABEL,
    PLACEHOLDER,
    SPOKEN,
    CLOCK,
    FOOTNOTE,
    FOOTNOTE_MARK,
    *sorted({style for variants in VARIANTS.values() for style in variants.values()}),
)


class StyleIds:
    """The ids of a template's styles, found once by name; names match whatever their case, as in Word."""

    def __init__(self, ids_by_name: dict[str, str]) -> None:
        self._ids = {name.casefold(): style_id for name, style_id in ids_by_name.items()}
        lacking = [name for name in NEEDED if name.casefold() not in self._ids]
        if lacking:
            raise TemplateError(f"The template lacks the styles that a document needs: {', '.join(lacking)}.")

    def __getitem__(self, name: str) -> str:
        """The id of the style called ``name``."""
        return self._ids[name.casefold()]


class LayoutStyles:
    """The ids of styles in one layout, asked for by the names of the ordinary one."""

    def __init__(self, styles: StyleIds, layout: Layout) -> None:
        self._styles, self._variants = styles, VARIANTS[layout]

    def __getitem__(self, name: str) -> str:
        """The id of what stands for the style called ``name``."""
        return self._styles[self._variants.get(name, name)]
