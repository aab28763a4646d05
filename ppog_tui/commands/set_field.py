"""``ppog set``: one field of one record, without the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ppog_tui import output
from ppog_tui.editing import case_for, editing, find_listed, officer_option
from ppog_tui.invocation import Invocation
from ppog_tui.pack_argument import pack_argument

if TYPE_CHECKING:
    from pathlib import Path

    from ppog_tui.listed import Listed
    from screens.case import Case
    from store.session import PackSession

PLACE = "place"


@click.command()
@pack_argument
@click.argument("record")
@click.argument("field", required=False)
@click.argument("value", required=False)
@click.option("--clear", is_flag=True, help="Empty the field.")
@officer_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
@click.pass_obj
def command(
    asked: Invocation,
    pack: str,
    record: str,
    field: str | None,
    value: str | None,
    clear: bool,
    officer: str | None,
    as_json: bool,
) -> None:
    """Give FIELD of RECORD in PACK the VALUE, and print what it was and what it is now.

    RECORD is an id that ppog show --ids prints or the beginning of one, a title, or office, meeting, one_page or
    outcome. FIELD is a field's label or name, VALUE what one would type in the app; - reads it from stdin. The FIELD
    place moves RECORD in its list. Without FIELD, the fields are listed with what they hold and take.
    """
    if field is None:
        opened = asked.open_pack(pack)
        case = case_for(asked, opened.pack)
        _list_fields(opened.path, case, find_listed(case, record), as_json)
        return
    if value is not None and clear:
        raise click.UsageError("A value and --clear at once make no sense.")
    if value is None and not clear:
        raise click.UsageError("A VALUE is needed; --clear empties the field.")
    with editing(asked, pack, officer) as session:
        case = case_for(asked, session.pack)
        listed = find_listed(case, record)
        told = _moved(session, listed, value) if _is_place(field, listed) else _set(session, case, listed, field, value)
    if as_json:
        output.answer({"file": str(session.path), "table": listed.record.table, "id": listed.record.id, **told})
    elif told["old"] == told["new"]:
        output.say(f"{listed.title}: {told['label']} is {told['new']} already.")
    else:
        output.say(f"{listed.title}: {told['label']}: {told['old']} → {told['new']}")


def _set(session: PackSession, case: Case, listed: Listed, name: str, value: str | None) -> dict[str, object]:
    from msgspec import structs, to_builtins

    from ppog_tui.given_value import shown_value, text_given, value_given
    from ppog_tui.naming import field_named

    field, record = field_named(name, listed.fields, listed.kind), listed.record
    given = value_given(case, field, "" if value is None else text_given(value))
    # A colleague may have saved since: their other fields stay.
    present = session.pack.get(type(record), record.id) or record
    before = getattr(present, field.name)
    if given != before:
        changed = structs.replace(present, **{field.name: given})
        session.put(changed, label=f"{field.in_passing} of {listed.said}")
    old, new = (shown_value(case, record.table, field, each) for each in (before, given))
    return {"field": field.name, "label": field.label, "old": old, "new": new, "value": to_builtins(given)}


def _is_place(name: str, listed: Listed) -> bool:
    from ppog_tui.naming import plain

    return bool(listed.siblings) and plain(name) == PLACE


def _moved(session: PackSession, listed: Listed, value: str | None) -> dict[str, object]:
    from ppog_tui.errors import ProgramError

    siblings = listed.siblings
    here = next(place for place, each in enumerate(siblings) if each.id == listed.record.id)
    if value is None or not value.isdecimal() or not 1 <= int(value) <= len(siblings):
        raise ProgramError(f"A place is a number from 1 to {len(siblings)}.")
    session.move(siblings[here], siblings, int(value) - 1)
    return {"field": PLACE, "label": "Place", "old": str(here + 1), "new": str(int(value)), "value": int(value)}


def _list_fields(path: Path, case: Case, listed: Listed, as_json: bool) -> None:
    from ppog_tui.given_value import shown_value, taken_by

    record = listed.record
    if as_json:
        fields = [
            {"field": field.name, "label": field.label, "takes": taken_by(case, field)} for field in listed.fields
        ]
        output.answer({"file": str(path), "table": record.table, "id": record.id, "fields": fields})
        return
    output.say(f"{listed.title} ({listed.kind})")
    for field in listed.fields:
        value = shown_value(case, record.table, field, getattr(record, field.name))
        output.say(f"  {field.label}: {value}")
        output.say(f"    {field.name}, takes {taken_by(case, field)}")
    if listed.siblings:
        here = next(place for place, each in enumerate(listed.siblings, 1) if each.id == record.id)
        output.say(f"  Place: {here}")
        output.say(f"    {PLACE}, takes a number from 1 to {len(listed.siblings)}")
