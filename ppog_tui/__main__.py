"""``python -m ppog_tui`` is the same as ``ppog``."""

import sys

from ppog_tui.start import main

if __name__ == "__main__":
    sys.exit(main())
