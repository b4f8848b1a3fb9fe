"""Certificates beside typst, first-try platypus and LibreOffice: one whole process each, outputs checked."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.documents.certificate.values import CertificateValues
from tests.benchmarks._mail_merge import WITHOUT_MERGE, can_merge, merge
from tests.benchmarks._peers import WITHOUT_TYPST, has_typst
from tests.benchmarks._people import FAMILIES, GIVEN, MIDDLES, POSITIONS, UNITS

ROOT = Path(__file__).resolve().parents[2]
REASONS = (
    "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022",
    "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022, góp phần phát triển sự nghiệp thông tin và "
    "truyền thông ở vùng đồng bào dân tộc thiểu số",
)
TYPST = """
#set page(width: 297mm, height: 210mm, margin: 0mm, background: image("border.svg", width: 100%))
#set text(font: "Tinos", lang: "vi")
#let fitted(body, most, least, width) = context {
  let size = most
  while size > least and measure(text(size: size, weight: "bold", body)).width > width { size -= 0.25pt }
  text(size: size, weight: "bold", body)
}
#let at(y, body) = place(top + center, dy: y, body)
#for r in json("data.json") {
  at(42mm, text(12pt, weight: "bold")[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM])
  at(48mm, text(12.4pt, weight: "bold")[Độc lập - Tự do - Hạnh phúc])
  at(57mm, text(17.6pt, weight: "bold", fill: rgb("bf0d1e"), r.issuer))
  at(70mm, text(44pt, weight: "bold", fill: rgb("bf0d1e"))[BẰNG KHEN])
  at(98mm, fitted(r.honorific + " " + r.name, 26pt, 15.6pt, 192mm))
  at(112mm, block(width: 178mm, text(14.5pt, r.position + ", " + r.unit)))
  at(126mm, block(width: 185mm, text(15.2pt, r.reason)))
  place(top + left, dx: 180mm, dy: 141mm, text(11.3pt, style: "italic", weight: "bold", r.place + ", " + r.date))
  place(top + left, dx: 195mm, dy: 147mm, text(12pt, weight: "bold", r.signer_title))
  place(top + left, dx: 195mm, dy: 167mm, text(12pt, weight: "bold", r.signer_name))
  place(top + left, dx: 47mm, dy: 161mm, text(10.6pt, style: "italic", weight: "bold", "Quyết định số: " + r.decision))
  place(top + left, dx: 47mm, dy: 167mm, text(10.6pt, style: "italic", weight: "bold", "Số sổ vàng: " + r.number))
  pagebreak(weak: true)
}
"""


def people(count: int) -> list[CertificateValues]:
    """Return invented recipients: names differ, positions, units and citations repeat as in a real round."""
    return [
        CertificateValues(
            kind="individual",
            honorific="Ông" if at % 2 else "Bà",
            name=f"{FAMILIES[at // 228 % 16]} {MIDDLES[at // 19 % 12]} {GIVEN[at // 3648 % 19]} {GIVEN[at % 19]}",
            position=POSITIONS[at % 3],
            unit=UNITS[at % 19],
            award="Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông",
            reason=REASONS[at % 2],
            decision_number="2417/QĐ-BTTTT",
            decision_date="2023-12-14",
            place="Hà Nội",
            signer_title="BỘ TRƯỞNG",
            signer_name="Hoàng Thế Vinh",
            register_number=f"{at + 1:02d}",
        )
        for at in range(count)
    ]


def ours(out: Path, count: int, layout: str) -> None:
    from desktop.documents.certificate.batch import write_certificates  # its peers do not pay for loading it

    write_certificates(out, people(count), layout=layout)


def write_typst(out: Path, count: int) -> None:
    import typst

    rows = [
        {
            **{key: value for key, value in vars(one).items() if isinstance(value, str)},
            "issuer": "BỘ TRƯỞNG BỘ THÔNG TIN VÀ TRUYỀN THÔNG",
            "date": "ngày 14 tháng 12 năm 2023",
            "decision": "2417/QĐ-BTTTT ngày 14 tháng 12 năm 2023",
            "number": one.register_number,
        }
        for one in people(count)
    ]
    folder = out.parent
    (folder / "data.json").write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    (folder / "border.svg").write_text(_border_svg(), "utf-8")
    (folder / "page.typ").write_text(TYPST, "utf-8")
    typst.compile(str(folder / "page.typ"), str(out), font_paths=[str(ROOT / "resources/fonts/tinos")])


def _border_svg() -> str:
    """Return a border of 200 triangles, far plainer than ours."""
    teeth = "".join(f'<path d="M{20 + 1.28 * at} 20 l1.28 0 l-.64 2z"/>' for at in range(100))
    teeth += "".join(f'<path d="M{20 + 1.28 * at} 190 l1.28 0 l-.64 -2z"/>' for at in range(100))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 210" width="297mm" height="210mm">{teeth}</svg>'


def write_platypus(out: Path, count: int) -> None:
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer

    pdfmetrics.registerFont(TTFont("T", str(ROOT / "resources/fonts/tinos/Tinos_700Bold.ttf")))

    def border(canvas: Any, _document: Any) -> None:
        for at in range(200):
            canvas.line((20 + at) * mm, 20 * mm, (20.6 + at) * mm, 22 * mm)

    story: list[Any] = []
    for one in people(count):
        for text, size in (
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12),
            ("Độc lập - Tự do - Hạnh phúc", 12),
            ("BỘ TRƯỞNG BỘ THÔNG TIN VÀ TRUYỀN THÔNG", 18),
            ("BẰNG KHEN", 44),
            (f"{one.honorific} {one.name}", 26),
            (f"{one.position}, {one.unit}", 14),
            (one.reason, 15),
            (f"{one.place}, ngày 14 tháng 12 năm 2023", 11),
            (f"{one.signer_title} {one.signer_name}", 12),
            (f"Quyết định số: {one.decision_number} Số sổ vàng: {one.register_number}", 10),
        ):
            story.append(
                Paragraph(text, ParagraphStyle("x", fontName="T", fontSize=size, leading=size * 1.3, alignment=1))
            )
            story.append(Spacer(1, 2 * mm))
        story.append(PageBreak())
    SimpleDocTemplate(str(out), pagesize=landscape(A4), topMargin=20 * mm).build(story, border, border)


def write_libreoffice(out: Path, count: int) -> None:
    """Merge the same records by LibreOffice's mail merge into one PDF: twelve lines of plain text a page, no border."""
    names = ("honorific", "name", "position", "unit", "reason", "number")
    records = [
        [str(value or "") for value in (o.honorific, o.name, o.position, o.unit, o.reason, o.register_number)]
        for o in people(count)
    ]
    lines = (
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        *(
            "BỘ TRƯỞNG BỘ THÔNG TIN VÀ TRUYỀN THÔNG",
            "BẰNG KHEN",
            "{honorific} {name}",
            "{position}, {unit}",
            "{reason}",
        ),
        *("Hà Nội, ngày 14 tháng 12 năm 2023", "BỘ TRƯỞNG", "Hoàng Thế Vinh"),
        *("Quyết định số: 2417/QĐ-BTTTT ngày 14 tháng 12 năm 2023", "Số sổ vàng: {number}"),
    )
    merge(out, names, records, lines)


MERGE = "LibreOffice mail merge"
TYPST = "typst, plain border"
OURS = "ours, ornament, one process"
MAKERS: dict[str, Callable[[Path, int], None]] = {
    OURS: lambda out, count: ours(out, count, "bang-khen-a4"),
    "ours, plain border, one process": lambda out, count: ours(out, count, "giay-khen"),
    TYPST: write_typst,
    "platypus, first try": write_platypus,
    MERGE: write_libreoffice,
}


def rows(small: bool) -> list[dict[str, object]]:
    """Measure each maker on the same records; a time counts only when the pages and the last name are right."""
    counts = (300, 1_000) if small else (300, 1_000, 10_000)
    measured = [_measured(maker, count) for count in counts for maker in MAKERS if _worth(maker, count)]
    measured += [] if small else [_measured(OURS, 100_000)]
    missing = {TYPST: "" if has_typst() else WITHOUT_TYPST, MERGE: "" if can_merge() else WITHOUT_MERGE}
    return measured + [{"maker": maker, "remark": f"not measured: {why}"} for maker, why in missing.items() if why]


def _worth(maker: str, count: int) -> bool:
    if maker == MERGE:
        return count == 300 and can_merge()
    if maker == TYPST:
        return has_typst()
    return not (maker.startswith("platypus") and count > 1_000)


def _measured(maker: str, count: int) -> dict[str, object]:
    import pypdfium2  # no maker needs the reader

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.pdf"
        started = time.perf_counter()
        command = [sys.executable, "-m", "tests.benchmarks.certificates", maker, str(count), str(out)]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        wall = time.perf_counter() - started
        document = pypdfium2.PdfDocument(out)
        pages = len(document)
        last = document[pages - 1].get_textpage().get_text_range()
        document.close()
        assert pages == count, (maker, pages)
        assert people(count)[-1].name.split()[-1] in last, maker
        cpu, peak = map(float, done.stdout.split()[-2:])
        return {
            "certificates": count,
            "maker": maker,
            "wall s": wall,
            "CPU s": cpu,
            "peak MiB": peak,
            "bytes/page": out.stat().st_size / count,
        }


if __name__ == "__main__":
    MAKERS[sys.argv[1]](Path(sys.argv[3]), int(sys.argv[2]))
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    spent = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
    print(spent, max(own.ru_maxrss, children.ru_maxrss) / 1024)
