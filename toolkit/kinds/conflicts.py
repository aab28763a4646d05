"""Fields that two people changed at the same time; no form fills these in."""

from toolkit.kinds.field import RecordKind
from toolkit.records.conflicts import Conflict

# Either value may be one of a private field, so no copy for somebody else shows them.
KINDS: dict[str, RecordKind] = {Conflict.table: RecordKind("conflict", "field", (), private=True)}
