"""The chief constable's copy holds what was named for it, and nothing else of the pack."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from exports.export import export
from exports.sharing import ALWAYS, ASKED_OF_HMICFRS, SHARED, shareable
from toolkit.edition import Edition, Precedents
from toolkit.fields import KINDS
from toolkit.pack import Pack
from toolkit.records.questions import HardQuestion, Question
from toolkit.records.record import Record
from toolkit.records.tables import RECORD_TYPES


def marked(pack: Pack) -> tuple[Pack, dict[str, str]]:
    """The pack with a word of its own in every text of every record, and where each word stands."""
    words: dict[str, str] = {}
    records: list[Record] = []
    for place, record in enumerate(pack.records()):
        changes: dict[str, object] = {}
        for field in structs.fields(type(record)):
            about = [row for row in KINDS[record.table].fields if row.name == field.name]
            if not about or about[0].kind not in ("line", "text", "paragraphs"):
                continue
            word = f"Zz{record.table.replace('_', '')}{place}{field.name.replace('_', '')}q"
            words[word] = f"{record.table}.{field.name}"
            changes[field.name] = (word,) if about[0].kind == "paragraphs" else word
        if isinstance(record, Question):
            changes["chosen"] = True
        records.append(structs.replace(record, **changes))
    return Pack(pack.info, records), words


def texts_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.parametrize("suffix", [".docx", ".md"])
def test_no_private_word_reaches_it(
    suffix: str, full: Pack, edition: Edition, precedents: Precedents, today: date, tmp_path: Path
) -> None:
    pack, words = marked(full)
    made = export("chief-constable", pack, edition, precedents, tmp_path / f"copy{suffix}", today).path
    found = texts_of(made) if suffix == ".docx" else made.read_text(encoding="utf-8")
    shared = {f"{kind.table}.{name}" for kind, names in SHARED.items() for name in names}
    leaked = {place for word, place in words.items() if word in found}
    assert leaked <= shared
    assert {"alignment.chief_says", "alignment.holder_says", "questions.answer", "office.force"} <= leaked


def test_what_is_private_is_not_in_the_pack_that_it_is_made_of(full: Pack) -> None:
    known = shareable(full)
    assert known.every(HardQuestion) == []
    private = {
        (table, field.name) for table, kind in KINDS.items() for field in kind.fields if field.private or kind.private
    }
    assert private
    for kind, names in SHARED.items():
        assert not {(kind.table, name) for name in names} & private
    for record in known.records():
        defaults = {field.name: field.default for field in structs.fields(type(record))}
        names = SHARED[type(record)] | ALWAYS
        told = {name for name in record.__struct_fields__ if getattr(record, name) != defaults[name]}
        assert told <= names


def test_what_hmicfrs_answered_is_left_out(full: Pack) -> None:
    [asked] = [row for row in full.every(Question) if row.bank == "hmicfrs"][:1]
    heard = structs.replace(asked, chosen=True, answer="Heard in confidence", owed_by="HMI")
    [known] = [row for row in shareable(full.with_changes(put=[heard])).every(Question) if row.id == heard.id]
    assert (known.answer, known.owed_by) == ("", "")
    assert "answer" not in ASKED_OF_HMICFRS


def test_every_named_field_exists() -> None:
    for kind, names in SHARED.items():
        assert kind in RECORD_TYPES
        assert names <= set(kind.__struct_fields__)
