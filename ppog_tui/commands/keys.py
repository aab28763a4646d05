"""``ppog keys``: every key of the app, to print, and to change by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ppog_tui import output

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from screens.every_key import KeyOf, PlaceOfKeys

HEADINGS = ("Key", "What it does", "Id")


@click.command()
@click.option("--usual", is_flag=True, help="List the usual keys, whatever your own file says.")
@click.option("--markdown", is_flag=True, help="Print Markdown, for a page of your office.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
def command(usual: bool, markdown: bool, as_json: bool) -> None:
    """List every key of the app by the place that it works in.

    By its id, a line in the file keys.toml beside your settings gives an action other keys: pack.undo = "b".
    """
    from ppog_tui.app import PpogApp
    from ppog_tui.keymap import NONE, keymap_path, own_keys
    from screens.every_key import by_place, every_key

    own = NONE if usual else own_keys(PpogApp)
    for problem in own.problems:
        output.remark(problem)
    places = by_place(every_key(PpogApp, own.keymap).values())
    if as_json:
        output.answer([_as_json(place.title, key) for place in places for key in place.keys])
    elif markdown:
        for line in in_markdown(places):
            output.say(line)
    else:
        for place in places:
            output.heading(place.title)
            output.table(HEADINGS, [_row(key) for key in place.keys], wide=1)
        output.heading("Your own keys go into this file:")
        output.place(keymap_path())


def in_markdown(places: Sequence[PlaceOfKeys]) -> Iterator[str]:
    """The keys as tables in Markdown, line by line."""
    for number, place in enumerate(places):
        yield from (*([""] if number else []), f"## {place.title}", "")
        yield f"| {' | '.join(HEADINGS)} |"
        yield "|---|---|---|"
        for key in place.keys:
            keys, said, id = (cell.replace("|", "\\|") for cell in _row(key))
            yield f"| {keys} | {said} | `{id}` |"


def _row(key: KeyOf) -> tuple[str, str, str]:
    from screens.all_keys import keys_in_words

    return keys_in_words(key), key.said, key.id


def _as_json(place: str, key: KeyOf) -> dict[str, object]:
    return {"id": key.id, "keys": list(key.keys), "place": place, "action": key.said}
