"""Where documents go."""

import os
from pathlib import Path


def documents_folder() -> Path:
    """Where people expect a document to go: their Documents folder, else their own folder."""
    documents = Path.home() / "Documents"
    return documents if os.path.isdir(documents) else Path.home()
