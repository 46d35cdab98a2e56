"""What of the words around a number can name the act: not of what the part is, where it came from, who was asked to."""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.quotas.activity import by_whom, starts_act
from gongwen.extraction.kinds.quotas.attributes import ranked
from gongwen.extraction.kinds.quotas.context import Context
from gongwen.extraction.kinds.quotas.people import one_of
from gongwen.extraction.kinds.quotas.shares import ALLOTTED, backed
from gongwen.extraction.kinds.quotas.vocabulary import either

JOINTS = frozenset({"、", "和", "及", "与", ",", "以及"})
_FROM = re.compile(r"[由从][\d百千万亿.]+[^,。;:\d]{0,4}\Z")
"""利用率由35%提高到50%: what the measure was is no part of its name."""
_BY_PART = re.compile("(?:按照?|依照?|根据|参照|比照)[^,。;:按依根参比]{2,24}(?:的|[总人]数)\\Z")
"""按照会员总数的(20%评选先进): of what, not what is done."""
_COMPOSE = re.compile("(?:共同)?组成[^,。;:的]{2}")
"""检查应由3至5人(组成工作组)."""
_MADE = re.compile("(?:鼓励|支持|引导|推动|要求)[^,。;:将]{1,16}将[^,。;:将]{2,}\\Z")
"""鼓励采购单位将预付款比例(提高至30%): who is to do it is no part of the measure's name."""
_TAKEN_OF = re.compile("(?:取|为|按|是)[^,。;:]{2,24}的\\Z")
_PART_IS = re.compile(
    "[即其]?(?P<what>[^,。;:]*(?:比例|比率|标准|费率|税率|额度|系数|学时|定额))(?:一般|原则上|均|应|分别)*(?:为|按|是|取)[^,。;:]{2,24}的\\Z"
)
"""贴息比例原则上为实际利息的(50%): what the part is."""
_STANDS = re.compile("(?:方为|方可|始为|为|即为|视为|方能|即)(?:有效|通过|生效|当选|决议)?\\Z")
_COMPOSED = re.compile("(?:共同)?(?:组成|构成)\\Z")
_MADE_UP = re.compile("(?P<body>[^,。;:由]{2,16})由[^,。;:由]*")
"""评审组由教师和家长代表(5至7人组成): the body that so many make up."""


@cache
def _limited() -> re.Pattern[str]:
    """每户限购1套: the act stands in the operator."""
    return re.compile(rf"限({either('limited')})")


@cache
def _part_for() -> re.Pattern[str]:
    """养护定额参照县定额的80%执行, 补偿金依照上年度工资的60%计算: what the part is for."""
    return re.compile(either("part_for"))


def _share(c: Context, head: str, object_: str) -> tuple[str, str]:
    """The words around a share without of what it is one."""
    is_part = _PART_IS.match(head)
    if is_part:
        return is_part["what"], object_
    if backed(c):
        return head, _STANDS.sub("", object_.rpartition("的")[2] or object_)
    by_part = _BY_PART.search(head)
    if by_part is None:
        taken = None if object_ else _TAKEN_OF.search(head)
        return head[: taken.start()] if taken else head, object_
    places = ALLOTTED.match(object_)
    if places and starts_act(object_[places.end() :]):
        object_ = object_[places.end() :]
    done = places or starts_act(object_) or _part_for().match(object_)
    return head[: by_part.start()] if done else head, object_


def said_around(c: Context, head: str, object_: str) -> tuple[str, str, str | None]:
    """What of the words before and behind the number can name the act, and who does it, where 由 says so."""
    amount, said = c.amount, c.operator
    if amount.kind == "share":
        head, object_ = _share(c, head, object_)
    made_up = _MADE_UP.fullmatch(head) if _COMPOSED.match(object_) else None
    if made_up:
        return made_up["body"], object_, None
    head, doer = ("", None) if _COMPOSE.match(object_) else by_whom(head)
    head = "" if head in JOINTS else head.removesuffix("居前").removesuffix("前") if ranked(c) else head
    view = c.sentence.view
    limits = said.start < amount.start and view[said.start] == "限"
    if limits and (limited := _limited().match(view, said.start, amount.start)):
        head += limited[1]
    if said.reached and _MADE.search(head):
        head = head[head.rfind("将") + 1 :]
    if amount.kind == "people":
        head = one_of(head)
    if "由" in head or "从" in head:
        head = _FROM.sub("", head)
    return head, object_, doer
