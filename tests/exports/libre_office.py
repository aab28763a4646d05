"""Has LibreOffice lay documents out, and reads the pages that come of it."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

NEEDED = ("soffice", "pdftotext")
# In seconds; a hundred pages take some ten.
LONGEST = 300


def why_not() -> str:
    """Why documents cannot be laid out here; empty where they can."""
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    return f"There is no {' and no '.join(lacking)} here." if lacking else ""


def laid_out(documents: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """A PDF in the folder of each document, made by one LibreOffice that knows no other and leaves nothing behind."""
    settings = folder / "settings"
    command = ["soffice", f"-env:UserInstallation={settings.as_uri()}", "--headless", "--norestore"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), *map(str, documents)],
        capture_output=True,
        check=True,
        timeout=LONGEST,
    )
    made = {document: folder / f"{document.stem}.pdf" for document in documents}
    missing = [document.name for document, pdf in made.items() if not pdf.is_file()]
    assert not missing, f"LibreOffice made nothing of {', '.join(missing)}"
    return made


def pages_of(pdf: Path) -> list[str]:
    """The text of each page, with single spaces."""
    ran = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", str(pdf), "-"], capture_output=True, check=True, timeout=LONGEST
    )
    *pages, rest = ran.stdout.decode("utf-8", "replace").split("\f")
    assert not rest.strip()
    return [" ".join(page.split()) for page in pages]
