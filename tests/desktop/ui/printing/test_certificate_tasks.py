"""The printing process draws a decision's certificates: all or some, and says who got which page."""

import shutil

import pytest

from db.errors import KnownError
from desktop.ui.printing.certificate_tasks import draw_certificates, look_over
from desktop.ui.printing.paper_tasks import draw_paper
from tests.desktop.documents.certificate_pages import pages
from tests.desktop.ui.records import TODAY, make_record


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A record whose decision on ten nominees is issued."""
    file = tmp_path_factory.mktemp("record") / "sổ.sqlite"
    make_record(file, issued=True)
    return file


@pytest.fixture
def location(made, tmp_path, every_connection_closed):
    return f"sqlite:///{shutil.copy(made, tmp_path / 'sổ.sqlite')}"


def test_all_certificates_of_a_decision_are_drawn_in_their_order(location, tmp_path):
    drawn = draw_certificates(location, 1, TODAY, tmp_path / "in.pdf", None, False)
    assert drawn.pages == tuple(range(10)) and [one for one in drawn.problems if one.stops] == []
    found = pages(tmp_path / "in.pdf")
    assert len(found) == 10 and found[3].says("Ma Văn Khánh")


def test_only_the_chosen_ones_are_drawn_and_keep_their_places(location, tmp_path):
    drawn = draw_certificates(location, 1, TODAY, tmp_path / "in.pdf", [5, 3], False)
    assert drawn.pages == (5, 3)
    first, second = pages(tmp_path / "in.pdf")
    assert first.says("Hoàng Đức Thắng") and second.says("Ma Văn Khánh")


def test_on_stock_the_form_is_left_out(location, tmp_path):
    for stock in (False, True):
        draw_certificates(location, 1, TODAY, tmp_path / "in.pdf", [3], stock)
        (page,) = pages(tmp_path / "in.pdf")
        assert page.says("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") is not stock
        assert page.says("Ma Văn Khánh")


def test_looking_over_draws_nothing_and_counts_all(location, tmp_path):
    before = sorted(tmp_path.iterdir())
    found = look_over(location, 1, TODAY, False)
    assert found.looked_at == 10 and [line.name for line in found.lines if line.problem.stops] == []
    log = {file.name for file in before} | {f"{file.name}{end}" for file in before for end in ("-wal", "-shm")}
    assert {file.name for file in tmp_path.iterdir()} <= log  # who only reads cannot take the log away again


def test_a_decision_that_is_gone_is_told_and_the_record_is_closed(location, tmp_path):
    with pytest.raises(KnownError):
        draw_certificates(location, 99, TODAY, tmp_path / "in.pdf", None, False)
    assert not (tmp_path / "in.pdf").exists()


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_paper_is_written_in_the_format_of_its_file(location, tmp_path, ending):
    draw_paper(location, "decision", 1, TODAY, tmp_path / f"46.{ending}")
    assert (tmp_path / f"46.{ending}").read_bytes()[:2] == {"pdf": b"%P", "docx": b"PK"}[ending]
