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
    council = progress.council_on.strftime("%d/%m/%Y") if progress.council_on else _("not yet held")
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
            bool(n) and judged == n and progress.council_on is not None,
        ),
        (
            "decisions",
            _("Decisions"),
            f"{progress.issued} / {progress.decisions}",
            _("issued"),
            share(progress.issued, progress.decisions),
            0 < progress.decisions == progress.issued and not progress.count(S.RECOMMENDED),
        ),
        (
            "certificates",
            _("Certificates"),
            f"{progress.good_sheets} / {progress.recipients}",
            _("printed"),
            share(progress.good_sheets, all_),
            0 < all_ == progress.good_sheets,
        ),
        ("register", _("Register"), str(entered), _("entered"), share(entered, all_), 0 < all_ == entered),
    ]
    current = next((i for i, cell in enumerate(cells) if not cell[5]), len(cells) - 1)
    return [StepItem(*cell, current=i == current) for i, cell in enumerate(cells)]
