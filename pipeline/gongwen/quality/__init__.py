"""How sure we are of a document, and why: a grade of its facts, a grade of its structure, the sentences worth reading.

    cues        what a sentence shows: pairs of characters around telling ones, its length, its end
    opinion     how probably a sentence states a fact of each kind: a second opinion that knows nothing of the rules
    facts       what the second opinion expects beside what the rules found
    structure   signs that plans or sections were not read well
    weights     the figures of `weights.toml`, which `benchmarks/quality.py` fits on annotated documents

The grade of facts is the share of the expected facts that were found, brought to the scale of F1; that of structure is what
its signs leave. Both were fitted on documents that the rules had not seen; `docs/accuracy.md` says how well they tell.
A grade ranks documents (which fifty of ten thousand to read); it is no figure for a corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gongwen.document.model import Notice, Plan, Quality
from gongwen.extraction.plantext import PlanText
from gongwen.messages import say
from gongwen.quality.facts import grade_facts
from gongwen.quality.structure import grade_structure

__all__ = ["grade", "warning"]

LOW = 0.5
"""Below this grade of facts a document is warned about: `docs/accuracy.md` has what true scores lay below it."""


def grade(texts: Sequence[PlanText], plans: Sequence[Plan], codes: Iterable[str]) -> Quality:
    """The grade of a document of these plans, whose texts stand beside them; `codes` are those of its warnings."""
    facts, kinds, doubts = grade_facts(texts, plans)
    structure, signs = grade_structure(plans, codes)
    return Quality(facts=facts, structure=structure, kinds=kinds, signs=signs, doubts=doubts)


def warning(quality: Quality) -> Notice | None:
    """What is to be said of a document whose grade of facts is low, and that has sentences to look at."""
    if quality.facts is None or quality.facts >= LOW or not quality.doubts:
        return None
    short = [
        say("low-grade-kind", kind=say(f"quality-{row.kind}"), found=row.found, expected=f"{row.expected:.0f}")
        for row in quality.kinds
        if round(row.expected) > row.found
    ]
    code = "low-grade"
    return Notice(code=code, message=say(code, grade=f"{quality.facts:.2f}", kinds="，".join(short) or "–"))
