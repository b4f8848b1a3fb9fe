"""Work in the printing process is begun and put in place only while somebody waits for it."""

import pytest

from desktop.documents.engine.atomic_file import WANTED, NoLongerWanted
from desktop.ui.core import cancellation


@pytest.fixture(autouse=True)
def as_before():
    token = WANTED.set(WANTED.get())
    yield
    WANTED.reset(token)


def test_the_mark_is_there_exactly_while_somebody_waits():
    with cancellation.wanted() as mark:
        assert mark.exists()
    assert not mark.exists()


def test_two_papers_have_marks_of_their_own():
    with cancellation.wanted() as one, cancellation.wanted() as other:
        assert one != other


def test_work_that_is_waited_for_is_done_with_its_values():
    with cancellation.wanted() as mark:
        assert cancellation.run(mark, "{}/{}".format, 46, "QĐ-UBND") == "46/QĐ-UBND"


def test_work_that_nobody_waits_for_any_more_is_not_begun():
    begun = []
    with cancellation.wanted() as mark:
        pass
    with pytest.raises(NoLongerWanted):
        cancellation.run(mark, begun.append, 1)
    assert begun == []


def test_work_under_way_can_ask_whether_it_is_still_waited_for():
    answers = []
    with cancellation.wanted() as mark:
        cancellation.run(mark, lambda: answers.append(WANTED.get()()))
        ask = WANTED.get()
    answers.append(ask())
    assert answers == [True, False]


def test_an_error_of_the_work_takes_the_mark_away():
    def refuse():
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError), cancellation.wanted() as mark:
        cancellation.run(mark, refuse)
    assert not mark.exists()
