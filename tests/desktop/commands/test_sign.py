"""`sign`: a paper signed from the command line, and what signatures are worth."""

import pytest

from tests.desktop.exchange.test_signatures import PASSWORD, SIGNER, Office


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


def test_a_paper_is_signed_with_a_secret_from_a_file_and_then_judged(command, office, tmp_path):
    (tmp_path / "secret.txt").write_text(f"{PASSWORD}\n", encoding="utf-8")
    out = tmp_path / "signed.pdf"
    told = command("sign", office.paper, "--key", office.p12, "--secret", tmp_path / "secret.txt", "--out", out)
    assert told.status == 0 and "Chữ ký số: văn bản nguyên vẹn" in told.err and SIGNER in told.err
    told = command("sign", out, "--check", "--roots", office.root)
    assert (told.status, told.out.startswith("Chữ ký số: hợp lệ. Người ký: ")) == (0, True)
    again = command("sign", office.paper, "--key", office.p12, "--secret", tmp_path / "secret.txt", "--out", out)
    assert again.status == 1 and "không bị ghi đè" in again.err


def test_a_changed_paper_is_told_with_a_status(command, office, tmp_path):
    (tmp_path / "secret.txt").write_text(PASSWORD, encoding="utf-8")
    out = tmp_path / "signed.pdf"
    command("sign", office.paper, "--key", office.p12, "--secret", tmp_path / "secret.txt", "--out", out)
    data = bytearray(out.read_bytes())
    data[data.index(b"<dc:title>") + 60] ^= 1
    out.write_bytes(data)
    told = command("sign", out, "--check")
    assert told.status == 1 and "KHÔNG hợp lệ" in told.out


def test_a_paper_without_a_signature_has_none_and_a_missing_out_is_asked_for(command, office, monkeypatch):
    told = command("sign", office.paper, "--check")
    assert (told.status, told.out.strip()) == (0, "Chữ ký số: tệp này chưa có.")
    assert command("sign", office.paper, "--key", office.p12).status == 1
