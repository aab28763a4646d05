"""What Word, screen readers and other programs need of a file, beyond its words."""

import os
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from exports.blocks import Document, Paragraph, Properties, Span, Table
from exports.export import document, export
from exports.keys import parsed
from exports.word.render import rendered
from tests.exports.full_pack import full_pack
from tests.exports.large_pack import large_pack
from tests.exports.word_files import PACKAGE, Element, R, W, parts_of, styles_in_use, words_in
from toolkit.checks import find_gaps
from toolkit.edition import Edition, Precedents
from toolkit.example import worked_example
from toolkit.pack import Pack
from toolkit.records.office import Office
from toolkit.records.tables import PackInfo, singleton_id

Make = Callable[[Pack], Path]


@pytest.fixture(scope="module", params=["empty", "full", "example"])
def parts(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, edition: Edition, precedents: Precedents
) -> dict[str, Element]:
    day = date(2026, 11, 20)
    packs = {
        "empty": lambda: Pack(PackInfo(pack_id="none")),
        "full": lambda: full_pack(edition),
        "example": lambda: worked_example(edition, day),
    }
    target = tmp_path_factory.mktemp("made") / "briefing.docx"
    return parts_of(export("briefing", packs[request.param](), edition, precedents, target, day).path)


def marking_in(parts: dict[str, Element]) -> str:
    """The marking as the cover says it."""
    cover = words_in(parts["word/document.xml"]).split("\nContents\n")[0]
    return cover.split("\nMarking\t")[1].split("\n")[0]


def headers_and_footers(parts: dict[str, Element]) -> list[tuple[str, str, Element]]:
    """Kind, use (default, first, even) and content of what each section shows at top and bottom."""
    related = {row.get("Id"): row.get("Target") for row in parts["word/_rels/document.xml.rels"]}
    found = []
    for section in parts["word/document.xml"].iter(f"{W}sectPr"):
        for kind in ("header", "footer"):
            for reference in section.iter(f"{W}{kind}Reference"):
                content = parts[f"word/{related[reference.get(f'{R}id')]}"]
                found.append((kind, reference.get(f"{W}type", ""), content))
    return found


def test_no_page_can_be_without_the_marking(parts: dict[str, Element]) -> None:
    shown = headers_and_footers(parts)
    uses = [(kind, use) for kind, use, _ in shown]
    sections = len(list(parts["word/document.xml"].iter(f"{W}sectPr")))
    expected = [(kind, use) for kind in ("header", "footer") for use in ("default", "first", "even")]
    assert Counter(uses) == Counter(expected * sections)
    marking = marking_in(parts)
    assert marking
    assert [use for *use, content in shown if f"\n{marking}" not in words_in(content)] == []


def test_a_pack_without_a_marking_says_so_on_every_page(empty: Pack, make: Make) -> None:
    unmarked = empty.with_changes(put=[Office(id=singleton_id(Office), marking=" ")])
    shown = headers_and_footers(parts_of(make(unmarked)))
    assert {"NO PROTECTIVE MARKING CHOSEN" in words_in(content) for *_, content in shown} == {True}


def test_every_footer_counts_the_pages(parts: dict[str, Element]) -> None:
    footers = [content for kind, _, content in headers_and_footers(parts) if kind == "footer"]
    for footer in footers:
        assert [node.text.strip() for node in footer.iter(f"{W}instrText") if node.text] == ["PAGE", "NUMPAGES"]
        assert "Page 1 of 1" in words_in(footer)


def test_fields_open_and_close_in_pairs(parts: dict[str, Element]) -> None:
    for part in parts.values():
        kinds = Counter(node.get(f"{W}fldCharType") for node in part.iter(f"{W}fldChar"))
        assert kinds["begin"] == kinds["separate"] == kinds["end"]


def test_nothing_in_the_file_makes_word_ask_on_opening(parts: dict[str, Element]) -> None:
    settings = parts["word/settings.xml"]
    assert settings.find(f"{W}updateFields") is None
    assert [node for part in parts.values() for node in part.iter() if node.get(f"{W}dirty")] == []
    [mode] = [node for node in settings.iter(f"{W}compatSetting") if node.get(f"{W}name") == "compatibilityMode"]
    assert mode.get(f"{W}val") == "15"


def test_the_contents_name_every_part_and_lead_to_it(parts: dict[str, Element]) -> None:
    body = parts["word/document.xml"]
    names = {node.get(f"{W}name", "") for node in body.iter(f"{W}bookmarkStart")}
    anchors = {name for name in names if parsed(name) is None}
    links = [node for node in body.iter(f"{W}hyperlink") if node.get(f"{W}anchor")]
    headings = [words_in(node) for node in paragraphs(body, "heading1")]
    assert [words_in(link) for link in links] == [said.strip("\n") for said in headings]
    assert len(links) == 20
    assert {link.get(f"{W}anchor") for link in links} == anchors


def paragraphs(body: Element, style: str) -> list[Element]:
    return [
        node
        for node in body.iter(f"{W}p")
        if (named := node.find(f"{W}pPr/{W}pStyle")) is not None and named.get(f"{W}val", "").casefold() == style
    ]


def test_headings_never_skip_a_level(parts: dict[str, Element]) -> None:
    levels = [
        int(style.get(f"{W}val", "")[-1])
        for style in parts["word/document.xml"].iter(f"{W}pStyle")
        if style.get(f"{W}val", "").startswith("Heading")
    ]
    assert levels[0] == 1
    assert max(after - before for before, after in pairwise(levels)) == 1


def test_ids_that_must_be_unique_are(parts: dict[str, Element]) -> None:
    body = parts["word/document.xml"]
    controls = [node.get(f"{W}val") for node in body.iter(f"{W}id")]
    bookmarks = [node.get(f"{W}id") for node in body.iter(f"{W}bookmarkStart")]
    for ids in (controls, bookmarks):
        assert ids
        assert len(ids) == len(set(ids))


def test_every_style_that_is_used_is_defined(parts: dict[str, Element]) -> None:
    defined = {node.get(f"{W}styleId") for node in parts["word/styles.xml"].iter(f"{W}style")}
    used = set[str]().union(*(styles_in_use(part) for name, part in parts.items() if name != "word/styles.xml"))
    assert used - defined == set()


def test_tables_have_what_screen_readers_and_both_word_processors_need(parts: dict[str, Element]) -> None:
    tables = list(parts["word/document.xml"].iter(f"{W}tbl"))
    assert tables
    for table in tables:
        properties = table.find(f"{W}tblPr")
        assert properties is not None
        assert [child.tag for child in properties][-2:] == [f"{W}tblCaption", f"{W}tblDescription"]
        assert all(child.get(f"{W}val") for child in properties[-2:])
        assert properties.find(f"{W}tblLayout[@{W}type='fixed']") is not None
        grid = [column.get(f"{W}w") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        for row in rows:
            cells = row.findall(f"{W}tc")
            assert [cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w") for cell in cells] == grid
            assert {cell[-1].tag for cell in cells} == {f"{W}p"}
        assert table.find(f".//{W}tc//{W}tbl") is None
        following = table.getnext()
        assert following is not None
        assert following.tag != f"{W}tbl", "Word would run two tables together"


def test_no_empty_paragraph_stands_in_for_space(parts: dict[str, Element]) -> None:
    body = parts["word/document.xml"].find(f"{W}body")
    assert body is not None
    empty = [node for node in body.iterchildren(f"{W}p") if not words_in(node).strip()]
    assert [node for node in empty if node.find(f"{W}r/{W}drawing") is None] == []


def test_links_lead_only_where_a_reader_may_go(parts: dict[str, Element]) -> None:
    relations = [
        row for name, part in parts.items() if name.endswith(".rels") for row in part.iter(f"{PACKAGE}Relationship")
    ]
    outside = [row.get("Target", "") for row in relations if row.get("TargetMode") == "External"]
    assert [target for target in outside if not target.startswith(("https://", "mailto:"))] == []


def test_the_file_says_what_it_is_and_of_which_pack(example: Pack, make: Make) -> None:
    core = {etree.QName(node).localname: node.text for node in parts_of(make(example))["docProps/core.xml"]}
    assert core["title"] == "Briefing for PPOG: Loamshire Police (fictional)"
    assert core["language"] == "en-GB"
    assert core["identifier"] == example.info.pack_id
    assert core["creator"] == example.office.body
    assert core["created"] < core["modified"]
    assert "python" not in " ".join(str(value) for value in core.values()).lower()


MADE_ELSEWHERE = """
import sys
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from exports.export import export
from toolkit.example import worked_example
from toolkit.loading import default_edition, default_precedents

today = date(2026, 11, 20)
pack = worked_example(default_edition(), today)
export("briefing", pack, default_edition(), default_precedents(), Path(sys.argv[1]), today)
"""


def test_the_same_pack_gives_the_same_bytes_in_another_process(tmp_path: Path, example: Pack, make: Make) -> None:
    made = []
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}.docx"
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run(
            [sys.executable, "-c", MADE_ELSEWHERE, str(target)],
            env=environment,
            cwd=Path(__file__).parent.parent.parent,
            check=True,
            timeout=60,
        )
        made.append(target.read_bytes())
    made.append(make(example).read_bytes())
    assert made[0] == made[1] == made[2]


def test_no_clock_or_user_finds_its_way_into_the_file(example: Pack, make: Make) -> None:
    with zipfile.ZipFile(make(example)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {0}


def with_table(*rows: str) -> Document:
    cells = tuple(((Span(text),), (Span("beside it"),)) for text in rows)
    table = Table(caption="c", description="d", header=("a", "b"), rows=cells, widths=(2, 1))
    properties = Properties(
        title="t",
        subject="s",
        author="a",
        identifier="i",
        created="2026-01-01T00:00:00",
        modified="2026-01-01T00:00:00",
    )
    return Document(marking="OFFICIAL", footer="f", properties=properties, blocks=(table, Paragraph((Span("after"),))))


def test_a_row_is_held_together_unless_it_might_not_fit_on_a_page(tmp_path: Path) -> None:
    made = tmp_path / "rows.docx"
    made.write_bytes(rendered(with_table("short", "long " * 400)))
    rows = list(parts_of(made)["word/document.xml"].iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, True, False]


def calls_in(work: Callable[[], object]) -> int:
    """How many functions of ours and of the libraries are called by a piece of work."""
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def test_a_table_of_a_thousand_rows_grows_in_step_with_its_rows() -> None:
    none, half, whole = (calls_in(partial(rendered, with_table(*["text"] * rows))) for rows in (0, 500, 1000))
    assert whole - none < 2.2 * (half - none)


def test_a_pack_of_a_thousand_records_is_built_and_written_in_step_with_its_size(
    empty: Pack, edition: Edition, precedents: Precedents, today: date
) -> None:
    def work(records: int) -> int:
        pack = large_pack(empty, records)
        made = document("briefing", pack, edition, precedents, today)
        checks = calls_in(lambda: find_gaps(pack, edition, today))
        return (
            calls_in(lambda: document("briefing", pack, edition, precedents, today))
            - checks
            + calls_in(lambda: rendered(made))
        )

    none, half, whole = work(0), work(500), work(1000)
    assert whole - none < 2.2 * (half - none)
