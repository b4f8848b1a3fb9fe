"""The gallery's screens about certificates: layouts, their dialogs, and a look over a round before printing."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from db.queries.amendments import recipient_words
from db.queries.decision_list import decision_lines
from db.queries.layout_list import layout_lines, servings
from db.queries.lookups import signers
from db.queries.register_gaps import Gap
from db.queries.revocations import Revoker
from db.queries.round_papers import UnpaidBonus
from db.queries.sheet_list import certificate_lines
from db.queries.stock_list import StockCount
from db.queries.unknown_bonuses import UnknownBonus
from db.rules.terms import AmendmentForm, DecisionState, NomineeKind, Severity
from desktop.documents.certificate.problems import Fault, PaperProblem, PreflightLine
from desktop.spooler.options import PrinterFeatures
from desktop.ui.catalogue.awards_tab import AwardForm
from desktop.ui.catalogue.entry_form import EntryField, EntryForm, EntryWords
from desktop.ui.catalogue.layout_forms import FaultsDialog, ServeForm
from desktop.ui.catalogue.page import Catalogue
from desktop.ui.catalogue.text_form import TextForm, shown
from desktop.ui.ceremony.forms import LabelSheetForm
from desktop.ui.certificates.page import Certificates
from desktop.ui.certificates.ruler_sheet import RulerForm
from desktop.ui.certificates.sheet_forms import HandOverForm, StopForm
from desktop.ui.certificates.stock_forms import IssuerLineForm, StockForm, StockMoveForm, StocksDialog
from desktop.ui.core.i18n import _, fault_sentence
from desktop.ui.core.theme import Theme
from desktop.ui.decisions.amendment_forms import IssueAmendmentForm, ReplacementForm, TakingBackForm
from desktop.ui.decisions.correction_form import CorrectionForm
from desktop.ui.forms.bonus_form import BonusForm
from desktop.ui.forms.unknown_bonus_form import UnknownBonusForm
from desktop.ui.framework.text_titles import TITLES
from desktop.ui.papers.conference_form import ConferenceForm
from desktop.ui.printing.print_dialog import PrintDialog
from desktop.ui.printing.printer import PaperSize
from desktop.ui.printing.signing import SecretForm
from desktop.ui.register.award_actions import GapsForm, RevokeForm
from desktop.ui.shell.app import Program

PROBLEMS = (
    PaperProblem(0, "reason", "does_not_fit"),
    PaperProblem(2, "honorific", "honorific", Severity.WARNING),
    PaperProblem(3, "name", "name_unlike_register", Severity.WARNING, {"known": "Nguyễn Thị Quỳnh Thương"}),
)
OF_THESE = (1, "46/QĐ-UBND", date(2023, 12, 12), "Huy hiệu của Chủ tịch Ủy ban nhân dân tỉnh", NomineeKind.INDIVIDUAL)
UNKNOWN = [
    UnknownBonus(1, "Ông Ma Văn Ước", *OF_THESE, 1_800_000),
    UnknownBonus(2, "Bà Nguyễn Thị Quỳnh Thương", *OF_THESE, 1_800_000),
]
STOCK = StockCount(1, "Phôi Bằng khen tỉnh, 2023", "A3", 50, 3, 11, 2)
FAULTS = (
    Fault("boxes/name/font", "not_one_of", {"text": "Comic Sans", "known": ["Tinos", "PlayfairDisplay-Bold"]}),
    Fault("boxes/book/text", "unknown_field", {"text": "so_vang", "known": ["register_number"]}),
)


OFFERED = PrinterFeatures(("A4", "A3"), ("Tray1", "Tray2", "Manual"), two_sided=True, colour=True)


def _offer(_printer: str, then: Callable[[PrinterFeatures], None]) -> None:
    then(OFFERED)


def _sheets_dialog(theme: Theme, window: QWidget) -> PrintDialog:
    """Return the dialog before certificates are printed."""
    paper, printers = PaperSize(420.0, 297.0), ["Canon iX6870"]
    return PrintDialog(theme, [_("Print certificates")], 12, paper, printers, parent=window, ask=_offer, sheets=True)


def paper_pages(program: Program, settle: Callable[[], None]) -> Iterator[tuple[str, QWidget]]:
    """Open the layouts and a certificates page that has something to tell."""
    window = program.window
    catalogue = window.pages.get("catalogue")
    if isinstance(catalogue, Catalogue):
        window.open_page("catalogue")
        catalogue.tabs.setCurrentWidget(catalogue.layouts)
        settle()
        yield "catalogue-layouts", window
        for name, tab in (
            ("awards", catalogue.awards),
            ("law", catalogue.law),
            ("criteria", catalogue.criteria),
            ("salary", catalogue.salaries),
            ("texts", catalogue.texts),
            ("council", catalogue.council),
            ("dossiers", catalogue.dossiers),
        ):
            catalogue.tabs.setCurrentWidget(tab)
            settle()
            yield f"catalogue-{name}", window
        catalogue.tabs.setCurrentIndex(0)
    page = window.pages.get("certificates")
    if isinstance(page, Certificates) and page.decision_id():
        window.open_page("certificates")
        settle()
        lines = [PreflightLine(p.index, 1, 1, "Nguyễn Thị Quỳnh Thưởng", p, str(p.index)) for p in PROBLEMS]
        page.show_preflight(lines)
        settle()
        yield "certificates-preflight", window
        page.show_preflight(())


def way_out_dialogs(program: Program) -> Iterator[tuple[str, QDialog]]:
    """Make the dialogs of the page of papers and of printing."""
    theme, window = program.theme, program.window
    yield "conference", ConferenceForm(theme, None, window)
    due = [
        UnpaidBonus(1, "Tập thể Phòng Chuyển đổi số", 3_600_000, None),
        UnpaidBonus(2, "Ông Ma Văn Ước", 1_800_000, None),
    ]
    yield "bonus", BonusForm(theme, due, program.context.today(), window)
    form = UnknownBonusForm(theme, UNKNOWN, (), program.context.today(), window)
    form.way.setCurrentIndex(1)
    form.value.setText("1,5")
    yield "bonus-unknown", form
    yield "label-sheets", LabelSheetForm(theme, {}, window)
    yield "sign", SecretForm(theme, _("Decision"), Path("van-thu-ubnd.p12"), window)
    yield (
        "print",
        PrintDialog(theme, [_("Decision")], 4, PaperSize(210.0, 297.0), ["Canon iX6870"], parent=window, ask=_offer),
    )
    yield "print-sheets", _sheets_dialog(theme, window)
    yield "print-nowhere", PrintDialog(theme, [_("Decision")], 4, PaperSize(210.0, 297.0), [], parent=window)


def paper_dialogs(program: Program) -> Iterator[tuple[str, QDialog]]:
    """Make the dialogs about layouts, sheets and stock."""
    yield from sheet_dialogs(program)
    yield from way_out_dialogs(program)
    with program.context.database.read() as session:
        lines, served = layout_lines(session), servings(session)
    if served:
        yield "layout-serve", ServeForm(program.theme, served[0], lines, program.window)
    said = [fault_sentence(fault) for fault in FAULTS]
    yield "layout-faults", FaultsDialog(program.theme, "mau-bang.json", said, program.window)


def sheet_dialogs(program: Program) -> Iterator[tuple[str, QDialog]]:
    """Make the dialogs about printed sheets, stock and the printer."""
    theme, context, window = program.theme, program.context, program.window
    with context.database.read() as session:
        issued = [line for line in decision_lines(session, context.round_id) if line.state is DecisionState.ISSUED]
        lines = certificate_lines(session, issued[0].id) if issued else []
    yield "printer-stopped", StopForm(theme, lines, window)
    decided = ("46/QĐ-UBND", date(2023, 12, 12))
    yield "hand-over", HandOverForm(theme, [line.name for line in lines], context.today(), decided, window)
    yield "stocks", StocksDialog(context, window)
    yield "stock-new", StockForm(theme, frozenset(), window)
    yield "stock-issuer", IssuerLineForm(theme, STOCK.name, None, window)
    yield "stock-count", StockMoveForm(theme, STOCK, window)
    revoker = Revoker(0, "Chủ tịch Ủy ban nhân dân tỉnh", "QĐ-UBND", *decided)
    award, name = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Ma Văn Ước"
    yield "revoke", RevokeForm(theme, award, name, revoker, lambda _number, _day: None, window)
    yield from amendment_dialogs(program)
    yield "register-gaps", GapsForm(theme, [Gap(7, "Ghi nhầm trong sổ giấy"), Gap(12, "")], window)
    yield "ruler", RulerForm(theme, "Canon iX6870", lambda _paper: None, window)


def amendment_dialogs(program: Program) -> Iterator[tuple[str, QDialog]]:
    """Make the dialogs about corrections and revocations of an issued decision."""
    context, window = program.context, program.window
    with context.database.read() as session:
        issued = [line for line in decision_lines(session, context.round_id) if line.state is DecisionState.ISSUED]
        recipients = recipient_words(session, issued[0].id) if issued else []
        known = signers(session, issued[0].authority_id) if issued else []
    correct, back = _("Correct decision {number}"), _("Take awards of decision {number} back")
    number = issued[0].number if issued else "46/QĐ-UBND"
    form = CorrectionForm(program.theme, correct.format(number=number), recipients, known, context.today(), window)
    if recipients:
        last = recipients[-1]
        wrong = {"name": f"{last.texts['name']} Anh", "birth": "1986-03-14"}
        form.take_up({last.recipient_id: wrong}, AmendmentForm.LETTER, "Đơn vị ghi nhầm tên trong danh sách", "")
    yield "correction", form
    yield "take-back", TakingBackForm(program.theme, back.format(number=number), recipients, known, window)
    replacing = _("Replace decision {number}").format(number=number)
    yield "replacement", ReplacementForm(program.theme, replacing, recipients, (1, 2), window)
    told = _("From then on papers, register and certificates say the corrected words.")
    values = (_("Correction"), told, "UBND", ["Hà Thị Mai"], lambda _number, _day: None)
    yield "issue-amendment", IssueAmendmentForm(program.theme, *values, window)


def catalogue_dialogs(program: Program) -> list[tuple[str, QDialog]]:
    """Make dialogs of the catalogue's tabs, if its page was opened."""
    theme, page = program.theme, program.window.pages.get("catalogue")
    if not isinstance(page, Catalogue):
        return []
    days = (
        EntryField("amount", _("Base salary, đồng"), "", "2.340.000", required=True),
        EntryField("valid_from", _("From"), None, kind="date", required=True),
        EntryField("text", _("Text"), "", kind="lines"),
    )
    entry = EntryWords(_("New base salary"), _("Add the base salary"), "", days)
    made: list[tuple[str, QDialog]] = [
        ("catalogue-entry", EntryForm(theme, entry, page)),
        ("catalogue-award", AwardForm(page.awards, theme, None)),
    ]
    for line in [one for one in page.texts.lines if one.code == "decision_award"][:1]:
        text = EntryField("text", _("Text"), shown(line.text), kind="lines", required=True)
        words = EntryWords(_(TITLES[line.code]), _("Keep the wording"), "", (text,))
        made.append(("catalogue-text", TextForm(program.context, line, words, page.texts.examples(line), page)))
    return made
