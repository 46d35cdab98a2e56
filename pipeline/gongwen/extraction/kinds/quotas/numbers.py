"""The amounts in a text: numbers with their units, and the few that have none (1:18, 0.65, 过半数)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from gongwen.extraction.kinds.quotas.tokens import Amount, Number, Token
from gongwen.extraction.kinds.quotas.vocabulary import lexicon, values
from gongwen.text.numerals import BLANK, CHINESE, DASH, NUMBER, PART, Numeral, numeral, spread

_MARKS = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

#: 第三次, 10.5次, A4份, 3/4次: what stands after these starts no number.
_NO_NUMBER_AFTER = frozenset("第每./+xX×*_ABCDEFGHIJKLMNOPQRSTUVWYZabcdefghijklmnopqrstuvwyz" + CHINESE + "0123456789")


_TENTHS = "(?![员为立功果绩年人本套交品效熟长分])"
"""三分之二成员: 成 opens another word."""


def _unit() -> str:
    """Every measure word and what only looks like one; Latin ones end where the letters end."""
    found = sorted({*lexicon("unit"), *lexicon("not_a_unit")}, key=lambda word: (-len(word), word))
    latin = r"(?![A-Za-z\d])"
    heads: dict[str, list[str]] = {}
    for word in found:
        rest = re.escape(word[1:]) + latin * (word[-1].isascii() and word[-1].isalnum())
        rest += _TENTHS * (word == "成")
        heads.setdefault(word[0], []).append(rest)
    # A look at the first character comes before the branches, which are tried one after the other.
    branches = "|".join(f"{re.escape(head)}(?:{'|'.join(rests)})" for head, rests in heads.items())
    return f"(?=[{re.escape(''.join(heads))}])(?:{branches})"


@cache
def _starts() -> re.Pattern[str]:
    """Where a number may start: a run of its characters, with what may follow one; 第三, 10.5 and A4 start none."""
    refused, follows = (re.escape("".join(sorted(chars))) for chars in (_NO_NUMBER_AFTER, _follows()))
    return re.compile(
        rf"[ 0-9xX×*_(【过半突破乙{CHINESE}](?<![{refused}][\s\S])(?<![0-9]:[\s\S])(?:(?<=[\u4e00-\u9fff] ) {{1,7}}(?=[元次名%万学])"
        rf"|(?<! )(?:(?<=[0-9{CHINESE}])[0-9{CHINESE}]*+)?+(?=[{follows}]|[.,:\u2236比][0-9]|(?<=[为到在至][零0])(?:[,。;、)\n]|\Z)))"
    )


@cache
def _follows() -> frozenset[str]:
    """What may stand right after the opening of a number: the rest of it, a unit, the joint of a spread.

    A dot, a comma, a colon may only before another digit.
    """
    return frozenset({word[0] for word in lexicon("unit")} | set("万亿分余多来点半数 /-—~－―至到xX×*_百千"))


_SHARE = rf"(?:{PART}|\d{{1,2}}(?:/|分之)\d{{1,2}}(?![\d/.]))"


@cache
def _amounts() -> re.Pattern[str]:
    number = (
        rf"(?:{NUMBER}|{BLANK}|(?<=[\u4e00-\u9fff]) {{2,8}}(?=[元%]|次(?![序日月年要品])|名(?![单称录牌义额师])|万元|学时)|乙(?<!甲乙)(?:(?=[次份名张件套人式本])|[百千万](?=元))"
        r"|半(?<![一前上下后大小多两几过]半)(?=天|小时|个工作日|日))"
    )
    unit = _unit()
    return re.compile(
        rf"(?P<n>{number})(?:余|多(?!种|元|样|层|渠)|来)? ?"
        rf"(?:(?=[^,。;:]{{0,7}}[-—~－―至到或])(?:(?P<u1>{unit})? ?{DASH}|(?P<u2>{unit})或) ?(?P<m>{number})(?:余|多)? ?)?(?P<unit>{unit})"
        rf"|(?P<share>{_SHARE}|过?半数|一半(?:(?<=[于过少到达]一半)|(?=以上)))(?:{DASH}(?P<top>{_SHARE}))?"
        r"|(?P<ratio>\d{1,3}(?:\.\d{1,2})?[:\u2236比]\d{1,4}(?:\.\d{1,2})?)(?![\d:\u2236.])|(?P<pure>\d{1,3}\.\d{1,4})(?![\d.%‰])"
        r"|(?P<points>\d{1,3}(?:\.\d{1,2})?)分(?!之|[钟散类段期批别])"
        r"|(?P<heap>\d{1,4}(?:\.\d{1,2})?[万亿])(?=以上|[,。;、)\n]|\Z)"
        r"|(?P<zero>(?<=[为到在至])[零0])(?=[,。;、)\n]|\Z)"
        rf"|突?破(?P<mark>[百千万亿])(?![{CHINESE}万亿]|解|坏|除)"
    )


def numbers(view: str, start: int, end: int, taken: Sequence[Token]) -> list[Amount]:
    """The amounts of view[start:end], in order; one that stands inside a token of time (每两个月) is none."""
    found: list[Amount] = []
    times = iter(taken)
    time = next(times, None)
    match, kinds = _amounts().match, values("unit")
    last = start
    for m in _starts().finditer(view, start, end):
        at = m.start()
        if at < last:
            continue
        while time is not None and time.end <= at:
            time = next(times, None)
        if time is not None and time.start <= at:
            continue
        written = match(view, at, end)
        amount = _amount(written, kinds) if written else None
        if amount is not None:
            found.append(amount)
            last = amount.end
    return found


def _unitless(m: re.Match[str], written: str, kind: str) -> Amount:
    """1:18 as a share of one, 0.65 as it stands."""
    over, _, under = written.replace("\u2236", ":").replace("比", ":").partition(":")
    value = round(float(over) / (float(under or 1) or 1), 4)
    whole = int(value) if value.is_integer() else value
    return Amount(m.start(), m.end(), whole, None, None, kind, digits=True)


def _bare(m: re.Match[str]) -> Amount | None:
    """A mark, a share, a ratio or an index: what stands without a unit."""
    mark, share, ratio, pure, points, heap = m.group("mark", "share", "ratio", "pure", "points", "heap")
    if heap:  # 粉丝数突破30万: the magnitude alone
        return Amount(m.start(), m.end(), numeral(heap[:-1]).value, None, heap[-1], "things", digits=True)
    if m["zero"]:
        return Amount(m.start(), m.end(), 0, None, None, "zero", digits=True)
    if points:
        return Amount(m.start(), m.end(), numeral(points).value, None, "分", "points", digits=True)
    if mark:
        return Amount(m.start("mark"), m.end(), _MARKS[mark], None, None, "", digits=True)
    if share:
        number = numeral(share) if "半" not in share else Numeral(0.5)
        if share[0].isdigit() and not 0 < (number.value or 0) < 1:
            return None  # 12/3 is a date or a mark
        top = numeral(m["top"]).value if m["top"] else None
        return Amount(m.start(), m.end(), number.value, top, number.sign or None, "share", digits=True)
    return _unitless(m, ratio or pure, "ratio" if ratio else "index")


def _amount(m: re.Match[str], kinds: dict[str, str]) -> Amount | None:
    if m.lastgroup != "unit":
        return _bare(m)
    written, top, unit = m.group("n", "m", "unit")
    kind = kinds.get(unit)
    if kind is None or written.startswith(("百千", "千百")):  # 百千万人才 is a name
        return None
    if unit == "日" and m.string[m.start() - 1 : m.start()] == "月":
        return None  # a date
    low = numeral(f"一{written[1:]}" if written[0] == "乙" else written)  # 开会乙次, as Taiwan writes 一
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
    start, end = m.span()
    unit = unit.removeprefix("个") if unit.endswith(("学时", "课时")) else unit.replace("元人民币", "元")
    return Amount(start, end, value, high, magnitude + unit, kind, written[0].isdigit())
