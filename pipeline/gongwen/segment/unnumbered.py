"""Headings without a number.

A line can be one where it is short, ends as no sentence does, follows finished text (or another heading, or the title), and
text or a numbering follows it. That alone is too weak (names, lines of forms and broken lines look the same), so one of these must hold too:

    marked     Markdown marks it as one (##)
    listed     a table of contents lists it
    known      it is a heading by custom (总则, 指导思想; headings.toml)
    matter     it names a matter before a colon (机构职责:), and a numbering begins right under it
    restart    numbering begins again right under it, as it does under another such line, or after it had run on above; a
               line that ends with a colon may stand between
    alone      it is a few words and nothing else, between the end of a sentence and a sentence or a numbering, and no numbering goes
               on around it; it neither speaks to the reader (请…) nor goes on below (不得…); one that names a matter may, and may stand
               beside a field (甲方:…) as well, and first of all
    stacked    two such lines stand right above each other: the second heads the first part of what the first heads
    framed     three or more names each have a blank line above and below, as nothing else has, over a longer line or a numbering
    parallel   nothing in the plan is numbered 一、 or 第一条, and three or more such lines each stand over a paragraph;
               or four or more have a blank line above, where sentences have none between
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection
from functools import cache

from gongwen.segment import dating, titles
from gongwen.segment.labels import ARTICLE, Label, rank
from gongwen.segment.lines import Line
from gongwen.segment.marks import PACKAGE
from gongwen.segment.order import HEADING
from gongwen.segment.tree import LEAF
from gongwen.segment.units import units_on
from gongwen.text.lexicon import any_of, words

_LONGEST = 40
_PARAGRAPH = 40
_PARALLEL = 3
_SEVERAL = 4
_LESSER = 30
_SHORT = 20
_SHORTEST_UNIT = 2
_NAME = 4
_WORDS = 4
"""Fewer characters may as well be a name of a person, which only an article below shows to be none."""


def headings_in(
    lines: list[Line],
    body: int,
    stop: int,
    taken: frozenset[int],
    marked: Collection[int],
    listed: Collection[str],
) -> tuple[list[Label], dict[int, int]]:
    """The unnumbered headings among lines body..stop, as labels without text; and the depth of those lines that show one.

    `taken` lines are something else, `marked` ones Markdown marks as headings, `listed` is what a table of contents has names for.
    """
    possible = [
        k
        for k in range(body, stop - 1)
        if k not in taken
        and _could_be(lines[k])
        and (_is_known(lines[k].text) or _has_text_below(lines, k))
        and _after_text(lines, k, body, taken)
    ]
    numbered = any(_divides(lines[k].label) for k in range(body, stop) if k not in taken)
    framed = set() if numbered else _framed(lines, range(body, stop - 1), taken)
    named = {k for k in marked if body <= k < stop and k not in taken and _is_alone(lines[k])}
    if listed:
        named |= {k for k in range(body, stop) if lines[k].text in listed and k not in taken and _is_alone(lines[k])}
    alone = {k for k in range(body, stop - 1) if k not in taken and _stands_alone(lines, k, body)}
    stacked = [k for k in range(body, stop - 2) if not taken & {k, k + 1} and _stands_over_heading(lines, k, body)]
    alone |= {k + below for k in stacked for below in (0, 1)}
    accepted = framed | named | (alone - _enclosed(lines, alone, body, stop) if alone else alone)
    if not possible and not accepted:
        return [], {}
    accepted |= {k for k in possible if _is_known(lines[k].text) or lines[k].text[-1] == ":"}
    accepted |= _over_restarts(lines, body, possible)
    if not numbered:
        over_text = [k for k in possible if lines[k + 1].label is None and len(lines[k + 1].text) >= _PARAGRAPH]
        if len(over_text) >= _PARALLEL:
            accepted.update(over_text)
        accepted.update(_apart(lines, possible, body))
    found = [Label(lines[k].start, lines[k].start, _style(lines[k].text), (0,), line=k) for k in sorted(accepted)]
    return found, _depths(lines, sorted(accepted), stacked)


def _depths(lines: list[Line], headings: list[int], stacked: list[int]) -> dict[int, int]:
    """From the first heading on that stands over another, which are of its rank, and which are parts of what it heads."""
    found: dict[int, int] = {}
    upper = -1
    for k in headings:
        if k in stacked:
            upper = k
        if upper >= 0:
            found[k] = 1 if k == upper or (k > upper + 1 and lines[k].apart and lines[upper].apart) else 2
    return found


def _framed(lines: list[Line], rows: range, taken: frozenset[int]) -> set[int]:
    """Names that are set apart above and below, as few other lines are, each over a longer line or a numbering."""
    found = {
        k
        for k in rows
        if lines[k + 1].apart
        and (lines[k].apart or k == rows.start)
        and k not in taken
        and _is_name(lines[k])
        and (len(lines[k + 1].text) > len(lines[k].text) or lines[k + 1].label is not None)
    }
    others = sum(lines[k].apart and k not in found and k - 1 not in found for k in rows)
    return found if len(found) >= max(_PARALLEL, 2 * others) else set()


def _is_alone(line: Line) -> bool:
    return line.label is None and not line.row and not line.closed and len(line.text) <= _LONGEST


def _is_name(line: Line) -> bool:
    """A few words, a colon behind them or none."""
    text = line.text.rstrip(": ")
    return (
        line.label is None and not line.row and _NAME <= len(text) <= _SHORT and text.isalpha() and not units_on(text)
    )


def _apart(lines: list[Line], possible: list[int], body: int) -> list[int]:
    """Several short names, each with a blank line above, in a text whose sentences follow each other without."""
    found = [k for k in possible if len(lines[k].text) <= _SHORT and (k == body or lines[k].apart)]
    if len(found) < _SEVERAL:
        return []
    within = [k for k in range(body + 1, found[-1]) if lines[k].closed and lines[k - 1].closed]
    loose = sum(lines[k].apart for k in within)
    return found if len(within) >= _PARALLEL and 3 * loose <= len(within) else []


def _style(text: str) -> str:
    """前言 and its like hold nothing but text of their own."""
    return LEAF if text.replace(" ", "") in words(PACKAGE, "headings", "leaf") else HEADING


def _could_be(line: Line) -> bool:
    text = line.text
    if line.label is None and not line.row and text[-1] == ":" and (_is_known(text) or _names_matter(text)):
        return True
    if len(text) > _LONGEST or line.label is not None or not titles.may_be_title(line) or line.closed:
        return False
    if sum(c.isdigit() for c in text) > 4 or "\t" in text or text[0] in "(《【[-—·●★":
        return False
    if dating.is_date_line(text) or titles.ends_head_line(text) or (len(text) > _SHORTEST_UNIT and units_on(text)):
        return False
    pieces = text.split()
    return len(pieces) == 1 or all(len(piece) == 1 for piece in pieces)


def _has_text_below(lines: list[Line], k: int) -> bool:
    below = lines[k + 1]
    if below.row:
        return False
    if below.label is not None:
        return below.label.number == 1 or below.label.style == ARTICLE
    return below.closed and lines[k].text[-1] != ":"


def _stands_alone(lines: list[Line], k: int, body: int) -> bool:
    """A few words between the end of a sentence and a sentence or a numbering: a heading, or a chapter that has lost its number."""
    if not _is_words(lines[k]):
        return False
    matter = _names_matter(lines[k].text)
    below = lines[k + 1].label
    if k == 0 or (len(lines[k].text) < _WORDS and not matter and (below is None or below.style != ARTICLE)):
        return False
    if not matter and (k == body or not _is_ended(lines[k - 1])):
        return False
    if not matter and (_appeal().match(lines[k].text) or _runs_on().match(lines[k + 1].text)):
        return False
    if k > body and not _is_ended(lines[k - 1]) and ":" not in lines[k - 1].text:
        return False
    return _stands_over_text(lines, k) or (matter and lines[k].text[-1] != ":" and ":" in lines[k + 1].text)


def _enclosed(lines: list[Line], found: set[int], body: int, stop: int) -> set[int]:
    """Those around which a numbering goes on (一、 … 二、), as it does around no heading but a chapter's."""
    runs: dict[str, list[tuple[int, int]]] = {}
    for k in range(body, stop):
        label = lines[k].label
        if label is not None:
            runs.setdefault(label.style, []).append((k, label.number))
    enclosed: set[int] = set()
    for k in found:
        below = lines[k + 1].label
        if below is not None and below.style == ARTICLE:
            continue
        for run in runs.values():
            at = bisect_left(run, (k, 0))
            if 0 < at < len(run) and run[at][1] == run[at - 1][1] + 1:
                enclosed.add(k)
    return enclosed


def _stands_over_heading(lines: list[Line], k: int, body: int) -> bool:
    """A few words behind the end of a sentence, right above others that stand over a text."""
    if k == body or not _is_ended(lines[k - 1]) or not _is_words(lines[k]) or lines[k].text[-1] == ":":
        return False
    return _is_words(lines[k + 1]) and _stands_over_text(lines, k + 1)


def _stands_over_text(lines: list[Line], k: int) -> bool:
    """Is the next line a sentence, or the first of a numbering?"""
    below = lines[k + 1]
    if below.label is not None:
        return below.label.number == 1 or (below.label.style == ARTICLE and not below.label.weak)
    return not below.row and _is_ended(below)


def _is_words(line: Line) -> bool:
    """Nothing but a few words that could be a heading, no sign between them but 、, a colon behind them or none."""
    return len(line.text) <= _SHORT and line.text.rstrip(":").replace("、", "").isalpha() and _could_be(line)


def _is_ended(line: Line) -> bool:
    return line.closed and line.text[-1] not in ",、:"


def _after_text(lines: list[Line], k: int, body: int, taken: frozenset[int]) -> bool:
    if k == body:
        return True
    above = lines[k - 1]
    if above.label is not None and not above.label.weak and len(above.text) <= _LONGEST:
        return True
    return above.closed or above.row or "\t" in above.text or k - 1 in taken or _is_known(above.text)


def _over_restarts(lines: list[Line], body: int, possible: list[int]) -> set[int]:
    """Those with a numbering right under them that begins again there, or under several of them."""
    under = {k: label.style for k in possible if (label := _first_below(lines, k)) is not None and label.number == 1}
    often = Counter(under.values())
    accepted = {k for k, style in under.items() if often[style] > 1}
    running: dict[str, int] = {}
    at = body
    for k in sorted(under):
        for line in lines[at : k + 1]:
            if line.label is not None:
                running[line.label.style] = line.label.number
        at = k + 1
        if running.get(under[k], 0) > 1:
            accepted.add(k)
    return accepted


def _first_below(lines: list[Line], k: int) -> Label | None:
    """The label of the line below line `k`, or below the lead-in (…:) that stands there."""
    below = lines[k + 1]
    if below.label is None and below.text[-1] == ":" and k + 2 < len(lines):
        return lines[k + 2].label
    return below.label


def _divides(label: Label | None) -> bool:
    """Is this a label of the kind that a plan's main parts carry: 第一章, 第一条, 一、?"""
    return label is not None and not label.weak and (rank(label.style) or _LESSER) < _LESSER


def _is_known(text: str) -> bool:
    return text.replace(" ", "").rstrip(":") in _known()


def _names_matter(text: str) -> bool:
    return _matter().fullmatch(text) is not None


@cache
def _matter() -> re.Pattern[str]:
    """A short noun phrase, a colon behind it or none; 应履行下列职责: leads in, and names nothing."""
    names = any_of(words(PACKAGE, "headings", "matter"))
    return re.compile(rf"(?:(?!{any_of(words(PACKAGE, 'headings', 'leads-in'))})[^,。;:!?\s]){{0,14}}{names} ?:?")


@cache
def _appeal() -> re.Pattern[str]:
    """请认真贯彻执行, 让我们共同努力, 特此通知: what is said to the reader, its stop lost."""
    return re.compile(r"请(?![假示])|让|谨|希?望(?=各|大家|全)|[特专]?此[致复函通公报]|现[将就予]")


@cache
def _runs_on() -> re.Pattern[str]:
    """不得离岗, 应当随时待命: how a sentence goes on whose subject stands on the line above."""
    return re.compile(r"不得|不准|不能|应[当该]|应(?=[按于在由将向对做])|必?须(?!知)|必需|均|都|的|和|与|及|或")


@cache
def _known() -> frozenset[str]:
    return frozenset(words(PACKAGE, "headings", "known") + words(PACKAGE, "headings", "leaf"))
