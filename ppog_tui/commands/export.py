"""``ppog export``: a Word document out of a pack."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from ppog_tui import output
from ppog_tui.invocation import Invocation
from ppog_tui.pack_argument import pack_argument


def _complete_kind(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from exports.kinds import KINDS

    return [CompletionItem(kind.key, help=kind.title) for kind in KINDS.values() if kind.key.startswith(incomplete)]


def _list_kinds(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from exports.kinds import KINDS

    output.table(("Kind", "Document", ""), [(kind.key, kind.title, kind.summary) for kind in KINDS.values()], wide=2)
    ctx.exit()


@click.command()
@pack_argument
@click.option(
    "--kind", default="briefing", show_default=True, metavar="KIND", shell_complete=_complete_kind, help="The document."
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to write it; else here, named after kind, force and date.",
)
@click.option("--force", "overwrite", is_flag=True, help="Replace FILE where it exists already.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
@click.option(
    "--kinds", is_flag=True, is_eager=True, expose_value=False, callback=_list_kinds, help="List the kinds and exit."
)
@click.pass_obj
def command(asked: Invocation, pack: str, kind: str, target: Path | None, overwrite: bool, as_json: bool) -> None:
    """Write a Word document out of PACK and print where it is, on the last line.

    Says on stderr which texts were changed because Word cannot hold them as they stand.
    """
    from exports.errors import TargetExistsError
    from exports.export import export, suggested_name
    from ppog_tui.errors import ProgramError

    opened = asked.open_pack(pack)
    edition = asked.edition_for(opened.pack)
    file = target or Path(suggested_name(kind, opened.pack))
    try:
        result = export(kind, opened.pack, edition, asked.precedents, file, asked.today, overwrite)
    except TargetExistsError as error:
        raise ProgramError(f"{file} exists already: --force replaces it.") from error
    if as_json:
        cleaned = [{"field": change.field, "what": change.what} for change in result.cleaned]
        output.answer({"file": str(result.path), "kind": kind, "cleaned": cleaned})
        return
    for change in result.cleaned:
        output.remark(f"{change.field}: {change.what} taken out or replaced.")
    output.place(result.path)
