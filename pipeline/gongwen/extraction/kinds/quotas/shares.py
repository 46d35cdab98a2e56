"""Parts of something: of who has to agree, of what has to be done, of what is given, drawn or borne."""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.quotas.context import MUST, Context
from gongwen.extraction.kinds.quotas.measures import measured
from gongwen.extraction.kinds.quotas.vocabulary import either


def backed(c: Context) -> bool:
    """Is what follows what so many, or such a part, have to do: 五分之一以上之请求, 二人以上之介绍?"""
    return _agree().match(c.after) is not None


def agreed(c: Context) -> bool:
    """What part has to agree or to be there: 经三分之二以上成员同意, 出席人数超过半数."""
    return backed(c) or (c.operator.before and _agree_before().search(c.before) is not None)


def asked_of(c: Context) -> bool:
    """年轻成员应超过一半, 到会者应在半数以上."""
    return (c.operator.before or c.operator.after) and MUST.search(c.before[-12:]) is not None


def wanted(c: Context) -> bool:
    """排查面达到100%, 近视率下降1.1%, 100%持证, and the next in a list, in a text that plans."""
    if measured(c) or of_heads(c):
        return True
    reached = c.operator.before and c.operator.op == ">="
    if (c.standing or (c.bounded and "其中" in c.before)) and _ALLOCATED.match(c.after):
        return True
    return not c.standing and (reached or c.listed is not None or _whole(c))


_ALLOCATED = re.compile("(?:的?部分)?(?:用于|[作做]为|留作|划归|归入?|转入)")
"""20%用于设备购置, 其中30%作为培训经费: what part of something is for."""
_PART_OF_HEADS = re.compile(r"(?:人数|名额|职数|数量)(?:一般|原则上|应当?|约|不?得?)*(?:为|占|按)[^,。;:]{2,14}的\Z")


def of_heads(c: Context) -> bool:
    """What part of a number of heads there are to be: 代表人数为职工总数的30%."""
    return _PART_OF_HEADS.search(c.before) is not None


@cache
def _agree() -> re.Pattern[str]:
    return re.compile(rf"[^,。;]{{0,16}}?{either('agree')}")


@cache
def _agree_before() -> re.Pattern[str]:
    return re.compile(rf"{either('agree')}[^,。;]{{0,14}}\Z")


_NO_ACT = frozenset({"", ",", "。", ";", "、", "的"})


def _whole(c: Context) -> bool:
    """100%完成, 100%持证: all of them have to."""
    return c.amount.value == 100 and c.after[:1] not in _NO_ACT


_DRAWN = re.compile("(?:抽[取查检调测选]|选取|随机|遴选|推荐|评选|录取|淘汰)\\Z")


def drawn(c: Context) -> bool:
    """抽取10%的学生: so many of them are to be drawn."""
    return c.amount.kind == "share" and c.after[:1] in ("的", "") and _DRAWN.search(c.before) is not None


ALLOTTED = re.compile("的?(?:名额|数额|额度|指标|限额)")
"""按总数10%的名额: how many places a share is."""
_PAID_PART = re.compile(
    r"(?:支付|拨付|付款|首付款?|预付款?|缴存|(?:[金费款]|工资|薪酬|薪资|年薪|收入|提成|津贴|补贴|待遇|票价|价格|基数|限额)(?:为|按)[^,。;:]{2,14}[的之])\Z"
)
_PART_OF = re.compile(r"(?:按照?|以|参照|参考|依照|比照)[^,。;:]{0,24}\Z")
_BEARS = re.compile(
    r"(?:缴纳|缴存|留用|留成|留存|自留|提取|计提|承担|负担|分担|出资|支付|拨付|预付|预发|发放|计发|核发|兑现|上缴|上交|分配|分成|返还|补助|补贴|报销|资助|奖励|配套)(?:比例)?(?:应?为|按)?\Z"
)
"""单位缴纳8%: in a rule, what part each bears."""
_PART_IS = re.compile(
    r"(?:比例|比率|占比|标准|费率|额度|限额)(?:一般|原则上|应当?|须|分别)*(?:为|按|是)(?:[^,。;:]{2,24}的)?\Z|占[^,。;:]{0,10}(?:人数|总数|名额|总额|总量|总价|总价款|合同价|造价|总面积|总分)的?\Z"
    r"|(?:[一二三四特甲乙丙]等(?:奖学?金?|奖)?|优秀|良好|合格)(?:等次|率)?(?:各|分别)?占\Z"
)


@cache
def _takes_part() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('takes_part')}|交(?![通流])|取(?![消得]))[^,。;:]{{1,16}}[的之]\Z")


@cache
def _part_for() -> re.Pattern[str]:
    return re.compile(rf"(?:的?(?:比例|标准|额度|幅度|名额|数额))?{either('part_for')}")


def part(c: Context) -> bool:
    """按报名人数的20%确定, 交纳月收入的0.5%, 比例为15%: what part of something a rule provides for."""
    if c.amount.unit is None or c.amount.unit.endswith("百分点"):
        return False
    if _takes_part().search(c.before) or _PAID_PART.search(c.before):
        return not c.after.startswith(("罚", "赔"))
    if drawn(c):
        return True
    after = c.after or c.sentence.view[c.clause[1] : c.clause[1] + 8].lstrip(" \n")  # a line may end right behind it
    if _PART_OF.search(c.before) and (_part_for().match(after) or ALLOTTED.match(after)):
        return True
    return c.standing and (_PART_IS.search(c.before) is not None or _BEARS.search(c.before) is not None)
