"""Line ends that are gone without a trace, as where tags were taken out of a page (edit kind "wrap").

…有效期五年。第三条  本办法…: in a line where several articles or chapters follow a full stop (or one another) with nothing
between, and a blank behind their numbers, each begins a line. So does what follows (此件公开发布), and the signature with
its date between a full stop and what is carried. 值班制度1、…。2、…: the first of several items begins a line behind the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongwen.text.edits import Edit
from gongwen.text.lexicon import any_of, words

_SEVERAL = 3


def lost_ends(text: str) -> Iterator[Edit]:
    """The line ends of a text that lost them, as insertions."""
    title = _titled().match(text)
    if title is not None and _second(title["first"]).search(text, title.end()):
        yield Edit(title.start("first"), title.start("first"), "\n", "wrap")
        return
    found = [m.start() for m in _division().finditer(text)]
    if len(found) < _SEVERAL:
        return
    places = set(found)
    for match in _signed().finditer(text):
        places.update((match.start(1), match.end(1)))
    places.update(match.end() for match in _shown().finditer(text))
    for at in sorted(places):
        if text[at - 1 : at] != "\n" and text[at : at + 1] not in ("", "\n"):
            yield Edit(at, at, "\n", "wrap")


@cache
def _titled() -> re.Pattern[str]:
    """A title and right behind it the number of a first item, at the very top of a text."""
    kind = any_of(words("gongwen.normalise", "titles", "end"))
    return re.compile(
        rf"\s*+[\u4e00-\u9fff0-9“”]{{1,40}}?{kind}(?:[（(][\u4e00-\u9fff]{{1,6}}[）)])?(?P<first>[1\uff11][、.．](?!\d)|一、|[（(]一[）)]|第一[条章])[\u4e00-\u9fff \u3000]"
    )


@cache
def _second(first: str) -> re.Pattern[str]:
    """The number of the second item behind a sentence, in the form of the first."""
    return re.compile(rf"(?<=[。；;：:.]){re.escape(first.translate(_NEXT))}")


_NEXT = str.maketrans("1\uff11一", "2\uff12二")


@cache
def _division() -> re.Pattern[str]:
    """The number of a chapter or an article right behind the words before it, a wide blank behind an article's that no mark ends."""
    number = "[一二三四五六七八九十百零〇]{1,6}"
    return re.compile(
        rf"第(?<=[。；）.;)\u4e00-\u9fff]第){number}[章节](?=[ \u3000]{{1,4}}\S)"
        rf"|第(?<=[。；.;]第){number}条(?=[ \u3000])|第(?<=[\u4e00-\u9fff]第){number}条(?=[ \u3000]{{2}})"
    )


@cache
def _signed() -> re.Pattern[str]:
    """…认真执行。青石县人民政府2031年9月5日（此件公开发布）"""
    return re.compile(
        r"(?<=[。.])([\u4e00-\u9fff]{3,24}(?:府|厅|局|委|会|院|部|办公室|学校|大学|公司)\d{4}年\d{1,2}月\d{1,2}日)(?=[（(\u4e00-\u9fff])"
    )


@cache
def _shown() -> re.Pattern[str]:
    return re.compile(r"[（(]此件[^（）()\n]{2,12}[）)]")
