"""The structure of a paper, as pypdf and Poppler walk it: headings, paragraphs, lists and tables in their order."""

from datetime import date
from io import BytesIO

import pypdf
import pytest
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject

from desktop.documents.engine.canvas import A4_PORTRAIT, REGULAR, PaperCanvas
from desktop.documents.engine.structure import Element, figure
from desktop.documents.letters.award_list import award_listing
from desktop.documents.letters.decision import decision_letter
from desktop.documents.letters.letter_pdf import write_letter_pdf
from desktop.documents.letters.listing_pdf import write_listing_pdf
from tests.desktop.documents.seed_papers import AWARD_LIST, DECISION
from tests.desktop.exchange.writers.listings import register, row

MADE = date(2024, 1, 9)


class Walk:
    """Every element from top to bottom as its role, depth and words."""

    def __init__(self, data: bytes) -> None:
        self.reader = pypdf.PdfReader(BytesIO(data), strict=True)
        self.texts = [marked_texts(page) for page in self.reader.pages]
        self.pages = [page.indirect_reference.idnum for page in self.reader.pages]
        self.root = self.reader.trailer["/Root"]["/StructTreeRoot"]
        self.elements: list[tuple[str, int, str]] = []
        self._walk(self.root["/K"], 0)

    def _walk(self, element: DictionaryObject, depth: int) -> None:
        kids = element["/K"] if isinstance(element["/K"], ArrayObject) else [element["/K"]]
        page = element.raw_get("/Pg").idnum if "/Pg" in element else 0
        place = len(self.elements)
        said = ""
        self.elements.append(("", 0, ""))
        for kid in (each.get_object() for each in kids):
            if isinstance(kid, int):
                said += self.texts[self.pages.index(page)][kid]
            elif kid.get("/Type") == "/MCR":
                said += self.texts[self.pages.index(kid.raw_get("/Pg").idnum)][kid["/MCID"]]
            elif kid.get("/Type") == "/OBJR":
                said += kid["/Obj"]["/T"]
            else:
                self._walk(kid, depth + 1)
        self.elements[place] = (element["/S"][1:], depth, said)

    def said(self, role: str) -> list[str]:
        return [text.strip() for name, _depth, text in self.elements if name == role]


def marked_texts(page: pypdf.PageObject) -> dict[int, str]:
    """Return the text between each pair of marks with a number; codes are letters."""
    found: dict[int, str] = {}
    stack: list[int | None] = []
    for operands, operator in ContentStream(page["/Contents"], page.pdf).operations:
        if operator in (b"BDC", b"BMC"):
            told = operands[1] if operator == b"BDC" else {}
            stack.append(told.get("/MCID", stack[-1] if stack else None))
        elif operator == b"EMC":
            stack.pop()
        elif operator in (b"Tj", b"TJ"):
            assert stack, "every text stands between marks"
            parts = operands[0] if isinstance(operands[0], list) else [operands[0]]
            text = "".join(one.original_bytes.decode("utf-16-be") for one in parts if hasattr(one, "original_bytes"))
            if stack[-1] is not None:
                found[stack[-1]] = found.get(stack[-1], "") + text
    return found


@pytest.fixture(scope="module")
def decision(tmp_path_factory) -> Walk:
    file = tmp_path_factory.mktemp("structure") / "decision.pdf"
    write_letter_pdf(file, decision_letter(DECISION), MADE)
    return Walk(file.read_bytes())


@pytest.fixture(scope="module")
def awards(tmp_path_factory) -> Walk:
    file = tmp_path_factory.mktemp("structure") / "list.pdf"
    write_listing_pdf(file, award_listing(AWARD_LIST), MADE)
    return Walk(file.read_bytes())


def test_a_decision_is_read_from_its_head_to_its_list(decision):
    assert decision.said("H1") == [
        "QUYẾT ĐỊNH Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "DANH SÁCH Tập thể, cá nhân được tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    ]
    assert decision.said("H2") == ["I. Tập thể", "II. Cá nhân"]
    paragraphs = decision.said("P")
    assert paragraphs[0] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    first = next(at for at, text in enumerate(paragraphs) if text.startswith("Điều 1."))
    assert paragraphs[first].endswith("(có Danh sách kèm theo)."), "a paragraph is one element whatever its lines"
    assert "  " not in paragraphs[first] and paragraphs[first + 1].startswith("Điều 2.")


def test_places_of_distribution_and_names_are_items_of_lists(decision):
    items = decision.said("LBody")
    assert items[0] == "- Như Điều 3;" or items[0].startswith("- ")
    assert sum(text.startswith(("1. ", "2. ", "3. ")) for text in items) == sum(
        len(each.recipients) for each in DECISION.lists
    )
    assert len(decision.said("LI")) == len(items)


def test_the_office_s_signature_has_its_field_where_it_goes(decision):
    """Signing tools find it by its name; it shows nothing, so what is printed is left to pen and seal."""
    (field,) = decision.reader.trailer["/Root"]["/AcroForm"]["/Fields"]
    told = field.get_object()
    assert (told["/FT"], told["/T"], told["/Subtype"]) == ("/Sig", "ChuKySo", "/Widget") and "/V" not in told
    page = next(page for page in decision.reader.pages if "/Annots" in page)
    assert page.indirect_reference == told.raw_get("/P")
    left, bottom, right, top = (float(side) * 25.4 / 72 for side in told["/Rect"])
    text = page.extract_text()
    assert "CHỦ TỊCH" in text and DECISION.signature.name in text
    assert (right - left, (left + right) / 2) == pytest.approx((60.0, 151.5), abs=0.1)
    assert 20 < top - bottom < 36
    assert decision.said("Form") == ["ChuKySo"], "who has the paper read aloud is told of it"


def test_a_table_has_rows_heads_and_as_many_cells_as_columns(awards):
    rows: list[list[str]] = []
    for role, _depth, text in awards.elements:
        if role == "TR":
            rows.append([])
        elif role in ("TH", "TD"):
            rows[-1].append(f"{role} {text}")
    heads = [cell.removeprefix("TH ") for cell in rows[0]]
    assert heads == ["TT", "Tập thể, cá nhân", "Chức vụ, đơn vị công tác", "Số sổ vàng", "Tiền thưởng (đồng)"]
    assert {len(cells) for cells in rows} == {len(heads), 2}, "a heading between rows reaches over the others"
    assert ["TD 1", "TD Ông Hà Phúc Lượng"] in [cells[:2] for cells in rows]


def test_page_numbers_and_heads_that_come_again_are_not_read(tmp_path):
    write_listing_pdf(tmp_path / "long.pdf", register(row(f"Lò Thị Mẫu {at}", at) for at in range(1, 61)))
    walk = Walk((tmp_path / "long.pdf").read_bytes())
    assert len(walk.reader.pages) > 1
    assert len(set(walk.said("TH"))) == len(walk.said("TH"))
    assert "2" not in walk.said("P")
    assert len(walk.said("TR")) == 61


def test_every_mark_of_a_page_leads_to_its_element(awards):
    """By the tree of parents, with which readers find what somebody points at."""
    numbers = awards.root["/ParentTree"]["/Nums"]
    for page, (key, listed) in zip(awards.reader.pages, zip(numbers[::2], numbers[1::2], strict=True), strict=True):
        assert page["/StructParents"] == key and page["/Tabs"] == "/S"
        assert len(listed.get_object()) == max(marked_texts(page)) + 1
        for number, element in enumerate(each.get_object() for each in listed.get_object()):
            kids = element["/K"] if isinstance(element["/K"], ArrayObject) else [element["/K"]]
            own = element.raw_get("/Pg").idnum == page.indirect_reference.idnum
            assert (own and number in kids) or any(isinstance(kid, dict) and kid["/MCID"] == number for kid in kids)


def test_a_paragraph_goes_on_over_the_page_and_an_empty_cell_is_a_cell(tmp_path):
    canvas = PaperCanvas(tmp_path / "a.pdf", A4_PORTRAIT, title="Thử")
    one, table = Element("P"), Element("Table")
    with canvas.tagged(one):
        canvas.draw_string(30, 280, REGULAR, 14, "Khen thưởng ")
    canvas.show_page()
    with canvas.tagged(one):
        canvas.draw_string(30, 30, REGULAR, 14, "đột xuất")
    with canvas.tagged(table):
        words = canvas.text_operators(((REGULAR, "Lò Văn Én"),), 14)
        canvas.draw_cells([(30, 50, ""), (60, 50, words)], [("TD", ""), ("TD", "")])
    canvas.save()
    walk = Walk((tmp_path / "a.pdf").read_bytes())
    assert walk.said("P") == ["Khen thưởng đột xuất"]
    assert walk.said("TD") == ["", "Lò Văn Én"]
    assert walk.reader.trailer["/Root"]["/MarkInfo"] == {"/Marked": True}


def test_a_picture_is_one_element_with_its_words_and_place(tmp_path):
    canvas = PaperCanvas(tmp_path / "a.pdf", A4_PORTRAIT, title="Thử")
    with canvas.tagged(figure("Lượt khen (2023): Tập thể 7", (30, 20, 150, 50), 297)):
        canvas.rect(30, 20, 10, 50, weight=0.4, grey=0.5)
        canvas.draw_string(30, 75, REGULAR, 10, "2023")
        canvas.draw_string(60, 75, REGULAR, 10, "7")
    canvas.save()
    walk = Walk((tmp_path / "a.pdf").read_bytes())
    assert walk.said("Figure") == ["20237"] and walk.said("P") == []
    one = walk.root["/K"]["/K"]
    one = (one[0] if isinstance(one, ArrayObject) else one).get_object()
    assert one["/Alt"] == "Lượt khen (2023): Tập thể 7"
    assert [float(side) for side in one["/A"]["/BBox"]] == pytest.approx([85.04, 643.46, 510.24, 785.2], abs=0.01)
