"""Names that a page prints over the title of the document that it shows, or behind it.

A page's own name is noise where it stands over the document's title: when the page's record (来源, 发布时间) lies between,
when one contains the other, or when it is a word or two that is neither an issuer nor any other part of a document's
head. Above a whole title only these can stand.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.normalise.steps.noise.lines import Lines, letters
from gongwen.normalise.steps.noise.titles import (
    adds_issuer,
    is_kind,
    is_letterhead,
    is_title,
    is_whole,
    names_other_kind,
)

_SHORT, _LEAST = 8, 4
_FULL = 30
_NAMES = 3
"""A page has so many names over its text at most."""


def mark_page_names(lines: Lines, head: int) -> None:
    """The names of a page over the title of the document that it shows: the column's (where its path says so), the page's own."""
    for i in range(1, min(head, len(lines))):
        if i - 1 in lines.noise and lines.tight(i) == _last_crumb(lines.key(i - 1)):
            lines.noise.add(i)
    for _ in range(_NAMES):
        before = len(lines.noise)
        _mark_page_name(lines, head)
        if len(lines.noise) == before:
            return


def _last_crumb(key: str) -> str:
    """The last step of a page's path: 首页 > 新闻中心 > 安全处; empty where the line is none."""
    steps = re.split(r"[>»\u203a→]|(?<=\S) [-–—] (?=\S)" if _path().match(key) else r"[>»\u203a→]", key)
    return "".join(steps[-1].split()).lower() if len(steps) > 1 else ""


@cache
def _path() -> re.Pattern[str]:
    return re.compile(r"(?:[您你]?的?(?:当前|现在|所在)|首页|主页)")


def _mark_page_name(lines: Lines, head: int) -> None:
    name = next((i for i in range(min(head, len(lines))) if i not in lines.noise), None)
    if name is None or name > 6 or lines.is_label(name) or lines.is_prose(name):
        return
    tight = lines.tight(name)
    if not 2 <= len(tight) <= 80 or tight.endswith((":", ",", "、")) or "\t" in lines.key(name):
        return
    named = next(
        (i for i in range(name, min(head, len(lines))) if i not in lines.noise and _names_page(lines, i)), None
    )
    if named is not None:
        lines.noise.add(named)
        return
    site = _site_behind().search(lines.text, *lines.spans[name])
    if site is not None and is_kind("".join(lines.text[lines.spans[name][0] : site.start()].split())):
        lines.inline.append((site.start(), lines.spans[name][1]))
    record = False
    for i in range(name + 1, min(head + 1, len(lines), name + 12)):
        if i in lines.noise:
            record = record or "---" not in lines.key(i)
            continue
        title = "" if _runs_on(lines, i) else _title_at(lines, i, whole=not record)
        if title and _is_page_name(lines, name, title, record=record, next_line=i == name + 1 or record):
            lines.noise.add(name)
            return
        if title or lines.is_label(i) or lines.is_prose(i) or _runs_on(lines, i) or lines.tight(i).endswith(":"):
            return


def _runs_on(lines: Lines, i: int) -> bool:
    """Is the line a part of a broken sentence, full with a comma inside, or a line of what changed a law (2031年5月1日《…》)?"""
    return (len(lines.key(i)) >= _FULL and "," in lines.key(i)) or _changed().match(lines.tight(i)) is not None


@cache
def _changed() -> re.Pattern[str]:
    return re.compile(r"\d{4}年\d{1,2}月\d{1,2}日[《根经]")


def _names_page(lines: Lines, name: int) -> bool:
    """Is the line the title below it with the site's name, or the type of its file, behind it: 某办法_某网, 某办法.doc?"""
    below = next((i for i in range(name + 1, len(lines)) if i not in lines.noise), None)
    if below is None:
        return False
    title, tight = lines.tight(below), lines.tight(name)
    if not tight.startswith(title) or not is_kind(title):
        return False
    return tight[len(title) : len(title) + 1] in tuple("-_|–—.") or _behind().fullmatch(tight, len(title)) is not None


@cache
def _behind() -> re.Pattern[str]:
    """What a page adds to the title that it shows."""
    return re.compile(r"(?:全文|原文|正文|下载|详情|内容|[\[(]\d{1,2}[\])])")


@cache
def _site_behind() -> re.Pattern[str]:
    """A site's name behind a title on its line: …的通知_某县政府网."""
    wide = "\uff5c"
    named = "网|网站|官网|平台|门户|百科|文库"
    return re.compile(
        rf"[ \u3000]*[_|{wide}][ \u3000]*[^_|{wide}\s。，；]{{2,24}}[ \u3000]*$|[ \u3000]*[-–—]{{1,2}}[ \u3000]*[^-–—\s。，；]{{1,16}}(?:{named})[ \u3000]*$"
    )


def _title_at(lines: Lines, i: int, *, whole: bool) -> str:
    """The letters of the title that line i begins, in one line or two; empty if it begins none.

    A title that has neither issuer nor year nor 关于 may be the second line of another, or a heading: it counts only below
    a record, and only if it names a kind of document.
    """
    if lines.is_label(i):
        return ""
    if not is_whole(lines.tight(i)):
        return lines.letters(i) if not whole and len(lines.key(i)) >= 6 and is_kind(lines.tight(i)) else ""
    if is_title(lines, i):
        return lines.letters(i)
    pair = i + 1 < len(lines) and i + 1 not in lines.noise and len(lines.key(i)) >= _SHORT
    if pair and not re.search(r"[:。;号]$|文件$", lines.tight(i)) and is_title(lines, i + 1):
        return lines.letters(i) + lines.letters(i + 1)
    return ""


def _is_page_name(lines: Lines, name: int, title: str, *, record: bool, next_line: bool) -> bool:
    found = lines.letters(name)
    if found == title or len(title) < (_LEAST if record else _SHORT) or adds_issuer(found, title):
        return False
    if record and (found in title or is_title(lines, name) or not is_letterhead(lines.tight(name))):
        return True
    parts = re.split(r"[_|]|\s[-–—]\s?|[-–—]{2}", lines.key(name))
    if len(parts) > 1 and letters(parts[0]) == title:
        return True
    if is_letterhead(lines.tight(name)):
        return False
    if next_line and title.startswith("关于") and names_other_kind(lines, name, title):
        return True
    return found in title or title in found or (next_line and len(found) <= _SHORT and not is_title(lines, name))
