"""The 任务分解表: every task of every plan as a row that an office follows up, with the words that demand it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from gongwen.document.model import Document, Plan
from gongwen.office.sheets import Cell, Rule, Table, workbook
from gongwen.population.places import title
from gongwen.population.tasks import ANSWERS, ASSISTS, LEADS, Task, tasks
from gongwen.population.wording import by, demand

AsOf = dt.date | Literal["today"] | None
"""Which day overdue is counted from: a day, the day on which the workbook is looked at, or none."""

_COLUMNS = (
    "序号", "方案", "单位", "章节", "任务", "牵头", "责任", "配合", "执行", "频次与指标", "时限", "截止日", "完成情况", "页码",
    "原文",
)  # fmt: skip
_WIDEST = (7, 16, 16, 22, 30, 16, 16, 16, 16, 26, 18, 13, 13, 8, 48)
_NOBODY, _OVERDUE = "#FFF2CC", "#F8CBAD"
_ALL = "总表"
_NOTES = (
    "黄色：没有写明谁来做（牵头、责任、配合、执行都空着），填上即消失 / yellow: nobody is named; filling one in clears it",
    "“执行”取自原句的主语；“牵头”“责任”“配合”取自原句，原句没有的取自同段或本节的分工 / who acts is the sentence's subject; who leads, answers and assists stands in the sentence, else in the assignment of its line or section",
)


def ledger(docs: Iterable[Document], as_of: AsOf = None) -> bytes:
    """The tasks of all plans as XLSX: one sheet over all and, where there are several plans, one for each.

    What was due before `as_of` and is not marked as done is red as long as the column 完成情况 is empty; without
    `as_of`, nothing is: no clock is asked.

    Raises:
        MissingExtra: XlsxWriter is not installed.
    """
    rows: list[tuple[Document, Plan, list[Task]]] = []
    for doc in sorted(docs, key=lambda doc: (doc.source.name, doc.id)):
        rows += [(doc, plan, found) for plan in doc.plans if (found := tasks(doc, plan))]
    every = [row for parts in rows for row in _rows(*parts)]
    sheets = [_sheet(_ALL, every, as_of)]
    if len(rows) > 1:
        sheets += [_sheet(title(doc, plan), list(_rows(doc, plan, found)), as_of) for doc, plan, found in rows]
    return workbook(sheets, "任务分解表")


def _sheet(name: str, rows: Sequence[tuple[Cell, ...]], as_of: AsOf) -> Table:
    at = {head: chr(ord("A") + k) for k, head in enumerate(_COLUMNS)}
    empty = ",".join(f'${at[head]}2=""' for head in ("牵头", "责任", "配合", "执行"))
    first = _COLUMNS.index("牵头")
    rules = [Rule(f"AND({empty})", _NOBODY, (first, first + 3))]
    notes = list(_NOTES)
    if as_of is not None:
        day = "TODAY()" if as_of == "today" else f"DATE({as_of.year},{as_of.month},{as_of.day})"
        due = f'AND(ISNUMBER(${at["截止日"]}2),${at["截止日"]}2<{day},${at["完成情况"]}2="")'
        rules.append(Rule(due, _OVERDUE, (_COLUMNS.index("时限"), _COLUMNS.index("完成情况"))))
        said = "打开当天 / the day of opening" if as_of == "today" else as_of.isoformat()
        notes.append(f"红色：截止日早于 {said}，完成情况未填 / red: due before, and not marked as done")
    numbered = [(k, *row[1:]) for k, row in enumerate(rows, 1)]
    return Table(name, _COLUMNS, numbered, frozen=1, notes=notes, rules=rules, widest=_WIDEST)


def _rows(doc: Document, plan: Plan, found: list[Task]) -> Iterator[tuple[Cell, ...]]:
    for task in found:
        days = sorted(deadline.iso for deadline in task.deadlines if deadline.iso and _is_day(deadline.iso))
        yield (
            None,
            title(doc, plan),
            plan.issuer,
            task.trail,
            task.what,
            "、".join(task.holders(*LEADS)),
            "、".join(task.holders(*ANSWERS)),
            "、".join(task.holders(*ASSISTS)),
            task.actor,
            "；".join(demand(quota) for quota in task.quotas),
            "；".join(dict.fromkeys(_said(deadline.expression, deadline.iso) for deadline in task.deadlines)),
            dt.date.fromisoformat(days[-1]) if days else None,
            None,
            task.page,
            task.quote,
        )


def _said(expression: str, iso: str | None) -> str:
    """A deadline in its own words; the year is added where the words leave it to the plan."""
    return expression if iso is None or not _is_day(iso) or iso[:4] in expression else f"{expression}（{by(iso)}）"


def _is_day(iso: str) -> bool:
    return len(iso) == len("2026-01-01") and iso[0] != "-" and not iso.startswith("P")
