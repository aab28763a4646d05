"""``ppog list``: the packs of the workspace."""

import click

from ppog_tui import output
from ppog_tui.invocation import Invocation, name_of


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
@click.pass_obj
def command(asked: Invocation, as_json: bool) -> None:
    """List the packs of the workspace, and the files that cannot be read as one.

    The first column is the name by which other commands take a pack; the start of it will do.
    """
    from toolkit.dates import days_in_words, days_to, spoken

    listings = asked.workspace.list()
    if as_json:
        packs = [
            {
                "name": name_of(listing.path),
                "file": str(listing.path),
                "pack_id": listing.pack_id or None,
                "force": listing.force,
                "body": listing.body,
                "meeting_date": listing.meeting_date,
                "days_to_ppog": days_to(listing.meeting_date, asked.today),
                "edition": listing.edition or None,
                "fictional": listing.fictional,
                "updated_at": listing.updated_at or None,
                "bytes": listing.size,
                "read_only": listing.read_only or None,
                "problem": listing.reason or None,
            }
            for listing in listings
        ]
        output.answer({"workspace": str(asked.folder), "packs": packs})
        return
    if not listings:
        output.say(f"No packs in {asked.folder} yet: ppog new makes one, ppog example writes one to look at.")
        return
    rows = []
    for listing in listings:
        name = name_of(listing.path)
        if listing.reason:
            rows.append((name, "cannot be read", "", listing.reason))
            continue
        days = days_in_words(days_to(listing.meeting_date, asked.today))
        notes = [days] * bool(days) + ["worked example"] * listing.fictional + ["read-only"] * bool(listing.read_only)
        rows.append((name, listing.force or "no force named", spoken(listing.meeting_date), ", ".join(notes)))
    output.table(("Pack", "Force", "PPOG", ""), rows, wide=3)
