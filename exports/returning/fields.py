"""Finds the fields of a document that came back, by whatever its program kept of them.

Word keeps the tag of a content control. Other programs keep the bookmark around it, and may move that into
the control.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct, structs

from exports.keys import Key, parsed
from exports.opening import Element
from exports.returning.stretches import DocumentText, Stretch
from exports.word.ooxml import W14, tag

# Longer than any text that a pack can hold.
LONGEST = 1_000_000

State = Literal["there", "deleted", "mixed up", "too long"]
_ON = ("1", "true", "on")


class FieldText(Struct, frozen=True, gc=False):
    """A field as it stands in the document; where its ``state`` is not “there”, nothing of it can be used.

    ``text`` is what it says, empty where its program shows a hint of its own. ``ticked`` is the state of a tick box,
    None where none is left. ``tracked``: changes in it were not accepted yet; ``pictured``: it holds a picture.
    """

    key: Key
    text: str = ""
    state: State = "there"
    ticked: bool | None = None
    tracked: bool = False
    pictured: bool = False


def stretches_of(text: DocumentText) -> list[Stretch]:
    """Where each field of ours stands, in the order of the document; one that stands there twice is found twice."""
    return sorted(_chosen(text), key=lambda stretch: stretch.start)


def fields_in(text: DocumentText, stretches: Sequence[Stretch]) -> list[FieldText]:
    """What each field says, of stretches in their order."""
    mixed = _mixed_up(stretches)
    return [
        _field(text, key, stretch, place in mixed)
        for place, stretch in enumerate(stretches)
        if (key := parsed(stretch.name)) is not None
    ]


def _chosen(text: DocumentText) -> Iterable[Stretch]:
    """The tagged controls, and for fields that have none the bookmarks."""
    marks = {mark.name: mark for mark in _with_controls(text)}
    inner = {
        control.name
        for control in text.tagged
        if control.block and (mark := marks.get(control.name)) and mark.properties is not None and _holds(control, mark)
    }
    # A program may put a tag around the whole paragraph, and leave the control itself without one.
    tagged = [control for control in text.tagged if control.name not in inner]
    names = {control.name for control in tagged}
    return [*tagged, *(mark for mark in marks.values() if mark.name not in names)]


def _with_controls(text: DocumentText) -> Iterable[Stretch]:
    """The bookmarks, each made as long as the control that it is in or that it holds, where there is one."""
    starts = [control.start for control in text.untagged]
    for mark in text.marks:
        control = mark.within
        if control is None:
            place = bisect_left(starts, mark.start)
            control = text.untagged[place] if place < len(starts) and starts[place] < mark.end else None
        if control is None:
            yield mark
        else:
            start, end = min(mark.start, control.start), max(mark.end, control.end)
            yield structs.replace(mark, start=start, end=end, properties=control.properties)


def _holds(outer: Stretch, inner: Stretch) -> bool:
    return outer.start < inner.start and inner.end <= outer.end


def _mixed_up(stretches: Sequence[Stretch]) -> set[int]:
    """The places of those that run into one another, of stretches in the order of their beginnings."""
    found: set[int] = set()
    furthest = -1
    for place, stretch in enumerate(stretches):
        if furthest >= 0 and stretches[furthest].end > stretch.start:
            found |= {furthest, place}
        if furthest < 0 or stretch.end > stretches[furthest].end:
            furthest = place
    return found


def _field(text: DocumentText, key: Key, stretch: Stretch, mixed: bool) -> FieldText:
    start, end, properties = stretch.start, stretch.end, stretch.properties
    if mixed or end < start:
        return FieldText(key, state="mixed up")
    pieces = text.pieces[start:end]
    if sum(map(len, pieces)) > LONGEST:
        return FieldText(key, state="too long")
    said = "".join(pieces)
    if properties is None and not said.strip():
        return FieldText(key, state="deleted")
    tracked, pictured = (
        (place := bisect_left(places, start)) < len(places) and places[place] < end for places in text.events.values()
    )
    hinted = properties is not None and _is_on(properties.find(tag("showingPlcHdr")), tag("val"))
    ticked = None
    if properties is not None and (box := properties.find(f"{{{W14}}}checkbox")) is not None:
        ticked = _is_on(box.find(f"{{{W14}}}checked"), f"{{{W14}}}val")
    return FieldText(key, "" if hinted else said, "there", ticked, tracked, pictured)


def _is_on(switch: Element | None, name: str) -> bool:
    return switch is not None and switch.get(name, "1").casefold() in _ON
