"""Ask what a link field shall point to."""

from collections.abc import Callable

from textual.app import App

from screens.case import Case
from screens.choosing import Choice, ChooseOne, ChooseSeveral
from screens.links import choices_for
from toolkit.fields import Field
from toolkit.records.record import Record


def pick(app: App[None], case: Case, record: Record, field: Field, then: Callable[[object], None]) -> bool:
    """Ask for the record or records that ``field`` of ``record`` points to; false where there is nothing to ask.

    ``then`` is given the answer, and nothing where there was none.
    """
    choices = choices_for(case, field)
    if not choices:
        return False

    def answered(result: object) -> None:
        if result is not None:
            then(result)

    present = getattr(record, field.name)
    if field.kind == "links":
        app.push_screen(ChooseSeveral(field.label, choices, present, case.symbols), answered)
    else:
        options: list[Choice] = [("", "None"), *choices]
        app.push_screen(ChooseOne(field.label, options, present), answered)
    return True
