"""What stands above and below the text: records, menus, notices, links, the foot of a site.

The head reaches to the first line of the text: a numbered line, a paragraph, an addressee. The tail begins below the last
such line. In both, lines are judged by shape; weak ones only in a run with a strong one. In a record whose cells are
lines, a label's line is followed by its value's.
"""

from __future__ import annotations

import re

from gongwen.normalise.steps.noise.lines import Lines
from gongwen.normalise.steps.noise.shapes import (
    BELOW,
    STRONG,
    SURE,
    WEAK,
    Zone,
    by_zone,
    is_related,
    labels_record,
)
from gongwen.normalise.steps.noise.titles import is_title

_REACH = 80
"""So many lines the head and the tail have at most."""


def mark_head(lines: Lines) -> int:
    """Mark what stands above the text; where the text begins."""
    strengths: dict[int, int] = {}
    end = min(len(lines), _REACH)
    for i in range(end):
        strengths[i] = _strength(lines, i, "head")
        if strengths[i] < WEAK and _is_text(lines, i):
            end = i
            break
    _mark_runs(lines, strengths, range(end))
    _mark_values(lines, end)
    return end


def _strength(lines: Lines, i: int, zone: Zone) -> int:
    if i in lines.noise:
        return SURE
    return by_zone(lines.key(i), lines.tight(i), zone)


def _is_text(lines: Lines, i: int) -> bool:
    """Is line i text of the document's body: numbered, a paragraph, an addressee?"""
    if lines.is_prose(i) or lines.is_label(i):
        return True
    tight = lines.tight(i)
    return tight.endswith(":") and len(tight) >= 4 and not labels_record(lines.key(i))


def _mark_runs(lines: Lines, strengths: dict[int, int], rows: range) -> None:
    """Strong lines, and the weak ones that stand in a run with them."""
    for i in rows:
        if strengths[i] >= STRONG:
            lines.noise.add(i)
    for way in (rows, reversed(rows)):
        beside = False
        for i in way:
            if strengths[i] == WEAK and beside:
                lines.noise.add(i)
            beside = i in lines.noise
    beside = False
    for i in rows:
        if strengths[i] == BELOW and beside:
            lines.noise.add(i)
        beside = i in lines.noise


def _mark_values(lines: Lines, end: int) -> None:
    """The values of a record in which label and value are lines of their own."""
    labels = [i for i in sorted(lines.noise) if i < end and labels_record(lines.key(i))]
    alternate = [i for i in labels if i + 1 < end and i + 1 not in lines.noise]
    if len(alternate) < 2:
        return
    for i in alternate:
        names = re.search(r"标题|名称", lines.tight(i))
        if len(lines.key(i + 1)) <= 80 and (names or not is_title(lines, i + 1)):
            lines.noise.add(i + 1)


def mark_tail(lines: Lines) -> None:
    """Mark what stands below the text."""
    begin = max(0, len(lines) - _REACH)
    strengths: dict[int, int] = {}
    for i in range(len(lines) - 1, begin - 1, -1):
        strengths[i] = _strength(lines, i, "tail")
        if strengths[i] < STRONG and _is_text(lines, i):
            begin = i + 1
            break
    rows = range(begin, len(lines))
    related = next((i for i in rows if is_related(lines.tight(i)) and i > 0), None)
    if related is not None:
        lines.noise.update(range(related, len(lines)))
    _mark_runs(lines, strengths, rows)
    _mark_button(lines)


def _mark_button(lines: Lines) -> None:
    """A button that is printed right behind the last sentence: …责任追究。查看更多"""
    start, end = lines.spans[-1]
    at = lines.text.rfind("。", start, end) + 1
    rest = lines.text[at:end].strip()
    if at and 4 <= len(rest) <= 24 and by_zone(rest, rest.replace(" ", "").lower(), "tail") >= STRONG:
        lines.inline.append((at, end))
