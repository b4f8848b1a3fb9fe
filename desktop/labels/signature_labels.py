"""What a digital signature is worth, in the reader's language."""

from datetime import datetime

from desktop.labels.translation import N_, _, fill

VERDICTS = {
    "valid": N_("Digital signature: valid. Signed by {signer}{office}{told}; the paper is as it was signed."),
    "unknown_issuer": N_(
        "Digital signature: the paper is as {signer}{office} signed it{told}. "
        "Who issued the certificate was not compared with any list of trusted issuers."
    ),
    "changed": N_(
        "Digital signature: NOT valid. The paper was changed after {signer}{office} signed it{told}. "
        "Do not use it; ask for the signed file again."
    ),
    "broken": N_(
        "Digital signature: NOT valid. It does not fit the certificate of {signer}{office}. "
        "Do not use the paper; ask for the signed file again."
    ),
}
SHORT_VERDICTS = {
    "valid": N_("Digital signature: valid"),
    "unknown_issuer": N_("Digital signature: whole"),
    "changed": N_("Digital signature: NOT valid"),
    "broken": N_("Digital signature: NOT valid"),
}
"""From the best to the worst."""
NONE = N_("Digital signature: none in this file.")


def verdict_sentence(verdict: str, signer: str, office: str, told: datetime | None, lang: str | None = None) -> str:
    """Return the sentence about one signature; `told` is the signer's own time."""
    values = {
        "signer": signer or "?",
        "office": f" ({office})" if office else "",
        "told": f", {told:%d/%m/%Y %H:%M}" if told else "",
    }
    return fill(_(VERDICTS[verdict], lang), values)
