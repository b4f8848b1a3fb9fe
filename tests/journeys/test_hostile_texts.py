"""Two hundred texts that look like markup, formulas, templates, paths or code, from the form to every file: inert."""

import contextlib
import csv
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from db.changes.certificates import MakeCertificates
from db.changes.decisions import DraftDecision, IssueDecision
from db.errors import KnownError
from db.models.decisions import Recipient
from db.models.nominations import Nomination
from db.queries.nomination_list import NominationFilter, nomination_ids
from db.queries.palette_hits import palette_hits
from db.queries.register_list import register_ids
from db.rules.clean_text import clean, has_direction_mark
from db.rules.drafts import NominationDraft
from db.rules.terms import DecisionOrigin, NomineeKind
from desktop.documents.engine.fonts import face
from desktop.labels.sentences import sentence
from desktop.labels.translation import LANGUAGES
from desktop.papers.file_names import plain_stem
from desktop.papers.table import PAPERS, Paper, Subject
from desktop.papers.writing import write_paper
from desktop.ui.core.i18n import sentence as window_sentence
from desktop.ui.shell import gallery
from tests.amended import amendments_of_round
from tests.db.changes import conftest as record
from tests.desktop.papers.reading import words_of
from tests.desktop.ui.conftest import (  # noqa: F401 - fixtures
    coarse_sheets,
    no_window_left,
    one_printing_process,
    qapp,
    quick_writes,
)
from tests.desktop.ui.windows import open_page, start
from tests.hostile import HOSTILE

template = record.template
EACH = [
    pytest.param(row, ending, id=f"{row.code}-{ending}")
    for row in PAPERS
    if row.of is not Subject.SUBMISSION
    for ending in row.formats
]
FEW = HOSTILE[::33]
ACTS = (
    b"/JavaScript",
    b"/JS",
    b"/Launch",
    b"/URI",
    b"/OpenAction",
    b"/EmbeddedFile",
    b"/SubmitForm",
    b"/GoToR",
    b"/AA ",
    b"/AA<",
    b"/AA[",
)
OFFICE_ACTS = re.compile(
    rb"<f[ >]|<hyperlink|<w:hyperlink|externalLink|ddeLink|vbaProject|TargetMode=.External|<!ENTITY|altChunk|oleObject"
)
FIELDS = re.compile(rb"instrText[^>]*>([^<]*)<|fldSimple[^>]*instr=.([^\"']*)")
OWN_FIELDS = {b"PAGE", b"NUMPAGES", b"SECTIONPAGES"}
STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Kept:
    """A round whose nominees have a hostile text in every field, and what of it was taken."""

    file: Path
    office: record.Office
    decision: int
    asked: tuple[str, ...]
    texts: tuple[str, ...]
    refused: tuple[str, ...]


def drafts(text: str, number: int) -> list[NominationDraft]:
    """Return a nomination that says a text wherever it can, and one for where the text is no name."""
    blank = not clean(text)  # nobody is decided on without a unit and a citation
    unit, citation = ("Sở Nội vụ", "Đã có thành tích xuất sắc") if blank else (text, text)
    words = {"position": text, "unit": unit, "citation": citation, "summary": text, "ethnic_group": text[:60]}
    words |= {"other_name": text[:100], "period": text}
    return [
        NominationDraft(NomineeKind.INDIVIDUAL, f"{text} {number}", honorific="Ông", **words),
        NominationDraft(NomineeKind.INDIVIDUAL, f"Lò Văn Sen {number}", honorific="Ông", **words),
    ]


def filled(file: Path, asked: tuple[str, ...]) -> Iterator[Kept]:
    """Give a round with a nominee for each text that is taken, decided and issued."""
    office, close = record.opened(file)
    with contextlib.ExitStack() as stack:
        stack.callback(close)
        yield decided(file, office, asked)


def decided(file: Path, office: record.Office, asked: tuple[str, ...]) -> Kept:
    taken, texts, refused = [], [], []
    for number, text in enumerate(asked):
        for draft in drafts(text, number):
            try:
                taken.append(office.nominate(draft))
                texts.append(text)
                break
            except KnownError as error:
                refused.append(error.code)
    ids = tuple(taken)
    office.database.do(record.MoveNominations(ids, record.NominationState.SUBMITTED))
    office.database.do(record.MoveNominations(ids, record.NominationState.RECOMMENDED))
    grounds = tuple(texts[:20])
    drafted = DraftDecision(
        office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, ids, grounds=grounds
    )
    decision = office.database.do(drafted).result
    office.database.do(IssueDecision(decision, "46", record.TODAY, signer_name="Lương Đức Thiện"))
    office.database.do(MakeCertificates(decision))
    return Kept(file, office, decision, asked, tuple(dict.fromkeys(map(clean, texts))), tuple(refused))


def drawn(text: str) -> bool:
    """Whether the faces of papers have every letter of a text."""
    return not any(face(name).missing(clean(text)) for name in ("Tinos", "Tinos-Bold"))


@pytest.fixture(scope="module")
def asked(pytestconfig):
    """Return the texts: a fifth of them, all in long runs."""
    return HOSTILE if pytestconfig.getoption("--long") else HOSTILE[::5]


@pytest.fixture(scope="module")
def kept(template, tmp_path_factory, asked):
    file = Path(shutil.copyfile(template, tmp_path_factory.mktemp("hostile") / "record.sqlite"))
    yield from filled(file, tuple(text for text in asked if drawn(text)))


@pytest.fixture(scope="module")
def odd(template, tmp_path_factory, asked):
    """The same of texts with letters that no face of ours has."""
    file = Path(shutil.copyfile(template, tmp_path_factory.mktemp("odd") / "record.sqlite"))
    yield from filled(file, tuple(text for text in asked if not drawn(text)))


def test_what_turns_the_direction_of_writing_is_refused_and_all_else_is_kept_as_a_name_would_be(kept, odd):
    for each in (kept, odd):
        turned = [text for text in each.asked if has_direction_mark(text)]
        assert set(each.texts) == {clean(text) for text in each.asked if text not in turned}
        assert {"direction_mark"} >= {code for code in each.refused if code != "too_long"}
    assert "direction_mark" in kept.refused + odd.refused


def subject_of(kept: Kept, row: Paper) -> int:
    made = {Subject.DECISION: kept.decision, Subject.ROUND: kept.office.round_id, Subject.YEAR: 2024}
    if row.of is Subject.AMENDMENT:
        return amendments_of_round(kept.office.database, kept.office.round_id)[0]
    ones = {Subject.NOMINATION: Nomination, Subject.AWARD: Recipient}
    return kept.office.all(ones[row.of])[0].id if row.of in ones else made.get(row.of, 0)


@pytest.mark.parametrize(("row", "ending"), EACH)
def test_no_text_does_anything_in_any_paper(kept, tmp_path, row, ending):
    file = tmp_path / f"giấy.{ending}"
    try:
        with kept.office.database.read() as session:
            write_paper(session, row, subject_of(kept, row), record.TODAY, file)
    except KnownError as refused:
        assert refused.code in ("certificate_refused", "no_council", "paper_cell_too_long")
        assert list(tmp_path.iterdir()) == []
    else:
        assert found_in(file) == []


NAMING = [row for row in PAPERS if "pdf" in row.formats and row.of is not Subject.SUBMISSION and not row.counts_only]


@pytest.mark.parametrize("row", NAMING)
def test_a_paper_with_a_letter_that_no_face_has_is_refused_with_that_letter(odd, tmp_path, row):
    with pytest.raises(KnownError) as refused, odd.office.database.read() as session:
        write_paper(session, row, subject_of(odd, row), record.TODAY, tmp_path / "giấy.pdf")
    assert refused.value.code in ("certificate_refused", "paper_letter_missing", "no_council")
    assert list(tmp_path.iterdir()) == []


def found_in(file: Path) -> list[object]:
    """Return what a file would do, be it opened in an office program, or what of it is no text."""
    content = file.read_bytes()
    if file.suffix == ".pdf":
        annotated = [
            (number, one.get("/Subtype"), one.get("/T"))
            for number, page in enumerate(pypdf.PdfReader(file).pages)
            for one in (each.get_object() for each in page.get("/Annots", ()))
            if (one.get("/Subtype"), one.get("/FT"), one.get("/A")) != ("/Widget", "/Sig", None)  # where it is signed
        ]
        return [act for act in ACTS if act in content] + annotated
    if file.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(file) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        acts = [(name, OFFICE_ACTS.findall(part)) for name, part in parts.items() if OFFICE_ACTS.search(part)]
        written = [part for name, part in parts.items() if name.startswith("word/")]
        fields = {(one or two).strip() for part in written for one, two in FIELDS.findall(part)}
        return [*acts, *(fields - OWN_FIELDS - {b""})]
    if file.suffix == ".csv":
        rows = list(csv.reader(file.read_text("utf-8-sig").splitlines(), delimiter=_separator(file)))
        return [cell for row in rows for cell in row if cell.lstrip(" \u00a0").startswith(STARTS)]
    return [letter for letter in set(file.read_text("utf-8")) if not letter.isprintable() and letter != "\n"]


def _separator(file: Path) -> str:
    first = file.read_text("utf-8-sig").splitlines()[0]
    return ";" if first.count(";") > first.count(",") else ","


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_exported_round_says_each_text_letter_for_letter(kept, tmp_path, ending):
    file = tmp_path / f"đợt.{ending}"
    row = next(row for row in PAPERS if row.code == "round")
    with kept.office.database.read() as session:
        write_paper(session, row, kept.office.round_id, record.TODAY, file)
    words = words_of(file).replace('""', '"')
    assert [text for text in kept.texts if "".join(text.split()) not in words and '"' not in text] == []


def test_no_text_that_is_searched_for_is_a_question_to_the_database(kept, asked):
    with kept.office.database.read() as session:
        everybody = sum(map(len, nomination_ids(session, NominationFilter(kept.office.round_id)).values()))
        for text in asked:
            found = sum(map(len, nomination_ids(session, NominationFilter(kept.office.round_id, text)).values()))
            assert found <= everybody
            register_ids(session, text)
            palette_hits(session, text, kept.office.round_id)
        assert sum(map(len, nomination_ids(session, NominationFilter(kept.office.round_id)).values())) == everybody


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_shows_a_text_and_its_marks_by_their_codes(language):
    for text in HOSTILE:
        said = sentence(KnownError("bad_number", text=text), lang=language)
        assert said.startswith(sentence(KnownError("bad_number", text="¦"), lang=language).partition("¦")[0])
        assert not has_direction_mark(said) and "\x1b" not in said and "\x00" not in said


def test_no_text_becomes_a_path_or_a_name_that_a_system_keeps_for_itself():
    for text in HOSTILE:
        for row in PAPERS:
            stem = plain_stem(row, text)
            assert re.fullmatch(r"[A-Za-z0-9-]+", stem) and len(stem) <= 80
            assert stem.upper() not in ("CON", "NUL", "AUX", "PRN", "LPT1", "COM1")


@pytest.fixture
def program(qapp, qtbot, own_data_folder, kept):  # noqa: F811
    own_data_folder.mkdir(parents=True)
    file = Path(shutil.copy(kept.file, own_data_folder / "so-vang.sqlite"))
    program = start(qapp, own_data_folder, file, record.TODAY)
    yield program
    program.window.close()


def guessing(top: QWidget) -> list[str]:
    plain = Qt.TextFormat.PlainText
    return [each.text() for each in top.findChildren(QLabel) if each.text() and each.textFormat() != plain]


def test_the_list_shows_and_tells_each_text_as_it_is(program, qapp, kept):  # noqa: F811
    page = open_page(qapp, program, "nominations")
    model = page.list.model()
    column = next(at for at, one in enumerate(model.columns) if one.name == "unit")
    cells = [index for row in range(model.rowCount()) if model.id_at((index := model.index(row, column)).row()) > 0]
    shown = {index.data(Qt.ItemDataRole.DisplayRole) for index in cells}
    assert shown & set(kept.texts) and shown - {"–", ""} <= set(kept.texts)
    assert all(index.data(Qt.ItemDataRole.ToolTipRole) == index.data(Qt.ItemDataRole.DisplayRole) for index in cells)
    assert guessing(program.window) == []


def type_everywhere(top: QWidget, text: str) -> int:
    """Put a text into each field that takes one; return how many there are."""
    fields = [each for each in top.findChildren(QWidget) if isinstance(each, QLineEdit | QPlainTextEdit)]
    fields = [each for each in fields if not each.isReadOnly() and not isinstance(each.parentWidget(), QComboBox)]
    for field in fields:
        if isinstance(field, QLineEdit):
            field.setText(text)
            field.editingFinished.emit()
        else:
            field.setPlainText(text)
    return len(fields)


def tips(top: QWidget) -> list[str]:
    return [each.toolTip() for each in top.findChildren(QWidget) if each.toolTip()]


@pytest.mark.parametrize("texts", [FEW, pytest.param(HOSTILE, marks=pytest.mark.long)], ids=["few", "all"])
def test_every_field_of_every_dialog_takes_any_text_and_does_nothing_with_it(program, qapp, texts):  # noqa: F811
    filled = 0
    for name, dialog in gallery.dialogs(program):
        dialog.show()
        for text in texts:
            filled += type_everywhere(dialog, text)
            assert guessing(dialog) == [], (name, text)
            assert all("\x00" not in tip for tip in tips(dialog))
        dialog.close()
        dialog.deleteLater()
    assert filled > 40 * len(texts)
    assert window_sentence(KnownError("gone", table="nomination", id=1))
