"""How long a long table and a large pack take as Word files, beside the floor, docxtpl and plain python-docx.

    python -m benchmarks.export [--rounds N]

The floor is a string and a zip file: nothing is faster. Everything is measured in one run, turn about, each
time in a process of its own: what one leaves in memory would slow down the next. Read the ratios. Times are
of the processor, since writing a file has nothing to wait for.
"""

import argparse
import gc
import io
import statistics
import sys
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from xml.sax.saxutils import escape

import docx
from docxtpl import DocxTemplate

from exports.blocks import Document, Properties, Span, Table
from exports.export import document
from exports.template import HOUSE
from exports.word.render import rendered
from tests.exports.large_pack import large_pack
from toolkit.loading import default_edition, default_precedents
from toolkit.pack import Pack
from toolkit.records.tables import PackInfo

HEADER = ("Recommendation", "Owner", "Due", "Status")
PLAN = (40, 25, 20, 15)
TODAY = date(2026, 11, 20)
FLOOR = "floor: a string and a zip file"
Row = tuple[str, ...]
Act = Callable[[], object]


def rows_of(count: int) -> list[Row]:
    """So many rows of four texts."""
    return [
        (f"Recommendation {row} & what it asks", f"Owner {row}", "10 December 2026", "Open") for row in range(count)
    ]


def ours(rows: list[Row]) -> bytes:
    """The table as ppog writes it."""
    properties = Properties(
        title="t", subject="", author="", identifier="", created="2026-01-01", modified="2026-01-01"
    )
    cells = tuple(tuple((Span(text),) for text in row) for row in rows)
    table = Table(caption="c", description="d", header=HEADER, rows=cells, widths=PLAN)
    return rendered(Document(marking="m", footer="f", properties=properties, blocks=(table,)))


def floor(rows: list[Row]) -> bytes:
    """The least that has to be done: the same rows as a string, put into a zip file."""
    cell = '<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>'
    told = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(f"{cell}<w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:tc>" for text in row)
        + "</w:tr>"
        for row in rows
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(HOUSE) as house, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made:
        for name in house.namelist():
            content = house.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:sectPr", f"<w:tbl>{told}</w:tbl><w:sectPr".encode(), 1)
            made.writestr(name, content)
    return packed.getvalue()


def plain(rows: list[Row]) -> bytes:
    """What a first program with python-docx does."""
    word = docx.Document()
    table = word.add_table(rows=1, cols=len(HEADER))
    for cell, text in zip(table.rows[0].cells, HEADER, strict=True):
        cell.text = text
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    packed = io.BytesIO()
    word.save(packed)
    return packed.getvalue()


def template() -> bytes:
    """A template of docxtpl with a row that is repeated."""
    word = docx.Document()
    table = word.add_table(rows=3, cols=len(HEADER))
    table.rows[0].cells[0].text = "{%tr for row in rows %}"
    for place, cell in enumerate(table.rows[1].cells):
        cell.text = "{{ row[" + str(place) + "] }}"
    table.rows[2].cells[0].text = "{%tr endfor %}"
    packed = io.BytesIO()
    word.save(packed)
    return packed.getvalue()


def templated(made: bytes, rows: list[Row]) -> bytes:
    """The table as docxtpl writes it."""
    word = DocxTemplate(io.BytesIO(made))
    word.render({"rows": rows}, autoescape=True)
    packed = io.BytesIO()
    word.save(packed)
    return packed.getvalue()


def spent(act: Act) -> float:
    """Milliseconds of the processor that an act takes once its modules are loaded."""
    act()
    gc.collect()
    begun = time.process_time()
    act()
    return (time.process_time() - begun) * 1000


def medians(acts: dict[str, Act], rounds: int) -> dict[str, float]:
    """What each takes as a rule, in milliseconds."""
    times: dict[str, list[float]] = {name: [] for name in acts}
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as alone:
        for _ in range(rounds):
            for name, act in acts.items():
                times[name].append(alone.submit(spent, act).result())
    return {name: statistics.median(found) for name, found in times.items()}


def table_of(sizes: list[int], rounds: int) -> None:
    """Print what a table takes, by its rows."""
    made = template()
    found = []
    for size in sizes:
        rows = rows_of(size)
        acts: dict[str, Act] = {
            FLOOR: partial(floor, rows),
            "ppog": partial(ours, rows),
            "docxtpl": partial(templated, made, rows),
        }
        if size <= 5_000:
            acts["python-docx, row by row"] = partial(plain, rows)
        found.append(medians(acts, rounds))
    print("\n**A table of four columns, by its rows** (ms of the processor, median; × of the floor)\n")
    print("| |" + "".join(f" {size:,} |" for size in sizes))
    print("|---|" + "---|" * len(sizes))
    for name in found[0]:
        cells = (f" {row[name]:.0f} ({row[name] / row[FLOOR]:.1f}×) |" if name in row else " – |" for row in found)
        print(f"| {name} |" + "".join(cells))


def packs(rounds: int) -> None:
    """Print what whole packs take, every record with its texts."""
    edition, precedents = default_edition(), default_precedents()
    empty = Pack(PackInfo(pack_id="bench", edition=edition.id))
    print("\n**The full briefing, by records in the pack** (ms of the processor, median)\n")
    print("| records | building | writing the file |")
    print("|---|---|---|")
    for records in (0, 500, 1_000, 2_000):
        pack = large_pack(empty, records)
        made = document("briefing", pack, edition, precedents, TODAY)
        found = medians(
            {
                "build": partial(document, "briefing", pack, edition, precedents, TODAY),
                "write": partial(rendered, made),
            },
            rounds,
        )
        print(f"| {records:,} | {found['build']:.0f} | {found['write']:.0f} |")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Word files beside other ways to make them.")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is made (default: 5)")
    options = parser.parse_args()
    print(f"Python {sys.version.split()[0]} on {sys.platform}.")
    table_of([100, 1_000, 5_000, 20_000], options.rounds)
    packs(options.rounds)


if __name__ == "__main__":
    main()
