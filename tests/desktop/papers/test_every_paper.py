"""Every row of the table of papers in each of its formats: written, read back, with its title and every name."""

import unicodedata

import pytest

from db.errors import KnownError
from db.rules.terms import NomineeKind
from desktop.documents.letters.bundle import Bundle
from desktop.documents.letters.labels import Labels
from desktop.documents.letters.letter import Letter, LetterForm, Letters
from desktop.documents.letters.listing import Listing
from desktop.papers.table import PAPERS, Paper, Subject, paper
from desktop.papers.writing import RENDERERS, write_paper
from tests.desktop.documents import archive_rules
from tests.desktop.papers.conftest import TODAY, person
from tests.desktop.papers.reading import READERS, words_of
from tests.shown_words import codes_of, faults

EACH = [pytest.param(row, ending, id=f"{row.code}-{ending}") for row in PAPERS for ending in row.formats]
OF_ROUNDS = [row for row in PAPERS if row.of in (Subject.ROUND, Subject.RECORD)]
WORDS = "Ban Quản lý Dự án đầu tư xây dựng các công trình dân dụng, công nghiệp và hạ tầng kỹ thuật số "
LONGEST = (WORDS * 2)[:180].strip()


def title_words(value: object) -> list[str]:
    """Return what a paper must say of itself."""
    if isinstance(value, Labels):
        return []
    if isinstance(value, Letters):
        return [each.kind.upper() for each in value.letters]
    if isinstance(value, Letter):
        return [value.abstract if value.form is LetterForm.OFFICIAL else value.kind.upper()]
    if isinstance(value, Bundle):
        return [value.heading[0]]
    if isinstance(value, Listing):
        return [value.parts[0].head_lines[0]]
    return ["BẰNG KHEN"]


def squeezed(text: str) -> str:
    return "".join(text.split())


def written(round_, row: Paper, subject_id: int, file):
    with round_.database.read() as session:
        write_paper(session, row, subject_id, TODAY, file)
    return words_of(file)


def all_written(round_, row: Paper, file):
    """Return the words of a paper about all it can be about: one nominee, each of them."""
    return "".join(written(round_, row, subject_id, file) for subject_id in round_.subjects(row))


@pytest.mark.parametrize(("row", "ending"), EACH)
def test_every_paper_of_the_sample_carries_its_title_and_every_name(sample, tmp_path, row, ending):
    assert sample.subjects(row)
    with sample.database.read() as session:
        codes = codes_of(session)
    for subject_id in sample.subjects(row):
        file = tmp_path / f"paper-{subject_id}.{ending}"
        words = written(sample, row, subject_id, file)
        assert faults(READERS[file.suffix](file), codes) == []
        scanned = row.code == "dossier"  # pages of others' files as they are
        assert ending != "pdf" or scanned or archive_rules.faults(file.read_bytes()) == []
        value = sample.gather(row, subject_id)
        if ending == "txt":  # only what is said
            assert "Nhândịpnày" in words
        elif ending not in ("csv", "xlsx", "json"):
            assert all(squeezed(one) in words for one in title_words(value))
        names = [] if row.counts_only else sample.names(row, subject_id)
        assert [name for name in names if squeezed(name) not in words] == []


@pytest.mark.parametrize(("row", "ending"), EACH)
def test_one_nominee_with_a_name_of_180_letters_fills_every_paper(invented, tmp_path, row, ending):
    if row.code == "certificates":
        return  # refuses such a name where it has no room: tests of certificates
    made = invented(person(LONGEST, kind=NomineeKind.COLLECTIVE, honorific="", position=""))
    (subject_id,) = made.subjects(row)
    words = written(made, row, subject_id, tmp_path / f"paper.{ending}")
    assert row.counts_only or squeezed(LONGEST) in words


@pytest.mark.parametrize(("row", "ending"), EACH)
def test_names_typed_decomposed_are_printed_composed(invented, tmp_path, row, ending):
    name = "Triệu Mùi Chán"
    made = invented(person(unicodedata.normalize("NFD", name)), person("H’Čưn Ŭyên Niê"))
    words = all_written(made, row, tmp_path / f"paper.{ending}")
    if not row.counts_only:
        assert squeezed(name) in words and "H’ČưnŬyênNiê" in words


@pytest.mark.parametrize("row", OF_ROUNDS, ids=lambda row: row.code)
def test_an_empty_round_has_empty_lists_or_a_sentence(invented, tmp_path, row):
    made = invented()
    (subject_id,) = made.subjects(row)
    for ending in row.formats:
        file = tmp_path / f"paper.{ending}"
        try:
            written(made, row, subject_id, file)
        except KnownError as refused:
            assert refused.code in ("nothing_awarded", "no_council", "nobody_put_forward")
            assert not file.exists()
        else:
            assert file.stat().st_size


@pytest.mark.parametrize("code", ["decision", "submission"])
def test_a_paper_of_nothing_is_refused(sample, tmp_path, code):
    with pytest.raises(KnownError) as refused, sample.database.read() as session:
        write_paper(session, paper(code), 4_711, TODAY, tmp_path / "paper.pdf")
    assert refused.value.code == "gone"
    assert list(tmp_path.iterdir()) == []


def test_certificates_of_a_draft_are_refused(invented, tmp_path):
    made = invented(person("Lò Thị Mẫu"), issued=False)
    (decision,) = made.subjects(paper("certificates"))
    with pytest.raises(KnownError) as refused, made.database.read() as session:
        write_paper(session, paper("certificates"), decision, TODAY, tmp_path / "paper.pdf")
    assert refused.value.code == "not_issued"


def test_a_format_that_a_paper_has_not_is_refused_with_those_it_has(sample, tmp_path):
    with pytest.raises(KnownError) as refused, sample.database.read() as session:
        write_paper(session, paper("minutes"), sample.id, TODAY, tmp_path / "paper.xlsx")
    assert (refused.value.code, refused.value.values["known"]) == ("unknown_format", ".pdf, .docx")


@pytest.mark.parametrize("row", PAPERS, ids=lambda row: row.code)
def test_every_format_of_a_row_has_its_renderer(sample, row):
    value = sample.gather(row, sample.subjects(row)[0])
    assert set(row.formats) <= set(RENDERERS[type(value)])


@pytest.mark.parametrize(("row", "ending"), EACH)
def test_a_household_is_called_a_household_on_every_paper_however_it_was_entered(invented, tmp_path, row, ending):
    made = invented(
        person("Giàng A Páo", kind=NomineeKind.HOUSEHOLD, honorific="Ông", position="", unit="Thôn Nà Tông"),
        person("Hộ bà Hồ Thị Sen", kind=NomineeKind.HOUSEHOLD, honorific="Bà", position="", unit="Thôn Nà Tông"),
    )
    words = all_written(made, row, tmp_path / f"paper.{ending}")
    if not row.counts_only:
        assert squeezed("Hộ gia đình ông Giàng A Páo") in words and "ÔngGiàng" not in words
        assert squeezed("Hộ bà Hồ Thị Sen") in words and squeezed("Bà Hộ bà") not in words
