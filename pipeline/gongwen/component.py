"""gongwen as a spaCy component: `spacy.blank("zh").add_pipe("gongwen")` fills `doc.spans["roles"]`, `["quotas"]`, ….

The text of the spaCy document is the source text; spans are of the source, widened to whole tokens where they end inside
one. The whole extracted document is at `doc._.gongwen`. Labels: a role's name, a quota's period, a sanction's tier, ….
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongwen.document.model import Document, Fact, Plan
from gongwen.errors import MissingExtra
from gongwen.flow import extract_source
from gongwen.read import read_text

try:
    from spacy.language import Language
    from spacy.tokens import Doc
except ImportError as error:
    raise MissingExtra("spacy", "spacy") from error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LABELLED: dict[str, Callable[[Plan], Iterable[tuple[Fact, str]]]] = {
    "roles": lambda plan: ((role, role.role) for role in plan.roles),
    "quotas": lambda plan: ((quota, "vague" if quota.vague else quota.period or "target") for quota in plan.quotas),
    "deadlines": lambda plan: ((deadline, deadline.iso or "") for deadline in plan.deadlines),
    "triggers": lambda plan: (
        (trigger, "catch_all" if trigger.catch_all else "trigger") for trigger in plan.accountability.triggers
    ),
    "sanctions": lambda plan: ((sanction, sanction.tier or "") for sanction in plan.accountability.sanctions),
    "clauses": lambda plan: ((clause, clause.modality) for clause in plan.clauses),
}
"""What fills which span group, and how its spans are labelled."""


@Language.factory("gongwen")
def make_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component; it has no settings."""
    if not Doc.has_extension("gongwen"):
        Doc.set_extension("gongwen", default=None)
    return annotate


def annotate(doc: Doc) -> Doc:
    """Extract the document's text, and put what was found on it as span groups."""
    found: Document = extract_source(read_text(doc.text))
    doc._.gongwen = found
    for group, facts in _LABELLED.items():
        spans = (
            doc.char_span(fact.span.source_start, fact.span.source_end, label=label, alignment_mode="expand")
            for plan in found.plans
            for fact, label in facts(plan)
        )
        doc.spans[group] = [span for span in spans if span is not None]
    return doc
