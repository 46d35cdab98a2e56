"""Cadences that a name or the length of a cycle says.

rhythm   实行月通报制度, 进行年度考核, “日调度、周通报”       a span and an act in one name, where something sets it up
cycle    5年为一个评估周期, 以学年为单位…述职                 the length of a cycle of acts
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from gongwen.extraction.kinds.quotas.cadences import LONGEST, long_acts
from gongwen.extraction.kinds.quotas.cleaning import clean
from gongwen.extraction.kinds.quotas.draft import Draft, Sentence
from gongwen.extraction.kinds.quotas.tokens import Cycle, Rhythm
from gongwen.extraction.kinds.quotas.vocabulary import either, ends_in

_LASTING = ("研究", "培训", "学习", "教学", "训练", "会议")
"""研究周期为2年: how long it takes, not how often it is done."""


def find(sentence: Sentence) -> list[Draft]:
    """The sentence's rhythms that something sets up, and its cycles of acts."""
    rhythms = sentence.rhythms
    found = [
        _rhythm(sentence, rhythm)
        for k, rhythm in enumerate(rhythms)
        if _chained(sentence.view, rhythms, k) or _set_up(sentence, rhythm)
    ]
    cycles = (_cycle(sentence, cycle) for cycle in sentence.cycles)
    return found + [draft for draft in cycles if draft]


_CHAIN = re.compile(r"[、,和与及”“\"]{1,3}")


def _chained(view: str, rhythms: list[Rhythm], k: int) -> bool:
    """Does another rhythm stand right beside it, or does it stand between quotation marks: 日调度、周通报."""
    token = rhythms[k]
    if view[token.act : token.end] == "报" and not token.once and view[token.start - 1] not in '“"':
        return False  # 日报、月报 are papers
    if k and _CHAIN.fullmatch(view, rhythms[k - 1].end, token.start):
        return True
    if k + 1 < len(rhythms) and _CHAIN.fullmatch(view, token.end, rhythms[k + 1].start):
        return True
    if token.once or _each_one(view, rhythms, k):
        return True
    return view[token.start - 1 : token.start] in ("“", '"') and view[token.end : token.end + 1] in ("”", '"')


_EACH_ONE = re.compile("[、,][\u4e00-\u9fff]{1,6}")


def _each_one(view: str, rhythms: list[Rhythm], k: int) -> bool:
    """班组日查、车间周查、公司月查: does each do the same, the other in a span of its own?"""

    def alike(a: Rhythm, b: Rhythm) -> bool:
        if a.code == b.code or a.act - a.start > 1 or view[a.act : a.end] != view[b.act : b.end]:
            return False
        return _EACH_ONE.fullmatch(view, a.end, b.start) is not None and not _result().match(view, b.end)

    return any(alike(*pair) for pair in pairwise(rhythms[max(0, k - 1) : k + 2]))


_RULE = re.compile(
    r"(?:制定|制订|建立|健全|完善|实施|实行|落实|执行|推行|坚持|严格|采取|启动|启用|履行)[^,。;:]{0,18}\Z"
)
_RULE_AFTER = re.compile(
    r"[^,。;:、]{0,4}(?:制度|机制|制(?!定|订|约|作|造|止)|办法)|[、和与及][^,。;:]{0,14}(?:制度|机制|制(?!定|订|约))"
)
_SET_UP = re.compile(r"(?:进行|开展|实行|实施|推行|组织|接受|召开|举行|召集)(?:一次)?\Z")
_KINDS_OF = re.compile(r"(?:考核|考评|评估|检查|评价)[^,。;:]{0,8}?(?:分为|分成|包括|有|采取|采用)[^,。;:]{0,16}\Z")
"""考核分为月度考核和年度考核: which kinds there are."""
_KEPT_UP = re.compile(r"(?:加强|强化|抓好|做好|坚持|落实|搞好|抓实|做实|严格)\Z")
"""加强季度自查: verbs that set up a cadence shorter than a year, whose name (年度考核) may say no more than which one."""


@cache
def _result() -> re.Pattern[str]:
    return re.compile(either("result"))


def _set_up(sentence: Sentence, token: Rhythm) -> bool:
    """Does the clause set the rhythm up: 进行年度考核, 建立…月通报制度?"""
    view = sentence.view
    start, end = sentence.clause(token.start)
    before = view[start : token.start]
    if view[start:end].endswith(("的", "时", "后")):
        return False
    if _RULE.search(before) and _RULE_AFTER.match(view, token.end, end):
        return True
    if _result().match(view, token.end, end):
        return False
    if _KINDS_OF.search(before):
        return True
    return bool(_SET_UP.search(before)) or (token.code != "P1Y" and bool(_KEPT_UP.search(before)))


_RULED = re.compile(
    r"(?:制定|制订|建立|健全|完善|实施|实行|落实|执行|推行|坚持|对)([^,。;:]{2,24}?)(?:进行|实行|开展|实施|的)?\Z"
)


@cache
def _named_acts() -> re.Pattern[str]:
    return re.compile(rf"{either('cadence_act')}+")


def _rhythm(sentence: Sentence, token: Rhythm) -> Draft:
    view = sentence.view
    start, end = sentence.clause(token.start)
    before = view[start : token.start]
    m = _RULED.search(before)
    act = _named_acts().match(view, token.act, end)
    words = act.group() if act else view[token.act : token.end]
    named = m and "“" not in m[1] and "、" not in m[1]
    activity = clean(m[1]) + words if m and named else words
    if before.endswith(("进行", "开展", "接受", "召开", "举行", "召集")):
        activity = view[token.start : token.act] + words
    return Draft(token.start, token.act + len(words), activity, "=", 1, period=token.code, implicit=True)


@cache
def _long_act() -> re.Pattern[str]:
    return re.compile(long_acts())


_REST = re.compile(r",?([^。;:]{2,60})")


def _cycle(sentence: Sentence, token: Cycle) -> Draft | None:
    """A cycle of acts (评估, 考核, 轮训 …); one of work or use (建设周期, 生命周期) is a duration."""
    view = sentence.view
    end = sentence.clause(token.end - 1)[1]
    if token.act:
        named = view[token.act[0] : token.act[1]]
        if not ends_in(named, "cadence_act") or named.endswith(_LASTING):
            return None
        return Draft(token.start, max(end, token.end), clean(named), "=", 1, period=token.code, implicit=True)
    stop = min(sentence.end, token.end + LONGEST)
    m = _long_act().search(view, token.end, stop)
    if m is None:
        return None
    rest = _REST.match(view, token.end, stop)
    last = rest.end() if rest else m.end()
    return Draft(token.start, last, clean(rest[1] if rest else m.group()), "=", 1, period=token.code, implicit=True)
