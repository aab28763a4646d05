"""How a number is written out, the same on screen and in documents."""

from decimal import Decimal


def figure(value: float) -> str:
    """A number with every digit that it has: ``1,234,567``, ``81.5``, ``12``."""
    said = format(Decimal(repr(value)), ",f")
    return said.rstrip("0").rstrip(".") if "." in said else said
