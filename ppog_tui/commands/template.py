"""``ppog template``: the office's own Word template, for every document of a workspace."""

from pathlib import Path

import click

from ppog_tui import output
from ppog_tui.invocation import Invocation


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
@click.pass_obj
def command(asked: Invocation, file: Path | None, as_json: bool) -> None:
    """Let Word documents of this workspace be made on FILE, the office's own .docx or .dotx.

    Says everything that keeps a file from being used, and which styles it lacks. Without FILE, judges the
    template in use; with the word none in its place, ppog's own is used again.
    """
    from exports.house_style.preflight import preflight

    used = asked.template(None) if file is None else asked.template(str(file))
    taken = preflight(used).taken if used else ()
    if file is not None:
        asked.keep_template(used)
    if as_json:
        output.answer({"template": str(used) if used else None, "taken": list(taken)})
        return
    if taken:
        output.remark(f"taken from ppog's own styles, because the template lacks them: {', '.join(taken)}.")
    if used:
        output.place(used)
    else:
        output.say("Word documents are made on ppog's own template.")
