"""What rules look at, and what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from gongwen.checking.coded import Coded
from gongwen.checking.corpus import Corpus
from gongwen.checking.evaluation import Outcome
from gongwen.checking.finding import Detail, Finding, Related, Term
from gongwen.checking.profile import Severity
from gongwen.document.model import Record, Span


class Subject(NamedTuple):
    """A draft, its profile's items (None: no profile was given), the plans it is held against (None: none were given)."""

    coded: Coded
    outcomes: tuple[Outcome, ...] | None = None
    corpus: Corpus | None = None


class Example(Record, frozen=True):
    """A text that breaks a rule and one that keeps it, as the documentation shows them and a test tries them.

    `profile`: the built-in profile that they are held against; `against`: the texts of other plans.
    """

    wrong: str
    right: str
    profile: str | None = None
    against: tuple[str, ...] = ()


class Rule(NamedTuple):
    """One thing that can be wrong with a draft.

    `code` is stable and never given to another rule. What people read is in `messages.toml`: `check-<code>` (a finding),
    `-remedy`, `-name` (the rule), `-why`. `find` gives findings in the order of the text; `unable` says why the rule can't be
    tried on this draft, if it can't: what was not tried never looks like a pass.
    """

    code: str
    severity: Severity
    example: Example
    find: Callable[[Subject], Iterator[Finding]]
    unable: Callable[[Subject], Term | None] = lambda _: None

    def finding(
        self,
        span: Span | None,
        *related: Related,
        severity: Severity | None = None,
        item: str | None = None,
        **details: Detail,
    ) -> Finding:
        """A finding of this rule; `severity` where it differs from the rule's own."""
        return Finding(
            code=self.code,
            severity=severity or self.severity,
            span=span,
            details=details,
            related=related,
            item=item,
        )
