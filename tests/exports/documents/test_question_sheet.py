"""The sheet of questions: those that were chosen, in order, with room for what is answered."""

from datetime import date

import pytest

from exports.blocks import Callout, Form, Heading, TickBox
from exports.documents.making import Choices
from exports.export import document, suggested_name
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.questions import Bank
from toolkit.views import questions_of


@pytest.mark.parametrize("bank", ["hmicfrs", "chief"])
def test_each_chosen_question_has_its_box_and_its_room(
    bank: Bank, example: Pack, edition: Edition, precedents: Precedents, today: date
) -> None:
    chosen = [row for row in questions_of(example, edition, bank) if row.question.chosen]
    blocks = document("questions", example, edition, precedents, today, Choices(bank=bank)).blocks
    assert [block.number for block in blocks if isinstance(block, Heading)] == list(range(1, len(chosen) + 1))
    boxes = [block.done for block in blocks if isinstance(block, TickBox)]
    assert boxes == [bool(row.question.asked_on) for row in chosen] and True in boxes
    forms = [block for block in blocks if isinstance(block, Form)]
    assert [form.entries[0].text for form in forms] == [row.question.answer for row in chosen]


def test_the_two_sheets_have_names_of_their_own(example: Pack) -> None:
    names = {suggested_name("questions", example, Choices(bank=bank)) for bank in ("hmicfrs", "chief")}
    assert len(names) == 2


def test_without_a_choice_the_sheet_says_what_to_do(
    empty: Pack, edition: Edition, precedents: Precedents, today: date
) -> None:
    blocks = document("questions", empty, edition, precedents, today).blocks
    assert [block.lead for block in blocks if isinstance(block, Callout)] == ["Still to do"]
