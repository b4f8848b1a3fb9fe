"""LibreOffice's own mail merge, without a screen: a letter with fields, a table of records, one PDF of all letters.

The macro is what the wizard does: it registers the table as a data source and runs the service MailMerge with one
output file. It needs LibreOffice Writer and Base (Debian: libreoffice-base-nogui).
"""

import shutil
import subprocess
from collections.abc import Sequence
from html import escape
from pathlib import Path

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
OPEN = "urn:oasis:names:tc:opendocument:xmlns"
DOCUMENT = (
    f'{HEAD}<office:document xmlns:office="{OPEN}:office:1.0" xmlns:style="{OPEN}:style:1.0" '
    f'xmlns:text="{OPEN}:text:1.0" xmlns:table="{OPEN}:table:1.0" xmlns:fo="{OPEN}:xsl-fo-compatible:1.0" '
    'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
)
PAGE = (
    "<office:automatic-styles><style:page-layout style:name='A4'><style:page-layout-properties "
    "fo:page-width='297mm' fo:page-height='210mm' style:print-orientation='landscape'/></style:page-layout>"
    "</office:automatic-styles><office:master-styles><style:master-page style:name='Standard' "
    "style:page-layout-name='A4'/></office:master-styles>"
)
MACRO = """Sub Run
 On Error GoTo Failed
 known = createUnoService("com.sun.star.sdb.DatabaseContext")
 people = known.createInstance()
 people.URL = "sdbc:writer:{folder}/people.fodt"
 people.DatabaseDocument.storeAsURL("{folder}/people.odb", Array())
 known.registerObject("people", people)
 work = createUnoService("com.sun.star.text.MailMerge")
 work.DataSourceName = "people"
 work.CommandType = 0
 work.Command = "people"
 work.DocumentURL = "{folder}/letter.fodt"
 work.OutputType = 2
 work.OutputURL = "{folder}"
 work.FileNamePrefix = "merged"
 work.SaveAsSingleFile = True
 work.SaveFilter = "writer_pdf_Export"
 work.execute(Array())
 StarDesktop.terminate()
 Exit Sub
Failed:
 told = FreeFile
 Open "{folder}/error.txt" For Output As #told
 Print #told, Error$
 Close #told
 StarDesktop.terminate()
End Sub"""
WITHOUT_MERGE = "LibreOffice Base is missing (Debian: libreoffice-base-nogui)"
LIBRARY = 'xmlns:library="http://openoffice.org/2000/library"'


def can_merge() -> bool:
    """Return whether LibreOffice is here with what merges letters."""
    found = shutil.which("soffice")
    return found is not None and (Path(found).resolve().parent / "libdbaxmllo.so").exists()


def merge(out: Path, names: Sequence[str], records: Sequence[Sequence[str]], lines: Sequence[str]) -> None:
    """Write one PDF with a letter for each record; `names` are those of its values, `lines` name them as "{name}".

    Raises RuntimeError with what the macro said.
    """
    folder = out.parent.resolve()
    (folder / "people.fodt").write_text(_table(names, records), "utf-8")
    (folder / "letter.fodt").write_text(_letter(names, lines), "utf-8")
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True)  # makes the profile
    _write_macro(folder)
    subprocess.run([*command, "macro:///Standard.Merging.Run"], check=True, capture_output=True)
    error = folder / "error.txt"
    if error.exists():
        raise RuntimeError(error.read_text("utf-8"))
    (folder / "merged0.pdf").replace(out)


def _table(names: Sequence[str], records: Sequence[Sequence[str]]) -> str:
    cell = "<table:table-cell office:value-type='string'><text:p>{}</text:p></table:table-cell>"
    rows = "".join(
        f"<table:table-row>{''.join(cell.format(escape(value)) for value in row)}</table:table-row>"
        for row in (names, *records)
    )
    columns = f"<table:table-column table:number-columns-repeated='{len(names)}'/>"
    table = f"<table:table table:name='people'>{columns}{rows}</table:table>"
    return f"{DOCUMENT}<office:body><office:text>{table}</office:text></office:body></office:document>"


def _letter(names: Sequence[str], lines: Sequence[str]) -> str:
    fields = {
        name: "<text:database-display text:database-name='people' text:table-name='people' text:table-type='table' "
        f"text:column-name='{name}'>&lt;{name}&gt;</text:database-display>"
        for name in names
    }
    body = "".join(f"<text:p>{escape(line).format(**fields)}</text:p>" for line in lines)
    return f"{DOCUMENT}{PAGE}<office:body><office:text>{body}</office:text></office:body></office:document>"


def _write_macro(folder: Path) -> None:
    basic = folder / "profile" / "user" / "basic"
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    where = 'xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"'
    (basic / "script.xlc").write_text(
        f'{HEAD}<library:libraries {LIBRARY} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f'<library:library library:name="Standard" {where} library:link="false"/></library:libraries>',
        "utf-8",
    )
    (basic / "Standard" / "script.xlb").write_text(
        f'{HEAD}<library:library {LIBRARY} library:name="Standard" library:readonly="false" '
        'library:passwordprotected="false"><library:element library:name="Merging"/></library:library>',
        "utf-8",
    )
    code = escape(MACRO.format(folder=folder.as_uri()).replace('Open "file://', 'Open "'))
    (basic / "Standard" / "Merging.xba").write_text(
        f'{HEAD}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Merging" '
        f'script:language="StarBasic">{code}</script:module>',
        "utf-8",
    )
