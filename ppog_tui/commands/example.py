"""``ppog example``: a finished preparation to look at, visibly fictional."""

from os.path import lexists
from pathlib import Path

import click

from ppog_tui import output
from ppog_tui.invocation import Invocation

PACK_NAME = "worked-example.ppog.json"
BRIEFING_NAME = "worked-example-briefing.docx"


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--force", "overwrite", is_flag=True, help="Replace the two files where they exist already.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
@click.pass_obj
def command(asked: Invocation, folder: Path, overwrite: bool, as_json: bool) -> None:
    """Write the worked example into DIR: a pack and its briefing in Word.

    Everything in it is made up. Look at it with: ppog DIR/worked-example.ppog.json
    """
    from exports.export import export
    from ppog_tui.errors import ProgramError
    from store.atomic import create_file, replace_file
    from store.encoding import encode_tables
    from store.errors import os_reason
    from store.layout import tables_of
    from toolkit.example import worked_example

    file, document = folder / PACK_NAME, folder / BRIEFING_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProgramError(f"The folder {folder} could not be made: {os_reason(error)}.") from error
    # Both places are looked at before either is written, so that a refusal leaves neither.
    if not overwrite and (there := next((path for path in (file, document) if lexists(path)), None)):
        raise ProgramError(f"{there} exists already: --force replaces it.")
    pack = worked_example(asked.edition, asked.today)
    export("briefing", pack, asked.edition, asked.precedents, document, asked.today, overwrite)
    content = encode_tables(file, tables_of(pack))
    if overwrite:
        replace_file(file, content)
    else:
        create_file(file, content)
    if as_json:
        output.answer({"pack": str(file), "briefing": str(document)})
        return
    output.place(file)
    output.place(document)
