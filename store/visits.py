"""When this person last had each pack open: kept on this computer, so that what came since can be shown."""

import hashlib
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from store.atomic import replace_file
from store.errors import PackNotFound, PackUnreadable, SaveFailed
from store.reading import read_bytes
from store.saving import SaveState
from store.session import PackSession
from store.stamps import timestamp, utc_now
from store.state_folder import state_folder


def last_visit(pack_id: str) -> str:
    """When the pack was last left (UTC, ISO 8601); empty where that is not known."""
    try:
        at = datetime.fromisoformat(read_bytes(_file(pack_id)).decode("ascii"))
        return timestamp(at) if at.tzinfo else ""
    except (PackNotFound, PackUnreadable, ValueError):
        return ""


def note_visit(pack_id: str, at: datetime) -> None:
    """Keep ``at`` as the time of the last visit; where it cannot be kept, more is shown as new the next time."""
    file = _file(pack_id)
    with suppress(OSError, SaveFailed):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(file, timestamp(at).encode("ascii"))


def close_after_visit(session: PackSession) -> SaveState:
    """Save and close, as `PackSession.close` does; what others change from now on is news the next time."""
    state = session.close()
    note_visit(session.pack.info.pack_id, utc_now())
    return state


def _file(pack_id: str) -> Path:
    named = hashlib.sha256(pack_id.encode("utf-8", "replace")).hexdigest()[:32]
    return state_folder() / "visits" / f"{named}.txt"
