"""What stands around the words of a measure: who governs them, what makes them no measure, what makes them another thing's name.

Also: who has a right to a measure, and what is only asked for or need not be done.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.accountability.vocabulary import governors, language, measure_words, phrases

_PLACE = r"(?<![一二三四五六七八九十两几多各每\d]处)"
"""一处火点: a place, and no verb."""
_RESERVED = re.compile(r"(?:保留|面临|享?有(?!关|无))[^,;:]{0,16}\Z")
"""保留…的权利, 面临…的风险: how a right to a measure opens,"""
_RIGHTS = re.compile("的?权[利力]|的风险|的后果")
"""and how it closes."""
_BEFORE = 24
"""How far before a measure it may say that there is a right to it."""
ANEW = frozenset(("重修", "重做", "重考", "补考", "返工"))
"""What has to be done again: a measure only after a failing of conduct."""
_OPTIONAL = ("暂不", *ANEW)
"""What need not be done (可暂不参加),"""
_PERMITTED = re.compile("可以?[^,;]{0,6}\\Z")
"""where someone may leave it."""
_WARNS = re.compile("(?:立即|立刻|马上|及时|尽快|尽速)(?:通知|告知|联系)[^,;:]{1,12}\\Z")
"""应立即通知银行停止付款: what whoever is harmed asks for."""
_ASKED = re.compile("(?:提出|提交|递交|申请|办理|填写|写出|报送)[^,;:]{0,4}\\Z")  # 提出延期申请


@cache
def governor() -> re.Pattern[str]:
    """A governor before a measure, to the end: 给予…, 处…以上…以下, 进行, 应当受到."""
    amount = r"(?:以|相当|应缴|违法|货值|销售|新台币|每|合同|工程|骗取|非法|其|上[一年]|警告|拘留|罚|\d|[一二三四五六七八九十百千万两])"
    fine = rf"(?!理|分|罚|长|室|级|置|于|所){amount}?[^,;:]{{0,40}}"
    near = "[^,;:的并]{0,8}"
    return _at_end(
        *(f"{word}(?!的)[^,;:]{{0,44}}" for word in governors("far")),
        *(f"{word}{_PLACE if word == '处' else ''}{fine}" for word in governors("fine")),
        *(f"{word}{near}" for word in governors("near")),
        f"追究(?:其|相应|有关|相关)?的?{near}",
        f"作(?<![工动操合写制运协]作)出?(?![成为业用品弊假废息案恶客者]){near}",
        f"记(?<![书登标]记){near}",
        *(f"{modal}(?:受到?|被)[^,;:]{{0,6}}" for modal in ("将", "要", "应", "会", "应当", "必须")),
    )


@cache
def refused() -> re.Pattern[str]:
    """What stands right before words of a measure that are negated, undergone, done already, or a topic."""
    return _at_end(
        *(f"{word}{language('negated_as')}*" for word in phrases("language", "negated")),
        *(f"{word}(?:到|过|给予|予以|进行|了|的)?" for word in phrases("language", "undergone")),
        "受(?<![应当要将会须]受)(?:到|过|给予|予以|进行|了|的)?",
        *(
            f"{past}[^,;的应将要倍%]{{0,8}}"
            for past in ("已(?!缴|交|付|收|领|发|取|获|支|报)", "被(?<![将会要应可并]被)", "曾")
        ),
        *(rf"{word}[^,;的]{{0,8}}(?:、|或者?|和)" for word in ("不予", "不依法", "未")),
        "不(?:作(?!为)|视为|记|算|计)[^,;的]{0,8}",
        *phrases("language", "feigned"),
        *(f"{word}{language('below')}" for word in ("给予", "予以", "作出", "采取", "按照?", "依照", "进行")),
    )


def is_wanted(text: str, start: int, before: str) -> bool:
    """Is a loss only asked for (提出延期申请), or a thing that need not be done (可暂不参加)?"""
    if _ASKED.search(before) or _WARNS.search(before) or before.endswith("参加"):
        return True
    return text.startswith(_OPTIONAL, start) and _PERMITTED.search(before) is not None


def is_right(text: str, start: int, stop: int, end: int) -> bool:
    """Is text[start:stop] a measure that someone has or reserves the right to (保留追究责任的权利)?"""
    return (
        _RIGHTS.match(text, stop, end) is not None
        and _RESERVED.search(text, max(start - _BEFORE, 0), start) is not None
    )


def _at_end(*ways: str) -> re.Pattern[str]:
    """One of some ways, each of which begins with a plain character, up to the end of a text.

    They stand side by side, so that a search skips at once what none begins with.
    """
    return re.compile("|".join(rf"{way}\Z" for way in ways))


@cache
def continued() -> re.Pattern[str]:
    """What follows words of a measure that are part of another name, an attribute or a count."""
    number = r"(?:\d{1,6}|[一二三四五六七八九十百]{1,4})"
    return re.compile(
        rf"”?的?(?:{language('nominal')})|等?的(?!{measure_words('head')}|\d|外\Z|同时)|(?:和|、)(?:奖励|表彰)|[和与]自我|了|过|权(?!利)|而(?:未|不|没有)"
        rf"|[^,;:。]{{0,8}}(?:办法|条例|准则|规程|要点)(?![^,;]{{0,6}}(?:处|追))"
        rf"|{number}(?:人|名|起|件|家|户|例)|人次|事宜|等(?:工作|职责|制度|机制|事项|内容|情况|信息)|前(?:,|\Z)|期|中(?:,|\Z)|时(?:,|\Z|应|要|须|必须)|所(?!在|属|有)"
    )


def ended(stop: str) -> str:
    """What may follow a mild word that is a measure: an end (`stop` where a colon ends), a joint, or the people it is done to."""
    people = rf"[^,;:、的并]{{0,10}}?{language('person')}(?:{stop}|[,;:、并])"
    return rf"{stop}|[,;:、]|外(?:{stop}|,)|和|或|及|与|并|等|直至|直到|甚至|处理|督办|警告|警示|预警|整顿|整改|学习|反省|后|以|一次|[一二三两半\d]{{1,2}}(?:级|档|等|个月|周|天|年)|{people}"
