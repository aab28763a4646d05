"""``ppog new``: a new pack, ready to be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ppog_tui import output
from ppog_tui.invocation import Invocation, name_of

if TYPE_CHECKING:
    from toolkit.pack import Pack

TERMS_KINDS = ("pcc", "pfcc", "mayor", "deputy-mayor", "mopac", "own")


@click.command()
@click.option("--force", "force", default="", metavar="NAME", help="The force, as it stands on every document.")
@click.option("--date", "date", default="", metavar="DATE", help="When PPOG meets, such as 2026-12-10 or 10 Dec 2026.")
@click.option("--time", "time", default="", metavar="TIME", help="When it starts, such as 14:00 or 2pm.")
@click.option("--place", default="", metavar="PLACE", help="Where it meets.")
@click.option("--body", default="", metavar="NAME", help="The local policing body's full name.")
@click.option("--terms", type=click.Choice(TERMS_KINDS), help="The kind of body; a known force brings its own.")
@click.option("--marking", default=None, metavar="WORDS", help="The protective marking of every document.")
@click.option("--entered", default="", metavar="DATE", help="When the force entered Engage, as exact as it is known.")
@click.option("--after", default="", metavar="PACK", help="Begin where PACK ends: the pack for the PPOG that follows.")
@click.option("--name", default="", metavar="NAME", help="What to call the file; else after the force and the date.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
@click.pass_obj
def command(
    asked: Invocation,
    force: str,
    date: str,
    time: str,
    place: str,
    body: str,
    terms: str | None,
    marking: str | None,
    entered: str,
    after: str,
    name: str,
    as_json: bool,
) -> None:
    """Make a new pack for a PPOG meeting and print where it is, on the last line.

    Everything but the force can be filled in later. A date may be a day, a month or a year.
    """
    from store.new_pack import new_pack
    from toolkit.dates import parse_typed
    from toolkit.times import parse_time

    if after:
        if force or body or terms is not None or marking is not None or entered or time or place:
            raise click.UsageError("With --after, the office is that of PACK: give only --date and --name beside it.")
        _follow(asked, after, date, name, as_json)
        return
    if not force.strip():
        raise click.UsageError("The force needs a name: --force NAME, or --after PACK for the next PPOG of a pack.")
    office = _known_words(force.strip()) | {
        "force": force.strip(),
        "body": body,
        "entered_engage": parse_typed(entered, asked.today, past=True),
    }
    if terms is not None:
        office["terms"] = terms
    if marking is not None:
        office["marking"] = marking
    meeting = {"date": parse_typed(date, asked.today), "time": parse_time(time), "place": place}
    pack = new_pack(asked.edition, office, meeting, officer=asked.settings.officer)
    _made(asked, pack, name, as_json)


def _follow(asked: Invocation, after: str, date: str, name: str, as_json: bool) -> None:
    from store.new_pack import next_pack
    from toolkit.dates import parse_typed

    earlier = asked.open_pack(after).pack
    _made(asked, next_pack(earlier, asked.edition_for(earlier), parse_typed(date, asked.today)), name, as_json)


def _made(asked: Invocation, pack: Pack, name: str, as_json: bool) -> None:
    file = asked.workspace.create(pack, name)
    if as_json:
        output.answer({"file": str(file), "name": name_of(file), "pack_id": pack.info.pack_id})
        return
    output.say(f"Made a new pack for {pack.office.force}. Open it with: ppog {name_of(file)}")
    output.place(file)


def _known_words(force: str) -> dict[str, str]:
    """The role words that come with one of the 43 forces; none for another."""
    from toolkit.forces import forces

    for known in forces():
        if known.name.casefold() == force.casefold():
            return {"terms": known.terms, **known.own_words}
    return {}
