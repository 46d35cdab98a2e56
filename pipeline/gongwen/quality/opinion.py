"""A second opinion on every sentence: how probably it states a fact of each kind. It knows nothing of the rules."""

from __future__ import annotations

from functools import cache

from gongwen.extraction.plantext import PlanText
from gongwen.quality.cues import SILENT, cues, forms
from gongwen.quality.weights import LAST, Four, anchors, curve, weights

Opinion = tuple[float, float, float, float]
"""The probabilities, to a thousandth, in the order of `FACT_KINDS`."""


def opinions(plan: PlanText) -> tuple[list[Opinion], list[int]]:
    """The opinion on each sentence of a plan, and the numbers of the sentences that have cues, ascending."""
    known, bases, plain = weights().cues, weights().forms, _plain()
    shown, seen = forms(plan), cues(plan, anchors(), weights().cues)
    other = plain["other"]
    given = [plain.get(form, other) for form in shown]
    for k, found in seen.items():
        form = shown[k]
        if form != SILENT:
            roles, quotas, deadlines, accountability = bases.get(form) or bases["other"]
            for cue in found:
                r, q, d, a = known[cue]
                roles, quotas, deadlines, accountability = roles + r, quotas + q, deadlines + d, accountability + a
            given[k] = _opinion((roles, quotas, deadlines, accountability))
    return given, list(seen)


@cache
def _plain() -> dict[str, Opinion]:
    """The opinions on sentences without any cue, by form."""
    return {form: _opinion(base) for form, base in weights().forms.items()} | {SILENT: (0.0, 0.0, 0.0, 0.0)}


def _opinion(logits: Four) -> Opinion:
    of = curve()
    roles, quotas, deadlines, accountability = logits
    return (
        of[roles] if -LAST < roles < LAST else float(roles > 0),
        of[quotas] if -LAST < quotas < LAST else float(quotas > 0),
        of[deadlines] if -LAST < deadlines < LAST else float(deadlines > 0),
        of[accountability] if -LAST < accountability < LAST else float(accountability > 0),
    )
