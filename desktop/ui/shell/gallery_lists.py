"""The gallery's screens about what units send: dossiers, lists of facts, registrations; and tabs that stand behind."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from db.queries.grounds import grounds_for, renewal
from db.queries.lookups import KnownNominee
from db.queries.registrations import Came, RegistrationLine
from db.rules.terms import NomineeKind, ReceivingWay
from desktop.exchange.readers.opening import open_pasted
from desktop.exchange.understanding.fact_tables import read_fact_tables
from desktop.intake.fact_list import FactIntake, MeantOwner, Told
from desktop.ui.ceremony.forms import ReceiverForm
from desktop.ui.forms.fact_list_form import FactListForm
from desktop.ui.forms.grounds_form import GroundsForm
from desktop.ui.nominations.dossier_tab import AppraisalForm, PaperForm
from desktop.ui.rounds.registration_form import RegistrationForm
from desktop.ui.shell.app import Program
from desktop.ui.shell.help_window import HelpWindow

FACTS = (
    "TT\tHọ và tên\tChức vụ\tĐơn vị\tXếp loại năm 2025\tSáng kiến\tGhi chú\n"
    "1\tMa Văn Páo\tBưu tá\tBưu điện Na Hang\tHTXSNV\tĐề tài chuyển phát một lần\t\n"
    "2\tGiàng A Lử\tLái xe\tBưu điện tỉnh\tHTTNV\t\tnghỉ từ tháng 11\n"
    "Nơi nhận:\t\t\t\t\t\t"
)
BEFORE, SINCE = date(2023, 12, 1), date(2026, 10, 15)
"""Days of two laws: grounds of the one are renewed to the other's."""
UNIT, AWARD = "Trung tâm Công nghệ thông tin và Truyền thông", "Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông"
REGISTERED = (
    RegistrationLine(1, UNIT, NomineeKind.COLLECTIVE, UNIT, AWARD, Came.DECIDED),
    RegistrationLine(2, UNIT, NomineeKind.INDIVIDUAL, "Vừ Mí Kẻ", AWARD, Came.NOMINATED),
    RegistrationLine(3, UNIT, NomineeKind.INDIVIDUAL, "Ma Thị Hà", AWARD, Came.NOT_NOMINATED, "bổ sung tháng 3"),
    RegistrationLine(0, UNIT, NomineeKind.INDIVIDUAL, "Lục Văn Toàn", AWARD, Came.UNREGISTERED),
)


def read_facts(told: Told | None = None) -> FactIntake:
    """Return a unit's list of facts in which one name is known and one is not."""
    opened = replace(open_pasted(FACTS, "xếp loại 2025"), name="xếp loại 2025.xlsx")
    made = FactIntake(opened, read_fact_tables(opened.book, date(2026, 1, 20), told))
    known = KnownNominee(nominee_id=7, kind=NomineeKind.INDIVIDUAL, name="Ma Văn Páo", birth="1980")
    for at, row in enumerate(made.tables[0].rows):
        made.people.append(MeantOwner(row, (known,) if at == 0 else (), places=[f"{row.row}"]))
        made.rows.append((at, row, made.tables[0]))
    return made


def sent_dialogs(program: Program) -> Iterator[tuple[str, QDialog]]:
    """Make the dialogs about dossiers, lists of facts, registrations, grounds and who receives; and the manual."""
    theme, context, window = program.theme, program.context, program.window
    with context.database.read() as session:
        old = grounds_for(session, "province", BEFORE)
        yield "grounds", GroundsForm(theme, SINCE, old, renewal(session, "province", SINCE, old), window)
    yield "fact-list", FactListForm(theme, read_facts(), read_facts, window)
    yield "appraisal", AppraisalForm(theme, 3, None, window)
    yield "dossier-paper", PaperForm(theme, window)
    yield "receiver", ReceiverForm(theme, "Ông Ma Văn Ước, bà Chẩu Thị Hiền", ReceivingWay.PROXY, "", window)
    registrations = RegistrationForm(context, context.today().year, window)
    registrations.show_lines(REGISTERED)
    yield "registrations", registrations
    yield "help", HelpWindow(theme, program.preferences.language, window)


def tab_pages(program: Program, settle: Callable[[], None]) -> Iterator[tuple[str, QWidget]]:
    """Show each tab beside a list that a page does not open with, and the first again."""
    window = program.window
    for name in ("nominations", "people", "decisions"):
        page = window.pages.get(name)
        if page is None:
            continue
        window.open_page(name)
        for tabs in (each for each in page.findChildren(QTabWidget) if each.isVisible()):
            for at in range(1, tabs.count()):
                tabs.setCurrentIndex(at)
                settle()
                yield f"{name}-tab-{at + 1}", window
            tabs.setCurrentIndex(0)
        settle()
