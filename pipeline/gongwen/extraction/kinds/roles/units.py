"""The clause and the sentence around a place, bounded: text that no mark divides is read as far as a reader would.

Every search to the left or right of a word stays within these, so that the work for a word doesn't grow with the text.
"""

from __future__ import annotations

from bisect import bisect_right

from gongwen.extraction.plantext import PlanText

_CLAUSE = 240
_SENTENCE = 600
_PARTS = 6
_END_MARKS = " \t\n,;:。!?"


def clause_start(plan: PlanText, at: int) -> int:
    """Where the clause that holds `at` starts."""
    starts = plan.clause_starts
    start = starts[bisect_right(starts, at) - 1]
    return start if at - start <= _CLAUSE else at - _CLAUSE


def clause_end(plan: PlanText, at: int) -> int:
    """Where the clause that holds `at` ends, its end mark excluded."""
    view, starts = plan.view, plan.clause_starts
    k = bisect_right(starts, at)
    end = starts[k] if k < len(starts) else plan.end
    if end - at > _CLAUSE:
        end = at + _CLAUSE
    while end > at and view[end - 1] in _END_MARKS:
        end -= 1
    return end


def sentence_start(plan: PlanText, at: int) -> int:
    """Where the sentence that holds `at` starts."""
    starts = plan.sentence_starts
    start = starts[bisect_right(starts, at) - 1]
    return start if at - start <= _SENTENCE else at - _SENTENCE


def whole_start(plan: PlanText, at: int) -> int:
    """Where the sentence that holds `at` starts; semicolons only part it, up to a few of them."""
    view, starts = plan.view, plan.sentence_starts
    k = bisect_right(starts, at) - 1
    first = max(k - _PARTS, 0)
    while k > first and view.startswith(";", starts[k] - 1):
        k -= 1
    return max(starts[k], at - _SENTENCE)


def sentence_end(plan: PlanText, at: int) -> int:
    """Where the sentence that holds `at` ends, its end mark included."""
    return min(plan.sentence(at)[1], at + _SENTENCE)


def is_case(plan: PlanText, at: int) -> bool:
    """Does the clause or the sentence that holds `at` end in 的, which says in which case something holds?"""
    view, end = plan.view, sentence_end(plan, at)
    while end > at and view[end - 1] in _END_MARKS:
        end -= 1
    return view[end - 1] == "的" or view.startswith("的", clause_end(plan, at) - 1)
