"""Where plans begin.

The first title stands in the document's head: before its first sentence, label or table. Of several titles there the last
one counts (what stands above is the page's own heading), unless it repeats an earlier one. A document whose head has no
title is an untitled plan from its first line on.

Further down, a line that ends like a title opens a plan only if what stands above it is finished and something shows that
a document begins here:

    attached     it is the name under a 附件 label, and names no form, table or list
    announced    《its name》 stands in what goes before (现将《…》印发给你们), or the carrier's title holds it
    after seal   a date, a signature or an imprint stands right above
    by itself    its first paragraph speaks of 本办法, 制定本制度
    its own      it names the unit whose plan it is, or year and matter, and text follows
    restart      numbering starts again under it, where the plan before used the same numbering, and no other unnumbered
                 headings stand between (a plan with 工作目标 / 考核办法 as headings is one plan)

A line that is numbered, listed as an attachment, or stands in a table is never a title.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.segment import dating, issuing, titles
from gongwen.segment.attachments import Attachments
from gongwen.segment.labels import PACKAGE
from gongwen.segment.lines import Line
from gongwen.segment.titles import Title
from gongwen.text.lexicon import any_of, words

_HEAD_LINES = 30
_SHORT_TITLE = 4
_SHORTEST_PLAIN = 6
_SHORTEST_OWN = 9
_PREAMBLE = 600
_LONGEST_FURNITURE = 200


class Opening(msgspec.Struct, frozen=True):
    """A plan begins at `start`, with line `first`; `title` may be missing; `attached` to the plan before."""

    start: int
    first: int
    title: Title | None
    attached: bool = False


def openings(lines: list[Line], attachments: Attachments, view: str) -> list[Opening]:
    """Where the document's plans begin, in order; at least one if there is any line."""
    if not lines:
        return []
    head = _head_end(lines)
    title = _head_title(lines, head, attachments)
    found = [Opening(lines[0].start, 0, None) if title is None else Opening(title.start, title.first, title)]
    seeker = _Seeker(lines, attachments, view)
    at = head if title is None else max(title.last + 1, 1)
    for k in range(at, len(lines)):
        opening = seeker.opening_at(k, found[-1])
        if opening is not None:
            found.append(opening)
    if len(found) > 1 and _is_furniture(lines[: found[1].first], found[0]):
        del found[0]
    return found


def _is_furniture(above: list[Line], first: Opening) -> bool:
    """Is what stands above the first title no plan: a few lines without a title, a label, or a sentence?"""
    if first.title is not None or sum(len(line.text) for line in above) > _LONGEST_FURNITURE:
        return False
    return all(line.label is None and not line.closed for line in above)


def is_body(line: Line) -> bool:
    """Does the text proper run on this line: a sentence, a label, a row?"""
    if line.row or (line.label is not None and not line.label.weak):
        return True
    text = line.text
    if text[-1] in "。;!?" or text[-2:] in ("。”", "。)"):
        return True
    return len(text) > titles.LONGEST or (len(text) > 40 and text.count(",") >= 2)


def _head_end(lines: list[Line]) -> int:
    """The index of the first line of text proper."""
    for k, line in enumerate(lines[:_HEAD_LINES]):
        if is_body(line):
            return k
    return min(_HEAD_LINES, len(lines))


def _head_title(lines: list[Line], head: int, attachments: Attachments) -> Title | None:
    found: list[Title] = []
    for k in range(head):
        if k in attachments.listing:
            continue
        if k in attachments.headings:
            title = _beside(lines, attachments, k)
        else:
            title = titles.ending_at(lines, k, 0) or _in_field(lines[k], k)
        if title is not None and not (found and title.first <= found[-1].first):
            found.append(title)
        elif title is not None:
            found[-1] = title
    if not found:
        return _decree(lines, head) or _plain_title(lines, head)
    for earlier in found[:-1]:
        if titles.bare(earlier.text) == titles.bare(found[-1].text):
            return earlier
    return found[-1]


def _decree(lines: list[Line], head: int) -> Title | None:
    """某县人民政府令, its number on the next line, is the title of a decree."""
    for k in range(head):
        below = lines[k + 1].text if k + 1 < len(lines) else ""
        if lines[k].text.endswith("令") and 3 <= len(lines[k].text) <= 40 and _decree_number().fullmatch(below):
            return Title(k, k, lines[k].start, "其他", titles.joined([lines[k].text]))
    return None


def _in_field(line: Line, k: int) -> Title | None:
    """The title in a field of a page's head: 法规名称:某准则."""
    found = _name_field().match(line.text)
    if found is None or len(line.text) > titles.LONGEST:
        return None
    text = line.text[found.end() :]
    genre = titles.kind(text)
    return None if genre is None else Title(k, k, line.end - len(text), genre, titles.joined([text]))


def _beside(lines: list[Line], attachments: Attachments, k: int) -> Title | None:
    """The title beside a 附件 label on line `k`."""
    attachment = attachments.headings[k]
    if attachment.name_first != k:
        return None
    line = lines[k]
    rest = line.text[attachment.label_end - line.start :]
    text = rest.lstrip(" :、\t)】]")
    return Title(k, k, line.end - len(text), titles.kind(text), titles.joined([text])) if text else None


def _plain_title(lines: list[Line], head: int) -> Title | None:
    """A title that names no kind: the longest line of the head that could be one, if text follows."""
    if head >= len(lines):
        return None
    best: Title | None = None
    for k in range(head):
        line = lines[k]
        if not titles.may_be_title(line) or titles.ends_head_line(line.text) or len(line.text) < _SHORTEST_PLAIN:
            continue
        if issuing.units_on(line.text):
            continue
        if best is None or len(line.text) > len(best.text):
            best = Title(k, k, line.start, None, titles.joined([line.text]))
    return best


class _Seeker:
    """Looks for plans after the first; keeps what the decision needs to know of the lines before."""

    def __init__(self, lines: list[Line], attachments: Attachments, view: str) -> None:
        self._lines = lines
        self._attachments = attachments
        self._view = view
        self._names = {a.name_last: a for a in attachments.headings.values() if a.name_first >= 0}
        self._named: set[str] = set()
        self._named_to = 0

    def opening_at(self, k: int, current: Opening) -> Opening | None:
        """The plan whose title ends on line `k`, None where there is none."""
        if k in self._names:
            return self._attached(k)
        line = self._lines[k]
        if (
            k in self._attachments.listing
            or not titles.may_be_title(line)
            or titles.kind(titles.without_number(line.text)) is None
        ):
            return None
        floor = current.first if current.title is None else current.title.last + 1
        title = titles.ending_at(self._lines, k, floor)
        if title is None or title.first == 0:
            return None
        if not self._finished(title.first - 1) and not self._in_series(title, current):
            return None
        if line.text.startswith("《") and line.text.endswith("》"):
            return None
        return Opening(title.start, title.first, title) if self._begins(title, current) else None

    def _attached(self, k: int) -> Opening | None:
        attachment = self._names[k]
        first = attachment.name_first
        title = _beside(self._lines, self._attachments, k) if first == attachment.line else None
        if title is None:
            text = titles.joined([line.text for line in self._lines[first : k + 1]])
            title = Title(first, k, self._lines[first].start, titles.kind(text), text)
        if title.genre is None or title.genre == "其他" or titles.is_form(title.text):
            return None
        if not any(is_body(line) and not line.row for line in self._lines[k + 1 : k + 12]):
            return None
        return Opening(title.start, first, title, attached=True)

    def _finished(self, k: int) -> bool:
        """Is the text complete with line `k`, so that a title may follow?"""
        line = self._lines[k]
        if line.row or k in self._attachments.headings or k in self._attachments.listing:
            return True
        return line.text[-1] in "。!?;)”:" or titles.ends_head_line(line.text) or _seal().search(line.text) is not None

    def _begins(self, title: Title, current: Opening) -> bool:
        above = self._lines[title.first - 1].text
        if _dated().search(above) or _seal().match(above) or self._announced(title, current):
            return True
        if self._in_series(title, current):
            return True
        below = self._lines[title.last + 1 : title.last + 6]
        if not below:
            return False
        first = next((line for line in below if is_body(line)), below[0])
        if _own_words().search(first.text[:_PREAMBLE]):
            return not titles.is_general(title.text) or len(title.text) > _SHORT_TITLE
        if self._is_sibling(title, current) and self._restarts(title, current, below):
            return True
        if above[-1] == ":" or titles.kind(below[0].text) is not None:
            return False
        return self._is_own(title) and any(is_body(line) or line.text[-1] == ":" for line in below)

    def _is_own(self, title: Title) -> bool:
        """Does a title name its unit, or its year and its matter, as no heading inside a plan does?"""
        if title.genre in (None, "其他") or titles.is_form(title.text) or len(title.text) < _SHORTEST_OWN:
            return False
        matter = dating.without_year(title.text)
        if matter != title.text and not titles.is_general(matter):
            return True
        named = issuing.from_title(title.text) or issuing.opening_unit(title.text) or issuing.place_of(title.text)
        return named is not None

    def _in_series(self, title: Title, current: Opening) -> bool:
        """考勤制度2 after 考勤制度1, 考勤制度1 after 考勤制度(共5篇)."""
        name, number = titles.serial(title.text)
        if not number or current.title is None:
            return False
        before, last = titles.serial(current.title.text)
        return name == before and (number == last + 1 or (not last and number == 2))

    def _is_sibling(self, title: Title, current: Opening) -> bool:
        """Could the two be rules of one collection: both of a kind that comes several to a file?"""
        rules = words(PACKAGE, "genres", "rule")
        if title.genre not in rules:
            return False
        if current.title is None or current.title.genre not in rules:
            return False
        return not titles.is_general(title.text) or title.genre == current.title.genre != "其他"

    def _announced(self, title: Title, current: Opening) -> bool:
        """Does 《the title》 stand in the text before it, or in its carrier's title?"""
        for m in _book().finditer(self._view, self._named_to, title.start):
            self._named.add(titles.bare(m[1]))
        self._named_to = max(self._named_to, title.start)
        name = titles.bare(title.text)
        if len(name) < _SHORT_TITLE:
            return False
        if name in self._named:
            return True
        carrier = "" if current.title is None else titles.bare(current.title.text)
        return len(name) >= 6 and name in carrier and carrier != name

    def _restarts(self, title: Title, current: Opening, below: list[Line]) -> bool:
        label = next((line.label for line in below[:3] if line.label is not None), None)
        if label is None or label.number != 1:
            return False
        seen = False
        start = current.first if current.title is None else current.title.last + 1
        for j in range(title.first - 1, start - 1, -1):
            line = self._lines[j]
            if line.label is not None:
                seen = seen or line.label.style == label.style
            elif self._is_heading(j):
                return False
        return seen

    def _is_heading(self, j: int) -> bool:
        """An unnumbered heading that is no title, with numbering under it?"""
        line, below = self._lines[j], self._lines[j + 1]
        return (
            below.label is not None
            and below.label.number == 1
            and titles.may_be_title(line)
            and titles.kind(line.text) is None
        )


@cache
def _name_field() -> re.Pattern[str]:
    return re.compile(r"(?:法规|文件|公文|制度)?(?:名 ?称|标 ?题|题 ?名)[:\t] ?")


@cache
def _decree_number() -> re.Pattern[str]:
    return re.compile(r"\(?(?:(?:19|20)\d\d ?年 ?)?第? ?[\d一二三四五六七八九十百]{1,5} ?号\)?")


@cache
def _book() -> re.Pattern[str]:
    return re.compile(r"《([^《》\n]{4,80}(?:〈[^〈〉\n]{1,60}〉[^《》\n]{0,20})?)》")


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(
        r"(?:[12]\d{3}|二[〇零一二三四五六七八九]{3}) ?年 ?.{1,3} ?月(?: ?.{1,3} ?日)?\)?$|民国.{2,12}日$"
    )


@cache
def _seal() -> re.Pattern[str]:
    return re.compile(r"抄送|抄报|\(此件|此件.{0,6}公开|.{0,30}印发$|\(?共印|主题词|\(盖章\)$|联系人|联系电话")


@cache
def _own_words() -> re.Pattern[str]:
    """本办法 and its like: the text speaks of itself, or of its own making."""
    genre = any_of(words(PACKAGE, "genres", "genre"))
    return re.compile(
        rf"制[定订]了?(?:本|以下|如下|此)[一-鿿]{{0,8}}?{genre}|本{genre}(?:由|自|适用|所称|规定)|特制[定订]"
    )
