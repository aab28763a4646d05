"""Whatever a record can hold, a person can see, name and change."""

from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from msgspec import structs

from toolkit.errors import RecordError
from toolkit.fields import KEPT_BY_PROGRAM, KINDS, Field, is_filled, kind_of, kinds_for
from toolkit.records.causes import Cause, Threshold
from toolkit.records.office import Meeting, Office
from toolkit.records.preparation import ChecklistEntry
from toolkit.records.readiness import ExitView
from toolkit.records.record import ClockTime, Links, PartialDate, Record
from toolkit.records.speaking import NoteSection, Outcome
from toolkit.records.tables import RECORD_TYPES, TABLES
from toolkit.terms import TERMS_LABELS, terms_of

# An exit view is made for its cause and stays with it, so no form asks which.
TIED = {(ExitView.table, "cause")}

FORMS = [(kind, field) for kind in RECORD_TYPES for field in KINDS[kind.table].fields]
NAMES = [f"{kind.table}.{field.name}" for kind, field in FORMS]


def type_of(kind: type[Record], name: str) -> Any:
    return get_type_hints(kind, include_extras=True)[name]


def test_every_table_of_a_pack_has_a_form() -> None:
    assert list(KINDS) == list(TABLES)


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=list(TABLES))
def test_every_field_is_on_the_form_or_kept_by_the_program(kind: type[Record]) -> None:
    shown = {field.name for field in KINDS[kind.table].fields}
    kept = {name for name in kind.__struct_fields__ if name in KEPT_BY_PROGRAM or (kind.table, name) in TIED}
    assert shown | kept == set(kind.__struct_fields__)
    assert not shown & kept
    assert KINDS[kind.table].title_field in kind.__struct_fields__


def test_nothing_is_kept_by_the_program_that_no_record_has() -> None:
    assert {name for kind in RECORD_TYPES for name in kind.__struct_fields__} >= KEPT_BY_PROGRAM


@pytest.mark.parametrize(("kind", "field"), FORMS, ids=NAMES)
def test_a_field_is_filled_in_the_way_its_values_need(kind: type[Record], field: Field) -> None:
    held = type_of(kind, field.name)
    if field.kind == "choice":
        assert get_origin(held) is Literal
        assert sorted(value for value, _ in field.choices) == sorted(get_args(held))
        assert len({label for _, label in field.choices}) == len(field.choices)
    else:
        assert not field.choices
    needed = {
        PartialDate: {"date"},
        ClockTime: {"time"},
        Links: {"links"},
        bool: {"flag"},
        float | None: {"number"},
        int | None: {"whole"},
        int: {"whole"},
        tuple[str, ...]: {"paragraphs"},
        str: {"line", "text", "link", "stage"},
    }
    assert field.kind in needed.get(held, {"choice"})
    assert field.label
    assert not field.help or field.help.endswith(".")


@pytest.mark.parametrize(("kind", "field"), FORMS, ids=NAMES)
def test_a_link_leads_to_a_kind_of_record_that_exists(kind: type[Record], field: Field) -> None:
    assert bool(field.target) == (field.kind in ("link", "links"))
    assert not field.target or field.target in TABLES


def test_the_chief_constables_copy_leaves_out_what_is_private() -> None:
    private = {table for table, kind in KINDS.items() if kind.private}
    assert {"hard_questions", "rehearsals"} <= private
    assert KINDS[Cause.table].field("confidence").private


def test_a_choice_is_shown_by_its_label() -> None:
    for record, field, label in (
        (ChecklistEntry(id="entry"), "status", "Not started"),
        (Threshold(id="threshold", state="indicated"), "state", "Indicated"),
        (Office(id="office", terms="mopac"), "terms", TERMS_LABELS["mopac"]),
    ):
        assert kind_of(record).said(record, field) == label


def test_labels_choices_and_help_have_the_words_of_the_office() -> None:
    kinds = kinds_for(terms_of(Office(id="office", terms="mopac", force_noun="service")))
    letter = Outcome(id="outcome", decision="letter")
    assert kinds["alignment"].field("chief_says").label == "The Commissioner will say"
    assert kinds["outcome"].said(letter, "decision") == "Public letter to the Deputy Mayor"
    assert kinds["office"].field("situation").help == "What HMICFRS found and where the service stands."
    assert kind_of(letter).said(letter, "decision") == "Public letter to the office holder"


@pytest.mark.parametrize(
    ("label", "in_passing"),
    [("Root cause", "root cause"), ("PPOG date", "PPOG date"), ("HMI", "HMI"), ("The PCC says", "the PCC says")],
)
def test_a_label_inside_a_sentence_keeps_its_abbreviations(label: str, in_passing: str) -> None:
    assert Field("name", label).in_passing == in_passing


def test_a_field_that_a_record_lacks_is_refused_by_name() -> None:
    assert kind_of(Cause(id="cause")).name == "cause of concern"
    with pytest.raises(RecordError, match="A cause of concern has no field colour"):
        kind_of(Cause(id="cause")).field("colour")


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=list(TABLES))
def test_a_new_record_is_empty_until_somebody_writes_in_it(kind: type[Record]) -> None:
    fresh = kind(id="fresh", updated_by="FM")
    assert not is_filled(fresh)
    defaults = {field.name: field.default for field in structs.fields(kind)}
    for field in KINDS[kind.table].fields:
        if defaults[field.name] == "":
            assert is_filled(structs.replace(fresh, **{field.name: "2026"})), field.name


def test_a_value_that_is_only_cleared_fills_nothing() -> None:
    assert not is_filled(Office(id="office", marking=""))
    assert is_filled(Meeting(id="meeting", pace=140))
    assert is_filled(NoteSection(id="section", paragraphs=("Thank you.",)))
