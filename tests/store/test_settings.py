"""A person's settings are remembered, and a damaged file is not lost before they change one."""

import json
from pathlib import Path

import pytest

from store.errors import SaveFailed
from store.settings import MOST_EARLIER, LoadedSettings, Settings, load_settings, save_settings, settings_path


def test_settings_are_where_the_person_s_system_keeps_them(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PPOG_CONFIG_DIR", str(home / "named"))
    assert settings_path() == home / "named" / "settings.json"
    monkeypatch.delenv("PPOG_CONFIG_DIR")
    assert settings_path().is_relative_to(home)
    assert settings_path().parts[-2:] == ("ppog", "settings.json")


def test_without_a_file_the_usual_settings_hold_and_none_is_made() -> None:
    assert load_settings() == LoadedSettings(Settings())
    assert not settings_path().parent.exists()


def test_settings_come_back_and_are_private() -> None:
    mine = Settings(officer="AB", theme="nord", pace=120, workspace="H:/packs/ŵ", ascii=True)
    save_settings(mine)
    assert load_settings() == LoadedSettings(mine)
    assert [settings_path().stat().st_mode & 0o777, settings_path().parent.stat().st_mode & 0o777] == [0o600, 0o700]


def test_earlier_initials_are_remembered_once_and_not_without_end() -> None:
    mine = Settings(officer="AB").with_officer("C", "AB").with_officer("CD", "AB").with_officer("AB", "CD")
    assert (mine.officer, mine.officer_before) == ("AB", ("AB", "CD"))
    for number in range(30):
        mine = mine.with_officer("AB", f"A{number}")
    assert len(mine.officer_before) == MOST_EARLIER and mine.officer_before[-1] == "A29"
    save_settings(mine)
    assert load_settings().settings == mine


def test_a_damaged_file_is_reported_and_left_until_something_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b'{"officer": "AB"')
    loaded = load_settings(path)
    assert loaded.settings == Settings()
    assert loaded.problems == (
        "Your settings were not read, so the usual ones are used. "
        "settings.json could not be read: it breaks off at byte 16: the end is missing.",
    )
    assert path.read_bytes() == b'{"officer": "AB"'
    save_settings(Settings(officer="CD"), path)
    assert load_settings(path) == LoadedSettings(Settings(officer="CD"))


def test_one_bad_setting_does_not_cost_the_others(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"officer": "AB", "pace": "fast", "ascii": 1, "theme": "nord"}), encoding="utf-8")
    loaded = load_settings(path)
    assert loaded.settings == Settings(officer="AB", theme="nord")
    assert loaded.problems == (
        'The setting “pace” cannot be "fast", so the usual one is used.',
        "The setting “ascii” cannot be 1, so the usual one is used.",
    )


def test_settings_of_a_later_version_stay_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"officer": "AB", "later": [1, 2]}), encoding="utf-8")
    save_settings(Settings(officer="CD"), path)
    assert json.loads(path.read_bytes())["later"] == [1, 2]


def test_a_place_that_cannot_hold_settings_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SaveFailed, match=r"settings.json could not be saved"):
        save_settings(Settings(), tmp_path / "file" / "settings.json")


def test_each_workspace_has_a_template_of_its_own(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    save_settings(Settings(officer="AB").with_template(here, Path("/office/ours.dotx")))
    save_settings(load_settings().settings.with_template(there, Path("/office/theirs.docx")))
    mine = load_settings().settings
    assert (mine.template_for(here), mine.template_for(there)) == (
        Path("/office/ours.dotx"),
        Path("/office/theirs.docx"),
    )
    assert mine.with_template(here, None).template_for(here) is None
    assert mine.template_for(tmp_path) is None
