"""A layout as a file: its faults are named by their place, its pictures are in it, and what it draws is read back."""

import json
import random
from pathlib import Path
from time import process_time

import pypdfium2
import pytest
from PIL import Image

from db.errors import KnownError
from db.rules.layouts import FAMILIES
from db.shipped_layouts import shipped_layout
from desktop.documents.certificate.batch import write_certificates
from desktop.documents.certificate.layout_files import read_layout, with_background, write_layout
from desktop.documents.engine.qr_code import modules
from desktop.labels.certificate_codes import FAULTS, fault_sentence
from tests.damaged_files import damaged, drawing, noise
from tests.desktop.documents.certificate_pages import pages, values

BUDGET = 10.0  # seconds of the processor, for any file from outside


def written(folder: Path, **changes) -> Path:
    file = folder / "so-tttt.json"
    file.write_text(json.dumps({"version": 1, "id": "so-tttt", **changes}), "utf-8")
    return file


def picture(file: Path, colour=(0, 60, 200)) -> Path:
    Image.new("RGB", (420, 297), colour).save(file)
    return file


@pytest.mark.parametrize(
    ("changes", "where", "kind"),
    [
        ({"boxes": {"name": {"sise": 3}}}, "boxes/name", "unknown_key"),
        ({"boxes": {"name": {"size": "to"}}}, "boxes/name/size", "wrong_type"),
        ({"boxes": {"name": {"size": 900}}}, "boxes/name/size", "out_of_range"),
        ({"boxes": {"name": {"font": "Comic Sans"}}}, "boxes/name/font", "not_one_of"),
        ({"boxes": {"name": {"size": 20, "min": 30}}}, "boxes/name/min", "min_over_size"),
        ({"boxes": {"book": {"text": "Số {so_vang}"}}}, "boxes/book/text", "unknown_field"),
        ({"paper": {"width": 420, "height": 297}, "boxes": {"book": {"x": 700}}}, "boxes/book/x", "off_the_sheet"),
        ({"paper": {"width": 420}}, "paper", "missing_key"),
        ({"version": 2}, "version", "not_one_of"),
        ({"id": "Sở"}, "id", "bad_text"),
        ({"extends": "bang-vang"}, "extends", "not_one_of"),
        ({"images": [{"x": 1, "y": 1, "width": 9, "height": 9, "file": "quoc-huy.png"}]}, "images/0", "bad_picture"),
        ({"background": "phoi.pdf"}, "background", "bad_picture"),
        ({"rules": [{"x": 1, "y": 2, "weight": 0}]}, "rules/0/weight", "out_of_range"),
        ({"code": {"x": 1, "y": 1, "size": 15, "text": "{signature}"}}, "code/text", "unknown_field"),
    ],
)
def test_each_fault_of_a_file_is_a_sentence_that_names_its_place(tmp_path, changes, where, kind):
    content, found = read_layout(written(tmp_path, **changes))
    assert not content
    assert (found[0].where, found[0].kind) == (where, kind)
    said = fault_sentence(found[0], "vi")
    assert where in said
    assert said != fault_sentence(found[0], "en")
    assert "{" not in said.replace("{signature}", "")


def test_every_kind_of_fault_has_its_words():
    assert all(fault_sentence_of(kind) for kind in FAULTS)


def fault_sentence_of(kind):
    from desktop.documents.certificate.problems import Fault

    given = {"text": "a", "known": ["b"], "type": "number", "low": 1, "high": 2, "size": 3}
    return fault_sentence(Fault("boxes/name", kind, given), "vi")


def test_what_is_no_json_says_so(tmp_path):
    file = tmp_path / "a.json"
    file.write_text("{")
    assert [fault.kind for fault in read_layout(file)[1]] == ["not_json"]
    with pytest.raises(KnownError, match="layout_unreadable"):
        read_layout(tmp_path / "none.json")


def test_a_file_goes_out_and_comes_back_the_same(tmp_path):
    picture(tmp_path / "quoc-huy.png")
    file = written(tmp_path, images=[{"x": 196.5, "y": 31, "width": 27, "height": 27, "file": "quoc-huy.png"}])
    content, found = read_layout(file)
    assert not found
    assert "quoc-huy" not in content
    away = tmp_path / "away"
    away.mkdir()
    write_layout(away / "out.json", content)
    again, found = read_layout(away / "out.json")
    assert not found
    assert json.loads(again) == json.loads(content)
    write_certificates(tmp_path / "a.pdf", [values(layout=content)])
    assert b"/Image" in (tmp_path / "a.pdf").read_bytes()


def test_a_path_in_a_layout_never_leads_out_of_its_folder(tmp_path):
    (tmp_path / "in").mkdir()
    picture(tmp_path / "secret.png")
    file = written(tmp_path / "in", images=[{"x": 1, "y": 1, "width": 9, "height": 9, "file": "../secret.png"}])
    assert [fault.kind for fault in read_layout(file)[1]] == ["bad_picture"]


def test_a_layout_of_the_record_draws_as_the_shipped_one_does(tmp_path):
    write_certificates(tmp_path / "a.pdf", [values()])
    write_certificates(tmp_path / "b.pdf", [values(layout=shipped_layout("bang-khen"))])
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_certificates_of_one_run_may_have_different_layouts(tmp_path):
    kept = shipped_layout("bang-khen")
    write_certificates(tmp_path / "a.pdf", [values(layout=kept, layout_choice="a4"), values(layout=kept), values()])
    assert [round(page.width) for page in pages(tmp_path / "a.pdf")] == [297, 420, 420]


@pytest.mark.parametrize("name", ["phoi.png", "phoi.jpg", "phoi.pdf"])
def test_a_scan_of_the_stock_is_seen_on_the_screen_and_never_printed(tmp_path, name):
    content = with_background(shipped_layout("bang-khen"), picture(tmp_path / name))
    record = values(layout=content)
    write_certificates(tmp_path / "screen.pdf", [record], stock=True, scan=True)
    write_certificates(tmp_path / "paper.pdf", [record], stock=True)
    write_certificates(tmp_path / "whole.pdf", [record], scan=True)
    assert colour_at(tmp_path / "screen.pdf") != (255, 255, 255)
    assert colour_at(tmp_path / "paper.pdf") == (255, 255, 255)
    assert b"/Image" not in (tmp_path / "whole.pdf").read_bytes()
    assert '"background":null' in with_background(content, None)


def colour_at(file: Path, x=0.5, y=0.05) -> tuple[int, int, int]:
    document = pypdfium2.PdfDocument(file)
    drawn = document[0].render(scale=0.5).to_pil().convert("RGB")
    document.close()
    return drawn.getpixel((int(x * drawn.width), int(y * drawn.height)))


def test_the_proof_is_drawn_as_a_code_of_rectangles(tmp_path):
    told = "{register_number}; {decision_number}; {decision_date}; {name}"
    data = {**json.loads(shipped_layout("bang-khen")), "code": {"x": 214, "y": 214, "size": 22, "text": told}}
    write_certificates(tmp_path / "a.pdf", [values(layout=json.dumps(data))])
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    scale = 4
    drawn = document[0].render(scale=scale).to_pil().convert("L")
    document.close()
    wanted = modules("07; 2417/QĐ-BTTTT; 2023-12-14; Nguyễn Thị Quỳnh Thưởng")
    millimetre, step = scale * 72 / 25.4, 22 / len(wanted)
    for row, dark in enumerate(wanted):
        for column, is_dark in enumerate(dark):
            x, y = 214 + (column + 0.5) * step, 214 + (row + 0.5) * step
            assert (drawn.getpixel((int(x * millimetre), int(y * millimetre))) < 128) == is_dark
    assert b"/Image" not in (tmp_path / "a.pdf").read_bytes()


def test_no_proof_is_too_long_for_its_code():
    assert len(modules("Ỷ" * 300)) > len(modules("1"))
    with pytest.raises(KnownError, match="proof_too_long"):
        modules("a" * 301)


@pytest.mark.parametrize("count", [pytest.param(12, id="few"), pytest.param(250, marks=pytest.mark.long, id="1000")])
def test_no_changed_layout_or_picture_does_more_than_be_read_or_refused(tmp_path, count):
    chance = random.Random(5_113)
    content = shipped_layout(FAMILIES[0])
    refused = 0
    pictures = {"phôi.png": noise("PNG"), "phôi.jpg": noise("JPEG"), "phôi.pdf": drawing()}
    for name, whole in (*pictures.items(), ("phôi.json", content.encode())):
        for number in range(count):
            file = tmp_path / name
            file.write_bytes(damaged(whole, chance))
            begun = process_time()
            try:
                _made, found = read_layout(file) if name.endswith("json") else (with_background(content, file), [])
                refused += bool(found)
            except KnownError as error:
                refused += 1
                assert error.code in ("bad_layout_image", "layout_unreadable"), (name, number)
            assert process_time() - begun < BUDGET, (name, number)
    assert refused > count / 2
