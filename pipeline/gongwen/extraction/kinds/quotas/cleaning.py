"""Words without what only introduces or closes them: modal words, joints, times, conditions, by what rule, for each of whom."""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.quotas.vocabulary import SHOULD, either, ending, ends_in
from gongwen.text.numerals import CHINESE

STRIP = " \t,:;、。的(\"“'‘"
"""What no words about an act start or end with."""
_STRIP_ALL = STRIP + ')）”’"'
_MODAL = rf"惟(?=以|$)|并|且|同时|其中|应当|{SHOULD}|必须|须|要(?!求)|需|将|可|都|均|也|还|又|还要|确保|力争|争取|原则上|一般(?![性困规程纳工职事项情问会公人干]|单位|企业|户|学)|切实|认真|严格|平均|坚持|做到|定期(?=[^,。;]{{2}})|保证(?![金书])|努力|务必|严格执行|严格落实|落实|至少|最少|不少于|不低于|各(?!级)|但是?|再|又|进一步|全年|本学[期年]内?(?=[^内])|本(?=[年月季周学])|以|为|由|使|让"
_DAY = r"\d{1,2}月(?:\d{1,2}日)?"
_PART_OF_YEAR = "(?:[上下]半年|[一二三四1-4]季度)"
_BEFORE = "(?:[之以]?前)"
_BY_DATE = re.compile(
    r"(?=[按根力确计预拟争到在于\d年月一二三四上下])(?:(?:按照?|根据)[“\"]"
    rf"|(?:力争|确保|计划|预计|争取|拟)?[到在于]?(?:(?:20)?\d\d年(?:{_DAY})?|{_DAY})[底末]?{_BEFORE}?(?=.)|\d{{1,2}}日{_BEFORE}(?=.)|年底前|年内|月底前|{_PART_OF_YEAR}[底末]?前?)"
)
_DATE_END = re.compile(
    rf"(?:(?:20\d\d年|[今明本当]年)?(?:{_DAY}|年)(?:[中上下]旬)?(?:[底末初中]{_BEFORE}?|{_BEFORE})"
    rf"|(?:20\d\d年|[今明本当全]年)?(?:{_PART_OF_YEAR}|前三季度)[底末]?{_BEFORE}?|20\d\d年)\Z"
)
"""支出进度上半年(要达到60%): by when."""
_LABEL = re.compile(r"(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、]|\d{1,2}\.(?!\d))")
_IN_TIME = rf"(?:\d{{1,2}}|[{CHINESE}]{{1,3}})个?(?:年|月|学期|周)(?:之|以)?内"
_WITHIN = re.compile(_IN_TIME)
"""5年内培养…: by when, not what."""
_NUMBERS = frozenset("(0123456789" + CHINESE)
_GROUNDS = frozenset("依根按结围针通为")
_WAY = re.compile("(?:依据|根据|按照|结合|围绕|针对|通过|为了?)[^,。;]{2,60},")
"""根据…,结合…,制定计划: on what ground, not what."""


@cache
def _taken() -> re.Pattern[str]:
    """将助学金发放到卡内: what is done to it stands behind."""
    return re.compile(
        rf"\A[将把](?P<what>[^,。;:将把]{{2,14}}?)(?P<act>{either('handed_on')})(?:到|至|给|在|于|予)?.*\Z"
    )


#: By what rule, of which list, at which moment: not what is done.
_MOMENT = re.compile(
    r"(?=[一两半作使上开交营放节汛])(?:[一两半]个?(?:年|月|周|季度|学期)(?=[对就在向由]|组织|集中)|(?:作业|使用|上班|开工|上岗|交接班|营业|开学|放假|节假日|汛期)(?:之|以)?[前后],?)"
)
_BESIDES = re.compile(
    r"[依按就对]照?(?:下列|以下|前[项款条]|本[办条规]法?|有关|相关)[^,。;:]{0,6}?(?:规定|事项|各项|项目|标准|程序|要求|各款|内容)"
    r"|[依按]照?(?:规定|要求)(?=[^,。;:的]|\Z)"
)
_BY_RULE = re.compile("[依按就对]照?[下以前本有相规要]")
"""How `_BESIDES` opens."""


@cache
def _period_words() -> re.Pattern[str]:
    return re.compile(
        rf"(?:上?[上下]午|上下午|早上|晚上|中午)(?=.)|(?:\A|(?<=争取)|(?<=力争)|(?<=确保)|(?<=[,在于])){_IN_TIME}|[每毎][^,。;]{{0,3}}?{either('span')}|(?<![安健齐])全年度?|(?<![\d二三四五六七八九十])年度?内|(?:[一两二三四五六半]|\d{{1,2}})个?(?:年|季度|月|周|学期|天|小时)\Z|(?<![学一上下])本?年度(?=[^,]{{2}})"
    )


def clean(words: str) -> str:
    """Words without what only introduces or closes them."""
    if not words:
        return ""
    timed = _TIMELY.search(words) is not None
    if words[-1] in _MEANWHILE_ENDS and _MEANWHILE.fullmatch(words):
        return ""
    if timed and (_period_words().fullmatch(words) or _DATE_END.fullmatch(words.strip(_STRIP_ALL))):
        return ""
    whole = words
    words = words.strip(STRIP)
    if not words:
        return ""
    first = words[0]
    if first in "将把" and (taken := _taken().match(words)):
        return taken["act"] + taken["what"]
    if first in _NUMBERS:
        labelled = _LABEL.match(words)
        words = words[labelled.end() :] if labelled and len(words) > labelled.end() + 1 else words
        within = _WITHIN.match(words)
        words = words[within.end() :] if within else words
    while words[:1] in _GROUNDS and (way := _WAY.match(words)):
        words = words[way.end() :]
    words = _without_conditions(words, timed=timed)
    before = None
    while before != words:
        before = words
        words = _without_ends(words.strip(STRIP)).strip(_STRIP_ALL)
        words = _DATE_END.sub("", words) if timed else words
    return _balanced(_AT_LEAST.sub("", words), whole)


_AT_LEAST = re.compile("至少(?:应当?|必须|[须要](?![求点素]))?")
"""边远乡(至少要)设收购点."""


_PAIRS = (("“", "”"), ("《", "》"), ("(", ")"))
_PAIRED = frozenset(mark for pair in _PAIRS for mark in pair)


def _balanced(words: str, whole: str) -> str:
    """Words with the other half of what they open or close; of a bracket that `whole` leaves open, what stands in it."""
    if _PAIRED.isdisjoint(words):
        return words
    for opening, closing in _PAIRS:
        opened, closed = words.count(opening), words.count(closing)
        if opened > closed:
            if opening != "(" or words + closing in whole:
                words += closing
            else:
                before, _, inside = words.rpartition("(")
                words = inside if len(inside) > 1 else before
        elif closed > opened:
            words = opening + words if opening + words in whole else words
    return words


def _without_conditions(words: str, *, timed: bool) -> str:
    """Words without for each of whom, when and by what rule; `timed`: do they hold a character that times are said with?"""
    words = without_each(words) or words
    if timed:
        bidden = _BIDDEN.match(words) or _SET_AT.match(words)
        words = words[bidden.end() :] if bidden else words
        during = _DURING.match(words) or _AT_HOURS.match(words)
        words = words[during.end() :] if during else words
    opening = _MOMENT.match(words)
    words = words[opening.end() :] if opening else words
    if _BY_RULE.search(words):
        words = _BESIDES.sub("", words)
    dated = _BY_DATE.match(words)
    words = words[dated.end() :] if dated else words
    return _period_words().sub("", words) if timed and len(words) > 2 else words


_EACH_END = re.compile(
    r"(?:按照?|为)?每(?:[人生户亩次件册课车台张场位吨个套间项村镇乡校县]|单位|社区)(?:\([^()]{1,8}\))?\Z"
)
"""护理费每人(每月300元): for whom, not what."""
_ON_AVERAGE = ("户均", "人均", "村均", "班均", "校均", "亩均")
_ALONE = 4
"""发放明白纸户均(1份); 人均 alone, or 班子人均, says what is measured."""
_MEANWHILE = re.compile("[^,。;:]{2,16}(?:过程中|期间|阶段|时段)(?:内|应当?|必须|须|要|至少)*")
"""作业过程中(每2小时监测一次): when."""
_DURING = re.compile("[^,。;:的]{2,10}(?:期间|过程中|时段)(?:内|应当?|必须|须|要)*(?=[^,。;:的]{2,12}\\Z)")
"""节假日期间(值班巡查): when."""
_AT_HOURS = re.compile(
    r"(?:[、和及]?(?:[上下]午|早上?|晚上?|中午)?\d{1,2}(?::\d\d|[时点]半?)前?)+(?![后时])各?(?=[^,。;:]{2})"
)
"""8时、20时各(报送信息): at what hours."""
_MEANWHILE_ENDS = frozenset("中间段内应当须要少")
"""The last characters of what `_MEANWHILE` matches."""
_SET_AT = re.compile("[^,。;:]{2,16}?次数[^,。;:]{0,6}为[一两半每]个?[年月周季]度?(?=[^,。;:]{2})")
"""开考次数调整为一年(开考3次): what was set, and the period."""
_BIDDEN = re.compile("[^,。;:]{1,24}[前时后](?:应当?|必须|须|要|需)(?=[^,。;:]{2})")
"""入驻前须(交纳押金): when."""


def without_each(words: str) -> str:
    """Words without the 每人, 按每户 that close them."""
    if "每" in words:
        return _EACH_END.sub("", words)
    return words[:-2] if len(words) > _ALONE and words.endswith(_ON_AVERAGE) else words


_TIMELY = re.compile("[午上每毎年季月周期天时点前后]")
"""What the patterns of times (`_period_words`, `_BIDDEN`, `_EACH_END`) can't do without."""


def _without_ends(words: str) -> str:
    """Words without the modal words that open them or a part of them, and the verbs and joints that close them."""
    opening = _opening().match(words)
    words = words[opening.end() :] if opening else words
    if "," in words or "、" in words:
        words = _inner().sub("", words)
    return without_closing(words, "closing")


def _modal() -> str:
    """Words that only introduce what is done, none of them the opening of another word (可再生, 均衡, 使用)."""
    return rf"(?:(?!{either('whole_opening')})(?:{_MODAL}))+"


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(_modal())


@cache
def _inner() -> re.Pattern[str]:
    return re.compile(rf"(?<=[,、]){_modal()}")


def without_closing(words: str, heading: str) -> str:
    """Words without those under the heading that close them; what only ends like one (产能, 违章行为) stays whole."""
    closing = ending(heading)
    while words and (trail := closing.get(words[-1])) and words.endswith(trail) and not ends_in(words, "whole"):
        words = words.removesuffix(next(word for word in trail if words.endswith(word)))
    return words
