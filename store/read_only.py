"""Which packs may be read and not changed."""

import os
from pathlib import Path

from store.errors import shown
from toolkit.records.format import SCHEMA_VERSION


def why_read_only(path: Path, schema_version: int) -> str:
    """Why a pack may be read and not changed, in a sentence; empty where it may be changed."""
    if schema_version > SCHEMA_VERSION:
        return (
            f"This pack was made with a later version of ppog (format {schema_version}; this one knows "
            f"{SCHEMA_VERSION}). It is open for reading only: update ppog to change it."
        )
    # Replacing a file asks leave of its folder alone, so the mark on the file is heeded here.
    if not os.access(path, os.W_OK):
        return f"{shown(path.name)} is marked as read-only. Remove that mark to change the pack."
    return ""
