"""Reports as SARIF 2.1.0 (OASIS), for code review.

A region counts in code points of the text as it was read (`columnKind`): of a text file, of the file itself; of Word, PDF and
the like, of the text that `gongwen extract` keeps as `source.text`, which the artifact's description says. Rules that could
not be tried are notifications of the run, so that they are not taken for passed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TypeAlias
from urllib.parse import quote

import msgspec

from gongwen import __version__
from gongwen.checking.documentation import page
from gongwen.checking.finding import Finding, in_language
from gongwen.checking.journey import NotTried
from gongwen.checking.results import Checked
from gongwen.checking.results.lines import Lines
from gongwen.checking.rules import rules
from gongwen.checking.subject import Rule
from gongwen.document.model import Span
from gongwen.document.store import pretty
from gongwen.messages import Language, say

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PLAIN = "text/"

Value: TypeAlias = "str | int | bool | Sequence[Value] | Mapping[str, Value]"
Json = dict[str, Value]


def sarif(drafts: tuple[Checked, ...], lang: Language) -> bytes:
    """The reports as one run."""
    codes = [rule.code for rule in rules()]
    results: list[Json] = []
    untried: list[Json] = []
    for k, draft in enumerate(drafts):
        lines = Lines(draft.report.document.source.text)
        results += [_result(f, codes.index(f.code), k, draft, lines, lang) for f in draft.report.findings]
        untried += [_untried(each, codes.index(each.code), k, draft, lang) for each in draft.report.not_tried]
    run: Json = {
        "tool": {
            "driver": {
                "name": "gongwen",
                "semanticVersion": __version__,
                "rules": [_descriptor(rule, lang) for rule in rules()],
            }
        },
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": untried}],
        "artifacts": [_artifact(draft, lang) for draft in drafts],
        "results": results,
        "columnKind": "unicodeCodePoints",
        "language": "zh-CN" if lang == "zh" else "en-US",
    }
    log: Json = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return pretty(msgspec.json.encode(log))


def _descriptor(rule: Rule, lang: Language) -> Json:
    name = say(f"check-{rule.code}-name", lang)
    text = page(rule)
    return {
        "id": rule.code,
        "shortDescription": {"text": name},
        "fullDescription": {"text": say(f"check-{rule.code}-why", lang)},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": rule.severity},
    }


def _untried(each: NotTried, index: int, artifact: int, draft: Checked, lang: Language) -> Json:
    return {
        "message": _message(f"{each.code}: {in_language(each.reason, lang)}"),
        "level": "note",
        "associatedRule": {"id": each.code, "index": index},
        "locations": [{"physicalLocation": {"artifactLocation": _location(draft, artifact)}}],
    }


def _artifact(draft: Checked, lang: Language) -> Json:
    source = draft.report.document.source
    found: Json = {
        "location": {"uri": _uri(draft.name)},
        "mimeType": source.media_type,
        "length": source.size,
        "hashes": {"sha-256": source.sha256},
        "roles": ["analysisTarget"],
    }
    if not source.media_type.startswith(_PLAIN):
        found["description"] = _message(say("check-text-view", lang))
    elif source.encoding:
        found["encoding"] = source.encoding
    return found


def _result(finding: Finding, index: int, artifact: int, draft: Checked, lines: Lines, lang: Language) -> Json:
    place = {"artifactLocation": _location(draft, artifact)}
    region = {} if finding.span is None else {"region": _region(finding.span, draft, lines)}
    related: list[Json] = []
    for number, each in enumerate(finding.related, 1):
        where: Json = {"artifactLocation": _location(draft, artifact), "region": _region(each.span, draft, lines)}
        related.append({"id": number, "physicalLocation": where, "message": _message(in_language(each.what, lang))})
    found: Json = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity,
        "message": _message(f"{finding.message(lang)}\n{finding.remedy(lang)}"),
        "locations": [{"physicalLocation": {**place, **region}}],
    }
    if related:
        found["relatedLocations"] = [*related]
    if finding.item is not None:
        found["properties"] = {"item": finding.item}
    return found


def _message(text: str) -> Json:
    """A message; braces, which would be places for arguments, are doubled."""
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def _location(draft: Checked, artifact: int) -> Json:
    return {"uri": _uri(draft.name), "index": artifact}


def _uri(name: str) -> str:
    """The address of a draft: relative as its name is, or of the file (a relative address must not begin with a slash)."""
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(name, safe="/~-._")


def _region(span: Span, draft: Checked, lines: Lines) -> Json:
    start, end = lines.position(span.source_start), lines.position(span.source_end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.source_start,
        "charLength": span.source_end - span.source_start,
        "snippet": {"text": draft.report.document.source.text[span.source_start : span.source_end]},
    }
