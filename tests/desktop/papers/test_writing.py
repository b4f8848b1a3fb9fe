"""All papers of a round in one folder."""

import pytest

from db.errors import KnownError
from desktop.papers.table import PAPERS, paper
from desktop.papers.writing import write_all_certificates, write_paper, write_round_papers
from tests.desktop.papers.conftest import TODAY, person


def test_a_round_is_written_into_a_folder_file_by_file(invented, tmp_path):
    made = invented(person("Lò Thị Mẫu"))
    with made.database.read() as session:
        written = [file.name for file in write_round_papers(session, made.id, TODAY, tmp_path)]
    assert written == [
        f"{row.stem}{'-chairman' if row.of in ('decision', 'submission') else ''}.{ending}"
        for row in PAPERS
        if row.code != "amendment"  # there is none
        for ending in row.formats
    ]
    assert sorted(written) == sorted(file.name for file in tmp_path.iterdir())


def test_a_certificate_that_cannot_be_printed_leaves_no_file(invented, tmp_path):
    values = invented(person("Lò Thị Mẫu")).gather(paper("certificates"), 1)
    bad = values[0].__class__(**{**_fields(values[0]), "name": "Lý 漢"})
    for some in ([bad], [values[0], bad]):
        with pytest.raises(KnownError) as refused:
            write_all_certificates(tmp_path / "bằng.pdf", some)
        assert (refused.value.code, refused.value.values["field"]) == ("certificate_refused", "name")
        assert list(tmp_path.iterdir()) == []


def _fields(value) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def test_the_format_is_that_of_the_file_in_any_case(invented, tmp_path):
    made = invented(person("Lò Thị Mẫu"))
    with made.database.read() as session:
        write_paper(session, paper("register"), 0, TODAY, tmp_path / "SỔ.CSV")
        write_paper(session, paper("register"), 0, TODAY, tmp_path / "sổ.txt", "csv")
    assert (tmp_path / "SỔ.CSV").read_bytes() == (tmp_path / "sổ.txt").read_bytes()
    assert "Lò Thị Mẫu" in (tmp_path / "SỔ.CSV").read_text("utf-8-sig")
