"""A terminal that lacks signs gets others in their place, and every line keeps its width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ppog_tui.terminal_signs import why_plain
from screens.plain_signs import PlainSigns


@given(st.text(), st.sampled_from(["utf-8", "iso8859-1", "cp437", "ascii"]), st.booleans())
def test_every_line_keeps_its_width_and_can_be_written(text: str, encoding: str, signs: bool) -> None:
    typed = "".join(sign for sign in text if sign.isprintable() and not "\ud800" <= sign <= "\udfff")
    plain = PlainSigns(encoding, signs=signs).plain(typed)
    assert cell_len(plain) == cell_len(typed)
    assert plain.encode(encoding).decode(encoding) == plain


def test_letters_of_other_languages_stay_as_long_as_they_can_be_written() -> None:
    assert PlainSigns("utf-8", signs=True).plain("Ŵyn “ô” £5 → █░") == 'Ŵyn "ô" £5 > #.'
    assert PlainSigns("iso8859-1", signs=False).plain("Ŵyn “ô” £5 → 警") == 'Wyn "ô" £5 > ??'
    assert PlainSigns("utf-8", signs=False).plain("╭─╮ “ô” …") == "╭─╮ “ô” …"


@pytest.mark.parametrize(
    ("environment", "encoding", "system", "why"),
    [
        ({"TERM": "xterm-256color"}, "utf-8", "posix", ""),
        ({"TERM": "tmux-256color"}, "utf-8", "posix", ""),
        ({"TERM": "linux"}, "utf-8", "posix", "TERM says linux"),
        ({"TERM": "vt220"}, "utf-8", "posix", "TERM says vt220"),
        ({"TERM": "screen.linux"}, "utf-8", "posix", "TERM says screen.linux"),
        ({"TERM": "xterm"}, "iso8859-1", "posix", "the terminal is written to in iso8859-1"),
        ({"WT_SESSION": "1"}, "utf-8", "nt", ""),
        ({"TERM_PROGRAM": "vscode"}, "utf-8", "nt", ""),
        ({}, "utf-8", "nt", "this looks like the old console of Windows"),
        ({}, "utf-8", "posix", ""),
    ],
)
def test_the_plain_signs_are_taken_where_a_terminal_may_lack_the_others(
    environment: dict[str, str], encoding: str, system: str, why: str
) -> None:
    assert why_plain(environment, encoding, system) == why
