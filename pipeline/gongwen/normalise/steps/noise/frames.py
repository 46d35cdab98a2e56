"""The frame of a page above the text: its menu, its breadcrumbs, who is logged in, where to call.

A site or an application prints its menu as a run of short names, one a line. A run of short lines alone is no sign (covers
and joint issuers are such runs too): it is a frame where words of menus stand in it, or where its names come again as the ends
of titles below (tabs). It reaches to the title that stands last before the text; issuers and the title's own first half, right
above that title, are the document's. Without such a title, the last name above what is no menu is kept: it may be the heading.

A record may print its label and its value with nothing between (发文机关某市人民政府): two such lines show it.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.normalise.steps.noise.contacts import is_contact
from gongwen.normalise.steps.noise.lines import Lines
from gongwen.normalise.steps.noise.presses import is_press, menu
from gongwen.normalise.steps.noise.titles import is_column_over, is_kind, is_letterhead, is_title
from gongwen.normalise.steps.noise.vocabulary import NONE, STRONG, WEAK, words_of
from gongwen.text.lexicon import any_of

_NAME = 14
"""An entry of a menu has so many characters at most."""
_ENTRIES = 4
_ALONE = 5
"""So many entries make a menu where no title stands below."""
_ASIDE = 60
"""A line of a frame that is no entry has so many characters at most."""
_HALF = 7
"""A shorter title may be the second half of one in two lines."""
_LONG = 10
_RECORD = 2
_LEAST = 2
"""A frame and what it frames are so many lines at least."""
_FOOT = 16


def mark_frame(lines: Lines, strengths: dict[int, int], end: int) -> None:
    """Mark the frame above the text, which begins on line `end`."""
    first = next((i for i in range(end) if i not in lines.noise), end)
    if end - first < _LEAST:
        return
    while first < end - 1 and (is_press(lines.tight(first)) or _details().fullmatch(lines.tight(first))):
        lines.noise.add(first)
        first += 1
    title = next((i for i in range(end - 1, first, -1) if i not in lines.noise and _is_title(lines, i)), None)
    if title is None and end - first < _ALONE:
        return
    stop = _bottom(lines, first, end) if title is None else _head_of(lines, title, first, strengths)
    rows = [i for i in range(first, stop) if i not in lines.noise]
    if _is_frame(lines, rows, strengths, end, title):
        lines.noise.update(rows)
    elif title is not None and len(rows) == 1 and is_column_over(lines, rows[0], title):
        lines.noise.add(rows[0])


def mark_bare_record(lines: Lines, end: int) -> None:
    """Mark the lines above the text (line `end`) that are a label of a record and its value with nothing between."""
    if end < _RECORD:
        return
    rows = [
        i
        for i in range(end)
        if i not in lines.noise
        and lines.spans[i][1] - lines.spans[i][0] <= _ASIDE
        and _bare().fullmatch(lines.tight(i))
    ]
    if len(rows) >= _RECORD:
        lines.noise.update(rows)


def mark_between(lines: Lines, rows: range) -> None:
    """Mark the short names that stand below the text between lines of the page: whose site it is, who said 同意.

    A signature has a date: where one stands there, nothing is marked.
    """
    found = [i for i in rows if i in lines.noise]
    if len(found) < _RECORD or any(
        _dated().search(lines.tight(i)) for i in range(found[0], found[-1]) if i not in found
    ):
        return
    lines.noise.update(i for i in range(found[0], found[-1]) if _is_entry(lines, i))


def mark_bottom(lines: Lines) -> None:
    """Mark the buttons that stand below the last sentence, at the very end of the text."""
    pressed: list[int] = []
    for i in range(len(lines) - 1, -1, -1):
        if i in lines.noise:
            continue
        if not is_press(lines.tight(i)):
            if lines.tight(i).endswith(("。", ";", "!", "日")) or "\t" in lines.key(i):
                lines.noise.update(pressed)
            return
        pressed.append(i)


def mark_application(lines: Lines, head: int) -> None:
    """Mark what an application prints above the text (line `head`) that its buttons stand under: 新增承诺书, 申报人:某某."""
    if not lines.noise:
        return
    last = range(len(lines) - 1, max(head, len(lines) - _FOOT), -1)
    if not any(i in lines.noise and (is_press(lines.tight(i)) or menu(lines.key(i)) == STRONG) for i in last):
        return
    first = next((i for i in range(head) if i not in lines.noise), None)
    if first is not None and _screen().fullmatch(lines.tight(first)):
        lines.noise.add(first)
    elif first is not None and _site().search(lines.tight(first)):
        title = next((i for i in range(head - 1, first, -1) if is_title(lines, i)), first)
        rows = range(first, title)
        if len(rows) <= _ENTRIES and all(_is_entry(lines, i) for i in rows):
            lines.noise.update(rows)
    for i in range(head):
        if i not in lines.noise and _who().fullmatch(lines.tight(i)):
            lines.noise.add(i)


@cache
def _screen() -> re.Pattern[str]:
    """The name of a screen: what to do with what."""
    return re.compile(
        r"(?:新增|添加|新建|编辑|修改|查看|录入|填写|签署)[\u4e00-\u9fff]{2,10}|[\u4e00-\u9fff]{2,10}(?:详情|编辑|审批|录入)"
    )


@cache
def _details() -> re.Pattern[str]:
    return re.compile(r"[\u4e00-\u9fff]{2,8}(?:详情页?|详细信息)")


@cache
def _who() -> re.Pattern[str]:
    return re.compile(r"(?:申报|填报|录入|上报|创建|提交|申请|发起|拟稿|经办)(?:人|者|时间|日期|部门):.{1,20}")


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(r"\d{4}年|[〇零一二三四五六七八九]{4}年|年月日|\d{4}[-./]\d{1,2}")


def _is_title(lines: Lines, i: int) -> bool:
    """A title, and not a name of a menu that ends like one (收费公示)."""
    return is_title(lines, i) and (is_kind(lines.tight(i)) or len(lines.letters(i)) >= _LONG)


def _is_entry(lines: Lines, i: int) -> bool:
    """A short name, as a menu has them: no label, no figure, no mark of a sentence."""
    return 2 <= len(lines.tight(i)) <= _NAME and _entry().fullmatch(lines.tight(i)) is not None


def _is_aside(lines: Lines, i: int) -> bool:
    """What else a frame may hold: a telephone number and whose it is, a greeting, a slogan."""
    key = lines.key(i)
    return 0 < len(key) <= _ASIDE and not lines.is_label(i) and "\t" not in key and key[-1] not in "。;"


def _head_of(lines: Lines, title: int, first: int, strengths: dict[int, int]) -> int:
    """The first line of the head whose title ends on line `title`: issuers, and the title's own first lines."""
    k = title
    while k > first and k - 1 not in lines.noise and strengths.get(k - 1, NONE) < WEAK and _belongs(lines, k - 1, k):
        k -= 1
    return k


def _belongs(lines: Lines, above: int, below: int) -> bool:
    tight = lines.tight(above)
    if is_contact(tight):
        return False
    if len(tight) > _ASIDE or is_letterhead(tight) or not _is_entry(lines, above):
        return not is_title(lines, above)
    return len(lines.tight(below)) < _HALF and not is_title(lines, above) and not is_press(tight)


def _bottom(lines: Lines, first: int, end: int) -> int:
    """Where the run of entries from line `first` on ends; what may head the text below stays out."""
    k = first
    while k < end and (k in lines.noise or _is_entry(lines, k) or _is_said(lines, k)):
        k += 1
    while k > first and k - 1 not in lines.noise and not is_contact(lines.tight(k - 1)):
        k -= 1
        if not is_press(lines.tight(k)):
            break
    return k


def _is_said(lines: Lines, k: int) -> bool:
    """A way to call, or whose it is that follows."""
    if is_contact(lines.tight(k)):
        return True
    return lines.tight(k).endswith(":") and k + 1 < len(lines) and is_contact(lines.tight(k + 1))


def _is_frame(lines: Lines, rows: list[int], strengths: dict[int, int], end: int, title: int | None) -> bool:
    entries = [i for i in rows if _is_entry(lines, i)]
    if title is not None and rows and len(entries) == len(rows) and _has_column(lines, rows):
        return True
    asides = [i for i in rows if i not in entries and not _is_said(lines, i)]
    menu_lines = sum(
        i in lines.noise and strengths.get(i, NONE) >= WEAK and _is_entry(lines, i)
        for i in range(rows[-1] if rows else 0)
    )
    if len(entries) + menu_lines < (_ENTRIES if title is not None else _ALONE) or len(asides) > len(entries):
        return False
    if not all(_is_aside(lines, i) for i in asides):
        return False
    signs = sum(strengths.get(i, NONE) >= WEAK or is_press(lines.tight(i)) for i in rows)
    signs += sum(i in lines.noise and strengths.get(i, NONE) >= WEAK for i in range(end if title is None else title))
    signs += _site().search(lines.tight(rows[0])) is not None
    return signs > 1 or (title is not None and _has_tabs(lines, entries, title, end))


def _has_column(lines: Lines, rows: list[int]) -> bool:
    """Is one of the names a page's alone (某某列表), or stand they below the heading of its links?"""
    above = rows[0] - 1
    linked = above >= 0 and above in lines.noise and "链接" in lines.tight(above)
    return linked or any(_column().search(lines.tight(i)) for i in rows)


@cache
def _column() -> re.Pattern[str]:
    return re.compile(r"(?:列表|详情|首页|主页|频道|栏目|专栏)$")


def _has_tabs(lines: Lines, entries: list[int], title: int, end: int) -> bool:
    """Does an entry come again as the end of a title, here or below?"""
    names = {lines.letters(i) for i in entries if len(lines.letters(i)) >= _ENTRIES}
    below = [title, *(i for i in range(end, len(lines)) if is_title(lines, i))]
    return any(letters.endswith(name) for i in below if (letters := lines.letters(i)) for name in names)


@cache
def _site() -> re.Pattern[str]:
    """How the name of a site or an application ends."""
    return re.compile(r"(?:系统|平台|网站?|官网|门户|主页|小程序|公众号|工作台|app)$")


@cache
def _entry() -> re.Pattern[str]:
    return re.compile(r"[☆★◆◇●■□▪•·>»]?[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z/|&·、\"“”()-]*[,!]?")


@cache
def _bare() -> re.Pattern[str]:
    """A label of a record right before what only such a label has: a date, a state of force, a body, a number."""
    label = any_of(words_of("head_field", "strong"), "施行日期|实施日期|生效日期|公布日期|废止日期|文号|公布机关")
    date = r"\d{4}(?:年\d{1,2}月\d{1,2}日|[-./]\d{1,2}[-./]\d{1,2})"
    state = "(?:现行|已被?|尚未|部分|失去)?(?:有效|失效|废止|修改|修订|生效)"
    body = r"[\u4e00-\u9fff()、]{2,30}(?:院|部|委|局|厅|府|会|署|办|办公室|组|行|法院|文件|法规|规章|解释|法律)"
    return re.compile(
        rf"{label}(?:{date}|{state}|{body}|.{{1,16}}[〔\[(]\d{{4}}[〕\])]第?\d{{1,4}}号|.{{1,16}}令第?\d{{1,4}}号)"
    )
