"""Cadences without any number: 定期, 不定期, 经常性, 常态化, where they govern an act to be done.

    adverb      定期召开会议, 制度化常态化学习…            before a verb: the rest of the clause is the act
    attribute   常态化防控, 经常性监督, 常态值班制度         before an act's name
    predicate   推进…常态化, 确保保洁常态化                after it

No act is governed by 新常态, 以公开为常态, 常态化机制, 疫情防控常态化背景下, 定期存款, 经常发生, or in a condition
(未定期检查的), nor where 定期X only names a kind of act (前项定期检查, 定期检查应由…, 安全定期检查制度). Where a number in
its clause says how often (每月定期…, 定期实施检查一次 of 每年), it is not vague.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.quotas.activity import actor, tail
from gongwen.extraction.kinds.quotas.cleaning import clean
from gongwen.extraction.kinds.quotas.context import anywhere, last
from gongwen.extraction.kinds.quotas.draft import Draft, Sentence
from gongwen.extraction.kinds.quotas.tense import PRAISED
from gongwen.extraction.kinds.quotas.tokens import Vague
from gongwen.extraction.kinds.quotas.vocabulary import either, lexicon

_DEFINED = re.compile("[:,]指(?![定派导挥示引标])|是指|系指|所称")
_WHO_OFTEN = re.compile("的[^,。;的]{0,6}\\Z")
_GROUNDS = re.compile("(?:因|对|凡|如|若|由于)")
_CONVENED = re.compile("(?:召开|举行|坚持|建立|实行|落实|执行)\\Z")
_GROUND = re.compile("(?:根据|按照?|依据|鉴于|结合|适应)[^,。;:]*\\Z")
_GROUND_END = re.compile("(?:要求|需要|安排|部署|精神|规定|通知|实际|形势|文件|情况)(?:,|\\Z)")
"""根据常态化管理要求: on what ground, not what is done."""
_AIMED = re.compile(r"(?:对|就|针对)[^。;:]{2,40}\Z")
_AND = re.compile("并(?=提交|报送|报告|公布|公示|通报|形成|将|向|建立|做好|记录|及时)")
_OBJECT = re.compile(r"(?<![加强化针应相面])对[^,。;:()]{2,40}\Z")
"""对网间质量(定期测试): what it is done to stands before."""
_SHORT = 8
_NORMAL = ("常态化", "常态性", "常态", "经常化")
_CLOSED = re.compile(
    r"(?:[”\"’』」)]|运行|开展|进行|推进|坚持下去|发展|落实)?(?:[,。;:!?\n\t、()]|和|与|及|并|\Z|的?(?:工作|目标|要求)?\Z)"
)
_MECHANISM = re.compile(r"[^,。;:]{0,12}?(?:机制|体系|格局|模式|背景|形势|条件|态势|局面|状态)")
_KIND = re.compile(":[是系]?指")
_ORDERED = re.compile(",(?:应|须|由|每)")
"""对工地的不定期检查,应至少每年两次: what it is called, said again with a number."""
_UNDER = re.compile("[^,。;:]{2,6}(?:之?下|时期)(?=[,由]|\\Z)")
"""常态管理下由站长负责: in what state."""
_NUMBER_FIRST = re.compile(r"(?:[每毎][^,。;]{0,5}|一般|原则上|按[年月季周][度]?)\Z")


_NOUN = re.compile(
    r"[^,。;的]{2,8}(?:记录|台账|档案|制度|办法|证书|标志|周期|费用)(?:应|须|要|由|保|存|归|为|是)"
    r"|[^,。;的]{2,8}的[^,。;]{1,8}?(?:由|应|须|要|可|不得|是|为)|[^,。;的]{2,6}(?:(?:不?合格|不?称职)(?:后|的|方|,)|(?:事项|指标|范围|成绩|对象)\Z)"
)


_OF = re.compile(r"(?:[之的]|前[一两二三]?[项款条]|第[一二三四五六七八九十]{1,3}[项款条]|本[法条款])\Z")
_DONE_OF = re.compile(r"(?:实施|进行|开展|组织|执行)[之的]\Z")
_TOLD_TO = re.compile("[应须要当将需]")
_FAILED = re.compile("[未不违失]")
_MUST = re.compile("[需应须要]")
_DONE_AFTER = re.compile("[^,。;:]{1,10}(?:开展|进行|推进|组织)")
_DONE_BY = re.compile(
    r"(?:实施|进行|开展|做好|加强|组织|接受|落实|强化|执行|坚持|建立|健全|完善|实行|推行|深化|固化|构建|形成|优化|创新)"
)


@cache
def _noun() -> re.Pattern[str]:
    """An act's name and what shows that it is one: a second name beside it, or what is said of it."""
    act = f"{either('act')}{{1,2}}(?:工作)?"
    return re.compile(
        rf"{act}(?:[及与和、][^,。;:]{{0,4}}?{act})?(?:应|于|如|得(?!到)|由|须|可|的(?:结果|项目|记录|内容|周期|时间|范围)|结果|项目|表)"
        rf"|[^,。;:的]{{2,8}}(?:制度?|记录|报告制度|办法)\Z"
    )


def _named(before: str, after: str) -> bool:
    """Is 定期检查 the name of a kind of act, and nobody told to do it: 前项定期检查, 定期检查应由…, 安全定期检查制度?"""
    if _DONE_BY.search(before) and not _DONE_OF.search(before):
        return False
    if _DONE_BY.match(after):
        return False
    if _OF.search(before):
        return anywhere("act").match(after) is not None
    return bool(_noun().match(after)) and not _TOLD_TO.search(before)


@cache
def _refused(heading: str) -> re.Pattern[str]:
    return re.compile(either(heading))


@cache
def _its_act() -> re.Pattern[str]:
    return re.compile(f" ?(?:的)?{either('act')}")


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf"{either('act')}+(?:工作|制度|活动)?")


@cache
def _push() -> re.Pattern[str]:
    return re.compile(either("vague_push"))


def find(sentence: Sentence, counted: list[Draft]) -> list[Draft]:
    """The sentence's vague cadences; `counted` are those with a number."""
    found = []
    for token in sentence.vague:
        draft = _read(sentence, token)
        if draft and not _counted(sentence, token, draft, counted):
            found.append(draft)
    return found


def _counted(sentence: Sentence, token: Vague, draft: Draft, counted: list[Draft]) -> bool:
    """Does a count in the same clause say how often (每年定期实施检查一次, 每月定期组织检查)? 不定期 stays beside one."""
    start = sentence.clause(token.start)[0]
    named = token.word == "定期" or sentence.view.startswith("的", token.start - 1)  # 对工地的不定期检查每年开展
    return named and any(d.start < draft.end and d.end > start for d in counted)


def _read(sentence: Sentence, token: Vague) -> Draft | None:
    view = sentence.view
    start, end = sentence.clause(token.start)
    before, after = view[start : token.start], view[token.end : end]
    if before.endswith(lexicon("vague_refused_before")) and not before.endswith("作为"):
        return None
    if _NUMBER_FIRST.search(before):
        return None
    if PRAISED.match(view, end, min(sentence.end, end + 20)) or (
        _LABEL.fullmatch(before) and _RULE_NAME.fullmatch(after)
    ):
        return None
    if _is_named(sentence, token, before, after):
        return None
    defined = last(_DEFINED, view[max(sentence.start, start - 60) : token.start])
    if defined and not _MUST.search(defined.string, defined.end()):
        return None
    if token.word in _NORMAL:
        return _normal(sentence, token, before, after)
    if _refused("refused_after_periodic" if "定期" in token.word else "refused_after_often").match(after):
        return None
    if actor(before) is None and (_NOUN.match(after) or (token.word == "定期" and _named(before, after))):
        return None
    if not after.strip() or (
        token.word == "经常" and not (anywhere("act").search(after[:20]) or _BIDDEN.search(before))
    ):
        return None
    if token.word == "经常性" and not _often_done(before, after):
        return None  # 经常性住宿使用
    return _adverb(sentence, token, before, after)


def _is_named(sentence: Sentence, token: Vague, before: str, after: str) -> bool:
    """Is the cadence in an example, a condition, a name, or on what ground something is done?"""
    if after.endswith("等") and "如" in sentence.view[sentence.start : token.start]:
        return True  # 如训练,定期例会等
    if _KIND.match(sentence.view, token.end + len(after)) or (
        before.endswith("的") and _ORDERED.match(sentence.view, token.end + len(after))
    ):
        return True  # 定期检查:指…
    if after.endswith(("的", "者")) and (_FAILED.search(before) or _FAILED.search(after)):
        return True
    if token.word == "经常" and _WHO_OFTEN.search(after) and _GROUNDS.match(before):
        return True  # 因工作需要经常出差的人员
    if token.word == "定期" and after.startswith("会议") and not _CONVENED.search(before):
        return True  # 定期会议每年召开一次
    return _GROUND.search(before) is not None and _GROUND_END.search(after) is not None


_LABEL = re.compile(r"[(]?[\d一二三四五六七八九十]{0,3}[)、.]? ?")
_RULE_NAME = re.compile("[^,。;:的]{2,6}(?:制度|机制)")
"""常态监管制度, alone in a heading."""
_BIDDEN = re.compile(r"(?:应当?|必须|须|要)\Z")
_TOWARDS = re.compile("[对向与就到深主积]")
_CARRIED_OUT = re.compile(r"(?:坚持|注重|突出|强化|开展|进行|加强|组织|实行|实施|做好|抓好|接受)\Z")


def _often_done(before: str, after: str) -> bool:
    """Is 经常性 said of an act: 经常性谈心, 经常性对…, 开展经常性的安全教育?"""
    named = after.lstrip("的地")
    if anywhere("act").match(named) or _TOWARDS.match(after):
        return True
    return _CARRIED_OUT.search(before) is not None and anywhere("act").search(named[:8]) is not None


def _adverb(sentence: Sentence, token: Vague, before: str, after: str) -> Draft:
    """定期… and 经常…: the act is the rest of the clause."""
    view = sentence.view
    _, end = sentence.clause(token.start)
    joined = _AND.search(view, token.end, end)
    end = joined.start() if joined else end
    end = min([end, *(t.start - 1 for t in sentence.vague if t.start > token.end + 2)])
    stop = tail(view, token.end, end)
    activity = clean(view[token.end : stop])
    if after.startswith(("进行", "开展")):
        what = _AIMED.search(before)
        activity = clean((what.group() if what else "") + view[token.end : stop])
    what = _OBJECT.search(before)
    if what and not after.startswith(("对", "向")):
        first = token.start - len(what.group())
        act = clean(view[token.end : stop])
        return Draft(first, stop, what.group() + act if len(act) <= _SHORT else act, None, None, vague=True)
    return Draft(token.start, stop, activity or clean(before), None, None, vague=True, actor=actor(before))


def _normal(sentence: Sentence, token: Vague, before: str, after: str) -> Draft | None:
    """常态化 as adverb, attribute or predicate."""
    view = sentence.view
    start, end = sentence.clause(token.start)
    if _refused("refused_after_normal").match(after) and not after.startswith("为"):
        return None
    if _CLOSED.match(after):
        pushed = _push().search(before)
        what = before[pushed.end() :] if pushed else before
        if len(clean(what)) < 2 or not (pushed or anywhere("act").search(what)):
            return None
        first = start + (pushed.start() if pushed else 0)
        return Draft(first, token.end, clean(what), None, None, vague=True)
    if _UNDER.match(after) or (_MECHANISM.match(after) and not _DONE_AFTER.match(after)):
        return None
    if not anywhere("act").search(after):
        return None
    if token.word == "常态化" and _its_act().match(after) and not _push().search(before):
        stop = tail(view, token.end, end)
        return Draft(token.start, stop, clean(view[token.end : stop]), None, None, vague=True, actor=actor(before))
    return _attribute(sentence, token, before, after)


def _attribute(sentence: Sentence, token: Vague, before: str, after: str) -> Draft:
    """抓好A常态化防控: from the verb that pushes to the act's name."""
    start, end = sentence.clause(token.start)
    pushed = last(_push(), before)
    act = _acts().search(after)
    stop = token.end + (act.end() if act else len(after))
    first = start + (pushed.start() if pushed else 0) if len(before) <= 40 else token.start
    what = before[pushed.end() :] if pushed else before
    activity = clean(what) + clean(after[: stop - token.end])
    return Draft(first, min(stop, end), activity, None, None, vague=True)
