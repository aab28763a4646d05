"""All documents are written or none; where the disk refuses half way, it is said which there are."""

from datetime import date
from pathlib import Path

import pytest

from exports.errors import SomeWrittenError, TargetError, TargetExistsError
from exports.kinds import KINDS
from exports.whole_set import Wanted, export_set, whole_set
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack

Places = list[tuple[Wanted, Path]]


@pytest.fixture
def places(example: Pack, tmp_path: Path) -> Places:
    """Where each document goes, as Markdown, which is made quickest."""
    return [(wanted, tmp_path / wanted.named(example, "md")) for wanted in whole_set()]


def test_there_is_every_kind_and_a_question_sheet_for_each_bank(example: Pack) -> None:
    wanted = whole_set()
    assert {each.kind for each in wanted} == set(KINDS) and len(wanted) == len(KINDS) + 1
    titles = [each.title(example) for each in wanted]
    assert len(set(titles)) == len(titles) == len({each.named(example) for each in wanted})
    assert "Questions for HMICFRS" in titles and "Questions for the chief constable" in titles


def test_each_is_told_when_it_is_begun_and_put_in_its_place(
    example: Pack, places: Places, edition: Edition, precedents: Precedents, today: date
) -> None:
    heard: list[str] = []
    results = export_set(places, example, edition, precedents, today, told=heard.append)
    assert [result.path for result in results] == [path for _, path in places]
    assert heard == [wanted.title(example) for wanted, _ in places]
    assert all(result.marking in path.read_text("utf-8") for result, (_, path) in zip(results, places, strict=True))


@pytest.mark.parametrize("fault", ["stands", "no folder", "no format"])
def test_nothing_is_written_where_one_cannot_be(
    fault: str,
    example: Pack,
    places: Places,
    edition: Edition,
    precedents: Precedents,
    today: date,
    tmp_path: Path,
) -> None:
    wanted, last = places[-1]
    if fault == "stands":
        last.write_text("mine", encoding="utf-8")
    places[-1] = (wanted, {"no folder": tmp_path / "none" / "x.md", "no format": tmp_path / "x.odt"}.get(fault, last))
    with pytest.raises(TargetExistsError if fault == "stands" else TargetError):
        export_set(places, example, edition, precedents, today)
    assert list(tmp_path.iterdir()) == ([last] if fault == "stands" else [])


def test_what_was_written_before_a_refusal_is_named(
    example: Pack, places: Places, edition: Edition, precedents: Precedents, today: date, tmp_path: Path
) -> None:
    _, taken = places[2]

    def take(title: str) -> None:
        taken.mkdir(exist_ok=True)

    with pytest.raises(SomeWrittenError, match=r"^2 of 7 documents were written \(.*is a folder") as refused:
        export_set(places, example, edition, precedents, today, told=take)
    written = {path for _, path in places[:2]}
    assert set(refused.value.written) == written == {path for path in tmp_path.iterdir() if path.is_file()}
    assert all(path.name in str(refused.value) for path in written)


def test_a_refusal_of_the_first_is_told_as_such(
    example: Pack, places: Places, edition: Edition, precedents: Precedents, today: date
) -> None:
    def take(title: str) -> None:
        places[0][1].mkdir(exist_ok=True)

    with pytest.raises(TargetError, match="is a folder"):
        export_set(places, example, edition, precedents, today, told=take)
