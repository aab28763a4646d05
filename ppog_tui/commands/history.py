"""``ppog history``: who changed what in a pack, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ppog_tui import output
from ppog_tui.invocation import Invocation
from ppog_tui.pack_argument import pack_argument

if TYPE_CHECKING:
    from store.record_history import History
    from toolkit.pack import Pack


@click.command()
@pack_argument
@click.option("--csv", "as_csv", is_flag=True, help="Print a table for a spreadsheet.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
@click.option("--forget-before", "moment", metavar="TIME", help="Throw away what it says of the time before TIME.")
@click.pass_obj
def command(asked: Invocation, pack: str, as_csv: bool, as_json: bool, moment: str | None) -> None:
    """Show who changed what in PACK, the oldest first.

    About the last 2,000 changes are kept. The values of private fields stand in it too: mind whom you give it to.
    """
    from store.shared_file import history_in
    from toolkit.fields import kinds_for
    from toolkit.terms import terms_of

    opened = asked.open_pack(pack)
    if moment is not None:
        output.say(_forget(asked, pack, moment))
        return
    history = history_in(opened.kept)
    if history is None:
        output.remark("The history in this pack cannot be read. It stays in the file as it is.")
        history = ()
    if as_json:
        from msgspec import to_builtins

        output.answer(to_builtins(history))
    elif as_csv:
        from store.record_history import as_csv as table

        click.echo(table(history, kinds_for(terms_of(opened.pack.office))), nl=False)
    else:
        _for_people(asked, opened.pack, history)


def _forget(asked: Invocation, pack: str, moment: str) -> str:
    from ppog_tui.moments import parse_moment
    from store.session import PackSession

    before = parse_moment(moment, asked.today)
    with PackSession(asked.open_pack(pack), officer=asked.settings.officer) as session:
        gone = len(session.history())
        session.clear_history(before)
        gone -= len(session.history())
    return f"{gone} {'entry' if gone == 1 else 'entries'} thrown away."


def _for_people(asked: Invocation, pack: Pack, history: History) -> None:
    from ppog_tui.editing import case_for
    from ppog_tui.listed import listed_in
    from screens.record_past import names_of, what_was_done
    from toolkit.records.tables import SINGLETONS, TABLES

    if not history:
        output.say("Nothing is known of earlier changes.")
        return
    case = case_for(asked, pack)
    names = names_of(case, history, {each.record.id: each.title for each in listed_in(case)})
    for entry in history:
        kind = case.kinds[entry.table].name if entry.table in case.kinds else entry.table
        named = entry.record in names and TABLES.get(entry.table) not in SINGLETONS
        about = f"{kind} “{names[entry.record]}”" if named else kind
        output.say(f"{_here(entry.at)}  {entry.who or '?'}  {about}  {what_was_done(case, entry)}")


def _here(at: str) -> str:
    from datetime import datetime

    try:
        return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return at
