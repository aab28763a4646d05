"""LibreOffice itself, without a window: saves documents anew, and edits them by a macro as a person would."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
WHY_NOT = "" if SOFFICE else "There is no LibreOffice here."
PATIENCE = 120

_LIBRARY = "http://openoffice.org/2000/library"
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Reader" script:language="StarBasic">{code}
</script:module>"""
_MODULES = (
    f'<library:library xmlns:library="{_LIBRARY}" library:name="Standard" library:readonly="false" '
    'library:passwordprotected="false">{listed}</library:library>'
)
_LIBRARIES = (
    f'<library:libraries xmlns:library="{_LIBRARY}" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library '
    'library:name="Standard" xlink:href="$(USER)/basic/Standard/{kind}.xlb/" xlink:type="simple" '
    'library:link="false"/></library:libraries>'
)
_EDIT = """
Sub Edit
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim document As Object : document = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
  Dim search As Object : search = document.createReplaceDescriptor()
  Dim mark As Object
{steps}
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName" : form(0).Value = "MS Word 2007 XML"
  document.storeToURL("{target}", form())
  document.close(True)
End Sub
"""


class LibreOffice:
    """One LibreOffice with a profile of its own in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._profile = folder / "profile"

    def save_anew(self, *paths: Path) -> list[Path]:
        """The documents of one folder as LibreOffice writes them, in a folder within it."""
        folder = paths[0].parent / "saved"
        self._run("--convert-to", "docx", "--outdir", str(folder), *map(str, paths))
        return [folder / path.name for path in paths]

    def edit(
        self,
        path: Path,
        replaced: Sequence[tuple[str, str]] = (),
        marks: Sequence[tuple[str, str]] = (),
        taken_out: Sequence[str] = (),
    ) -> Path:
        """The document after texts were replaced, and others put in the place of bookmarks and what they hold.

        ``taken_out`` names bookmarks whose whole paragraphs are deleted.
        """
        saved = path.with_name(f"edited-{path.name}")
        steps = [
            f'  search.SearchString = "{old}" : search.ReplaceString = "{new}" : document.replaceAll(search)'
            for old, new in replaced
        ]
        for name, text in marks:
            steps.append(f'  mark = document.Bookmarks.getByName("{name}").Anchor')
            steps.append(f'  mark.Text.createTextCursorByRange(mark).String = "{text}"')
        for name in taken_out:
            steps += [
                f'  mark = document.Bookmarks.getByName("{name}").Anchor',
                "  mark = mark.Text.createTextCursorByRange(mark.Start)",
                "  mark.gotoStartOfParagraph(False) : mark.gotoEndOfParagraph(True) : mark.goRight(1, True)",
                '  mark.String = ""',
            ]
        # LibreOffice leaves at once the first time, when it has made its profile.
        self._run("--terminate_after_init")
        self._write(_EDIT.format(source=path.as_uri(), target=saved.as_uri(), steps="\n".join(steps)))
        self._run("macro:///Standard.Reader.Edit")
        return saved

    def _write(self, code: str) -> None:
        library = self._profile / "user" / "basic" / "Standard"
        library.mkdir(parents=True, exist_ok=True)
        (library / "Reader.xba").write_text(_MODULE.format(code=escape(code)), encoding="utf-8")
        for kind, listed in (("script", '<library:element library:name="Reader"/>'), ("dialog", "")):
            (library / f"{kind}.xlb").write_text(_MODULES.format(listed=listed), encoding="utf-8")
            (library.parent / f"{kind}.xlc").write_text(_LIBRARIES.format(kind=kind), encoding="utf-8")

    def _run(self, *arguments: str) -> None:
        if SOFFICE is None:
            raise RuntimeError(WHY_NOT)
        profile = f"-env:UserInstallation={self._profile.as_uri()}"
        command = [SOFFICE, profile, "--headless", "--norestore", *arguments]
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
