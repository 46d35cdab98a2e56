"""The clause and the sentence around a place, bounded: text that no mark divides is read as far as a reader would.

Every search to the left or right of a word stays within these, so that the work for a word doesn't grow with the text.
"""

from __future__ import annotations

from gongwen.extraction.plantext import PlanText

_CLAUSE = 240
_SENTENCE = 600
_END_MARKS = " \t\n,;:。!?"


def clause_start(plan: PlanText, at: int) -> int:
    """Where the clause that holds `at` starts."""
    start = plan.clause(at)[0]
    return start if at - start <= _CLAUSE else at - _CLAUSE


def clause_end(plan: PlanText, at: int) -> int:
    """Where the clause that holds `at` ends, its end mark excluded."""
    view, end = plan.view, min(plan.clause(at)[1], at + _CLAUSE)
    while end > at and view[end - 1] in _END_MARKS:
        end -= 1
    return end


def sentence_start(plan: PlanText, at: int) -> int:
    """Where the sentence that holds `at` starts."""
    return max(plan.sentence(at)[0], at - _SENTENCE)


def sentence_end(plan: PlanText, at: int) -> int:
    """Where the sentence that holds `at` ends, its end mark included."""
    return min(plan.sentence(at)[1], at + _SENTENCE)
