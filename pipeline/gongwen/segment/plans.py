"""Where plans begin.

A plan begins at the first line of its title, with the units above 关于 that issue it; a letterhead behind a blank line, the
number and a date above it are no part of it. The first title stands in the document's head: before its first sentence,
label or table. Of several titles there the last one counts (what stands above is the page's own heading), unless it repeats
an earlier one or its end, or is the first heading (站长职责) of the one right above. A name without a kind is a title too, if it is no
heading like others further down. A document whose head has no title is an untitled plan from its first line on; so is an
excerpt that opens with a chapter.

Each rule of a collection is a plan, each notice, and what a notice carries; rules that are numbered sections of one title
(一、值班制度) are one plan. Further down plans begin where `seeking` finds them.

What kind a plan is (`genres`), of which year (`years`) and by whom (`issuing`) is decided from its title first.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from gongwen.normalise.steps.noise.links import is_posting
from gongwen.segment import naming, titles
from gongwen.segment.addressees import addressed
from gongwen.segment.attachments import Attachments
from gongwen.segment.lines import Line
from gongwen.segment.numbering import LONGEST_HEADING
from gongwen.segment.opening import Opening, is_body, title_beside
from gongwen.segment.seeking import Seeker
from gongwen.segment.titles import Title
from gongwen.segment.units import units_on

_HEAD_LINES = 30
_SHORTEST_PLAIN = 6
_LONGEST_FURNITURE = 200
_LONGEST_KIND = 4


def openings(lines: list[Line], attachments: Attachments, view: str) -> list[Opening]:
    """Where the document's plans begin, in order; at least one if there is any line."""
    if not lines:
        return []
    head = _head_end(lines)
    title = _head_title(lines, head, attachments)
    first = lines[0].start - len(view[: lines[0].start].lstrip())  # the marks before it are the plan's too: **一、
    found = [Opening(first, 0, None) if title is None else Opening(title.start, title.first, title)]
    seeker = Seeker(lines, attachments, view)
    at = head if title is None else max(title.last + 1, 1)
    for k in range(at, len(lines)):
        opening = seeker.opening_at(k, found[-1])
        if opening is not None:
            found.append(opening)
    if len(found) > 1 and _is_furniture(lines[: found[1].first], found[0]):
        del found[0]
    elif len(found) > 1 and _is_repeated(lines[found[0].first : found[1].first], *found[:2]):
        del found[1 if _same(found[0], found[1]) else 0]
    return found


def _is_repeated(above: list[Line], first: Opening, second: Opening) -> bool:
    """Is the second title the first one again, with nothing but a page's own words between?"""
    if first.title is None or second.title is None or second.attached:
        return False
    if not naming.bare(first.title.text).startswith(naming.bare(second.title.text)):
        return False
    between = above[first.title.last - first.first + 1 :]
    return sum(len(line.text) for line in between) <= _LONGEST_FURNITURE and all(line.label is None for line in between)


def _same(first: Opening, second: Opening) -> bool:
    return first.title is not None and second.title is not None and first.title.text == second.title.text


def _is_furniture(above: list[Line], first: Opening) -> bool:
    """Is what stands above the first title no plan: a few lines without a title, a label, or a sentence?"""
    if first.title is not None or sum(len(line.text) for line in above) > _LONGEST_FURNITURE:
        return False
    return all(line.label is None and not line.closed for line in above)


def _head_end(lines: list[Line]) -> int:
    """The index of the first line of text proper."""
    for k, line in enumerate(lines[:_HEAD_LINES]):
        if is_body(line) or (k and addressed(line)):
            return k
    return min(_HEAD_LINES, len(lines))


def _head_title(lines: list[Line], head: int, attachments: Attachments) -> Title | None:
    found: list[Title] = []
    for k in range(head):
        if k in attachments.listing:
            continue
        if k in attachments.headings:
            title = title_beside(lines, attachments, k)
        else:
            title = titles.ending_at(lines, k, 0) or _in_field(lines[k], k)
        if title is not None and _is_stray(title, lines):
            continue
        if title is not None and not (found and title.first <= found[-1].first):
            found.append(title)
        elif title is not None:
            found[-1] = title
    if not found:
        return _decree(lines, head) or _plain_title(lines, head)
    last = found[-1]
    repeated = naming.bare(last.text)
    for earlier in found[:-1]:
        said = naming.bare(earlier.text)
        if said.endswith(repeated) and not is_posting(said.removesuffix(repeated)):
            return earlier
    if len(found) > 1 and _is_heading_of(found[-2], last, lines):
        return found[-2]
    return last


def _is_heading_of(title: Title, below: Title, lines: list[Line]) -> bool:
    """Is what stands below a title a heading of its own: 站长职责 right below 渡口制度, a body's name and 职责 below …预案?"""
    if title.last + 1 < below.first:
        of_a_body = below.first < below.last and len(lines[below.last].text) <= _LONGEST_KIND
        return of_a_body and title.genre != "其他" == below.genre
    if title.genre == below.genre:
        return len(below.text) < _SHORTEST_PLAIN - 1 < len(title.text)
    return below.genre == "其他"


def _is_stray(title: Title, lines: list[Line]) -> bool:
    """A bare kind (公示) among other short lines, with no text under it: a step in a chart, a tab of a page."""
    if len(title.text) >= _SHORTEST_PLAIN or not title.first:
        return False
    below = lines[title.last + 1 : title.last + 3]
    return not any(is_body(line) or line.closed for line in below)


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
    genre = naming.kind(text)
    return None if genre is None else Title(k, k, line.end - len(text), genre, titles.joined([text]))


def _plain_title(lines: list[Line], head: int) -> Title | None:
    """A title that names no kind: the longest line of the head that could be one, if text follows."""
    if head >= len(lines):
        return None
    best: Title | None = None
    for k in range(head):
        line = lines[k]
        if not titles.may_be_title(line) or titles.ends_head_line(line.text) or len(line.text) < _SHORTEST_PLAIN:
            continue
        if not _is_chinese(line.text) or units_on(line.text) or (line.text[0] == "(" and line.text[-1] == ")"):
            continue
        if best is None or len(line.text) > len(best.text):
            best = Title(k, k, line.start, None, titles.joined([line.text]))
    if best is not None and _is_first_of_several(lines, best):
        return None
    if best is not None and best.first and best.text[0] == "—" and titles.may_be_title(lines[best.first - 1]):
        above = lines[best.first - 1]
        return Title(best.first - 1, best.last, above.start, None, titles.joined([above.text, best.text]))
    if best is not None and best.first:
        above, line = lines[best.first - 1], lines[best.first]
        if ("关于" in above.text or titles.ends_in_year(above.text)) and titles.continues(above, line):
            best = Title(best.first - 1, best.last, above.start, None, titles.joined([above.text, line.text]))
    return best


def _is_first_of_several(lines: list[Line], title: Title) -> bool:
    """Is it a heading: does a numbering begin right under it, and again right under a short line further down?"""
    first = lines[title.last + 1].label
    if first is None or first.number != 1:
        return False
    for above, below in pairwise(lines[title.last + 2 :]):
        label = below.label
        if label is not None and label.number == 1 and label.style == first.style and above.label is None:
            return titles.may_be_title(above) and len(above.text) <= LONGEST_HEADING
    return False


def _is_chinese(text: str) -> bool:
    """Are most of its characters ideographs?"""
    return sum("一" <= c <= "鿿" for c in text) * 2 > len(text)


@cache
def _name_field() -> re.Pattern[str]:
    return re.compile(r"(?:法规|文件|公文|制度)?(?:名 ?称|标 ?题|题 ?名)[:\t] ?")


@cache
def _decree_number() -> re.Pattern[str]:
    return re.compile(r"\(?(?:(?:19|20)\d\d ?年 ?)?第? ?[\d一二三四五六七八九十百]{1,5} ?号\)?")
