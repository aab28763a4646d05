"""A person's own keys: a small file changes them, and what is wrong in it is said and changes nothing."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppog_tui.app import PpogApp
from ppog_tui.commands.keys import in_markdown
from ppog_tui.keymap import MOST_ACTIONS, MOST_BYTES, OwnKeys, keymap_path, own_keys, read_own_keys
from screens.every_key import PLACES, by_place, every_key, meet
from tests.screens.conftest import Start, example, now, start  # noqa: F401 - fixtures
from tests.screens.driving import at_work
from toolkit.pack import Pack

Ppog = Callable[..., CompletedProcess[str]]
ROOT = Path(__file__).parents[2]
ACTIONS = every_key(PpogApp)


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str | bytes], OwnKeys]:
    """Reads a file with this in it."""

    def read(text: str | bytes) -> OwnKeys:
        file = tmp_path / "keys.toml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_own_keys(file, ACTIONS)

    return read


def test_no_two_actions_have_one_key_in_one_place() -> None:
    both = [
        (one.id, other.id, key)
        for one in ACTIONS.values()
        for other in ACTIONS.values()
        if one.id < other.id and meet(one.place, other.place)
        for key in set(one.keys) & set(other.keys)
    ]
    # Fields of different kinds are never at hand at once; a click on a row writes as Enter anywhere does.
    assert [pair for pair in both if pair[0].split(".")[0] not in ("field", "export")] == []


def test_every_place_has_its_title_and_every_action_its_words() -> None:
    assert {key.place for key in ACTIONS.values()} - PLACES.keys() == set()
    assert [key.id for key in ACTIONS.values() if not key.said] == []


@pytest.mark.parametrize(
    ("line", "id", "keys"),
    [
        ('pack.undo = "z"', "pack.undo", "z"),
        ('pack.undo = "B"', "pack.undo", "B"),
        ('pack.undo = ["B", "Ctrl+Z"]', "pack.undo", "B,ctrl+z"),
        ('pack.undo = "B, ctrl+z"', "pack.undo", "B,ctrl+z"),
        ('"pack.undo" = "F12"', "pack.undo", "f12"),
        ('[pack]\nundo = "Shift+B"', "pack.undo", "B"),
        ('pack.undo = "shift+Ins"', "pack.undo", "shift+insert"),
        ('row.delete = "Del"', "row.delete", "delete"),
        ('list.filter = "!"', "list.filter", "exclamation_mark"),
        ('list.filter = ";"', "list.filter", "semicolon"),
        ('list.filter = "ctrl+slash"', "list.filter", "ctrl+slash"),
        ('app.settings = ","', "app.settings", "comma"),
        ('list.filter = "+"', "list.filter", "plus"),
        ('pack.back = "Esc"', "pack.back", "escape"),
        ('\ufeffhome.new = "N" # of the office', "home.new", "N"),
    ],
)
def test_keys_are_written_as_people_write_them(read: Callable[[str], OwnKeys], line: str, id: str, keys: str) -> None:
    assert read(line).keymap == {id: keys}


def test_two_actions_can_change_places(read: Callable[[str], OwnKeys]) -> None:
    swapped = read('pack.undo = "a"\nrow.add = "u"')
    assert swapped == OwnKeys({"pack.undo": "a", "row.add": "u"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('pack.udno = "b"', "there is no action “pack.udno”. Did you mean pack.undo"),
        ('zzzzzzzzz = "b"', "there is no action “zzzzzzzzz”. ppog keys lists all there are."),
        ('pack.undo = "hyperspace"', "pack.undo: there is no key “hyperspace”. Its usual key stays: u or Ctrl+Z."),
        ('pack.undo = ""', "pack.undo needs a key between quotation marks"),
        ("pack.undo = 7", "pack.undo needs a key between quotation marks"),
        ("pack.undo = []", "pack.undo needs a key between quotation marks"),
        ('pack.undo = ["b", 7]', "pack.undo needs a key between quotation marks"),
        ('pack.undo = "shift+1"', "for “shift+1” write the sign that it types"),
        ('pack.undo = "enter"', "lists and fields need the key Enter themselves"),
        ('pack.undo = "Q,R,S,T,W,X"', "pack.undo can have 5 keys at most"),
        ('pack.undo = "a"', "pack.undo cannot have the key a, because row.add has it in the same place"),
        ('pack.undo = "Z"\nrow.add = "Z"', "row.add cannot have the key Z, because pack.undo has it"),
        ('pack.undo = "b"\npack.redo "c"', "it is not used, because line 2 cannot be understood"),
        ('pack.undo = "B"\npack.undo = "C"', "it is not used, because line 2 cannot be understood"),
        (b"pack.undo = 'B'\n\xff", "it is not used, because line 2 is not written in UTF-8"),
        ("# " + "x" * MOST_BYTES, "it is not used, because it has more than 65,536 bytes"),
        ("a = " + "[" * 5000, "it is not used, because"),
    ],
)
def test_what_is_wrong_is_said_and_leaves_the_usual_key(
    read: Callable[[str | bytes], OwnKeys], text: str | bytes, said: str
) -> None:
    own = read(text)
    assert any(said in problem and problem.startswith("keys.toml: ") for problem in own.problems), own
    assert len(own.keymap) == (1 if "row.add cannot" in said else 0)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("ctrl+i", "to terminals it is the same as Tab"),
        ("f11", "most terminals take it for the full screen"),
        ("ctrl+w", "while you write in a field"),
        ("alt+x", "many terminals open a menu with it"),
        ("ctrl+shift+x", "do not tell it from the same key without Shift"),
        ("super+x", "few terminals send it"),
        ("ctrl+enter", "do not tell it from the key alone"),
    ],
)
def test_a_key_that_may_never_arrive_is_given_with_a_warning(
    read: Callable[[str], OwnKeys], key: str, said: str
) -> None:
    own = read(f'pack.undo = "{key}"')
    assert own.keymap == {"pack.undo": key}
    [problem] = own.problems
    assert said in problem and problem.startswith("keys.toml: pack.undo: the key ")


def test_a_file_without_end_is_read_to_a_limit(read: Callable[[str], OwnKeys]) -> None:
    own = read("\n".join(f'a{number} = "b"' for number in range(MOST_ACTIONS + 5)))
    assert own.keymap == {} and len(own.problems) == 20


@given(st.text())
def test_no_file_whatever_stands_in_it_is_more_than_sentences(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    file = tmp_path_factory.getbasetemp() / "keys.toml"
    file.write_text(f"pack.undo = {text}", encoding="utf-8", errors="replace")
    own = read_own_keys(file, ACTIONS)
    assert set(own.keymap) <= {"pack.undo"}
    assert bool(own.problems) or own.keymap


async def test_the_new_key_works_the_old_one_does_not_and_help_and_footer_say_so(start: Start, example: Pack) -> None:  # noqa: F811
    file = keymap_path()
    file.parent.mkdir(parents=True)
    file.write_text('pack.undo = "Z"\nrow.tick = "t"\npack.help = "f12"\nrow.ad = "y"\n', encoding="utf-8")
    app = start(example)
    app.own_keys = own_keys(PpogApp)
    app.set_keymap(app.own_keys.keymap)
    async with at_work(app) as officer:
        await officer.told("keys.toml: there is no action “row.ad”. Did you mean row.add")
        await officer.go_to("checklist", "Money or people")
        await officer.sees("t Tick", "F12 Help")
        states = [officer.session.pack.find(officer.pane.rows.present.key)]  # type: ignore[union-attr]
        for key in ("t", "u", "Z"):
            # An arrow after each: a letter that is no key, and more at once, would count as a text.
            await officer.press(key, "left")
            states.append(officer.session.pack.find(officer.pane.rows.present.key))  # type: ignore[union-attr]
        before, ticked, still, undone = [entry and entry.status for entry in states]  # type: ignore[attr-defined]
        assert before == undone != ticked == still
        await officer.press("f12")
        await officer.sees("t   Tick", "Z        Undo")
        await officer.press("question_mark")
        await officer.sees("All keys")
        officer.app.screen.query_one("VerticalScroll").scroll_to(y=34, animate=False)
        await officer.sees("pack.undo")
        assert any(line.split()[:2] == ["│", "Z"] for line in officer.screen_text().splitlines() if "pack.undo" in line)


def test_doctor_names_the_file_and_what_is_wrong_in_it(ppog: Ppog) -> None:
    assert "Own keys" not in ppog("doctor").stdout
    keymap_path().parent.mkdir(parents=True, exist_ok=True)
    keymap_path().write_text('pack.undo = "Z"\npack.undoo = "Y"\n', encoding="utf-8")
    said = ppog("doctor").stdout
    assert "~/ppog-config/keys.toml" in said
    assert "Worth mending: keys.toml: there is no action “pack.undoo”. Did you mean pack.undo" in said


def test_the_keys_are_printed_with_the_persons_own_among_them(ppog: Ppog) -> None:
    keymap_path().parent.mkdir(parents=True, exist_ok=True)
    keymap_path().write_text('pack.undo = "Z"\npack.redo = "hyperspace"\n', encoding="utf-8")
    printed = ppog("keys")
    assert "there is no key “hyperspace”" in printed.stderr
    [line] = [line for line in printed.stdout.splitlines() if line.endswith("pack.undo")]
    assert line.split()[0] == "Z"
    [line] = [line for line in ppog("keys", "--usual").stdout.splitlines() if line.endswith("pack.undo")]
    assert line.startswith("u, Ctrl+Z")
    assert '"id": "pack.undo"' in ppog("keys", "--json").stdout


def test_the_page_of_the_documentation_lists_every_key() -> None:
    page = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    tables = "\n".join(in_markdown(by_place(ACTIONS.values())))
    assert page.endswith(f"{tables}\n"), "write the end of docs/keys.md anew with: ppog keys --usual --markdown"
