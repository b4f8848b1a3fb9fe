"""The form of a standing text: blanks in words, the sentence it will be, and the paper drawn beside it."""

import pytest

from db.queries.standing_texts import text_lines
from desktop.ui.catalogue.text_form import kept, shown
from tests.conftest import type_vi
from tests.desktop.papers.reading import words_of
from tests.desktop.ui.catalogue.conftest import choose
from tests.desktop.ui.records import TODAY


@pytest.fixture
def tab(page):
    page.tabs.setCurrentWidget(page.texts)
    return page.texts


def test_blanks_are_named_in_words_and_kept_by_their_codes():
    text = "Theo đề nghị của {office_title} tại {submission}"
    assert "office" not in shown(text) and kept(shown(text)) == text
    assert kept("{ai}") == "{ai}"


def test_the_form_reads_a_text_as_the_sentence_it_will_be(tab):
    choose(tab.table, "Quyết định: điều về khen thưởng")
    form = tab._form(tab.line(), "Điều", "Lưu", dated=False)
    assert "cho 02 tập thể và 05 cá nhân, có thành tích" in form.reads.text()
    form.edits["text"].setPlainText("Tặng {cái gì} cho {số tập thể, số cá nhân}")
    assert form.reads.text() == "Tặng {cái gì} cho 02 tập thể và 05 cá nhân"


def test_what_is_filled_in_is_chosen_and_read_at_once(qtbot, tab):
    choose(tab.table, "Tờ trình: lời kính trình")
    form = tab._form(tab.line(), "Lời kính trình", "Lưu", dated=False)
    qtbot.addWidget(form)
    form.edits["text"].setPlainText("Kính trình ")
    form.edits["text"].moveCursor(form.edits["text"].textCursor().MoveOperation.End)
    form._put_in(form.blanks.findData("office"))
    assert form.reads.text() == "Kính trình Sở Thông tin và Truyền thông tỉnh Tuyên Quang"


@pytest.fixture
def opened(qtbot, tab, settle):
    """Open the form of a text; it is left at the end."""
    forms = []

    def opening(title):
        choose(tab.table, title)
        form = tab._form(tab.line(), title, "Lưu", dated=False)
        qtbot.addWidget(form)
        forms.append(form)
        form.show()
        settle()
        return form

    yield opening
    for form in forms:
        form.close()


def test_the_paper_is_drawn_anew_with_what_is_typed_and_the_record_says_nothing_of_it(qtbot, tab, program, opened):
    form = opened("Công văn đề nghị: mở đầu")
    qtbot.waitUntil(lambda: form.paper.renderer.count > 0, timeout=30_000)
    assert form.paper.title.text().startswith("Công văn") and form.paper.view.page == 0
    assert not form.paper.detail.text()
    form.edits["text"].clear()
    type_vi(form.edits["text"], "Để {cơ quan ta} biểu dương theo lời mới")

    def drawn():
        file = form.paper._newest()
        assert file.exists() and "theolờimới" in words_of(file)

    qtbot.waitUntil(drawn, timeout=30_000)
    with program.context.database.read() as session:
        assert all("theo lời mới" not in line.text for line in text_lines(session, TODAY))


def test_a_text_that_no_paper_says_is_told(opened):
    paper = opened("Giấy xác nhận: khen thưởng đã thu hồi").paper
    assert "chưa có giấy tờ nào" in paper.detail.text() + paper.empty.next_step.text()


def test_a_reminder_reads_as_it_would_be_copied_while_it_is_typed(qtbot, opened):
    form = opened("Thư nhắc: chưa gửi danh sách")
    paper = form.paper
    qtbot.waitUntil(lambda: paper.stack.currentWidget() is paper.copied, timeout=30_000)
    assert paper.copied.toPlainText().startswith("Kính gửi: ")
    form.edits["text"].clear()
    type_vi(form.edits["text"], "Xin gửi danh sách {“trước ngày” và hạn cuối}")
    qtbot.waitUntil(lambda: "Xin gửi danh sách" in paper.copied.toPlainText(), timeout=30_000)
    assert "{" not in paper.copied.toPlainText() and paper.copied.extraSelections()
    assert not any(button.isVisible() for button in paper.zooms)


def test_a_form_that_is_left_lets_go_of_its_file_and_draws_nothing_more(opened, settle):
    form = opened("Tờ trình: lời kính trình")
    form.edits["text"].setPlainText("Kính trình {cơ quan ta}")
    form.close()
    settle()
    assert not form._drawn_later.isActive() and not form.paper._newest().exists()
    assert form.paper.renderer._thread is None
