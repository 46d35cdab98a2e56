"""Findings in the terminal: file, line, column, code and message; the source line, and a caret under the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.cells import cell_len

from gongwen.checking.finding import Finding, in_language
from gongwen.checking.journey import Report
from gongwen.checking.results import Checked
from gongwen.checking.results.lines import Lines
from gongwen.checking.sign import ORDER
from gongwen.messages import Language, say

WIDTH = 96
"""Cells of a source line that are shown; a longer one is cut around the words."""
_INDENT = "    "


def text(drafts: tuple[Checked, ...], lang: Language) -> str:
    """All reports, one after the other."""
    return "\n".join(line for draft in drafts for line in _draft(draft, lang)) + "\n"


def _draft(draft: Checked, lang: Language) -> Iterator[str]:
    report = draft.report
    source = report.document.source.text
    lines = Lines(source)
    for finding in report.findings:
        where = draft.name
        if finding.span is not None:
            at = lines.position(finding.span.source_start)
            where = f"{draft.name}:{at.line}:{at.column}"
        yield f"{where}: {finding.code} {say(f'check-{finding.severity}', lang)} {finding.message(lang)}"
        yield from _shown(finding, lines, source)
        yield f"{_INDENT}→ {finding.remedy(lang)}"
    yield from _summary(draft.name, report, lang)


def _shown(finding: Finding, lines: Lines, source: str) -> Iterator[str]:
    """The source line, and a caret under each cell of the words that stand on it."""
    span = finding.span
    if span is None or span.source_start >= len(source):
        return
    start, end = lines.around(span.source_start)
    first = min(span.source_start, end)
    last = max(min(span.source_end, end), first)
    left, right = _window(source, start, end, first, last)
    before = ("…" if left > start else "") + _printed(source[left:first])
    words = _printed(source[first : min(last, right)])
    after = _printed(source[min(last, right) : right]) + ("…" if right < end else "")
    yield _INDENT + before + words + after
    yield _INDENT + " " * cell_len(before) + "^" * max(cell_len(words), 1)


def _window(source: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """How much of a line is shown: the words, and what fits around them."""
    left, right = first, min(last, first + WIDTH // 2)
    room = WIDTH - cell_len(_printed(source[left:right]))
    while room > 0 and (left > start or right < end):
        if left > start:
            left -= 1
            room -= cell_len(source[left])
        if right < end and room > 0:
            right += 1
            room -= cell_len(source[right - 1])
    return left, right


def _printed(text: str) -> str:
    """A line as it can stand in the terminal: tabs and control characters are blanks."""
    return "".join(char if char.isprintable() else " " for char in text)


def _summary(name: str, report: Report, lang: Language) -> Iterator[str]:
    counts = Counter(finding.severity for finding in report.findings)
    said = [f"{say(f'check-{kind}', lang)} {counts[kind]}" for kind in ("error", "warning", "note")]
    if report.ignored:
        said.append(say("check-ignored", lang, count=report.ignored))
    yield f"{name}: {' · '.join(said)}"
    if report.profile is not None:
        statuses = Counter(outcome.status for outcome in report.outcomes)
        said = [f"{say(f'check-status-{status}', lang)} {statuses[status]}" for status in ORDER]
        title = report.profile.zh if lang == "zh" else report.profile.en
        yield f"{name}: {title}: {' · '.join(said)}"
    if report.not_tried:
        said = [f"{each.code} {in_language(each.reason, lang)}" for each in report.not_tried]
        yield f"{name}: {say('check-not-tried', lang)}: {' · '.join(said)}"
