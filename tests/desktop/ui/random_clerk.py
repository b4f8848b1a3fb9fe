"""A clerk who does anything at any time in the real window: each rule is one act, by keys or actions of the page."""

import shutil
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit

from db.errors import KnownError
from db.models.nominations import Nomination
from tests.conftest import type_vi
from tests.db.invariants import Frozen
from tests.desktop.ui.clerk import CTRL, NONE, SHIFT, Clerk
from tests.desktop.ui.random_answers import DAYS, REASONS, Answers
from tests.desktop.ui.windows import open_page, start

PROVINCE = "Bằng khen của Chủ tịch UBND tỉnh"
NAMES = ("Lương Văn Sỹ", "Chẩu Thị Hạnh", "Ma Văn Khánh", "ma văn khánh", "Y’Bih Niê Kđăm", "H’Čưn Ŭyên Niê", "A")
UNITS = ("Phòng Chuyển đổi số", "phong chuyen doi so", "Bưu điện huyện Chiêm Hoá", "")
CELLS = ("Chuyên viên chính", "Bà Nông Thị Sâm", "=1+1", "", "Văn phòng Sở  ")
NUMBERS = ("46", "47", "48/QĐ-UBND", "một")
HEAD = "TT\tHọ và tên\tNăm sinh\tChức vụ\tĐơn vị\tHình thức khen thưởng"
PASTED = (
    f"1\tÔng Lương Văn Sỹ\t12/05/1974\tPhó Giám đốc\tBưu điện tỉnh\t{PROVINCE}",
    f"2\tBà Hứa Thị Mây\t1988\tTổ trưởng\tBưu điện tỉnh\t{PROVINCE}",
    f"3\tHoàng Văn Tú, Lý Thị Mai\t85\tBưu tá\tBưu điện Na Hang\t{PROVINCE}",
    "4\tÔng Ma Văn Tấn\t31/02/1992\tLái xe\tBưu điện tỉnh\tBK Bộ ?",
)
STEPS = {
    "submit": (Qt.Key.Key_F8, CTRL),
    "recommend": (Qt.Key.Key_F9, NONE),
    "return": (Qt.Key.Key_F9, SHIFT),
    "not recommended": (Qt.Key.Key_F9, CTRL),
    "withdraw": (Qt.Key.Key_Delete, CTRL),
    "up": (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier),
    "down": (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
}
SHEETS = {
    "good": (Qt.Key.Key_F9, NONE),
    "all good": (Qt.Key.Key_F9, CTRL),
    "spoiled": (Qt.Key.Key_F9, SHIFT),
    "sent": (Qt.Key.Key_F10, CTRL),
    "signed": (Qt.Key.Key_F9, CTRL | SHIFT),
    "hand over": (Qt.Key.Key_T, CTRL),
    "stopped": (Qt.Key.Key_J, CTRL),
}
pick = st.integers(0, 1_000)
"""Which of the rows that are shown; the remainder counts."""


class WindowRules(RuleBasedStateMachine):
    """Each rule is something a clerk does; `kit` is (application, qtbot, folder of the user, records to begin with)."""

    kit: ClassVar[tuple[Any, Any, Path, dict[bool, Path]]]

    @initialize(issued=st.booleans())
    def open(self, issued: bool) -> None:
        """Begin with a round of ten drafts, or with one whose decision is issued."""
        self.app, qtbot, self.folder, templates = self.kit
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.file = Path(shutil.copy(templates[issued], self.folder / "so-vang.sqlite"))
        self.broken: list[str] = []
        self.issued: dict[int, Frozen] = {}
        self.typed: dict[int, str] = {}
        """By round: the name in the form that was left without being kept."""
        self.start(qtbot)
        self.answers = Answers(self.clerk, self.folder)

    def start(self, qtbot: Any) -> None:
        """Open the window on the record, as the program does."""
        self.program = start(self.app, self.folder, self.file)
        self.program.errors.broken.connect(self.broken.append)
        self.clerk = Clerk(qtbot, self.app, self.program)

    def end(self) -> None:
        """Close the window and take it apart."""
        self.program.window.close()
        self.program.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def teardown(self) -> None:
        if hasattr(self, "answers"):
            self.answers.stop()
            self.end()

    # How a rule does its act

    def keys(self, *pressed: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
        """Press keys where the focus is and let the window work."""
        with self.clerk.qtbot.capture_exceptions() as raised:
            for key, modifier in pressed:
                self.clerk.press(key, modifier)
                self.clerk.settle()
        self.hear(raised)

    def act(self, action: QAction) -> None:
        """Choose an action as a button or the menu does."""
        with self.clerk.qtbot.capture_exceptions() as raised:
            if action.isEnabled():
                action.trigger()
            self.clerk.settle()
        self.hear(raised)

    def hear(self, raised: Any) -> None:
        """Keep what escaped: refusals are no faults."""
        self.broken += [trace for kind, _error, trace in raised if not issubclass(kind, KnownError)]

    def at_row(self, page_name: str, number: int) -> Any:
        """Go to a page and stand on one of the rows of its list; returns the page, None where it shows none."""
        page = open_page(self.app, self.program, page_name)
        ids = [id_ for id_ in page.model.ids() if id_ >= 0]
        if not ids or not page.list.isVisible():
            return None
        page.list.setFocus()
        page.list.choose(ids[number % len(ids)])
        self.clerk.settle()
        return page

    def many_nominations(self) -> int:
        with self.program.context.database.read() as session:
            return int(session.query(Nomination).count())

    # Nominations

    @rule(name=st.sampled_from(NAMES), unit=st.sampled_from(UNITS), keep=st.booleans(), first=st.booleans())
    def enter(self, name: str, unit: str, keep: bool, first: bool) -> None:
        """Key in somebody; a question is answered; what was not kept stands there again."""
        page = self.clerk.page("nominations")
        if not self.program.context.round_id:
            return
        before, round_id = self.many_nominations(), self.program.context.round_id
        page.list.setFocus()
        self.keys((Qt.Key.Key_N, CTRL))
        form = page.form
        assert form.edits["name"].value() == self.typed.get(round_id, "")
        self.write_name(form, name)
        self.clerk.write(form.edits["unit"], unit)
        self.close_popup(form, form.edits["unit"])
        if keep:
            self.keys((Qt.Key.Key_Return, CTRL))
            for _question in range(3):
                if form.foot.question.open:
                    self.keys((Qt.Key.Key_F4, NONE if first else SHIFT), (Qt.Key.Key_Return, CTRL))
        if self.many_nominations() > before:
            self.typed.pop(round_id, None)
            assert not form.edits["name"].value()
        else:
            self.typed[round_id] = form.edits["name"].value()
            assert self.typed[round_id], "what was typed is gone"
        form.edits["name"].setFocus()
        self.close_popup(form, form.edits["name"])
        self.keys((Qt.Key.Key_Escape, NONE))
        assert page.panes.currentWidget() is page.details

    def write_name(self, form: Any, name: str) -> None:
        self.clerk.write(form.edits["name"], name)
        self.close_popup(form, form.edits["name"])

    def close_popup(self, form: Any, edit: QLineEdit) -> None:
        """Close the suggestions, as Esc does."""
        if any(each.isVisible() for each in form.findChildren(QFrame, "popup")):
            self.clerk.qtbot.keyClick(edit, Qt.Key.Key_Escape)

    @rule(rows=st.lists(st.sampled_from(PASTED), min_size=1, max_size=3, unique=True))
    def paste(self, rows: list[str]) -> None:
        """Paste rows of a spreadsheet, take in the clean ones and put the rest away."""
        page = self.clerk.page("nominations")
        if not self.program.context.round_id:
            return
        QGuiApplication.clipboard().setText("\n".join((HEAD, *rows)))
        page.first_focus().setFocus()
        before = self.many_nominations()
        self.keys((Qt.Key.Key_V, CTRL))
        taking = self.clerk.window.pages["import"]
        clean = len(taking.review.checking.checked.clean_rows()) if taking.review.checking else 0
        can = taking.take_action.isEnabled()
        self.keys((Qt.Key.Key_Return, CTRL))
        assert self.many_nominations() - before <= (clean if can else 0)
        self.act(taking.leave_action)

    @rule(number=pick, column=st.sampled_from(("name", "position", "unit")), text=st.sampled_from(CELLS))
    def edit_cell(self, number: int, column: str, text: str) -> None:
        """Correct a cell in place."""
        page = self.at_row("nominations", number)
        if page is None:
            return
        at = next(i for i, each in enumerate(page.model.columns) if each.name == column)
        page.list.setCurrentIndex(page.model.index(page.list.currentIndex().row(), at))
        self.keys((Qt.Key.Key_F2, NONE))
        editor = page.list.viewport().findChild(QLineEdit)
        if editor is not None and editor.isVisible():
            self.clerk.qtbot.keyClick(editor, Qt.Key.Key_A, CTRL)
            self.clerk.qtbot.keyClick(editor, Qt.Key.Key_Delete)
            type_vi(editor, text)
            self.keys((Qt.Key.Key_Return, NONE))

    @rule(number=pick, step=st.sampled_from(sorted(STEPS)), everyone=st.booleans(), reason=st.sampled_from(REASONS))
    def move(self, number: int, step: str, everyone: bool, reason: str) -> None:
        """Move one nomination or all of them."""
        self.answers.text = reason
        if self.at_row("nominations", number) is not None:
            self.keys(*([(Qt.Key.Key_A, CTRL)] if everyone else []), STEPS[step])

    @rule(recommend=st.booleans())
    def go_on_with_all(self, recommend: bool) -> None:
        """Submit everybody, recommend everybody: the usual way."""
        if self.at_row("nominations", 0) is not None:
            self.keys((Qt.Key.Key_A, CTRL), STEPS["submit"])
            if recommend:
                self.keys((Qt.Key.Key_A, CTRL), STEPS["recommend"])

    # Council, submission, decision

    @rule(unticked=st.integers(0, 2))
    def council(self, unticked: int) -> None:
        """Record the council's results."""
        self.clerk.page("council")
        self.answers.unticked = unticked
        self.keys((Qt.Key.Key_F9, NONE))

    @rule(number=st.sampled_from(NUMBERS), day=st.sampled_from(DAYS))
    def submission(self, number: str, day: str) -> None:
        """Draft a submission and number it."""
        self.clerk.page("council")
        self.answers.number, self.answers.day = number, day
        self.keys((Qt.Key.Key_N, CTRL), (Qt.Key.Key_Return, CTRL))

    @rule()
    def draft_decision(self) -> None:
        """Draft a decision about those recommended."""
        self.clerk.page("decisions")
        self.keys((Qt.Key.Key_N, CTRL))

    @rule(number=st.sampled_from(NUMBERS), day=st.sampled_from(DAYS))
    def issue(self, number: str, day: str) -> None:
        """Write number and day of the decision selected, and issue it."""
        page = self.clerk.page("decisions")
        if page.issue.isEnabled():
            page.tabs.setCurrentWidget(page.form)
            self.clerk.write(page.form.number, number)
            self.clerk.write(page.form.dated, day)
            self.keys((Qt.Key.Key_Return, CTRL))

    @rule()
    def remove_draft(self) -> None:
        """Remove the draft selected."""
        self.act(self.clerk.page("decisions").remove)

    # Certificates, sheets, the register

    @rule()
    def make_certificates(self) -> None:
        """Make the certificates of the decision shown."""
        self.clerk.page("certificates")
        self.keys((Qt.Key.Key_M, CTRL))

    @rule()
    def print_to_a_file(self) -> None:
        """Print; the printer here writes a file."""
        self.clerk.page("certificates")
        self.keys((Qt.Key.Key_P, CTRL))

    @rule(number=pick, step=st.sampled_from(sorted(SHEETS)), everyone=st.booleans(), day=st.sampled_from(DAYS))
    def account(self, number: int, step: str, everyone: bool, day: str) -> None:
        """Say what became of a sheet, or of all of them."""
        self.answers.day = day
        if self.at_row("certificates", number) is not None:
            self.keys(*([(Qt.Key.Key_A, CTRL)] if everyone else []), SHEETS[step])

    @rule(number=pick, day=st.sampled_from(DAYS), again=st.booleans())
    def revoke(self, number: int, day: str, again: bool) -> None:
        """Revoke an award, or issue its certificate again."""
        self.answers.day = day
        if self.at_row("register", number) is not None:
            self.keys((Qt.Key.Key_R, CTRL if again else CTRL | SHIFT))

    # Back and forth, other rounds, another day

    @rule()
    def undo(self) -> None:
        """Take the last step back."""
        self.keys((Qt.Key.Key_Z, CTRL))

    @rule()
    def redo(self) -> None:
        """Do it again."""
        self.keys((Qt.Key.Key_Y, CTRL))

    @rule(number=pick)
    def another_round(self, number: int) -> None:
        """Work on another round."""
        page = self.at_row("rounds", number)
        if page is not None:
            wanted = page.list.current_id()
            self.keys((Qt.Key.Key_Return, NONE))
            assert self.program.context.round_id == wanted

    @rule()
    @precondition(lambda self: self.program.window.isVisible())
    def restart(self) -> None:
        """Close the program and open it again: the same round is open."""
        round_id, qtbot = self.program.context.round_id, self.clerk.qtbot
        self.end()
        self.start(qtbot)
        self.answers.clerk = self.clerk
        assert self.program.context.round_id == round_id
