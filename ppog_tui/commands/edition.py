"""``ppog edition``: the releases of toolkit content that this computer has."""

from pathlib import Path

import click

from ppog_tui import output
from ppog_tui.invocation import Invocation
from ppog_tui.pack_argument import pack_argument


@click.group(invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List, check and change the editions of the toolkit.

    An edition is one dated release of the toolkit's content. One ships with ppog; files that your
    office puts into its own folder of editions stand beside it, or in its place where the id is the same.
    """
    if ctx.invoked_subcommand is None:
        raise click.UsageError("Say what to do with editions: list, check or move.", ctx)


@command.command("list", short_help="List the editions that this computer has.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
@click.pass_obj
def list_editions(asked: Invocation, as_json: bool) -> None:
    """List the editions, and the files that cannot be used."""
    from ppog_tui.edition_files import own_folder
    from ppog_tui.editions import FoundEdition, found_editions

    found = found_editions()

    def described(entry: FoundEdition) -> dict[str, object]:
        edition = entry.edition
        return {
            "id": edition.id if edition else None,
            "title": edition.title if edition else None,
            "date": edition.date if edition else None,
            "own": entry.own,
            "file": str(entry.path),
            "problem": entry.problem or None,
        }

    if as_json:
        output.answer({"own_folder": str(own_folder()), "editions": [described(entry) for entry in found]})
        return
    rows = [
        (entry.edition.id, entry.edition.date, "own" if entry.own else "shipped", entry.edition.title)
        if entry.edition
        else ("–", "–", "own", entry.problem)
        for entry in found
    ]
    output.table(("Id", "Date", "From", "Title"), rows, wide=3)
    output.say(f"Put edition files of your own into {own_folder()}")


@command.command("check", short_help="Say whether a file can be used as an edition.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
def check_edition(file: Path, as_json: bool) -> int:
    """Say whether FILE can be used as an edition; if not, which item is at fault."""
    from toolkit.errors import ContentError
    from toolkit.loading import load_edition

    try:
        edition = load_edition(file)
    except ContentError as error:
        if not as_json:
            raise
        output.answer({"sound": False, "problem": str(error), "id": None, "title": None, "date": None, "items": None})
        return 1
    items = sum(1 for _ in edition.items())
    if as_json:
        about = {"id": edition.id, "title": edition.title, "date": edition.date, "items": items}
        output.answer({"sound": True, "problem": None, **about})
    else:
        output.say(f"{file.name} can be used: {edition.title}, {edition.date}, {items} items, id {edition.id}.")
    return 0


@command.command("move", short_help="Move a pack to another edition; every answer is kept.")
@pack_argument
@click.option("--to", "target", metavar="FILE", help="A file, or the id of an installed edition; else the shipped one.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
@click.pass_obj
def move_pack(asked: Invocation, pack: str, target: str | None, as_json: bool) -> None:
    """Move PACK to another edition of the toolkit; every answer is kept.

    An answer to something that the other edition no longer has stays in the pack, with the words
    that it was an answer to.
    """
    from ppog_tui.editions import edition_named, installed_edition
    from store.session import PackSession
    from toolkit.moving import move_to_edition

    opened = asked.open_pack(pack)
    before = opened.pack.info.edition
    new = edition_named(target) if target else asked.edition
    moved = move_to_edition(opened.pack, installed_edition(before), new)
    with PackSession(opened, officer=asked.settings.officer) as session:
        session.use_edition(new.id, *moved.records())
        kept = sum(1 for record in session.pack.records() if getattr(record, "earlier_text", ""))
    installed = installed_edition(new.id) is not None
    if as_json:
        about = {"from": before, "to": new.id, "installed": installed, "answers_to_earlier_items": kept}
        output.answer({"file": str(opened.path), **about})
        return
    if before == new.id:
        output.say(f"{opened.path.name} is made with {new.id} already.")
    else:
        output.say(f"{opened.path.name} is moved from {before} to {new.id}.")
    if kept:
        output.say(f"Answers to things that this edition does not have: {kept}, kept with their earlier wording.")
    if not installed:
        output.remark(f"{new.id} is not among your editions: put its file there, as ppog edition list says.")
