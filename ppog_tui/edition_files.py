"""The files of the editions that an office has of its own."""

from pathlib import Path

from ppog_tui.errors import ProgramError


def own_folder() -> Path:
    """Where an office puts edition files of its own."""
    from platformdirs import user_data_path

    return user_data_path("ppog", appauthor=False) / "editions"


def own_files() -> list[Path]:
    """The files there, by name; raises `ProgramError` where the folder cannot be read."""
    try:
        return sorted(own_folder().glob("*.toml"))
    except OSError as error:
        raise ProgramError(f"The editions in {own_folder()} could not be listed: {error.strerror}.") from error
