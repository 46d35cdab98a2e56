"""Conditions that nothing closes, right before their consequence in one colon: 未补卡天数|作旷工论, 撕毁展册|须照价赔偿.

House rules say so for short. The words before the measure and its modal must tell of a failing at their end: what follows the
failing may only count it (天数, 三次), name who failed (人员) or, where compensation is asked for, the thing. So what is merely
called after a failing (违法所得|予以没收, 违纪案件|按程序移送) is none. Before a sum the case that it is taken for is enough,
whatever it is (通讯工具每响一次|罚款10元).
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.accountability import conditions, degrees, grammar
from gongwen.extraction.kinds.accountability.reading import Sentence
from gongwen.extraction.kinds.accountability.strengths import Mention
from gongwen.extraction.kinds.accountability.vocabulary import language

_MODAL = re.compile(
    r"(?:扣除?\d{1,3}分并?)?(?:需|应|须|要)?(?:(?:立即|及时)?(?:上报|报告|报修|报备|说明情况)并)?(?:一律|均|都|则|也|应当?|须|需|要|将|可以?|必须|直接|即)*"
    r"(?:(?:视|根据|按照?)(?:其|具体)?情节(?:轻重|严重程度)?|视情况?|酌情)?(?:(?:按照?(?!时|期)|依照?|比照)[^,;:]{1,14})?\Z"
)
"""What parts a failing from its measure: 均, 应, 视情节轻重, 按规定."""
_OPENS = re.compile(
    "(?:并且?|同时|且|还|再)?(?:[由为以按依各请应要需须将把视]|每逾期|根据|关于|对|不得|禁止|严禁|防止|避免|杜绝|否则|不然|加强|做好)|[^,;:的]{1,10}?[将应要会须需可]把"
)
"""What opens no failing: whom, by whom, what for, what is forbidden."""
_LONGEST = 40
"""How long a bare condition can be."""
_OBJECTS = ("instrument", "vow", "answer", "handle", "probe")
"""What may as well be the object of a failing or stand beside it (压制批评, 失职追责): a modal has to part them."""
_FINED = re.compile("(?:罚款|扣款)(?= ?[\\d一二三四五六七八九十百千])")
"""A sum is no object of the words before it: 不戴头盔入场|罚款50元."""
_FICTION = re.compile("(?:视[为同作]|当作|被?认为是|被?认定为)(?:其)?(?:已|自动|自愿|自行|主动|放弃|弃权)")
"""不按时确认专业志愿、缴纳考试费等均|视为自动放弃: a failing that is told in full, whatever stands behind its verb."""
_DAMAGED = re.compile("(?:如?有)?(?:损坏|丢失|遗失|毁损|污损|损毁|毁坏|破坏|打碎|打破|弄丢|弄坏)[^,;:的]{1,8}")
"""丢失钥匙|照价赔偿: what was lost or damaged, right before the damages."""
_MANY = "人员|员工|职工|工人|学生|同学|住户|读者|用户"
"""Whom house rules are for, as they call them."""
_PEOPLE = re.compile(rf"(?:{_MANY})\Z")
"""未戴工牌|人员每人扣款: whom it is done to, and no part of the breach."""
_AGAIN = re.compile("每?(?P<what>[^,;:的每]{1,6}?)(?:[一1半])(?:次|天|日|节|小时|分钟)")
"""每迟到一次: how often some failing occurs."""
_EACH = re.compile(
    "(?![^,;:]*(?:就诊|消费|交易|提现|转账|充值|使用|借阅|打印|乘坐|报销|领取|参加|完成|开展|组织|举办|购买|租用|借用|召开|停[水电气]|至少|每[年月日天周季]))"
    "[^,;:的]{0,14}?每?[^,;:的每]{1,4}[一1](?:次|起|例|处|项|件|人次|个|名|人|天|日|节|分钟|小时)[^,;:的]{0,10}"
)
"""通讯工具每响一次, 发生一起投诉: the case for which a sum is taken, whatever it is."""
_SUM = re.compile("[罚扣][^,;:]{0,14}(?:[\\d一二三四五六七八九十百千]元|\\d%)")
"""A sum or a share that is taken."""
_HOUSE = re.compile("(?:本[馆校院店厂]|公司|学校|学院|物业|[甲乙]方)\\Z")
"""超期|本馆将按…收取: who imposes it, and no part of the breach."""
_RULES_BROKEN = re.compile("[^,;:的]{0,12}违[反背犯][^,;:的]{2,24}")
"""违反保密制度|视情节轻重给予: what is broken is named, and a modal parts it from the measure."""
_COUNTED = "[工课职]?(?:(?:每?次|累计|连续|合计)?(?:超过|超出|达到?|满|在)?(?:及?以上|[一二三两半\\d][^,;:]{0,8}|[^,;:、的]{0,4}(?:天数|次数|部分|期间|时间)))"
"""How often or how long, behind the failing: 三次, 天数."""


@cache
def _short() -> re.Pattern[str]:
    """迟到|扣款: the name of a failing and what follows, and nothing else."""
    return re.compile(f"[^,;:的对由]{{0,8}}{language('named')}")


@cache
def _rest() -> re.Pattern[str]:
    """What may follow the failing."""
    alike = f"等?(?:{language('matter')}|{_MANY}|者)"
    once = "[^,;:、的]{1,8}[一1](?:次|起|例|处|项|件|天|日|节|人次|台次)"
    return re.compile(rf"(?:{_COUNTED}|{once}|{alike}|[^,;:、的]{{0,2}})")


def is_each(text: str, mention: Mention, measure: str) -> bool:
    """Is a text the case (每响一次, but not 发现一次) for which a `measure` takes a sum, whatever it is?"""
    if _EACH.fullmatch(text) is None or degrees.is_count(text):
        return False
    return mention.family == "money" or (
        mention.family in ("instrument", "deprive") and _SUM.search(measure) is not None
    )


@cache
def _rated() -> re.Pattern[str]:
    return re.compile(grammar.RATED)


@cache
def _case() -> re.Pattern[str]:
    """乙级病历|每份扣300元: what a sum is taken off for, each time; not 伙食|每次扣10元, and not whom it is taken from."""
    return re.compile(
        rf"(?![^,;:]*(?:{language('person')}|[费餐票资金款保卡]|伙食|水电|网络|就诊|消费)\Z)[^,;:、的]{{3,12}}"
    )


def within(
    sentence: Sentence, i: int, mention: Mention, fresh: int, counted: Mention | None, *, pending: bool, breached: bool
) -> tuple[int, bool] | None:
    """Where a bare condition ends in colon i, before its first mention; it is always that colon's alone.

    `fresh`: the first colon that no consequence has consumed. `pending`: does a condition wait for its consequence? Then only a
    count of another failing is one (缺席一次). `counted`: the last measure of a clause that this one may join, in the document.
    What only counts again the failing that these name is none (工期延误,每延误一天|罚15元).
    """
    if pending and mention.family != "money":
        return None
    colon, text = sentence.cola[i], sentence.texts[i]
    end = closed(text, mention, colon.start, breached=breached)
    if end is None:
        return None
    again = _AGAIN.fullmatch(text, 0, end)
    if pending and again is None:
        return None
    if again is not None and again["what"] in sentence.text[sentence.cola[fresh].start : colon.start]:
        return None
    if again is not None and counted is not None:
        named = sentence.text[counted.start - sentence.start : counted.end - sentence.start]
        if again["what"] in named:
            return None
    return colon.start + end, True


def closed(text: str, mention: Mention, start: int, *, breached: bool) -> int | None:
    """Where a bare condition ends in a colon's text, before its first mention.

    `start`: where the colon begins. `breached`: has the segment told a breach, and its consequence?
    """
    head = text[: mention.open - start]
    modal = _MODAL.search(head)
    fined = _FINED.match(text, mention.start - start) is not None
    parted = mention.governed or fined or (modal is not None and modal.group())
    head = _HOUSE.sub("", head[: modal.start()] if modal else head)
    if mention.family in _OBJECTS and not parted:
        if _DAMAGED.fullmatch(head) and "赔" in text[mention.start - start : mention.end - start]:
            return len(head)
        named = text.startswith(("扣", "罚", "通报"), mention.start - start) and _short().fullmatch(head)
        return len(head) if named else None
    if not 2 <= len(head) <= _LONGEST or _OPENS.match(head) or head.endswith("者"):
        return None
    if not conditions.tells(head):
        each = _rated().match(text, mention.open - start) is not None
        measure = text[mention.start - start : mention.close - start]
        return len(head) if (each and _case().fullmatch(head)) or is_each(head, mention, measure) else None
    last = max(match.end() for match in conditions.failing().finditer(head))
    rest = head[last:]
    if _FICTION.match(text, mention.start - start) is not None:
        return len(head)
    if not fined and "赔" not in text[mention.start - start : mention.end - start]:
        return len(head) if _RULES_BROKEN.fullmatch(head) or _rest().fullmatch(rest) else None
    if "的" in rest:
        return None
    people = _PEOPLE.search(head)
    return people.start() if people else len(head)
