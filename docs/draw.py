"""Draws the pictures in this folder from the worked example: ``python -m docs.draw``.

LibreOffice and poppler lay the documents out, rsvg-convert (librsvg) draws the screens. The example is dated around one
fixed day, so that pictures change only where ppog does.
"""

import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from docs.draw_screens import screens
from exports.whole_set import export_set, whole_set
from toolkit.example import worked_example
from toolkit.loading import default_edition, default_precedents

PICTURES = Path(__file__).parent / "pictures"
TODAY = date(2026, 11, 20)
# Which page of each document says most, and how many dots an inch.
PAGES = {"briefing": 10, "one-page": 1, "notes": 1, "questions": 2, "chief-constable": 2, "readout": 2}
DOTS = 64


def documents() -> list[str]:
    """Draw a page of each document; says what could not be drawn."""
    if not (shutil.which("soffice") and shutil.which("pdftoppm")):
        return ["Documents were not drawn: soffice and pdftoppm are not here."]
    edition, precedents = default_edition(), default_precedents()
    pack = worked_example(edition, TODAY)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        wanted = [(one, place / f"{one.kind}-{one.choices.bank}.docx") for one in whole_set()]
        export_set(wanted, pack, edition, precedents, TODAY)
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        files = [str(path) for _, path in wanted]
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name, *files]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        for one, path in wanted:
            if one.choices.bank == "hmicfrs":
                page, target = str(PAGES[one.kind]), PICTURES / f"document-{one.kind}"
                size = ["-r", str(DOTS), "-f", page, "-l", page, "-singlefile", "-png"]
                subprocess.run(["pdftoppm", *size, path.with_suffix(".pdf"), target], check=True, timeout=60)
    return []


def main() -> None:
    """Draw everything."""
    PICTURES.mkdir(exist_ok=True)
    for said in [*documents(), *screens(PICTURES, TODAY)]:
        print(said, file=sys.stderr)


if __name__ == "__main__":
    main()
