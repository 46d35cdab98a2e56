"""A second opinion on every sentence: how probably it states a fact of each kind. It knows nothing of the rules."""

from __future__ import annotations

from gongwen.extraction.plantext import PlanText
from gongwen.quality.cues import cues
from gongwen.quality.weights import LAST, Four, anchors, curve, weights

Opinion = tuple[float, float, float, float]
"""The probabilities, to a thousandth, in the order of `FACT_KINDS`."""


def opinions(plan: PlanText) -> tuple[list[Opinion], list[int]]:
    """The opinion on each sentence of a plan, and the numbers of the sentences that have cues, ascending."""
    base, known = weights().base, weights().cues
    seen = cues(plan, anchors(), known)
    given = [_opinion(base)] * (len(plan.sentence_starts) - 1)
    for k, found in seen.items():
        roles, quotas, deadlines, accountability = base
        for cue in found:
            weight = known.get(cue)
            if weight:
                roles += weight[0]
                quotas += weight[1]
                deadlines += weight[2]
                accountability += weight[3]
        given[k] = _opinion((roles, quotas, deadlines, accountability))
    return given, list(seen)


def _opinion(logits: Four) -> Opinion:
    of = curve()
    roles, quotas, deadlines, accountability = logits
    return (
        of[roles] if -LAST < roles < LAST else float(roles > 0),
        of[quotas] if -LAST < quotas < LAST else float(quotas > 0),
        of[deadlines] if -LAST < deadlines < LAST else float(deadlines > 0),
        of[accountability] if -LAST < accountability < LAST else float(accountability > 0),
    )
