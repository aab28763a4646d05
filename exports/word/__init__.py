"""Word files out of documents; python-docx is imported only once a file is made."""

from exports.blocks import Document
from exports.house_style import Template
from exports.word.styles import VARIANTS


def word_file(document: Document, template: Template | None = None) -> tuple[bytes, tuple[str, ...]]:
    """A document as the bytes of a .docx file, and the styles in it that the office's template lacks.

    The one page is always on ours: what has room on it is known for its margins and its type alone.
    """
    from exports.word.render import rendered

    if template is None or document.layout == "one-page":
        return rendered(document), ()
    elsewhere = {style for layout, styles in VARIANTS.items() if layout != document.layout for style in styles.values()}
    return rendered(document, template.package), tuple(name for name in template.taken if name not in elsewhere)
