"""Content controls: what a reader can tick, write or choose in the file, and how it finds its way back.

A control has its key as its tag and is held by a bookmark of that name: programs that lose the one
keep the other. Controls stand within a paragraph, and a line break in one is a break of Word's own.
A plain-text control would be stricter, but LibreOffice moves the line breaks out of it.
"""

from exports.blocks import Entry, EntryLine, TickBox
from exports.template import LANGUAGE
from exports.word.body import Body
from exports.word.styles import ENTRY_LABEL, PLACEHOLDER, ROLE_STYLES, STRONG, TICK
from exports.word.writing import KEEP, element, run, words

TICKED, EMPTY = "☑", "☐"
SYMBOLS = "Segoe UI Symbol"
# Word shows no more of a control's name.
LONGEST_NAME = 64


def tick_box(body: Body, box: TickBox) -> None:
    """The box, its label, and its state in brackets for readers who do not see the box."""
    start, end = body.bookmark(box.key)
    state = (
        f'<w14:checkbox><w14:checked w14:val="{int(box.done)}"/>'
        f'<w14:checkedState w14:val="{ord(TICKED):04X}" w14:font="{SYMBOLS}"/>'
        f'<w14:uncheckedState w14:val="{ord(EMPTY):04X}" w14:font="{SYMBOLS}"/></w14:checkbox>'
    )
    look = element("rFonts", ascii=SYMBOLS, hAnsi=SYMBOLS, eastAsia=SYMBOLS, cs=SYMBOLS)
    symbol = f"<w:r><w:rPr>{look}</w:rPr>{words(TICKED if box.done else EMPTY)}</w:r>"
    control = _control(body, box.label, box.key, state, symbol)
    label = run("\t") + run(box.label, body.styles[STRONG]) + run(f" ({box.words})")
    body.paragraph(TICK, start + control + end + label)


def entry(body: Body, block: Entry) -> None:
    """The label, and below it the field in a paragraph of its own, so that a new line stays within it."""
    body.paragraph(ENTRY_LABEL, run(block.label))
    body.paragraph(ROLE_STYLES[block.role], fillable(body, block), KEEP if block.keep else "")


def entry_line(body: Body, block: EntryLine) -> None:
    """Fields beside one another, each behind its label."""
    content = ""
    for one in block.entries:
        content += run(f" · {one.label}: " if content else f"{one.label}: ") + fillable(body, one)
    body.paragraph(ROLE_STYLES[block.role], content, KEEP if block.keep else "")


def fillable(body: Body, block: Entry) -> str:
    """The field itself, as it stands in a paragraph."""
    start, end = body.bookmark(block.key)
    properties = "" if block.text else "<w:showingPlcHdr/>"
    if block.kind == "date":
        properties += _date(block.day)
    elif block.kind == "choice":
        offered = (element("listItem", displayText=choice, value=choice) for choice in block.choices)
        properties += element("dropDownList", "".join(offered))
    said = run(block.text or block.hint, "" if block.text else body.styles[PLACEHOLDER])
    return start + _control(body, block.label, block.key, properties, said) + end


def _control(body: Body, label: str, key: str, properties: str, content: str) -> str:
    about = element("alias", val=label[:LONGEST_NAME]) + element("tag", val=key) + element("id", val=body.next_id())
    return f"<w:sdt><w:sdtPr>{about}{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _date(day: str) -> str:
    chosen = {"fullDate": f"{day}T00:00:00Z"} if day else {}
    shown = element("dateFormat", val="d MMMM yyyy") + element("lid", val=LANGUAGE)
    kept = element("storeMappedDataAs", val="dateTime") + element("calendar", val="gregorian")
    return element("date", shown + kept, **chosen)
