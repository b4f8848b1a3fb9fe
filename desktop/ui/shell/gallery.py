"""Every page and dialog of the window, by name: what `screenshots` draws and the tests look at."""

from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from time import monotonic

from PySide6.QtCore import QItemSelectionModel, QThread
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from db.connect import Reader
from db.errors import KnownError
from db.queries.decision_list import Decidable, DecisionItemLine, decidable, decision_items, decision_lines
from db.queries.directory import Merged
from db.queries.fact_list import FactLine, FactOwner, award_names, fact_lines, owners
from db.queries.lookups import authorities, proposable, signers
from db.queries.nomination_list import NominationFilter, nomination_ids
from db.queries.round_list import movements, rounds
from db.queries.same_people import cards, nominations_of
from db.queries.same_units import unit_cards
from db.queries.settings import PersonLine, person_ids, person_lines, unit_ids, unit_lines
from db.queries.submission_list import council_sessions
from db.queries.timeline import person_timeline
from db.rules.law_rows import How, LawDifference, Standing
from db.rules.same_person import Likeness, Pair
from db.rules.terms import NominationState, NomineeKind, RewardType
from desktop.intake.unit_review import ReviewItem, RowChange
from desktop.ui.backup.page import PrintedLineForm
from desktop.ui.catalogue.office_form import OfficeForm
from desktop.ui.catalogue.receive_law import ReceiveLawDialog
from desktop.ui.catalogue.signer_form import SignerForm
from desktop.ui.certificates.print_actions import printer_question
from desktop.ui.core.i18n import _, sentence
from desktop.ui.council.ballot_table import Candidate
from desktop.ui.council.council_form import CouncilForm, CouncilValues, values_of
from desktop.ui.council.submission_form import SendForm, SubmissionForm
from desktop.ui.decisions.new_decision import NewDecision
from desktop.ui.directory.page import People
from desktop.ui.directory.person_forms import IdentityForm, MergeForm, PostForm
from desktop.ui.directory.same_people import SplitForm, TimelineDialog
from desktop.ui.directory.same_people_dialog import SamePeopleDialog, Suggestions
from desktop.ui.directory.same_units_dialog import SameUnitsDialog
from desktop.ui.directory.unit_forms import DoubleUnitForm, JoinForm, RenameForm, SuccessionForm, UnitForm, no_units
from desktop.ui.forms.facts_form import FactsForm
from desktop.ui.forms.person_form import PersonForm
from desktop.ui.forms.wording_form import WordingForm
from desktop.ui.framework.list_page import ListPage
from desktop.ui.framework.reason_dialog import ReasonDialog
from desktop.ui.framework.round_form import RoundForm, RoundValues, round_values
from desktop.ui.importing.forms import AwardForm, PasswordForm
from desktop.ui.importing.page import ImportPage
from desktop.ui.nominations.bulk_edit import BulkEditForm
from desktop.ui.nominations.review_dialog import ReviewDialog
from desktop.ui.nominations.saved_filters import FilterNameForm
from desktop.ui.rounds.registration_grid import RegistrationGrid
from desktop.ui.shell.app import Program
from desktop.ui.shell.dialogs import about_dialog, palette
from desktop.ui.shell.first_start import FirstStart
from desktop.ui.shell.gallery_lists import sent_dialogs, tab_pages
from desktop.ui.shell.gallery_papers import catalogue_dialogs, paper_dialogs, paper_pages
from desktop.ui.shell.keys_dialog import KeysDialog
from desktop.ui.shell.page_table import PAGES
from desktop.ui.shell.preferences_dialog import PreferencesDialog
from desktop.ui.shell.report_dialog import ReportDialog
from desktop.ui.tables.column_choice import ColumnForm
from desktop.ui.tables.view import RecordTable
from desktop.ui.widgets.preview import Preview

Shot = tuple[str, QWidget]
LONGEST_S = 60.0
LONGEST_SLEEP_MS = 10
LIST_IN_DOUBT = "\n".join(
    (
        "TT\tHọ và tên\tNăm sinh\tChức vụ\tĐơn vị\tHình thức khen thưởng",
        "1\tÔng Lương Văn Sỹ\t12/05/1974\tPhó Giám đốc\tBưu điện tỉnh\tBằng khen của Chủ tịch UBND tỉnh",
        "2\tHoàng Văn Tú, Lý Thị Mai\t85\tBưu tá\tBưu điện Na Hang\tBằng khen của Chủ tịch UBND tỉnh",
        "3\tÔng Ma Văn Tấn\t31/02/1992\tLái xe\tBưu điện tỉnh\tBK Bộ ?",
        "4\tBà Đỗ Thị Kim Oanh\t1979\tKế toán\tPhòng Kế toán\t",
        "5\tBà Chẩu Thị Hạnh\t14/03/1988\tTổ trưởng\tBưu điện Na Hang\tBK Bộ ?",
        "6\tÔng Triệu Mùi Ghển\t02/09/1979\tLái xe\tBưu điện tỉnh\tBK Bộ ?",
        "",
        "\tNơi nhận:\t\t\tGIÁM ĐỐC",
        "\t- Như trên;",
        "\t\t\t\tHà Phúc Lượng",
    )
)

OF_LAW = "NĐ 98/2023 Điều 30 k7"
CANDIDATES = (
    Candidate(1, "Phòng Chuyển đổi số, Sở Thông tin và Truyền thông", award="Bằng khen của Chủ tịch UBND tỉnh"),
    Candidate(2, "Ông Ma Văn Ước, Văn phòng Sở", Decimal("0.9"), OF_LAW, award="Chiến sĩ thi đua toàn quốc"),
    Candidate(
        3, "Bà Chẩu Thị Hiền, Phòng Bưu chính, Viễn thông", Decimal("0.8"), OF_LAW, award="Chiến sĩ thi đua cơ sở"
    ),
)
DECIDABLE = [
    Decidable(1, 1, "Chủ tịch UBND tỉnh", "Bằng khen của Chủ tịch UBND tỉnh", (1, 2)),
    Decidable(1, 2, "Chủ tịch UBND tỉnh", "Tập thể lao động xuất sắc", (3,)),
]
WORDED = DecisionItemLine(
    nomination_id=1,
    kind=NomineeKind.INDIVIDUAL,
    honorific="Ông",
    name="Ma Văn Ước",
    position="Chánh Văn phòng",
    unit="Sở Thông tin và Truyền thông tỉnh Tuyên Quang",
    citation="Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022",
    approved=True,
    reason="",
    changed=False,
)
OLD_SALARY = {"amount": 2340000, "valid_from": "2024-07-01", "valid_to": None, "source": "Nghị định 73/2024/NĐ-CP"}
NEW_SALARY = {"amount": 2530000, "valid_from": "2026-07-01", "valid_to": None, "source": "Nghị định 161/2026/NĐ-CP"}
LAW = (
    LawDifference("base_salary", How.ADD, Standing.OFFERED, "1", NEW_SALARY),
    LawDifference(
        "base_salary", How.CHANGE, Standing.OFFICE, "2", {**OLD_SALARY, "valid_to": "2026-06-30"}, OLD_SALARY, 1
    ),
)
REVIEW = (
    ReviewItem(RowChange.CHANGED, "Ma Văn Ước", "position", "Phó Giám đốc", "Giám đốc", "E5", 1),
    ReviewItem(RowChange.CHANGED, "Hà Phúc Lượng", "award", "Giấy khen", "Bằng khen", "G4", 2),
    ReviewItem(RowChange.REMOVED, "Chẩu Thị Hiền", nomination_id=3),
    ReviewItem(RowChange.ADDED, "Nông Văn Dũng", after="Bưu tá, Bưu điện tỉnh"),
)


def settle(app: QApplication, program: Program, longest: float = LONGEST_S) -> None:
    """Let the window work until its jobs are done and everything is painted."""
    end = monotonic() + longest
    quiet = waited = 0
    while monotonic() < end and quiet < 8:
        app.processEvents()
        drawing = any(preview.renderer.busy() for preview in previews(program))
        following = any(each.following() for each in lists(program))
        at_work = program.busy() or drawing or following
        quiet, waited = (0, waited + 1) if at_work else (quiet + 1, waited)
        QApplication.sendPostedEvents()
        QThread.msleep(min(1 + waited // 10, LONGEST_SLEEP_MS))  # leaves the interpreter, and a core, to the workers


def lists(program: Program) -> list[RecordTable]:
    """Return the lists of the pages that were opened; asked of the pages, for Qt may be taking others apart."""
    found = [getattr(page, "list", None) for page in program.window.pages.values()]
    return [each for each in found if isinstance(each, RecordTable)]


def previews(program: Program) -> list[Preview]:
    """Return the previews of the pages that were opened, and of the dialog in sight."""
    found = [getattr(page, "preview", None) for page in program.window.pages.values()]
    dialog = QApplication.activeModalWidget()
    found += dialog.findChildren(Preview) if dialog is not None else []
    return [each for each in found if isinstance(each, Preview)]


def pages(app: QApplication, program: Program) -> Iterator[Shot]:
    """Open one registered page after another in the window."""
    for name in PAGES:
        program.window.open_page(name)
        settle(app, program)
        yield name, program.window
    yield from import_pages(app, program)
    people = program.window.pages.get("people")
    if isinstance(people, People):
        program.window.open_page("people")
        people.which.setCurrentIndex(1)
        settle(app, program)
        yield "people-units", program.window
        people.which.setCurrentIndex(0)
    yield from paper_pages(program, lambda: settle(app, program))
    yield from tab_pages(program, lambda: settle(app, program))
    nominations = program.window.pages.get("nominations")
    new: Callable[[], None] | None = getattr(nominations, "new", None)
    if new is not None:
        program.window.open_page("nominations")
        new()
        settle(app, program)
        yield "nominations-new", program.window


def import_pages(app: QApplication, program: Program) -> Iterator[Shot]:
    """Show a list with doubts beside its file; it is pasted, so that no file is needed."""
    page = program.window.pages.get("import")
    if isinstance(page, ImportPage):
        program.window.open_page("import")
        page.reader.text(LIST_IN_DOUBT)
        settle(app, program)
        yield "import-checking", program.window
        page.review.select(3, "award")
        settle(app, program)
        yield "import-alike", program.window
        page.review.select(1, "reason")
        page.review.grid.selectionModel().select(
            page.review.model.index(3, page.review.grid.currentIndex().column()),
            QItemSelectionModel.SelectionFlag.Select,
        )
        settle(app, program)
        yield "import-marked", program.window
        page.forget()


REGISTERED = (
    ("Ông Vừ Mí Kẻ", "1990", "", "Trung tâm Công nghệ thông tin và Truyền thông", "Chiến sĩ thi đua cơ sở", ""),
    ("Phòng Bưu chính, Viễn thông", "", "tập thể", "Sở Thông tin và Truyền thông", "Tập thể lao động tiên tiến", ""),
)


def dialogs(program: Program) -> Iterator[tuple[str, QDialog]]:
    """Make every dialog with what the open record has for it."""
    theme, context, window = program.theme, program.context, program.window
    with context.database.read() as session:
        bodies = authorities(session)
        known, lines = signers(session), decision_lines(session, context.round_id)
        items = decision_items(session, lines[0].id) if lines else []
        groups, met_on = decidable(session, context.round_id), council_sessions(session, context.round_id)
    choices, met = [(body.title, body.id) for body in bodies], CouncilValues(context.today())
    made: list[tuple[str, QDialog]] = [
        ("preferences", PreferencesDialog(theme, program.preferences, window)),
        ("keys", KeysDialog(theme, window.current_actions(), window)),
        ("about", about_dialog(window)),
        ("report", ReportDialog(theme, program.errors.report(ValueError()), window)),
        ("office", OfficeForm(theme, True, window)),
        ("authority", OfficeForm(theme, False, window)),
        ("signer", SignerForm(theme, choices, known[0] if known else None, window)),
        ("printed-line", PrintedLineForm(theme, window)),
        ("password", PasswordForm(theme, "danh sách.xlsx", sentence(KnownError("list_encrypted")), window)),
        ("review", ReviewDialog(theme, "danh sách.xlsx", REVIEW, window)),
        ("law-receive", ReceiveLawDialog(theme, LAW, window)),
        ("registration-grid", RegistrationGrid(theme, 2023, REGISTERED, lambda _wording: 1, window)),
        ("import-award", AwardForm(theme, 3, [(each.title, 1, each.id) for each in bodies], window)),
        ("filter-name", FilterNameForm(theme, "Ma Văn", window)),
        ("reason", ReasonDialog(theme, _("Withdraw…"), _("Do it"), parent=window)),
        ("decision-new", NewDecision(theme, groups or DECIDABLE, frozenset(), window)),
        ("council", CouncilForm(theme, CANDIDATES, met, window)),
        *(("council-change", CouncilForm(theme, (), values_of(each), window, judged=True)) for each in met_on[:1]),
        ("submission", SubmissionForm(theme, choices, known, window)),
        ("submission-send", SendForm(theme, "TTr-STTTT", window)),
        ("question", printer_question(theme, ["printer_margins"], "A3", window)),
    ]
    made += list_dialogs(program)
    made += round_dialogs(program)
    made += directory_dialogs(program)
    made += paper_dialogs(program)
    made += catalogue_dialogs(program)
    made += sent_dialogs(program)
    made.append(("wording", WordingForm(theme, (items or [WORDED])[0], window)))
    yield from made


def list_dialogs(program: Program) -> list[tuple[str, QDialog]]:
    """Make the dialogs of the list of nominations: its columns, and one correction for many rows."""
    context, window = program.context, program.window
    with context.database.read() as session:
        awards = [(name, (award, body)) for name, award, body in proposable(session)]
    states = [NominationState.SUBMITTED, NominationState.WITHDRAWN]
    made: list[tuple[str, QDialog]] = [("bulk-edit", BulkEditForm(program.theme, 4, awards, states, window))]
    page = window.pages.get("nominations")
    with context.database.read() as session:
        some = session_facts(session, context.round_id)
    made.append(("facts", FactsForm(program.theme, *some, "duty_rating", window)))
    if isinstance(page, ListPage):
        made.append(("columns", ColumnForm(program.theme, page.column_choice.columns(), window)))
    return made


def session_facts(session: Reader, round_id: int) -> tuple[list[FactOwner], list[FactLine], dict[str, str]]:
    """Return the first nominees of a round with their facts, and what awards are called."""
    ids = nomination_ids(session, NominationFilter(round_id))
    whose = owners(session, [id_ for those in ids.values() for id_ in those][:6])
    return whose, fact_lines(session, [each.id for each in whose]), award_names(session)


def round_dialogs(program: Program) -> list[tuple[str, QDialog]]:
    """Make the dialogs of a round: a new one, the changes of the last one, its copy for the year after."""
    theme, context, window = program.theme, program.context, program.window
    with context.database.read() as session:
        old, names = rounds(session)[:1], [name for _id, name in movements(session)]
    latest = context.today().year + 1
    empty = RoundValues("", context.today().year, RewardType.MERIT)
    made: list[tuple[str, QDialog]] = [
        ("round", RoundForm(theme, _("New award round"), _("Open the round"), empty, names, latest, window))
    ]
    for line in old:
        kept = round_values(context, line)
        title, copied = _("Round: {name}").format(name=line.name), _("Copy of {name}").format(name=line.name)
        made.append(("round-edit", RoundForm(theme, title, _("Keep the changes"), kept, names, latest, window)))
        later = kept.in_year(line.year + 1)
        copy = RoundForm(theme, copied, _("Open the copy"), later, names, latest, window, typed=False)
        made.append(("round-copy", copy))
    return made


def directory_dialogs(program: Program) -> list[tuple[str, QDialog]]:
    """Make the dialogs about people and units."""
    theme, context, window = program.theme, program.context, program.window
    with context.database.read() as session:
        people = list(person_lines(session, person_ids(session)[:2]).values())
        units = list(unit_lines(session, unit_ids(session)[:1]).values())
    made: list[tuple[str, QDialog]] = [
        ("person-new", PersonForm(theme, None, window)),
        ("unit", UnitForm(theme, window)),
    ]
    for person in people[:1]:
        made.append(("person", PersonForm(theme, person, window)))
        made.append(("identity", IdentityForm(theme, person.name, window)))
        made.append(("merge", MergeForm(theme, people, window)))
        made += body_dialogs(program, person)
        made.append(("person-post", PostForm(theme, person.name, context.today(), (no_units, no_units), None, window)))
    for unit in units:
        made.append(("unit-rename", RenameForm(theme, unit, context.today(), window)))
        made.append(("unit-correct", UnitForm(theme, window, no_units, unit)))
        made.append(("unit-join", JoinForm(theme, [unit], no_units, context.today(), window)))
        made.append(("unit-merge", DoubleUnitForm(theme, [unit, unit], window)))
        made.append(("unit-succession", SuccessionForm(theme, unit, lambda _typed: [], context.today(), window)))
    return made


def body_dialogs(program: Program, person: PersonLine) -> list[tuple[str, QDialog]]:
    """Make the dialogs about one body through all its entries."""
    theme, window = program.theme, program.window
    with program.context.database.read() as session:
        two = list(person_ids(session)[:2])
        known = cards(session, two)
        happened = person_timeline(session, person.id)
        put = nominations_of(session, person.id)
    pairs = [Pair(two[0], two[-1], Likeness(93, ("name_spelling", "birth_day", "unit_followed", "position_same")))]
    with program.context.database.read() as session:
        units = list(unit_ids(session)[:2])
        bodies = unit_cards(session, units)
    reasons = ("name_short", "parent_same", "abbreviation_other")
    alike = [Pair(units[0], units[-1], Likeness(88, reasons))] if len(units) > 1 else []
    return [
        ("same-people", SamePeopleDialog(theme, Suggestions(pairs, known, 1), window)),
        ("same-units", SameUnitsDialog(theme, Suggestions(alike, bodies, 1), window)),
        ("split", SplitForm(theme, person.name, [Merged(2, "Vừ Mí Kè", "1990"), Merged(3, "Vừ Mý Kẻ")], put, window)),
        ("timeline", TimelineDialog(theme, person.name, happened, window)),
    ]


DIALOG = "dialog-"
ASKED_BY_DIALOGS = ("nominations", "catalogue")
"""Pages that some dialogs take their rows from."""


def everything(app: QApplication, program: Program, only: Collection[str] = ()) -> Iterator[Shot]:
    """Yield (name, widget to grab) of all pages, all dialogs, the palette and the first screen.

    Where `only` names nothing but dialogs, no other is made.
    """
    few = bool(only) and all(name.startswith(DIALOG) for name in only)
    if few:
        for name in ASKED_BY_DIALOGS:
            program.window.open_page(name)
        settle(app, program)
    else:
        yield from pages(app, program)
    for name, dialog in dialogs(program):
        if few and DIALOG + name not in only:
            dialog.deleteLater()
            continue
        dialog.show()
        settle(app, program)
        yield DIALOG + name, dialog
        dialog.close()
        dialog.deleteLater()
    opened = palette(program.window)
    if opened is not None:
        app.processEvents()
        yield "palette", opened
        opened.close()
    as_before_the_first_round(program)
    program.window.add_page("first", FirstStart(program.context))
    settle(app, program)
    yield "first-start", program.window


def as_before_the_first_round(program: Program) -> None:
    """Show the frame as it stands around the first screen: no round, nothing to count, no page gone to."""
    window = program.window
    program.context.round.choose(0)
    window.round_button.set_name("")
    window.set_counts({})
    window.status_bar.show_message("")
    window.status_bar.set_practice(False)
    window.sidebar.clear_page()
