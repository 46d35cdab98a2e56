"""Amounts that stand like attributes, and are wanted all the same.

rank    成绩排名前20%, 总分前6名             what rank has to be reached
each    开好每月一次的例会                    an act that comes so often
then    70分以上的库房方可挂牌                what has to be reached first
asked   按照每季度清点2次的要求               so often as it is asked for
"""

from __future__ import annotations

import re

from gongwen.extraction.kinds.quotas.context import Context

_RANKED = re.compile(
    "(?:成绩|总分|得分|积分|分数|测评|考核|考评|评比|综合|学分绩点?|绩点|名次|排名|排序|排位)[^,。;:\\d]{0,16}前\\Z"
)
_EARNS = re.compile("获|授|评为|评选|颁|奖|推荐|入围|晋级|入选")


def ranked(c: Context) -> bool:
    """What rank has to be reached: 成绩排名居前30%, 总分前6名."""
    if not c.before.endswith("前") or c.amount.kind not in ("share", "people"):
        return False
    if c.amount.max is not None or _RANKED.search(c.before) is None:
        return False
    return not c.after.startswith(("的", "者")) or _EARNS.search(c.after) is not None


_AS_ASKED = re.compile(
    "的(?:要求|标准|频次|频率|原则|规定|办法|方式|节奏|安排|次数|比例|比率|额度|幅度|数量|规模|速度|价格|单价|强度|密度)"
)
"""按照每季度清点2次的要求: what the amount is, said after it."""


def asked(after: str) -> bool:
    """Is what follows a number of times what they are asked as?"""
    return _AS_ASKED.match(after) is not None


_ONLY_THEN = re.compile(
    "(?:的[^,。;:]{0,10})?,?(?:方可|方能|才能|才可|始得)|可以?(?:发起|申请设立|申请成立|申请组建|组成|组建|成立|设立|开班|开课|成团|立项)"
)


_THEN_OPENS = frozenset("的,方才始可")


def only_then(c: Context) -> bool:
    """达到70分以上的库房方可挂牌: what has to be reached first."""
    if c.after[:1] not in _THEN_OPENS or not c.after:
        return False
    return c.bounded and c.amount.kind != "index" and _ONLY_THEN.match(c.after) is not None


_EACH = re.compile(
    "(?:每[^,。;:的]{0,3}|[一半两三][个年]?[^,。;:的\\d]{0,2})[年季月周日天期旬度](?:至少|不少于|最少)?\\Z"
)


def held_each(c: Context) -> bool:
    """开好每月一次的例会: an act that comes so often, not a threshold of what was done (每月迟到两次的员工)."""
    return len(c.after) > 2 and _EACH.search(c.before) is not None
