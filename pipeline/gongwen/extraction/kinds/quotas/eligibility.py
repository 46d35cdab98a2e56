"""What one has to have to be admitted: an item of a list of conditions (应当具备下列条件:…)."""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.quotas.context import Context, anywhere
from gongwen.extraction.kinds.quotas.vocabulary import either

_LED = 400


_ONLY_FOR = re.compile("(?:仅供|只供|仅限于?|只限于?|限于)[^,。;:]{2,30}\\Z")


_HAS = re.compile("(?:有|具备|拥有|配备|聘请|吸纳)\\Z")
_SHORT = 10
"""有五名以上发起人: no longer than that is what there has to be."""


@cache
def _of_something() -> re.Pattern[str]:
    """Of what the amount is: no word that only opens a condition."""
    return re.compile(rf"(?!{either('condition_opening')})[\u4e00-\u9fff]{{2}}\Z")


@cache
def _conditions() -> re.Pattern[str]:
    return re.compile(r"(?:条件|要求|资格)[^。;\n]{0,16}:")


def eligible(c: Context) -> bool:
    """An item of a list of conditions that someone has to meet; of what counts as a case (情形) no item is one."""
    if c.operator.after and not c.after.strip() and _ONLY_FOR.search(c.before):
        return True
    listed = c.after.strip()
    if listed and _HAS.search(c.before) and len(listed) < _SHORT and "的" not in listed:
        listed = ""
    if not c.operator.after or c.operator.before or listed or c.clause[1] < c.sentence.end - 2:
        return False
    if c.amount.kind not in ("people", "measure", "things", "bodies", "papers", "money", "times"):
        return False
    if anywhere("misconduct").search(c.before) or not (_HAS.search(c.before) or _of_something().search(c.before)):
        return False
    view = c.sentence.view
    colon = view.rfind(":", max(c.sentence.plan.start, c.sentence.start - _LED), c.sentence.start)
    if colon < 0:
        return False
    lead = view[max(c.sentence.plan.start, colon - 40) : colon + 1]
    return bool(_conditions().search(lead)) and "情形" not in lead and "行为" not in lead
