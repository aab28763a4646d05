"""A group of commands in which a command's module is loaded only when that command is wanted."""

from importlib import import_module
from typing import NamedTuple

import click


class Entry(NamedTuple):
    """Where a command lives, and the line that ``--help`` shows for it without loading it."""

    module: str
    help: str


class CommandsOnDemand(click.Group):
    """A group whose commands stand in a table; each module's ``command`` is loaded when it is called.

    A first word that is no command is taken as the pack to open: ``ppog "Wessex 2026-12"``.
    """

    entries: dict[str, Entry]
    opener: str

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the table: as an office would first meet them."""
        return [*self.entries, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded now."""
        if cmd_name in self.entries:
            loaded: click.Command = import_module(self.entries[cmd_name].module).command
            return loaded
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands from what is known of them, loading none."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in self.entries.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; one word that is none is a pack; several are a mistyped command."""
        first = args[0]
        if ctx.resilient_parsing or first.startswith("-") or self.get_command(ctx, first) is not None:
            return super().resolve_command(ctx, args)
        if len(args) == 1:
            return self.opener, self.get_command(ctx, self.opener), args
        raise click.UsageError(no_command(first, self.list_commands(ctx)), ctx)


def no_command(word: str, known: list[str]) -> str:
    """A sentence that there is no such command, with the one that may have been meant."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1)
    return f"There is no command “{word}”{f': did you mean {close[0]}?' if close else '.'}"
