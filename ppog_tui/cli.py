"""The command line: what ``ppog`` understands before anything heavy is loaded."""

import io
import sys
from datetime import date

import click

from ppog_tui import __version__
from ppog_tui.commands_on_demand import CommandsOnDemand, Entry
from ppog_tui.guard import Guard
from ppog_tui.invocation import Invocation

INTERRUPTED = 130


class Program(CommandsOnDemand):
    """Every command of ``ppog``."""

    opener = "open"
    entries = {  # noqa: RUF012 - a table that nothing changes
        "open": Entry("ppog_tui.commands.open_pack", "Open the app at a pack (the word open may be left out)."),
        "new": Entry("ppog_tui.commands.new", "Make a new pack for a PPOG meeting."),
        "list": Entry("ppog_tui.commands.list_packs", "List the packs of the workspace."),
        "show": Entry("ppog_tui.commands.show", "Show a pack: progress, gaps and every step."),
        "set": Entry("ppog_tui.commands.set_field", "Give a field of a record a value, or see what it holds."),
        "add": Entry("ppog_tui.commands.add", "Add a record: a cause, a question, an action …"),
        "remove": Entry("ppog_tui.commands.remove", "Remove a record and what belongs to it."),
        "export": Entry("ppog_tui.commands.export", "Write documents out of a pack, for Word or as Markdown."),
        "template": Entry("ppog_tui.commands.template", "Use the office's own Word template for documents."),
        "import": Entry("ppog_tui.commands.import_file", "Bring in a pack or part of one, or answers from Word."),
        "history": Entry("ppog_tui.commands.history", "Show who changed what in a pack, and when."),
        "restore": Entry("ppog_tui.commands.restore", "Bring back a pack that is damaged or lost."),
        "example": Entry("ppog_tui.commands.example", "Write the worked example and its briefing into a folder."),
        "edition": Entry("ppog_tui.commands.edition", "List, check and change the editions of the toolkit."),
        "schema": Entry("ppog_tui.commands.schema", "Print the JSON Schema of a pack file."),
        "keys": Entry("ppog_tui.commands.keys", "List every key of the app, to print or to change."),
        "doctor": Entry("ppog_tui.commands.doctor", "Say what a helpdesk would ask: versions, folders, terminal."),
    }


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date:
    if value is None:
        return date.today()
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"“{value}” is not a day written as YYYY-MM-DD.") from error


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[OPTIONS]",
    subcommand_metavar="[PACK | COMMAND …]",
)
@click.option(
    "--workspace",
    type=click.Path(file_okay=False),
    envvar="PPOG_WORKSPACE",
    show_envvar=True,
    help="The folder that holds the packs.",
)
@click.option(
    "--edition", metavar="FILE", help="Use this edition of the toolkit: a file, or the id of one that is installed."
)
@click.option("--ascii", is_flag=True, help="Draw the app with plain signs, for terminals and fonts that lack others.")
@click.option("--today", callback=_day, hidden=True, help="The day to count from, for output that can be repeated.")
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
@click.pass_context
def program(ctx: click.Context, workspace: str | None, edition: str | None, ascii: bool, today: date) -> int:
    """Prepare for the Policing Performance Oversight Group.

    Without a command, opens the app; with the name or file of a pack, opens it there.
    """
    ctx.obj = Invocation(workspace, edition, today, ascii)
    if ctx.invoked_subcommand is None:
        from ppog_tui.commands.open_pack import open_app

        return open_app(ctx.obj, None)
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Run one command and say how it went: 0 done, 1 refused, 2 wrong usage, 70 an unforeseen error."""
    with Guard() as guard:
        return _run(arguments)
    return guard.exit_code


def _run(arguments: list[str] | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A character that an old code page lacks becomes a question mark, not a crash.
            stream.reconfigure(errors="replace")
    try:
        done = program.main(arguments, prog_name="ppog", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        return _refuse(f"{error.format_message().rstrip('.')}. {_where_help_is(error)}", error.exit_code)
    except click.ClickException as error:
        return _refuse(error.format_message(), error.exit_code)
    except click.Abort:
        return INTERRUPTED
    except _refusals() as error:
        return _refuse(str(error), 1)
    return done if isinstance(done, int) else 0


def _refusals() -> tuple[type[Exception], ...]:
    """Every floor's family of errors; asked for only once there is an error to tell apart."""
    from exports.errors import ExportError
    from ppog_tui.errors import ProgramError
    from store.errors import StoreError
    from toolkit.errors import ToolkitError

    return ProgramError, ToolkitError, StoreError, ExportError


def _refuse(sentence: str, code: int) -> int:
    from ppog_tui.terminal_text import inert

    click.echo(f"ppog: {inert(sentence)}", err=True)
    return code


def _where_help_is(error: click.UsageError) -> str:
    return f"({error.ctx.command_path if error.ctx else 'ppog'} --help shows how.)"
