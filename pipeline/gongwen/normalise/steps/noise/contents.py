"""A printed table of contents: lines that come again as headings, or end in leaders and page numbers.

Below 目录, a line is an entry if it ends in leaders or a page number, or if its letters come again as a line further on.
The table ends where its first entry comes again (there the text begins), or at the first lines that are no entries.
Without 目录, lines with leaders and page numbers are a table, three at least; so are five near the top with page numbers that
never fall, if the first comes again without its number; and there a numbered list of names, most of which come again alone on lines below.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.normalise.steps.noise.lines import Lines, letters

_HEADINGS = frozenset({"目录", "目次", "总目录", "contents", "tableofcontents"})
_OPENERS = "目总【[*#CcT"
"""With these the heading of a table begins."""
_ENTRIES, _MOST_ENTRIES = 3, 30
_TOP, _NAME = 8, 30
_MISSES = 2
"""So many lines in a row may fail to come again, word for word, if the table goes on after them."""


@cache
def _leaders() -> re.Pattern[str]:
    """Leaders, or a tab, and a page number at the end of a line."""
    return re.compile(r"(?:[.·．…‥⋯_\-—]{2,}|\t| {2,}|…)[ .·…\t]*[-(]?\d{1,4}[-)]?$|[.·…⋯]{4,}$")


@cache
def _flat() -> re.Pattern[str]:
    """A table on one line."""
    return re.compile(
        r"目 *[录次][ :]*(?:第一[章编节部]|一、|1[ .、])[^。;]{2,60}(?:第二[章编节部]|二、|2[ .、])[^。;]{2,600}$"
    )


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"^(?:\d{1,2}[.、 ]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)) ?")


def mark_contents(lines: Lines) -> None:
    """Tables of contents."""
    text = lines.text
    if "目" in text or "ontents" in text or "ONTENTS" in text:
        last_at: dict[str, int] = {}
        for i, (start, end) in enumerate(lines.spans):
            if text[start] not in _OPENERS:
                continue
            if end - start <= 24 and _is_heading(lines, i) and i not in lines.noise:
                last_at = last_at or _last_places(lines)
                _mark_table(lines, i, last_at)
            elif end - start <= 700 and _flat().match(lines.key(i)):
                lines.noise.add(i)
    _mark_names(lines)
    _mark_paged(lines)
    if any(mark in text for mark in ("..", "……", "···", "⋯")):
        _mark_leaders(lines)


def _mark_names(lines: Lines) -> None:
    """Mark the numbered list of names near the top that heads a text in as many parts."""
    first = next(
        (i for i in range(1, min(_TOP, len(lines))) if lines.key(i)[:1] in ("1", "一") and _is_entry(lines, i)), None
    )
    if first is None:
        return
    end = first
    while end < len(lines) and _is_entry(lines, end):
        end += 1
    if end - first < _ENTRIES or end - first > _MOST_ENTRIES:
        return
    last_at = _last_places(lines)
    again = [last_at.get(letters(_number().sub("", lines.key(i))), 0) for i in range(first, end)]
    found = [at for at in again if at >= end]
    if len(found) >= _ENTRIES and 3 * len(found) >= 2 * len(again) and found == sorted(found) and again[0] == found[0]:
        lines.noise.update(range(first, end))


_PAGED_ENTRIES, _PAGED_TOP = 5, 120


@cache
def _paged() -> re.Pattern[str]:
    return re.compile(r"(.{1,40}?[^\d.\s]) ?(\d{1,3})")


@cache
def _page_behind() -> re.Pattern[str]:
    return re.compile(r" ?\d{1,3}\Z")


def _mark_paged(lines: Lines) -> None:
    """Mark names near the top with page numbers that never fall (1.1编制目的 4): the text begins right below, or the first and a third of them come again."""
    text, row, page = lines.text, list[int](), 0
    for i, (start, end) in enumerate(lines.spans[:_PAGED_TOP]):
        found = None
        if text[end - 1] in "0123456789" and end - start <= _LONGEST_PAGED:
            found = _paged().fullmatch(lines.key(i))
        if found and int(found[2]) >= page:
            row.append(i)
            page = int(found[2])
        elif row:
            _mark_if_again(lines, row)
            row, page = [], 0
    _mark_if_again(lines, row)


def _mark_if_again(lines: Lines, row: list[int]) -> None:
    if len(row) < _PAGED_ENTRIES:
        return
    names = [letters(_page_behind().sub("", lines.key(i))) for i in row]
    below = row[-1] + 1
    last_at = _last_places(lines)
    again = [last_at.get(name, 0) >= below for name in names]
    if (below < len(lines) and lines.letters(below) == names[0]) or (again[0] and 3 * sum(again) >= len(again)):
        lines.noise.update(row)


_LONGEST_PAGED = 60


def _is_entry(lines: Lines, i: int) -> bool:
    start, end = lines.spans[i]
    return end - start <= _NAME and lines.text[end - 1] not in "。；;:：" and _number().match(lines.key(i)) is not None


def _is_heading(lines: Lines, i: int) -> bool:
    return lines.tight(i).strip(":【】[]*-") in _HEADINGS


def _last_places(lines: Lines) -> dict[str, int]:
    """The letters of each short line, with the last line that has them."""
    short = (i for i, (start, end) in enumerate(lines.spans) if end - start <= 120)
    return {lines.letters(i): i for i in short}


def _mark_leaders(lines: Lines) -> None:
    row: list[int] = []
    for i, (start, end) in enumerate(lines.spans):
        found = None
        if end - start <= 160 and lines.text[end - 1 : end].strip("- )").isdecimal():
            found = _leaders().search(lines.key(i))
        if found and len(found.group().strip("0123456789 \t")) >= 3:
            row.append(i)
            continue
        if len(row) >= _ENTRIES:
            lines.noise.update(row)
        row = []
    if len(row) >= _ENTRIES:
        lines.noise.update(row)


def _mark_table(lines: Lines, heading: int, last_at: dict[str, int]) -> None:
    """Mark the table whose heading is line `heading`, if it is one."""
    first = ""
    entries: list[int] = []
    misses = 0
    for i in range(heading + 1, min(len(lines), heading + 500)):
        if i in lines.noise:
            continue
        key = lines.key(i)
        if lines.spans[i][1] - lines.spans[i][0] > 120 or key.endswith(("。", ";")) or _is_heading(lines, i):
            break
        entry = letters(_leaders().sub("", key)) or letters(key)
        if first and entry == first:
            break
        bare = letters(_number().sub("", key))
        again = max(last_at.get(e, 0) for e in (entry, entry.rstrip("0123456789"), bare)) > i
        if _leaders().search(key) or again:
            first, misses = first or entry, 0
            entries.append(i)
        else:
            misses += 1
            if misses > _MISSES:
                break
    inner = entries[-1] - heading if entries else 0
    whole = len(entries) > 1 and inner == len(entries)  # each line comes again
    if whole or (len(entries) >= _ENTRIES and 10 * len(entries) >= 7 * inner):
        lines.noise.update(range(heading, entries[-1] + 1))
