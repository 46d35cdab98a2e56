"""What a plan's own head and foot say.

head   title · number · (passed, promulgated on …) · units and date under the title · addressees:
foot   signature (units) · date · imprint (抄送, 印发)
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.segment import dating, genres, titles
from gongwen.segment.addressees import addressed
from gongwen.segment.closings import is_imprint
from gongwen.segment.documentnumbers import letter_in, number_beside, number_on
from gongwen.segment.lines import Line
from gongwen.segment.opening import Opening, is_body
from gongwen.segment.units import place_of, units_on

_SIGNATURE_LINES = 16
_FOOT_LINES = 60
_LAST_OF_DATES = "月日号"
"""A date ends in one of these, or in a digit."""
_LONGEST_SPEAKER = 16
_DATE = 3


class Foot(msgspec.Struct, frozen=True):
    """The signature: lines first..last (inclusive), its units, its date."""

    first: int
    last: int
    units: tuple[str, ...]
    dated: str | None


class Head(msgspec.Struct, frozen=True):
    """What a plan's head says: `edition` in brackets of its own, `body` the index of its first line of text proper."""

    body: int
    number: tuple[int, int] | None
    edition: str
    adopted: str
    dated: str | None
    units: tuple[str, ...]
    addressees: tuple[str, ...]


def head_of(lines: list[Line], opening: Opening, stop: int, *, first_plan: bool) -> Head:
    """The head of the plan whose lines are opening.first..stop."""
    start = opening.first if opening.title is None else opening.title.last + 1
    number: tuple[int, int] | None = None
    units: list[str] = []
    adopted: list[str] = []
    edition = ""
    addressees: tuple[str, ...] = ()
    dated: str | None = None
    if first_plan:
        number, units, adopted, dated = _above_title(lines[: opening.first])
    spoken = opening.title is not None and opening.title.genre in ("讲话", "报告", "总结")
    if opening.title is not None:
        number = number or number_beside(lines[opening.title.last])
    k = start
    while k < min(stop, start + 24):
        line = lines[k]
        if found := number_on(line):
            number = number or found
        elif _is_adoption(line):
            adopted.append(line.text)
            number = number or letter_in(line)
        elif dating.is_date_line(line.text) or _date_field().match(line.text):
            dated = dated or dating.iso(line.text)
        elif named := addressed(line):
            addressees = named
            k += 1
            break
        elif is_body(line):
            break
        elif below := _units_and_date(line.text):
            units += below
            dated = dated or dating.iso(line.text)
        elif line.text[0] == "(" and line.text[-1] == ")" and len(line.text) <= 40:
            edition = edition or line.text
        elif not _is_filler(line) and not (spoken and len(line.text) <= _LONGEST_SPEAKER):
            break
        k += 1
    return Head(k, number, edition, "\n".join(adopted), dated, tuple(units), addressees)


def _above_title(lines: list[Line]) -> tuple[tuple[int, int] | None, list[str], list[str], str | None]:
    """The number, the units, the adoption and, beside the units, the date that a document's head says above its title."""
    number: tuple[int, int] | None = None
    units: list[str] = []
    for line in lines:
        number = number or number_on(line)
        units += _masthead(line)
    adopted = [
        line.text for line in lines if line.label is None and not line.closed and _adopted_there().search(line.text)
    ]
    above = next((line for line in reversed(lines) if number_on(line) is None), None)  # a number stands below its unit
    if units or above is None:
        return number, units, adopted, None
    units = _units_and_date(above.text)
    return number, units, adopted, dating.iso(above.text) if units else None


def foot_of(lines: list[Line], body: int, stop: int, listing: frozenset[int]) -> Foot | None:
    """The last signature in lines body..stop: units above a date, or either of them at the very end; `listing`: the lines that
    list attachments, below which it may stand.
    """
    end = stop
    while end > body and _is_imprint(lines[end - 1]):
        end -= 1
    for k in range(end - 1, max(body - 1, end - _FOOT_LINES), -1):
        line = lines[k]
        if len(line.text) > 60 or line.label is not None or line.row:
            continue
        text = line.text.rstrip(" )印发")
        ends_dated = text[-1:] in _LAST_OF_DATES or text[-1:].isdecimal()  # spares most lines the patterns
        if not ends_dated or _is_imprint(line):
            continue
        date = dating.date_pattern().search(line.text)
        if date is None or date.end() < len(text):
            continue
        dated = dating.iso(line.text)
        before = line.text[: date.start()].strip(" (")
        if dated is None or (before and not units_on(before)):
            continue
        first, units = _units_above(lines, k, body)
        if before:
            return Foot(k, k, tuple(units_on(before)), dated)
        if units or k >= end - 2:
            return Foot(first, k, tuple(units), dated)
    if (
        end > body + 1
        and (lines[end - 2].closed or end - 2 in listing)
        and not any(line.row for line in lines[end - 8 : end])
    ):
        units = units_on(lines[end - 1].text) if lines[end - 1].label is None else []
        if units and not lines[end - 1].row:
            return Foot(end - 1, end - 1, tuple(units), None)
    return None


def imprint_start(lines: list[Line], body: int, stop: int) -> int:
    """The index of the first line of what follows the text without being signed: 抄送, 主题词."""
    end = stop
    while end > body and _is_imprint(lines[end - 1]):
        end -= 1
    return end


def _units_above(lines: list[Line], k: int, body: int) -> tuple[int, list[str]]:
    units: list[str] = []
    first = k
    for j in range(k - 1, max(body - 1, k - _SIGNATURE_LINES) - 1, -1):
        line = lines[j]
        named = units_on(line.text) if line.label is None and not line.row else []
        if not named and first == j + 1 < k and _is_first_half(line, lines[first]):
            named = units_on(line.text + lines[first].text)
            units = units[1:] if named else units
        if not named:
            break
        units[:0] = named
        first = j
    return first, units


def _is_first_half(line: Line, below: Line) -> bool:
    """Does a unit's name, with its place, begin on a line and end on the one below: 中共青石县委人才工作 / 领导小组办公室?"""
    if line.label is not None or line.row or line.closed or place_of(below.text + "的") is not None:
        return False
    return line.text.startswith("中共") or place_of(line.text) is not None


def _units_and_date(text: str) -> list[str]:
    """The units on a line of the head, beside which a date may stand."""
    date = dating.date_pattern().search(text) if len(text) <= 80 else None
    return units_on(text if date is None else text[: date.start()].rstrip(" ("))


def _masthead(line: Line) -> list[str]:
    """The units of 某某局文件 above a title."""
    found = _masthead_line().fullmatch(line.text)
    return units_on(found[1]) if found is not None else []


def _is_adoption(line: Line) -> bool:
    dated = line.label is None or len(line.label.numbers) == _DATE  # 98.6.1 looks like a decimal
    if not dated or len(line.text) > 300 or _adoption().search(line.text) is None:
        return False
    return not (line.closed and genres.is_made_here(line.text))  # what it is made for, and by whom passed, is text


def _is_filler(line: Line) -> bool:
    """A line of the head that says nothing more: an edition, a subtitle, 目录, the cells of a cover."""
    return (
        _cover().fullmatch(line.text) is not None or titles.edition_line(line.text) or titles.ends_head_line(line.text)
    )


def _is_imprint(line: Line) -> bool:
    return line.label is None and not line.row and is_imprint(line.text)


@cache
def _masthead_line() -> re.Pattern[str]:
    return re.compile(r"(.{2,120}?)(?:\([^()]{1,10}\))?(?:文件|公报)")


@cache
def _adoption() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:\d{4}|(?<!\d)(?:1[0-4]\d|[4-9]\d(?= ?年 ?\d{1,2} ?月 ?\d{1,2} ?日))|二[〇零]..) ?年|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}).{1,60}(?:通过|公布|发布|施行|实施|修订|修正|批准|印发|颁布|修改|生效|废止|制定|订定|核定)\S{0,40}$|令 ?第? ?\d{1,4} ?号.{0,12}(?:公布|发布)?$"
        r"|第[一二三四五六七八九十百\d]{1,4}(?:届|次).{2,60}(?:通过|批准|修订|修正)|^\(?(?:根据|经).{4,80}(?:修正|修订|修改|通过)\)?$|民国.{4,80}(?:发布|公布|修正|订定|函|令)"
    )


@cache
def _adopted_there() -> re.Pattern[str]:
    """中华民国120年6月1日…函订定: above a title, a day and what was done on it."""
    return re.compile(r"^\(?(?:中华)?(?:民国|(?:19|20)\d\d ?年).{4,60}(?:通过|公布|发布|修正|修订|订定|核定|函)\)?$")


@cache
def _date_field() -> re.Pattern[str]:
    return re.compile(
        r"(?:公布|发布|颁布|修正|修订|订定|制定|成文|发文|印发|签发|批准|通过|生效|实施|施行|执行)(?:日期|时间):.{4,24}$|法规类别:|生效状态:|时效性:|效力级别:"
    )


@cache
def _cover() -> re.Pattern[str]:
    """What the cover of a controlled document prints under its title: 编制:张某 审核:李某."""
    cell = r"(?:文件|文档|制度)?(?:编 ?号|版 ?本号?|版 ?次|编 ?制|拟 ?制|起 ?草|审 ?核|审 ?定|会 ?签|批 ?准|签 ?发|密 ?级|页 ?数|页 ?次|受控状态)(?:人|单位|部门)?: ?[^:。;,]{0,16}"
    return re.compile(rf"(?:{cell}\s{{0,8}}){{1,4}}")
