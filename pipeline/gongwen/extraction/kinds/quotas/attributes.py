"""Amounts that stand like attributes, and are wanted all the same.

rank    成绩排名前20%, 测评在年级15%以内      what rank has to be reached
each    开好每月一次的例会                    an act that comes so often
then    70分以上的库房方可挂牌                what has to be reached first
shown   (选拔条件) 主持过两项市级以上课题者    what one has to have done, under a heading of conditions
asked   按照每季度清点2次的要求               so often as it is asked for
"""

from __future__ import annotations

import re

from gongwen.extraction.kinds.quotas.context import Context

_RANKED = re.compile(
    "(?:成绩|总分|得分|积分|分数|测评|考核|考评|评比|综合|学分绩点?|绩点|名次|排名|排序|排位)[^,。;:\\d]{0,16}前\\Z"
)
_RANKED_IN = re.compile(
    "(?:成绩|总分|测评|考核|绩点|名次|排名|排位)[^,。;:\\d]{0,8}(?:在|位于|位列|居|列)[^,。;:\\d]{0,12}\\Z"
)
"""综合测评在本年级15%以内."""
_EARNS = re.compile("获|授|评为|评选|颁|奖|推荐|入围|晋级|入选")


def ranked(c: Context) -> bool:
    """What rank has to be reached: 成绩排名居前30%, 总分前6名."""
    if c.amount.kind == "share" and _RANKED_IN.search(c.before):
        return not c.after.startswith(("的", "者"))
    if (
        c.amount.unit == "名"
        and c.before.endswith("前")
        and not c.after
        and (c.listed == "名" or _WON.search(c.before))
    ):
        return _conditions(c)
    if c.amount.max is not None or c.amount.kind not in ("share", "people") or _RANKED.search(c.before) is None:
        return False
    return not c.after.startswith(("的", "者")) or _EARNS.search(c.after) is not None


_WON = re.compile("(?:(?:获得?|取得|荣获)[^,。;:\\d]{0,24}|(?:排列|排位|排序|名列|位列|署名|列|居)[于在为]?)前\\Z")
"""(申报条件) 获得市级竞赛前三名."""


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
    if c.after[:1] not in _THEN_OPENS:
        return False
    return c.bounded and c.amount.kind != "index" and _ONLY_THEN.match(c.after) is not None


_SHOWN = re.compile(
    "(?:主持|参与|参加|承担|完成|获|获得|取得|荣获|发表|出版|编写|撰写|主编|培养|指导|开发|发明|转化|起草|执教|承办|创作|有|在)[^,。;:]{0,40}\\Z"
)
_CONDITIONS = re.compile("(?:条件|资格|要求)(?:之一)?[^。;\\n]{0,24}[:。\\n]")
_LED = 600
_ACHIEVED = frozenset({"次", "项", "篇", "部", "本", "件", "个", "门", "场", "期", "届"})


def shown(c: Context) -> bool:
    """主持过两项市级以上课题者: what one has to have done to be chosen, in an item of a list of conditions."""
    if c.amount.unit not in _ACHIEVED or c.timed or c.sentence.past:
        return False
    return _SHOWN.search(c.before) is not None and _conditions(c)


def _conditions(c: Context) -> bool:
    """Does it stand in an item of a list under a heading of conditions?"""
    plan, view = c.sentence.plan, c.sentence.view
    start = plan.sentence(c.amount.start)[0]
    if start == plan.start or _before(view, plan.start, start) not in "。.)、;:\n" or not _item(view, start):
        return False
    led = view[max(plan.start, start - _LED) : start]
    return _CONDITIONS.search(led) is not None


_ITEM = re.compile("[(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[).、]|[①-⑳]")


_LABEL, _INDENT = 8, 8
"""Characters of a label with the line end before it, and of an indent."""


def _before(view: str, low: int, start: int) -> str:
    """The character before `start` that is no blank."""
    return view[max(low, start - _INDENT) : start].rstrip(" ")[-1:]


def _item(view: str, start: int) -> bool:
    """Does a numbered item start at `start`, or right before it?"""
    if _ITEM.match(view, start) is not None:
        return True
    _, line_end, label = view[max(0, start - _LABEL - _INDENT) : start].rpartition("\n")
    label = label.lstrip(" ")
    return line_end != "" and len(label) < _LABEL and _ITEM.match(label) is not None


_EACH = re.compile(
    "(?:每[^,。;:的]{0,3}|[一半两三][个年]?[^,。;:的\\d]{0,2})[年季月周日天期旬度](?:至少|不少于|最少)?\\Z"
)


def held_each(c: Context) -> bool:
    """开好每月一次的例会: an act that comes so often, not a threshold of what was done (每月迟到两次的员工)."""
    return _EACH.search(c.before) is not None
