"""The plain values of one certificate; their names are the keys of CASES.json (docs/commands.md)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CertificateValues:
    """The values of one certificate; None or "" where there is none.

    `kind` is collective, individual or household; `decision_date` is ISO or dd/mm/yyyy; `issuer` is line 3 and is
    made from award and place when absent; line feeds in `signer_title` and `reason` are line breaks.
    `proof` is printed in the layout's box for it; `posthumous` prints TRUY TẶNG. `layout` is the whole JSON of the
    layout that the record keeps for it, `layout_choice` what is chosen of its variants ("a4"); "" for a shipped one.
    """

    kind: str
    name: str
    award: str
    reason: str
    decision_number: str
    decision_date: str
    place: str
    signer_title: str
    signer_name: str
    register_number: str
    honorific: str | None = None
    position: str | None = None
    unit: str | None = None
    issuer: str | None = None
    proof: str | None = None
    posthumous: bool = False
    layout: str = ""
    layout_choice: str = ""


REQUIRED = (
    "name",
    "award",
    "reason",
    "decision_number",
    "decision_date",
    "place",
    "signer_title",
    "signer_name",
    "register_number",
)
OPTIONAL = ("honorific", "position", "unit", "issuer", "proof")
