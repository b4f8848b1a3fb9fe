"""Words of exported lists; they stand on paper, so they are Vietnamese whatever language the window speaks."""

from db.rules.terms import NominationState, NomineeKind

KINDS = {
    NomineeKind.COLLECTIVE: "Tập thể",
    NomineeKind.INDIVIDUAL: "Cá nhân",
    NomineeKind.HOUSEHOLD: "Hộ gia đình",
}
MARKED = "Mật"
"""The mark of the secret list, on lists that were asked to name it."""
STATES = {
    NominationState.DRAFT: "Đang soạn",
    NominationState.SUBMITTED: "Đã nộp",
    NominationState.RETURNED: "Trả lại",
    NominationState.RECOMMENDED: "Được đề nghị",
    NominationState.NOT_RECOMMENDED: "Không đề nghị",
    NominationState.DECIDED: "Đã có quyết định",
    NominationState.NOT_APPROVED: "Không được duyệt",
    NominationState.CERTIFICATE_ISSUED: "Đã làm bằng",
    NominationState.HANDED_OVER: "Đã trao",
    NominationState.WITHDRAWN: "Đã rút",
    NominationState.REVOKED: "Đã thu hồi",
}
