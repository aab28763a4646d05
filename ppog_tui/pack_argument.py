"""PACK, as every command takes one: a name, a file or an id, with the names for the shell to complete."""

from collections.abc import Callable
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from ppog_tui.invocation import Invocation

F = TypeVar("F", bound=Callable[..., Any])


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from store.errors import StoreError

    # While the shell completes, no command runs: the options before it are all there is.
    options = ctx.find_root().params
    try:
        names = Invocation(options.get("workspace"), None, options["today"]).pack_names()
    except StoreError:
        names = []
    close = [name for name in names if name.casefold().startswith(incomplete.casefold())]
    return [CompletionItem(name) for name in close] or [CompletionItem(incomplete, type="file")]


def pack_argument(function: F) -> F:
    """Give a command the argument PACK."""
    return click.argument("pack", metavar="PACK", shell_complete=_complete)(function)


def pack_option(name: str, help: str) -> Callable[[F], F]:
    """Give a command an option that takes a pack."""
    return click.option(name, metavar="PACK", shell_complete=_complete, help=help)
