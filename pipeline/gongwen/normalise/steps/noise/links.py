"""What a site puts before and behind a text to list and link it: 重发:, the name of the column, the file's name once more."""

from __future__ import annotations

import re
from functools import cache

from gongwen.normalise.steps.noise.lines import Lines
from gongwen.normalise.steps.noise.titles import is_kind, is_letterhead, is_title
from gongwen.normalise.steps.noise.vocabulary import words_of
from gongwen.text.lexicon import any_of

_COLUMN = 5
_TITLE = 8
_BESIDE = 24
"""So many letters a link has at most besides the title."""
_PREAMBLE = 400


def mark_posted(lines: Lines) -> None:
    """Mark what a forum or an office's network puts before the title of what is posted: 重发:, 【转】."""
    first = next((i for i in range(len(lines)) if i not in lines.noise), None)
    if first is None:
        return
    start, end = lines.spans[first]
    found = _posted().match(lines.text, start, end)
    if found is not None and end - found.end() >= _COLUMN and "。" not in lines.key(first):
        lines.inline.append((start, found.end()))


@cache
def _posted() -> re.Pattern[str]:
    how, column = words_of("posted", "how"), words_of("posted", "column")
    return re.compile(rf"(?:{any_of(how)}[:：]|[\[【]{any_of((*how, *column))}[\]】])[ \u3000]*")


def is_posting(text: str) -> bool:
    """Does a page say no more with this than that it posts what follows? Without a colon 转发 is one's own word as well.

    >>> is_posting("转发"), is_posting("青石县转发")
    (True, False)
    """
    return text == "转发" or text in words_of("posted", "how")


def mark_column(lines: Lines, head: int) -> None:
    """Mark the column of a site (助学金) that stands alone over the first chapter of a rule that says 本办法 of itself."""
    rows = [i for i in range(head) if i not in lines.noise]
    if len(rows) != 1 or head >= len(lines) or not _first_division().match(lines.key(head)):
        return
    name = lines.tight(rows[0])
    if not 2 <= len(name) <= _COLUMN or is_letterhead(name) or is_kind(name) or not name.isalpha():
        return
    below = "".join(lines.tight(i) for i in range(head, min(head + _BESIDE, len(lines))))
    if _of_itself().search(below[:_PREAMBLE]):
        lines.noise.add(rows[0])


def _mark_files(lines: Lines, head: int, last: int) -> None:
    """Mark the titles at the end of the text, one of which is the text's own."""
    first = last + 1
    while first - 1 > head and first - 1 not in lines.noise and is_title(lines, first - 1):
        first -= 1
    if last - first < 1 or not lines.key(first - 1).endswith("。"):
        return
    titles = [lines.letters(i) for i in range(min(head, len(lines)))]
    if any(title.endswith(lines.letters(i)) for i in range(first, last + 1) for title in titles):
        lines.noise.update(range(first, last + 1))


@cache
def _first_division() -> re.Pattern[str]:
    return re.compile(r"第 ?[一1] ?[章条] ?")


@cache
def _of_itself() -> re.Pattern[str]:
    return re.compile(r"制[定订]本(?:办法|规定|制度|细则|规则|规程|条例|准则|章程|方案)")


def mark_last_link(lines: Lines, head: int) -> None:
    """Mark the name of the text's file below it: its title again, with its number or its type; alone or among its like."""
    last = len(lines) - 1
    while last > head and last in lines.noise:
        last -= 1
    _mark_files(lines, head, last)
    if last <= head or (lines.is_prose(last) and "。" in lines.key(last)):
        return
    found = lines.letters(last)
    for i in range(min(head, len(lines))):
        title = lines.letters(i)
        if i + 1 < head and not is_title(lines, i):
            title += lines.letters(i + 1)
        if len(title) >= _TITLE and title in found and len(found) - len(title) <= _BESIDE:
            lines.noise.add(last)
            return
