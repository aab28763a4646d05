"""An office's own template: judged before anything is built on it, and made ready for documents."""

from msgspec import Struct


class Template(Struct, frozen=True):
    """A template that documents can be built on.

    ``package`` is a .docx without text that has every style that a document needs; ``taken``
    names the styles that the office's file lacks, which therefore look as in ppog's own.
    """

    package: bytes
    taken: tuple[str, ...] = ()
