"""Every link and picture of the pages leads somewhere, and every page can be found from the README."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")


def targets(page: Path) -> list[str]:
    """What a page links to beside the web."""
    return [target for target in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target]


def anchors(page: Path) -> set[str]:
    """The places of a page that can be linked to, as they are named on the web."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in targets(page):
        file, _, place = target.partition("#")
        other = (page.parent / file).resolve() if file else page
        assert other.exists(), target
        assert not place or place in anchors(other), target


def test_every_page_is_linked_from_another_and_every_picture_shown() -> None:
    linked = {(page.parent / target.partition("#")[0]).resolve() for page in PAGES for target in targets(page)}
    pictures = set((ROOT / "docs" / "pictures").glob("*.png"))
    assert pictures and pictures | set(PAGES[1:]) <= linked
