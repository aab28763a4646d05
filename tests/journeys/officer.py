"""What a person at the keyboard does in a pack, a few keys at a time, each time seeing that it happened."""

from itertools import pairwise

from tests.journeys.terminal import Terminal
from toolkit.fields import kinds_for
from toolkit.records.record import Record
from toolkit.terms import TERMS


class Officer:
    """Somebody who works at ``terminal`` and looks where the focus is before typing."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self._labels: list[str] = []
        self._place = 0

    # Lists ----------------------------------------------------------------------------------

    def go(self, key: str, title: str) -> None:
        """Go to a step by its digit."""
        self.terminal.press(key)
        self.terminal.wait_for(f"{'10' if key == '0' else key}/10 {title}")

    def row(self, text: str, key: str = "down") -> None:
        """Go through the list, downwards, to the row that shows ``text``."""
        self.terminal.wait_row("")
        passed = [self.terminal.focused()]
        while text not in passed[-1]:
            self.terminal.press(key)
            self.terminal.wait_until(lambda: self._row() not in ("", passed[-1]), f"the row after “{passed[-1]}”")
            assert self._row() not in passed, f"No row shows “{text}”, only: {' | '.join(passed)}"
            passed.append(self._row())

    def _row(self) -> str:
        return self.terminal.focused() if self.terminal.in_list() else ""

    def tick(self, *states: str) -> None:
        """Press Space on the present row once for each state that it is to say in turn."""
        for state in states:
            self.terminal.press("space")
            # Two spaces: “asked” is not “not asked”.
            self.terminal.wait_row(f"  {state}")

    def move(self, key: str, above: str) -> None:
        """Move the present row one place, which brings it right above the row that shows ``above``."""
        row = self._row()
        self.terminal.press(key)
        self.wait_above(row, above)

    def wait_above(self, row: str, other: str) -> None:
        """Wait until the row that shows ``row`` stands right above the one that shows ``other``."""
        self.terminal.wait_until(lambda: self._stands_above(row, other), f"“{row}” right above “{other}”")

    def _stands_above(self, row: str, other: str) -> bool:
        lines = [line.partition("▏")[0] for line in self.terminal.screen_text().splitlines()]
        return any(row in line and other in after for line, after in pairwise(lines))

    # Forms ----------------------------------------------------------------------------------

    def open(self, kind: type[Record]) -> None:
        """Open the present row, a record of this kind."""
        self.terminal.press("enter")
        self._in_form(kind)

    def add(self, kind: type[Record], choice: str = "") -> None:
        """Add a record of this kind, by ``choice`` where several things can be added."""
        self.terminal.press("a")
        if choice:
            self.terminal.wait_for("Add what?")
            self.row(choice)
            self.terminal.press("enter")
        self._in_form(kind)

    def _in_form(self, kind: type[Record]) -> None:
        """See the focus in the form's first field; only records of the office's own have one for a title."""
        labels = [field.label for field in kinds_for(TERMS["pcc"])[kind.table].fields]
        self.terminal.wait_until(lambda: self.terminal.label() in labels[:2], f"the focus in the field “{labels[0]}”")
        self._labels, self._place = labels, labels.index(self.terminal.label())

    def field(self, label: str) -> None:
        """Go on through the form to the next field with this label."""
        place = self._labels.index(label, self._place)
        self.terminal.press(*["tab"] * (place - self._place))
        self.terminal.wait_label(label)
        self._place = place

    def fill(self, label: str, text: str) -> None:
        """Type into a field."""
        self.field(label)
        self.terminal.type(text)
        self.terminal.wait_focus(text.split()[-1])

    def fill_all(self, texts: dict[str, str]) -> None:
        """Type into several fields, in the order of the form."""
        for label, text in texts.items():
            self.fill(label, text)

    def choose(self, label: str, value: str) -> None:
        """Choose one of the values that stand side by side in a field."""
        self.field(label)
        passed = [self._value()]
        while value != passed[-1]:
            self.terminal.press("right")
            self.terminal.wait_until(lambda: self._value() not in ("", passed[-1]), f"the value after “{passed[-1]}”")
            assert self._value() not in passed, f"“{label}” has no “{value}”, only: {' | '.join(passed)}"
            passed.append(self._value())

    def _value(self) -> str:
        """The value with the sign of the chosen one."""
        shown = self.terminal.focused().replace("\n", "   ")
        return shown.partition("● ")[2].partition("   ")[0].strip()

    def back(self, row: str) -> None:
        """Leave the form for the list, in which ``row`` is the present row."""
        self.terminal.press("escape")
        self.terminal.wait_row(row)
