"""A pack in which every text is one that files, programs or readers have been tripped up by."""

from typing import Any

from msgspec import structs

from tests.exports.full_pack import full_pack
from toolkit.edition import Edition
from toolkit.fields import KINDS
from toolkit.pack import Pack
from toolkit.records.office import Office
from toolkit.records.questions import Question
from toolkit.records.record import Record
from toolkit.records.tables import PackInfo

HOSTILE = (
    "\x00\x07\x1b[31mred\x7f\x9b \ud800 alone \udc00\ud83d together "
    "\u202egnirts desrever\u202c \u2066isolated\u2069 \ufeff\ufffe\uffff "
    "{PAGE} {{ pack }} {% if x %} =SUM(A1:A9) <b>bold</b> &amp; <w:t/> ]]> \"' %s \\n [red]x[/] [@click=app.quit]x[/] "
    "\U0001f6a8 e\u0301 \u05d0\u05d1 \u0639\u0631 \u200b\u00ad\u00a0 a\tb\r\nc\u2028d\x0be\x0cf"
)
LONG_WORD = "w" * 400
LONG_ANSWER = "word " * 20_000
# A marking stands on each page, in one line or two.
MARKING = "OFFICIAL {PAGE} =SUM() <b> \x1b[31m\u202eSENSITIVE\ud800"
# What people choose or the program works out is no text of theirs.
TEXTS = ("line", "text", "paragraphs")


def hostile_pack(edition: Edition) -> Pack:
    """Every record of the full pack with hostile texts, and one question with a very long answer."""
    records = [_hostile(record) for record in full_pack(edition).records()]
    records.append(Question(id="long", wording=LONG_ANSWER, answer=LONG_ANSWER, chosen=True, bank="chief"))
    return Pack(PackInfo(pack_id="b8a1cc0e-0000-4000-8000-000000000003", edition=edition.id), records)


def _hostile(record: Record) -> Record:
    texts: dict[str, Any] = {
        field.name: (f"{HOSTILE} {LONG_WORD}",) * 2 if field.kind == "paragraphs" else f"{HOSTILE} {LONG_WORD}"
        for field in KINDS[record.table].fields
        if field.kind in TEXTS and field.name != "item"
    }
    if isinstance(record, Office):
        texts["marking"] = MARKING
    return structs.replace(record, **texts)
