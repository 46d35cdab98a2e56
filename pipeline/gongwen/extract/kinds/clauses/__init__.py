"""Who must, may or must not do what."""

from __future__ import annotations

from gongwen.document.model import Clause
from gongwen.extract.plantext import Found, PlanText


def find(plan: PlanText) -> Found[Clause]:
    """The clauses of a plan, in order."""
    return Found(())
