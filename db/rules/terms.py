"""The words of the field as closed lists; their values are what the record keeps (domain glossary)."""

from enum import StrEnum


class NomineeKind(StrEnum):
    """Whom an award may go to (Luật 2022 Điều 74: collectives, individuals, households)."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"
    HOUSEHOLD = "household"


class RewardType(StrEnum):
    """Loại hình khen thưởng (Luật 2022 Điều 8); the ids of the catalogue."""

    MERIT = "cong_trang"
    SUDDEN = "dot_xuat"
    MOVEMENT = "phong_trao"
    CONTRIBUTION = "cong_hien"
    SERVICE = "nien_han"
    EXTERNAL = "doi_ngoai"


class NominationState(StrEnum):
    """Where a nomination stands; which may follow which is in `db.rules.stages`."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    RECOMMENDED = "recommended"
    NOT_RECOMMENDED = "not_recommended"
    DECIDED = "decided"
    NOT_APPROVED = "not_approved"
    CERTIFICATE_ISSUED = "certificate_issued"
    HANDED_OVER = "handed_over"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"


class RoundState(StrEnum):
    """An award round is open, or closed after its certificates were handed over."""

    OPEN = "open"
    CLOSED = "closed"


class MilestoneKind(StrEnum):
    """What an office has to do in a round by a day; the deadline of the lists stands in the round itself."""

    INVITATION = "invitation"
    CORRECTIONS = "corrections"
    COUNCIL = "council"
    SUBMISSION = "submission"
    DECISION = "decision"
    CEREMONY = "ceremony"
    REPORT = "report"
    OTHER = "other"


class DecisionOrigin(StrEnum):
    """Drafted by this office, or received from the Ministry or the province."""

    DRAFTED = "drafted"
    RECEIVED = "received"


class DecisionState(StrEnum):
    """A draft may still change; an issued decision is frozen; a revoked one stays in the record."""

    DRAFT = "draft"
    ISSUED = "issued"
    REVOKED = "revoked"


class SigningCapacity(StrEnum):
    """Quyền hạn ký (NĐ 30/2020, Phụ lục I, II.7): the prefix before the signer's office."""

    HEAD = "head"
    DEPUTY = "KT."
    COLLECTIVE = "TM."
    BY_ORDER = "TL."
    AUTHORISED = "TUQ."
    ACTING = "Q."


class SheetState(StrEnum):
    """The life of one physical certificate sheet."""

    PLANNED = "planned"
    PRINTED = "printed"
    GOOD = "good"
    SENT_FOR_SIGNATURE = "sent_for_signature"
    SIGNED = "signed"
    SPOILED = "spoiled"
    VOID = "void"
    HANDED_OVER = "handed_over"


class ReceivingWay(StrEnum):
    """Who receives an award at the conference; who is absent without a proxy gets it later."""

    SELF = "self"
    PROXY = "proxy"
    ABSENT = "absent"
    SENT = "sent"


class Severity(StrEnum):
    """How much a problem matters: an error stops, a warning asks the clerk, an info only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Confidence(StrEnum):
    """How sure a fact of the law is; only verified facts may be relied on without asking."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    RECALLED = "recalled"
    UNSURE = "unsure"


class Verdict(StrEnum):
    """What an appraisal comes to."""

    AGREE = "agree"
    SUPPLEMENT = "supplement"
    DISAGREE = "disagree"


class AmendmentKind(StrEnum):
    """What a later paper does to an issued decision: puts words right (đính chính) or takes awards back (thu hồi)."""

    CORRECT = "correct"
    REVOKE = "revoke"


class AmendmentForm(StrEnum):
    """A letter (công văn) of who issued the decision, or a decision (NĐ 30/2020 Điều 18 khoản 3)."""

    LETTER = "letter"
    DECISION = "decision"
