"""Which automatic copies are kept: a rule over moments, with nothing of files in it."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

LAST = 10
DAYS = 30
MONTHS = 12


def kept(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return the moments to keep: the last 10, the last of each of 30 days, the last of each of 12 months."""
    newest_first = sorted(set(made), reverse=True)
    first_day = (now - timedelta(days=DAYS - 1)).date()
    recent = [moment for moment in newest_first if moment.date() >= first_day]
    months = [moment for moment in newest_first if _months_ago(moment, now) < MONTHS]
    return {
        *newest_first[:LAST],
        *_first_of_each(recent, lambda moment: moment.toordinal()),
        *_first_of_each(months, lambda moment: moment.year * 12 + moment.month),
    }


def _months_ago(moment: datetime, now: datetime) -> int:
    return (now.year - moment.year) * 12 + now.month - moment.month


def _first_of_each(moments: Iterable[datetime], group: Callable[[datetime], int]) -> Iterable[datetime]:
    seen: dict[int, datetime] = {}
    for moment in moments:
        seen.setdefault(group(moment), moment)
    return seen.values()
