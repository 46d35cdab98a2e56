"""The sections of a plan, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.document.model import Plan, Section


def every_section(plan: Plan) -> Iterator[Section]:
    """All sections of a plan in order, each before what is in it, however deep they go."""
    stack = list(reversed(plan.sections))
    while stack:
        section = stack.pop()
        yield section
        stack.extend(reversed(section.children))
