"""``ppog export``: documents out of a pack, for Word or as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from ppog_tui import output
from ppog_tui.invocation import Invocation
from ppog_tui.pack_argument import pack_argument
from ppog_tui.progress import progress

if TYPE_CHECKING:
    from exports.checking import Finding
    from exports.export import ExportResult
    from exports.formats import Format
    from exports.whole_set import Wanted
    from toolkit.pack import Pack
    from toolkit.records.questions import Bank

# From here on a person at a terminal is shown how far it is.
_SEVERAL = 2
# The type of the one page, in points, which has to hold everything on one side.
_SMALLEST = {"one-page": 11.0}


def _complete_kind(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from exports.kinds import KINDS
    from toolkit.terms import ANY_OFFICE

    known = [(kind.key, ANY_OFFICE.fill(kind.title)) for kind in KINDS.values()]
    return [CompletionItem(key, help=title) for key, title in known if key.startswith(incomplete)]


def _list_kinds(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from exports.kinds import KINDS
    from toolkit.terms import ANY_OFFICE

    rows = [(kind.key, ANY_OFFICE.fill(kind.title), kind.summary) for kind in KINDS.values()]
    output.table(("Kind", "Document", ""), rows, wide=2)
    ctx.exit()


@click.command()
@pack_argument
@click.option(
    "--kind", default="briefing", show_default=True, metavar="KIND", shell_complete=_complete_kind, help="The document."
)
@click.option("--all", "every", is_flag=True, help="Write every document there is, into the folder -o.")
@click.option(
    "--bank", type=click.Choice(["hmicfrs", "chief"]), default="hmicfrs", help="Whose questions a question sheet holds."
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(["docx", "md"]),
    multiple=True,
    help="Word or Markdown; may be given twice. The end of FILE says it as well.",
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to write it, with --all a folder; else here, named after kind, force and date.",
)
@click.option(
    "--template",
    metavar="FILE",
    help="The office's own .docx or .dotx for Word files, in place of the workspace's; none: ppog's own.",
)
@click.option("--force", "overwrite", is_flag=True, help="Replace files that exist already.")
@click.option("--check", "judged", is_flag=True, help="Judge the Word files afterwards; code 1 where a fault is found.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
@click.option(
    "--kinds", is_flag=True, is_eager=True, expose_value=False, callback=_list_kinds, help="List the kinds and exit."
)
@click.pass_obj
def command(
    asked: Invocation,
    pack: str,
    kind: str,
    every: bool,
    bank: Bank,
    formats: tuple[Format, ...],
    target: Path | None,
    template: str | None,
    overwrite: bool,
    judged: bool,
    as_json: bool,
) -> None:
    """Write documents out of PACK, for Word or as Markdown, and print where they are, on the last lines.

    Says on stderr which texts were changed because no document can hold them as they stand, and what had no room.
    """
    from exports.documents.making import Choices
    from exports.errors import TargetExistsError
    from exports.whole_set import Wanted, export_set, whole_set
    from ppog_tui.errors import ProgramError

    opened = asked.open_pack(pack).pack
    documents = whole_set() if every else (Wanted(kind, Choices(bank=bank)),)
    wanted = _places(documents, opened, formats, target, folder=every)
    try:
        begun = count()
        with progress(_SEVERAL) as told:
            results = export_set(
                wanted,
                opened,
                asked.edition_for(opened),
                asked.precedents,
                asked.today,
                overwrite,
                asked.template(template),
                lambda title: told(title, next(begun), len(wanted)),
            )
    except TargetExistsError as error:
        raise ProgramError(f"{error.path} exists already: --force replaces it.") from error
    made = list(zip((each for each, _ in wanted), results, strict=True))
    findings = [_findings(each, result) if judged else () for each, result in made]
    if as_json:
        answers = [
            _as_json(each, result, found if judged else None)
            for (each, result), found in zip(made, findings, strict=True)
        ]
        output.answer({"documents": answers} if every or len(answers) > 1 else answers[0])
    else:
        for result, found in zip(results, findings, strict=True):
            _remark(result, found, named=len(results) > 1)
        for result in results:
            output.place(result.path)
    if any(findings):
        click.get_current_context().exit(1)


def _places(
    documents: Sequence[Wanted], pack: Pack, formats: tuple[Format, ...], target: Path | None, *, folder: bool
) -> list[tuple[Wanted, Path]]:
    """Each document and its file; with ``folder`` the target is one, and is made where it does not exist."""
    from ppog_tui.errors import ProgramError
    from store.errors import os_reason

    if target and not folder:
        if len(formats) > 1:
            raise click.UsageError("-o names one file, and two formats are asked for: leave one of them out.")
        return [(documents[0], target)]
    place = target or Path()
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProgramError(f"The folder {place} could not be made: {os_reason(error)}.") from error
    asked: tuple[Format, ...] = formats or ("docx",)
    return [(each, place / each.named(pack, format)) for each in documents for format in dict.fromkeys(asked)]


def _findings(wanted: Wanted, result: ExportResult) -> tuple[Finding, ...]:
    """What is wrong with a Word file that was written; a Markdown file has nothing that could be."""
    from exports.checking import SMALLEST_TYPE, check
    from exports.formats import format_of

    if format_of(result.path) != "docx":
        return ()
    return check(result.path, result.marking, _SMALLEST.get(wanted.kind, SMALLEST_TYPE))


def _remark(result: ExportResult, findings: tuple[Finding, ...], *, named: bool) -> None:
    from exports.export import ON_OURS

    lead = f"{result.path.name}: " if named else ""
    for change in result.cleaned:
        output.remark(f"{lead}{change.field}: {change.what} taken out or replaced.")
    for sentence in result.left_out:
        output.remark(f"{lead}{sentence}")
    if result.taken:
        output.remark(f"{lead}taken from ppog's own styles: {', '.join(result.taken)}.")
    if result.on_ours:
        output.remark(f"{lead}{ON_OURS}")
    places: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        places.setdefault((finding.code, finding.said), []).append(finding.near)
    for (code, fault), near in places.items():
        where = f" (near “{near[0]}”)" if near[0] else ""
        more = f" It is so at {len(near)} places." if len(near) > 1 else ""
        output.remark(f"{lead}{code}: {fault}{where}{more}")


def _as_json(wanted: Wanted, result: ExportResult, findings: tuple[Finding, ...] | None) -> dict[str, object]:
    from exports.formats import format_of
    from exports.kinds import KINDS

    told: dict[str, object] = {
        "file": str(result.path),
        "kind": wanted.kind,
        "bank": wanted.choices.bank if KINDS[wanted.kind].by_bank else None,
        "format": format_of(result.path),
        "cleaned": [{"field": change.field, "what": change.what} for change in result.cleaned],
        "left_out": list(result.left_out),
        "taken": list(result.taken),
        "on_ours": result.on_ours,
    }
    if findings is not None:
        told["findings"] = [
            {"code": each.code, "sentence": each.said, "part": each.part, "near": each.near} for each in findings
        ]
    return told
