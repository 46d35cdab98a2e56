"""What the text leaves to be filled in."""

from __future__ import annotations

from gongwen.document.model import Blank
from gongwen.extract.plantext import Found, PlanText


def find(plan: PlanText) -> Found[Blank]:
    """The blanks of a plan, in order."""
    return Found(())
