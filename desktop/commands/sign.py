"""`sign`: a digital signature by a .p12 file or a token; `--check` tells what the signatures of a paper are worth."""

import argparse
import getpass
import sys
from datetime import datetime
from pathlib import Path

from db.errors import KnownError
from desktop.commands.invocation import Invocation
from desktop.exchange.signatures import VIETNAM, KeyFile, Token, Verdict, sign_paper, signatures_of
from desktop.labels.signature_labels import NONE, verdict_sentence
from desktop.labels.translation import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the paper, what signs it, and the file to write; a secret is asked for or read from a file."""
    parser.add_argument("paper", metavar="FILE.pdf", type=Path, help=_("the paper"))
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--key", metavar="KEY.p12", type=Path, help=_("the signer's certificate and key"))
    what.add_argument(
        "--token", metavar="LIBRARY", type=Path, help=_("the PKCS#11 library of the signing token's maker")
    )
    what.add_argument("--check", action="store_true", help=_("tell what the signatures of the paper are worth"))
    parser.add_argument("--label", metavar="L", default="", help=_("the token's label, where several are plugged in"))
    parser.add_argument(
        "--secret", metavar="FILE", type=Path, help=_("a file with the password or PIN; without it, it is asked for")
    )
    parser.add_argument(
        "--roots", metavar="CERT", type=Path, nargs="+", default=[], help=_("certificates that are trusted")
    )
    parser.add_argument("--out", metavar="FILE.pdf", type=Path, help=_("the file to write"))


def run(call: Invocation) -> int:
    """Sign, or tell what signatures are worth: status 1 when one is not valid."""
    asked = call.arguments
    if asked.check:
        return _check(call)
    if asked.out is None:
        call.show_message(_("Say with --out which file is to be written."))
        return 1
    secret = _secret(call)
    key = KeyFile(asked.key, secret) if asked.key else Token(asked.token, secret, asked.label)
    made = sign_paper(asked.paper, key, asked.out, datetime.now(VIETNAM))
    call.show_message(verdict_sentence(made.verdict, made.signer, made.office, made.told, call.lang))
    return 0


def _secret(call: Invocation) -> str:
    """Return the password or PIN from its file, else as typed without being shown. Raises KnownError."""
    if call.arguments.secret is not None:
        try:
            return str(call.arguments.secret.read_text(encoding="utf-8")).split("\n")[0].rstrip("\r")
        except UnicodeDecodeError as error:
            raise KnownError("secret_unreadable", path=str(call.arguments.secret)) from error
    prompt = _("Password: ") if call.arguments.key else _("PIN: ")
    return getpass.getpass(prompt, stream=sys.stderr)


def _check(call: Invocation) -> int:
    found = signatures_of(call.arguments.paper, call.arguments.roots)
    for each in found:
        call.out.write(verdict_sentence(each.verdict, each.signer, each.office, each.told, call.lang) + "\n")
    if not found:
        call.out.write(_(NONE, call.lang) + "\n")
    return 1 if any(each.verdict in (Verdict.CHANGED, Verdict.BROKEN) for each in found) else 0
