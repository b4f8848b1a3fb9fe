"""The dialogs of the layouts, alone."""

from db.queries.layout_list import LayoutLine, Serving
from db.rules.terms import NomineeKind, Severity
from desktop.documents.certificate.problems import PaperProblem
from desktop.ui.catalogue.layout_forms import FaultsDialog, ServeForm
from desktop.ui.catalogue.layouts_tab import sample_fault

LINES = [
    LayoutLine("bang-khen", 0, "Bằng khen", "{}", False, False),
    LayoutLine("giay-khen", 2, "Giấy khen", "{}", True, False),
    LayoutLine("cu", 1, "Mẫu cũ", "{}", True, True),
]


def serving(code="bang-khen", choice="", chosen=False):
    return Serving("bk", "Bằng khen của Chủ tịch UBND tỉnh", NomineeKind.INDIVIDUAL, True, code, choice, chosen)


def test_the_awards_own_layout_is_offered_first_and_those_put_aside_are_not(qtbot, theme):
    form = ServeForm(theme, serving(), LINES)
    qtbot.addWidget(form)
    assert [form.layout_box.itemData(at) for at in range(form.layout_box.count())] == ["", "bang-khen", "giay-khen"]
    assert form.values() == {"code": "", "choice": ""}


def test_the_layout_chosen_before_is_chosen_with_its_sheet(qtbot, theme):
    form = ServeForm(theme, serving("giay-khen", "a4", chosen=True), LINES)
    qtbot.addWidget(form)
    assert form.values() == {"code": "giay-khen", "choice": "a4"}
    form.layout_box.setCurrentIndex(0)
    assert form.values() == {"code": "", "choice": ""}


def test_a_chosen_layout_that_was_put_aside_falls_back_to_the_awards_own(qtbot, theme):
    form = ServeForm(theme, serving("cu", chosen=True), LINES)
    qtbot.addWidget(form)
    assert form.values()["code"] == ""


def test_every_fault_stands_on_a_line_that_can_be_copied(qtbot, theme):
    dialog = FaultsDialog(theme, "mau-bang.json", ["Phông chữ lạ", "Trường lạ: so_vang"])
    qtbot.addWidget(dialog)
    assert dialog.list.toPlainText().splitlines() == ["Phông chữ lạ", "Trường lạ: so_vang"]
    assert dialog.list.isReadOnly() and "mau-bang.json" in dialog.windowTitle()


def test_a_sample_is_kept_back_by_what_stops_it_only():
    doubt = PaperProblem(0, "honorific", "honorific", Severity.WARNING)
    assert sample_fault([]) == "" and sample_fault([doubt]) == ""
    assert sample_fault([doubt, PaperProblem(0, "reason", "does_not_fit")])
