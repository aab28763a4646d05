"""The preview holds what the document holds, within the width of the terminal, and shows typed text as text."""

from datetime import date

import pytest

from exports.blocks import Chart, Document, Entry, Fact, Facts, Properties, Span, Spoken, Table, TickBox
from exports.export import document
from exports.kinds import KINDS
from exports.markdown import EMPTY
from screens.previewing import laid_out
from screens.symbols import Symbols
from tests.screens.hostile import TEXTS, hostile_pack
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack

PROPERTIES = Properties(title="", subject="", author="", identifier="", created="", modified="")


def shown(*blocks: object, width: int = 60, ascii: bool = False) -> list[str]:
    made = Document(marking="MARK", footer="", properties=PROPERTIES, blocks=blocks)  # type: ignore[arg-type]
    return [line.plain for line in laid_out(made, width, Symbols(ascii=ascii))]


def close(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("width", [30, 58, 116])
@pytest.mark.parametrize("kind", KINDS)
def test_every_document_fits_the_width_and_is_marked_first_and_last(
    kind: str, width: int, example: Pack, edition: Edition, precedents: Precedents, today: date
) -> None:
    made = document(kind, example, edition, precedents, today)
    lines = laid_out(made, width, Symbols())
    assert max(line.cell_length for line in lines) <= width
    text = close("".join(line.plain for line in lines))
    assert text.startswith(close(made.marking)) and text.endswith(close(made.marking))
    for block in made.blocks:
        for said in (getattr(block, "text", ""), getattr(block, "label", "")):
            assert not isinstance(said, str) or close(said) in text


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_texts_break_nothing(name: str, edition: Edition, precedents: Precedents, today: date) -> None:
    pack = hostile_pack(edition, precedents, TEXTS[name])
    for kind in KINDS:
        lines = laid_out(document(kind, pack, edition, precedents, today), 100, Symbols())
        assert lines and not any("\x1b" in line.plain for line in lines)


def test_a_table_stands_in_columns_and_what_is_long_goes_on_below_its_column() -> None:
    rows = (((Span("First"),), (Span("word " * 12),)), ((Span("Second"),), (Span("x"),)))
    table = Table(caption="", description="", header=("Name", "Said"), rows=rows, widths=(30, 70))
    lines = shown(table, width=40)
    place = next(line for line in lines if line.startswith("Name")).index("Said")
    first = next(number for number, line in enumerate(lines) if line.startswith("First"))
    assert lines[first][place:].startswith("word") and lines[first + 1][:place].strip() == ""
    assert lines[first + 1][place:].startswith("word")


def test_states_are_told_by_words_and_empty_fields_say_so() -> None:
    entry = Entry(label="Answer", text=" ", key="k", hint="Write here")
    lines = shown(TickBox(label="Asked", done=True, words="asked on 3 June", key="k"), entry)
    assert "[x] Asked (asked on 3 June)" in lines and f"  Answer: {EMPTY}" in lines


def test_notes_are_numbered_where_they_belong_and_told_at_the_end() -> None:
    lines = shown(Spoken("0:10", (Span("Nine in ten.", note="Letter of May"),)), Facts((Fact("L", (Span("V"),)),)))
    assert "0:10  Nine in ten.[1]" in lines and "[1] Letter of May" in lines[-3]


def test_a_chart_is_its_words_and_a_line_of_blocks_also_in_plain_signs() -> None:
    chart = Chart(title="Calls", words="up, better", unit="%", points=(("June", 1.0), ("July", 9.0)))
    assert shown(chart)[2:4] == ["Calls: up, better", "  ▁█"]
    assert all(line.isascii() for line in shown(chart, ascii=True))
