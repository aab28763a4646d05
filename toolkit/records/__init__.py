"""The records of a pack: what an office fills in for one PPOG meeting."""
