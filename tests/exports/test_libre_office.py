"""Laid out by LibreOffice, every page carries the marking, and the one page is one page.

Where LibreOffice or poppler is missing, nothing of this is there, and the run says so.
"""

import re
import warnings
from pathlib import Path

import pytest

from exports.kinds import KINDS
from tests.exports.every_document import kinds, packs, written
from tests.exports.libre_office import laid_out, pages_of, why_not
from toolkit.loading import default_edition

WHY_NOT = why_not()
if WHY_NOT:
    warnings.warn(pytest.PytestConfigWarning(f"Not run: documents in LibreOffice. {WHY_NOT}"), stacklevel=1)

ONE_PAGE = "one-page"
PACKS = packs(default_edition())
# The one page of every pack, and of all other kinds those that take no minute.
LAID_OUT = [
    (kind, pack)
    for kind in kinds()
    for pack in PACKS
    if not WHY_NOT and (kind == ONE_PAGE or pack in ("empty", "example"))
]
# What every marking of these packs begins with, as it is printed.
MARKINGS = {"full": "Zqofficexmarkingq", "hostile": "OFFICIAL {PAGE} =SUM() <b>"}
USUAL = "OFFICIAL-SENSITIVE"

Pages = dict[tuple[str, str], list[str]]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The text of every page, by kind and pack; one LibreOffice lays all of them out."""
    folder = tmp_path_factory.mktemp("laid-out")
    documents: dict[tuple[str, str], Path] = {(kind, pack): written(kind, pack, folder) for kind, pack in LAID_OUT}
    pdfs = laid_out(list(documents.values()), folder)
    return {asked: pages_of(pdfs[document]) for asked, document in documents.items()}


@pytest.mark.parametrize(("kind", "pack"), LAID_OUT)
def test_the_marking_stands_above_and_below_on_every_page(kind: str, pack: str, pages: Pages) -> None:
    marking = MARKINGS.get(pack, USUAL)
    shown = pages[kind, pack]
    assert shown
    assert [number for number, page in enumerate(shown, start=1) if not _stands_around(marking, page)] == []


def _stands_around(marking: str, page: str) -> bool:
    """Whether a page begins with the marking, and shows it again at its end."""
    return page.startswith(marking) and page.rfind(marking) > len(page) - 2 * len(marking) - 80


@pytest.mark.parametrize("pack", [pack for kind, pack in LAID_OUT if kind == ONE_PAGE])
def test_the_one_page_is_one_page(pack: str, pages: Pages) -> None:
    assert len(pages[ONE_PAGE, pack]) == 1


@pytest.mark.parametrize(("kind", "pack"), LAID_OUT)
def test_the_pages_are_counted_right(kind: str, pack: str, pages: Pages) -> None:
    shown = pages[kind, pack]
    counted = [re.findall(r"Page (\d+) of (\d+)", page)[-1:] for page in shown]
    assert counted == [[(str(number), str(len(shown)))] for number in range(1, len(shown) + 1)]


def test_every_kind_is_laid_out() -> None:
    assert {kind for kind, _ in LAID_OUT} == (set() if WHY_NOT else set(kinds()))
    assert ONE_PAGE in KINDS
