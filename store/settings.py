"""A person's own settings, in one small file that can be read and edited by hand."""

import json
import os
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from store.atomic import replace_file
from store.errors import PackNotFound, PackUnreadable, SaveFailed, os_reason, shown
from store.reading import parse_object, read_bytes

FOLDER_VARIABLE = "PPOG_CONFIG_DIR"
MOST_INITIALS = 20


class Settings(Struct, frozen=True, kw_only=True):
    """What the program remembers about the person who uses it.

    ``officer`` are initials that stamp changes, ``pace`` words a minute, ``workspace`` the
    folder opened last (empty: the usual one), ``ascii`` plain signs in place of glyphs.
    """

    officer: Annotated[str, Meta(max_length=MOST_INITIALS)] = ""
    theme: str = ""
    pace: Annotated[int, Meta(ge=40, le=400)] = 130
    workspace: str = ""
    ascii: bool = False


class LoadedSettings(Struct, frozen=True):
    """The settings in force, and a sentence for each that could not be read."""

    settings: Settings
    problems: tuple[str, ...] = ()


def settings_path() -> Path:
    """The settings file: in the folder that ``PPOG_CONFIG_DIR`` names, or the system's place for such."""
    if folder := os.environ.get(FOLDER_VARIABLE):
        return Path(folder) / "settings.json"
    import platformdirs  # 30 ms, and only needed where no folder was named

    return platformdirs.user_config_path("ppog", appauthor=False) / "settings.json"


def load_settings(path: Path | None = None) -> LoadedSettings:
    """The person's settings; the usual value stands for each that is missing or cannot be read.

    The file is not touched.
    """
    path = path or settings_path()
    try:
        raw = _raw(path)
    except PackUnreadable as error:
        return LoadedSettings(Settings(), (f"Your settings were not read, so the usual ones are used. {error}",))
    good: dict[str, Any] = {}
    problems = []
    for name in Settings.__struct_fields__:
        if name not in raw:
            continue
        try:
            msgspec.convert({name: raw[name]}, Settings)
        except msgspec.ValidationError:
            value = shown(json.dumps(raw[name], ensure_ascii=False))
            problems.append(f"The setting “{name}” cannot be {value}, so the usual one is used.")
        else:
            good[name] = raw[name]
    return LoadedSettings(msgspec.convert(good, Settings), tuple(problems))


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings, readable by their owner alone; settings of a later version stay in the file.

    Raises `SaveFailed`, and then the file is as it was.
    """
    path = path or settings_path()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SaveFailed(path, os_reason(error)) from error
    try:
        others = _raw(path)
    except PackUnreadable:
        # The person was told when it was loaded, and has now chosen anew.
        others = {}
    text = json.dumps(others | msgspec.to_builtins(settings), indent=2, sort_keys=True, ensure_ascii=False)
    replace_file(path, (text + "\n").encode("utf-8", "backslashreplace"))


def _raw(path: Path) -> dict[str, Any]:
    try:
        return parse_object(path, read_bytes(path))
    except PackNotFound:
        return {}
