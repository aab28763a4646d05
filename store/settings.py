"""A person's own settings, in one small file that can be read and edited by hand."""

import json
import os
from pathlib import Path
from typing import Annotated, Any, Self

import msgspec
from msgspec import Meta, Struct, structs

from store.atomic import replace_file
from store.errors import PackNotFound, PackUnreadable, SaveFailed, os_reason, shown
from store.reading import parse_object, read_bytes

FOLDER_VARIABLE = "PPOG_CONFIG_DIR"
MOST_INITIALS = 20
# Earlier initials than these are forgotten.
MOST_EARLIER = 10
# Words a minute, as in a pack.
LEAST_WORDS, MOST_WORDS = 40, 300


class Settings(Struct, frozen=True, kw_only=True):
    """What the program remembers about the person who uses it.

    ``officer`` are initials that stamp changes, ``officer_before`` those that did so earlier, the
    latest last (empty text: none were given), ``pace`` words a minute, ``workspace`` the
    folder opened last (empty: the usual one), ``ascii`` plain signs in place of glyphs,
    ``reduced_motion`` no scrolling in steps and no blinking cursor,
    ``templates`` the Word template of the office by the folder of the workspace, ``documents`` the
    folder that its documents were last written to, ``tour`` the stop at which the tour goes on
    (0: it was never offered).
    """

    officer: Annotated[str, Meta(max_length=MOST_INITIALS)] = ""
    officer_before: Annotated[
        tuple[Annotated[str, Meta(max_length=MOST_INITIALS)], ...], Meta(max_length=MOST_EARLIER)
    ] = ()
    theme: str = ""
    pace: Annotated[int, Meta(ge=LEAST_WORDS, le=MOST_WORDS)] = 130
    workspace: str = ""
    ascii: bool = False
    reduced_motion: bool = False
    templates: dict[str, str] = {}
    documents: dict[str, str] = {}
    tour: Annotated[int, Meta(ge=0)] = 0

    def with_officer(self, initials: str, before: str) -> Self:
        """The settings with other initials; ``before`` stamped changes until now, and those stay the person's own."""
        earlier = [each for each in self.officer_before if each != before]
        return structs.replace(self, officer=initials, officer_before=(*earlier, before)[-MOST_EARLIER:])

    def template_for(self, folder: Path) -> Path | None:
        """The office's template for the documents of the workspace in that folder, or None for ppog's own."""
        chosen = self.templates.get(str(folder))
        return Path(chosen) if chosen else None

    def with_template(self, folder: Path, template: Path | None) -> Self:
        """The settings with another template for that workspace; None takes it away."""
        others = {other: kept for other, kept in self.templates.items() if other != str(folder)}
        chosen = {} if template is None else {str(folder): str(template)}
        return structs.replace(self, templates=others | chosen)

    def documents_for(self, folder: Path) -> Path | None:
        """Where documents of the workspace in that folder were last written to, or None."""
        chosen = self.documents.get(str(folder))
        return Path(chosen) if chosen else None

    def with_documents(self, folder: Path, chosen: Path) -> Self:
        """The settings with another folder for the documents of that workspace."""
        return structs.replace(self, documents=self.documents | {str(folder): str(chosen)})


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
