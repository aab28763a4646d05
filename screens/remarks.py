"""What is said once when a pack is opened."""

from store.session import PackSession


def opening_remarks(session: PackSession) -> list[str]:
    """Why the pack cannot be changed, and how many of its records could not be read, where that is so."""
    count = len(session.file.set_aside)
    kept = f"{count} records of this pack could not be read. They are kept in the file as they are." if count else ""
    return [said for said in (session.read_only, kept) if said]
