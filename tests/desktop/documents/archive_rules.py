"""An audit of PDF/A-2b, rule by rule as ISO 19005-2 numbers them: `faults(data)` names each rule that a file breaks.

No validator is to be had from the package registries (veraPDF comes from Maven alone), so the rules that can apply to
files of this program are read here with pypdf, HarfBuzz, lxml and Little CMS, none of which wrote them. Not looked at,
since nothing here could break them: inks and halftones, embedded CMaps, Type 3 fonts, sound, movies, 3D, JPEG 2000.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from io import BytesIO

import pypdf
import uharfbuzz
from lxml import etree
from PIL import ImageCms
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NameObject, StreamObject, TextStringObject

OPERATORS = frozenset(
    re.findall(
        r"\S+",
        "b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q "
        "re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"",
    )
)
XMP_KNOWN = {
    "http://purl.org/dc/elements/1.1/": {"format", "language", "title", "description", "creator", "subject"},
    "http://ns.adobe.com/pdf/1.3/": {"Producer", "Keywords", "Trapped"},
    "http://ns.adobe.com/xap/1.0/": {"CreateDate", "ModifyDate", "CreatorTool", "MetadataDate"},
    "http://www.aiim.org/pdfa/ns/id/": {"part", "conformance"},
}
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
ANNOTATIONS = {"/Link", "/Widget", "/Text", "/FreeText", "/Stamp", "/Popup"}  # of those allowed, what could be here
Rule = Callable[["File"], Iterator[str]]


class File:
    """A file with its objects."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.reader = pypdf.PdfReader(BytesIO(data), strict=True)
        self.root = self.reader.trailer["/Root"]
        xref = self.reader.xref.get(0, {})
        self.numbers = sorted({*xref, *self.reader.xref_objStm})
        self.objects = [self.reader.get_object(number) for number in self.numbers if number]
        self.dictionaries = [each for whole in self.objects for each in _dictionaries(whole)]
        self.streams = [whole for whole in self.objects if isinstance(whole, StreamObject)]
        self.fonts = [each for each in self.dictionaries if each.get("/Type") == "/Font"]

    @cached_property
    def contents(self) -> list[tuple[DictionaryObject, list]]:
        """The resources and operations of each page and each form."""
        drawn = [(page["/Resources"], page["/Contents"]) for page in self.reader.pages]
        forms = [stream for stream in self.streams if stream.get("/Subtype") == "/Form"]
        drawn += [(form.get("/Resources", DictionaryObject()), form) for form in forms]
        return [(resources, ContentStream(content, self.reader).operations) for resources, content in drawn]

    @cached_property
    def shown(self) -> dict[int, set[int]]:
        """The codes that pages and forms show in each font, by the font's identity."""
        found: dict[int, set[int]] = {}
        for resources, operations in self.contents:
            names = {name: id(one.get_object()) for name, one in resources.get("/Font", {}).items()}
            codes: set[int] = set()
            for operands, operator in operations:
                if operator == b"Tf":
                    codes = found.setdefault(names.get(operands[0], 0), set())
                elif operator in (b"Tj", b"TJ"):
                    parts = operands[0] if isinstance(operands[0], list) else [operands[0]]
                    raw = b"".join(part.original_bytes for part in parts if hasattr(part, "original_bytes"))
                    codes |= {int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)}
        return found


def _dictionaries(value: object) -> Iterator[DictionaryObject]:
    """Yield a dictionary and those written inside it; what is referred to is an object of its own."""
    if isinstance(value, DictionaryObject):
        yield value
        inner = list(value.values())
    else:
        inner = list(value) if isinstance(value, ArrayObject) else []
    for each in inner:
        yield from _dictionaries(each)


def file_header(file: File) -> Iterator[str]:
    """6.1.2"""
    first, second = file.data.split(b"\n", 2)[:2]
    if not re.fullmatch(rb"%PDF-1\.[0-7]", first):
        yield f"header {first!r}"
    if second[:1] != b"%" or len([byte for byte in second[1:5] if byte > 127]) < 4:
        yield "no binary comment under the header"


def file_trailer(file: File) -> Iterator[str]:
    """6.1.3"""
    ids = file.reader.trailer.get("/ID", [])
    if len(ids) != 2 or any(len(each.original_bytes) < 16 for each in ids):
        yield "no file ID"
    if "/Encrypt" in file.reader.trailer:
        yield "encrypted"
    if not re.search(rb"%%EOF\r?\n?\Z", file.data):
        yield "something follows the end"


def cross_references(file: File) -> Iterator[str]:
    """6.1.4, 6.1.9: every object stands where the table says, between its keywords on lines of their own."""
    for number, offset in file.reader.xref.get(0, {}).items():
        if offset and not re.match(rb"%d 0 obj\r?\n" % number, file.data[offset:]):
            yield f"object {number} is not at its place"
    for end in re.finditer(rb"endobj", file.data):
        if file.data[end.start() - 1 : end.start()] != b"\n" or file.data[end.end() : end.end() + 1] != b"\n":
            yield f"endobj at {end.start()} does not stand on a line of its own"


def streams(file: File) -> Iterator[str]:
    """6.1.7: lengths, ends of lines, no foreign files, no LZW."""
    for found in re.finditer(rb"/Length (\d+)[^>]*>>\s*stream(\r?\n)", file.data):
        end = found.end() + int(found[1])
        if not re.match(rb"\r?\nendstream", file.data[end:]):
            yield f"the stream at {found.start()} does not end where its length says"
    for stream in file.streams:
        if {"/F", "/FFilter", "/FDecodeParms"} & stream.keys():
            yield "a stream in another file"
        filters = stream.get("/Filter", [])
        for name in [filters] if isinstance(filters, NameObject) else filters:
            if name not in ("/FlateDecode", "/DCTDecode", "/ASCIIHexDecode", "/ASCII85Decode"):
                yield f"filter {name}"


def strings_and_names(file: File) -> Iterator[str]:
    """6.1.6, 6.1.8, 6.1.13"""
    for each in file.dictionaries:
        for name, value in each.items():
            for one in (name, value):
                if isinstance(one, NameObject) and len(one.encode()) > 127:
                    yield f"name {one}"
            if isinstance(value, TextStringObject) and len(value.original_bytes) > 32_767:
                yield "a string of more than 32,767 bytes"
    for found in re.finditer(
        rb"(?<!<)<([0-9A-Fa-f\s]+)>(?!>)", re.sub(rb"stream\r?\n.*?endstream", b"", file.data, flags=re.S)
    ):
        if len(re.sub(rb"\s", b"", found[1])) % 2:
            yield "a hexadecimal string with an odd number of digits"
    if len(file.numbers) > 8_388_607:
        yield "too many objects"
    for page in file.reader.pages:
        if not all(3 <= float(side) <= 14_400 for side in (page.mediabox.width, page.mediabox.height)):
            yield "size of a page"


def content_streams(file: File) -> Iterator[str]:
    """6.2.2, 6.1.10, 6.1.13: known operators, resources named, states nested 28 deep at most, marks closed."""
    for resources, operations in file.contents:
        depth = marks = 0
        for operands, operator in operations:
            name = operator.decode("latin-1")
            if name not in OPERATORS:
                yield f"operator {name}"
            if name == "INLINE IMAGE" or name == "BI":
                yield "an inline image"
            depth += (name == "q") - (name == "Q")
            marks += (name in ("BDC", "BMC")) - (name == "EMC")
            if not 0 <= depth <= 28 or marks < 0:
                yield "states or marks are not closed"
            if name == "Do" and operands[0] not in resources.get("/XObject", {}):
                yield f"{operands[0]} is in no resources"
            if name == "Tf" and operands[0] not in resources.get("/Font", {}):
                yield f"{operands[0]} is in no resources"
            if name in ("k", "K", "sh", "cs", "CS", "scn", "SCN", "ri"):
                yield f"{name}: a colour or state that the output intent does not cover"
        if depth or marks:
            yield "states or marks are left open"


def output_intent(file: File) -> Iterator[str]:
    """6.2.3, 6.2.4.3"""
    intents = file.root.get("/OutputIntents", [])
    if [intent["/S"] for intent in intents] != ["/GTS_PDFA1"]:
        yield "not one output intent for PDF/A"
        return
    profile = intents[0]["/DestOutputProfile"]
    told = ImageCms.ImageCmsProfile(BytesIO(profile.get_data())).profile
    kind, space = told.device_class.strip(), told.xcolor_space.strip()
    if kind not in ("mntr", "prtr") or space != "RGB" or profile["/N"] != 3 or told.version >= 5:
        yield f"profile {kind} {space} {told.version}"


def graphics(file: File) -> Iterator[str]:
    """6.2.5, 6.2.8, 6.2.9, 6.2.10"""
    for each in file.dictionaries:
        states = each.get("/ExtGState", DictionaryObject()).values() if isinstance(each, DictionaryObject) else ()
        for state in (one.get_object() for one in states):
            see_through = any(state.get(name, 1) != 1 for name in ("/CA", "/ca"))
            if see_through or {"/TR", "/TR2", "/HTP", "/SMask", "/BM"} & state.keys():
                yield "a graphics state that is not allowed or transparent"
        if each.get("/Subtype") == "/Image":
            if {"/Alternates", "/OPI", "/SMask"} & each.keys() or each.get("/Interpolate"):
                yield "a picture with alternates, soft mask or interpolation"
            if each.get("/ColorSpace") not in ("/DeviceRGB", "/DeviceGray"):
                yield f"a picture in {each.get('/ColorSpace')}"
        if each.get("/Subtype") in ("/PS",) or (
            {"/Ref", "/OPI", "/PS"} & each.keys() and each.get("/Subtype") == "/Form"
        ):
            yield "a form that is not allowed"
        if each.get("/S") == "/Transparency":
            yield "transparency"


def fonts(file: File) -> Iterator[str]:
    """6.2.11.2 to 6.2.11.5, 6.2.11.8: embedded, complete, as wide as told, nothing without a glyph."""
    for font in file.fonts:
        if font["/Subtype"] == "/Type0":
            yield from _composite(file, font)
        elif font["/Subtype"] != "/CIDFontType2":
            yield f"font {font['/Subtype']}"


def _composite(file: File, font: DictionaryObject) -> Iterator[str]:
    inner = font["/DescendantFonts"][0]
    descriptor = inner["/FontDescriptor"]
    name = font["/BaseFont"]
    if font["/Encoding"] != "/Identity-H" or inner["/BaseFont"] != name != descriptor["/FontName"]:
        yield f"{name}: encoding or names"
    if "/CIDToGIDMap" not in inner or "/FontFile2" not in descriptor:
        yield f"{name}: not embedded, or codes lead nowhere"
        return
    if "/CIDSet" in descriptor:
        yield f"{name}: a CIDSet, which would have to name every glyph"
    program = uharfbuzz.Face(uharfbuzz.Blob(descriptor["/FontFile2"].get_data()))
    drawn, table = uharfbuzz.Font(program), inner["/CIDToGIDMap"].get_data()
    widths: dict[int, float] = {}
    told = list(inner["/W"])
    for first, run in zip(told[::2], told[1::2], strict=True):
        widths |= {first + at: float(width) for at, width in enumerate(run)}
    for code in sorted(file.shown.get(id(font), ())):
        glyph = int.from_bytes(table[2 * code : 2 * code + 2], "big")
        if not glyph:
            yield f"{name}: U+{code:04X} has no glyph"
        wide = drawn.get_glyph_h_advance(glyph) * 1000 / program.upem
        if abs(wide - widths.get(code, float(inner.get("/DW", 1000)))) > 1:
            yield f"{name}: U+{code:04X} is {wide} wide, told {widths.get(code)}"


def annotations(file: File) -> Iterator[str]:
    """6.3: allowed kinds, printed, never hidden, with an appearance."""
    for page in file.reader.pages:
        for one in (each.get_object() for each in page.get("/Annots", [])):
            if one["/Subtype"] not in ANNOTATIONS:
                yield f"annotation {one['/Subtype']}"
            if one.get("/F", 0) & 0b100111 != 0b100:
                yield "an annotation that is not printed or hidden"
            looks = one.get("/AP", DictionaryObject())
            if looks.keys() != {"/N"} or not isinstance(looks["/N"], StreamObject):
                yield "an annotation without its one appearance"
            if {"/A", "/AA"} & one.keys():
                yield "an annotation that acts"


def forms_and_actions(file: File) -> Iterator[str]:
    """6.4, 6.5, 6.1.11, 6.1.12, 6.8 to 6.11: nothing acts, is hidden, enclosed or asked for."""
    form = file.root.get("/AcroForm", {})
    if form.get("/NeedAppearances") or "/XFA" in form:
        yield "a form that readers would have to draw"
    banned = {"/OpenAction", "/AA", "/Requirements", "/OCProperties", "/Perms"} & file.root.keys()
    banned |= {"/EmbeddedFiles", "/JavaScript", "/AlternatePresentations"} & file.root.get("/Names", {}).keys()
    yield from sorted(banned)
    for each in file.dictionaries:
        if each.get("/Type") == "/Action" or {"/JS", "/AA", "/PresSteps", "/EF"} & each.keys():
            yield "an action, script or enclosed file"


def metadata(file: File) -> Iterator[str]:
    """6.6.2, 6.6.4: an XMP packet of known properties that says PDF/A-2b and what the file's Info says."""
    stream = file.root.get("/Metadata")
    if stream is None:
        yield "no XMP"
        return
    packet = stream.get_data()
    start = packet.split(b"\n", 1)[0]
    if not start.startswith(b"<?xpacket begin=") or b"bytes=" in start or b"encoding=" in start:
        yield "header of the XMP packet"
    if "/Filter" in stream:
        yield "the XMP packet is deflated: programs would not find it"
    tree = etree.fromstring(packet)
    told: dict[str, str] = {}
    for each in tree.iter(f"{RDF}Description"):
        said = [(etree.QName(one), "".join(one.itertext()).strip()) for one in each]
        said += [(etree.QName(name), value) for name, value in each.items() if not name.startswith(RDF)]
        for name, value in said:
            if name.localname not in XMP_KNOWN.get(name.namespace, ()):
                yield f"property {name}"
            told[name.localname] = value
    if (told.get("part"), told.get("conformance")) != ("2", "B"):
        yield "does not say that it is PDF/A-2b"
    yield from _as_info(file, told)


def _as_info(file: File, told: dict[str, str]) -> Iterator[str]:
    info = file.reader.trailer["/Info"]
    pairs = {"/Title": "title", "/Subject": "description", "/Author": "creator"}
    pairs |= {"/Creator": "CreatorTool", "/Producer": "Producer", "/Keywords": "Keywords"}
    for entry, name in pairs.items():
        said = info.get(entry, "")
        added = entry == "/Producer" and said.endswith(f"; {told.get(name)}")  # who signed a file adds its program
        if said != told.get(name, "") and not added:
            yield f"{entry} says {info.get(entry)!r}, XMP {told.get(name)!r}"
    for entry, name in {"/CreationDate": "CreateDate", "/ModDate": "ModifyDate"}.items():
        plain = re.sub(r"[-:T']|\.\d+", "", told.get(name, ""))
        if re.sub(r"D:|'", "", info.get(entry, "")).replace("Z", "+0000") != plain:
            yield f"{entry} says {info.get(entry)!r}, XMP {told.get(name)!r}"


RULES: tuple[Rule, ...] = (
    file_header,
    file_trailer,
    cross_references,
    streams,
    strings_and_names,
    content_streams,
    output_intent,
    graphics,
    fonts,
    annotations,
    forms_and_actions,
    metadata,
)


def faults(data: bytes) -> list[str]:
    """Return what a file breaks of PDF/A-2b, each with its rule; nothing for one that may go to the archive."""
    file = File(data)
    return [f"{(rule.__doc__ or '').split(':')[0]}: {fault}" for rule in RULES for fault in rule(file)]
