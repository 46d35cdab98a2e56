"""Levels of numbers are not in the order of GB/T 9704: 一、（一）1.（1）."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.checking.finding import Finding, Related, Term, term
from gongwen.checking.labels import RANK, style
from gongwen.checking.subject import Example, Rule, Subject

_TWO_LEVELS = {(1, 3)}
"""With few levels 1. may stand right under 一、."""


def _find(subject: Subject) -> Iterator[Finding]:
    """Of each kind of disorder the first in a plan: the rest follow from it."""
    for plan in subject.coded.document.plans:
        seen: set[tuple[str, str]] = set()
        for section, kind, parent in subject.coded.numbered(plan):
            above = style(parent) if parent else None
            if parent is None or above not in RANK or kind not in RANK or (above, kind) in seen:
                continue
            steps = (RANK[above], RANK[kind])
            reason = _disorder(*steps)
            if reason is not None:
                seen.add((above, kind))
                label = subject.coded.span(
                    section.span.start, section.span.start + len(section.label), section.span.page
                )
                yield RULE.finding(
                    label,
                    Related(span=subject.coded.heading(parent), what=term("check-part-above")),
                    severity="warning" if steps[1] <= steps[0] else "note",
                    label=section.label,
                    above=parent.label,
                    reason=reason,
                )


def _disorder(above: int, below: int) -> Term | None:
    if below <= above:
        return term("check-level-inverted")
    if below > above + 1 and (above, below) not in _TWO_LEVELS:
        return term("check-level-left-out")
    return None


RULE = Rule(
    code="GW202",
    severity="warning",
    example=Example(
        wrong="清川局工作方案\n（一）总体要求\n抓好落实。\n一、目标\n隐患清零。\n二、原则\n预防为主。\n（二）主要任务\n各科室开展自查。\n",
        right="清川局工作方案\n一、总体要求\n抓好落实。\n（一）目标\n隐患清零。\n（二）原则\n预防为主。\n二、主要任务\n各科室开展自查。\n",
    ),
    find=_find,
)
