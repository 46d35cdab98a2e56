"""What pages print that belongs to no text: page numbers, running heads, the numbers that databases give to articles.

A bare number is noise only in company: page by page, or as 1, 2, 3 … where each stands over the article that bears the
same number, or one by one at the distance of pages. A running head is a line that comes again beside page numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache
from itertools import pairwise

from gongwen.normalise.steps.noise.lines import Lines
from gongwen.normalise.steps.noise.shapes import sure
from gongwen.normalise.steps.noise.titles import is_title
from gongwen.normalise.steps.noise.vocabulary import words_of
from gongwen.text.lexicon import searched
from gongwen.text.view import fold

_TIMES = 3
"""A running head comes so often at least."""
_PAGE = 200
"""A page holds so many characters at least."""
_LONGEST = 120
_DIGIT = 4
_SHORT = 40
_CELL = 15
_NOTE = r"编\s{0,8}者?\s{0,8}[注按]\s{0,4}[:：]"
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")}


@cache
def _candidate() -> re.Pattern[str]:
    """How a line begins that may be noise anywhere; a quick look at the raw line."""
    return re.compile(
        r"[-—–·~～―─━*=_<\uff1c\[\uff3b【]|第.{1,14}页|[Pp](?:age|AGE|\.)|(?:原文|本文|网页|文章|信息)?(?:链接|地址|网址|出处|来源)|https?:|www\."
        r"|[上下前后]一?[篇条页则个]|.{0,8}扫|(?:使?用)?手机|分享|您?的?(?:当前|现在|所在)|#{0,4} *[Pp]age|[#>] *[-*=\[]|:::"
        r"|[您你]有|(?:查看|浏览|阅读|获取|更多|完整|详细).{0,16}请|[()\[\];]*[{}]|/\*|&nbsp;|(?:var|let|const|function|return|import|document|window|\$)[ .(]"
    )


@cache
def _advert() -> re.Pattern[str]:
    return re.compile(searched(words_of("advert", "strong")))


def mark_anywhere(lines: Lines) -> None:
    """Lines that are noise wherever they stand."""
    text, begins, advertises = lines.text, _candidate().match, _advert().search
    files = "预览" in text or "下载" in text
    stamps = _stamp().search(text) is not None
    for i, (start, end) in enumerate(lines.spans):
        length = end - start
        if length > _LONGEST or text[end - 1] in "。；":
            continue
        likely = (
            begins(text, start, end) is not None
            or (length <= _SHORT and advertises(text, start, end) is not None)
            or (files and "." in text[start:end])
            or (stamps and _stamp().search(text, start, end) is not None)
        )
        if likely and sure(lines.tight(i)):
            lines.noise.add(i)
            if _page_number().fullmatch(lines.tight(i)):
                lines.breaks.add(i)


@cache
def _stamp() -> re.Pattern[str]:
    """The time of day to the second, behind a day: what a printer or a viewer stamps on a page."""
    return re.compile(r"-\d\d \d\d:\d\d:\d\d")


@cache
def _page_number() -> re.Pattern[str]:
    return re.compile(r"[-—·~―─]{1,3}第?\d{1,4}页?[-—·~―─]{1,3}|第[\d一二三四五六七八九十百]{1,4}页.*|page\d.*")


def mark_heads(lines: Lines, pages: tuple[int, ...]) -> None:
    """Running heads and feet: lines that come again and again at the edges of pages."""
    places = _edges(lines, pages)
    for _ in range(2):  # the head and the number may be two lines on the same edge
        if len(places) < _TIMES:
            return
        heads = {i: _head(lines, i) for i in places if "\t" not in lines.key(i)[:60]}
        count = Counter(heads.values())
        found = {i for i, head in heads.items() if head and count[head] >= _TIMES and not lines.is_label(i)}
        found -= _also_within(lines, found, count)
        if 0 in found and not _second_title(lines):
            found.discard(0)
        bare = [i for i in sorted(heads) if re.fullmatch(r"\d{1,4}", lines.tight(i))] if pages else []
        if len(bare) > 1 and _ascends([int(lines.tight(i)) for i in bare]):
            found.update(bare)
        if not found:
            return
        lines.noise |= found
        lines.breaks |= found
        places = [k for i in found for k in (i - 1, i + 1) if 0 <= k < len(lines) and k not in lines.noise]


def _head(lines: Lines, i: int) -> str:
    return re.sub(r"\d+", "", lines.letters(i))


def _also_within(lines: Lines, found: set[int], count: Counter[str]) -> set[int]:
    """Lines at edges whose like stand as often within pages: the text's own, that only happen to stand there."""
    known = {_head(lines, i) for i in found}
    if not known:
        return set()
    longest = max(lines.spans[i][1] - lines.spans[i][0] for i in found)
    within = Counter(
        head
        for i, (start, end) in enumerate(lines.spans)
        if end - start <= longest + _DIGIT and i not in found and (head := _head(lines, i)) in known
    )
    return {i for i in found if 2 * within[_head(lines, i)] >= count[_head(lines, i)]}


def _edges(lines: Lines, pages: tuple[int, ...]) -> list[int]:
    """The first and the last line of each page, and what stands beside a page number."""
    if not (lines.breaks or pages):
        return []
    edges = {k for i in lines.breaks for k in (i - 1, i + 1)}
    starts = [start for start, _ in lines.spans]
    for page in pages:
        k = bisect_left(starts, page)
        edges |= {k - 1, k}
    if pages:
        edges.add(len(lines) - 1)
    return sorted(i for i in edges - lines.noise if 0 <= i < len(lines))


def _second_title(lines: Lines) -> bool:
    """Does a title stand right below the first line, so that the first is none?"""
    return len(lines) > 1 and is_title(lines, 1) and lines.letters(1) != lines.letters(0)


def _ascends(numbers: list[int]) -> bool:
    return all(a < b for a, b in pairwise(numbers))


def mark_bare_numbers(lines: Lines) -> None:
    """Bare numbers on lines of their own: over articles of the same number, or a page apart."""
    text = lines.text
    bare = [
        (i, int(fold(number)))
        for i, (start, end) in enumerate(lines.spans)
        if end - start <= _DIGIT and (number := text[start:end].strip(" -—–")).isdecimal()
    ]
    if len(bare) < 2:
        return
    over = [i for i, n in bare if i + 1 < len(lines) and n and _article(lines.key(i + 1)) == n]
    if len(over) >= 2 and 2 * len(over) > len(bare):
        lines.noise.update(over)
    apart = [(i, n) for i, n in bare if i not in lines.noise]
    if len(apart) >= _TIMES and apart[0][1] <= _TIMES and _are_pages(lines, apart):
        lines.noise.update(i for i, _ in apart)
        lines.breaks.update(i for i, _ in apart)


def _are_pages(lines: Lines, apart: list[tuple[int, int]]) -> bool:
    """Do the numbers count pages: one by one, at like distances, below lines of text? The cells of a table are short."""
    if any(b != a + 1 for (_, a), (_, b) in pairwise(apart)):
        return False
    sizes = [lines.spans[j][0] - lines.spans[i][0] for (i, _), (j, _) in pairwise(apart)]
    below = sum(lines.spans[i - 1][1] - lines.spans[i - 1][0] >= _CELL for i, _ in apart if i)
    return min(sizes) >= _PAGE and max(sizes) <= 3 * min(sizes) and 2 * below > len(apart)


@cache
def _article_label() -> re.Pattern[str]:
    return re.compile(r"第 ?([一二三四五六七八九十百零〇]{1,6}|\d{1,4}) ?[条點点]|([一二三四五六七八九十百]{1,5})、")


def _article(key: str) -> int | None:
    """The number of the article that a line opens with."""
    match = _article_label().match(key)
    if not match:
        return None
    found = match.group(1) or match.group(2)
    return int(found) if found.isdecimal() else _value(found)


def _value(numeral: str) -> int:
    """A Chinese numeral below 1000.

    >>> _value("十二"), _value("二十"), _value("一百零三")
    (12, 20, 103)
    """
    total = digit = 0
    for c in numeral:
        if c in "十百":
            total, digit = total + (digit or 1) * (10 if c == "十" else 100), 0
        else:
            digit = _DIGITS.get(c, 0)
    return total + digit


def mark_counted(lines: Lines) -> None:
    """Page numbers that say how many pages there are, alone (1 / 4) or right before the words of their line: 1/4, 2/4, 3/4, 4/4."""
    text = lines.text
    if "/" not in text and "\uff0f" not in text:
        return
    found = [(i, m) for i, (start, end) in enumerate(lines.spans) if (m := _counted().match(text, start, end))]
    alone = [(i, m) for i, m in found if not text[m.end() : lines.spans[i][1]].strip()]
    if _count_up([m for _, m in alone]):
        lines.noise.update(i for i, _ in alone)
        lines.breaks.update(i for i, _ in alone)
        return
    total = str(len(found))
    if len(found) > 1 and all(
        int(m[1]) == k and fold(m[2]).startswith(total) for k, (_, m) in enumerate(found, start=1)
    ):
        lines.inline += [(m.start(), m.start(2) + len(total)) for _, m in found]


def _count_up(found: list[re.Match[str]]) -> bool:
    """Do page numbers count one by one, none of them beyond the one number of pages?"""
    numbers = [int(m[1]) for m in found]
    totals = {int(m[2]) for m in found}
    follow = all(b == a + 1 for a, b in pairwise(numbers))
    return len(found) > 1 and len(totals) == 1 and follow and numbers[0] <= _TIMES and numbers[-1] <= max(totals)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(r"(\d{1,3}) ?[/\uff0f] ?(\d{1,3})")


def mark_tags(lines: Lines) -> None:
    """Tags of a page's code that were left in the text."""
    if "<" in lines.text:
        lines.inline += [m.span() for m in _tag().finditer(lines.text)]


@cache
def _tag() -> re.Pattern[str]:
    names = "br|p|div|span|b|i|u|strong|em|font|a|img|table|tbody|tr|td|th|ul|ol|li|h[1-6]|section|o:p|st1:[a-z]{1,16}"
    return re.compile(rf"</?(?:{names})(?:\s[^<>\n]{{0,300}})?/?>", re.I)


@cache
def _inline_number() -> re.Pattern[str]:
    return re.compile(
        r"[ \t\u3000—–第](?:(?<=[ \t\u3000])[ \t\u3000]*[-—–]{1,2} ?(\d{1,3}) ?[-—–]{1,2}(?=[ \t\u3000])"
        r"|(?<=[—–])(?<!\d.)[—–]? ?(\d{1,3}) ?[—–]{1,2}(?!\d)|(?<=第)[ \t\u3000]?(\d{1,3}) ?页[,，/ ]{0,2}共 ?\d{1,3} ?页)"
    )


def mark_inline_numbers(lines: Lines) -> None:
    """Page numbers inside a line, where line ends have been lost: 1, 2, 3 … between dashes, 第1页共3页, 第2页共3页 …"""
    found = [(m.span(), int(m[m.lastindex or 0])) for m in _inline_number().finditer(lines.text)]
    if len(found) >= 2 and all(b == a + 1 for (_, a), (_, b) in pairwise(found)):
        lines.inline += [span for span, _ in found]


@cache
def _noted() -> re.Pattern[str]:
    """What every such note says; a quick look, for it begins with a character that is seldom."""
    return re.compile(_NOTE)


@cache
def _note() -> re.Pattern[str]:
    inner = r"[^()（）]{0,160}"
    return re.compile(rf"[(（]\s{{0,8}}{_NOTE}{inner}(?:[(（]{inner}[)）]{inner}){{0,4}}[)）]")


def mark_editors_notes(lines: Lines) -> None:
    """Notes by an editor, in brackets, on lines of their own: (编者注：…)."""
    text = lines.text
    if _noted().search(text) is None:
        return
    starts = [start for start, _ in lines.spans]
    for match in _note().finditer(text):
        first = bisect_left(starts, match.start())
        end = text.find("\n", match.end())
        alone = first < len(starts) and starts[first] == match.start()
        if alone and not text[match.end() : len(text) if end < 0 else end].strip():
            lines.noise.update(range(first, bisect_left(starts, match.end())))
