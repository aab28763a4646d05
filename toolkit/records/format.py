"""By what a pack file is known, and which form of it this program writes."""

SCHEMA_VERSION = 1
FORMAT = "ppog-pack"
