"""What stands above and below the text: records, menus, notices, links, the foot of a site.

The head reaches to the first line of the text: a numbered line, a paragraph, an addressee. The tail begins below the last
such line. In both, lines are judged by shape; weak ones only in a run with a strong one. In a record whose cells are
lines, a label's line is followed by its value's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from gongwen.normalise.steps.noise.contacts import is_address, is_contact, is_host
from gongwen.normalise.steps.noise.fields import labels_record
from gongwen.normalise.steps.noise.frames import mark_bare_record, mark_between, mark_frame
from gongwen.normalise.steps.noise.lines import Lines, letters
from gongwen.normalise.steps.noise.presses import is_switch
from gongwen.normalise.steps.noise.shapes import (
    by_zone,
    is_about,
    is_day,
    is_file,
    is_related,
)
from gongwen.normalise.steps.noise.speech import is_footer, is_said
from gongwen.normalise.steps.noise.titles import is_title
from gongwen.normalise.steps.noise.vocabulary import BELOW, NONE, STRONG, SURE, WEAK, Zone, words_of
from gongwen.text.lexicon import any_of

_DAY, _RIGHT = 16, 16
_LINK = 8
"""The title of another page has so many characters at least."""
_ADDRESSEE = 4
_ABOUT = 16
_REACH = 80
"""So many lines the head and the tail have at most."""


def mark_head(lines: Lines) -> int:
    """Mark what stands above the text; where the text begins."""
    strengths: dict[int, int] = {}
    end = min(len(lines), _REACH)
    for i in range(end):
        strengths[i] = _strength(lines, i, "head")
        if strengths[i] < WEAK and _is_text(lines, i):
            end = i
            break
    if any(_cover().match(lines.tight(i)) for i in range(end)):
        strengths = {i: WEAK if _cover_date().match(lines.tight(i)) else s for i, s in strengths.items()}
    _weigh_values(lines, strengths, end)
    _weigh_switches(lines, strengths, range(end))
    if end and is_address(lines.tight(0)):
        strengths[0] = STRONG
    _mark_front_matter(lines)
    _mark_runs(lines, strengths, range(end))
    mark_bare_record(lines, end)
    mark_frame(lines, strengths, end)
    _keep_title(lines, end)
    return end


@cache
def _cover() -> re.Pattern[str]:
    """What only the cover of a controlled document prints."""
    return re.compile(r"版本|版次|受控|编制|审核|批准|签发|拟制|会签|修改状态")


@cache
def _cover_date() -> re.Pattern[str]:
    return re.compile(r"(?:发布|实施|生效|修订|颁布)(?:日期|时间|单位|部门):")


def _strength(lines: Lines, i: int, zone: Zone) -> int:
    if i in lines.noise:
        return SURE
    if lines.is_label(i) and not is_file(lines.tight(i)):
        told = zone == "tail" and _of_site().search(lines.tight(i)) is not None
        return STRONG if told and is_said(lines.tight(i)) else NONE
    if zone == "tail" and _is_set_right(lines, i):
        return NONE
    return by_zone(lines.key(i), lines.tight(i), zone)


def _is_set_right(lines: Lines, i: int) -> bool:
    """Is line i a date at the right, as signatures have theirs?"""
    start, end = lines.spans[i]
    if end - start > _DAY or not lines.text[start].isdecimal():
        return False
    return start - lines.text.rfind("\n", 0, start) > _RIGHT and is_day(lines.tight(i))


@cache
def _of_site() -> re.Pattern[str]:
    return re.compile(r"本站|[本该此]文[档库]|小编")


def _is_text(lines: Lines, i: int) -> bool:
    """Is line i text of the document's body: numbered, a paragraph, an addressee?"""
    if lines.is_prose(i) or lines.is_label(i):
        return True
    tight = lines.tight(i)
    if not tight.endswith(":") or len(tight) < _ADDRESSEE or labels_record(lines.key(i)):
        return False
    return i + 1 == len(lines) or not is_contact(lines.tight(i + 1))


def _mark_runs(lines: Lines, strengths: dict[int, int], rows: range) -> None:
    """Strong lines, and the weak ones that stand in a run with them."""
    for i in rows:
        if strengths[i] >= STRONG:
            lines.noise.add(i)
    for way in (rows, reversed(rows)):
        beside = False
        for i in way:
            if strengths[i] == WEAK and beside:
                lines.noise.add(i)
            beside = i in lines.noise
    beside = False
    for i in rows:
        if strengths[i] == BELOW and beside:
            lines.noise.add(i)
        elif not beside and i in lines.noise and is_footer(lines.tight(i)):
            _mark_hosts(lines, strengths, i)
        beside = i in lines.noise


def _mark_hosts(lines: Lines, strengths: dict[int, int], foot: int) -> None:
    """Mark who hosts a site and where to reach them, above the line that only a site's foot has."""
    first = foot
    while strengths.get(first - 1) == BELOW:
        first -= 1
    if any(is_host(lines.tight(i)) or _seat().match(lines.tight(i)) for i in range(first, foot)):
        lines.noise.update(range(first, foot))


@cache
def _seat() -> re.Pattern[str]:
    """Where a site's owner sits and how to call there, on one line."""
    return re.compile(r"地址:.*(?:邮编|邮政编码|电话|传真):")


def _weigh_values(lines: Lines, strengths: dict[int, int], end: int) -> None:
    """The values of a record in which label and value are lines of their own are as weak as its labels."""
    labels = [i for i in range(end - 1) if strengths[i] >= WEAK and labels_record(lines.key(i))]
    alternate = [i for i in labels if strengths[i + 1] == NONE]
    if len(alternate) < 2:
        return
    for i in alternate:
        if len(lines.key(i + 1)) <= 80 and (_names(lines, i) or not is_title(lines, i + 1)):
            strengths[i + 1] = WEAK


def _weigh_switches(lines: Lines, strengths: dict[int, int], rows: Iterable[int]) -> None:
    """Two of a page's switches on lines of their own, at its very top or end, are its own for sure: 下载, 收藏."""
    found: list[int] = []
    for i in rows:
        if is_switch(lines.tight(i)):
            found.append(i)
        elif strengths[i] < WEAK:
            break
    if len(found) > 1:
        strengths.update(dict.fromkeys(found, STRONG))


def _weigh_credits(lines: Lines, strengths: dict[int, int], rows: range) -> None:
    """Two credits at the very end, on lines of their own, are a page's where one is of its source or editor: 来源:…, 编辑:…."""
    last = len(lines) - 1
    first = last + 1
    while first - 1 in rows and _credit().match(lines.tight(first - 1)):
        first -= 1
    if last > first and any(lines.tight(i).startswith(_of_page()) for i in range(first, last + 1)):
        strengths.update(dict.fromkeys(range(first, last + 1), STRONG))


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(rf"{any_of((*_of_page(), *words_of('credit', 'work')))}:.{{1,20}}$")


@cache
def _of_page() -> tuple[str, ...]:
    return words_of("credit", "page")


def _names(lines: Lines, i: int) -> bool:
    return re.search("标题|名称", lines.tight(i)) is not None


@cache
def _yaml() -> re.Pattern[str]:
    return re.compile(r"[\w-]{1,30} ?:|- |\]")


def _mark_front_matter(lines: Lines) -> None:
    """A record between two rules at the very top, as generators of sites read it."""
    if not lines.text.startswith("---\n"):
        return
    for i in range(1, min(len(lines), 40)):
        if lines.tight(i) == "---":
            lines.noise.update(range(i + 1))
            return
        if not _yaml().match(lines.key(i)):
            return


@cache
def _title_field() -> re.Pattern[str]:
    return re.compile(
        r"[【\[(]?(?:法规|文件|公文|信息|文档|法律)?(?:标 {0,8}题|介绍|简介|描述|名 {0,8}称|主 {0,8}题)[】\])]?[ \t]{0,8}[:\t][ \t]{0,8}"
    )


def _keep_title(lines: Lines, end: int) -> None:
    """A title that only the record has stays, its field's label goes."""
    for i in sorted(lines.noise):
        if i >= end or not (match := _title_field().match(lines.key(i))):
            continue
        apart = match.end() == len(lines.key(i))
        holder = i + 1 if apart else i
        if holder not in lines.noise:
            continue
        title = letters(lines.key(holder)[0 if apart else match.end() :])
        below = [lines.letters(k) for k in range(holder + 1, min(len(lines), i + _REACH)) if k not in lines.noise]
        if len(title) < 5 or any(title in (one, one + two) for one, two in zip(below, [*below[1:], ""], strict=True)):
            continue
        start, stop = lines.spans[i]
        at = None if apart else _value_start(lines.text, start, stop)
        if apart or at:
            lines.noise.discard(holder)
        if at:
            closed = start + len(lines.text[start:stop].rstrip(_MARGIN))
            lines.inline += [(start, at), (closed, stop)] if closed < stop else [(start, at)]


_MARGIN = " \t|"
"""What may part the cells of a record's row from each other."""


def _value_start(text: str, start: int, stop: int) -> int | None:
    """Where the value of the field starts that is the line's only one."""
    parts = re.split(r"[:：\t]", text[start:stop])
    value = parts[-1].strip(_MARGIN)
    return (
        text.rfind(value, start, stop)
        if len(parts) <= 3 and value and not any(p.strip() for p in parts[1:-1])
        else None
    )


def mark_tail(lines: Lines, head: int) -> None:
    """Mark what stands below the text, which begins on line `head`."""
    begin = max(0, len(lines) - _REACH)
    strengths: dict[int, int] = {}
    for i in range(len(lines) - 1, begin - 1, -1):
        strengths[i] = _strength(lines, i, "tail")
        if strengths[i] < WEAK and _is_text(lines, i) and not is_related(lines.tight(i)):
            begin = i + 1
            break
    rows = range(begin, len(lines))
    _weigh_switches(lines, strengths, reversed(rows))
    _weigh_credits(lines, strengths, rows)
    related = next((i for i in rows if is_related(lines.tight(i)) and i > 0), None)
    if related is not None and _are_links(lines, range(related + 1, len(lines)), strengths):
        lines.noise.update(range(related, len(lines)))
    _mark_runs(lines, strengths, rows)
    mark_between(lines, range(max(begin, head), len(lines)))
    _mark_about(lines, rows)
    _mark_button(lines)


def _mark_about(lines: Lines, rows: range) -> None:
    """Mark what a site says of itself above its foot, from its heading on: 联系我们, 关于我们."""
    if not any(i in lines.noise and is_footer(lines.tight(i)) for i in rows):
        return
    for i in range(max(1, rows.start - _ABOUT), len(lines)):
        if is_about(lines.tight(i)) and not any(lines.is_label(k) for k in range(i, len(lines))):
            lines.noise.update(range(i, len(lines)))
            return


def _are_links(lines: Lines, rows: range, strengths: dict[int, int]) -> bool:
    """Are the lines the titles of other pages, and what else a page prints at its foot? A form has short cells."""
    links = sum(len(lines.key(i)) >= _LINK or strengths[i] >= WEAK or is_title(lines, i) for i in rows)
    asks = sum(lines.tight(i).endswith(":") or "\t" in lines.key(i) for i in rows if strengths[i] < WEAK)
    return len(rows) > 0 and asks == 0 and (2 * links > len(rows) or strengths[rows[-1]] >= STRONG)


def _mark_button(lines: Lines) -> None:
    """A button that is printed right behind the last sentence: …责任追究。查看更多"""
    last = next((i for i in range(len(lines) - 1, -1, -1) if i not in lines.noise), None)
    if last is None:
        return
    start, end = lines.spans[last]
    at = lines.text.rfind("。", start, end) + 1
    rest = lines.text[at:end].strip()
    if at and 4 <= len(rest) <= 60 and by_zone(rest, rest.replace(" ", "").lower(), "tail") >= STRONG:
        lines.inline.append((at, end))
