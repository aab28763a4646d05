"""Copy rows as text or Markdown: to the clipboard, or into a file where a terminal does not pass it on."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual.app import App

from screens.case import Case
from screens.choosing import ChooseOne, TypeLine
from screens.messages import TextWanted
from screens.row_texts import Form, text_of_rows
from screens.row_work import named
from screens.rows import Row, StepView
from store.atomic import create_file
from store.errors import StoreError

_CHOICES = (
    ("text", "As text, to the clipboard"),
    ("markdown", "As Markdown, to the clipboard"),
    ("text file", "As text, into a file"),
    ("markdown file", "As Markdown, into a file"),
)
_WHERE_TO = (
    "Paste it into Word or an e-mail, with Ctrl+V. If nothing comes, your terminal does not pass it on: copy into a "
    "file instead."
)
_SUFFIXES: dict[Form, str] = {"text": ".txt", "markdown": ".md"}


def ask_to_copy(
    app: App[None], view: StepView, case: Case, rows: list[Row], then: Callable[[TextWanted], object]
) -> None:
    """Ask how and where to; ``then`` is told where a file is wanted."""

    def chosen(answer: str | None) -> None:
        if answer is None:
            return
        form: Form = "markdown" if answer.startswith("markdown") else "text"
        text = text_of_rows(view, case, rows, form)
        if answer.endswith("file"):
            # A file goes its own way: it says how it is to be handled, as every document does.
            marking = case.pack.office.marking
            then(TextWanted(f"{marking}\n\n{text}" if marking else text, f"{view.key}{_SUFFIXES[form]}"))
            return
        app.copy_to_clipboard(text)
        app.notify(f"Copied: {named(rows)}. {_WHERE_TO}", timeout=8, markup=False)

    app.push_screen(ChooseOne(f"Copy {named(rows)}", _CHOICES), chosen)


def ask_for_text_file(app: App[None], folder: Path, wanted: TextWanted) -> None:
    """Ask for the file that a text goes into, and write it, readable by this person alone."""

    async def write(path: Path) -> None:
        try:
            await asyncio.to_thread(create_file, path, wanted.text.encode("utf-8"))
        except StoreError as error:
            app.notify(str(error), severity="error", timeout=10, markup=False)
        else:
            app.notify(f"Written: {path}", timeout=8, markup=False)

    def chosen(path: str | None) -> None:
        if path:
            app.run_worker(write(folder / Path(path).expanduser()), group="export")

    hint = "An existing file is not replaced."
    app.push_screen(TypeLine("Write it to", hint, str(folder / wanted.name), yes="Write it"), chosen)
