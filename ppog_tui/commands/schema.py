"""``ppog schema``: the published shape of a pack file."""

import click

from ppog_tui import output


@click.command()
def command() -> None:
    """Print the JSON Schema (draft 2020-12) of a pack file.

    What it allows can be brought in with ppog import; docs/pack-format.md says what it means.
    """
    from ppog_tui.pack_schema import pack_schema

    output.answer(pack_schema())
