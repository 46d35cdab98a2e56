"""Cola that are no part of the breach behind them: norms, adverbs of the consequence, what things count as, which rule holds.

Before a breach stands what it breaches (各单位要加强管理,|未按时上报的), what is forbidden, how it came out (一经查实) or a rule of
counting (迟到三次算一次缺勤).
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.accountability import causes, conditions, degrees
from gongwen.extraction.kinds.accountability.closings import WHATEVER
from gongwen.extraction.kinds.accountability.reading import Sentence
from gongwen.extraction.kinds.accountability.vocabulary import language

_FORBIDS = re.compile(
    r"(?:要|应|必须|坚决|严格|切实|一律|从严|有效|彻底|全面|、|和){0,4}(?:防止|杜绝|避免|严禁|禁止|查处|打击)|(?:[^,;的]{0,20}的(?!不))?[^,;的]{0,30}(?:不得(?![力当体已法到])|不可(?![抗或分避逆靠控])|不准|严禁|(?:严格|坚决|明确)禁止)|[^,;的]{0,20}负责(?!人|任)(?:[^的]*|[^,;]{2,40}的[^,;的]{0,4}(?:巡查|检查|监管|管理|监督|工作|治理|整治|查处|指导|宣传|推广|协调))\Z|[^,;的]{0,12}(?:一般|原则上|尽量)不"
)
"""What forbids or prevents, or says whose work it is."""
_OBLIGED = re.compile("[^,;:的]{1,12}?(?:必须|须|应当|应)(?P<duty>[^,;:的者]{2,20})")
"""晚归须登记: what is owed, whatever the occasion is called."""
_DESCRIBES = re.compile(
    "[^,;]*由[^,;]{2,40}组成|[^,;]*(?:占|满分)[^,;]{0,6}\\d{1,3}[%分]|[^,;]*(?:奖励|补助|补贴)[^,;]{0,8}[\\d百千万]元|(?:每[^,;]{1,4})?扣[\\d.]{1,4}分"
)
"""成绩由平时考核和期末考试组成, 每次补助50元, 每次扣5分: what something consists of, is given or scored, and no part of the breach that follows."""
_PUNISHES = re.compile("处[理罚分置]\\Z")
"""处理, 处罚, 处分 at the end of a colon."""


_COUNTS_AS = "(?:算作?|(?<![累合总共])计作?|计为|记为|折合|折算为?|折抵|相当于|等于|视[为同作]|按)"
"""算一次, 视为: what something counts as."""


@cache
def _equates() -> re.Pattern[str]:
    """迟到三次算一次缺勤, 九点以后签到者为迟到: a rule of counting, or what something is called."""
    return re.compile(
        rf"{_COUNTS_AS}[一二三两半\d]{{1,2}}(?:次|天|日|节|[学课]时)[^,;]{{0,4}}|[者的](?:即|均|都)?(?:为|是|{_COUNTS_AS}){language('named')}\Z"
    )


@cache
def _norm() -> re.Pattern[str]:
    exhort = language("exhort")
    return re.compile(
        rf"{exhort}|{language('urge')}|[^,;]{{0,20}}?(?<![理对反])应(?![急用对聘届付收变诉激邀报缴交])[^,;的]*\Z|{_FORBIDS.pattern}|[^,;]{{0,30}}?(?:要|应当?|须|将){exhort}"
        rf"|.*{language('norm')}"
    )


@cache
def _institutes() -> re.Pattern[str]:
    """完善失信联合惩戒机制: what is set up or stepped up, whatever failing its name holds."""
    what = "机制|制度|体系|办法|平台|台账|清单|网络|格局|工作|力度|监督|检查|整治|治理|行动"
    return re.compile(rf"(?:要|应当?|须|将)?(?:进一步)?{language('exhort')}[^,;]*(?:{what})")


@cache
def _adverbial() -> re.Pattern[str]:
    found = f"(?:{language('found')}|属实|举报|检查|批评教育)"
    failing = f"(?:{conditions.conduct().pattern}|提供|虚假|冒|盗|套|骗|刷)"  # 经查实伪造凭证: a breach, found out
    return re.compile(
        rf"并?自[^,;]{{1,16}}(?:起|之日)|(?:一经|经|被)[^,;]{{0,8}}{found}(?!{failing})[^,;]{{0,6}}|{WHATEVER}[^,;]{{1,30}}|视[^,;]{{1,14}}|根据[^,;]{{1,24}}"
        r"|(?:均|即|则|应)?(?:属于?|构成)[^,;]{0,6}违[反规纪约][^,;的者]{0,12}|(?:每[^,;]{1,4})?扣除?[^,;]{0,12}\d[\d. ]{0,4}分"
        r"|[^,;]{0,8}费用(?:由|向)[^,;]{1,16}(?:承担|负担|收取)"
    )


def is_adverbial(text: str) -> bool:
    """Is a colon only an adverb of the consequence (一经查实, 视情节轻重), what came of it, or says who pays for it?"""
    return _adverbial().fullmatch(text) is not None or causes.is_caused(text)


def is_norm(text: str) -> bool:
    """Does a colon exhort or set a norm, rather than tell of conduct?"""
    text = text.replace("明令禁止", "").replace("明文禁止", "")
    if _norm().match(text) is None:
        return False
    obliged = _OBLIGED.fullmatch(text)
    if obliged is not None and conditions.failing().search(obliged["duty"]) is None:
        return True
    if _FORBIDS.match(text) is not None or _institutes().fullmatch(text) is not None:
        return True
    return conditions.conduct().search(text) is None


def is_prohibited(text: str) -> bool:
    """Does a colon forbid something, so that what breaches it is told after it (严禁…,如有发现)?"""
    return _FORBIDS.match(text) is not None


def is_called(before: str, here: str) -> bool:
    """Does a colon only say what something counts as, unless the next one counts it (未到岗的为旷工,发现一次)?"""
    return _equates().search(before) is not None and not degrees.is_count(conditions.bare(here))


def describes(text: str) -> bool:
    """Does a colon only say what something consists of, is given or scored?"""
    return _DESCRIBES.fullmatch(text) is not None


def defers(sentence: Sentence, i: int) -> bool:
    """Does colon i only say which rule holds (法律、法规另有规定的,从其规定), and not by which one is punished (…,依照其规定处理)?"""
    told = conditions.bare(sentence.texts[i])
    punished = any(map(_PUNISHES.search, sentence.texts[i + 1 : i + 2]))
    return conditions.is_deferring(told) and not (punished and conditions.is_deferred(told))
