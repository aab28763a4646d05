"""The fields of each kind of record as a person meets them: label, choices, help; one file a subject."""
