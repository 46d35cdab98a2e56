"""The steps of normalising, in their order."""

from __future__ import annotations

from collections.abc import Callable

from gongwen.normalise.proposal import Proposal
from gongwen.normalise.steps.script import script

Step = Callable[[str], Proposal]

STEPS: tuple[Step, ...] = (script,)
