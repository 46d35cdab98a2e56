"""What the words of a line say about its place: how wide they are, whether they open a unit."""

from __future__ import annotations

import re
from functools import cache

_LONGEST_LABEL = 10


@cache
def _unit() -> re.Pattern[str]:
    """A number that opens a unit of its own, a bullet, an attachment."""
    han = "[一二三四五六七八九十百零〇]"
    return re.compile(
        rf"(?:{han}{{1,4}}[、.．]|[(（] ?(?:{han}{{1,3}}|\d{{1,3}}) ?[)）]|(?:\d{{1,3}})[.、．)）](?!\d)|\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}(?![\d年月日%％倍万亿元个])"
        rf"|第 ?(?:{han}|\d){{1,6}}(?:[-－之](?:{han}|\d){{1,3}})? ?[章节節条條编編篇款]|[①-⑳㈠-㈩⑴-⒇]|{han}是|[●■◆★☆▲△○□※•·◇▪]|附[件表录]|抄[送报]|主题词)"
    )


def printed(text: str) -> float:
    """How wide text is printed, in ideographs: what takes three bytes in UTF-8 is whole, one byte is half.

    >>> printed("第12条")
    3.0
    """
    return len(text) / 4 + len(text.encode("utf-8", "replace")) / 4


def opens_unit(text: str) -> bool:
    """Does a line open a numbered unit?

    >>> opens_unit("（一）加强领导"), opens_unit("3.5倍"), opens_unit("一是"), opens_unit("第12-5條")
    (True, False, True, True)
    """
    return _unit().match(text) is not None


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:{_unit().pattern})[、.．:：]?|\d{{1,3}}")


def is_label(text: str) -> bool:
    """Is it the number of a unit, and nothing else?

    >>> is_label("第三条"), is_label("1"), is_label("序号")
    (True, True, False)
    """
    return len(text) <= _LONGEST_LABEL and _label().fullmatch(text) is not None
