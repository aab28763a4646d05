"""Draw with the characters that a terminal surely has."""

import unicodedata

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from screens.inert import Inert

# One cell each, as the signs that they stand for. Textual draws borders and scrollbars with these.
_PLAIN = {
    **dict.fromkeys("─━═╌╍┄┅┈┉╴╶╸╺▔▀", "-"),
    **dict.fromkeys("│┃║╎╏┆┇┊┋╵╷╹╻▏▎▍▌▐▕", "|"),
    **dict.fromkeys("▁▂▃▄", "_"),
    **dict.fromkeys("▅▆▇█▉▊▋▓■", "#"),
    **dict.fromkeys("●◆", "*"),
    **dict.fromkeys("○◌◇□", "o"),
    **dict.fromkeys("→►▶▷▸", ">"),
    **dict.fromkeys("←◄◀◁◂", "<"),
    **dict.fromkeys("↑▲△▴", "^"),
    **dict.fromkeys("↓▼▽▾", "v"),
    "░": ".",
    "▒": ":",
    "√": "x",
}
# Corners and crossings.
_PLAIN |= {chr(code): "+" for code in range(0x250C, 0x2574) if chr(code) not in _PLAIN}
# Letters stay, as long as the encoding has them.
_PLAIN |= {
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’‚", "'"),
    **dict.fromkeys("–—‐‑−", "-"),
    **dict.fromkeys("•‣", "*"),
    "·": "-",
    "…": ".",
    "×": "x",
    "\u00a0": " ",
}


class PlainSigns(Inert):
    """Draws lines, arrows and quotation marks in ASCII where ``signs`` is set, and nothing that ``encoding`` lacks.

    Nor anything that a terminal would obey: one filter for both, since Textual keeps what each made of a line.
    Only what is drawn changes: texts are kept as they were typed. Every line keeps its width.
    """

    def __init__(self, encoding: str, *, signs: bool) -> None:
        super().__init__()
        self.encoding = encoding
        self.signs = signs

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line, each as wide as before."""
        return [
            segment if segment.control or segment.text.isascii() else Segment(self.plain(segment.text), segment.style)
            for segment in super().apply(segments, background)
        ]

    def plain(self, text: str) -> str:
        """The text in the characters that there are."""
        if self.signs:
            text = "".join(_PLAIN.get(sign, sign) for sign in text)
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return "".join(map(self._nearest, text))
        return text

    def _nearest(self, sign: str) -> str:
        if self._has(sign):
            return sign
        wanted = _PLAIN.get(sign) or unicodedata.normalize("NFKD", sign)[0]
        return wanted if self._has(wanted) and cell_len(wanted) == cell_len(sign) else "?" * cell_len(sign)

    def _has(self, sign: str) -> bool:
        try:
            sign.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True
