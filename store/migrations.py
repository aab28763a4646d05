"""Packs of earlier formats, brought forward one number at a time as they are read.

The file itself stays in its format until somebody changes the pack; what it held before is
then among the backups.
"""

from collections.abc import Callable, Sequence

from store.storage import Tables

Migration = Callable[[Tables], Tables]
"""Makes the tables of one format out of those of the format before it; what it is given stays as it was."""

# The first makes format 2 of format 1, and so on: there is one fewer than `SCHEMA_VERSION`.
MIGRATIONS: Sequence[Migration] = ()


def migrated(tables: Tables, version: int, migrations: Sequence[Migration] = MIGRATIONS) -> Tables:
    """``tables`` of format ``version`` in the newest format that is known; those of a later one stay as they are."""
    for migration in migrations[version - 1 :]:
        tables = migration(tables)
    return tables
