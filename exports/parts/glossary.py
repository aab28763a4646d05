"""Terms and abbreviations, in the order of the alphabet."""

from exports.blocks import Block, Paragraph
from exports.composing import bullets, item_bullet, plain
from exports.material import Material


def glossary(material: Material) -> list[Block]:
    """Every term of the edition with what it means."""
    terms = sorted(material.edition.glossary, key=lambda term: material.title_of(term).casefold())
    if not terms:
        return [Paragraph(plain("This edition explains no terms."))]
    return bullets([item_bullet(material, term) for term in terms])
