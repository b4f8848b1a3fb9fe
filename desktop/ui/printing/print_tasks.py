"""What the printing process is asked for, by name: the window itself never loads what draws paper."""

import importlib
from typing import Any

DRAW_PAPER = "desktop.ui.printing.paper_tasks:draw_paper"
DRAW_WHOLE = "desktop.ui.printing.paper_tasks:draw_secret_paper"
DRAW_TRIED = "desktop.ui.printing.paper_tasks:draw_tried_text"
DRAW_SCAN = "desktop.ui.printing.scan_tasks:draw_scan"
DRAW_LIST = "desktop.ui.printing.paper_tasks:draw_list"
DRAW_CERTIFICATES = "desktop.ui.printing.certificate_tasks:draw_certificates"
SIGN_PAPER = "desktop.ui.printing.sign_tasks:sign_drawn_paper"
JUDGE_SCAN = "desktop.ui.printing.scan_tasks:judge_scan"
LOOK_OVER = "desktop.ui.printing.certificate_tasks:look_over"
WRITE_BALLOTS = "desktop.exchange.writers.ballot_xlsx:write_ballots"
RULER_SHEET = "desktop.documents.certificate.ruler_sheet:write_ruler_sheet"


def drawing(secret: bool) -> str:
    """Return the task that draws a paper of the table; with `secret` it names the secret list too."""
    return DRAW_WHOLE if secret else DRAW_PAPER


def run_task(name: str, *values: object) -> Any:
    """Call "module:function" with plain values; runs in the printing process."""
    module, _colon, function = name.partition(":")
    return getattr(importlib.import_module(module), function)(*values)
