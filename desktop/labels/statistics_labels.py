"""Groups of the statistics in the reader's language, and in Vietnamese for papers."""

from collections.abc import Mapping
from typing import Final

from db.queries.statistics import NO_PERSON, UNKNOWN, AwardLabel, Dimension, Key
from db.rules.names import sort_key_text
from db.rules.posts import Post
from db.rules.terms import NomineeKind, RewardType
from desktop.labels.translation import N_, _

NOT_KNOWN: Final = N_("not known")
DIMENSIONS: Final = {
    Dimension.AWARD: N_("By award"),
    Dimension.LEVEL: N_("By level"),
    Dimension.AUTHORITY: N_("By authority"),
    Dimension.UNIT: N_("By unit"),
    Dimension.KIND: N_("By kind"),
    Dimension.REWARD: N_("By type of rewarding"),
    Dimension.SEX: N_("Women and men"),
    Dimension.POST: N_("Leaders and direct workers"),
    Dimension.YEAR: N_("By year"),
}
"""What a table or a chart of each is called."""
HEADS: Final = {
    Dimension.AWARD: N_("Award"),
    Dimension.LEVEL: N_("Level"),
    Dimension.AUTHORITY: N_("Authority"),
    Dimension.UNIT: N_("Unit"),
    Dimension.KIND: N_("For"),
    Dimension.REWARD: N_("Type of rewarding"),
    Dimension.SEX: N_("Sex"),
    Dimension.POST: N_("Post"),
    Dimension.YEAR: N_("Year"),
}
LEVELS: Final[Mapping[Key, str]] = {
    "state": N_("The State"),
    "government": N_("Government, Prime Minister"),
    "ministry": N_("Ministry"),
    "province": N_("Province"),
    "department": N_("Department, unit"),
    "other": N_("Other bodies"),
}
KINDS: Final[Mapping[Key, str]] = {
    NomineeKind.COLLECTIVE: N_("Collectives"),
    NomineeKind.INDIVIDUAL: N_("Individuals"),
    NomineeKind.HOUSEHOLD: N_("Households"),
}
REWARDS: Final[Mapping[Key, str]] = {
    RewardType.MERIT: N_("Regular merit"),
    RewardType.MOVEMENT: N_("Emulation movement"),
    RewardType.SUDDEN: N_("Sudden achievement"),
    RewardType.EXTERNAL: N_("External relations"),
    RewardType.CONTRIBUTION: N_("Long contribution"),
    RewardType.SERVICE: N_("Years of service"),
}
SEXES: Final[Mapping[Key, str]] = {
    "female": N_("Women"),
    "male": N_("Men"),
    UNKNOWN: N_("Sex not known"),
    NO_PERSON: N_("Collectives, households"),
}
POSTS: Final[Mapping[Key, str]] = {
    Post.HIGH: N_("Leaders of ministry or province"),
    Post.DEPARTMENT: N_("Leaders of department level"),
    Post.BUSINESS: N_("Business people"),
    Post.LEADER: N_("Other leaders, from deputy head of a division"),
    Post.DIRECT: N_("Direct workers"),
    UNKNOWN: N_("Post not known"),
    NO_PERSON: N_("Collectives, households"),
}
FORMS: Final = {"title": N_("Emulation titles"), "commendation": N_("Commendations")}
CLOSED: Final[Mapping[Dimension, Mapping[Key, str]]] = {
    Dimension.LEVEL: LEVELS,
    Dimension.KIND: KINDS,
    Dimension.REWARD: REWARDS,
    Dimension.SEX: SEXES,
    Dimension.POST: POSTS,
}
"""Dimensions whose groups are known beforehand, in the order in which they are shown."""


class KeyWords:
    """Says what keys stand for in one language, "vi" for papers; None is the reader's own."""

    def __init__(
        self, awards: Mapping[Key, AwardLabel], authorities: Mapping[int, str], lang: str | None = None
    ) -> None:
        self.awards, self._authorities, self._lang = awards, authorities, lang

    def said(self, dimension: Dimension, key: Key) -> str:
        """Return what a group is called."""
        if dimension is Dimension.AWARD:
            label = self.awards.get(key)
            return label.text if label else _(NOT_KNOWN, self._lang)
        if dimension is Dimension.AUTHORITY:
            return self._authorities.get(int(key), "") or _(NOT_KNOWN, self._lang)
        if dimension in CLOSED:
            return _(CLOSED[dimension].get(key, NOT_KNOWN), self._lang)
        return str(key) if key != UNKNOWN else _(NOT_KNOWN, self._lang)

    def section(self, dimension: Dimension, key: Key) -> str:
        """Return the heading under which a group stands, "" for none."""
        label = self.awards.get(key) if dimension is Dimension.AWARD else None
        return _(FORMS.get(label.form, ""), self._lang) if label else ""

    def place(self, dimension: Dimension, key: Key) -> tuple[object, ...]:
        """Return what groups are sorted by; what is not known comes last."""
        if dimension is Dimension.AWARD:
            label = self.awards.get(key)
            return (1, 0, 0, "") if label is None else (0, label.form != "title", label.order, label.text)
        if dimension in CLOSED:
            order = list(CLOSED[dimension])
            return (order.index(key) if key in order else len(order),)
        return (key == UNKNOWN, key if dimension is Dimension.YEAR else sort_key_text(self.said(dimension, key)))
