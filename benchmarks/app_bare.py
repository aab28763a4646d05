"""The least that a Textual app can be: what every start is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static

READY = "Nothing to see here."


class Bare(App[None]):
    """A header, a footer and a line of text."""

    def compose(self) -> ComposeResult:
        """Nothing else."""
        yield Header()
        yield Static(READY)
        yield Footer()


if __name__ == "__main__":
    Bare().run()
