"""The grade of facts: of the facts that a second opinion expects, how many were found?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import mul

from gongwen.document.model import FACT_KINDS, Fact, KindGrade, Overlooked, Plan
from gongwen.extraction.plantext import PlanText
from gongwen.quality.opinion import opinions
from gongwen.quality.weights import WHOLE, weights

DOUBTS = 10
"""So many sentences are named at most, those that most probably state a fact that was not extracted."""
DOUBTED = WHOLE // 2
"""… and none that states one with a lower probability (in thousandths)."""
PROMISED = 2
"""A text with fewer such sentences, in which nothing was found, seems to promise nothing: it has no grade."""


def grade_facts(
    texts: Sequence[PlanText], plans: Sequence[Plan]
) -> tuple[float | None, tuple[KindGrade, ...], tuple[Overlooked, ...]]:
    """The grade (None where the text seems to promise no facts), each kind's part in it, and what may be overlooked.

    A sentence counts by the square of its probability: many that hardly promise anything would else outweigh the few that do.
    """
    promised = confirmed = 0
    expected, found = [0] * 4, [0] * 4
    doubts: list[tuple[int, int, int, int, PlanText]] = []
    for text, plan in zip(texts, plans, strict=True):
        bounds = text.sentence_starts
        given = opinions(text)
        likely = [k for k, of in given.items() if max(of) >= DOUBTED]
        columns = zip(*given.values(), strict=True) if given else ((),) * 4
        for kind, (facts, column) in enumerate(zip(_facts(plan), columns, strict=True)):
            stated = _stated(facts, bounds)
            found[kind] += len(stated)
            expected[kind] += sum(column)
            promised += sum(map(mul, column, column))
            confirmed += sum([given[k][kind] ** 2 for k in stated if k in given])
            doubted = {k for k in likely if given[k][kind] >= DOUBTED}.difference(stated)
            doubts += [(-given[k][kind], bounds[k], kind, bounds[k + 1], text) for k in doubted]
    doubts.sort(key=lambda doubt: doubt[:3])
    return (
        _grade(confirmed, promised, sum(found) > 0 or len(doubts) >= PROMISED),
        tuple(KindGrade(kind=FACT_KINDS[k], expected=round(expected[k] / WHOLE, 1), found=found[k]) for k in range(4)),
        tuple(_overlooked(*doubt) for doubt in doubts[:DOUBTS]),
    )


def _grade(confirmed: int, promised: int, promising: bool) -> float | None:
    if not promising:
        return None
    line = weights().line
    share = confirmed / promised if promised else 0.0
    return round(min(max(line.at + line.slope * share, 0.0), 1.0), 2)


def _facts(plan: Plan) -> tuple[Iterable[Fact], ...]:
    """The facts of each of `FACT_KINDS`."""
    accountability = plan.accountability
    return plan.roles, plan.quotas, plan.deadlines, (*accountability.triggers, *accountability.sanctions)


def _stated(facts: Iterable[Fact], bounds: list[int]) -> list[int]:
    """The numbers of the sentences in which facts stand, ascending; each is counted once, however the facts overlap."""
    stated: list[int] = []
    after = 0
    for start, end in sorted([(fact.span.start, fact.span.end) for fact in facts]):
        last = bisect_left(bounds, end)
        stated += range(max(bisect_right(bounds, start) - 1, after), last)
        after = max(after, last)
    return stated


def _overlooked(doubt: int, start: int, kind: int, end: int, text: PlanText) -> Overlooked:
    words = text.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    return Overlooked(kind=FACT_KINDS[kind], probability=round(-doubt / WHOLE, 2), span=text.span(start, end))
