"""Blanks that only set type (edit kind "space").

* beside an ideograph, one blank before or after a number or a Latin word, as typesetting programs put it: 第 1 条,
  20xx 年, 每年不少于 x 次. Not behind a number that opens a line, for that blank parts number and heading;
* between ideographs set apart one by one: 国 家 应 急 预 案, 第 一 章;
* between the two characters of a short heading, a post or a name that is set to the width of its longer neighbours:
  总　　则, 组　长：, 韩　正　　副总理. Two blanks or more between columns stay: they part name and post;
* before a mark that closes, behind a comma: 登记 。

The search goes from blank to blank, and looks only at what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongwen.normalise.proposal import NOTHING, Draft, Proposal
from gongwen.text.edits import Edit

_BLANK = " \u00a0\u3000\u2002\u2003\u2009\u202f"
_THIN = " \u00a0\u2009\u202f"
"""Blanks that programs put between scripts; the wide ones set columns."""
_CLOSING = "，。；、！？"
_COMMA = "，、；,;"
_WIDEST = 8
_WIDEST_LABEL = 20
"""A chapter's number has so many characters at most, blanks and all."""
_BEFORE_GAP, _BEHIND_GAP = "年月日时分第共约计为至到在", "年月日号分元份次"
"""Between these a blank may be one to fill in: 年  月  日, 第  次."""


@cache
def _run() -> re.Pattern[str]:
    """Blanks inside a line. A class comes first, then what stands before it: Python searches fast for what begins with a class."""
    return re.compile(rf"[{_BLANK}](?<=\S.)[{_BLANK}]*(?=\S)")


def spacing(draft: Draft) -> Proposal:
    """No blank stands where only the type was set."""
    edits = tuple(Edit(start, end, "", "space") for start, end in _superfluous(draft.text))
    return Proposal(edits) if edits else NOTHING


def _superfluous(text: str) -> Iterator[tuple[int, int]]:
    runs = [match.span() for match in _run().finditer(text)]
    for k, (start, end) in enumerate(runs):
        single = end - start == 1 and (_sets_apart(text, runs, k) or _joins_scripts(text, start, end))
        if single or (end - start <= _WIDEST and _spreads_pair(text, start, end)):
            yield start, end


def _is_han(c: str) -> bool:
    return "\u3400" <= c <= "\u9fff" or c == "〇"


def _is_latin(c: str) -> bool:
    return (c.isascii() and c.isalnum()) or c == "×" or "\uff10" <= c <= "\uff5a" or "\u2160" <= c <= "\u216b"


def _joins_scripts(text: str, at: int, end: int) -> bool:
    """Is the blank at `at` only a joint between an ideograph and a number or word, or before a closing mark?"""
    if text[at] not in _THIN:
        return False
    before, after = text[at - 1], text[end]
    if after in _CLOSING:
        return before not in _CLOSING
    if before in _COMMA:
        return _is_han(after) and at > 1 and not text[at - 2].isascii()
    if not ((_is_han(before) and _is_latin(after)) or ((_is_latin(before) or before in "%％℃") and _is_han(after))):
        return False
    line = text.rfind("\n", max(0, at - 12), at) + 1
    return not (line or at <= 12) or _line_number().fullmatch(text[line:at].strip()) is None


@cache
def _line_number() -> re.Pattern[str]:
    """A number that opens a line, up to its blank."""
    return re.compile(r"第.{1,8}[章节编篇条款部]|附[件表录]?\d*|[表图]\d*|[\d.]{1,9}|[一二三四五六七八九十]{1,3}")


def _sets_apart(text: str, runs: list[tuple[int, int]], k: int) -> bool:
    """Does the blank part ideographs that are set apart one by one: three of them at least?"""
    start, end = runs[k]
    if not (_is_han(text[start - 1]) and _is_han(text[end])):
        return False
    left = k > 0 and runs[k - 1] == (start - 2, start - 1) and _is_han(text[start - 3])
    right = k + 1 < len(runs) and runs[k + 1] == (end + 1, end + 2) and _is_han(text[end + 2])
    if not (left or right) or _behind_label(text, start):
        return False
    alone_before = left or start < 2 or not text[start - 2].isalnum()
    alone_after = right or end + 1 >= len(text) or not text[end + 1].isalnum()
    return (left and alone_after) or (right and alone_before) or (left and right)


def _behind_label(text: str, at: int) -> bool:
    """Is the blank the one between a chapter's number and its heading?"""
    if text[at - 1] not in "章节编篇条":
        return False
    line = text.rfind("\n", max(0, at - _WIDEST_LABEL), at) + 1
    if not line and at > _WIDEST_LABEL:
        return False
    return _line_number().fullmatch("".join(text[line:at].split())) is not None


@cache
def _opening() -> re.Pattern[str]:
    """What may stand on the line before a pair that is set apart: nothing, a number, or another name's end."""
    return re.compile(
        r"[ \t\u3000\u00a0\u2002\u2003]{0,40}(?:第[一二三四五六七八九十百零〇\d]{1,6}[章节编篇部][ \u3000\u00a0\u2002\u2003]{0,6}"
        r"|[一二三四五六七八九十]{1,3}、|[\d.]{1,8}[、.]?[ \u3000]{0,2})?.?"
    )


@cache
def _ending() -> re.Pattern[str]:
    """What may stand behind it: the line's end, a colon."""
    return re.compile(r"[ \t\u3000\u00a0]{0,8}(?:\n|\Z)|[ \u3000]?[：:]")


@cache
def _name_ending() -> re.Pattern[str]:
    """What may stand behind a name: a column, another name, the line's end."""
    return re.compile(r"[ \u3000]{2}|\t|、|，|[ \t\u3000]{0,8}(?:\n|\Z)")


def _spreads_pair(text: str, start: int, end: int) -> bool:
    """Are the ideographs on both sides a word or a name of two, set to the width of longer ones?"""
    if not (_is_han(text[start - 1]) and _is_han(text[end])):
        return False
    if text[start - 1] in _BEFORE_GAP or text[end] in _BEHIND_GAP or _behind_label(text, start):
        return False
    line = text.rfind("\n", max(0, start - 60), start) + 1
    if (line or start <= 60) and _opening().fullmatch(text, line, start) and _ending().match(text, end + 1):
        return True
    if end - start > 2 or not _name_ending().match(text, end + 1):
        return False
    return (
        start < 2
        or text[start - 2] in "\n\t：:、，"
        or (text[start - 2] in _BLANK and start >= 3 and text[start - 3] in _BLANK + "\n")
    )
