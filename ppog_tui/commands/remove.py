"""``ppog remove``: a record and what belongs to it, without the screens."""

import sys

import click

from ppog_tui import output
from ppog_tui.editing import case_for, editing, find_listed, officer_option
from ppog_tui.invocation import Invocation
from ppog_tui.pack_argument import pack_argument


@click.command()
@pack_argument
@click.argument("record")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@officer_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
@click.pass_obj
def command(asked: Invocation, pack: str, record: str, yes: bool, officer: str | None, as_json: bool) -> int:
    """Remove RECORD from PACK, after saying what goes with it.

    RECORD is as ppog set takes it. What the toolkit lists stays: ppog set PACK RECORD FIELD --clear empties a field.
    """
    from ppog_tui.errors import ProgramError
    from screens.row_work import goes_along
    from store.links import removal

    with editing(asked, pack, officer) as session:
        present = session.pack
        listed = find_listed(case_for(asked, present), record)
        if not listed.removable:
            raise ProgramError(
                f"The {listed.kind} {listed.said} is always there: ppog set PACK RECORD FIELD --clear empties a field."
            )
        along = goes_along(present, [listed.record])
        if not as_json:
            output.say(f"{listed.kind[0].upper()}{listed.kind[1:]} {listed.said}. {along}".rstrip())
        if not yes and not _confirmed():
            return 1
        gone = [each.id for each in removal(present, [listed.record]).removed]
        session.remove(listed.record, label=f"deletion of {listed.said}")
    if as_json:
        output.answer({"file": str(session.path), "removed": gone})
    else:
        output.say("Removed.")
    return 0


def _confirmed() -> bool:
    try:
        return click.confirm("Remove it?", err=True)
    except click.Abort as error:
        if sys.stdin.isatty():
            raise
        raise click.UsageError("Nobody is there to answer, so nothing was changed: --yes removes unasked.") from error
