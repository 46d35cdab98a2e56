"""A second opinion on every sentence: how probably it states a fact of each kind. It knows nothing of the rules."""

from __future__ import annotations

from functools import cache

from gongwen.extraction.plantext import PlanText
from gongwen.quality.cues import Shape, cues
from gongwen.quality.weights import LAST, WHOLE, Four, anchors, curve, weights


def opinions(plan: PlanText) -> dict[int, Four]:
    """The opinion on each sentence of a plan that is long enough to have one, by its number, ascending.

    Opinions are probabilities in thousandths, in the order of `FACT_KINDS`.
    """
    known = weights().cues
    given = {}
    for k, shape, shown in cues(plan, anchors()):
        logits, plain = _of_shape(shape)
        found = [known[cue] for cue in shown if cue in known]
        if not found:
            given[k] = plain
            continue
        roles, quotas, deadlines, accountability = logits
        for of_roles, of_quotas, of_deadlines, of_accountability in found:
            roles += of_roles
            quotas += of_quotas
            deadlines += of_deadlines
            accountability += of_accountability
        given[k] = _opinion((roles, quotas, deadlines, accountability))
    return given


@cache
def _of_shape(shape: Shape) -> tuple[Four, Four]:
    """The logits of a sentence of this shape, and the opinion on it if it shows nothing else."""
    table = weights()
    rows = [table.base, *(table.cues[cue] for cue in shape if cue in table.cues)]
    roles, quotas, deadlines, accountability = (sum(column) for column in zip(*rows, strict=True))
    logits = roles, quotas, deadlines, accountability
    return logits, _opinion(logits)


def _opinion(logits: Four) -> Four:
    of = curve()
    roles, quotas, deadlines, accountability = logits
    return (
        of[roles] if -LAST < roles < LAST else WHOLE * (roles > 0),
        of[quotas] if -LAST < quotas < LAST else WHOLE * (quotas > 0),
        of[deadlines] if -LAST < deadlines < LAST else WHOLE * (deadlines > 0),
        of[accountability] if -LAST < accountability < LAST else WHOLE * (accountability > 0),
    )
