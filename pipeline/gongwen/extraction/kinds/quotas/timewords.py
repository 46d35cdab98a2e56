"""The tokens of time in a text: periods, vague cadences, rhythms, cycles; all found in one pass, told by how they open."""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.quotas.tokens import Cycle, Period, Rhythm, Token, Vague
from gongwen.extraction.kinds.quotas.vocabulary import either, lexicon
from gongwen.text.durations import duration
from gongwen.text.lexicon import any_of
from gongwen.text.numerals import CHINESE, numeral

_COUNT = rf"(?:\d{{1,3}}|[{CHINESE}]{{1,3}})"

_RHYTHM_SPANS = (
    "半年度",
    "半年",
    "年度",
    "年终",
    "季度",
    "月度",
    "周度",
    "日度",
    "旬度",
    "双周",
    "学期",
    "学年",
    "年",
    "季",
    "月",
    "周",
    "日",
    "旬",
)
#: Misprints of 每 and of the span after it.
_SLIPS = str.maketrans({"毎": "每", "牛": "年", "渡": "度", "虔": "度", "斯": "期"})


@cache
def _named() -> re.Pattern[str]:
    """Everything but amounts. Each branch opens with a literal, so that the engine skips to one of a few characters."""
    span = either("span")
    each = (
        rf"(?P<count>{_COUNT})?个?(?:完整|自然|会计(?=年度)|财政(?=年度)|预算(?=年度))?(?P<span>{span}|季[渡虔]|学斯|牛(?=至少|不少|不低|[一二两\d]次))"
        r"(?:(?<=[周期拜])[一二三四五六日天末](?!次|场|期|篇|条|个|名|小时|天|节|课))?"
    )
    by = rf"(?P<byspan>{span})(?!期|工资|薪|租金|度?计划|时间|份额|期限|龄|度?任务|度?目标|度?预算|程|前|内|后|起)"
    act = either("cadence_act")
    again = any_of(word for word in lexicon("cadence_act") if len(word) > 1)  # 分季度安排培训 comes again each time
    installed = f"(?!度?{either('installed')}(?![^,。;:的]{{0,4}}{again}))"
    once = f"(?:{either('cadence_act', 'rhythm_noun')}|{either('once_verb')}(?!(?!制度|机制)[\u4e00-\u9fff]{{2}}|[名个次条件份]))"
    branches = [
        rf"每个?(?:日|天|旬|月|季度?|学期|年)一[大小]?{once}(?!次)",
        rf"每(?:周|星期)一{either('once_verb')}(?=[,、。;:”)\n]|制度|机制|\Z)",
        rf"每(?:餐|班|客|车|船|趟|航次|车次)一(?:记录|{either('cadence_act', 'once_verb')})(?!次)",
        rf"一(?:餐|客)一(?:{either('cadence_act', 'once_verb')})",
        f"每[隔满逢]?{each}",
        r"隔(?P<gap>周|月|日|天|年|季度)(?![断离壁音热油膜])",
        f"毎{each.replace('count', 'count2').replace('span', 'span2')}",
        r"全(?<![安健齐]全)年度?(?!工作[目任计要]|任务|目标|计划|总|龄)",
        rf"年(?:(?<![{CHINESE}几\d]年)度?内|均|(?:度|终一?)?{act})",
        r"本年度(?:内|(?=[^,。;]{0,12}\d))",
        r"当(?<![为占按达比于]当)年度?(?=[^,。;]{0,12}\d)",
        r"一个?年度?之?内",
        r"1(?<!\d1)(?:年度?之?内|2个月之?内)",
        "十二个月之?内",
        *(f"{c}{by.replace('byspan', name)}" for c, name in zip("按逐", ("by1", "by2"), strict=True)),
        f"分{by.replace('byspan', 'by3')}{installed}",
        *(f"{c}(?:均|度?{act})" for c in "季月日旬"),
        f"周(?:期|均|度?{act})",
        f"半年(?:度?{act}|一[大小]?{act})",
        f"一(?:日|天|周|旬|月|季度?|学期|年)一[大小]?{once}",
        *(f"{c}(?<!第{c})个?(?:日|天|周|旬|月|季度?|学期|年)一[大小]?{act}" for c in "两三五"),
        f"半个?月一[大小]?{act}",
        "为(?:单位|一?个?考核期)",
        f"双周{act}",
        f"学[期年]{act}",
        *lexicon("vague"),
    ]
    return re.compile("|".join(branches))


def timewords(view: str, start: int, end: int) -> list[Token]:
    """The tokens of time of view[start:end], in order."""
    found: list[Token] = []
    for m in _named().finditer(view, start, end):
        token = _name(m)
        if token is not None and not _in_title(view, token.end):
            found.append(token)
    return found


_TITLE = 24


def _in_title(view: str, at: int) -> bool:
    """Does a title in 《》 go on at `at`: 填写《每月收支公布表》?"""
    closing = view.find("》", at, at + _TITLE)
    return closing >= 0 and view.find("《", at, closing) < 0


def _name(m: re.Match[str]) -> Token | None:
    """Which token a match of `_named` is, told by how it opens."""
    written = m.group()
    first = written[0]
    if first in "每毎":
        return _each(m) if m["span"] or m["span2"] else _once(m, m.start() + 1, 1)
    if first in "定不经常":
        return _vague(m)
    if first in "按逐分":
        span = m["by1"] or m["by2"] or m["by3"]
        return Period(m.start(), m.end(), duration(1, span.replace("半个月", "半月")))
    if written == "周期" or first == "为":
        return _cycle(m)
    if (first in "一两三五" and "一" in written[2:]) or written.startswith(("半年一", "半月一", "半个月一", "年终一")):
        return _once(m, m.start() + 1, 1 if first == "年" else numeral(first).value)
    if len(written) == 2 and written[1] == "均":
        return Period(m.start(), m.end(), duration(1, first), whole=True)
    if first == "隔":
        return Period(m.start(), m.end(), duration(2, m["gap"]))
    if first in "全本当一1十" or written.endswith("内"):
        return Period(m.start(), m.end(), "P1Y", whole=True)
    span = next(s for s in _RHYTHM_SPANS if written.startswith(s))
    return Rhythm(m.start(), m.end(), m.start() + len(span), duration(1, span.removesuffix("终")))


def _once(m: re.Match[str], span: int, count: float | None) -> Rhythm:
    """一月一调度, 每日一巡: the span starts at `span`, and so many of it make the period."""
    at = m.string.index("一", span + 1)
    unit = "年" if m.string.startswith("终", span) else m.string[span:at].removeprefix("个")
    return Rhythm(m.start(), m.end(), at + 1, duration(count, unit), once=True)


_LENGTH = rf"(?P<n>\d{{1,2}}|[{CHINESE}]{{1,2}})(?P<u>个?(?:年度?|学年|月|季度|周|学期))"


@cache
def _cycle_before() -> re.Pattern[str]:
    return re.compile(
        rf"{_LENGTH}为一?个?(?P<act>[^,。;:为]{{0,8}})\Z|以(?:每|自然)?(?P<unit>学年度?|年度?|季度?|学期|月度?|周|半年)\Z"
    )


@cache
def _cycle_after() -> re.Pattern[str]:
    return re.compile(rf"(?:一般|原则上|暂定|均|原则)*[为是]{_LENGTH}")


_CYCLE_OF = re.compile(r"[^,。;:、的\s]{1,8}\Z")


def _cycle(m: re.Match[str]) -> Cycle | None:
    """周期 or 为单位 with its length before or after it."""
    view = m.string
    before = _cycle_before().search(view, max(0, m.start() - 16), m.start())
    if before and before["unit"]:
        return Cycle(before.start(), m.end(), duration(1, before["unit"]), None)
    if m.group() != "周期":
        return None
    if before:
        code = duration(numeral(before["n"]).value, before["u"].removeprefix("个"))
        return Cycle(before.start(), m.end(), code, before.span("act") if before["act"] else None)
    after = _cycle_after().match(view, m.end())
    if after is None:
        return None
    name = _CYCLE_OF.search(view, max(0, m.start() - 8), m.start())
    act = name.span() if name else None
    return Cycle(
        act[0] if act else m.start(),
        after.end(),
        duration(numeral(after["n"]).value, after["u"].removeprefix("个")),
        act,
    )


def _each(m: re.Match[str]) -> Period:
    written = m["span"] or m["span2"]
    counted = m["count"] or m["count2"]
    span = written.translate(_SLIPS).replace("半个月", "半月")
    count = numeral(counted).value if counted else 1
    right = None
    if m.group()[0] == "毎" or span != written.replace("半个月", "半月"):
        right = "每" + m.group()[1:].replace(written, span)
    if span == "工作日" and count == 1:
        span = "日"  # 每个工作日: each day of work is a day
    return Period(m.start(), m.end(), "office" if span == "届" else duration(count, span), slip=right)


def _vague(m: re.Match[str]) -> Vague | None:
    """The run of cadences that a vague word stands in; None where an earlier word of the run has brought it."""
    view = m.string
    after = _run_after().match(view, m.end())
    end = after.end() if after else m.end()
    if m.group() == "经常" and view.startswith(_STANDING_BODY, m.end()):
        return None
    before = _run_before().search(view, max(0, m.start() - 24), m.start())
    if before is None:
        return Vague(m.start(), end, m.group())
    if any(word in before.group() for word in lexicon("vague")):
        return None
    return Vague(before.start(), end, m.group())


_STANDING_BODY = ("务", "委", "设")
"""经常务理事会讨论: 经 and 常务."""


@cache
def _run_after() -> re.Pattern[str]:
    word = either("vague", "vague_beside")
    return re.compile(rf"(?:(?:或者|[、和或与及,/])?{word}){{0,4}}(?:地(?![方区])|的)?")


@cache
def _run_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('vague', 'vague_beside')}(?:或者|[、和或与及/])?){{1,5}}\Z")
