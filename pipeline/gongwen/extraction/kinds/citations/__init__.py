"""Which other documents the plan names.

* A title in 《…》 (in 「…」 where it is long enough to be one) is a citation where it ends with a kind of document or of
  work that plans are made by or prescribe for study (法, 条例, 规划, 纲要, 通知, 标准, 讲话, 文选 …; remarks such as (试行)
  aside), begins as only documents do (关于…), or has a document number beside it. Newspapers, forms, courses and films
  are none. A title in a title belongs to the outer one. 《办法》 alone is one, except where it is being introduced
  (以下简称《办法》). The full name of a law needs no marks (中华人民共和国公务员法).
* A document number (`numbers`: 国发〔2019〕3号, 国务院令第302号, 台军字第095号, GB/T 9704-2012) belongs to the title that it
  stands right before or after, in brackets or not; by itself it is a citation of its own, and its own title.
* The plan itself is none: what stands before its text proper, its own title without a number, 本办法, and the number
  under which it was itself made public (国务院令第302号公布).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from gongwen.document.model import Citation
from gongwen.extraction.kinds.citations.basis import basis
from gongwen.extraction.kinds.citations.numbers import Number, numbers
from gongwen.extraction.kinds.citations.titles import names_document
from gongwen.extraction.plantext import Found, PlanText

__all__ = ["basis", "find"]


@cache
def _titles() -> re.Pattern[str]:
    nested = r"(?:《[^《》\n]{0,80}+》[^《》\n]{0,80}+){0,3}+"
    law = r"[\u4e00-\u9fff]{0,24}?[^方做看想执司立普合依守违非]法(?:典|实施条例|实施细则)?|[\u4e00-\u9fff]{2,24}?条例"
    return re.compile(
        rf"[《「中](?:(?<=《)(?P<title>[^《》\n]{{1,120}}+{nested})》|(?<=「)(?P<quoted>[^「」\n]{{5,80}}+)」"
        rf"|(?<=中)华人民共和国(?P<law>{law})(?=[第、,;。:)的及和与等]|以及|规定|之|\n|\Z))"
    )


@cache
def _between() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What may stand between a number and its title: after the title, before it, and what introduces a short name."""
    return (
        re.compile(r" {0,2}(?:\([^()《》。;\n]{0,14})?"),
        re.compile(r"\)? {0,2}(?:文件?)?(?:印发|发布|公布|下发|颁布)?的? {0,2}"),
        re.compile(r"(?:简称|统称)[为:]? ?\Z"),
    )


def find(plan: PlanText) -> Found[Citation]:
    """The other documents that a plan names, in order."""
    view, text = plan.view, plan.text
    own = plan.sketch.document_number
    loose = [n for n in numbers(view, plan.body, plan.end) if text[n.start : n.end] != own]
    starts = [number.start for number in loose]
    used: set[int] = set()
    rows: list[tuple[int, int, str, Number | None]] = []
    for mark in _titles().finditer(view, plan.body, plan.end):
        start, end = mark.span()
        k = _beside(view, loose, starts, start, end)
        at = start if mark.lastgroup == "law" else mark.start(mark.lastgroup or 0)
        until = end if mark.lastgroup == "law" else mark.end(mark.lastgroup or 0)
        title = text[at:until].strip()
        if k is not None and k not in used:
            used.add(k)
            rows.append((*_joint(view, loose[k], start, end), title, loose[k]))
        elif mark.lastgroup == "law" or (names_document(view[at:until]) and not _of_itself(plan, title, start)):
            rows.append((start, end, title, None))
    rows += [(n.start, n.end, text[n.start : n.end], n) for k, n in enumerate(loose) if k not in used]
    facts: list[Citation] = []
    last = plan.body
    for start, end, title, number in sorted(rows, key=lambda row: (row[0], -row[1])):
        if start >= last:
            last = end
            printed = None if number is None else text[number.start : number.end]
            facts.append(
                Citation(
                    id=plan.fact_id("n", len(facts)),
                    title=title,
                    document_number=printed,
                    span=plan.span(start, end),
                    text=text[start:end],
                )
            )
    return Found(tuple(facts))


def _beside(view: str, loose: list[Number], starts: list[int], start: int, end: int) -> int | None:
    """The index of the number that stands right after or right before the title view[start:end]."""
    after, before, _ = _between()
    k = bisect_left(starts, end)
    if k < len(loose) and starts[k] - end < 20 and after.fullmatch(view, end, starts[k]):
        return k
    k = bisect_left(starts, start) - 1
    if k >= 0 and 0 <= start - loose[k].end < 10 and before.fullmatch(view, loose[k].end, start):
        return k
    return None


def _joint(view: str, number: Number, start: int, end: int) -> tuple[int, int]:
    """From the title to its number or the other way round, the number's brackets included where they hold it alone."""
    first, last = min(start, number.start), max(end, number.end)
    if first == number.start and view[first - 1 : first] == "(" and view[number.end : number.end + 1] == ")":
        first -= 1
    if last == number.end and view[last : last + 1] == ")" and "(" in view[end:last]:
        last += 1
    return first, last


def _of_itself(plan: PlanText, title: str, start: int) -> bool:
    """Whether a title without a number is the plan's own, or a short name that is only being introduced here."""
    introduces = _between()[2]
    return title == plan.sketch.title or introduces.search(plan.view, max(plan.body, start - 4), start) is not None
