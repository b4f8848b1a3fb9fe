"""Before printing: a doubt that the clerk looked at and accepts stays accepted, with the reason and who gave it."""

from db.changes.change import Writer, change
from db.changes.office import SetSetting
from db.errors import KnownError
from db.queries.preflight_rows import accepted_key
from db.queries.settings import setting
from db.rules.clean_text import clean


@change("certificate.accept")
class AcceptDoubt:
    """Accept one doubt about a certificate; `key` names nomination, kind, field and what was doubted."""

    decision_id: int
    key: str
    reason: str

    def apply(self, writer: Writer) -> None:
        """Raises KnownError("reason_missing")."""
        if not self.reason.strip():
            raise KnownError("reason_missing", following="override")
        kept = dict(setting(writer.session, accepted_key(self.decision_id), {}))
        kept[self.key] = {"reason": clean(self.reason), "by": writer.actor}
        SetSetting(accepted_key(self.decision_id), kept).apply(writer)
