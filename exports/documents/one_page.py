"""The page that the office holder takes into the room: one side of A4."""

from exports.blocks import Document
from exports.documents.fitting import fitted
from exports.documents.making import Choices, document_of, footer_of
from exports.material import Material
from exports.parts.cover import marking_of
from exports.sheet import house_paper

TITLE = "One page for the room"


def build(material: Material, choices: Choices) -> Document:
    """Three things to say, the ask, causes, thresholds given and still unknown, the line if pressed, who is there."""
    paper = choices.paper or house_paper(marking_of(material), footer_of(material, TITLE))
    page = fitted(material, paper)
    return document_of(material, TITLE, list(page.blocks), "one-page", page.left_out)
