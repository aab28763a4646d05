"""The real pack, brought in by the commands and read back from the briefing."""

import re
import subprocess
from pathlib import Path

import mammoth

from tests.journeys.terminal import ROOT, account, program

TODAY = "2024-10-01"
REAL = ROOT / "tests" / "data" / "west-midlands-2024.ppog.json"


def ppog(home: Path, *arguments: str | Path) -> str:
    """Run a command to its end; gives the last line that it prints, where it says what it wrote."""
    command = program("--workspace", home / "packs", *arguments, today=TODAY)
    ran = subprocess.run(
        command,
        env=account(home),
        cwd=home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip().splitlines()[-1]


def test_what_hmicfrs_published_of_west_midlands_reaches_the_briefing(tmp_path: Path) -> None:
    pack = ppog(tmp_path, "import", REAL)
    document = Path(ppog(tmp_path, "export", pack, "--kind", "briefing", "-o", tmp_path / "briefing.docx"))
    with document.open("rb") as file:
        text = re.sub(r"\n+", "\n", mammoth.extract_raw_text(file).value)

    facts = [
        "Force\tWest Midlands Police\n",
        "Local policing body\tWest Midlands Police and Crime Commissioner\n",
        "Entered Engage\tNovember 2023\n",
        "Left Engage\tSeptember 2024\n",
        "Investigations and their results for victims\nOpen\n3 of 5 met\n",
        "Multi-agency risk assessment conferences (MARACs)\nClosed 23 July 2024\n",
        "Risk from registered sex offenders\nClosed 23 July 2024\n",
        "Risk from online child abuse offenders\nClosed 23 July 2024\n",
        *(
            f"An addressed recommendation, {number} of 3 (its text is not in the sources)\nMet\n"
            for number in (1, 2, 3)
        ),
        *(
            f"A recommendation not yet addressed, {number} of 2 (its text is not in the sources)\nNot yet met\n"
            for number in (1, 2)
        ),
    ]
    assert [fact for fact in facts if fact not in text] == []


def test_what_hmicfrs_did_not_publish_is_left_open(tmp_path: Path) -> None:
    pack = ppog(tmp_path, "import", REAL)
    document = Path(ppog(tmp_path, "export", pack, "-o", tmp_path / "briefing.docx"))
    with document.open("rb") as file:
        text = mammoth.extract_raw_text(file).value

    assert "Still to do: ask HMICFRS which threshold would count as sufficient improvement." in text
    assert "Still to do: enter the words of HMICFRS's letter." in text
    assert "Still empty: nothing was noted in the hour yet, and HMICFRS has not written." in text
