"""What a PDF says of itself for the archive, in Info and in XMP alike: PDF/A-2b (ISO 19005-2)."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from resources.paths import path

LANGUAGE: Final = "vi-VN"
CREATOR: Final = "Sổ Vàng"
PRODUCER: Final = "Sổ Vàng, ReportLab"
_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:description>
{author}<xmp:CreatorTool>{creator}</xmp:CreatorTool>
{dates}<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
{room}
<?xpacket end="w"?>"""
_AUTHOR: Final = "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n"
_DATES: Final = (
    "<xmp:CreateDate>{day}T00:00:00+07:00</xmp:CreateDate>\n<xmp:ModifyDate>{day}T00:00:00+07:00</xmp:ModifyDate>\n"
)
_AS_XML: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})  # xml.sax takes 16 ms to load
_ROOM: Final = "\n".join(" " * 99 for _ in range(10))  # in which other programs write without moving anything


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself; `author` is the office, `made` the day of the paper, None where it has none."""

    title: str
    author: str = ""
    made: date | None = None

    def info(self) -> PDFDictionary:
        """Return the document information dictionary."""
        entries: dict[str, object] = {
            "Title": PDFString(_plain(self.title)),
            "Subject": PDFString(_plain(self.title)),
            "Creator": PDFString(CREATOR),
            "Producer": PDFString(PRODUCER),
        }
        if self.author:
            entries["Author"] = PDFString(_plain(self.author))
        if self.made:
            entries["CreationDate"] = entries["ModDate"] = PDFString(f"D:{self.made:%Y%m%d}000000+07'00'")
        return PDFDictionary(entries)

    def packet(self) -> bytes:
        """Return the XMP packet, which says the same."""
        return _PACKET.format(
            language=LANGUAGE,
            title=_plain(self.title).translate(_AS_XML),
            author=_AUTHOR.format(author=_plain(self.author).translate(_AS_XML)) if self.author else "",
            creator=CREATOR,
            dates=_DATES.format(day=self.made.isoformat()) if self.made else "",
            producer=PRODUCER,
            room=_ROOM,
        ).encode()


class Stream(PDFStream):
    """ReportLab's stream with the end of line that an archive asks for before `endstream` (ISO 19005-2, 6.1.7.1)."""

    def format(self, document: PDFDocument) -> bytes:
        """Return the stream with its dictionary."""
        whole: bytes = super().format(document)
        return whole.removesuffix(b"endstream\n") + b"\nendstream\n"


class ArchiveCatalog(PDFCatalog):
    """ReportLab's catalog with the entries that an archive and readers aloud ask for."""

    __NoDefault__ = [*PDFCatalog.__NoDefault__, "OutputIntents"]  # noqa: RUF012 - as ReportLab has it
    __Refs__ = ["Pages", "Metadata", "ViewerPreferences"]  # noqa: RUF012


def output_intents(document: PDFDocument) -> PDFArray:
    """Return the catalog's entry that says which colours are meant: sRGB, its profile in the file."""
    profile = Stream(PDFDictionary({"N": 3}), _profile(), [PDFZCompress])
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB"),
        "Info": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": document.Reference(profile),
    }
    return PDFArray([PDFDictionary(intent)])


def metadata(about: About) -> PDFObject:
    """Return the catalog's entry with the XMP packet, which is not deflated: other programs search for it."""
    return Stream(PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}), about.packet())


def _plain(text: str) -> str:
    """Return a text on one line without the control characters that XML refuses."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


@lru_cache(maxsize=1)
def _profile() -> bytes:
    return path("colours/srgb.icc").read_bytes()
