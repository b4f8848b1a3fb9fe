"""Rows of long tables beside a Word document: they go into its file as a stream and never stand in memory as a tree.

The document holds one empty row in the place of each table's rows; saving puts the rows there.
"""

import re
import shutil
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Self
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

BODY: Final = "word/document.xml"
_PLACE: Final = re.compile(rb'<w:tr w:rsidR="([0-9A-F]{8})"/>')
_DECLARED: Final = f" {nsdecls('w')}"
"""Each row declares its names; within the document they are declared already."""


class RowFiles:
    """The rows of a document's tables, a file for each; to be used in `with`, which deletes them."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="so-vang-", ignore_cleanup_errors=True)
        self._many = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._folder.cleanup()

    def place(self, rows: Iterable[str]) -> Any:
        """Write rows of XML away and return the empty row that stands for them."""
        with self._file(self._many).open("w", encoding="utf-8", newline="") as file:
            file.writelines(row.replace(_DECLARED, "", 1) for row in rows)
        self._many += 1
        return parse_xml(f'<w:tr{_DECLARED} w:rsidR="{self._many - 1:08X}"/>')

    def _file(self, at: int) -> Path:
        return Path(self._folder.name) / f"{at}.xml"

    def save(self, document: Any, path: Path) -> None:
        """Write the document with all rows in their places."""
        bare = BytesIO()
        document.save(bare)
        with ZipFile(bare) as source, ZipFile(path, "w", ZIP_DEFLATED) as made:
            for info in source.infolist():
                kept = ZipInfo(info.filename, info.date_time)
                kept.compress_type, kept.external_attr = ZIP_DEFLATED, info.external_attr
                with made.open(kept, "w", force_zip64=info.filename == BODY) as out:
                    if info.filename == BODY:
                        self._write_body(source.read(info), out)
                    else:
                        out.write(source.read(info))

    def _write_body(self, xml: bytes, out: Any) -> None:
        done = 0
        for found in _PLACE.finditer(xml):
            out.write(xml[done : found.start()])
            with self._file(int(found[1], 16)).open("rb") as rows:
                shutil.copyfileobj(rows, out)
            done = found.end()
        out.write(xml[done:])
