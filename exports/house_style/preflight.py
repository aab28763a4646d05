"""Judges an office's template before any content is built, and makes it ready for documents."""

from copy import deepcopy
from pathlib import Path

from exports.errors import NotWordError, TemplateError
from exports.house_style import Template
from exports.house_style.accent import accent_of, recolour
from exports.house_style.copying import complete
from exports.house_style.lists import Lists
from exports.house_style.office_file import OfficeFile
from exports.house_style.page import chosen, page_problems
from exports.house_style.putting_together import OwnParts, put_together
from exports.house_style.running import FIRST_DRAWING, cleaned, running_problems
from exports.house_style.style_names import style_problems
from exports.opening import Element, opened, parsed
from exports.template import HOUSE
from exports.word.ooxml import tag

_USES = {"default": "The {}", "first": "The {} of first pages", "even": "The {} of even pages"}


def preflight(path: Path) -> Template:
    """A template that documents can be built on, from an office's ``.docx`` or ``.dotx``.

    Its page, headers, footers, pictures and styles stay; its text goes. Styles that it lacks
    are copied from ours. Raises `TemplateError` with everything that is wrong with it.
    """
    try:
        return _ready(OfficeFile(path))
    except NotWordError as error:
        raise TemplateError(str(error)) from error


def _ready(office: OfficeFile) -> Template:
    house = opened(HOUSE)
    our_styles, our_lists = (parsed(house[f"word/{name}.xml"], name) for name in ("styles", "numbering"))
    styles = office.related("styles")
    if styles is None:
        # A file may do without; then there is nothing of the office's to keep.
        styles = _without_styles(our_styles)
    accent = accent_of(styles)
    for ours in (our_styles, our_lists):
        recolour(ours, accent)
    lists = Lists(office.related("numbering"), our_lists)
    section, stories = chosen(office.body) or (None, {})
    running = {place: office.target(id) for place, id in stories.items()}
    problems = [
        *(["The template has macros: save a copy without them, as .docx or .dotx."] if office.has_macros else []),
        *page_problems(section),
        *(said for place, name in running.items() for said in _running_problems(office, place, name)),
        *style_problems(styles, our_styles, lists),
    ]
    if problems or section is None:
        raise TemplateError(*problems)
    taken = complete(styles, our_styles, lists)
    return Template(put_together(office, house, OwnParts(styles, lists.root, section), running), taken)


def _without_styles(house: Element) -> Element:
    sheet = deepcopy(house)
    for style in list(sheet.iterchildren(tag("style"))):
        sheet.remove(style)
    return sheet


def _running_problems(office: OfficeFile, place: tuple[str, str], name: str) -> list[str]:
    story, use = place
    root = office.root(name)
    cleaned(root, FIRST_DRAWING)
    called = _USES.get(use, "The {}").format(story)
    return list(running_problems(called, root, office.relations(name), office.parts))
