"""What the file says about itself: its title, its language, the version of Word that it is for."""

from collections.abc import Iterator

from exports.checking.finding import Finding
from exports.checking.word_file import VAL, WordFile
from exports.opening import parsed
from exports.word.ooxml import Element, tag

DC = "{http://purl.org/dc/elements/1.1/}"
MODE = "15"


def about(word: WordFile) -> Iterator[Finding]:
    """Title and language, which screen readers need, and the mode without which Word lays it out as it once did."""
    name = next((row.target for row in word.relations("").values() if row.kind == "core-properties"), "")
    core = parsed(word.parts[name], name) if name in word.parts else None
    if not _said(core, "title"):
        yield Finding("no-title", "The file has no title: give it one in its properties.", name or word.main)
    if not _said(core, "language"):
        yield Finding("no-language", "The file does not say its language: set it in its properties.", name or word.main)
    if not _languages(word.styles.root, f"{tag('docDefaults')}//{tag('lang')}"):
        said = "The text has no language of its own: set the proofing language in Word as the default."
        yield Finding("no-language", said, word.name_of("styles"))
    settings = word.related("settings")
    if not _languages(settings, tag("themeFontLang")):
        said = "The settings name no language: set the proofing language in Word as the default."
        yield Finding("no-language", said, word.name_of("settings"))
    modes = () if settings is None else settings.iter(tag("compatSetting"))
    if [mode.get(VAL) for mode in modes if mode.get(tag("name")) == "compatibilityMode"] != [MODE]:
        said = "Word will open the file in compatibility mode: convert it in Word, under File and Info."
        yield Finding("old-mode", said, word.name_of("settings"))


def _said(core: Element | None, name: str) -> str:
    return "" if core is None else (core.findtext(f"{DC}{name}") or "").strip()


def _languages(root: Element | None, path: str) -> list[str]:
    return [] if root is None else [said for node in root.iterfind(path) if (said := node.get(VAL, "").strip())]
