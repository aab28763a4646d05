"""What can go wrong on this floor, each as a sentence a person can act on."""

# ruff: noqa: N818  (each name says what happened)

import errno
from collections.abc import Sequence
from pathlib import Path


class StoreError(Exception):
    """Anything that the store refuses or could not do; its text is shown to the person as it is."""


class PackUnreadable(StoreError):
    """A file that cannot be used as it is; ``reason`` is a clause, such as “the file is empty”."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{shown(path.name)} could not be read: {reason}.")
        self.path = path
        self.reason = reason


class NotAPack(PackUnreadable):
    """A sound JSON file that does not hold a pack."""


class NewerSchema(PackUnreadable):
    """A pack made with a later version of the program, where reading alone would not be enough."""


class PackNotFound(StoreError):
    """No pack of that name, or more than one; names those that it could have been."""


class PackExists(StoreError):
    """Something stands already where a new pack would go; it is never overwritten."""


class PackReadOnly(StoreError):
    """A change to a pack that was opened for reading only."""


class SessionClosed(StoreError):
    """A change to a pack after it was closed."""


class SaveFailed(StoreError):
    """Nothing was written, and what stood on the disk still stands; ``reason`` is a clause."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{shown(path.name)} could not be saved: {reason}.")
        self.path = path
        self.reason = reason


class NotSaved(StoreError):
    """A pack was closed before its last changes were on the disk; the text says why."""


class ChangedElsewhere(SaveFailed):
    """Something other than ppog wrote the file, or it is damaged: nothing of it is taken in unasked."""

    def __init__(self, path: Path) -> None:
        StoreError.__init__(
            self,
            f"{shown(path.name)} was changed by another program since it was opened, or it is damaged, so it was left "
            "as it is. Your edits are kept here: save a copy elsewhere, or open the pack again to look at it.",
        )
        self.path = path
        self.reason = "it was changed by another program, or it is damaged"


class OtherPack(SaveFailed):
    """Another pack stands where the open one was; it is left as it is."""

    def __init__(self, path: Path) -> None:
        StoreError.__init__(
            self,
            f"{shown(path.name)} now holds another pack, so it was left as it is. Your edits are kept here: save a "
            "copy elsewhere.",
        )
        self.path = path
        self.reason = "it now holds another pack"


class JournalFailed(StoreError):
    """A change could not be noted on this computer; it is in memory until it is saved. ``reason`` is a clause."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"What is not saved yet could not be noted on this computer: {reason}.")
        self.reason = reason


class BackupFailed(StoreError):
    """A state of a pack was saved and no backup of it kept; ``reason`` is a clause."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The pack is saved, but no backup of it could be kept: {reason}.")
        self.reason = reason


class BackupsUnusable(StoreError):
    """The folder of backups cannot be read; ``reason`` is a clause."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The backups on this computer cannot be read: {reason}.")
        self.reason = reason


class RestoreRefused(StoreError):
    """An earlier state that cannot be put where it was asked for; every file is as it was."""


class DeleteRefused(StoreError):
    """A pack that was not deleted; ``reason`` is a clause."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{shown(path.name)} was not deleted: {reason}.")
        self.path = path
        self.reason = reason


class WorkspaceUnusable(StoreError):
    """The folder of packs cannot be opened or created."""


class ImportRefused(StoreError):
    """A file whose records cannot be taken in."""


_OS_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "the file would be larger than is allowed there",
    errno.EACCES: "you have no permission there",
    errno.EPERM: "you have no permission there",
    errno.EROFS: "that disk or share can only be read",
    errno.ENOENT: "the folder is not there",
    errno.ENOTDIR: "the folder is not there",
    errno.ELOOP: "it is a symbolic link",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EIO: "the disk reported a fault",
    errno.ESTALE: "the shared folder is away",
}


def os_reason(error: OSError) -> str:
    """Why the operating system refused, as a clause: “the disk is full”."""
    known = _OS_REASONS.get(error.errno) if error.errno is not None else None
    return known or shown(error.strerror or str(error))


def shown(text: str, limit: int = 60) -> str:
    """``text`` as a sentence can hold it: on one line, without control characters, cut to ``limit``."""
    plain = "".join(letter if letter.isprintable() else "·" for letter in text)
    return plain if len(plain) <= limit else plain[: limit - 1] + "…"


def listed(names: Sequence[str], limit: int = 5) -> str:
    """Names in a sentence: the first few, then how many more."""
    more = f" and {len(names) - limit} more" if len(names) > limit else ""
    return ", ".join(shown(name) for name in names[:limit]) + more
