"""How a number is written out, the same on screen and in documents."""

from decimal import Decimal


def with_unit(value: float, unit: str) -> str:
    """A number in its unit: ``81.5%``, ``12 minutes``, ``12`` where there is none."""
    unit = " ".join(unit.split())
    return f"{figure(value)}{unit}" if unit == "%" else f"{figure(value)} {unit}".rstrip()


def figure(value: float) -> str:
    """A number with every digit that it has: ``1,234,567``, ``81.5``, ``12``."""
    said = format(Decimal(repr(value)), ",f")
    return said.rstrip("0").rstrip(".") if "." in said else said
