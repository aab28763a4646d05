"""Texts as Markdown that is read back as the same text: nothing that a person typed becomes markup, link or HTML."""

import re

from exports.blocks import Text
from exports.composing import is_safe_link

# Emphasis, code, links, HTML, tables, strikethrough, mathematics, headings; a picture where a link follows.
_ALWAYS = re.compile(r"[\\`*_\[\]<>|~#$^]|!$")
# What is read as a character by its name or number.
_ENTITY = re.compile(r"&(?=#|\w)")
# Readers that make links of bare addresses look for these.
_ADDRESS = re.compile(r"(?<=/)/|(?<=\w)\.(?=[^\W\d])|(?<=\S)@")
# What begins a list, a rule, an underlined heading or a table where a line begins with it.
_START = re.compile(r"^(?:[-+=:]|\d+(?=[.)](?:\s|$)))")


def escaped(text: str) -> str:
    """One line of text, for the middle of a line."""
    text = _ALWAYS.sub(r"\\\g<0>", text)
    text = _ENTITY.sub(r"\\&", text)
    return _ADDRESS.sub(r"\\\g<0>", text)


def begun(line: str) -> str:
    """An escaped line, for the beginning of a line."""
    found = _START.match(line)
    if not found:
        return line
    return f"{line[: found.end()]}\\{line[found.end() :]}" if found.group().isdigit() else f"\\{line}"


def lines_of(text: Text, notes: list[str]) -> list[str]:
    """A text as lines without empty ones; what it has of footnotes is put to ``notes`` and referred to."""
    lines = [""]
    for place, span in enumerate(text):
        pieces = span.text.split("\n")
        for number, piece in enumerate(pieces):
            if number:
                lines.append("")
            alone = not lines[-1] or lines[-1][-1].isspace()
            follows = number == len(pieces) - 1 and place + 1 < len(text) and text[place + 1].text[:1]
            closed = not follows or follows.isspace() or piece[-1:].isspace()
            lines[-1] += _piece(piece, span.link, span.bold and alone and closed)
        if span.note:
            notes.append(span.note)
            lines[-1] += f"[^{len(notes)}]"
    return [begun(line.strip()) for line in lines if line.strip()]


def _piece(piece: str, link: str, bold: bool) -> str:
    said = piece.strip()
    if not said:
        return piece
    before, after = piece[: piece.index(said)], piece[piece.index(said) + len(said) :]
    written = escaped(said)
    if link and is_safe_link(link):
        written = f"[{written}](<{link.replace('&', chr(92) + '&')}>)"
    elif bold:
        written = f"**{written}**"
    return f"{before}{written}{after}"
