"""``ppog doctor``: what a helpdesk would ask, with no name of a person in it."""

import click

from ppog_tui import output
from ppog_tui.invocation import Invocation

GROUPS = {
    "versions": "Versions",
    "system": "System",
    "workspace": "Workspace",
    "terminal": "Terminal",
    "edition": "Edition",
    "reports": "Crash reports",
}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
@click.pass_obj
def command(asked: Invocation, as_json: bool) -> int:
    """Say what a helpdesk would ask: versions, folders, permissions, terminal.

    Holds nothing out of a pack and no names. Ends with exit code 1 where something keeps ppog from working.
    """
    from ppog_tui.diagnosis import (
        Diagnosis,
        add_edition,
        add_folder,
        add_keys,
        add_reports,
        add_template,
        add_terminal,
        add_versions,
    )
    from ppog_tui.errors import ProgramError
    from toolkit.errors import ToolkitError

    diagnosis = Diagnosis()
    diagnosis.notes.extend(asked.loaded_settings.problems)
    add_versions(diagnosis)
    add_folder(diagnosis, asked.folder)
    add_template(diagnosis, asked.template(None))
    add_terminal(diagnosis)
    add_keys(diagnosis)
    add_reports(diagnosis)
    try:
        edition = asked.edition
        add_edition(diagnosis, edition.id, edition.title, edition.date, asked.today)
    except (ToolkitError, ProgramError) as error:
        diagnosis.problems.append(str(error))
    if as_json:
        output.answer(diagnosis.as_json())
        return int(bool(diagnosis.problems))
    for group, title in GROUPS.items():
        facts = [fact for fact in diagnosis.facts if fact.group == group]
        if facts:
            output.heading(title)
            output.pairs([(fact.label, fact.shown) for fact in facts])
    for note in diagnosis.notes:
        output.heading(f"Worth mending: {note}")
    for problem in diagnosis.problems:
        output.heading(f"Keeps ppog from working: {problem}")
    if not diagnosis.problems:
        output.heading("Nothing keeps ppog from working.")
    return int(bool(diagnosis.problems))
