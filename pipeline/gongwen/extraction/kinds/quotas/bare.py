"""Numbers without a measure word, and marks: 师生比达到1:18, 系数提高到0.65, 死亡事故为零, 专利破百, 平均成绩80分以上."""

from __future__ import annotations

import re

from gongwen.extraction.kinds.quotas.attributes import only_then
from gongwen.extraction.kinds.quotas.context import Context

BARE = frozenset({"", "ratio", "index", "points", "zero"})
"""The kinds of such numbers."""


def demanded(c: Context) -> bool:
    """Is such a number demanded? Marks are so only where a rule provides for them: `marks`."""
    if c.amount.kind == "":
        return c.operator.op == ">"
    if c.amount.kind == "zero":
        return (not c.standing and c.before.endswith("为")) or _NONE_OF.search(c.before) is not None
    return c.amount.kind != "points" and (_ratio(c) if c.amount.kind == "ratio" else _index(c))


_NONE_OF = re.compile(
    r"(?:事故|伤亡|死亡|[重轻]伤|火灾|事件|案件|投诉|差错|失误|违[规纪法章]|信访|上访|损失|缺陷|隐患|职业病|中毒|病例|[亡伤][人者]|率|数|起)[^,。;:]{0,6}?(?:为|控制[在为到]|达到|[降减][到至为])?\Z"
)
"""死亡事故为零: what there must be none of."""
_PROPORTION = re.compile(r"[^,。;:]{0,4}(?:比例|比率|标准|比(?![较如赛武]))")
_SELECTS = re.compile(
    "的?(?:比例|比率|比)[^,。;:]{0,24}(?:面试|复试|笔试|体检|考察|考核|入围|拟聘|拟录|人选|人员|对象|候选)"
)
"""按1:3的比例确定面试人员: a step of choosing, no demand."""
_SELECTED = re.compile(
    "(?:面试|复试|笔试|体检|考察|考核|入围)(?:对象|人选|人员|人数|名单)?(?:一般|原则上|均)?(?:按照?|以)\\Z"
)
_MATCHED = re.compile("(?:配套|匹配|配比|配备|配置|出资|兑换|折算)")
_PROPORTION_OF = re.compile(
    r"(?:(?:比例|比率|之比)数?,?|(?<![相对同环评攀无好]) *[\u4e00-\u9fff](?<![相对同环评攀无好])比)[^,。;:]{0,8}\Z"
)


def _ratio(c: Context) -> bool:
    """按不低于1:18的师生比配备; 师生比达到1:18."""
    if _SELECTS.match(c.after) or _SELECTED.search(c.before):
        return False
    if _PROPORTION.match(c.after):
        return c.operator.before or "按" in c.before or "以" in c.before
    if _MATCHED.match(c.after):
        return True
    led = c.sentence.view[max(c.sentence.start, c.operator.start - 24) : c.operator.start]
    return bool(_PROPORTION_OF.search(led)) and (c.operator.before or c.operator.reached or not c.standing)


_INDEX = re.compile(r"(?:系数|指数|比值|容积率|能效|PUE|得分|绩点)[^,。;:]{0,8}\Z")


_SIGHT = re.compile("视力(?:均|应|须|要|在|为)*\\Z")
"""裸眼视力4.8及以上."""


def _index(c: Context) -> bool:
    """A bare decimal is wanted only of what is measured without a unit: 系数提高到0.65."""
    if not c.after and _SIGHT.search(c.before):
        return c.operator.after
    return (c.operator.reached or c.bounded) and bool(_INDEX.search(c.before))


_MARKED = re.compile(
    r"(?:成绩|分数|得分|分值|积分|评分|均分|总分|平均分|测评|考试|测试|评分|[四六]级|学分|考核分)[^,。;:扣加]{0,8}\Z"
)
_GIVEN_POINTS = re.compile("[扣加记计满]")


def marks(c: Context) -> bool:
    """What mark has to be reached (平均成绩80分以上); points of a table (扣2分, 90分以上为优秀) are none."""
    goes_on = c.after.strip(" 、,)的者;") and not (c.after.startswith(("且", "并")) or only_then(c))
    if not c.bounded or goes_on or _GIVEN_POINTS.search(c.before):
        return False
    return _MARKED.search(c.before) is not None and (only_then(c) or not c.after.startswith(("的", "者")))
