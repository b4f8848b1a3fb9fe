"""The printing process draws a sample on every shipped layout, and takes layout files in and out."""

import pytest

from db.shipped_layouts import shipped_layout
from desktop.ui.catalogue.layout_tasks import FORMS, SAMPLE, draw_sample, read_file, sample_values, write_file
from tests.desktop.documents.certificate_pages import pages


@pytest.mark.parametrize("layout", FORMS)
@pytest.mark.parametrize("kind", SAMPLE)
def test_a_sample_of_each_kind_fits_each_shipped_layout(tmp_path, layout, kind):
    out = tmp_path / "mẫu.pdf"
    problems = draw_sample(shipped_layout(layout), "", kind, "", False, False, out)
    assert [one for one in problems if one.stops] == []
    (page,) = pages(out)
    assert page.says(SAMPLE[kind]["name"])


def test_a_wording_that_is_tried_is_the_one_drawn():
    content = shipped_layout("bang-khen")
    tried = sample_values(content, "Giấy khen của Giám đốc Sở Nội vụ", "individual", "a4", True)
    assert (tried.award, tried.signer_title, tried.issuer) == ("Giấy khen của Giám đốc Sở Nội vụ", "GIÁM ĐỐC", "")
    assert (tried.layout, tried.layout_choice, tried.posthumous) == (content, "a4", True)
    title = sample_values(content, "Chiến sĩ thi đua cơ sở", "individual", "", False)
    assert title.issuer == "Giám đốc Sở Thông tin và Truyền thông tỉnh Tuyên Quang", "a title says not who gives it"


def test_a_layout_given_out_is_taken_in_as_it_was(tmp_path):
    file = tmp_path / "bằng khen.json"
    write_file(file, shipped_layout("bang-khen"))
    content, code, faults = read_file(file)
    assert (code, faults) == ("bang-khen", [])
    write_file(tmp_path / "lại.json", content)
    assert read_file(tmp_path / "lại.json") == (content, code, faults)


def test_a_file_that_is_no_layout_says_what_is_wrong(tmp_path):
    file = tmp_path / "thư.json"
    file.write_text('{"id": "thu"}', "utf-8")
    _content, _code, faults = read_file(file)
    assert faults
