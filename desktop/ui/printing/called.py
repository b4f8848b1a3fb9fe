"""What the printing process is asked for, by name: the window itself never loads what draws paper."""

import importlib
from typing import Any

DRAW_DECISION = "desktop.ui.printing.drawing:draw_decision"
DRAW_SUBMISSION = "desktop.ui.printing.drawing:draw_submission"
DRAW_CERTIFICATES = "desktop.ui.printing.certificates_drawing:draw_certificates"
LOOK_OVER = "desktop.ui.printing.certificates_drawing:look_over"
WRITE_REGISTER = "desktop.ui.printing.register_export:write_register"
RULER_SHEET = "desktop.documents.ruler_sheet:write_ruler_sheet"


def called(name: str, *values: object) -> Any:
    """Call "module:function" with plain values; runs in the printing process."""
    module, _colon, function = name.partition(":")
    return getattr(importlib.import_module(module), function)(*values)
