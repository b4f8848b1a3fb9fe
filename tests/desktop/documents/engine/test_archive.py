"""Every file may go to the archive: PDF/A-2b, with the office as its author and the day of the paper."""

import re
from datetime import date
from pathlib import Path

import pypdf
import pytest

from desktop.documents.certificate.batch import SEVERAL, write_certificates
from desktop.documents.certificate.ruler_sheet import write_ruler_sheet
from desktop.documents.engine.archive import About
from desktop.documents.letters.award_list import award_listing
from desktop.documents.letters.decision import decision_letter
from desktop.documents.letters.letter_pdf import write_letter_pdf
from desktop.documents.letters.listing_pdf import write_listing_pdf
from tests.desktop.documents.archive_rules import faults
from tests.desktop.documents.certificate_pages import values
from tests.desktop.documents.seed_papers import AWARD_LIST, DECISION

MADE = date(2024, 1, 9)


@pytest.fixture(scope="module")
def decision(tmp_path_factory) -> bytes:
    file = tmp_path_factory.mktemp("archive") / "decision.pdf"
    write_letter_pdf(file, decision_letter(DECISION), MADE)
    return file.read_bytes()


def test_a_decision_may_go_to_the_archive(decision):
    assert faults(decision) == []


def test_a_list_of_names_may_go_to_the_archive(tmp_path):
    write_listing_pdf(tmp_path / "list.pdf", award_listing(AWARD_LIST), MADE)
    assert faults((tmp_path / "list.pdf").read_bytes()) == []


@pytest.mark.parametrize("stock", [False, True])
def test_certificates_may_go_to_the_archive(tmp_path, stock):
    write_certificates(
        tmp_path / "a.pdf", [values(), values(name="H’Ê\u0306ban Niê", register_number="08")], stock=stock
    )
    assert faults((tmp_path / "a.pdf").read_bytes()) == []


def test_specimens_and_the_ruler_sheet_may_go_to_the_archive(tmp_path):
    write_certificates(tmp_path / "specimen.pdf", [values()], specimen=True)
    write_ruler_sheet(tmp_path / "ruler.pdf")
    assert [faults((tmp_path / name).read_bytes()) for name in ("specimen.pdf", "ruler.pdf")] == [[], []]


BROKEN = {  # what is put in place of what, and the rule that must see it; lengths stay, so that offsets do
    "6.1.2": (rb"%\x93\x8c\x8b\x9e", b"%abcd"),
    "6.1.3": (rb"%%EOF\n\Z", b"%%EOF\nx"),
    "6.1.7": (rb"\nendstream\n", b" endstream\n"),
    "6.2.3, 6.2.4.3": (rb"/GTS_PDFA1", b"/GTS_PDFX1"),
    "6.2.11.2 to 6.2.11.5, 6.2.11.8": (rb"/FontFile2", b"/FontFile9"),
    "6.4, 6.5, 6.1.11, 6.1.12, 6.8 to 6.11": (rb"/PageMode /UseNone", b"/AA 1"),
    "6.6.2, 6.6.4": (rb"<pdfaid:part>2", b"<pdfaid:part>4"),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_the_audit_sees_a_rule_that_is_broken(decision, rule):
    old, new = BROKEN[rule]
    broken, count = re.subn(old, lambda found: new.ljust(len(found[0])) if new[-1:] != b"x" else new, decision)
    assert count and any(fault.startswith(f"{rule}:") for fault in faults(broken))


def test_a_width_that_is_told_wrong_is_seen(decision):
    told = re.search(rb"/W \[ \d+ \[ (\d+)", decision)
    broken = decision[: told.start(1)] + b"9" * len(told[1]) + decision[told.end(1) :]
    assert any("wide, told 999" in fault for fault in faults(broken))


def test_a_decision_has_its_own_day_a_draft_that_of_the_file_and_a_window_s_list_none(tmp_path, decision):
    def days(file: Path) -> tuple[object, ...]:
        told = pypdf.PdfReader(file).metadata
        return told.creation_date_raw, told.modification_date_raw

    (tmp_path / "decision.pdf").write_bytes(decision)
    assert days(tmp_path / "decision.pdf") == ("D:20231222000000+07'00'",) * 2
    listing = award_listing(AWARD_LIST)
    write_listing_pdf(tmp_path / "list.pdf", listing, MADE)
    assert days(tmp_path / "list.pdf") == (f"D:{listing.dated or MADE:%Y%m%d}000000+07'00'",) * 2
    write_ruler_sheet(tmp_path / "ruler.pdf")
    assert days(tmp_path / "ruler.pdf") == (None, None)


def test_equal_papers_give_equal_bytes_and_another_day_another_file(tmp_path):
    for name, day in (("a", MADE), ("b", MADE), ("c", date(2024, 1, 10))):
        write_listing_pdf(tmp_path / f"{name}.pdf", award_listing(AWARD_LIST), day)
    one, same, other = ((tmp_path / f"{name}.pdf").read_bytes() for name in "abc")
    assert one == same
    assert (one == other) == (award_listing(AWARD_LIST).dated is not None)


def test_the_author_is_the_office_and_the_title_names_the_decision(tmp_path, decision):
    told = pypdf.PdfReader(tmp_path / "a.pdf").metadata if (tmp_path / "a.pdf").write_bytes(decision) else None
    assert told.author == DECISION.office.body
    assert told.title.startswith("Quyết định 1598/QĐ-UBND")
    write_certificates(tmp_path / "a.pdf", [values()])
    told = pypdf.PdfReader(tmp_path / "a.pdf").metadata
    assert told.author == "BỘ TRƯỞNG BỘ THÔNG TIN VÀ TRUYỀN THÔNG"
    assert told.title == "Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông, Quyết định 2417/QĐ-BTTTT"
    assert told.creation_date.date() == date(2023, 12, 14)


def test_certificates_of_several_decisions_tell_every_giver_and_the_last_day(tmp_path):
    other = values(award="Giấy khen của Giám đốc Sở Nội vụ tỉnh Lai Châu", decision_date="02/01/2024", place="Lai Châu")
    write_certificates(tmp_path / "a.pdf", [values(), other])
    told = pypdf.PdfReader(tmp_path / "a.pdf").metadata
    assert told.title == SEVERAL
    assert told.author.count("; ") == 1 and told.author.startswith("BỘ TRƯỞNG")
    assert told.creation_date.date() == date(2024, 1, 2)


def test_what_a_clerk_typed_stays_text_in_the_description():
    packet = About("Khen <b>A&B</b>\tnăm\x0b2023", "Sở X & Y", MADE).packet().decode()
    assert "Khen &lt;b&gt;A&amp;B&lt;/b&gt; năm 2023" in packet and "Sở X &amp; Y" in packet
    assert "<xmp:CreateDate>2024-01-09T00:00:00+07:00</xmp:CreateDate>" in packet
