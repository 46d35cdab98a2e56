"""Deadlines and cadences as a calendar (RFC 5545) for whatever program an office uses.

What the text fixes is an event; what it leaves open is never given a date:

    2026年6月30日前         a day            event on that day
    每年1月31日前           a day each year  event, yearly, from the plan's year on
    每月25日前              a day each month event, monthly, within the plan's year
    15日内, 年底前(哪年?)    relative, open   to-do without a date
    每季度不少于2次          a floor, no days to-do without a date: one for the cadence, not one for each time

Only `spread` chooses days for cadences, evenly over the plan's year: each is tentative, named 【自拟】, and says that it was
chosen. The same plans give the same bytes: no clock is asked, and names (UID) are made of the document's id and the fact's.
"""

from __future__ import annotations

import calendar as days_of
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gongwen.document.model import Deadline, Document, Fact, Plan, Quota
from gongwen.errors import MissingExtra
from gongwen.population.places import title, trails
from gongwen.population.tasks import tasks
from gongwen.population.wording import RATES, demand

if TYPE_CHECKING:
    from icalendar import Component

CHOSEN = "【自拟】"
_NO_TIME = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MONTHS = {"P1M": 1, "P2M": 2, "P3M": 3, "P6M": 6, "P1Y": 12}
_WEEKS = {"P1W": 1, "P2W": 2}
_MOST_TIMES = 53
"""Days chosen for one cadence: more often than weekly is no matter for a calendar."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEARLY = re.compile(r"--(\d\d)-(\d\d)")
_MONTHLY = re.compile(r"---(\d\d)")


def calendar(docs: Iterable[Document], year: int | None = None, *, spread: bool = False) -> bytes:
    """The deadlines and cadences of all plans as one iCalendar file; `year` is for plans that name none.

    Raises:
        MissingExtra: icalendar is not installed.
    """
    try:
        from icalendar import Calendar
    except ImportError as error:
        raise MissingExtra("icalendar", "office") from error
    book = Calendar()
    book.add("prodid", "-//gongwen//plans//ZH")
    book.add("version", "2.0")
    once = {doc.id: doc for doc in sorted(docs, key=lambda doc: (doc.source.name, doc.id))}
    for doc in once.values():
        for plan in doc.plans:
            for component in _Plan(doc, plan, plan.year or year).components(spread=spread):
                book.add_component(component)
    return bytes(book.to_ical())


class _Plan:
    def __init__(self, doc: Document, plan: Plan, year: int | None) -> None:
        self._doc = doc
        self._plan = plan
        self._year = year
        self._trails = trails(plan)
        self._quotes = {
            fact.id: task.quote
            for task in tasks(doc, plan)
            for facts in (task.quotas, task.deadlines)
            for fact in facts
        }

    def components(self, *, spread: bool) -> Iterator[Component]:
        """What the plan's deadlines and cadences become, in the order of the text, deadlines first."""
        for deadline in self._plan.deadlines:
            yield self._deadline(deadline)
        for quota in self._plan.quotas:
            if _is_cadence(quota):
                yield self._todo(quota, demand(quota), "频次", "频次是下限或上限，不是日期 / how often, not when")
                if spread:
                    yield from self._chosen(quota)

    def _deadline(self, deadline: Deadline) -> Component:
        iso, year = deadline.iso or "", self._year
        what = deadline.action or deadline.text
        if _DAY.fullmatch(iso):
            return self._event(deadline, what, dt.date.fromisoformat(iso))
        yearly, monthly = _YEARLY.fullmatch(iso), _MONTHLY.fullmatch(iso)
        if yearly is not None and year is not None:
            month, day = int(yearly[1]), int(yearly[2])
            rule: dict[str, object] = {"freq": "yearly"}
            if (month, day) == (2, 29):
                rule |= {"bymonth": 2, "bymonthday": -1}
            return self._event(deadline, what, _day(year, month, day), rule)
        if monthly is not None and year is not None:
            day = int(monthly[1])
            rule = {"freq": "monthly", "until": dt.date(year, 12, 31)}
            # The last day that a month has, up to the one named: 每月31日 is 30 April.
            if day > days_of.monthrange(2023, 2)[1]:
                rule |= {"bymonthday": list(range(28, day + 1)), "bysetpos": -1}
            return self._event(deadline, what, _day(year, 1, day), rule)
        return self._todo(
            deadline, f"{what}（{deadline.expression}）", "期限", "原文没有写定日期 / the text fixes no day"
        )

    def _chosen(self, quota: Quota) -> Iterator[Component]:
        """Days for a cadence, chosen: its last times fall on the last day of each period."""
        times = quota.value if quota.value is not None else 1 if quota.implicit else None
        period = quota.period or ""
        if self._year is None or times is None or times != int(times):
            return
        for k, day in enumerate(_spread(self._year, period, int(times)), 1):
            yield self._event(quota, f"{CHOSEN}{quota.activity}", day, chosen=k)

    def _event(
        self, fact: Fact, what: str, day: dt.date, rule: dict[str, object] | None = None, chosen: int = 0
    ) -> Component:
        from icalendar import Event

        event = Event()
        self._fill(event, fact, what, "自拟" if chosen else "期限", f"-{chosen}" if chosen else "")
        event.add("dtstart", day)
        event.add("transp", "TRANSPARENT")  # a deadline does not fill the day
        if rule is not None:
            event.add("rrule", rule)
        if chosen:
            event.add("status", "TENTATIVE")
            event.add("x-gongwen-chosen", "spread")
        self._describe(
            event,
            fact,
            "日期由 --spread 均匀排出，不是原文所定 / chosen by --spread, not by the text" if chosen else "",
        )
        return event

    def _todo(self, fact: Fact, what: str, kind: str, note: str) -> Component:
        from icalendar import Todo

        todo = Todo()
        self._fill(todo, fact, what, kind, "")
        self._describe(todo, fact, note)
        return todo

    def _fill(self, component: Component, fact: Fact, what: str, kind: str, suffix: str) -> None:
        component.add("uid", f"{self._doc.id}-{fact.id}{suffix}@gongwen")
        component.add("dtstamp", _NO_TIME)
        component.add("summary", " ".join(what.split()))
        component.add("categories", [kind])

    def _describe(self, component: Component, fact: Fact, note: str) -> None:
        page = f" 第{fact.span.page}页" if fact.span.page is not None else ""
        place = self._trails.get(fact.section, "")
        where = f"{title(self._doc, self._plan)} {place}".strip()
        quote = " ".join(self._quotes.get(fact.id, fact.text).split())
        lines = (f"“{quote}”", f"{where}{page}", note)
        component.add("description", "\n".join(line for line in lines if line))


def _is_cadence(quota: Quota) -> bool:
    """Is it something to be done so and so often? A rate to be reached is not, nor is what must not be exceeded."""
    return quota.period is not None and not quota.vague and quota.op not in ("<", "<=") and quota.unit not in RATES


def _day(year: int, month: int, day: int) -> dt.date:
    """The day, or the last one that its month has."""
    return dt.date(year, month, min(day, days_of.monthrange(year, month)[1]))


def _spread(year: int, period: str, times: int) -> list[dt.date]:
    """`times` days in each period of a year, evenly, the last of each on the period's last day; none for odd periods."""
    if period in _MONTHS:
        size = _MONTHS[period]
        ends = [_day(year, month, 31) for month in range(size, 13, size)]
    elif period in _WEEKS:
        friday = dt.date(year, 1, 1) + dt.timedelta(days=(4 - dt.date(year, 1, 1).weekday()) % 7)
        ends = [friday + dt.timedelta(weeks=k) for k in range(0, _MOST_TIMES, _WEEKS[period])]
        ends = [end for end in ends if end.year == year]
    else:
        return []
    if times < 1 or times * len(ends) > _MOST_TIMES:
        return []
    found: list[dt.date] = []
    start = dt.date(year - 1, 12, 31)
    for end in ends:
        days = (end - start).days
        found += [start + dt.timedelta(days=days * k // times) for k in range(1, times + 1)]
        start = end
    return found
