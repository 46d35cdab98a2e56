"""The page of a draft: its source with every finding marked, and, put away at first, what the profile found present."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.checking.finding import Finding, in_language
from gongwen.checking.results import Checked
from gongwen.messages import Language, say
from gongwen.pages import Kind, Mark, annotated

_HUES = {"error": 355, "warning": 35, "note": 210, "related": 265, "present": 145, "untried": 0}
_QUIET = frozenset({"present", "related"})


def html(draft: Checked, lang: Language) -> str:
    """The page.

    Raises:
        MissingExtra: jinja2 is not installed.
    """
    kinds = [Kind(code, say(f"check-{code}", lang), hue, code not in _QUIET) for code, hue in _HUES.items()]
    report = draft.report
    titles = [plan.title for plan in report.document.plans if plan.title]
    heading = say("check-page", lang, title=titles[0] if titles else report.document.source.name)
    return annotated(report.document, kinds, tuple(_marks(draft, lang)), lang, heading)


def _marks(draft: Checked, lang: Language) -> Iterator[Mark]:
    report = draft.report
    for number, finding in enumerate(report.findings, 1):
        yield from _of_finding(number, finding, lang)
    for number, outcome in enumerate(report.outcomes, 1):
        if outcome.status == "present" and outcome.sign is not None:
            name = outcome.item.zh if lang == "zh" else outcome.item.en
            yield Mark(f"i{number}", "present", name, outcome.sign.span)
    for number, each in enumerate(report.not_tried, 1):
        label = f"{each.code} {say(f'check-{each.code}-name', lang)}"
        yield Mark(f"u{number}", "untried", label, None, note=in_language(each.reason, lang))


def _of_finding(number: int, finding: Finding, lang: Language) -> Iterator[Mark]:
    links = tuple(f"f{number}r{k}" for k in range(1, len(finding.related) + 1))
    yield Mark(
        f"f{number}",
        finding.severity,
        f"{finding.code} {finding.message(lang)}",
        finding.span,
        note=finding.remedy(lang),
        links=links,
    )
    for link, each in zip(links, finding.related, strict=True):
        yield Mark(link, "related", f"{finding.code} {in_language(each.what, lang)}", each.span, links=(f"f{number}",))
