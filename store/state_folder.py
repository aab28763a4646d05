"""The folder of this person's account that holds what keeps their work safe: journal and backups."""

import os
from pathlib import Path

FOLDER_VARIABLE = "PPOG_STATE_DIR"


def state_folder() -> Path:
    """Where journal and backups are kept: always on this computer, never beside a shared pack."""
    if folder := os.environ.get(FOLDER_VARIABLE):
        return Path(folder)
    import platformdirs  # 30 ms, and only needed where no folder was named

    return platformdirs.user_state_path("ppog", appauthor=False)
