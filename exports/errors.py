"""What can go wrong on this floor, each as a sentence a person can act on."""

from pathlib import Path


class ExportError(Exception):
    """Anything that keeps a document from being made; its text is shown to the person as it is."""


class UnknownKindError(ExportError):
    """A kind of document that does not exist; names those that do."""


class TargetExistsError(ExportError):
    """The file at ``path`` stands already, and nobody said that it may be replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} exists already: choose another name, or say that it may be replaced.")
        self.path = path


class TargetError(ExportError):
    """A place where no document can be written."""


class SomeWrittenError(ExportError):
    """Several documents were to be written, and after some a file was refused; says which were."""

    def __init__(self, written: tuple[Path, ...], wanted: int, reason: ExportError) -> None:
        names = ", ".join(path.name for path in written)
        super().__init__(f"{len(written)} of {wanted} documents were written ({names}), then no more. {reason}")
        self.written = written


class TemplateError(ExportError):
    """A template that a document cannot be built on; ``problems`` are all its faults, a sentence each."""

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


class NotWordError(ExportError):
    """A file that cannot be opened as a Word document; says what it is instead, or what is wrong with it."""


class NotReturnedError(ExportError):
    """A Word document that is not one of the pack that it was to be taken back into."""
