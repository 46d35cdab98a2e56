"""From a document to a report: the whole of checking; read this first.

a document → coded (topics) → a profile's items evaluated → each rule's findings → those that are not ignored → Report
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from gongwen.checking.coded import Coded
from gongwen.checking.corpus import Corpus
from gongwen.checking.evaluation import Outcome, evaluated
from gongwen.checking.finding import Finding, Term, term
from gongwen.checking.marks import Marks
from gongwen.checking.profile import Profile, asked, profile_of
from gongwen.checking.rules import rules
from gongwen.checking.selection import Selection
from gongwen.checking.subject import Subject
from gongwen.codebook import Codebook, load
from gongwen.document.model import Document, Record


class NotTried(Record, frozen=True):
    """A rule that could not be tried on a draft, and why."""

    code: str
    reason: Term


class Report(Record, frozen=True):
    """What was found in one draft. Iterating over it gives the findings, in the order of the text."""

    document: Document
    profile: Profile | None
    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...]
    """What became of each item of the profile, those that are present included; empty without a profile."""
    not_tried: tuple[NotTried, ...]
    ignored: int
    """How many findings marks in the draft have silenced."""

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    @property
    def failed(self) -> bool:
        """Is any finding an error?"""
        return any(finding.severity == "error" for finding in self.findings)


def check(
    document: Document,
    profile: str | Path | Profile | None = None,
    against: Iterable[Document] | Corpus | None = None,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    codebook: Codebook | None = None,
) -> Report:
    """What a draft lacks, says weakly, leaves blank or has wrong.

    `profile`: the name of one of ours or a TOML file, see `gongwen profile list`; None checks form and content only.
    `against`: other plans (a corpus too, such as `gongwen.load` gives), whose wording tells likely slips.
    `select`, `ignore`: codes or their beginnings (GW2); all rules where nothing is selected. `codebook`: ours where None.

    Raises:
        ProfileInvalid: there is no such profile, or it can't be used.
        SelectionInvalid: no rule has a code that begins so.
    """
    chosen = Selection(select, ignore)
    wanted = profile if profile is None or isinstance(profile, Profile) else profile_of(profile)
    coded = Coded(document, codebook or load(), asked(wanted) if wanted else None)
    empty = not document.plans or not document.text.strip()
    outcomes = None if wanted is None else () if empty else evaluated(wanted, coded)
    corpus = against if against is None or isinstance(against, Corpus) else Corpus(tuple(against))
    subject = Subject(coded, outcomes, corpus)
    found: list[Finding] = []
    not_tried: list[NotTried] = []
    for rule in rules():
        if rule.code not in chosen:
            continue
        reason = term("check-no-plan") if empty else rule.unable(subject)
        if reason is None:
            found += rule.find(subject)
        else:
            not_tried.append(NotTried(code=rule.code, reason=reason))
    marks = Marks(document.source.text)
    kept = [finding for finding in found if not marks.silence(finding)]
    return Report(
        document=document,
        profile=wanted,
        findings=tuple(sorted(kept, key=_place)),
        outcomes=outcomes or (),
        not_tried=tuple(not_tried),
        ignored=len(found) - len(kept),
    )


def _place(finding: Finding) -> tuple[int, int, str, str]:
    start, end = (0, 0) if finding.span is None else (finding.span.start, finding.span.end)
    return start, end, finding.code, finding.item or ""
