"""Holders that a heading or a title names: 区教育局; 领导小组办公室消防安全职责; 镇长是第一责任人; 档案管理员岗位职责, 监考员守则."""

from __future__ import annotations

from functools import lru_cache

from gongwen.extraction.kinds.roles.around import Subject
from gongwen.extraction.kinds.roles.names import has_head, is_held_by, is_name, spoilt, trim
from gongwen.extraction.kinds.roles.vocabulary import Phrase, known
from gongwen.extraction.plantext import PlanText

_DUTY = "(?:工作职责|职责|职能|任务|责任|分工|职权|职掌|权责|权限|职守|权利|权力|义务)"
DUTIES = Phrase(
    rf"(?:的|之|及其|和|及|其)?(?:主要|工作任务|工作|具体|岗位|基本|日常|安全生产|安全|消防安全|管理)*{_DUTY}(?:[、和与及]?{_DUTY})*"
    r"(?:任务|分工|清单|范围|要求)?(?:是|为|有|包括|如下|主要|以下|下列|分别|几点|几项|方面|\d|[一二三四五六七八九十]|个|[:。])*$"
)
_REMARK = Phrase(r"\([^()]{1,20}\)$")
_FIELD = 14
_TITLE = Phrase(r"[^\n]{4,50}")
_OF_DUTIES = Phrase(r"(?:\([^()]{1,12}\)|暂行|试行|规定|制度|规范|标准|细则|办法|说明|说明书|一览|明细)+$")


_ABOUT_DUTIES = Phrase("责|守则|须知")
_CODE = Phrase("(?:工作|岗位|行为)*(?:守则|须知)$")
"""监考员守则, 值班人员须知: what they are to do, except where they are told so as people (旅客须知)."""


@lru_cache(maxsize=1)
def titled(plan: PlanText) -> Subject | None:
    """The holder whose duties the whole plan lists, by its title: 档案管理员岗位职责, 监考员守则.

    Every item without a subject asks; what the text calls him by takes a look at all of it, once for the plan.
    """
    title = plan.sketch.title
    if title is None or _ABOUT_DUTIES.search(title[-14:]) is None:
        return None
    lines = (
        _of_title(plan.view, *trim(plan.view, *line.span()))
        for line in _TITLE.finditer(plan.view, plan.start, plan.body)
    )
    found = next((found for found in lines if found is not None), None)
    return found and _as_called(plan, found)


def _as_called(plan: PlanText, found: Subject) -> Subject:
    """The holder by the end of its name that its own text calls it by (某县公共文化馆|馆员), where it never uses the whole."""
    view = plan.view
    for start in range(found.start, found.end - 1):
        called = view[start : found.end]
        if any(view.find(mark + called, plan.body, plan.end) >= 0 for mark in _CLAUSE_BEGINS):
            named = start == found.start or is_held_by(view, start, found.end)
            return Subject(start, found.end, near=False, above=True) if named else found
    return found


_CLAUSE_BEGINS = "\n ,;:。、."


def _of_title(view: str, start: int, end: int) -> Subject | None:
    """The holder in a line that may be the title."""
    kind = _OF_DUTIES.search(view, start, end)
    end = kind.start() if kind else end
    code = _CODE.search(view, start, end)
    duties = code or DUTIES.search(view, start, end)
    if duties is None or view.endswith("责任", start, end):
        return None
    end = duties.start()
    if code and known("private").before(view, start, end):
        return None
    return Subject(start, end, near=False, above=True) if has_head(view, start, end) else None


def headed(view: str, start: int, end: int) -> Subject | None:
    """The holder that a heading names (区教育局; 领导小组办公室主要职责) or, as a sentence, speaks of (镇长是第一责任人)."""
    start, end = trim(view, start, end)
    if view.find(",", start, end) >= 0:
        return None
    says = view.find("是", start, end)
    end = says if says > start else end
    duties = DUTIES.search(view, start, end)
    end = duties.start() if duties else end
    if (
        is_held_by(view, start, end)
        or is_name(_REMARK.sub("", view[start:end]).removesuffix("同志"))
        or (duties and has_head(view, start, end) and not spoilt(view, start, end))
    ):
        return Subject(start, end, near=False, above=True)
    last = before_field(view, start, end) if duties else -1
    return Subject(start, last, near=False, above=True) if last > 0 else None


def before_field(view: str, start: int, end: int) -> int:
    """Where the holder ends that a field follows (区教育局|消防安全), -1 where none does."""
    for last in range(end - 2, max(start + 1, end - _FIELD), -1):
        if is_held_by(view, start, last):
            return last
    return -1
