"""Who answers for what conduct, and how.

Consequences come first here: a text is looked through for the words of measures, and only the paragraphs that have one are
read. `measures` says what names a measure, `conditions` what a breach or a degree is, `clauses` how a sentence joins them,
`lists` which items an opener governs, `context` to which regime a measure belongs.

What follows from what. A consequence follows from the breach that stands before it in its sentence; without one, from the
last breach of its paragraph (情节严重的, … of a ladder). Items of a list have the consequences that stand with their opener,
wherever in that paragraph, or in the paragraph after the list.
"""

from __future__ import annotations

from gongwen.document.model import Accountability
from gongwen.extract.kinds.accountability.assembly import assembled
from gongwen.extract.plantext import Found, PlanText


def find(plan: PlanText) -> Found[Accountability]:
    """Triggers and sanctions of a plan, each trigger linked to its sanctions: a single `Accountability`."""
    return assembled(plan)
