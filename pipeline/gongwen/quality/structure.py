"""The grade of structure: what is left when each sign that plans or sections were not read well has taken its part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gongwen.document.model import Plan, SignOfStructure, StructureSign
from gongwen.document.sections import every_section
from gongwen.quality.weights import weights

MANY_GAPS = 2.0
"""So many gaps in the numbering in 1,000 characters are as bad as it gets."""


def grade_structure(plans: Sequence[Plan], codes: Iterable[str]) -> tuple[float, tuple[StructureSign, ...]]:
    """The grade, and the signs that took from it, the heaviest first."""
    table = weights()
    costs = {name: table.signs[name] * whole for name, whole in signs(plans, codes).items()}
    told = sorted(((round(cost, 2), name) for name, cost in costs.items()), key=lambda row: (-row[0], row[1]))
    grade = round(min(max(table.certain - sum(costs.values()), 0.0), 1.0), 2)
    return grade, tuple(StructureSign(sign=name, cost=cost) for cost, name in told if cost > 0)


def signs(plans: Sequence[Plan], codes: Iterable[str]) -> dict[SignOfStructure, float]:
    """How much there is of each sign, 0 to 1; `codes` are those of the document's warnings.

    no-issuer, no-genre   the share of the plans that name no issuer, whose genre is none that is known (其他)
    gaps                  numbers out of sequence, by characters
    unsectioned           the share of the text that stands in no section
    unnumbered            the share of the sections that have no number
    """
    characters = sum(plan.span.end - plan.span.start for plan in plans) or 1
    sectioned = sum(section.span.end - section.span.start for plan in plans for section in plan.sections)
    sections = [section for plan in plans for section in every_section(plan)]
    gaps = sum(code == "number-sequence" for code in codes)
    count = len(plans) or 1
    return {
        "no-issuer": sum(plan.issuer is None for plan in plans) / count,
        "no-genre": sum(plan.genre == "其他" for plan in plans) / count,
        "gaps": min(gaps * 1000 / characters / MANY_GAPS, 1.0),
        "unsectioned": 1 - sectioned / characters,
        "unnumbered": sum(section.number is None for section in sections) / (len(sections) or 1),
    }
