"""Journeys need a terminal of their own, which only POSIX systems give to a program."""

import os

collect_ignore_glob = [] if os.name == "posix" else ["test_*.py"]
