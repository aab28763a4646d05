"""What can go wrong on this floor, each as a sentence a person can act on."""


class ExportError(Exception):
    """Anything that keeps a document from being made; its text is shown to the person as it is."""


class UnknownKindError(ExportError):
    """A kind of document that does not exist; names those that do."""


class TargetExistsError(ExportError):
    """The file stands already, and nobody said that it may be replaced."""


class TargetError(ExportError):
    """A place where no document can be written."""


class TemplateError(ExportError):
    """A template that a document cannot be built on; ``problems`` are all its faults, a sentence each."""

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


class NotWordError(ExportError):
    """A file that cannot be opened as a Word document; says what it is instead, or what is wrong with it."""
