"""Where the clause of a consequence begins: at its degree, or at the first scope that leads to it.

A scope says whom, by whom, by what (对X, 由X, 根据X). What was decided or reported first, by what procedure and by what law it was
found, is no part of the clause.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.accountability import causes, runs
from gongwen.extraction.kinds.accountability.closings import WHATEVER
from gongwen.extraction.kinds.accountability.reading import Sentence
from gongwen.extraction.kinds.accountability.vocabulary import language

_BEFORE = re.compile(
    rf"经查.*|{WHATEVER}.*"
    r"|(?:按照?|依照?|依据|比照|参照|根据)[^,;]{0,60}(?:规定|程序|权限|※|法|条例|办法|[条款项])|按照?各自[^,;]{1,30}"
    r"|由[^,;]{1,40}(?:查清|查明|调查|核实)[^,;]{0,8}"
    r"|(?:报?经|得经|须经|由|报|提交)[^,;]{1,80}(?:通过|批准|同意|审议|讨论|研究|核准|表决|签核|决定|审核)(?:后|并)?"
)
"""What leads to a consequence and is no part of its clause: 经常务理事表决通过, 依照…第五条的规定."""
_REPORTED = re.compile("(?:必须|须|应当?|要)(?:立刻|立即|及时)?(?:写出|上报|报告|报|说明|提交|登记)")
"""值班员须先写出经过: what is done first."""


@cache
def _scope() -> re.Pattern[str]:
    return re.compile(
        r"(?:一经|对于?(?!.{0,40}的\Z)|由(?!于)|根据|视|按照?|依照?|依据|比照|参照|除|自|分别|针对|在|并由|经)"
        r"|[^,;对由]{2,20}?(?:报请|提请|报经)[^,;]{1,30}?(?:批准|同意)后?\Z"
        rf"|.{{0,30}}对[^,;]{{1,60}}{language('person')}\Z"
    )


_BY_DAY = re.compile("每(?:逾期|延误|延迟|迟延|拖延|延期|超期|超过?)[一1]?(?:日|天|小时|个?工作日|周|个?月)")
"""每逾期一日: how often a sum is due."""


def is_rate(text: str) -> bool:
    """Does a colon only say how often a sum is due (每延误一天)?"""
    return _BY_DAY.fullmatch(text) is not None


def is_scope(text: str) -> bool:
    """Does a colon say whom a consequence is for, by whom or by what?"""
    return _scope().match(text) is not None and not causes.is_caused(text)


def from_scope(sentence: Sentence, i: int, first: int, floor: int) -> int:
    """Where the clause of colon i begins, at colon `first` or before it, but not before colon `floor`."""
    while first > floor and sentence.cola[first - 1].mark == "," and is_scope(sentence.texts[first - 1]):
        first -= 1
    while first < i and _leads(sentence.texts[first]):
        first += 1
    return runs.skip_connective(sentence, sentence.cola[first].start, sentence.cola[first].end)


def _leads(text: str) -> bool:
    return _BEFORE.fullmatch(text) is not None or _REPORTED.search(text) is not None


def from_degree(sentence: Sentence, tier: int) -> int:
    """Where a clause begins whose degree stands at `tier`: there, or at the 对 that governs it."""
    for colon in sentence.cola:
        if colon.start <= tier < colon.end:
            return colon.start if sentence.text.startswith(("对", "凡"), colon.start) else tier
    return tier
