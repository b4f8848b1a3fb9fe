"""`screenshots`: every page and dialog of the window as PNG, with the sample record, without a display."""

import argparse
import os
import re
import tempfile
from pathlib import Path

from desktop.commands.invocation import Invocation
from desktop.labels.translation import _

SCALES = (100, 125, 150, 175, 200)
TEXT_SIZES = (90, 100, 110, 125, 150, 175, 200)
SIZE = re.compile(r"(\d{3,5})x(\d{3,5})")


def size(text: str) -> tuple[int, int]:
    """Read "1366x768"."""
    found = SIZE.fullmatch(text)
    if not found:
        raise argparse.ArgumentTypeError(text)
    return int(found[1]), int(found[2])


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare --out, --theme, --size, --scale, --text-size and --only."""
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help=_("the folder for the pictures"))
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help=_("light or dark"))
    words = _("size of the window in pixels of the display")
    parser.add_argument("--size", metavar="WxH", type=size, default=(1366, 768), help=words)
    parser.add_argument(
        "--scale", metavar="PERCENT", type=int, choices=SCALES, default=100, help=_("scale of the display, in per cent")
    )
    letters = _("size of letters, in per cent")
    parser.add_argument("--text-size", metavar="PERCENT", type=int, choices=TEXT_SIZES, default=100, help=letters)
    parser.add_argument("--only", metavar="NAME", nargs="+", default=(), help=_("only these pages and dialogs"))


def run(call: Invocation) -> int:
    """Draw everything, one line of output per picture."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(call.arguments.scale / 100)
    with tempfile.TemporaryDirectory(prefix="so-vang-") as folder:
        os.environ["SO_VANG_DATA"] = folder  # the clerk's own preferences stay out of it
        return draw(call, Path(folder))


def draw(call: Invocation, folder: Path) -> int:
    """Open the window on the sample record in `folder` and grab one page and dialog after another."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - Qt reads its platform when first loaded

    from desktop.ui.core.preferences import Preferences  # noqa: PLC0415
    from desktop.ui.shell import gallery  # noqa: PLC0415
    from desktop.ui.shell.app import Program  # noqa: PLC0415
    from desktop.ui.shell.sample import make_sample  # noqa: PLC0415

    out: Path = call.arguments.out
    out.mkdir(parents=True, exist_ok=True)
    record = folder / "record.sqlite"
    make_sample(record, lambda: call.today)
    preferences = Preferences(folder)
    preferences.theme, preferences.language = call.arguments.theme, call.lang
    preferences.text_size = call.arguments.text_size
    preferences.sync()
    app = QApplication.instance() or QApplication(["so-vang"])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    program = Program(app, str(record), today=lambda: call.today)
    wide, high = (side * 100 // call.arguments.scale for side in call.arguments.size)
    program.window.resize(wide, high)
    program.window.show()
    program.open()
    gallery.settle(app, program)
    missing = set(call.arguments.only)
    for name, widget in gallery.everything(app, program, call.arguments.only):
        missing.discard(name)
        if call.arguments.only and name not in call.arguments.only:
            continue
        file = out / f"{name}.png"
        widget.grab().save(str(file))
        call.out.write(f"{file}\n")
        if call.arguments.only and not missing:
            break
    program.window.close()
    if missing:
        call.show_message(_("There is no picture named: {names}").format(names=", ".join(sorted(missing))))
    return 1 if missing else 0
