"""What was found in a text, without offsets: what two dresses of one plan, or two orders of its clauses, must agree on."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import opencc

from conftest import ROOT
from gongwen.document.model import Document, Section
from gongwen.flow import extract_source
from gongwen.read import read_text
from gongwen.text.view import fold

CORPUS = sorted(path for path in (ROOT / "corpus").iterdir() if path.stem != "README")
Facts = dict[str, list[tuple[object, ...]]]

_SPACES = re.compile(r"\s+")


@cache
def converter(name: str) -> Callable[[str], str]:
    return opencc.OpenCC(name).convert


def plain(text: str | None) -> str | None:
    """Without blanks and widths, and simplified: titles and labels stand in the document as they were printed."""
    return None if text is None else _SPACES.sub("", fold(converter("t2s")(text)))


def signature(doc: Document) -> Facts:
    """What was found, without offsets."""
    facts: Facts = {}

    def put(kind: str, *values: object) -> None:
        facts.setdefault(kind, []).append(values)

    def sections(rows: tuple[Section, ...]) -> None:
        for row in rows:
            put("sections", row.level, plain(row.label), plain(row.heading))
            sections(row.children)

    for plan in doc.plans:
        put("plans", plain(plan.title), plan.genre, plan.year, plain(plan.issuer), plain(plan.document_number))
        sections(plan.sections)
        for r in plan.roles:
            put("roles", r.role, plain(r.holder))
        for q in plan.quotas:
            put("quotas", q.op, q.value, q.max, plain(q.unit), q.period, q.implicit, q.vague)
        for d in plan.deadlines:
            put("deadlines", d.iso)
        for t in plan.accountability.triggers:
            put("triggers", plain(t.condition), len(t.sanctions))
        for s in plan.accountability.sanctions:
            put("sanctions", plain(s.tier), tuple(plain(m.name) for m in s.measures))
    return facts


def found(text: str) -> Facts:
    return signature(extract_source(read_text(text)))
