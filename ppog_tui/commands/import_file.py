"""``ppog import``: a pack, or part of one, from a file in the published format; answers from a Word document."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ppog_tui import output
from ppog_tui.errors import ProgramError
from ppog_tui.invocation import Invocation, name_of
from ppog_tui.pack_argument import pack_option
from ppog_tui.progress import progress

if TYPE_CHECKING:
    from exports.returning.returned import Change, Returned
    from store.answers import Taken

# What an office may be sent back; most of these are refused with a sentence that says what to do.
_DOCUMENTS = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".odt", ".rtf", ".pdf"})

# From so many fields on, a person at a terminal is shown how far it is.
_MANY = 500


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@pack_option("--into", "Put the records into this pack; without it, they make a new one.")
@click.option("--dry-run", is_flag=True, help="Of a Word document: show what would change, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
@click.pass_obj
def command(asked: Invocation, file: Path, into: str | None, dry_run: bool, as_json: bool) -> None:
    """Bring in FILE: a pack in the published format, whole or in part, or a Word document that came back filled in.

    Prints the pack's file on the last line, and on stderr what could not be taken in as it stands. With
    --into, a record that the pack has already takes over the fields that FILE gives and keeps the others.

    A document that ppog wrote needs --into: each field that its reader changed is printed, old → new. What changed in
    the pack as well keeps the pack's value, and step 10 of the app asks which of the two stands.
    """
    if file.suffix.casefold() in _DOCUMENTS:
        if into is None:
            raise click.UsageError("A document goes into the pack that it was made of: name it with --into PACK.")
        _take_back(asked, file.absolute(), into, dry_run=dry_run, as_json=as_json)
        return
    if dry_run:
        raise click.UsageError("--dry-run is for Word documents.")
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


def _take_back(asked: Invocation, file: Path, into: str, *, dry_run: bool, as_json: bool) -> None:
    """Take the answers of a returned document into a pack."""
    from exports.returning.reading import read_returned
    from store.answers import Taken, take_answers
    from store.session import PackSession

    opened = asked.open_pack(into)
    if opened.read_only and not dry_run:
        raise ProgramError(opened.read_only)
    taken = Taken(0, 0)
    with progress(_MANY) as told:
        if dry_run:
            returned = read_returned(file, opened.pack, asked.edition_for(opened.pack), told)
        else:
            with PackSession(opened, officer=asked.settings.officer) as session:
                returned = read_returned(file, session.pack, asked.edition_for(session.pack), told)
                answers = [change.answer for change in returned.changes]
                taken = take_answers(session, answers, returned.by, partial(told, "Taking the answers"))
    if as_json:
        output.answer(_for_machines(opened.path, returned, taken, dry_run=dry_run))
        return
    _for_people(returned, taken, dry_run=dry_run)
    output.place(opened.path)


def _for_people(returned: Returned, taken: Taken, *, dry_run: bool) -> None:
    for problem in returned.problems:
        output.remark(problem)
    by_record: dict[tuple[str, str, str], list[Change]] = {}
    for change in returned.changes:
        by_record.setdefault((change.kind, change.title, change.answer.record.id), []).append(change)
    for (kind, title, _), changes in by_record.items():
        output.passage(f"{kind} “{title}”", [(change.label, _told(change)) for change in changes], 0)
    if dry_run:
        output.say(f"{returned.taken} would be taken, {returned.asked} asked about; nothing was changed.")
    else:
        output.say(f"{taken.answers} taken, {taken.asked} asked about in step 10.")


def _told(change: Change) -> str:
    both = "" if change.answer.base_known else " (the pack changed it too)"
    return f"{change.old or '(empty)'} → {change.new or '(empty)'}{both}"


def _for_machines(path: Path, returned: Returned, taken: Taken, *, dry_run: bool) -> dict[str, object]:
    changes = [
        {
            "table": change.answer.record.table,
            "id": change.answer.record.id,
            "field": change.answer.field,
            "kind": change.kind,
            "title": change.title,
            "label": change.label,
            "old": change.old,
            "new": change.new,
            "value": change.answer.value,
            "asked": not change.answer.base_known,
        }
        for change in returned.changes
    ]
    return {
        "file": str(path),
        "name": name_of(path),
        "by": returned.by,
        "dry_run": dry_run,
        "changes": changes,
        "taken": taken.answers,
        "asked": taken.asked,
        "problems": list(returned.problems),
    }
