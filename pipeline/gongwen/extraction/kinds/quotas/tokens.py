"""What a sentence about quotas is made of: periods, amounts, vague cadences, named rhythms; found in one pass.

    period  每年, 每半年, 每两个月, 每周五, 全年, 年内, 按季度, 半年(一次), 年均      with its ISO duration
    amount  a number with a measure word: 2次, 100万元, 3—5家, 三分之一, 2/3, x次      with what it is worth
    vague   定期, 经常性, 制度化常态化                                             a run of them is one
    rhythm  月调度, 季通报, 年度考核                                               a span of time and an act in one name

A token means nothing by itself; whether it is (part of) a quota is decided where it stands (`amounts`, `cadences`,
`vague`).
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.extraction.kinds.quotas.vocabulary import either, lexicon, unit_kinds
from gongwen.text.durations import duration
from gongwen.text.numerals import BLANK, CHINESE, DASH, NUMBER, Numeral, numeral, spread

Number = int | float | None


class Period(msgspec.Struct, frozen=True, gc=False):
    """A period; `code` is ISO 8601, "term", "office" (每届: as long as the term of office), or None.

    `whole` marks a stretch of time (全年, 年内) that has amounts but no cadence; `slip` the right form of a misprint.
    """

    start: int
    end: int
    code: str | None
    whole: bool = False
    slip: str | None = None


class Amount(msgspec.Struct, frozen=True, gc=False):
    """A number with its unit. `max` is the upper end of a spread; `unit` has the magnitude with it (万元)."""

    start: int
    end: int
    value: Number
    max: Number
    unit: str | None
    kind: str
    """times, study, people, bodies, papers, things, measure, money, share, points; ratio (1:18) and index (0.65), which have no
    unit; "" for the rest that has none."""
    digits: bool
    """Is the number in Arabic digits?"""


class Vague(msgspec.Struct, frozen=True, gc=False):
    """A cadence without a number, with what stands beside it in the same run; `word` is the cadence itself."""

    start: int
    end: int
    word: str


class Rhythm(msgspec.Struct, frozen=True, gc=False):
    """A span of time and an act that name a cadence together; `act` is where the act starts."""

    start: int
    end: int
    act: int
    code: str | None
    once: bool = False
    """Said in full: 一月一调度."""


class Cycle(msgspec.Struct, frozen=True, gc=False):
    """How long a cycle of acts is (5年为一个评估周期, 以学年为单位); text[act[0]:act[1]] names the act, where it is named."""

    start: int
    end: int
    code: str | None
    act: tuple[int, int] | None


Token = Period | Amount | Vague | Rhythm | Cycle


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
_MARKS = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

#: 第三次, 10.5次, A4份, 3/4次: what stands after these starts no number.
_NO_NUMBER_AFTER = frozenset("第每.:/+xX×*_ABCDEFGHIJKLMNOPQRSTUVWYZabcdefghijklmnopqrstuvwyz" + CHINESE + "0123456789")

#: Misprints of 每 and of the span after it.
_SLIPS = str.maketrans({"毎": "每", "牛": "年", "渡": "度", "虔": "度", "斯": "期"})


def _unit() -> str:
    """Every measure word and what only looks like one; Latin ones end where the letters end."""
    found = sorted({*lexicon("unit"), *lexicon("not_a_unit")}, key=lambda word: (-len(word), word))
    latin = r"(?![A-Za-z\d])"
    heads: dict[str, list[str]] = {}
    for word in found:
        rest = re.escape(word[1:]) + latin * (word[-1].isascii() and word[-1].isalnum())
        heads.setdefault(word[0], []).append(rest)
    # A look at the first character comes before the branches, which are tried one after the other.
    branches = "|".join(f"{re.escape(head)}(?:{'|'.join(rests)})" for head, rests in heads.items())
    return f"(?=[{re.escape(''.join(heads))}])(?:{branches})"


@cache
def _named() -> re.Pattern[str]:
    """Everything but amounts. Each branch opens with a literal, so that the engine skips to one of a few characters."""
    span = either("span")
    each = (
        rf"(?P<count>{_COUNT})?个?(?:完整|自然)?(?P<span>{span}|季[渡虔]|学斯|牛(?=至少|不少|不低|[一二两\d]次))"
        r"(?:(?<=[周期拜])[一二三四五六日天末](?!次|场|期|篇|条|个|名|小时|天|节|课))?"
    )
    by = rf"(?P<byspan>{span})(?!期|度?计划|时间|份额|期限|龄|度?任务|度?目标|度?预算|程|前|内|后|起)"
    act = either("cadence_act")
    branches = [
        f"每[隔满逢]?{each}",
        r"隔(?P<gap>周|月|日|天|年|季度)(?![断离壁音热油膜])",
        f"毎{each.replace('count', 'count2').replace('span', 'span2')}",
        r"全(?<![安健齐]全)年度?(?!工作[目任计要]|任务|目标|计划|总|龄)",
        rf"年(?:(?<![{CHINESE}几\d]年)度?内|均|(?:度|终一?)?{act})",
        r"本年度(?:内|(?=[^,。;]{0,12}\d))",
        r"当年度?(?=[^,。;]{0,12}\d)",
        r"一个?年度?之?内",
        r"1(?<!\d1)(?:年度?之?内|2个月之?内)",
        "十二个月之?内",
        *(f"{c}{by.replace('byspan', name)}" for c, name in zip("按逐分", ("by1", "by2", "by3"), strict=True)),
        *(f"{c}(?:均|度?{act})" for c in "季月日旬"),
        f"周(?:期|均|度?{act})",
        f"半年(?:度?{act}|一[大小]?{act})",
        f"一(?:日|天|周|旬|月|季度?|学期|年)一[大小]?{act}",
        "为(?:单位|一?个?考核期)",
        f"双周{act}",
        f"学[期年]{act}",
        *lexicon("vague"),
    ]
    return re.compile("|".join(branches))


@cache
def _starts() -> re.Pattern[str]:
    """Where a number may start: a run of its characters, with what may follow one; 第三, 10.5 and A4 start none."""
    refused, follows = (re.escape("".join(sorted(chars))) for chars in (_NO_NUMBER_AFTER, _follows()))
    return re.compile(
        rf"[ \dxX×*_(【过半突破乙{CHINESE}](?<![{refused}][\s\S])(?:(?<=[\d{CHINESE}])[\d{CHINESE}]*+)?+(?=[{follows}]|[.,:\u2236]\d)"
    )


@cache
def _follows() -> frozenset[str]:
    """What may stand right after the opening of a number: the rest of it, a unit, the joint of a spread.

    A dot, a comma, a colon may only before another digit.
    """
    return frozenset({word[0] for word in lexicon("unit")} | set("万亿分余多来点半数 /-—~－―至到xX×*_百千"))


@cache
def _amounts() -> re.Pattern[str]:
    number = (
        rf"(?:{NUMBER}|{BLANK}|(?<=[\u4e00-\u9fff]) {{2,8}}(?=[元次名%]|万元|学时)|乙(?<!甲乙)(?=[次份名张件套人式本]))"
    )
    unit = _unit()
    return re.compile(
        rf"(?P<n>{number})(?:余|多(?!种|元|样|层|渠)|来)? ?"
        rf"(?:(?=[^,。;:]{{0,7}}[-—~－―至到或])(?:(?P<u1>{unit})? ?{DASH}|(?P<u2>{unit})或) ?(?P<m>{number})(?:余|多)? ?)?(?P<unit>{unit})"
        rf"|(?P<share>[百千]分之(?:\d+(?:\.\d+)?|[{CHINESE}]{{1,6}}(?:点[{CHINESE}]{{1,4}})?)"
        rf"|[{CHINESE}]{{1,3}}分之[{CHINESE}]{{1,4}}|\d{{1,2}}(?:/|分之)\d{{1,2}}(?![\d/.])|过?半数)"
        r"|(?P<ratio>\d{1,3}(?:\.\d{1,2})?[:\u2236]\d{1,4}(?:\.\d{1,2})?)(?![\d:\u2236.])|(?P<pure>\d{1,3}\.\d{1,4})(?![\d.%‰])"
        r"|(?P<points>\d{1,3}(?:\.\d{1,2})?)分(?!之|[钟散类段期批别])"
        r"|突?破(?P<mark>[百千万亿])(?![{CHINESE}万亿]|解|坏|除)"
    )


def tokens(view: str, start: int, end: int) -> list[Token]:
    """The tokens of view[start:end], in order; an amount inside a period (每两个月) is none."""
    found: list[Token] = []
    for m in _named().finditer(view, start, end):
        token = _name(m)
        if token is not None:
            found.append(token)
    taken = [(t.start, t.end) for t in found]
    taken.append((end, end))
    k = 0
    match = _amounts().match
    last = start
    for m in _starts().finditer(view, start, end):
        at = m.start()
        if at < last:
            continue
        while taken[k][1] <= at:
            k += 1
        if taken[k][0] <= at:
            continue
        amount = match(view, at, end)
        token = _amount(amount) if amount else None
        if token is not None:
            found.append(token)
            last = token.end
    found.sort(key=lambda t: t.start)
    return found


def _name(m: re.Match[str]) -> Token | None:
    """Which token a match of `_named` is, told by how it opens."""
    written = m.group()
    first = written[0]
    if first in "每毎":
        return _each(m)
    if first in "定不经常":
        return _vague(m)
    if first in "按逐分":
        span = m["by1"] or m["by2"] or m["by3"]
        return Period(m.start(), m.end(), duration(1, span.replace("半个月", "半月")))
    if written == "周期" or first == "为":
        return _cycle(m)
    if (first == "一" and "一" in written[2:]) or written.startswith(("半年一", "年终一")):
        span = "半年" if first == "半" else written[:1] if first == "年" else written[1 : written.index("一", 2)]
        act = m.start() + written.index("一", 2) + 1
        return Rhythm(m.start(), m.end(), act, duration(1, span), once=True)
    if len(written) == 2 and written[1] == "均":
        return Period(m.start(), m.end(), duration(1, first), whole=True)
    if first == "隔":
        return Period(m.start(), m.end(), duration(2, m["gap"]))
    if first in "全本当一1十" or written.endswith("内"):
        return Period(m.start(), m.end(), "P1Y", whole=True)
    span = next(s for s in _RHYTHM_SPANS if written.startswith(s))
    return Rhythm(m.start(), m.end(), m.start() + len(span), duration(1, span.removesuffix("终")))


_LENGTH = rf"(?P<n>\d{{1,2}}|[{CHINESE}]{{1,2}})(?P<u>个?(?:年度?|学年|月|季度|周|学期))"


@cache
def _cycle_before() -> re.Pattern[str]:
    return re.compile(
        rf"{_LENGTH}为一?个?(?P<act>[^,。;:为]{{0,8}})\Z|以(?:每|自然)?(?P<unit>学年度?|年度?|季度?|学期|月度?|周|半年)\Z"
    )


@cache
def _cycle_after() -> re.Pattern[str]:
    return re.compile(rf"(?:一般|原则上|暂定|均|原则)*[为是]{_LENGTH}")


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
    name = re.search(r"[^,。;:、的\s]{1,8}\Z", view[max(0, m.start() - 8) : m.start()])
    act = (m.start() - len(name.group()), m.start()) if name else None
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
    return Period(m.start(), m.end(), "office" if span == "届" else duration(count, span), slip=right)


def _vague(m: re.Match[str]) -> Vague | None:
    """The run of cadences that a vague word stands in; None where an earlier word of the run has brought it."""
    view = m.string
    after = _run_after().match(view, m.end())
    end = after.end() if after else m.end()
    before = _run_before().search(view, max(0, m.start() - 24), m.start())
    if before is None:
        return Vague(m.start(), end, m.group())
    if any(word in before.group() for word in lexicon("vague")):
        return None
    return Vague(before.start(), end, m.group())


@cache
def _run_after() -> re.Pattern[str]:
    word = either("vague", "vague_beside")
    return re.compile(rf"(?:[、和或与及,/]?{word}){{0,4}}(?:地(?![方区])|的)?")


@cache
def _run_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('vague', 'vague_beside')}[、和或与及/]?){{1,5}}\Z")


def _unitless(m: re.Match[str], written: str, kind: str) -> Amount:
    """1:18 as a share of one, 0.65 as it stands."""
    over, _, under = written.replace("\u2236", ":").partition(":")
    value = round(float(over) / (float(under or 1) or 1), 4)
    whole = int(value) if value.is_integer() else value
    return Amount(m.start(), m.end(), whole, None, None, kind, digits=True)


def _bare(m: re.Match[str]) -> Amount | None:
    """A mark, a share, a ratio or an index: what stands without a unit."""
    mark, share, ratio, pure, points = m.group("mark", "share", "ratio", "pure", "points")
    if points:
        return Amount(m.start(), m.end(), numeral(points).value, None, "分", "points", digits=True)
    if mark:
        return Amount(m.start("mark"), m.end(), _MARKS[mark], None, None, "", digits=True)
    if share:
        number = numeral(share) if share[-2:] != "半数" else Numeral(0.5)
        if share[0].isdigit() and not number.sign and not 0 < (number.value or 0) < 1:
            return None  # 12/3 is a date or a mark
        return Amount(m.start(), m.end(), number.value, None, number.sign or None, "share", digits=True)
    return _unitless(m, ratio or pure, "ratio" if ratio else "index")


def _amount(m: re.Match[str]) -> Amount | None:
    if m.lastgroup != "unit":
        return _bare(m)
    written, top, unit = m.group("n", "m", "unit")
    kind = unit_kinds().get(unit)
    if kind is None or written.startswith(("百千", "千百")):  # 百千万人才 is a name
        return None
    if unit == "日" and m.string[m.start() - 1 : m.start()] == "月":
        return None  # a date
    low = Numeral(1) if written == "乙" else numeral(written)  # 开会乙次, as Taiwan writes 一
    value: Number = low.value
    high: Number = None
    if unit == "成" and value is not None and top is None:
        return Amount(m.start(), m.end(), value * 10, None, "%", kind, written[0].isdigit())
    magnitude = low.magnitude
    if top is None:
        ends = spread(written)
        if ends:
            value, high = ends
    else:
        upper = numeral(top)
        high, magnitude = upper.value, magnitude or upper.magnitude
        first = m["u1"] or m["u2"]
        if first is not None and first not in (unit, unit.removeprefix("个")):
            return None
        if value is None or high is None or high <= value:
            return None
    digits = written[0].isdigit()
    return Amount(m.start(), m.end(), value, high, magnitude + unit.replace(" ", ""), kind, digits)
