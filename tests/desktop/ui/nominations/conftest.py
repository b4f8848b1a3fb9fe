"""The entry form of one nomination, alone."""

import pytest

from desktop.ui.nominations.nomination_form import NominationForm
from desktop.ui.widgets.completion import Suggestion
from tests.desktop.ui.nominations.forms import KHANG, KHANH


@pytest.fixture
def form(qtbot, theme):
    known = [Suggestion(each.name, "", each) for each in (KHANH, KHANG)]
    form = NominationForm(theme, lambda name, typed, kind: known if name == "name" else [], [("Bằng khen", (1, 1))])
    qtbot.addWidget(form)
    form.show()
    return form
