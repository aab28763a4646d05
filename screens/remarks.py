"""What is said of the store's work: when a pack is opened, when others changed it, when a save failed."""

from collections.abc import Collection

from screens.links import name_of
from store.changes import Change
from store.news import own_initials
from store.saving import SaveState
from store.session import PackSession
from toolkit.fields import kind_of
from toolkit.records.conflicts import Conflict
from toolkit.records.record import Record

# More records than this are counted and not named.
_NAMED = 2


def opening_remarks(session: PackSession) -> list[str]:
    """What is to be known of a pack as it was found: read-only, damaged, changed by hand, or with rescued work."""
    aside = ""
    if found := session.file.set_aside:
        first = " ".join(each.reason for each in found[:_NAMED])
        said = f"{len(found)} records of this pack" if len(found) > 1 else "A record of this pack"
        aside = f"{said} could not be read and stays in the file as it is: {first}"
    return [said for said in (session.read_only, session.file.changed, aside, *_rescue_remarks(session)) if said]


def _rescue_remarks(session: PackSession) -> list[str]:
    said, rescued = [], session.rescued
    if rescued.count:
        whose = f" by {rescued.by}" if rescued.by and rescued.by not in own_initials(session) else ""
        plural = "changes" if rescued.count > 1 else "change"
        said.append(f"{rescued.count} {plural}{whose} from last time had not reached the pack yet: brought in now.")
    if rescued.damaged:
        said.append(f"{rescued.damaged} more could not be read back from this computer.")
    return said


def told_of(change: Change, own: Collection[str]) -> str:
    """What was done to the pack elsewhere, in a sentence or two; what stands under ``own`` initials is one's own."""
    records = [record for record in change.put if not isinstance(record, Conflict)]
    stamped = {record.updated_by for record in records if record.updated_by}
    who = " and ".join(sorted(stamped.difference(own))) or ("You, in another place," if stamped else "Somebody else")
    parts = []
    if records:
        parts.append(f"changed {_listed(records)}")
    if gone := [record for record in change.removed if not isinstance(record, Conflict)]:
        parts.append(f"deleted {_listed(gone)}")
    said = f"{who} {' and '.join(parts)}." if parts else f"{who} settled what two people had changed."
    if change.spared:
        said += " What one of you deleted and the other changed stays."
    if change.conflicts:
        said += " You both changed the same field: step 10 shows both values."
    return said


def failure_in_words(state: SaveState, *, at_end: bool = False) -> str:
    """That a save failed or does not come to an end, what became of the work, and why; ``at_end`` of the program."""
    if state.unkept:
        return f"Not saved. {state.message} {state.unkept}"
    why = state.message if state.state == "failed" else "The folder that it is in does not answer."
    then = "It is brought in when the pack is opened here again." if at_end else "It is tried again by itself."
    return f"Kept on this computer, not yet in the pack. {why} {then}"


def _listed(records: list[Record]) -> str:
    named = [f"“{name_of(record)}”" for record in records[:_NAMED]]
    if len(records) > _NAMED:
        return f"{', '.join(named)} and {len(records) - _NAMED} more"
    if len(records) == 1:
        return f"the {kind_of(records[0]).name} {named[0]}"
    return " and ".join(named)
