"""``ppog add``: a new record, without the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ppog_tui import output
from ppog_tui.editing import case_for, editing, officer_option
from ppog_tui.invocation import Invocation
from ppog_tui.pack_argument import pack_argument

if TYPE_CHECKING:
    from collections.abc import Callable

    from screens.case import Case
    from store.session import PackSession
    from toolkit.fields import Field, RecordKind
    from toolkit.records.record import Record


@click.command()
@pack_argument
@click.argument("kind")
@click.argument("given", metavar="FIELD=VALUE…", nargs=-1, required=True)
@officer_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine.")
@click.pass_obj
def command(
    asked: Invocation, pack: str, kind: str, given: tuple[str, ...], officer: str | None, as_json: bool
) -> None:
    """Add a record of KIND to PACK, with these values, and print its id on the last line.

    KIND is a word such as cause, recommendation, threshold, measure, reading, evidence, question, alignment, hard
    question, section, log or action. FIELD and VALUE are as ppog set takes them. A question needs bank=hmicfrs or
    bank=chief.
    """
    with editing(asked, pack, officer) as session:
        record, named = _add(session, case_for(asked, session.pack), kind, given)
    if as_json:
        output.answer({"file": str(session.path), "table": record.table, "id": record.id})
        return
    output.say(f"Added: {named}")
    output.say(record.id)


def _add(session: PackSession, case: Case, kind: str, given: tuple[str, ...]) -> tuple[Record, str]:
    from msgspec import structs

    from ppog_tui.errors import ProgramError
    from ppog_tui.given_value import shown_value, text_given, value_given
    from ppog_tui.naming import field_named, kind_named
    from toolkit.fields import kind_of

    found = kind_named(kind)
    record, fields = _blank(case, session.new_id, found)
    values: dict[str, object] = {}
    for each in given:
        name, equals, text = each.partition("=")
        if not equals:
            raise click.UsageError(f"“{each}” is no FIELD=VALUE, such as title=Calls.")
        field = field_named(name, fields, found.name)
        values[field.name] = value_given(case, field, text_given(text))
    if "bank" in record.__struct_fields__ and "bank" not in values:
        raise ProgramError("Whose question is it? Add bank=hmicfrs or bank=chief.")
    record = structs.replace(record, **values)
    if all(value in ("", (), None, False) for value in values.values()):
        raise ProgramError(f"There is nothing in it yet: a {found.name} needs a value for one of its fields.")
    session.put(record, label=f"new {found.name}")
    title = kind_of(record).field(found.title_field)
    return record, f"{found.name}, {shown_value(case, record.table, title, getattr(record, title.name))}"


def _blank(case: Case, new_id: Callable[[], str], kind: RecordKind) -> tuple[Record, tuple[Field, ...]]:
    """A new record of the kind as the app begins one, and the fields that it takes."""
    from ppog_tui.errors import ProgramError
    from ppog_tui.listed import begun, can_be_added
    from toolkit.fields import KINDS, Field
    from toolkit.records.questions import Question
    from toolkit.records.tables import TABLES

    made = TABLES[next(table for table, each in KINDS.items() if each is kind)]
    if not can_be_added(made):
        raise ProgramError(f"No {kind.name} can be added: ppog show PACK --ids lists those there are, for ppog set.")
    fields = case.kinds[made.table].fields
    if made is Question:
        banks = (("hmicfrs", "HMICFRS"), ("chief", case.fill("{Chief}")))
        fields = (Field("bank", "Bank", "choice", banks), *fields)
    return begun(case, made, new_id), fields
