"""The lines above a signature (Nghị định 30/2020, Phụ lục I, II.7)."""

from db.rules.terms import SigningCapacity


def signature_lines(capacity: SigningCapacity, head_office: str, signer_office: str, body: str) -> tuple[str, ...]:
    """Return ("CHỦ TỊCH",) or ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), in capitals, one printed line each."""
    head, own = head_office.upper(), (signer_office or head_office).upper()
    if capacity is SigningCapacity.HEAD:
        return (own,)
    if capacity is SigningCapacity.ACTING:
        return (f"Q. {own}",)
    if capacity is SigningCapacity.COLLECTIVE:
        return (f"TM. {body.upper()}", own)
    return (f"{capacity.value} {head}", own)
