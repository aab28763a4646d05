"""``ppog import``: a pack, or part of one, from a file in the published format."""

from pathlib import Path

import click

from ppog_tui import output
from ppog_tui.invocation import Invocation, name_of
from ppog_tui.pack_argument import pack_option


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@pack_option("--into", "Put the records into this pack; without it, they make a new one.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
@click.pass_obj
def command(asked: Invocation, file: Path, into: str | None, as_json: bool) -> None:
    """Bring in FILE: a pack in the published format, whole or in part.

    Prints the pack's file on the last line, and on stderr what could not be taken in as it stands. With
    --into, a record that the pack has already takes over the fields that FILE gives and keeps the others.
    """
    from store.importing import import_into, import_pack, read_import
    from store.session import PackSession

    imported = read_import(file.absolute())
    if into is None:
        result = import_pack(asked.workspace, imported, asked.edition.id, officer=asked.settings.officer)
    else:
        with PackSession(asked.open_pack(into), officer=asked.settings.officer) as session:
            result = import_into(session, imported)
    if as_json:
        about = {"name": name_of(result.path), "records": result.records, "problems": list(result.problems)}
        output.answer({"file": str(result.path), **about})
        return
    for problem in result.problems:
        output.remark(problem)
    output.say(f"{result.records} record{'' if result.records == 1 else 's'} brought in.")
    output.place(result.path)
