"""A document pasted into an e-mail or a board paper says what the pack says, and nothing that was typed steers it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from exports.blocks import (
    Block,
    Bullets,
    Callout,
    Chart,
    Contents,
    Document,
    Entry,
    EntryLine,
    Fact,
    Facts,
    Form,
    Heading,
    Paragraph,
    Properties,
    Span,
    Spoken,
    Table,
    TickBox,
    Title,
)
from exports.cleaning import clean
from exports.errors import TargetExistsError
from exports.export import Choices, document, export
from exports.kinds import KINDS
from exports.markdown import EMPTY, markdown
from tests.exports.hostile_pack import hostile_pack
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack

# What a reader of Markdown makes of it: strictly, and as mail and board programs do, links out of bare addresses too.
READERS = {"commonmark": MarkdownIt("commonmark").enable("table"), "gfm-like": MarkdownIt("gfm-like")}
PROPERTIES = Properties(title="", subject="", author="", identifier="", created="", modified="")
OURS = {"paragraph", "heading", "bullet_list", "list_item", "blockquote", "strong"}
OURS |= {"table", "thead", "tbody", "tr", "th", "td"}

TRAPS = [
    "# a",
    "a #",
    "- a",
    "+ a\n+ b",
    "12. a",
    "1) a",
    "===",
    "a\n---",
    "> a",
    "a | b\n--- | ---",
    "a | b\n:-",
    "|a|",
    "\\|",
    "a\\",
    "`a`",
    "```\na",
    "~~~",
    "    a",
    "\ta",
    "*a* **b** _c_ ~~d~~",
    "[a](b)",
    "![a](b)",
    "[a]: b",
    "[^1]: a",
    "[x] a",
    "<b>a</b>",
    "<!-- a",
    "<https://a.b>",
    "&amp; &#35;",
    "https://a.bc/d?e=f",
    "www.a.bc a.bc //a.bc ftp://a.bc",
    "a@b.cd mailto:a@b.cd",
    "a  \nb",
    "a\n\nb",
    "$a$ a^b^",
    "a!",
]
TEXTS = st.lists(st.sampled_from(TRAPS) | st.text(max_size=8) | st.text("\\`*_[]<>|~#!&=+-.:/@1 \nax", max_size=12))
TEXT = TEXTS.map(lambda pieces: clean("".join(pieces)))


def entry(text: str) -> Entry:
    return Entry(label="L", text=text, key="k", hint="h")


BLOCKS: dict[str, Callable[[str], Block]] = {
    "title": Title,
    "heading": lambda text: Heading(text=text, level=2),
    "paragraph": lambda text: Paragraph((Span(text),)),
    "quotation": lambda text: Paragraph((Span(text),), "quote"),
    "question": lambda text: Paragraph((Span(text),), "question"),
    "tick text": lambda text: Paragraph((Span(text),), "tick-text"),
    "bold lead": lambda text: Paragraph((Span("L: ", bold=True), Span(text))),
    "bold": lambda text: Paragraph((Span(text, bold=True), Span("L"))),
    "before a link": lambda text: Paragraph((Span(text), Span("L", link="https://a.bc/d"))),
    "before a note": lambda text: Spoken("", (Span(text, note="N"),)),
    "spoken": lambda text: Spoken("0:10", (Span(text),)),
    "bullet": lambda text: Bullets(((Span(text),),)),
    "label": lambda text: Facts((Fact(f"{text}Q", (Span("V"),)),)),
    "fact": lambda text: Facts((Fact("L", (Span(text),)),)),
    "tick": lambda text: TickBox(label=text, done=False, words="not done", key="k"),
    "entry": entry,
    "entries": lambda text: EntryLine((entry(text), entry("V"))),
    "form": lambda text: Form(caption="", description="", entries=(entry(text),), widths=(1,), height=1),
    "chart": lambda text: Chart(title="T", words=text, unit="%", points=()),
    "header": lambda text: Table(caption="", description="", header=(text, "H"), rows=(), widths=(1, 1)),
    "cell": lambda text: Table(
        caption="", description="", header=("H", "I"), rows=(((Span(text),), (Span("V"),)),), widths=(1, 1)
    ),
    "callout": lambda text: Callout("L", text),
    "contents": lambda text: Contents(text),
}


def written(*blocks: Block, marking: str = "MARK") -> str:
    return markdown(Document(marking=marking, footer="", properties=PROPERTIES, blocks=blocks))


def flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "inline":
            yield from flat(token.children or [])
        else:
            yield token


def read(text: str, reader: str = "commonmark") -> list[Token]:
    return list(flat(READERS[reader].parse(text)))


def words(tokens: list[Token]) -> str:
    """The text that a reader sees, breaks of lines and cells as spaces."""
    return " ".join("".join(token.content if token.type == "text" else " " for token in tokens if _seen(token)).split())


def _seen(token: Token) -> bool:
    return token.type not in ("strong_open", "strong_close", "link_open", "link_close")


def kinds(tokens: list[Token]) -> dict[str, int]:
    """How often there is what of markup, links apart from the one of ours."""
    found: dict[str, int] = {}
    for token in tokens:
        if token.type not in ("text", "softbreak", "hardbreak") and not token.type.endswith("_close"):
            name = token.type.removesuffix("_open")
            if not (name == "link" and token.attrs.get("href") == "https://a.bc/d"):
                found[name] = found.get(name, 0) + 1
    return found


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kind", BLOCKS)
def test_what_a_person_typed_is_read_as_that_text_and_as_nothing_else(kind: str, reader: str) -> None:
    make = BLOCKS[kind]
    expected = kinds(read(written(make("plain")), reader))
    around = words(read(written(make("plain")), reader))
    assert "plain" in around and set(expected) <= OURS
    apart = " / " if kind == "cell" else " "

    @given(TEXT)
    @example("".join(f"{trap}\n" for trap in TRAPS))
    @example("a\n===")
    @example("a | b\n:-")
    def holds(text: str) -> None:
        tokens = read(written(make(text)), reader)
        said = apart.join(line.strip() for line in text.split("\n") if line.strip())
        found = kinds(tokens)
        # An empty text leaves nothing to be a paragraph or bold; one of several lines is bold on each.
        assert {name for name in found if name != "strong"} <= set(expected) | {"paragraph"}
        assert all(found.get(name, 0) <= expected.get(name, 0) for name in OURS - {"strong"})
        assert close(words(tokens)) == close(around.replace("plain", said or _nothing(kind)))

    holds()


def close(text: str) -> str:
    """A text without its spaces: a break of a line may stand for one."""
    return "".join(text.split())


def _nothing(kind: str) -> str:
    return EMPTY if kind in ("entry", "entries", "form") else ""


def test_a_link_leads_where_it_led_and_a_note_is_found_at_the_end() -> None:
    address = "https://example.org/a?b=1&copy;=2(3)"
    text = written(
        Paragraph((Span("Seen!"), Span("the [report]", link=address))), Spoken("0:05", (Span("Said.", note="Letter"),))
    )
    assert [token.attrs["href"] for token in read(text) if token.type == "link_open"] == [address]
    assert "![" not in text.replace("\\![", "")
    assert "Said.[^1]\n\n[^1]: Note 1: Letter\n" in text


def test_a_link_that_no_document_may_carry_is_only_text() -> None:
    text = written(Paragraph((Span("here", link="javascript:alert(1)"),)))
    assert words(read(text)) == "MARK here MARK" and "link" not in kinds(read(text))


def test_ticks_say_their_state_by_sign_and_by_word_and_keep_their_notes() -> None:
    text = written(
        TickBox(label="Meet the HMI", done=True, words="done", key="k"),
        Paragraph((Span("On 3 June."),), "tick-detail"),
        TickBox(label="Ask for help", done=False, words="not started", key="k"),
    )
    assert "- [x] **Meet the HMI** (done)\n\n  On 3 June.\n\n- [ ] **Ask for help** (not started)" in text
    assert kinds(read(text))["list_item"] == 2


def test_the_contents_name_each_part_with_its_number() -> None:
    text = written(Contents("Contents"), Heading(text="Situation", level=1, number=1), Heading(text="Sub", level=2))
    assert words(read(text)) == "MARK Contents 1. Situation 1. Situation Sub MARK"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("pack", ["empty", "full", "example", "hostile"])
def test_every_document_is_marked_first_and_last_and_holds_no_markup_of_a_person(
    kind: str, pack: str, edition: Edition, precedents: Precedents, today: date, request: pytest.FixtureRequest
) -> None:
    given: Pack = hostile_pack(edition) if pack == "hostile" else request.getfixturevalue(pack)
    made = document(kind, given, edition, precedents, today, Choices(bank="chief"))
    text = markdown(made)
    lines = text.splitlines()
    assert lines[0] == lines[-1] and words(read(lines[0])) == " ".join(made.marking.split())
    assert set(kinds(read(text, "gfm-like"))) <= OURS | {"link"}
    headings = sum(isinstance(block, Heading | Title) for block in made.blocks)
    assert kinds(read(text))["heading"] == headings


def test_a_markdown_file_is_put_as_safely_as_a_word_file(
    example: Pack, edition: Edition, precedents: Precedents, today: date, tmp_path: Path
) -> None:
    target = tmp_path / "questions.md"
    export("questions", example, edition, precedents, target, today)
    assert target.read_bytes().decode("utf-8").startswith("**OFFICIAL-SENSITIVE")
    assert target.stat().st_mode & 0o077 == 0
    with pytest.raises(TargetExistsError, match="exists already"):
        export("questions", example, edition, precedents, target, today)
