"""Which other documents the plan names."""

from __future__ import annotations

from gongwen.document.model import Citation
from gongwen.extract.plantext import Found, PlanText


def find(plan: PlanText) -> Found[Citation]:
    """The other documents named of a plan, in order."""
    return Found(())
