"""What can go wrong on this floor, each as a sentence a person can act on."""


class ToolkitError(Exception):
    """Anything that the toolkit floor refuses; its text is shown to the person as it is."""


class ContentError(ToolkitError):
    """An edition or precedents file that cannot be used; names the file and the item."""


class RecordError(ToolkitError):
    """A record, or a value for one of its fields, that a pack cannot hold."""
