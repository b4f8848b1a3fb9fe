"""A layout as one file: its pictures in it, nothing beside it; read only after every part was checked."""

import base64
import json
from pathlib import Path
from typing import Any, Final

from db.errors import KnownError
from db.rules.layouts import FAMILIES, merged
from db.shipped_layouts import shipped_layout
from desktop.documents.certificate.layout_check import faults
from desktop.documents.certificate.problems import Fault
from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.engine.images import picture_size

LARGEST_FILE: Final = 8_000_000  # bytes, pictures and all
LARGEST_PICTURE: Final = 2_000_000
_KINDS: Final = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"%PDF": "application/pdf",
}


def read_layout(file: Path) -> tuple[str, list[Fault]]:
    """Return a file's layout as whole JSON with its pictures in it, and what is wrong with it; "" with faults.

    Pictures named by a path are looked for beside the file, never outside its folder.

    Raises KnownError: layout_unreadable, layout_too_large.
    """
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise KnownError("layout_too_large", path=str(file), limit=LARGEST_FILE // 1_000_000)
        data: Any = json.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise KnownError("layout_unreadable", path=str(file)) from error
    except (ValueError, RecursionError) as error:
        return "", [Fault("", "not_json", {"text": str(getattr(error, "lineno", "?"))})]
    found = faults(data)
    if found:
        return "", found
    whole = merged(json.loads(shipped_layout(data.pop("extends", FAMILIES[0]))), data)
    found = _embedded(whole, file.parent) or faults(whole, whole=True)
    return ("" if found else json.dumps(whole, ensure_ascii=False, separators=(",", ":"))), found


def write_layout(file: Path, content: str) -> None:
    """Write a layout of the record as a file that another office can read."""
    data = json.loads(content)
    data.pop("own", None)
    with atomic_write(file) as aside:
        aside.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")


def with_background(content: str, picture: Path | None) -> str:
    """Return a layout with another scan of the stock behind it on the screen, None for none.

    Raises KnownError bad_layout_image.
    """
    data = json.loads(content)
    data["background"] = None if picture is None else _data_uri(picture, pdf=True)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _embedded(data: dict[str, Any], folder: Path) -> list[Fault]:
    """Put pictures that stand beside the file into the layout; returns those that cannot be read."""
    found = []
    for at, image in enumerate(data.get("images", ())):
        try:
            if "file" in image:
                image["data"] = _data_uri(_beside(folder, image.pop("file")), pdf=False)
            picture_size(image["data"])
        except KnownError as error:
            found.append(Fault(f"images/{at}", "bad_picture", {"text": str(error.values.get("path", ""))[:80]}))
    background = data.get("background")
    if background:
        try:
            if not background.startswith("data:"):
                data["background"] = _data_uri(_beside(folder, background), pdf=True)
            picture_size(data["background"])
        except KnownError as error:
            found.append(Fault("background", "bad_picture", {"text": str(error.values.get("path", ""))[:80]}))
    return found


def _beside(folder: Path, name: str) -> Path:
    """Return a file of the layout's own folder; a path from outside never leads anywhere else."""
    path = folder / Path(name.replace("\\", "/")).name
    return path


def _data_uri(picture: Path, *, pdf: bool) -> str:
    """Return the picture as it stands in a layout. Raises KnownError bad_layout_image."""
    try:
        raw = picture.read_bytes() if picture.stat().st_size <= LARGEST_PICTURE else b""
    except OSError as error:
        raise KnownError("bad_layout_image", path=picture.name) from error
    kind = next((kind for start, kind in _KINDS.items() if raw.startswith(start)), "")
    if not kind or (kind == "application/pdf" and not pdf):
        raise KnownError("bad_layout_image", path=picture.name)
    uri = f"data:{kind};base64,{base64.b64encode(raw).decode()}"
    picture_size(uri)
    return uri
