"""Where a condition closes: at a colon's end, or inside it before the words that begin its consequence.

A colon closes a condition when it ends with

* 的 or 者 (违反规定的,) — but not with 者 as in 经营者;
* 的 and the addressee that it modifies, in a run that 对 or 凡 opened (对落实不到位的部门和单位,): the noun is left out;
* a noun of conduct, after 对 or 凡 (对发现的违纪问题,), or of a case, in a run that 如 or 若 opened (如出现…等情况,).

Inside a colon the same closings count where the next words are those of a consequence (`splits`).
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction import bearers
from gongwen.extraction.kinds.accountability import conditions, degrees
from gongwen.extraction.kinds.accountability.reading import BLANK, Sentence
from gongwen.extraction.kinds.accountability.vocabulary import language, phrases

_CASES = ("情形", "行为", "情况", "问题", "事件", "后果", "影响", "之一")
"""Nouns of a case, which close a condition that 如 opened."""
_IF = re.compile(r"[^,;]{0,6}?(?:如果|如(?!何|实|期|意|下)|若|倘若?|一旦|凡是?|凡因)")
"""如, 若, 一旦 near the beginning of a colon."""
REACH = 24
"""How many cola a run can have."""
_ONE_OF = re.compile(
    "(?:有|存在|出现|发生|具有|属于)[^,;]{0,24}第[一二三四五六七八九十百零〇\\d]{1,6}[条款项][^,;]{0,30}之一\\Z"
)
"""有本办法第五条规定的情形之一, with no 的."""
FOUND_PROBLEM = "(?:对于?|针对)[^,;:]{0,16}?(?:发现|查出|存在|出现|暴露|反映)的[^,;:]{0,12}?问题[^,;:的]{0,8}?"
ORDERED = "(?:要|应当?|将|必须|一律|及时|立即){0,2}(?:依[法规纪]{1,4})?(?:责令|勒令|责成|实施|给予|处以)"
"""对检查中发现的问题|责令限期整改: a problem is a failing where someone is ordered or punished for it."""
_FOUND_PROBLEM, _ORDERED = re.compile(FOUND_PROBLEM), re.compile(ORDERED)
_MEMBER = re.compile("[的者][,;]")
"""A 的 or 者 that closes one breach of several."""
_JOINT = re.compile("(?:或者?|以及|及)")
"""What may stand between two breaches."""
_LASTS = frozenset("的时者地次上反规现" + BLANK)
"""What a condition may end with that a 的, a 者, a time or a count closes."""
_ACTORS = ("管理者", "使用者", "经营者", "提供者", "参与者", "组织者", "实施者")
"""者 that closes a condition where what stands before tells of a failing: 不服从|管理者."""
_BEFELL = re.compile("(?:年内|全年)?(?:发生|出现)[^,;]{0,16}(?:事故|案件|事件|问题|舆情)\\Z")
"""发生责任事故|的乡镇: what befell whom a 的 names."""
_ACTS = re.compile("对(?:上述|前款)?违[法规纪章](?:违[法规纪章])?(?:行为|问题|案件)(?:发生)?")
"""对违法行为|的直接责任人员: acts named in passing, and no breach."""
WHATEVER = "(?:不管|不论|无论)"
"""不管有无损坏: what makes no difference, and is no part of a condition."""
_INSERTED = re.compile(f"有权|应当|可以|不得|责令|要求|{WHATEVER}")
"""若有违反声明的行为,作者有权要求停止违规行为: what follows a condition, and no part of it."""
_LONGEST_NOUN = 4
"""How long the noun of 对…的情况 can be."""
_TARGET = ("对", "凡", "给")
"""What opens a colon that names whom a consequence is for."""


WHEN = re.compile(r"(?:(?<![不按及定准同随临实当小超限课学工平暂此届])时|期间)\Z")
"""时 that closes a condition, but not in 不按时, 临时, 课时."""


def is_one_of(text: str) -> bool:
    """Does a colon end with one of the cases that some article names (有本办法第五条规定的情形之一)?"""
    return text.endswith("之一") and _ONE_OF.search(text) is not None


def opens_if(text: str) -> bool:
    """Does a colon open a condition with 如 or 若?"""
    return _IF.match(text) is not None


@cache
def _count() -> re.Pattern[str]:
    return re.compile(f"{degrees.found()}?第?{degrees.TIMES}(?:违反|违规|发现|的)?")


@cache
def people() -> str:
    """The addressees that a 的 modifies: 部门和单位."""
    joint = "(?:、|和|及|与|或者?|以及)?"
    person = f"{language('person')}{BLANK}{{0,60}}"
    return f"[^,;:、的]{{0,10}}?{person}(?:{joint}[^,;:、的]{{0,8}}?{person}){{0,3}}?"


@cache
def noun_end() -> re.Pattern[str]:
    """The 的 that closes a condition before the addressees or the thing at a colon's end."""
    within = f"(?:[^,;:的]{{0,16}}(?:{language('person')}|[场点库站])的){{0,2}}"  # …的|仓库的主管人员
    return re.compile(rf"的(?=(?:{within}{people()}等?|[^,;:、的]{{0,6}}{language('thing')})\Z)")


@cache
def _noun_lasts() -> frozenset[str]:
    """What the nouns end with that close a condition."""
    return frozenset(word[-1] for word in (*phrases("language", "person", "thing", "matter", "named"), *_CASES)) | {
        BLANK,
        "等",
    }


@cache
def _matter_end() -> re.Pattern[str]:
    return re.compile(rf"(?:对于?|凡是?|因|由于|针对|就)[^;:]{{2,80}}{language('matter')}\Z")


@cache
def _named_end() -> re.Pattern[str]:
    """对迟到、早退: names of failings, and nothing else that closes them."""
    return re.compile(rf"(?:对于?|凡是?|针对)[^;:]{{2,80}}{language('named')}\Z")


def _attributed(text: str) -> bool:
    """Does what stands before the 的 of a 对…的情况 tell of a failing?"""
    head, _, noun = text.rpartition("的")
    return len(noun) <= _LONGEST_NOUN and conditions.tells(head)


@cache
def _between() -> re.Pattern[str]:
    """From the 的 of one breach over its addressee to the next breach: 不参加的|部门或|迟到的人员."""
    return re.compile(rf"的(?={people()}(?P<joint>,|或者?|以及|和|及|、))")


def apart(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The breaches in text[start:end]: members with a 的 of their own (…的,…的,或者…的), or ones that differ in their addressees."""
    cuts = [match.end() for match in _MEMBER.finditer(text, start, end)]
    if len(cuts) > 1 or any(_JOINT.match(text, cut, end) for cut in cuts):
        starts = [start, *(_behind_joint(text, cut, end) for cut in cuts)]
        return list(zip(starts, [*(cut - 1 for cut in cuts), end], strict=True))
    found: list[tuple[int, int]] = []
    at = start
    if not text.startswith(_TARGET, start):
        return [(start, end)]
    for match in _between().finditer(text, start, end):
        joint = match.end("joint")
        if all(map(conditions.tells, (text[at : match.end()], text[joint:end]))):
            found.append((at, match.end()))
            at = joint
    return [*found, (at, end)]


def _behind_joint(text: str, start: int, end: int) -> int:
    joint = _JOINT.match(text, start, end)
    return joint.end() if joint else start


def closes(text: str) -> bool:
    """Does a colon's text end with the 的 or 者 of a condition?"""
    if text[-1] not in _LASTS:
        return False
    text = text.rstrip(BLANK)
    if text.endswith("的"):
        return True
    if text.endswith("时"):
        timed = WHEN.search(text) is not None
        graded = "被" not in text and "受" not in text and degrees.is_degree(conditions.bare(text))
        return timed and (graded or conditions.in_time(text))
    if text.endswith("者"):
        return bearers.closes(text) or (text[-3:] in _ACTORS and conditions.tells(text[:-3]))
    if _count().fullmatch(text) is not None:
        return True
    return text.endswith("地") and degrees.is_degree(conditions.bare(text))


def end_of(sentence: Sentence, i: int) -> int:
    """Where colon i ends, without what is blanked at its end."""
    return sentence.cola[i].start + len(sentence.texts[i].rstrip(BLANK))


def closing(sentence: Sentence, run: int, i: int, *, breached: bool) -> int | None:
    """Where colon i closes a condition whose run begins with colon `run`; None where it closes none.

    `breached`: has the segment its breach already? Then 对…的人员 is only whom the consequence is for.
    """
    if closes(sentence.texts[i]):
        return end_of(sentence, i)
    return named(sentence, run, i, breached=breached)


def befalls(text: str, head: str) -> bool:
    """Does the attribute of who answers (`head`, of a colon's `text`) tell of a failing? After 对 or 凡 an event is enough."""
    if text.startswith(_TARGET):
        return conditions.failing().search(head) is not None
    return conditions.tells(head) or _BEFELL.match(head) is not None


def _aimed_before(sentence: Sentence, first: int, i: int) -> bool:
    """Does the colon before tell of the failing of those whom colon i names (对违反校规,影响课堂秩序的|学生)?"""
    before = sentence.texts[i - 1] if i > first else ""
    return before.startswith(_TARGET) and not closes(before) and conditions.conduct().search(before) is not None


def _repeats(sentence: Sentence, i: int) -> bool:
    """Does 则 follow colon i, so that a reference tells of a breach again (累计两次出现以上情形,则…)?"""
    return sentence.text.startswith("则", sentence.cola[i].end + 1)


def named(sentence: Sentence, run: int, i: int, *, breached: bool) -> int | None:
    """Where colon i, which no 的 or 者 ends, closes a condition with a noun: of people, of conduct, of a case."""
    colon, text = sentence.cola[i], sentence.texts[i]
    if colon.mark in (";", "") or text[-1] not in _noun_lasts():
        return None
    first = max(run, i - REACH)
    for noun in noun_end().finditer(text) if not breached and "的" in text else ():
        if _ACTS.fullmatch(text, 0, noun.start()):
            continue
        head = text[: noun.start()]
        if befalls(head, head) or degrees.is_degree(head) or _aimed_before(sentence, first, i):
            return colon.start + noun.end()
    if _matter_end().fullmatch(text) and (conditions.conduct().search(text) or _attributed(text)):
        return colon.end
    if "问题" in text and _FOUND_PROBLEM.fullmatch(text):
        return colon.end if any(map(_ORDERED.match, sentence.texts[i + 1 : i + 2])) else None
    if _named_end().fullmatch(text) and not any(map(closes, sentence.texts[i + 1 : i + 2])):
        return colon.end
    if not text.endswith(_CASES) or (i > first and _INSERTED.search(text)):
        return None
    if is_one_of(text):
        return colon.end
    if conditions.opener(text) or (conditions.is_reference(text) and not _repeats(sentence, i)):
        return colon.end
    if _IF.match(sentence.texts[first]) or text.startswith("或"):
        told = any(conditions.failing().search(text) for text in sentence.texts[first : i + 1])
        return colon.end if told else None
    return None
