"""What a file is that should be a Word document and is not: one sentence that says what to do."""

import zipfile

_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
# What a compound file holds, as the names of its streams say; the first that is found decides.
_STREAMS = (
    ("EncryptedPackage", "is protected with a password or by rights management: save a copy without protection."),
    ("WordDocument", "is in the format of Word 97 to 2003 (.doc): open it in Word and save it as .docx."),
    ("Workbook", "is an Excel workbook, not a Word document."),
    ("PowerPoint Document", "is a PowerPoint presentation, not a Word document."),
)
_BEGINNINGS = (
    (b"%PDF", "is a PDF, not a Word document."),
    (b"{\\rtf", "is in Rich Text Format: open it in Word and save it as .docx."),
)
_OTHER_MAIN_PARTS = (
    ("spreadsheetml", "is an Excel workbook, not a Word document."),
    ("presentationml", "is a PowerPoint presentation, not a Word document."),
    ("ms-excel", "is an Excel workbook, not a Word document."),
    ("ms-powerpoint", "is a PowerPoint presentation, not a Word document."),
)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_UNKNOWN = "is not a Word document, or it is damaged."
# Names of streams stand in the file in this encoding.
_STREAM_NAMES = "utf-16-le"


def not_a_package(content: bytes) -> str:
    """What to say of a file that is no zip file at all, as the rest of a sentence that begins with its name."""
    if not content:
        return "is empty."
    if content.startswith(_COMPOUND):
        return next((said for name, said in _STREAMS if name.encode(_STREAM_NAMES) in content), _UNKNOWN)
    return next((said for beginning, said in _BEGINNINGS if content.startswith(beginning)), _UNKNOWN)


def not_a_document(archive: zipfile.ZipFile, content_types: bytes) -> str:
    """What to say of a zip file without a Word document in it, as the rest of a sentence that begins with its name."""
    names = archive.namelist()
    if "mimetype" in names:
        with archive.open("mimetype") as file:
            if file.read(len(_OPEN_DOCUMENT)) == _OPEN_DOCUMENT:
                return "is an OpenDocument file: open it in Word or LibreOffice and save it as .docx."
    return next((said for kind, said in _OTHER_MAIN_PARTS if kind.encode() in content_types), _UNKNOWN)
