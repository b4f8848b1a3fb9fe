"""Digital signatures of papers: made with a .p12 file or a signing token, and judged when a paper is opened.

pyHanko makes and judges them (ISO 32000-1, 12.8; PAdES), offline: nothing is fetched from anywhere. This module takes a
second to load, so only who signs or opens a signed paper loads it.
"""

import logging
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pkcs11
from asn1crypto import pem, x509
from cryptography.hazmat.primitives.serialization import pkcs12
from pkcs11 import Attribute, ObjectClass
from pkcs11.exceptions import PinIncorrect, PinInvalid, PinLenRange, PinLocked, PKCS11Error
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer, SimpleSigner
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext

from db.errors import KnownError
from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.engine.canvas import BOLD, REGULAR, PaperCanvas
from desktop.documents.engine.phrase_lines import phrase_lines
from desktop.documents.engine.units import POINTS

FIELD: Final = "ChuKySo"
"""How the fields that papers leave to signatures are called; those of other programs are taken where there is none."""
VIETNAM: Final = timezone(timedelta(hours=7))
STAMP_SIZE, STAMP_LEADING = 9.0, 3.9  # pt, mm

for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # an unknown issuer is an answer here, no event


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A certificate with its key in a .p12 or .pfx file."""

    path: Path
    password: str


@dataclass(frozen=True, slots=True)
class Token:
    """A signing token, through the PKCS#11 library of its maker; `label` where several are plugged in."""

    library: Path
    pin: str
    label: str = ""


class Verdict(StrEnum):
    """What a signature is worth."""

    VALID = "valid"
    """Whole, and by a certificate of an authority that was given as trusted."""
    UNKNOWN_ISSUER = "unknown_issuer"
    """Whole; who issued the certificate is not among those given, or none was given."""
    CHANGED = "changed"
    """The paper was changed after it was signed."""
    BROKEN = "broken"
    """The signature does not fit its certificate, or cannot be read."""


@dataclass(frozen=True, slots=True)
class FoundSignature:
    """One signature of a paper; `told` is the signer's own time."""

    field: str
    signer: str
    office: str
    told: datetime | None
    verdict: Verdict

    def told_plainly(self) -> tuple[str, str, str, datetime | None]:
        """Return verdict, signer, office and time, as `verdict_sentence` takes them."""
        return str(self.verdict), self.signer, self.office, self.told


def sign_paper(paper: Path, key: KeyFile | Token, out: Path, now: datetime) -> FoundSignature:
    """Sign the first field of a paper that waits for a signature, and write it to a file that is not there yet.

    Raises KnownError: signed_file_exists, paper_unreadable, no_signature_field, key_unreadable, key_password_wrong,
    key_expired, token_library_unreadable, token_missing, token_pin_wrong, token_locked, token_without_key,
    token_failed.
    """
    if out.exists():
        raise KnownError("signed_file_exists", path=str(out))
    with _signer(key) as signer, _opened(paper) as writer:
        certificate = signer.signing_cert
        if certificate is None:
            raise KnownError("token_without_key")
        _check_days(certificate, now)
        field, box = _free_field(writer, paper)
        metadata = PdfSignatureMetadata(field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
        with TemporaryDirectory(prefix="so-vang-") as folder:
            stamp = Path(folder) / "stamp.pdf"
            _draw_stamp(stamp, certificate, now, box)
            style = StaticStampStyle.from_pdf_file(str(stamp), border_width=0)
            try:
                signed = PdfSigner(metadata, signer, stamp_style=style).sign_pdf(writer)
            except (PKCS11Error, SigningError) as error:
                raise KnownError("token_failed", told=str(error) or type(error).__name__) from error
    with atomic_write(out) as aside, aside.open("wb") as opened:
        shutil.copyfileobj(signed, opened)
    return signatures_of(out)[-1]


def signatures_of(paper: Path, roots: Sequence[Path] = ()) -> list[FoundSignature]:
    """Return the signatures of a paper in their order; `roots` are files with trusted certificates.

    Raises KnownError: paper_unreadable, root_unreadable.
    """
    trusted = [certificate for root in roots for certificate in _certificates(root)]
    found: list[FoundSignature] = []
    try:
        with paper.open("rb") as opened:
            reader = PdfFileReader(opened, strict=False)
            for embedded in reader.embedded_regular_signatures:
                found.append(_judged(embedded, trusted))
    except (OSError, PdfReadError, ValueError) as error:
        raise KnownError("paper_unreadable", path=str(paper)) from error
    return found


def _judged(embedded: object, trusted: Sequence[x509.Certificate]) -> FoundSignature:
    certificate = embedded.signer_cert  # type: ignore[attr-defined]
    told = embedded.self_reported_timestamp  # type: ignore[attr-defined]
    moment = told if told is not None else datetime.now(VIETNAM)
    context = ValidationContext(
        trust_roots=list(trusted), allow_fetching=False, moment=moment, best_signature_time=moment
    )
    try:
        status = validate_pdf_signature(embedded, context)  # type: ignore[arg-type]
    except (SigningError, ValueError, PdfReadError):
        verdict = Verdict.BROKEN
    else:
        whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE or bool(status.docmdp_ok)
        verdict = Verdict.UNKNOWN_ISSUER if whole and status.intact else Verdict.CHANGED
        if not status.valid and status.intact:
            verdict = Verdict.BROKEN
        elif verdict is Verdict.UNKNOWN_ISSUER and status.trusted:
            verdict = Verdict.VALID
    return FoundSignature(
        embedded.field_name,  # type: ignore[attr-defined]
        _said(certificate, "common_name"),
        _said(certificate, "organization_name"),
        told.astimezone(VIETNAM) if told else None,
        verdict,
    )


def _said(certificate: x509.Certificate, part: str) -> str:
    """Return a part of the name in a certificate, "" where it has none."""
    value = certificate.subject.native.get(part, "")
    return str(value[0] if isinstance(value, list) else value)


def _check_days(certificate: x509.Certificate, now: datetime) -> None:
    """Raise KnownError("key_expired") for a certificate that is not valid at this moment."""
    first, last = certificate.not_valid_before, certificate.not_valid_after
    if not first <= now <= last:
        days = {"first": f"{first.astimezone(VIETNAM):%d/%m/%Y}", "last": f"{last.astimezone(VIETNAM):%d/%m/%Y}"}
        raise KnownError("key_expired", name=_said(certificate, "common_name"), **days)


@contextmanager
def _opened(paper: Path) -> Iterator[IncrementalPdfFileWriter]:
    try:
        with paper.open("rb") as opened:
            yield IncrementalPdfFileWriter(opened, strict=False)
    except (OSError, PdfReadError) as error:
        raise KnownError("paper_unreadable", path=str(paper)) from error


def _free_field(writer: IncrementalPdfFileWriter, paper: Path) -> tuple[str, tuple[float, float]]:
    """Return the field that waits for a signature, and its width and height in pt."""
    free = [(name, field.get_object()) for name, value, field in enumerate_sig_fields(writer) if value is None]
    chosen = next((one for one in free if one[0].startswith(FIELD)), free[0] if free else None)
    if chosen is None:
        raise KnownError("no_signature_field", path=str(paper))
    left, bottom, right, top = (float(side) for side in chosen[1]["/Rect"])
    return chosen[0], (abs(right - left), abs(top - bottom))


def _draw_stamp(file: Path, certificate: x509.Certificate, now: datetime, box: tuple[float, float]) -> None:
    """Draw what is seen of a signature: who signs, for which office, when (NĐ 30/2020, Phụ lục I)."""
    width, height = max(box[0], 30.0) / POINTS, max(box[1], 30.0) / POINTS
    office = _said(certificate, "organization_name")
    told = [(BOLD, f"Ký bởi: {_said(certificate, 'common_name')}")]
    told += [(REGULAR, f"Cơ quan: {office}")] if office else []
    told.append((REGULAR, f"Thời gian ký: {now.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S} +07:00"))
    lines = [(face, line) for face, text in told for line in phrase_lines(text, face, STAMP_SIZE, width - 2.0, 3)]
    canvas = PaperCanvas(file, (width, height), title=told[0][1])
    down = max(STAMP_LEADING, (height - len(lines) * STAMP_LEADING) / 2 + STAMP_LEADING * 0.77)
    for number, (face, line) in enumerate(lines):
        canvas.draw_string(1.0, down + number * STAMP_LEADING, face, STAMP_SIZE, line)
    canvas.save()


@contextmanager
def _signer(key: KeyFile | Token) -> Iterator[Signer]:
    """Give what signs; a token is let go of afterwards."""
    if isinstance(key, KeyFile):
        yield _from_file(key)
        return
    try:
        pkcs11.lib(str(key.library))
    except (RuntimeError, OSError) as error:
        raise KnownError("token_library_unreadable", path=str(key.library)) from error
    try:
        session = open_pkcs11_session(str(key.library), token_criteria=_criteria(key), user_pin=key.pin)
    except PinLocked as error:
        raise KnownError("token_locked") from error
    except (PinIncorrect, PinInvalid, PinLenRange) as error:
        raise KnownError("token_pin_wrong") from error
    except PKCS11Error as error:
        raise KnownError("token_missing") from error
    try:
        yield _from_token(session)
    finally:
        session.close()


def _criteria(key: Token) -> TokenCriteria | None:
    return TokenCriteria(label=key.label) if key.label else None


def _from_file(key: KeyFile) -> Signer:
    """Return the signer of a .p12 file."""
    try:
        data = key.path.read_bytes()
        loaded = pkcs12.load_key_and_certificates(data, key.password.encode() or None)
    except OSError as error:
        raise KnownError("key_unreadable", path=str(key.path)) from error
    except ValueError as error:
        wrong = "password" in str(error).lower() or "mac" in str(error).lower()
        raise KnownError("key_password_wrong" if wrong else "key_unreadable", path=str(key.path)) from error
    if loaded[0] is None or loaded[1] is None:
        raise KnownError("key_unreadable", path=str(key.path))
    signer: Signer | None = SimpleSigner.load_pkcs12_data(
        data, other_certs=(), passphrase=key.password.encode() or None
    )
    if signer is None:
        raise KnownError("key_unreadable", path=str(key.path))
    return signer


def _from_token(session: pkcs11.Session) -> Signer:
    """Return the signer of the first certificate on a token whose key is there too."""
    keys = [each[Attribute.ID] for each in list(session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY}))]
    for certificate in list(session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})):
        identifier = certificate[Attribute.ID]
        if identifier in keys:
            signer: Signer = PKCS11Signer(session, cert_id=identifier, key_id=identifier)
            return signer
    raise KnownError("token_without_key")


def _certificates(file: Path) -> list[x509.Certificate]:
    """Return the certificates of a PEM or DER file."""
    try:
        data = file.read_bytes()
        if not pem.detect(data):
            return [x509.Certificate.load(data)]
        return [x509.Certificate.load(der) for _kind, _headers, der in pem.unarmor(data, multiple=True)]
    except (OSError, ValueError) as error:
        raise KnownError("root_unreadable", path=str(file)) from error
