"""Digital signatures: made with a test key in a file and on a token, judged by pyHanko, Poppler and OpenSSL."""

import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from db.errors import KnownError
from desktop.documents.letters.decision import decision_letter
from desktop.documents.letters.letter_pdf import write_letter_pdf
from desktop.exchange.signatures import KeyFile, Token, Verdict, sign_paper, signatures_of
from tests.desktop.documents.archive_rules import faults
from tests.desktop.documents.seed_papers import DECISION

NOW = datetime(2024, 1, 9, 8, 30, tzinfo=UTC)
SIGNER, OFFICE = "Lương Đức Thiện", "Ủy ban nhân dân tỉnh Tuyên Quang"
PASSWORD = "mật khẩu của văn thư"
LIBRARIES = [Path("/usr/lib/softhsm/libsofthsm2.so"), Path("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")]
LIBRARY = next((each for each in LIBRARIES if each.exists()), None)
needs_token = pytest.mark.skipif(
    LIBRARY is None or shutil.which("softhsm2-util") is None, reason="needs SoftHSM, which .ci/run installs"
)


class Office:
    """A test key with its certificate, and a decision to be signed."""

    def __init__(self, folder: Path, first: datetime = NOW - timedelta(days=30)) -> None:
        self.folder = folder
        self.key = rsa.generate_private_key(65_537, 2_048)
        said = ((NameOID.COMMON_NAME, SIGNER), (NameOID.ORGANIZATION_NAME, OFFICE), (NameOID.COUNTRY_NAME, "VN"))
        name = x509.Name([x509.NameAttribute(kind, text) for kind, text in said])
        usage = x509.KeyUsage(True, True, False, False, False, True, False, False, False)
        self.certificate = (
            x509.CertificateBuilder(name, name, self.key.public_key(), 77, first, datetime(2040, 1, 1, tzinfo=UTC))
            .add_extension(usage, critical=True)
            .add_extension(x509.BasicConstraints(True, None), critical=True)
            .sign(self.key, hashes.SHA256())
        )
        self.p12 = folder / "key.p12"
        locked = BestAvailableEncryption(PASSWORD.encode())
        self.p12.write_bytes(pkcs12.serialize_key_and_certificates(b"k", self.key, self.certificate, None, locked))
        self.root = folder / "root.pem"
        self.root.write_bytes(self.certificate.public_bytes(Encoding.PEM))
        self.paper = folder / "decision.pdf"
        write_letter_pdf(self.paper, decision_letter(DECISION))


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def signed(office) -> Path:
    out = office.folder / "signed.pdf"
    sign_paper(office.paper, KeyFile(office.p12, PASSWORD), out, NOW)
    return out


def test_a_decision_is_signed_where_its_signature_goes(office, signed):
    (found,) = signatures_of(signed)
    assert (found.field, found.signer, found.office) == ("ChuKySo", SIGNER, OFFICE)
    assert found.verdict is Verdict.UNKNOWN_ISSUER, "who issued the certificate is not taken on trust"
    (field,) = pypdf.PdfReader(signed).trailer["/Root"]["/AcroForm"]["/Fields"]
    look = field.get_object()["/AP"]["/N"]
    assert "/XObject" in look["/Resources"], "it is seen on the paper"
    assert signed.read_bytes().startswith(office.paper.read_bytes()), "what was written stays byte for byte"


def test_it_is_valid_for_who_trusts_its_issuer(office, signed):
    assert [each.verdict for each in signatures_of(signed, [office.root])] == [Verdict.VALID]


def test_a_signed_paper_may_still_go_to_the_archive(signed):
    assert faults(signed.read_bytes()) == []


@pytest.mark.parametrize("place", [b"<dc:title>", b"/MediaBox"])
def test_a_paper_that_was_changed_afterwards_is_told(office, signed, tmp_path, place):
    data = bytearray(signed.read_bytes())
    data[data.index(place) + len(place) + 45] ^= 1
    (tmp_path / "changed.pdf").write_bytes(data)
    assert [each.verdict for each in signatures_of(tmp_path / "changed.pdf", [office.root])] == [Verdict.CHANGED]


def test_a_paper_without_a_signature_has_none(office):
    assert signatures_of(office.paper) == []


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="needs Poppler, which .ci/run installs")
def test_poppler_finds_the_signature_valid(signed):
    told = subprocess.run(["pdfsig", signed], capture_output=True, encoding="utf-8", check=False).stdout
    assert "Signature is Valid." in told and "Total document signed" in told
    assert f"Signer Certificate Common Name: {SIGNER}" in told


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs OpenSSL")
def test_openssl_finds_the_signature_valid(office, signed, tmp_path):
    data = signed.read_bytes()
    (field,) = pypdf.PdfReader(signed).trailer["/Root"]["/AcroForm"]["/Fields"]
    value = field.get_object()["/V"]
    a, b, c, d = map(int, value["/ByteRange"])
    (tmp_path / "content").write_bytes(data[a : a + b] + data[c : c + d])
    (tmp_path / "cms.der").write_bytes(value["/Contents"].original_bytes)
    command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "cms.der", "-content", "content"]
    command += ["-CAfile", office.root, "-purpose", "any", "-out", "out", "-attime", str(int(NOW.timestamp()))]
    run = subprocess.run(command, capture_output=True, cwd=tmp_path, check=False)
    assert run.returncode == 0, run.stderr


def test_a_file_that_is_there_is_never_written_over(office, signed):
    before = signed.read_bytes()
    with pytest.raises(KnownError) as refused:
        sign_paper(office.paper, KeyFile(office.p12, PASSWORD), signed, NOW)
    assert refused.value.code == "signed_file_exists" and signed.read_bytes() == before


def test_a_paper_that_is_signed_has_no_place_for_another(office, signed, tmp_path):
    with pytest.raises(KnownError) as refused:
        sign_paper(signed, KeyFile(office.p12, PASSWORD), tmp_path / "twice.pdf", NOW)
    assert refused.value.code == "no_signature_field" and not (tmp_path / "twice.pdf").exists()


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (lambda office: KeyFile(office.p12, "sai"), "key_password_wrong"),
        (lambda office: KeyFile(office.root, ""), "key_unreadable"),
        (lambda office: KeyFile(office.folder / "không có.p12", ""), "key_unreadable"),
        (lambda office: Token(office.folder / "không có.so", "123456"), "token_library_unreadable"),
    ],
)
def test_what_cannot_sign_is_told_and_leaves_no_file(office, tmp_path, key, code):
    with pytest.raises(KnownError) as refused:
        sign_paper(office.paper, key(office), tmp_path / "out.pdf", NOW)
    assert refused.value.code == code
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"%PDF-1.7\nno more"])
def test_a_file_that_is_no_pdf_is_told(office, tmp_path, content):
    (tmp_path / "a.pdf").write_bytes(content)
    for act in (signatures_of, lambda file: sign_paper(file, KeyFile(office.p12, PASSWORD), tmp_path / "b.pdf", NOW)):
        with pytest.raises(KnownError) as refused:
            act(tmp_path / "a.pdf")
        assert refused.value.code == "paper_unreadable"


def test_a_certificate_of_another_time_signs_nothing(office, tmp_path):
    with pytest.raises(KnownError) as refused:
        sign_paper(office.paper, KeyFile(office.p12, PASSWORD), tmp_path / "b.pdf", datetime(2041, 5, 1, tzinfo=UTC))
    assert refused.value.code == "key_expired" and refused.value.values["name"] == SIGNER


@needs_token
def test_a_token_signs_and_a_wrong_pin_does_not(office, tmp_path, monkeypatch):
    import pkcs11

    assert LIBRARY is not None
    (tmp_path / "tokens").mkdir()
    (tmp_path / "hsm.conf").write_text(f"directories.tokendir = {tmp_path / 'tokens'}\nobjectstore.backend = file\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "hsm.conf"))
    (tmp_path / "key.pem").write_bytes(office.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    for told in (
        ["--init-token", "--free", "--label", "UBND", "--so-pin", "12345678", "--pin", "246810"],
        ["--import", tmp_path / "key.pem", "--token", "UBND", "--label", "ky", "--id", "A1", "--pin", "246810"],
    ):
        subprocess.run(["softhsm2-util", *told], check=True, capture_output=True)
    token = pkcs11.lib(str(LIBRARY)).get_token(token_label="UBND")
    with token.open(user_pin="246810", rw=True) as session:
        session.create_object(
            {
                pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                pkcs11.Attribute.TOKEN: True,
                pkcs11.Attribute.ID: b"\xa1",
                pkcs11.Attribute.SUBJECT: office.certificate.subject.public_bytes(),
                pkcs11.Attribute.VALUE: office.certificate.public_bytes(Encoding.DER),
            }
        )
    made = sign_paper(office.paper, Token(LIBRARY, "246810", "UBND"), tmp_path / "signed.pdf", NOW)
    assert (made.signer, made.verdict) == (SIGNER, Verdict.UNKNOWN_ISSUER)
    assert [each.verdict for each in signatures_of(tmp_path / "signed.pdf", [office.root])] == [Verdict.VALID]
    for wrong, code in (
        (Token(LIBRARY, "111111", "UBND"), "token_pin_wrong"),
        (Token(LIBRARY, "1", "Sở"), "token_missing"),
    ):
        with pytest.raises(KnownError) as refused:
            sign_paper(office.paper, wrong, tmp_path / "none.pdf", NOW)
        assert refused.value.code == code
