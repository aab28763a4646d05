"""States of one pack as they were saved one after the other, and what may become of such a file."""

from pathlib import Path

from hypothesis import strategies as st
from msgspec import structs

from store.backups import backups_of
from store.encoding import encode_tables
from store.layout import read_tables, tables_of
from store.rescue import RescueOption
from tests.store.pack_samples import PACK_ID, Clock, small_pack
from toolkit.pack import Pack
from toolkit.records.causes import Cause
from toolkit.records.tables import RecordKey


def pack_after(saves: int) -> Pack:
    """A small pack, one of whose causes was renamed with each save, and another added with each."""
    renamed = Cause(id="cause-a", title=f"Title {saves}", updated_at=_at(saves))
    added = [
        Cause(id=f"added-{save}", title=f"Added by save {save}", updated_at=_at(save)) for save in range(1, saves + 1)
    ]
    pack = small_pack().with_changes([renamed, *added])
    return Pack(structs.replace(pack.info, revision=saves), pack.records())


def state(saves: int) -> bytes:
    """The bytes of that pack's file."""
    return encode_tables(Path("state"), tables_of(pack_after(saves)))


def keep(path: Path, *saves: int) -> None:
    """Keep a backup of these states of the pack at ``path``, a minute apart."""
    clock = Clock()
    for number in saves:
        backups_of(PACK_ID).keep(path, state(number), clock())
        clock.tick(60)


def brought_back(option: RescueOption) -> Pack:
    """The pack that a state makes."""
    contents = read_tables(option.tables(), Path("state"))
    return Pack(contents.info, contents.records)


def said_by(pack: Pack) -> dict[RecordKey, object]:
    """The records of a pack by table and id."""
    return {(record.table, record.id): record for record in pack.records()}


def _at(save: int) -> str:
    return f"2024-06-03T14:{save:02}:00.000000+00:00"


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """``whole`` cut off, with flipped bits, with zeros or foreign bytes in it, or nothing of it at all."""
    place = draw(st.integers(0, len(whole) - 1))
    match draw(st.sampled_from(["cut", "bits", "zeros", "foreign", "older bytes behind", "garbage"])):
        case "cut":
            return whole[:place]
        case "bits":
            spoilt = bytearray(whole)
            for at in draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=3, unique=True)):
                spoilt[at] ^= 1 << draw(st.integers(0, 7))
            return bytes(spoilt)
        case "zeros":
            length = min(draw(st.integers(1, 4096)), len(whole) - place)
            return whole[:place] + bytes(length) + whole[place + length :]
        case "foreign":
            return whole[:place] + draw(st.binary(min_size=1, max_size=40)) + whole[place:]
        case "older bytes behind":
            return whole + whole[place:]
    return draw(st.binary(max_size=300))
