"""From what became of a profile's items to findings: what the rules of completeness share."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.checking.evaluation import Outcome
from gongwen.checking.finding import Finding, Term, term
from gongwen.checking.profile import Severity
from gongwen.checking.sign import Status
from gongwen.checking.subject import Rule, Subject


def no_profile(subject: Subject) -> Term | None:
    """Without a profile nothing is required."""
    return term("check-no-profile") if subject.outcomes is None else None


def of_status(subject: Subject, status: Status) -> Iterator[Outcome]:
    """The outcomes of a status, in the order of the profile."""
    return (outcome for outcome in subject.outcomes or () if outcome.status == status)


def signed(rule: Rule, subject: Subject, status: Status, severity: Severity | None = None) -> Iterator[Finding]:
    """A finding for each outcome of a status that has evidence; as severe as the item, unless stated."""
    for outcome in of_status(subject, status):
        item, sign = outcome.item, outcome.sign
        if sign is not None and sign.reason is not None:
            yield rule.finding(
                sign.span,
                severity=severity or item.severity,
                item=item.id,
                name=Term(zh=item.zh, en=item.en),
                why=Term(zh=item.why_zh or item.why, en=item.why),
                reason=sign.reason,
            )
