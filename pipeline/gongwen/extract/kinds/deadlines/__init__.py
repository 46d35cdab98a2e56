"""By when."""

from __future__ import annotations

from gongwen.document.model import Deadline
from gongwen.extract.plantext import Found, PlanText


def find(plan: PlanText) -> Found[Deadline]:
    """The deadlines of a plan, in order."""
    return Found(())
