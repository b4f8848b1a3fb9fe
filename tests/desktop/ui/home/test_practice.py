"""Practice begins before the list is taken and leads through the six steps."""

from datetime import date

import pytest

from db.practice_round import LIST_NAME, TITLE
from db.queries.round_list import rounds
from db.queries.round_progress import RoundProgress
from db.rules.terms import NominationState
from desktop.labels.translation import use
from desktop.ui.home.practice import STEPS, practice_step
from desktop.ui.shell import gallery
from desktop.ui.shell.sample import make_practice
from tests.desktop.ui.windows import start

S = NominationState
DAY = date(2024, 1, 15)
AWARDED = {"decisions": 1, "issued": 1, "recipients": 4, "drawn": 4, "certificates": 4}


@pytest.mark.parametrize(
    ("progress", "number", "page"),
    [
        (RoundProgress(), 1, "import"),
        (RoundProgress({S.DRAFT: 4}), 2, "nominations"),
        (RoundProgress({S.RETURNED: 1, S.SUBMITTED: 3}), 2, "nominations"),
        (RoundProgress({S.SUBMITTED: 4}), 3, "council"),
        (RoundProgress({S.RECOMMENDED: 4}), 4, "decisions"),
        (RoundProgress({S.RECOMMENDED: 4}, decisions=1), 4, "decisions"),
        (RoundProgress({S.DECIDED: 4}, **AWARDED), 5, "certificates"),
        (RoundProgress({S.CERTIFICATE_ISSUED: 4}, **AWARDED, good_sheets=4), 6, "register"),
    ],
)
def test_each_step_leads_to_its_page(progress, number, page):
    use("vi")
    step = practice_step(progress, LIST_NAME)
    assert (step.number, step.page) == (number, page) and number <= STEPS
    assert step.words and (LIST_NAME in step.words) is (number == 1)


@pytest.fixture
def practising(qapp, qtbot, own_data_folder):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    file = own_data_folder / "tap-dung.sqlite"
    make_practice(file, lambda: DAY)
    program = start(qapp, own_data_folder, file, DAY)
    yield program
    program.window.close()


def test_practice_begins_before_the_list_with_the_unit_s_file_at_hand(qapp, practising):
    home = practising.window.page()
    assert practising.window.page_name == "home" and home.header.title.text() == TITLE
    assert practising.context.history.next_undo() == ""  # nothing was done here by the clerk
    assert home.guide.isVisible() and "1/6" in home.guide.title.text() and LIST_NAME in home.guide.words.text()
    assert [chore.who for chore in home.chores.chores if chore.owed] == [
        "Bưu điện tỉnh Tuyên Quang",
        "Viễn thông Tuyên Quang",
    ]
    home.which["units"].click()  # what is shown does not change what is next
    home.next_action.trigger()
    gallery.settle(qapp, practising)
    page = practising.window.page()
    assert practising.window.page_name == "import" and page.review.checking is not None
    page.take()
    gallery.settle(qapp, practising)
    practising.window.open_page("home")
    gallery.settle(qapp, practising)
    assert "2/6" in home.guide.title.text()


def test_a_finished_round_stands_beside_it_and_is_not_led_through(qapp, practising):
    with practising.context.database.read() as session:
        finished = next(line for line in rounds(session) if line.name != TITLE)
    practising.choose_round(finished.id)
    gallery.settle(qapp, practising)
    home = practising.window.page()
    assert home.guide.isHidden() and home.header.title.text() == finished.name
    assert home.steps.accessibleDescription()


def test_a_list_that_was_removed_is_not_read_and_the_page_of_lists_opens(qapp, practising, own_data_folder):
    (own_data_folder / LIST_NAME).unlink()
    practising.window.page().next_action.trigger()
    gallery.settle(qapp, practising)
    assert practising.window.page_name == "import" and practising.window.page().review.checking is None
