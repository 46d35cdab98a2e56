"""What a condition tells: a breach, a degree, whom it is about, a list to come.

A condition of *degree* (`degrees`) is the tier of a sanction, and no breach. A condition of the *addressee* (属于经营单位的), an
*exception* (除…的, 法规另有规定的) or a step of *procedure* (拟给予开除处分的, 处分决定确有错误的) is neither; nor is a *thing* that
someone came by wrongly (违法取得的财物,), though it may be lost. An *opener* (有下列情形之一的) and a *reference* (有上述情形的) point to
a list. All others are breaches.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from gongwen.extraction.kinds.accountability.reading import BLANK
from gongwen.extraction.kinds.accountability.vocabulary import failings, language, phrases
from gongwen.text.lexicon import any_of, searched

Kind = Literal["breach", "degree", "addressee", "exception", "procedure", "thing", "opener", "reference"]

_LEAD = re.compile(r"(?:\d{1,2}[、.](?!\d)|但是?|其中|并且?|同时|且|如果?|若|凡是?|对于?|对其中|其|另外|此外|而),?")
"""The particles before a condition."""
_PROCEDURE = re.compile(
    r"拟|[^,;]{0,20}?因(?:受|被|遭)到?[^,;]{2,20}?(?:而|后)?(?:受到?|遭受|造成)|(?:需要?|确需|有必要|应当?)(?:进一步|继续|移送|移交|延长|补充)"
    r"|(?:[^,;]{0,60}(?:[^依]法规?|规章|规范性文件|制度|办法|条款|标准|方案)[^,;]{0,40})?(?:需要?|确需|应当?)(?:修改|修订|完善|纠正或者?完善|修正|废止)[^,;]{0,8}\Z"
    r"|[^,;]{0,16}?因[^,;]{0,4}(?:身体|健康|疾病|患病|怀孕|不可抗力|自然灾害|客观|政策调整|特殊)|[^,;]{0,16}?因(?:工负伤|工伤|公负伤|公致残|病|伤|孕)"
    r"|[^,;]{0,16}?(?:发现|收到|接到|获取)[^,;未不瞒]{0,24}线索\Z|[^,;]{0,24}?(?:出现|有|患)[^,;瞒拒未不]{0,16}(?:症状|发热|发烧|传染病)[^,;瞒拒未不]{0,10}\Z"
    r"|[^,;]{0,50}(?:决定|结论|意见|规定|认定|裁定|结果)(?:的?[^,;]{0,8}(?:确有|有|存在)错误|[^,;]{0,8}(?:不当|有误)|(?:不)?认为[^,;]{1,12})\Z"
)
"""A step of procedure, an innocent cause, a wrong decision."""
_THING = re.compile(
    r"[^,;]{0,24}(?:违[法规纪]|非法|骗|因|以|通过)[^,;的]{0,20}(?:取得|获得|获取|所得|购买|购置|侵占|占有|占用|收取|收受)的"
    r"(?![^,;]{0,60}(?:行为|问题|情形|情况|现象|案件|人员|单位|的|者|人)\Z)[^,;]{2,60}"
)
"""违法取得的财物: what someone came by wrongly."""
_TOOK = "收(?<!接收)受"
"""收受, but not in 接收受理."""
_WITHOUT = "无(?=[^,;]{0,6}?(?:手续|证件|凭证|票据|许可证|执照|资质|合同|记录|台账))"
"""无以上手续, 无施工资质."""
_ABSENT = "假(?<=[事病请休]假)[^,;:。]{0,6}?(?:超过|达到?|满|超出)[\\d一二三四五六七八九十两半]"
"""病假超过12天: leave is no failing, too much of it is."""
_SHORT_OF = "(?=[^,;:。的]{0,2}?[一1-9两三半]{1,2}(?:台次|人次|次|天|日|节|人|项|份|件|处|例))"
"""缺一次, 少两份: a count behind what is short."""
_SHORT = (f"缺{_SHORT_OF}", f"少(?<![至不减最多很]少){_SHORT_OF}", f"漏{_SHORT_OF}", f"错(?![开峰落过]){_SHORT_OF}")
"""缺一次, 少一份: what is short, by a count."""


def _undone() -> str:
    """没有完成任务: what was not done, in plain speech."""
    return f"没有?{language('undone')}"


def _not_done(harmless: str) -> str:
    """未 but before what is `harmless`; behind 尚 only before what was owed."""
    return f"未(?:(?<!尚未)|(?=[^,;:的]{{0,4}}?{language('still_owed')}))(?!{harmless})"


@cache
def unlisted() -> tuple[str, ...]:
    """What tells of a failing and is no list of words: what 不, 未 and 无 deny, what is short, too much or too low."""
    lacks = rf"无(?!{language('no_lack')})(?=[^,;:。]{{2,20}}的(?:[,;]|\Z))"  # 无教练随车的
    denied = f"不(?!{language('no_denial')})"
    return (
        *_SHORT,
        _ABSENT,
        denied,
        "低(?<!不低)于",
        "弃(?<!放弃)",
        "少(?<!不少)于",
        _TOOK,
        _not_done(language("not_yet")),
        _undone(),
        _WITHOUT,
        lacks,
    )


@cache
def failing() -> re.Pattern[str]:
    """Words that tell of a breach or a bad result."""
    return re.compile(searched(phrases("language", "failing"), *unlisted()))


def tells(text: str) -> bool:
    """Does a clause tell of a failing even where nothing closes it as a condition?"""
    events = failings()
    return any(events.get(word.group()) != "weak" for word in failing().finditer(text))


@cache
def conduct() -> re.Pattern[str]:
    """Words that tell of a failing of conduct: no mere event, number or result."""
    words = [word for word, what in failings().items() if not what]
    return re.compile(
        searched(
            (*phrases("language", "conduct"), *words),
            _TOOK,
            _not_done(f"通过|及格|合格|满|中|获|{language('not_yet')}"),
            _undone(),
            _WITHOUT,
        )
    )


_CAUSED = re.compile("(?:如果?|若)?(?:因[^,;]{1,20}?)?(?:造成|致使|导致)")
"""造成器材损坏时: a bad result that is told as such."""


def in_time(text: str) -> bool:
    """Does a clause that ends with 时 tell of a failing: of conduct, of what it caused, or of any where 当 opens it?"""
    told = failing() if text.startswith("当") else conduct()
    return told.search(text) is not None or _CAUSED.match(text) is not None


@cache
def danger() -> re.Pattern[str]:
    """Words that tell of a hazard rather than a breach."""
    return re.compile(searched(phrases("language", "danger")))


def pointing_down(*more: str) -> str:
    """A pattern of what names the conditions that a list will give (下列情形); `more`: what else it may call them."""
    return rf"{language('below')}[^,;:。\n]{{0,24}}?{any_of(phrases('language', 'listed'), *more)}"


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(pointing_down("内容", "之", "违[规章纪约]", "人员"))


def opener(text: str) -> bool:
    """Does a condition name the conditions that a list will give (有下列情形之一的)?"""
    return ("下" in text or "左" in text) and _opener().search(text) is not None


def pointing_up() -> str:
    """A pattern of what points back to conditions already told: 上述, 前两条, 以上, but not 三次以上."""
    return rf"(?:{language('above')}|前[一二两三]条|(?<![一二三四五六七八九十\d次人年月日元个名天分时节课倍%])以上)"


@cache
def _reference() -> re.Pattern[str]:
    before = "[^,;:]{0,12}?(?:有|出现|发生|存在|具有|属于|对|因|凡)?"
    called = "[^,;:的]{0,6}(?:情形|行为|情况|问题|现象|之一|者|情事)(?:之一|行为)?(?:的|者)?"
    befell = f"[^,;:]{{0,6}}?(?:发生|出现|造成|有){language('above')}[^,;:的]{{0,6}}(?:事故|违规|违纪|失误)(?:之一)?的?"
    return re.compile(f"{before}{pointing_up()}(?:第?[^,;:的]{{0,12}})?(?:所列|规定|所述)?的?{called}|{befell}")


def is_reference(text: str) -> bool:
    """Does a condition only point to conditions already listed (有上述情形之一的)?"""
    return ("上" in text or "前" in text) and _reference().fullmatch(text) is not None


def is_procedure(text: str) -> bool:
    """Is a condition (bare) a step of procedure (拟给予开除处分, 处分决定确有错误)?"""
    return _PROCEDURE.match(text) is not None


def is_thing(text: str) -> bool:
    """Is a condition (bare) only the name of what someone came by wrongly (违法取得的财物)?"""
    return "的" in text and _THING.fullmatch(text) is not None


@cache
def _addressee() -> re.Pattern[str]:
    who = rf"(?:属(?!于?{language('below')})于?|是|系|涉及到?|为|已经?被?{language('already')})[^,;]{{0,40}}"
    return re.compile(rf"{who}|[^,;]{{0,24}}属实")


def is_addressee(text: str) -> bool:
    """Does a condition (bare) only say of whom it is (属于经营单位的, 已经录取的)?"""
    return _addressee().fullmatch(text) is not None and failing().search(text) is None


@cache
def _deferring() -> re.Pattern[str]:
    source = "(?:法律|行政法规|地方性法规|法规|规章|规范性文件|文件|国家|上级|本?省|本?市|(?:其?[他它]|有关|相关|国家|上位|我国)的?|、|和|或者?|及|对此|的)"
    return re.compile(
        rf"{source}{{1,7}}(?:对[^,;]{{1,24}})?(?:另有|已有|有|(?P<silent>没有|无|(?:尚)?未有?[作做]?出?))(?:明确|特别|其[他它]|相关|专门|具体){{0,2}}规定"
    )


def is_deferring(text: str) -> bool:
    """Does a condition (bare) only say which rule holds (法律、法规另有规定, 其他法规未作规定)?"""
    return text.endswith("规定") and _deferring().fullmatch(text) is not None


def is_deferred(text: str) -> bool:
    """Does a condition (bare) say that another rule holds (另有规定), rather than that none does (未作规定)?"""
    deferring = _deferring().fullmatch(text) if text.endswith("规定") else None
    return deferring is not None and deferring["silent"] is None


def bare(text: str) -> str:
    """A condition without the particles around it.

    >>> bare("但情节严重的")
    '情节严重'
    """
    text = text.strip(" ," + BLANK)
    while (lead := _LEAD.match(text)) and lead.end() < len(text):
        text = text[lead.end() :]
    return text[:-1] if text.endswith(("的", "者", "地", "时")) and len(text) > 1 else text
