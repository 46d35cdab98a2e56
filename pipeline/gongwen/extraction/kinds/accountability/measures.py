"""Measures in a colon: which words of it name something that is done to whom failed, and how they are named.

A measure is one of

* an *instrument* by name (kind, mild, head in `measures.toml`), after a governor (给予, 处, 责令 …) or bare;
* a *vow*: 追究…责任, 问责, 依法处理, 依照…规定处罚, with the adverbs that stand on it;
* a *deprivation*: a verb that takes something away, with an object whose last noun is something one can lose
  (取消其评优资格) or stands behind it (津贴下调), a denial (不予聘任, 不得晋升), what is never given again (不再出借), a place on a
  list (列入失信名单), a low grade;
* a *handing over* (移送司法机关), a *liability* (承担赔偿责任), a *proposal* (提出处分建议), an *order* (责令…).

What is found here are *mentions*: candidates with their strength. Whether a mention is a sanction depends on what stands
before it, which `clauses` decides: `own` mentions are measures after a governor or any condition, `mild` ones only as the
consequence of a failing, `conduct` ones only of a failing that is conduct.

Never a mention: what is negated (不予处分), undergone (受处分, 被通报批评), feigned (虚假整改), paid (缴纳罚款), looked into (进行调查、处理), counted (处分12人), part of another thing's name
(处分决定, 责任追究制度) or an attribute (应当给予处分的).

Names are as printed, from the measure's first word to its last: without 给予, 进行, 处 and an amount, and without 责令 where
what is left stands by itself (责令限期整改 → 限期整改, but 责令辞职). A class name right after a list of instruments is no
measure of its own (降级或者撤职的行政处分).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest

import msgspec

from gongwen.extraction.kinds.accountability import around, families, grammar, naming, series
from gongwen.extraction.kinds.accountability.strengths import Mention, Strength, strength_of
from gongwen.extraction.kinds.accountability.vocabulary import measure_words, phrases
from gongwen.text.lexicon import any_of
from gongwen.text.numerals import DASH

_WILLING = re.compile(
    r"(?:(?:愿意?|自愿|甘愿)(?:(?!意?(?:遵守|遵从|服从|履行|配合))[^,;:]{1,12}并)?|同意|将|应|应当|必须|须|无条件|主动)接受[^,;:]{0,16}\Z"
)
"""愿接受…处罚: a pledge; what is undergone in it is what will follow."""
_PAYS = re.compile("(?:需|须|应|应当|将|要|必须)[^,;:]{0,16}[缴交]纳\\Z")  # 需缴纳罚款1元
_NO_MEASURE = re.compile(
    r"(?<!限期)办理|决定|处理|解决|落实|报告|报送|说明情况|完成|答复|复核|复议|审查|排除|撤出|撤离|疏散|避让|转移"
)
"""责令办理, 责令报告: orders of procedure, or that stop a hazard."""
_DUES = re.compile("(?:每(?:[年月季]|学期|个月)|按[年月季])[^,;:]{0,6}\\Z")
"""每户每年缴纳卫生费60元: dues, which are owed without any failing."""
_OWED = ("赔偿", "赔偿损失")
"""What is owed after any condition, mild as the words are."""
_UNDERGONE = re.compile(r"(?:受到?|被)(?:过|给予|予以)?\Z")
"""受到处分: what someone has undergone."""
_SUMS = frozenset(("罚款", "扣款", "罚金", "罚锾", "扣薪", "罚薪", "违约罚金", "违约罚款", "违约扣款"))
"""Instruments that a sum may follow."""
_SUM = re.compile(
    rf" ?(?:{grammar.PER}){{0,2}}(?:人民币)?(?:[\d.]{{1,9}}[百千万]? ?元?(?:{DASH}[\d.]{{1,9}}[百千万]? ?元?)?|[一二三四五六七八九十百千万两]{{1,6}}元?(?:{DASH}[一二三四五六七八九十百千万两]{{1,6}})?元)(?:人民币)?(?:{grammar.EACH})?"
)
_NAMED_SUM = re.compile(rf":(?=[^,;:。]{{1,12}}(?:元|人民币)){_SUM.pattern}")
"""罚款:500元/人: the same, in a colon of its own."""
_RATE = re.compile(rf"(?:(?:{grammar.PER}){{1,2}}|[各均按])(?:处以?|并处)?\Z")
"""每次罚款300元: how often, before a sum."""
_CREDIT = re.compile(
    r"积分|信用|诚信|扣[^\d]{0,10}[^\d一二两三四五六七八九十除减]分"
)  # 扣班级考核分2分, not 扣2分 of a table of scores
_WELL = re.compile("(?:认真|及时|妥善|公正|合理|尽快|优先|迅速)的?\\Z")
"""给予及时的处理: how a matter is attended to."""
_LONGEST = 400
"""How long a colon of prose can be."""
_REMEDIES = ("整改", "改正", "纠正", "限期整改", "立即整改", "立即改正", "限期改正", "恢复原状", "督促整改")
"""What mends a failing: a measure only where it is governed or the failing is conduct."""
_LINKS = ("的", "等", "以上", "以下", "以上的", "等的", "")
"""What may stand between a list of measures and its class name."""


@cache
def joints() -> frozenset[str]:
    """What may stand between two measures of one list."""
    return frozenset(phrases("language", "joint"))


@cache
def _words(heading: str) -> frozenset[str]:
    return frozenset(phrases("measures", heading))


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(measure_words("kind"))


@cache
def _ordered() -> re.Pattern[str]:
    """An instrument that someone is ordered to bear: 责令其停业整顿."""
    return re.compile(rf"(?:责令|勒令|责成)(?:其|该)?[^,;:、并]{{0,8}}?(?P<kind>{measure_words('kind')})")


@cache
def _soft() -> re.Pattern[str]:
    return re.compile(grammar.soft())


@cache
def _class_name() -> re.Pattern[str]:
    """A class name that closes the list before it: (的)(行政)处分, 等处理."""
    return re.compile(
        rf"等?(?:以上|以下)?的?(?:相应的?)?(?:{measure_words('head')}(?:措施|方式)?|(?:措施|方式|形式|手段)(?:予以|进行)?(?:问责|追责|处理|处罚|惩处|处置)?)"
    )


@cache
def _ended() -> re.Pattern[str]:
    return re.compile(around.ended(r"\Z"))


@cache
def _second() -> re.Pattern[str]:
    """An instrument right behind a mild word, with which it is one: 内部通报|批评, 关闭|取缔."""
    return re.compile(rf"(?!{any_of(_SUMS)})(?:{measure_words('kind')}|(?<=通报)批评)(?={around.ended(chr(92) + 'Z')})")


def mentions(text: str, start: int, end: int) -> list[Mention]:
    """The mentions in text[start:end], one colon, in order; none where it is too long for prose."""
    if end - start > _LONGEST:
        return []
    found: list[Mention] = []
    at = start
    for family, match in families.matches(text, start, end):
        if match.start() < at:
            continue
        last = found[-1] if found else None
        closing = _absorbed(text, family, match, end, last)
        if closing and last:
            found[-1] = msgspec.structs.replace(last, close=closing)
            at = closing
            continue
        mention = _mention(text, at, family, match, end, last)
        if (
            mention is None
            and family == "instrument"
            and _UNDERGONE.search(text, max(at, match.start() - 4), match.start())
        ):
            head = _class_name().match(text, match.end(), end)
            at = head.end() if head else at  # 受到政务记过处分
        if mention is not None:
            if found and mention.strength == "own" and text[found[-1].close : mention.open] in joints():
                found[-1] = _lifted(found[-1])
            found.append(mention)
            at = mention.close
    if found:
        found = series.treated(text, series.closed(text, found, start, end, _class_name()), start, end)
    return [mention for mention, after in zip_longest(found, found[1:]) if not _dangling(text, mention, after, end)]


def _dangling(text: str, mention: Mention, after: Mention | None, end: int) -> bool:
    """Is a bare mild word only the first of some list that is none of measures (转岗、复工人员重新培训)?"""
    if mention.governed or mention.family != "instrument" or mention.strength == "own" or mention.close >= end:
        return False
    joint = text[mention.close] in "、和或及"
    return joint and (after is None or after.open > mention.close + 2)


def _lifted(mention: Mention) -> Mention:
    """A governed mild word that shares its governor with an instrument: 给予提醒、批评教育."""
    if mention.governed and mention.family == "instrument" and mention.strength == "mild":
        return msgspec.structs.replace(mention, strength="own")
    return mention


def _absorbed(text: str, family: str, match: re.Match[str], end: int, last: Mention | None) -> int | None:
    """Where a class name ends that only closes the list before it."""
    if last is None or last.family == "answer" or family not in ("instrument", "vow"):
        return None
    between = text[last.close : match.start()]
    head = _class_name().match(text, last.close, end) if between in _LINKS else None
    if head is None or (not between and not head.group().endswith(("处分", "处理", "处罚", "惩处", "措施"))):
        return None
    return head.end() if between or not head.group().startswith(("组织", "纪律")) else None


def _mention(text: str, at: int, family: str, match: re.Match[str], end: int, last: Mention | None) -> Mention | None:
    start, stop = match.span()
    before = text[at:start]
    reserved = around.is_right(text, start, stop, end)
    willing = _WILLING.search(before) if "接受" in before else None
    if before.endswith("纳") and _SUM.match(text, stop, end):
        willing = _PAYS.search(before)
    lost = family == "deprive" and before.endswith("自动")  # 自动取消, but 自动离职
    refused = before and willing is None and not lost and around.refused().search(before[-12:])
    if refused or (not reserved and around.continued().match(text, stop, end)):
        return None
    if (
        before
        and (family in ("deny", "deprive") or match.group() in around.ANEW)
        and around.is_wanted(text, start, before)
    ):
        return None
    if family == "order":
        return _order(text, start, stop)
    if family == "deprive" and match.group().startswith(("交纳", "缴纳")) and _DUES.search(before):
        return None
    governor = willing or (around.governor().search(before) if before else None)
    begin = at + governor.start() if governor else start
    governed = governor is not None or (last is not None and last.governed and text[last.close : start] in joints())
    if family == "instrument":
        if match.group().endswith("通报") and "向" in before:
            return None
        return _instrument(text, start, stop, end, begin, governed, last)
    strength = strength_of(family, match.group(), before, governed=governed)
    if family == "vow" and not governed and not _ended().match(text, stop, end):
        return None
    if family == "score" and not governed and not _CREDIT.search(match.group()):
        return None
    if family == "answer" and text.endswith("责任", 0, start):
        governed = True
    name = naming.named_from().get(family)
    inner = name.search(text, start, stop) if name else None
    return Mention(inner.start() if inner else start, stop, begin, stop, family, strength, governed)


def _order(text: str, start: int, stop: int) -> Mention | None:
    """An order; 责令 stays where what is left says nothing by itself."""
    whole = _kind().match(text, start)
    if whole:
        return Mention(start, whole.end(), start, whole.end(), "instrument", "own", True)
    if _NO_MEASURE.search(text, start, stop):
        return None
    stands = naming.stands().match(text, start, stop)
    inner = _ordered().match(text, start, stop)
    if inner:
        begin = stands.end() if stands and stands.end() < inner.start("kind") else inner.start("kind")
        return Mention(begin, inner.end(), start, inner.end(), "instrument", "own", True)
    return Mention(stands.end() if stands else start, stop, start, stop, "order", "mild", True)


def _instrument(
    text: str, start: int, stop: int, end: int, begin: int, governed: bool, last: Mention | None
) -> Mention | None:
    """An instrument by name, with what closes or completes it."""
    soft = _soft().match(text, start, stop)
    word = text[soft.end() : stop] if soft else text[start:stop]
    joined = last is not None and text[last.close : start] in joints()
    classed = word in _words("head")
    mild = not classed and word not in _words("kind")
    second = _second().match(text, stop, end) if mild else None
    if second:
        return Mention(start, second.end(), begin, second.end(), "instrument", "own", governed)
    if mild and (not _ended().match(text, stop, end) or (word in around.ANEW and text.startswith("后", stop))):
        return None
    if classed and not governed and not joined:
        return None
    strength: Strength = (
        "conduct"
        if (
            word == "处理"
            and (not text.startswith("给予", begin) or _WELL.search(text, begin, start))
            and not text.endswith("后", 0, start)
        )
        or (word in _REMEDIES and not governed)
        or word in around.ANEW
        else "mild"
        if mild and word not in _OWED
        else "own"
    )
    close = stop
    if not classed:
        head = _class_name().match(text, stop, end)
        if head and not mild:
            close = head.end()
            if around.continued().match(text, close, end):
                return None
        close += text.startswith("”", close)
        if word in _SUMS:
            rate = _RATE.search(text, max(begin - 8, 0), start)
            begin, governed = (rate.start(), True) if rate else (begin, governed)
            due = _SUM.match(text, stop, end) or _NAMED_SUM.match(text, stop)
            close = due.end() if due else close
        summed = word in _SUMS and close > stop  # 罚款500元/人: the people are what the sum is for
        done_to = naming.done_to().match(text, stop, end) if not (governed or summed) else None
        if done_to:
            stop = close = done_to.end()
    return Mention(start, stop, begin, close, "instrument", strength, governed)
