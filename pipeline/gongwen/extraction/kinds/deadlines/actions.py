"""What has to be done by a time: what follows it in its clause, the next clause where none does, or what precedes it."""

from __future__ import annotations

import re

from gongwen.extraction.kinds.deadlines.due import NO_LATER
from gongwen.extraction.kinds.deadlines.vocabulary import clause_of
from gongwen.extraction.plantext import PlanText

_LONGEST = 60
_LONG_LABEL = 16
_MARKS = " ,，:：;；。!！?？、\n\t"
_MEANWHILE = "期间"
"""10月12日至25日(期间提交材料)."""
_UNSAID = re.compile("(?:[^，、；：。]{0,16}(?:应当?|必须|须|要|可以?|可自|有权|并|将|得|需)[在于自]?)?")
"""主管部门应当(在…之日起10日内,书面告知…): who and how, but not what."""
_GIVEN = ("经过", "用", "到")
"""我局决定经过三年的努力,培育…: how long and until when, of what the next clause says."""
_ELSE = re.compile("逾期|过期|超期|未|否则|如|若|不|其中|但")
_LABEL_END = re.compile(
    "(?:截止)?(?:时间|日期|时限|期限)(?:应当?|一般|原则上|暂?定|初定)*[为是在于到至]{0,2}$|(?:[为是于]|定[于在为])$"
)
"""考试日期为, 报名时间: what a time is of."""


def action(plan: PlanText, start: int, end: int) -> str | None:
    """What has to be done by the time in [start, end); None where nothing says so."""
    text = plan.text
    low, high = clause_of(plan, start)
    after = text[end:high].strip(f"{_MARKS})）").removeprefix(_MEANWHILE)
    if len(after) > 1:
        return after[:_LONGEST]
    before = text[low:start].strip(f"{_MARKS}(（")
    if NO_LATER.fullmatch(before) and plan.view[low - 1 : low] == ",":
        before = text[plan.clause(low - 1)[0] : low].strip(_MARKS)  # 各站报送台账,不得迟于6月30日
    label = "" if before else _label(plan, low)
    told = not label and (_UNSAID.fullmatch(before) or text.startswith(_GIVEN, start))
    named = (told and _next(plan, start, high)) or label or _LABEL_END.sub("", before)
    return (named or before)[:_LONGEST] or None


def _next(plan: PlanText, start: int, high: int) -> str:
    """The clause behind the comma at a clause's end; "" where it tells something else."""
    if plan.view[high - 1 : high] != "," or high >= plan.sentence(start)[1]:
        return ""
    words = plan.text[slice(*clause_of(plan, high))].strip(_MARKS)
    return "" if _ELSE.match(words) or words.endswith("的") or _LABEL_END.search(words) else words


def _label(plan: PlanText, low: int) -> str:
    """What the label is of that a clause stands behind (报名时间:); "" where it stands behind none."""
    if plan.view[low - 1 : low] != ":" or low <= plan.body:
        return ""
    label = plan.text[plan.clause(low - 1)[0] : low - 1].strip(_MARKS)
    time = _LABEL_END.search(label) if len(label) <= _LONG_LABEL else None
    return label[: time.start()] if time else ""
