"""Stated amounts and cadences."""

from __future__ import annotations

from gongwen.document.model import Quota
from gongwen.extract.plantext import Found, PlanText


def find(plan: PlanText) -> Found[Quota]:
    """The quotas of a plan, in order."""
    return Found(())
