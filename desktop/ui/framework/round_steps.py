"""How far each step of a round is, as the header of its steps shows it."""

from db.queries.round_list import RoundLine
from db.queries.round_progress import RoundProgress
from db.rules.terms import NominationState
from desktop.ui.core.i18n import _
from desktop.ui.widgets.step_header import StepItem

S = NominationState


def share(done: int, all_: int) -> float:
    """Return the part that is done, from 0 to 1; nothing of nothing is 0."""
    return done / all_ if all_ else 0.0


def steps(round_: RoundLine, progress: RoundProgress) -> list[StepItem]:
    """Return the cells of the header, in the clerk's order."""
    n = progress.nominations
    judged = n - progress.count(S.DRAFT, S.SUBMITTED, S.RETURNED)
    submitted = n - progress.count(S.DRAFT)
    entered, all_ = progress.entered, progress.recipients
    decided = 0 < progress.decisions == progress.issued and not progress.count(S.RECOMMENDED)
    council = _("without a session") if 0 < n == judged else _("not yet held")
    if progress.council_on is not None:
        council = progress.council_on.strftime("%d/%m/%Y")
    deadline = round_.deadline.strftime("%d/%m/%Y") if round_.deadline else str(round_.year)
    cells = [
        ("home", _("Opening"), _("Opened"), deadline, 1.0, True),
        (
            "nominations",
            _("Nominations"),
            str(n),
            _("{n} submitted").format(n=submitted),
            share(submitted, n),
            0 < n == submitted,
        ),
        (
            "council",
            _("Council"),
            f"{judged} / {n}",
            council,
            share(judged, n),
            0 < n == judged and (decided or progress.council_on is not None),
        ),
        (
            "decisions",
            _("Decisions"),
            f"{progress.issued} / {progress.decisions}",
            _("issued"),
            share(progress.issued, progress.decisions),
            decided,
        ),
        (
            "certificates",
            _("Certificates"),
            f"{progress.good_sheets} / {progress.drawn}",
            _("printed") if progress.drawn or not all_ else _("none is drawn"),
            share(progress.good_sheets, progress.drawn) if progress.drawn or not all_ else 1.0,
            all_ > 0 and progress.good_sheets == progress.drawn,
        ),
        ("register", _("Register"), str(entered), _("entered"), share(entered, all_), 0 < all_ == entered),
    ]
    current = next((i for i, cell in enumerate(cells) if not cell[5]), len(cells) - 1)
    return [StepItem(*cell, current=i == current) for i, cell in enumerate(cells)]
