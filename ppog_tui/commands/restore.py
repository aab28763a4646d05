"""``ppog restore``: bring a damaged, lost or changed pack back to a state that was saved."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ppog_tui import output
from ppog_tui.invocation import Invocation, name_of
from ppog_tui.pack_argument import pack_argument

if TYPE_CHECKING:
    from store.rescue import Rescue, RescueOption
    from store.restoring import Restored


@click.command()
@pack_argument
@click.option("--list", "listing", is_flag=True, help="List the states that PACK can be brought back to, and end.")
@click.option("--at", "moment", metavar="TIME", help="The newest state saved up to then: 14:02, or 3 Jun 2026, 14:02.")
@click.option("--salvage", is_flag=True, help="What can still be read in the damaged file itself.")
@click.option("--beside", is_flag=True, help="Leave the damaged file where it is and put the state beside it.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
@click.pass_obj
def command(
    asked: Invocation,
    pack: str,
    listing: bool,
    moment: str | None,
    salvage: bool,
    beside: bool,
    yes: bool,
    as_json: bool,
) -> int:
    """Bring PACK back to a state that was saved, after saying what that state holds and lacks.

    A damaged file is kept, byte for byte, under another name. A pack that can be read is never
    replaced: the earlier state that --at names is put beside it, as a pack of its own.
    """
    from store.rescue import find_rescue

    if moment and salvage:
        raise click.UsageError("--at and --salvage name two different states: use one of them.")
    rescue = find_rescue(_file_of(asked, pack))
    for remark in rescue.remarks:
        output.remark(remark)
    if listing:
        _list(rescue, as_json)
        return 0
    option = _chosen(rescue, asked, moment, salvage)
    in_place = rescue.damage is not None and not rescue.damage.missing and not beside
    if not as_json:
        _describe(rescue, option)
    if not yes and not _confirmed(rescue, in_place):
        output.remark("Nothing was changed.")
        return 1
    from store.restoring import restore

    _tell(restore(rescue.path, option, in_place=in_place), option, as_json)
    return 0


def _file_of(asked: Invocation, name: str) -> Path:
    """The pack's file, which need not be there any more; raises `PackNotFound` for a name that no backup has."""
    from store.errors import PackNotFound
    from store.lost_packs import lost_packs

    try:
        return asked.find(name)
    except PackNotFound:
        path = Path(name).absolute()
        found = {
            folder / file
            for folder, start in ((asked.folder, name), (path.parent, path.name))
            for file in lost_packs(folder)
            if start and file.casefold().startswith(start.casefold())
        }
        if len(found) != 1:
            raise
        return found.pop()


def _chosen(rescue: Rescue, asked: Invocation, moment: str | None, salvage: bool) -> RescueOption:
    from ppog_tui.errors import ProgramError
    from ppog_tui.moments import parse_moment

    if not rescue.options:
        raise ProgramError(f"{rescue.problem} No earlier state of it is kept{_and_nothing_in_it(rescue)}.")
    if salvage:
        found = next((option for option in rescue.options if option.kind == "salvage"), None)
        if found is None:
            raise ProgramError(f"Nothing can be salvaged from {rescue.path.name}: --list shows its states.")
        return found
    if moment is not None:
        option = rescue.saved_up_to(parse_moment(moment, asked.today))
        if option is None:
            raise ProgramError(f"No state of {rescue.path.name} from before that is kept: --list shows those that are.")
        return option
    if rescue.damage is None:
        raise ProgramError(
            f"{rescue.path.name} can be read: --at TIME says which earlier state to put beside it, --list shows them."
        )
    return rescue.options[0]


def _and_nothing_in_it(rescue: Rescue) -> str:
    return ", and no record could be read out of it" if rescue.damage and not rescue.damage.missing else ""


def _confirmed(rescue: Rescue, in_place: bool) -> bool:
    import sys

    question = "Put this state beside it?"
    if in_place:
        question = "Put this state in its place, and keep the damaged file under another name?"
    elif rescue.damage and rescue.damage.missing:
        question = "Bring it back?"
    try:
        return click.confirm(question, err=True)
    except click.Abort as error:
        if sys.stdin.isatty():
            raise
        raise click.UsageError("Nobody is there to answer, so nothing was changed: --yes restores unasked.") from error


def _describe(rescue: Rescue, option: RescueOption) -> None:
    output.say(rescue.problem or f"{rescue.path.name} can be read and stays as it is.")
    output.say(option.description)
    output.say(option.lacks or "Nothing that was saved is known to be missing from it.")


def _tell(restored: Restored, option: RescueOption, as_json: bool) -> None:
    if as_json:
        aside = str(restored.set_aside) if restored.set_aside else None
        output.answer({"file": str(restored.path), "set_aside": aside, **_for_machines(option)})
        return
    output.say(f"{option.counted} restored.")
    if restored.set_aside:
        output.say(f"The damaged file is kept as {restored.set_aside.name}.")
    output.place(restored.path)


def _list(rescue: Rescue, as_json: bool) -> None:
    if as_json:
        states = [_for_machines(option) for option in rescue.options]
        problem = rescue.damage.reason if rescue.damage else None
        output.answer({"file": str(rescue.path), "problem": problem, "states": states, "remarks": list(rescue.remarks)})
        return
    if rescue.problem:
        output.say(rescue.problem)
    if not rescue.options:
        output.say(f"No earlier state of {name_of(rescue.path)} is kept{_and_nothing_in_it(rescue)}.")
        return
    output.table(
        ("Saved", "Kept", "Records", "What it lacks"),
        [(option.saved, option.source, f"{option.records:,}", option.lacks) for option in rescue.options],
        wide=3,
    )


def _for_machines(option: RescueOption) -> dict[str, object]:
    return {
        "kind": option.kind,
        "at": option.at.astimezone(UTC).isoformat() if option.at else None,
        "revision": option.revision,
        "records": option.records,
        "description": option.description,
        "lacks": option.lacks or None,
    }
