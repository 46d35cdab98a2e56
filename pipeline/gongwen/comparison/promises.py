"""Which of two promises is the weaker one. Where that can't be said, nothing is."""

from __future__ import annotations

from gongwen.comparison.sharing import Direction
from gongwen.document.model import Deadline, Modality, Quota

_STRENGTH: dict[Modality, int] = {"must": 3, "must_not": 3, "should": 2, "encouraged": 1, "may": 0}


def said(quota: Quota) -> str:
    r"""What a quota says, in a line: `>= 4 次 / P1Y`, `定期` where it is vague.

    >>> from gongwen import extract
    >>> said(extract("学习制度\n1、每年集中学习不少于4次。").plans[0].quotas[0])
    '>= 4 次 / P1Y'
    """
    if quota.vague:
        return "定期"
    value = "?" if quota.value is None else f"{quota.value:g}"
    upper = "" if quota.max is None else f"–{quota.max:g}"
    period = f"/ {quota.period}" if quota.period else ""
    return " ".join(part for part in (quota.op or "", f"{value}{upper}", quota.unit or "", period) if part)


def weaker(a: Quota, b: Quota) -> Direction:
    """Is `b` weaker than `a`? Less often, fewer, a higher limit, no number at all; "other" where the two can't be compared."""
    if a.vague or b.vague:
        return "other" if a.vague == b.vague else "weaker" if b.vague else "stronger"
    if _limit(a) != _limit(b) or (a.unit or "次") != (b.unit or "次"):
        return "other"
    if a.per_year is not None and b.per_year is not None:
        before, after = a.per_year, b.per_year
    elif a.value is not None and b.value is not None and a.period == b.period:
        before, after = a.value, b.value
    else:
        return "other"
    if before == after:
        return _strict(a, b)
    return "weaker" if (after < before) != _limit(a) else "stronger"


def _limit(quota: Quota) -> bool:
    """Does it say at most, not at least?"""
    return quota.op in ("<=", "<")


_EXACT = {">": 2, "<": 2, ">=": 1, "<=": 1, "=": 1, "between": 1}


def _strict(a: Quota, b: Quota) -> Direction:
    before, after = _EXACT.get(a.op or "=", 1), _EXACT.get(b.op or "=", 1)
    return "other" if before == after else "weaker" if after < before else "stronger"


def later(a: Deadline, b: Deadline) -> Direction:
    """A later day or a longer time is the weaker promise; only dates of one form, and durations of one unit, are compared."""
    if a.iso is None or b.iso is None or a.iso.startswith("P") != b.iso.startswith("P"):
        return "other"
    if not a.iso.startswith("P"):
        same = len(a.iso) == len(b.iso) and a.iso != b.iso
        return "other" if not same else "weaker" if b.iso > a.iso else "stronger"
    before, after = a.iso.strip("PTYMDWHB"), b.iso.strip("PTYMDWHB")
    same = before.isdigit() and after.isdigit() and a.iso.replace(before, "") == b.iso.replace(after, "")
    if not same or before == after:
        return "other"
    return "weaker" if int(after) > int(before) else "stronger"


def stricter(a: Modality, b: Modality) -> Direction | None:
    """Is `b` a weaker word than `a` (应当 → 可以)? None where nothing is to be said: a plain statement is often meant as a duty."""
    if a == b:
        return None
    if {a, b} == {"must", "must_not"}:
        return "other"
    before, after = _STRENGTH.get(a, 2), _STRENGTH.get(b, 2)
    if before == after:
        return None
    if "states" in (a, b) and 3 not in (before, after):
        return None
    return "weaker" if after < before else "stronger"
