"""Where a condition closes inside a colon, before the words that begin its consequence.

The next words are a modal, a governor, an adverb, who imposes or by what rule (未通过验收的|予以整改, 不合格|予以扣分).
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction import bearers
from gongwen.extraction.kinds.accountability import closings, conditions, degrees
from gongwen.extraction.kinds.accountability.reading import Sentence
from gongwen.extraction.kinds.accountability.strengths import ABSENCE
from gongwen.extraction.kinds.accountability.vocabulary import governors, language, phrases
from gongwen.text.lexicon import any_of

_GUARDED = (
    "要(?!求|点|件|素)",
    "直接(?!责任|负责|主管|领导|经手)",
    "当(?!事|地|班|选|局)",
    "由(?!于)",
    "处(?!室|长|级|所)",
    "负(?=赔|全|法|相|连|一切)",
    "记(?=过|大|小|入|一|点)",
    "除(?!了|名|外|非)",
    "每(?=次|例|人|份|天|日|起|项|件)",
    "发现(?=一|1)",
    "全(?=[校院市县区省厂镇乡系局厅公网班])",
    "书面(?=警|检|告|批|通)",
    "不(?=计发|结算|发放|享受|支付)",
    "劝(?=其|退|离|返|辞)",
    "在(?=[^,;:的]{1,16}?(?:曝光|通报|公示|公布|公开|检讨|批评))",
    "以(?!上|下|及|内|外|后|前|来)",
    "通过(?=[^,;:的]{1,16}?(?:公布|公示|公告|通报|曝光))",
    "向(?=[^,;:的]{1,8}?(?:公布|公示|公告|通报|曝光))",
)
"""What opens a consequence, but not in 要求, 当事人, 由于 …"""
_GOVERNED = "(?:一律|予以|给予|责令|限期|取消|不予|应予|将予|处以|罚款|没收|暂停|通报|收取|追究)"
"""The words of a consequence before which any short noun may stand."""


@cache
def _next() -> str:
    """What opens a consequence: a modal, who imposes it and how, or its first measure."""
    return any_of((*phrases("language", "then"), *governors("far"), *phrases("measures", "kind", "seize")), *_GUARDED)


@cache
def _inner() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<close>的|者|时(?![间候刻段期]))(?:(?<!时)(?!{_next()})(?P<noun>{closings.people()}|[^,;:、的]{{0,6}}?{language('thing')}|[^,;:、的]{{1,6}}?(?={_GOVERNED})))?(?={_next()})"
    )


@cache
def _inner_matter() -> re.Pattern[str]:
    alike = "[^,;:的]{2,40}?等(?:人员|行为|现象|情况|问题|情形|者|(?=严肃|严厉|从严|从重|坚决|依[法规纪]))"
    done = "[^,;:]{2,60}?的行为(?=视为|视同|按|属|均|一律)"
    return re.compile(
        rf"(?:凡是?|对于?|因|{language('below')})[^,;:]{{0,60}}?{language('matter')}(?={_next()})|{alike}(?={_next()})|{done}"
    )


def modified(text: str, end: int, stop: int) -> bool:
    """Does a 的 that closes a condition at `end` modify an addressee, who stands before `stop`?"""
    return _inner().match(text, end - 1, stop) is not None or closings.noun_end().match(text, end - 1, stop) is not None


@cache
def _inner_if() -> re.Pattern[str]:
    """A condition from 如 or 若 with no comma behind it: 如有损坏|应照价赔偿."""
    after = (
        "应当?(?=负|予|由|依|照|即|按|赔|承|给|立|自|处)|需(?=负|照|赔|按|承|自|修)|须(?=负|照|赔|按|承|自|修)|即(?=予|行|取|停|终|由|时)|一律|予以|给予|责令"
        "|(?<!理)由(?!于)|报请|送请|照价|按价|加倍|取消|罚款|处以|扣|视为|视同|视作|依[^,;:]{0,8}(?:规定|办法|规)|按[^,;:]{0,8}(?:规定|办法|规)"
        "|将(?=被|予|取|追|受|扣|由|按|依|给|停|处|罚|暂|终|没|通报|移|记|列|纳|限|撤|降|责|视|解|辞|开除|约谈)|立即|除(?=立|依|按|照|赔|追|应|取|停)|后果自负|责任自负|本?[校院馆厂]方?(?:得|将|有权)|甲方有权|公司有权"
    )
    return re.compile(
        rf"(?:[^,;:如若]{{0,16}})?(?:如果?(?!下|何|实|期|意|此|约|数)|若|倘若?|一旦)[^,;:的]{{1,24}}?(?<![或和、及与者])(?={after})"
    )


_ABSENT = re.compile(f"(?:[均则即]|一律)?(?:视[为同作]为?|按|以|记为|作){ABSENCE}")
"""半小时后到岗的|视为迟到: whatever it is counted for says that it is a failing."""
_OBEYED = re.compile("(?:不服从?|不听从?|不接受|不理会|无视|抵制)[^,;的]{1,14}\\Z")
"""不服从班长|的批评: the 的 of an object."""
_OF_SUM = re.compile("(?:[倍元]|%)(?:以[上下内])?的[罚违赔滞]\\Z")
"""违法所得三倍以下|的罚款: how much it is."""
_WHETHER = re.compile("[如若倘]|一旦")
"""如, 若, 一旦."""


_COUNTING = frozenset("第首初再一二两三四五查检抽发违")
"""What a count of findings begins with."""
_NAMING = frozenset("凡对因下以左")
"""What opens a condition that a noun closes."""


@cache
def _found() -> re.Pattern[str]:
    return re.compile(
        f"(?:如果?|若|倘若?|一旦)?(?:一?经|被)?(?:{language('found')}|检举|举报)(?:属实|违反|有违)?(?:者|的)?"
    )


def found_out(text: str) -> bool:
    """Does a condition only say that what is forbidden was found out (如经查觉)?"""
    return _found().fullmatch(text) is not None


_FOUND_MATTER = re.compile(f"{closings.FOUND_PROBLEM}(?={closings.ORDERED})")
"""对检查中发现的问题|责令…, in one colon."""


@cache
def _inner_count() -> re.Pattern[str]:
    """How often, before a consequence: 第一次|给予…, 再次|取消…"""
    return re.compile(
        r"(?:第?[一二两三四五\d]次(?:及?以上)?|[两三]以上|首次|初次|再次|(?:查到|检查?发现|抽查发现|发现|违反|查实)[一二两三\d]{1,2}(?:人次|[次例起人]))"
        rf"(?={_next()})"
    )


def split(sentence: Sentence, i: int, before: int, *, breached: bool, open_: bool) -> tuple[int, bool] | None:
    """Where a condition closes inside colon i, at or before `before`, where its consequence begins.

    With it, whether the condition is that colon's alone, and no run that began earlier. `open_`: has the breach of the segment
    had its consequence? Then 对…的人员 may tell of another.
    """
    colon, text = sentence.cola[i], sentence.texts[i]
    if before <= colon.start:
        return None
    best: int | None = None
    for match in _inner().finditer(text):
        end = match.end("close")
        if colon.start + match.end() > before:
            break
        if match.group("noun") and _FOUND_MATTER.match(text):
            continue
        if _OBEYED.search(text, 0, match.start()) or _OF_SUM.search(text, 0, match.end("close") + 1):
            continue
        head = conditions.bare(text[:end])
        degree = degrees.is_degree(head)
        if match.group("close") == "时":
            timed = match.group("noun") is None and closings.WHEN.search(text[:end]) is not None
            wanted = timed and (degree or conditions.in_time(text[:end]))
        elif match.group("close") == "者" and not bearers.closes(text[:end]):
            wanted = False
        elif match.group("noun"):
            another = not breached or match.group("close") == "者" or (open_ and text.startswith(("对", "凡")))
            wanted = (degree and text.startswith("对")) or (another and closings.befalls(text, head))
        else:
            listed = match.group("close") == "者" and conditions.opener(head)
            wanted = (
                listed
                or degree
                or _ABSENT.match(text, end) is not None
                or conditions.failing().search(head) is not None
                or conditions.is_addressee(head)
            )
        if wanted:
            best = end
    if best is not None:
        return colon.start + best, False
    at = _split_bare(text, before - colon.start)
    return None if at is None else (colon.start + at[0], at[1])


def _split_bare(text: str, before: int) -> tuple[int, bool] | None:
    """Where a condition that no 的 closes ends in a colon's text, at or before `before`; whether it is that colon's alone."""
    first = text[0]
    if _WHETHER.search(text, 0, before):
        whether = _inner_if().match(text)
        if whether and whether.end() <= before and (conditions.tells(whether.group()) or found_out(whether.group())):
            return whether.end(), False
    if first in _COUNTING:
        count = _inner_count().match(text)
        if count and count.end() <= before:
            return count.end(), False
    if first in _NAMING or "等" in text or "的行为" in text:
        told = _inner_matter().match(text)
        if told and told.end() <= before and (conditions.tells(told.group()) or conditions.opener(told.group())):
            return told.end(), True
        found = _FOUND_MATTER.match(text)
        if found and found.end() <= before:
            return found.end(), True
    return None
