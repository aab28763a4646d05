"""After one PPOG, the pack for the next is one command away."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from store.pack_file import open_pack
from toolkit.records.causes import Cause

Ppog = Callable[..., CompletedProcess[str]]


def test_a_pack_is_made_after_another_one_which_stays_as_it_was(ppog: Ppog, home: Path) -> None:
    assert ppog("example", "made").returncode == 0
    example = next((home / "made").glob("*.ppog.json"))
    before = example.read_bytes()
    done = ppog("new", "--after", str(example), "--date", "10 March 2027", "--json")
    then = open_pack(Path(json.loads(done.stdout)["file"])).pack
    assert then.meeting.date == "2027-03-10"
    assert then.every(Cause) == open_pack(example).pack.every(Cause) != []
    assert example.read_bytes() == before


def test_what_the_earlier_pack_says_cannot_be_said_beside_it(ppog: Ppog, home: Path) -> None:
    done = ppog("new", "--after", "x", "--force", "Wessex Police")
    assert done.returncode == 2 and "give only --date and --name beside it" in done.stderr
    assert "--force NAME, or --after PACK" in ppog("new").stderr
