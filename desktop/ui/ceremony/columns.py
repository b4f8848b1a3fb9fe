"""The columns of the calling list: who is awarded, who receives, what was handed over and paid."""

from typing import Final

from db.queries.ceremony_rows import Called
from db.rules.dates import short_date
from db.rules.numbers import money
from db.rules.terms import NomineeKind, ReceivingWay
from desktop.ui.core.i18n import N_, _
from desktop.ui.tables.columns import Column, Mark

WAYS: Final = {
    ReceivingWay.SELF: N_("in person"),
    ReceivingWay.PROXY: N_("Instead: {name}"),
    ReceivingWay.ABSENT: N_("Absent, nobody comes instead"),
    ReceivingWay.SENT: N_("Absent, sent later"),
}


def receiver_words(one: Called) -> str:
    """Return who comes to receive."""
    if one.way is ReceivingWay.SELF and one.receiver:
        return one.receiver
    if one.way is ReceivingWay.SELF and one.kind is NomineeKind.COLLECTIVE:
        return _("who comes is not said")
    return _(WAYS[one.way]).format(name=one.receiver)


def _receiver_mark(one: Called) -> Mark | None:
    if one.way is ReceivingWay.PROXY:
        return Mark("users-round", "accent")
    return Mark("triangle-alert", "warn") if one.way in (ReceivingWay.ABSENT, ReceivingWay.SENT) else None


def handed_words(one: Called) -> str:
    """Return whether the certificate was handed over, or what it waits for."""
    if one.handed is not None:
        return _("handed over {date}").format(date=short_date(one.handed)[:5])
    if not one.certificate:
        return _("no certificate")
    if not one.ready:
        return _("not printed yet")
    return _("sent later") if one.way is ReceivingWay.SENT else _("not yet")


def _handed_mark(one: Called) -> Mark:
    if one.handed is not None:
        return Mark("hand-heart", "goldText")
    if one.certificate and not one.ready:
        return Mark("printer", "text2")
    return Mark("mail", "text2") if one.way is ReceivingWay.SENT else Mark("circle-dashed", "text2")


def paid_words(one: Called) -> str:
    """Return whether the bonus was paid."""
    if not one.bonus:
        return _("no bonus") if one.known else _("not known")
    if one.paid >= one.bonus:
        return _("paid")
    return _("{amount} left").format(amount=money(one.bonus - one.paid)) if one.paid else _("not paid")


def _paid_mark(one: Called) -> Mark | None:
    if not one.bonus:
        return None if one.known else Mark("circle-question-mark", "unknown")
    return Mark("circle-check", "ok") if one.paid >= one.bonus else Mark("circle-dashed", "text2")


def name_words(one: Called) -> str:
    """Return the name as it is called."""
    return f"{one.name} ({_('posthumous')})" if one.posthumous else one.name


def calling_columns() -> tuple[Column[Called], ...]:
    """Return the columns in the language chosen now."""
    return (
        Column("called", _("No."), lambda one: str(one.number), 36, right=True, role="figures"),
        Column("name", _("Awarded"), name_words, 200, role="name", stretch=True, roomy=340, least=150),
        Column("receiver", _("Who receives"), receiver_words, 180, mark=_receiver_mark, least=110, lesser=3),
        Column("handed", _("Handed over"), handed_words, 128, mark=_handed_mark, least=100),
        Column(
            "bonus",
            _("Bonus"),
            lambda one: money(one.bonus) if one.bonus else "",
            92,
            right=True,
            role="figures",
            lesser=2,
        ),
        Column("paid", _("Payment"), paid_words, 112, mark=_paid_mark, least=96, lesser=1),
    )
