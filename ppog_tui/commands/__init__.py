"""One file for each command; `ppog_tui.cli` loads the one that was asked for, and no other."""
