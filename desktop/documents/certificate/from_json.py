"""Reads certificates and calibrations from JSON (docs/commands.md)."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from db.errors import KnownError
from desktop.documents.certificate.calibration import Calibration, calibration
from desktop.documents.certificate.values import OPTIONAL, REQUIRED, CertificateValues

_LARGEST: Final = 1_000_000_000  # bytes
_TEXTS: Final = (*REQUIRED, *OPTIONAL)


def read_cases(path: Path) -> list[CertificateValues]:
    """Return the records of a file, one for each entry; what is no text stays for `prepare` to refuse.

    Raises KnownError: cases_unreadable, cases_not_json, cases_not_a_list, no_certificates.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise KnownError("cases_unreadable", path=str(path))
        raw = path.read_bytes()
    except OSError as error:
        raise KnownError("cases_unreadable", path=str(path)) from error
    data = _parsed(raw, str(path))
    listed = data.get("certificates") if isinstance(data, Mapping) else data
    if not isinstance(listed, list):
        raise KnownError("cases_not_a_list", path=str(path))
    if not listed:
        raise KnownError("no_certificates", path=str(path))
    return [_values(entry) for entry in listed]


def read_calibration(text: str) -> Calibration:
    """Return a calibration given as JSON, or as the path of a file with it.

    Raises KnownError: calibration_unreadable, cases_not_json, bad_calibration, calibration_out_of_range.
    """
    raw = text.encode()
    if not text.lstrip().startswith("{"):
        try:
            raw = Path(text).read_bytes()
        except OSError as error:
            raise KnownError("calibration_unreadable", path=text) from error
    return calibration(_parsed(raw, text[:80]))


def _parsed(raw: bytes, where: str) -> object:
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        data: object = json.loads(raw.decode(encoding))
    except (ValueError, RecursionError) as error:
        place = getattr(error, "lineno", None)
        raise KnownError("cases_not_json", path=where, line=place or "?") from error
    return data


def _values(entry: object) -> CertificateValues:
    """Return one entry as values; what is no text stays what it is, for the check of the record to name."""
    given: Mapping[str, Any] = entry if isinstance(entry, Mapping) else {}
    texts: dict[str, Any] = {name: _text(given.get(name)) for name in _TEXTS}
    kind = given.get("kind")
    texts["kind"] = kind if isinstance(kind, str) else ""
    return CertificateValues(**texts, posthumous=given.get("posthumous") is True)


def _text(value: object) -> object:
    """Return a whole number as its digits (a register number keyed in as 7); all else as it is."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**12 else "9" * 5_000
    if isinstance(value, str):
        return "".join("\ufffd" if _is_half(letter) else letter for letter in value) if _is_torn(value) else value
    return value


def _is_torn(text: str) -> bool:
    """Tell whether a text holds half a letter, as JSON can; no file and no terminal can take it."""
    return not text.isascii() and any(map(_is_half, text))


def _is_half(letter: str) -> bool:
    return "\ud800" <= letter <= "\udfff"
