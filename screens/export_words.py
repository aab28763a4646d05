"""What the export screen says: its help, and in sentences what was written."""

from collections.abc import Sequence
from datetime import datetime

from exports.export import ON_OURS, ExportResult

HELP = (
    "Each of these documents is made of the pack as it stands. Up and down choose one; beside the list, or with "
    "{p|export.preview}, you read what it will say. {Enter|export.write-row} writes the highlighted one into the "
    "folder and file below, {e|export.all} writes them all. Word documents can be filled in and changed; Markdown is "
    "plain text to paste into an e-mail or a board paper. An existing file is replaced only after a question. Every "
    "page bears the marking of step 1."
)
# More sentences than this push what matters out of sight.
_MOST = 3


def told_of_files(results: Sequence[ExportResult], now: datetime) -> str:
    """What was written where, and what of the pack's texts had to be changed for it."""
    first = results[0].path.absolute()
    named = f"Written {now:%H:%M:%S}: " + (
        str(first) if len(results) == 1 else f"{len(results)} files in {first.parent}"
    )
    changed = dict.fromkeys(
        f"{change.field}: {change.what} taken out or replaced." for result in results for change in result.cleaned
    )
    taken = ", ".join(dict.fromkeys(style for result in results for style in result.taken))
    lacking = f"Your template lacks these styles, which look as in ppog's own: {taken}." if taken else ""
    ours = ON_OURS if any(result.on_ours for result in results) else ""
    return "\n".join(filter(None, (named, few(list(changed)), lacking, ours)))


def few(sentences: Sequence[str]) -> str:
    """The first of some sentences, and how many more there are."""
    rest = len(sentences) - _MOST
    shown = list(sentences[:_MOST]) if rest > 0 else list(sentences)
    return "\n".join([*shown, *([f"And {rest} more."] if rest > 0 else [])])
