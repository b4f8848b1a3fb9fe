"""The structure of a paper for who has it read aloud: headings, paragraphs, lists and tables (ISO 32000-1, 14.7).

Every text on a page stands between marks with a number; an element names the numbers that are its own, and the pages
name the elements of their numbers. Cells of tables leave for the file at once, so a list of any length takes no memory.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop.documents.engine.document import StreamedDocument
from desktop.documents.engine.units import POINTS

_END: Final = "EMC"


@dataclass(eq=False, slots=True)
class Element:
    """One element by its standard role: "H1", "P", "Table", "TR", "TH", "TD", "L", "LI", "LBody", "Sect"."""

    role: str
    attributes: str = ""
    """Further entries of its dictionary, as PDF writes them: "/A<</O/Table/Scope/Column>>"."""
    number: int = 0
    """Of its object; 0 until it is first drawn."""
    parent: int = 0
    page: int = 0
    """The first that it has text on, by its object's number."""
    kids: list[bytes] = field(default_factory=list)

    def body(self) -> bytes:
        """Return its dictionary."""
        kids = self.kids[0] if len(self.kids) == 1 else b"[%b]" % b" ".join(self.kids)
        page = b"/Pg %d 0 R" % self.page if self.page else b""
        return b"<</S/%b/P %d 0 R%b/K %b%b>>" % (
            self.role.encode(),
            self.parent,
            page,
            kids,
            self.attributes.encode(),
        )


def figure(words: str, box: tuple[float, float, float, float], page_height: float) -> Element:
    """Return the element of a picture that is said in `words`; `box` is its corner, width and height, all in mm."""
    x, y, width, height = box
    sides = (x, page_height - y - height, x + width, page_height - y)
    told = words.encode("utf-16-be").hex().upper()
    placed = " ".join(f"{side * POINTS:.2f}" for side in sides)
    return Element("Figure", f"/Alt<FEFF{told}>/A<</O/Layout/Placement/Block/BBox[{placed}]>>")


@dataclass(frozen=True, slots=True)
class SignatureField:
    """Where a signing tool puts a signature: a rectangle of the page in points, empty until then."""

    name: str
    title: str
    """What readers call it."""
    box: tuple[float, float, float, float]

    def body(self, page: int, look: int, key: int, name: str) -> bytes:
        """Return its dictionary, field and annotation in one; `look` is its empty appearance, `key` its parent's."""
        title = self.title.encode("utf-16-be").hex().upper().encode()
        box = b" ".join(b"%.2f" % side for side in self.box)
        return (
            b"<</Type/Annot/Subtype/Widget/FT/Sig/F 4/T(%b)/TU<FEFF%b>/Rect[%b]/P %d 0 R/AP<</N %d 0 R>>"
            b"/StructParent %d>>" % (name.encode("ascii"), title, box, page, look, key)
        )

    def look(self) -> bytes:
        """Return its appearance, which shows nothing."""
        left, bottom, right, top = self.box
        return b"<</Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]/Length 0>>\nstream\n\nendstream" % (
            right - left,
            top - bottom,
        )


class Structure:
    """The elements of one document while its pages are drawn."""

    def __init__(self, document: StreamedDocument) -> None:
        self._document = document
        self._root = document.reserve()
        self._whole = Element("Document", number=document.reserve(), parent=self._root)
        self._kept: list[Element] = [self._whole]
        self._open: list[Element | None] = []
        self._marked: Element | bool | None = (
            None  # what the marks of the page are open for; True: decoration; False: a cell
        )
        self._pages: list[bytes] = []  # the object that lists each page's elements
        self._marks: list[int] = []  # the element of each number of this page
        self._fields: list[tuple[int, int, int, SignatureField]] = []  # object, element, page, field
        self._page = 0

    @property
    def page(self) -> int:
        """The number of the page that is drawn."""
        self._page = self._page or self._document.reserve()
        return self._page

    def open(self, element: Element | None) -> None:
        """Begin what belongs to an element, or what is not read at all."""
        if element is not None:
            self.add(element)
        self._open.append(element)

    def leave(self) -> None:
        """End what was opened last."""
        self._open.pop()

    def text(self, element: Element | None = None) -> str:
        """Return the marks to be written before a text of this element, else of the one that is open."""
        if element is None:
            if self._open and self._open[-1] is None:
                return self.decoration()
            element = self._open[-1] if self._open else Element("P")
        assert element is not None
        if self._marked is element:
            return ""
        self.add(element)
        number = len(self._marks)
        self._marks.append(element.number)
        element.page = element.page or self.page
        here = element.page == self.page
        element.kids.append(b"%d" % number if here else b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self.page, number))
        return self._mark(element, f"/{element.role}<</MCID {number}>>BDC")

    def decoration(self) -> str:
        """Return the marks to be written before what is not read."""
        return "" if self._marked is True else self._mark(True, "/Artifact BMC")

    def _mark(self, what: Element | bool | None, begin: str) -> str:
        """Return the end of the marks before and the beginning of new ones."""
        end = _END if self._marked is not None else ""
        self._marked = what
        return f"{end} {begin}".strip()

    def add(self, element: Element) -> None:
        """Give a new element its number and its place under the one that is open."""
        if element.number:
            return
        parent = next((one for one in reversed(self._open) if one is not None), self._whole)
        element.number, element.parent = self._document.reserve(), parent.number
        parent.kids.append(b"%d 0 R" % element.number)
        self._kept.append(element)

    def add_field(self, field: SignatureField) -> None:
        """Put a field for a signature on the page that is drawn."""
        element, number = Element("Form"), self._document.reserve()
        self.add(element)
        element.page = self.page
        element.kids.append(b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (number, self.page))
        self._fields.append((number, element.number, self.page, field))

    def row(self, cells: Sequence[tuple[str, str, bool]]) -> list[str]:
        """Write a row of the table that is open; a cell is its role, its attributes, and whether it has text.

        Returns the marks to be written before the text of each cell, which follow each other.
        """
        table = self._open[-1]
        assert table is not None
        row, page, marks = self._document.reserve_more(len(cells) + 1), self.page, self._marks
        table.kids.append(b"%d 0 R" % row)
        end = "" if self._marked is None else f"{_END} "
        bodies = [b"<</S/TR/P %d 0 R/K[%b]>>" % (table.number, _references(row + 1, len(cells)))]
        begun = []
        for number, (role, attributes, text) in enumerate(cells, row + 1):
            told = f"<</S/{role}/P {row} 0 R{attributes}"
            if text:
                at = len(marks)
                marks.append(number)
                begun.append(f"{end}/{role}<</MCID {at}>>BDC")
                end, self._marked = f"{_END} ", False
                told = f"{told}/Pg {page} 0 R/K {at}>>"
            else:
                begun.append("")
                told = f"{told}/K[]>>"
            bodies.append(told.encode())
        self._document.write_small(*bodies, first=row)
        return begun

    def _write(self, element: Element) -> None:
        self._document.write_small(element.body(), first=element.number)

    def end_page(self) -> str:
        """Return the end of the marks that are open."""
        return self._mark(None, "")

    def entries(self) -> bytes:
        """Return what the page's dictionary says of its structure; writes the list of its elements."""
        listed = self._document.reserve()
        self._document.write_small(b"[%b]" % b" ".join([b"%d 0 R" % number for number in self._marks]), first=listed)
        self._pages.append(b"%d %d 0 R" % (len(self._pages), listed))
        here = b" ".join(b"%d 0 R" % number for number, _element, page, _field in self._fields if page == self.page)
        fields = b"/Annots[%b]" % here if here else b""
        return b"/StructParents %d/Tabs/S%b" % (len(self._pages) - 1, fields)

    def next_page(self) -> None:
        """Begin another page."""
        self._marks, self._page = [], 0

    def close(self) -> None:
        """Write what is left, and the root from which readers find all."""
        for kept in self._kept:
            self._write(kept)
        for at, (number, element, page, signature) in enumerate(self._fields, start=1):
            name = f"{signature.name}{at}" if at > 1 else signature.name  # two fields of one name would be one
            key, look = len(self._pages), self._document.reserve()
            self._document.write(look, signature.look())
            self._document.write(number, signature.body(page, look, key, name))
            self._pages.append(b"%d %d 0 R" % (key, element))
        parents = b"<</Nums[%b]>>" % b" ".join(self._pages)
        told = (self._whole.number, parents, len(self._pages))
        root = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %b/ParentTreeNextKey %d>>" % told
        self._document.write_small(root, first=self._root)
        self._document.set_structure(self._root, [number for number, *_ in self._fields])


def _references(first: int, count: int) -> bytes:
    """Return references to objects whose numbers follow each other."""
    return " ".join([f"{number} 0 R" for number in range(first, first + count)]).encode()
