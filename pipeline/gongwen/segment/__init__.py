"""Canonical text to plans: which there are, what their heads say, how each is divided."""

from __future__ import annotations

import re

from gongwen.normalise import Normal
from gongwen.segment.outline import Part, Sketch
from gongwen.text.notices import Doubt

__all__ = ["Part", "Sketch", "segment"]


def segment(normal: Normal) -> tuple[tuple[Sketch, ...], tuple[Doubt, ...]]:
    """Skeleton: one plan, sections by line-initial numbers of fixed rank."""
    parts: list[Part] = []
    marks = list(re.finditer(r"^ *(?:(第[一二三四五六七八九十百零]+条|[一二三四五六七八九十]+、)|(\([一二三四五六七八九十]+\))|(\d{1,2}[、.](?!\d)))", normal.view, re.M))
    stack: list[int] = []
    ends = [m.start() for m in marks[1:]] + [len(normal.text)]
    for i, m in enumerate(marks):
        rank = m.lastindex or 1
        while stack and marks[stack[-1]].lastindex >= rank:  # type: ignore[operator]
            stack.pop()
        start = m.start(m.lastindex or 0)
        end = next((marks[j].start() for j in range(i + 1, len(marks)) if (marks[j].lastindex or 1) <= rank), len(normal.text))
        parts.append(Part(start, end, normal.text[start:m.end()], m.end(), None, len(stack) + 1, None, stack[-1] if stack else -1))
        stack.append(i)
    return (Sketch(0, len(normal.text), None, "其他", None, None, None, None, None, (), None, tuple(parts), 0, len(normal.text)),), ()
