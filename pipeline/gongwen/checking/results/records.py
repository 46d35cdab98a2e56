"""Reports as JSON: all that is known, in both languages; the same reports always give the same bytes."""

from __future__ import annotations

import msgspec

from gongwen import __version__
from gongwen.checking.finding import Finding, Term
from gongwen.checking.results import Checked
from gongwen.document.model import Record, Span
from gongwen.document.store import pretty


class _Related(Record, frozen=True):
    span: Span
    text: str
    what: Term


class _Finding(Record, frozen=True):
    code: str
    severity: str
    message: Term
    remedy: Term
    span: Span | None
    text: str
    item: str | None
    related: tuple[_Related, ...]


class _Item(Record, frozen=True):
    id: str
    name: Term
    status: str
    span: Span | None
    text: str
    reason: Term | None
    nearest: Span | None
    searched: tuple[str, ...]


class _NotTried(Record, frozen=True):
    code: str
    reason: Term


class _Draft(Record, frozen=True):
    name: str
    document: str
    profile: str | None
    findings: tuple[_Finding, ...]
    items: tuple[_Item, ...]
    not_tried: tuple[_NotTried, ...]
    ignored: int


class _Reports(Record, frozen=True):
    generator: str
    drafts: tuple[_Draft, ...]


def json(drafts: tuple[Checked, ...]) -> bytes:
    """The reports. `span` and `text` are those of the document; `items` are all of the profile's, present ones too."""
    reports = _Reports(generator=f"gongwen {__version__}", drafts=tuple(map(_draft, drafts)))
    return pretty(msgspec.json.encode(reports, order="deterministic"))


def _draft(draft: Checked) -> _Draft:
    report = draft.report
    text = report.document.text
    items = tuple(
        _Item(
            id=outcome.item.id,
            name=Term(zh=outcome.item.zh, en=outcome.item.en),
            status=outcome.status,
            span=outcome.sign.span if outcome.sign else None,
            text=outcome.sign.text if outcome.sign else "",
            reason=outcome.sign.reason if outcome.sign else None,
            nearest=outcome.nearest,
            searched=outcome.searched,
        )
        for outcome in report.outcomes
    )
    return _Draft(
        name=draft.name,
        document=report.document.id,
        profile=report.profile.name if report.profile else None,
        findings=tuple(_finding(finding, text) for finding in report.findings),
        items=items,
        not_tried=tuple(_NotTried(code=each.code, reason=each.reason) for each in report.not_tried),
        ignored=report.ignored,
    )


def _finding(finding: Finding, text: str) -> _Finding:
    return _Finding(
        code=finding.code,
        severity=finding.severity,
        message=Term(zh=finding.message("zh"), en=finding.message("en")),
        remedy=Term(zh=finding.remedy("zh"), en=finding.remedy("en")),
        span=finding.span,
        text="" if finding.span is None else text[finding.span.start : finding.span.end],
        item=finding.item,
        related=tuple(
            _Related(span=each.span, text=text[each.span.start : each.span.end], what=each.what)
            for each in finding.related
        ),
    )
