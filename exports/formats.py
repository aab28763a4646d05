"""The formats that a document can be written in, told apart by how the file's name ends."""

from pathlib import Path
from typing import Literal, get_args

from exports.errors import TargetError

Format = Literal["docx", "md"]

FORMATS: dict[Format, str] = {"docx": "Word", "md": "Markdown"}


def suffix_of(format: Format) -> str:
    """How the names of files in this format end."""
    return f".{format}"


def format_of(path: Path) -> Format:
    """The format that the name of a file asks for; raises `TargetError` where it asks for none of ours."""
    for format in get_args(Format):
        if path.suffix.casefold() == suffix_of(format):
            known: Format = format
            return known
    raise TargetError(f"{path.name} is not the name of a document: let it end in .docx for Word or .md for Markdown.")
