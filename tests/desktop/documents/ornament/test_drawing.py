"""The ornament of a sheet: each part can be left out, and all of it is one drawing for a file."""

from dataclasses import replace

import pypdfium2
import pytest

from desktop.documents.certificate.batch import write_certificates
from desktop.documents.certificate.layouts import layout_for, wanted
from desktop.documents.ornament import drawing
from tests.desktop.documents.certificate_pages import values


def layout(family: str = "bang-khen"):
    return layout_for(wanted(family), kind="individual", authority="chairman", posthumous=False)


def ornament_code(shown):
    return drawing.ornament_code(shown.ornament, shown.frame, shown.scale, shown.sheet[1])


def changed(**parts):
    plain = layout()
    return replace(plain, ornament=replace(plain.ornament, **parts))


def test_the_merit_border_is_richer_than_the_plain_one():
    rich, plain, none = (len(ornament_code(changed(border=kind))) for kind in ("merit", "plain", "none"))
    assert rich > plain > none


@pytest.mark.parametrize("part", ["tint", "waves", "divider"])
def test_each_part_can_be_left_out(part):
    whole, without = ornament_code(layout()), ornament_code(changed(**{part: False}))
    assert len(without) < len(whole)
    assert without.count(b"q ") + without.count(b"q\n") <= whole.count(b"q ") + whole.count(b"q\n")


def test_the_tints_are_solid_pale_colours():
    code = ornament_code(layout())
    assert b"gs" not in code.split(), "no transparency, which old printers do not know"
    assert b"0.969 0.933 0.843" in code
    assert b"0.969 0.933 0.843" not in ornament_code(changed(tint=False))


def test_every_state_that_is_saved_is_restored():
    for family in ("bang-khen", "giay-khen", "danh-hieu"):
        tokens = ornament_code(layout(family)).split()
        depth = 0
        for token in tokens:
            depth += (token == b"q") - (token == b"Q")
            assert depth >= 0
        assert depth == 0


def test_the_same_layout_gives_the_same_drawing():
    assert ornament_code(layout()) is ornament_code(layout())
    assert ornament_code(layout()) == ornament_code(replace(layout()))


def test_the_border_is_its_own_mirror_image(tmp_path):
    write_certificates(tmp_path / "a.pdf", [values()])
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    picture = document[0].render(scale=2).to_pil().convert("L")
    width, height = picture.size
    band = picture.crop((0, 0, width, int(47 / 297 * height)))
    flipped = band.transpose(0)
    differing = sum(abs(a - b) > 96 for a, b in zip(band.tobytes(), flipped.tobytes(), strict=True))
    assert differing < 0.002 * len(band.tobytes())
    document.close()
