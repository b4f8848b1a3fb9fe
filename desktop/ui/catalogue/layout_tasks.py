"""What the printing process does with layouts: a sample on it, files in and out. Nothing here may import Qt."""

import json
from pathlib import Path

from desktop.documents.certificate.batch import write_certificates
from desktop.documents.certificate.layout_files import read_layout, with_background, write_layout
from desktop.documents.certificate.problems import Fault, PaperProblem
from desktop.documents.certificate.values import CertificateValues

SAMPLE = {
    "individual": {
        "honorific": "Bà",
        "name": "Nguyễn Thị Quỳnh Thưởng",
        "position": "Phó Trưởng phòng Hành chính - Tổng hợp",
        "unit": "Trung tâm Công nghệ thông tin và Truyền thông tỉnh Tuyên Quang",
    },
    "collective": {
        "name": "Phòng Bưu chính, Viễn thông và Chuyển đổi số",
        "unit": "Sở Thông tin và Truyền thông tỉnh Tuyên Quang",
    },
    "household": {
        "name": "Hộ gia đình ông Vừ Mí Kẻ",
        "unit": "Thôn Nà Khả, xã Yên Hoa, huyện Na Hang, tỉnh Tuyên Quang",
    },
}
FORMS = {
    "bang-khen": "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang",
    "giay-khen": "Giấy khen của Giám đốc Sở Thông tin và Truyền thông tỉnh Tuyên Quang",
    "danh-hieu": "Chiến sĩ thi đua cơ sở",
}


def sample_values(content: str, award: str, kind: str, choice: str, posthumous: bool) -> CertificateValues:
    """Return invented values of a certificate; `award` is the wording to try, "" for one that suits the layout."""
    whole = award or FORMS.get(str(json.loads(content).get("id", "")), FORMS["bang-khen"])
    texts: dict[str, str] = SAMPLE[kind]
    return CertificateValues(
        kind=kind,
        award=whole,
        reason="Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022",
        decision_number="1598/QĐ-UBND",
        decision_date="2023-12-22",
        place="Tuyên Quang",
        signer_title="CHỦ TỊCH" if "Chủ tịch" in whole else "GIÁM ĐỐC",
        signer_name="Lương Đức Thiện",
        register_number="07",
        issuer="" if " của " in whole else "Giám đốc Sở Thông tin và Truyền thông tỉnh Tuyên Quang",
        posthumous=posthumous,
        layout=content,
        layout_choice=choice,
        **texts,
    )


def draw_sample(
    content: str, award: str, kind: str, choice: str, posthumous: bool, stock: bool, out: Path
) -> list[PaperProblem]:
    """Draw one certificate with invented values; on stock its scan lies behind the fields."""
    sample = sample_values(content, award, kind, choice, posthumous)
    return write_certificates(out, [sample], stock=stock, scan=True)


def read_file(file: Path) -> tuple[str, str, list[Fault]]:
    """Return a file's layout as whole JSON with its id, and what is wrong with it."""
    content, found = read_layout(file)
    return content, str(json.loads(content)["id"]) if content else "", found


def write_file(file: Path, content: str) -> None:
    """Write a layout as a file for another office."""
    write_layout(file, content)


def set_background(content: str, picture: Path | None) -> str:
    """Return a layout with another scan of the stock behind it on the screen."""
    return with_background(content, picture)
