"""``ppog show``: a pack to read through, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ppog_tui import output
from ppog_tui.invocation import Invocation
from ppog_tui.pack_argument import pack_argument

if TYPE_CHECKING:
    from store.pack_file import PackFile
    from toolkit.edition import Edition
    from toolkit.pack import Pack
    from toolkit.records.record import Record
    from toolkit.steps import Step, StepKey

STEP_KEYS = (
    "situation",
    "causes",
    "checklist",
    "support",
    "hmicfrs",
    "chief",
    "exit",
    "hard",
    "notes",
    "export",
    "day",
    "after",
)


@click.command()
@pack_argument
@click.option("--step", type=click.Choice(STEP_KEYS), help="Only this step.")
@click.option("--ids", is_flag=True, help="List what ppog set and ppog remove can be given, with its ids.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
@click.pass_obj
def command(asked: Invocation, pack: str, step: StepKey | None, ids: bool, as_json: bool) -> None:
    """Show PACK: how far each step is, what is missing, and everything that is filled in.

    PACK is the name of a pack in the workspace, or a file.
    """
    from toolkit.steps import ALL_STEPS

    opened = asked.open_pack(pack)
    edition = asked.edition_for(opened.pack)
    steps = [each for each in ALL_STEPS if step in (None, each.key)]
    if ids:
        _ids(opened.pack, steps, asked, as_json)
    elif as_json:
        output.answer(_for_machines(opened, edition, steps, asked))
    else:
        _for_people(opened, edition, steps, asked)


def _for_machines(file: PackFile, edition: Edition, steps: list[Step], asked: Invocation) -> dict[str, object]:
    from msgspec import to_builtins

    from toolkit.checks import find_gaps
    from toolkit.dates import days_to
    from toolkit.places import TABLES_OF_STEP
    from toolkit.steps import progress_of

    pack = file.pack
    keys = [step.key for step in steps]
    kinds = [kind for key in keys for kind in TABLES_OF_STEP[key]]
    return {
        "file": str(file.path),
        "read_only": file.read_only or None,
        "set_aside": [{"table": aside.table, "reason": aside.reason} for aside in file.set_aside],
        "pack": to_builtins(pack.info),
        "days_to_ppog": days_to(pack.meeting.date, asked.today),
        "edition": {"id": edition.id, "title": edition.title, "date": edition.date},
        "steps": [
            {
                "key": step.key,
                "number": step.number,
                "done": (progress := progress_of(step.key, pack, edition)).done,
                "total": progress.total,
                "counted": progress.counted,
                "state": progress.word,
            }
            for step in steps
        ],
        "gaps": [to_builtins(gap) for gap in find_gaps(pack, edition, asked.today) if gap.step in keys],
        "records": {kind.table: [to_builtins(record) for record in _records(pack, kind, keys)] for kind in kinds},
    }


def _records(pack: Pack, kind: type[Record], keys: list[StepKey]) -> list[Record]:
    # Both question banks stand in one table; a step alone shows its own.
    bank = keys[0] if len(keys) == 1 else None
    if bank in ("hmicfrs", "chief"):
        return [record for record in pack.every(kind) if getattr(record, "bank", bank) == bank]
    return pack.every(kind)


def _for_people(file: PackFile, edition: Edition, steps: list[Step], asked: Invocation) -> None:
    from ppog_tui.passages import Reader
    from toolkit.terms import terms_of

    terms = terms_of(file.pack.office)
    titles = {step.key: terms.fill(step.title) for step in steps}
    output.pairs(_facts(file, edition, asked))
    _progress(file.pack, edition, steps, titles)
    _gaps(file.pack, edition, steps, titles, asked)
    reader = Reader(file.pack, edition, asked.precedents)
    for step in steps:
        output.heading(f"{step.number} {titles[step.key]}" if step.number else titles[step.key])
        passages = reader.step(step.key)
        for passage in passages:
            output.passage(passage.heading, passage.lines, passage.depth + 1)
        if not passages:
            output.passage("Nothing entered yet.", (), 1)


def _ids(pack: Pack, steps: list[Step], asked: Invocation, as_json: bool) -> None:
    from ppog_tui.editing import case_for
    from ppog_tui.listed import handles, listed_in
    from toolkit.terms import terms_of
    from toolkit.views import short

    listed = listed_in(case_for(asked, pack))
    ids = handles(listed)
    if as_json:
        rows = [
            {"id": each.record.id, "short": ids[each.record.id], "table": each.record.table, "title": each.title}
            | {"step": each.step, "kept": pack.find(each.record.id) is not None}
            for each in listed
            if each.step in {step.key for step in steps}
        ]
        output.answer({"listed": rows})
        return
    terms = terms_of(pack.office)
    for step in steps:
        output.heading(f"{step.number or ''} {terms.fill(step.title)}".strip())
        found = [(ids[each.record.id], short(each.title, 100), each.state) for each in listed if each.step == step.key]
        if found:
            output.table(("Id", "What", "State"), found, wide=1)


def _facts(file: PackFile, edition: Edition, asked: Invocation) -> list[tuple[str, str]]:
    from toolkit.dates import days_in_words, days_to, spoken_with_weekday

    office, meeting, info = file.pack.office, file.pack.meeting, file.pack.info
    date = spoken_with_weekday(meeting.date) or "not known yet"
    days = days_in_words(days_to(meeting.date, asked.today))
    facts = [
        ("Force", office.force or "not named yet"),
        ("PPOG", f"{date} ({days})" if days else date),
        ("Marking", office.marking or "none chosen"),
        ("Edition", f"{edition.title} ({edition.id})"),
        ("File", str(file.path)),
    ]
    if edition.id != info.edition:
        facts.append(("Made with", f"edition {info.edition}"))
    if info.fictional:
        facts.append(("Note", "a worked example: nothing in it is real"))
    if file.read_only:
        facts.append(("Note", file.read_only))
    return facts + [("Set aside", aside.reason) for aside in file.set_aside]


def _progress(pack: Pack, edition: Edition, steps: list[Step], titles: dict[StepKey, str]) -> None:
    from toolkit.steps import progress_of

    rows = []
    for step in steps:
        progress = progress_of(step.key, pack, edition)
        counted = f"{progress.done} of {progress.total} {progress.counted}"
        rows.append((str(step.number or ""), titles[step.key], progress.word, counted))
    output.heading("Progress")
    output.table(("", "Step", "State", "Counted"), rows, wide=3)


def _gaps(pack: Pack, edition: Edition, steps: list[Step], titles: dict[StepKey, str], asked: Invocation) -> None:
    from toolkit.checks import SEVERITY_WORDS, find_gaps

    places = {step.key: str(step.number or titles[step.key]) for step in steps}
    gaps = [gap for gap in find_gaps(pack, edition, asked.today) if gap.step in places]
    rows = [(SEVERITY_WORDS[gap.severity], places[gap.step], gap.sentence) for gap in gaps]
    output.heading("Gaps" if gaps else "No gaps")
    if gaps:
        output.table(("When", "Step", "What is missing"), rows, wide=2)
