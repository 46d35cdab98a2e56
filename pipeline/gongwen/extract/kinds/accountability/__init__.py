"""Who answers for what conduct, and how."""

from __future__ import annotations

from gongwen.document.model import Accountability
from gongwen.extract.plantext import Found, PlanText


def find(plan: PlanText) -> Found[Accountability]:
    """Triggers and sanctions of a plan, each trigger linked to its sanctions: a single `Accountability`."""
    return Found((Accountability(triggers=(), sanctions=()),))
