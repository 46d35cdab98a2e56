"""Who holds which responsibility."""

from __future__ import annotations

from gongwen.document.model import RoleHeld
from gongwen.extract.plantext import Found, PlanText


def find(plan: PlanText) -> Found[RoleHeld]:
    """The responsibilities of a plan, in order."""
    return Found(())
