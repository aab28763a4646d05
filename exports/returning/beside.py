"""What a reader typed beside a field, in the cell that is there for it alone: it is no part of the answer."""

from collections.abc import Iterator

from exports.keys import Key, parsed
from exports.opening import Element
from exports.word.ooxml import tag

_CONTROL = tag("sdt")


def beside_fields(body: Element) -> Iterator[tuple[Key, str]]:
    """Of each cell with a field of ours, the first field's key and the text that stands in none."""
    for cell in body.iter(tag("tc")):
        controls = list(cell.iter(_CONTROL))
        tags = (control.find(f"{tag('sdtPr')}/{tag('tag')}") for control in controls)
        keys = [key for named in tags if named is not None and (key := parsed(named.get(tag("val"), "")))]
        if not keys:
            continue
        within = {text for control in controls for text in control.iter(tag("t"))}
        said = " ".join("".join(text.text or "" for text in cell.iter(tag("t")) if text not in within).split())
        if said:
            yield keys[0], said
