"""The styles of Word files: every paragraph and every stretch of text has one, and nothing is formatted beside them.

An office that wants another size changes the style once. Names of the parts of a paper are those of NĐ 30/2020; what
Word knows itself (title, headings, body text, list) has Word's own style, so that its outline and readers aloud see it.
"""

from dataclasses import dataclass, replace
from typing import Any, Final
from weakref import WeakKeyDictionary

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import StyleFactory

FACE: Final = "Times New Roman"
CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER
LEFT: Final = WD_ALIGN_PARAGRAPH.LEFT
RIGHT: Final = WD_ALIGN_PARAGRAPH.RIGHT
JUSTIFIED: Final = WD_ALIGN_PARAGRAPH.JUSTIFY
STRONG, EMPHASIS, STRUCK = "Strong", "Emphasis", "Struck"
# Word reads the children of a paragraph's properties in the order of their schema only.
_AFTER_BORDERS: Final = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr", "w:sectPr")


@dataclass(frozen=True, slots=True)
class Look:
    """A style of paragraphs: sizes and spaces in pt, indents in mm."""

    name: str
    size: float = 14.0
    align: Any = LEFT
    bold: bool = False
    italic: bool = False
    before: float = 0.0
    after: float = 0.0
    first: float = 0.0
    """Indent of the first line."""
    left: float = 0.0
    """Indent of all lines; a negative `first` hangs the first one out of it."""
    sides: float = 0.0
    """Indent of both sides."""
    leading: float = 1.0
    """As a share of the size; 0 gives `size` as the exact distance of lines."""
    stays: bool = False
    """With the paragraph after it."""
    dotted: float = 0.0
    """Where a tab filled with dots ends."""
    ruled: bool = False
    """An empty paragraph whose lower edge is a line."""

    @property
    def staying(self) -> "Look":
        """The same, but kept on the page of the paragraph after it."""
        return replace(self, name=f"{self.name}, liền đoạn sau", stays=True)


BODY: Final = Look("Body Text", align=JUSTIFIED, before=6, first=12.7, leading=1.1)
GROUND: Final = Look("Căn cứ", align=JUSTIFIED, italic=True, before=6, first=12.7, leading=1.1)
TITLE: Final = Look("Title", align=CENTRE, bold=True, before=14, stays=True)
SUBTITLE: Final = Look("Subtitle", align=CENTRE, bold=True, stays=True)
HEADING: Final = Look("Heading 1", bold=True, before=6, first=12.7, leading=1.1, stays=True)
ITEM: Final = Look("List Paragraph", align=JUSTIFIED, before=6, first=12.7, leading=1.1)
DOTTED: Final = Look("Dòng chấm", before=6, first=12.7, leading=1.1, dotted=162.0)
DOTTED_ON: Final = Look("Dòng chấm, tiếp", before=6, leading=1.1, dotted=162.0)
CENTRED: Final = Look("Thẩm quyền ban hành", align=CENTRE, bold=True, before=9, stays=True)
ADDRESSEE: Final = Look("Kính gửi", align=CENTRE, before=12, stays=True)
FIRST_ADDRESSEE: Final = Look("Kính gửi, nơi đầu", before=12, first=-24.3, left=63.3, stays=True)
NEXT_ADDRESSEE: Final = Look("Kính gửi, nơi sau", left=63.3, stays=True)
NOTE: Final = Look("Kèm theo văn bản", 13, CENTRE, italic=True, after=10, stays=True)
COUNTRY: Final = Look("Quốc hiệu", 12.5, CENTRE, bold=True)
MOTTO: Final = Look("Tiêu ngữ", 13.5, CENTRE, bold=True)
SUPERIOR: Final = Look("Cơ quan chủ quản", 12.5, CENTRE)
OFFICE: Final = Look("Cơ quan ban hành", 12.5, CENTRE, bold=True)
NUMBER: Final = Look("Số, ký hiệu", 13, CENTRE, before=8)
ABOUT: Final = Look("Trích yếu công văn", 12, CENTRE)
PLACE_AND_DAY: Final = Look("Địa danh và thời gian", 13.5, CENTRE, italic=True, before=8)
COPIES: Final = Look("Nơi nhận", 12, bold=True, italic=True)
COPY: Final = Look("Nơi nhận, từng nơi", 11)
SIGNER_OFFICE: Final = Look("Chức vụ người ký", align=CENTRE, bold=True, stays=True)
SIGNER: Final = Look("Họ tên người ký", align=CENTRE, bold=True, before=80)
LIST_SIGNER_OFFICE: Final = replace(SIGNER_OFFICE, name="Chức vụ người ký danh sách", size=13)
LIST_SIGNER: Final = replace(SIGNER, name="Họ tên người ký danh sách", size=13, before=68)
LIST_DAY: Final = Look("Địa danh, ngày lập danh sách", 13, CENTRE, italic=True, before=6, stays=True)
TOTAL: Final = Look("Tổng số", 13, italic=True, before=8, stays=True)
DRAFT: Final = Look("Bản nháp", 11, bold=True)
MARK: Final = Look("Mốc nhật ký", 8, italic=True, before=12)
HEADER: Final = Look("Header", align=CENTRE)
GAP: Final = Look("Khoảng cách", 6, leading=0, stays=True)
BREAK: Final = Look("Ngắt phần", 1, leading=0)
"""Between a table and what follows, and where a section ends: too low to begin a page of its own."""


def rule(sides: float) -> Look:
    """Return the look of a line drawn in by `sides` mm on both sides."""
    return Look(f"Đường kẻ, lề {sides:g} mm", 3, CENTRE, sides=sides, leading=0, ruled=True)


def cell_look(side: str, size: float, *, heading: bool = False) -> Look:
    """Return the look of a cell's text: `side` is "left", "center" or "right"."""
    if heading:
        return Look(f"Đầu bảng, cỡ {size:g}", size, CENTRE, bold=True, stays=True)
    names = {"left": ("trái", LEFT), "center": ("giữa", CENTRE), "right": ("phải", RIGHT)}
    said, align = names[side]
    return Look(f"Ô bảng, {said}, cỡ {size:g}", size, align)


class _Styles:
    """The styles of one document; python-docx walks all of them, made anew, for each that it finds or adds."""

    def __init__(self, document: Any) -> None:
        self._styles = document.styles
        self._there = {one.name: one for one in self._styles}
        self._ids: dict[str, str] = {}

    def id(self, look: Look) -> str:
        if look.name not in self._ids:
            found = self._there.get(look.name)
            if found is None or found.font.name != FACE:  # those of the template have another one
                found = found or self._added(look.name)
                _dress(found, look)
            self._ids[look.name] = found.style_id
        return self._ids[look.name]

    def _added(self, name: str) -> Any:
        return StyleFactory(self._styles.element.add_style_of_type(name, WD_STYLE_TYPE.PARAGRAPH, False))


_IN_WORK: Final[WeakKeyDictionary[Any, _Styles]] = WeakKeyDictionary()


def style_id(document: Any, look: Look) -> str:
    """Return the id of a look's style in a document, made when it is first asked for."""
    known = _IN_WORK.get(document.part)
    if known is None:
        known = _IN_WORK[document.part] = _Styles(document)
    return known.id(look)


def _dress(style: Any, look: Look) -> None:
    """Give a style its look and nothing of the look that python-docx's template gave it."""
    for part in (style.element.find(qn("w:rPr")), style.element.find(qn("w:pPr"))):
        if part is not None:
            for child in list(part):
                if child.tag != qn("w:outlineLvl"):
                    part.remove(child)
    style.quick_style, style.hidden, style.unhide_when_used = True, False, False
    font, layout = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FACE, Pt(look.size), look.bold, look.italic
    _all_scripts(style)
    layout.alignment = look.align
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.line_spacing = look.leading or Pt(look.size)
    layout.keep_with_next, layout.widow_control = look.stays, True
    if look.first:
        layout.first_line_indent = Mm(look.first)
    if look.left:
        layout.left_indent = Mm(look.left)
        layout.tab_stops.add_tab_stop(Mm(look.left))
    if look.sides:
        layout.left_indent = layout.right_indent = Mm(look.sides)
    if look.dotted:
        layout.tab_stops.add_tab_stop(Mm(look.dotted), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    if look.ruled:
        _add_line(style)


def _all_scripts(style: Any) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FACE)


def _add_line(style: Any) -> None:
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("w:val", "single"), ("w:sz", "6"), ("w:space", "1"), ("w:color", "000000")):
        line.set(qn(name), value)
    borders.append(line)
    style.element.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def set_up_styles(document: Any) -> None:
    """Make plain text Times New Roman, and the two character styles bold and italic and nothing more."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FACE, Pt(12)
    _all_scripts(normal)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    for name, bold in ((STRONG, True), (EMPHASIS, False)):
        style = document.styles[name]
        for child in list(style.element.get_or_add_rPr()):
            style.element.rPr.remove(child)
        style.font.bold, style.font.italic = bold or None, None if bold else True
    document.styles.add_style(STRUCK, WD_STYLE_TYPE.CHARACTER).font.strike = True
