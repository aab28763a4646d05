"""The styles that documents use, by name, and their ids in a template."""

from exports.blocks import Role
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
