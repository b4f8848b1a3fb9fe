"""Digital signatures in the printing process: the library takes a second to load. Nothing here may import Qt."""

from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.exchange.signatures import VIETNAM, KeyFile, Token, sign_paper
from desktop.ui.printing.paper_tasks import draw_paper

KEY_FILES = (".p12", ".pfx")


def sign_drawn_paper(
    location: str, code: str, subject_id: int, today: date, key: Path, secret: str, out: Path
) -> tuple[str, str, str, datetime | None]:
    """Draw a paper and sign it with a key file or, through its maker's library, with the token that is plugged in.

    Returns verdict, signer, office and the signer's time: plain values, so that the window loads no library for them.

    Raises KnownError: as `write_paper` and `sign_paper`.
    """
    with TemporaryDirectory(prefix="so-vang-") as folder:
        drawn = Path(folder) / "paper.pdf"
        draw_paper(location, code, subject_id, today, drawn)
        signer = KeyFile(key, secret) if key.suffix.lower() in KEY_FILES else Token(key, secret)
        return sign_paper(drawn, signer, out, datetime.now(VIETNAM)).told_plainly()
