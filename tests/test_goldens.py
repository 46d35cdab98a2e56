"""Whole documents: what is extracted from our corpus, line by line, so that a change shows where it reaches.

The goldens are written by `make goldens`; review the difference before committing it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from conftest import ROOT
from gongwen.document.model import Document, Section
from gongwen.flow import extract

CORPUS = sorted(path for path in (ROOT / "corpus").iterdir() if path.stem != "README")
GOLDENS = Path(__file__).parent / "goldens"


def lines(doc: Document) -> Iterator[str]:
    """The document, a line per find: readable, and whole but for the clauses' and edits' particulars."""
    yield f"source {doc.source.media_type} {doc.source.encoding} {doc.source.script} {doc.source.sha256[:16]}"
    for edit in doc.edits:
        if edit.kind != "script":
            yield f"edit {edit.kind} {edit.start}-{edit.end} {doc.source.text[edit.start : edit.end]!r} → {edit.replacement!r}"
    for plan in doc.plans:
        heads = {name: getattr(plan, name) for name in plan.__struct_fields__[2:12]}
        yield f"plan {plan.id} {plan.span.start}-{plan.span.end} {heads}"
        yield from sections(plan.sections)
        for group in (
            plan.roles,
            plan.quotas,
            plan.deadlines,
            plan.accountability.triggers,
            plan.accountability.sanctions,
            plan.citations,
            plan.blanks,
        ):
            for fact in group:
                row = msgspec.structs.asdict(fact)
                span = row.pop("span")
                values = {k: v for k, v in row.items() if v not in (None, False, (), "")}
                yield f"{type(fact).__name__} {span.start}-{span.end} {values}"
        for clause in plan.clauses:
            yield f"clause {clause.span.start}-{clause.span.end} {clause.modality} {clause.actor} | {clause.action}"
    for notice in doc.warnings:
        yield f"warning {notice.code} {notice.message}"


def sections(rows: tuple[Section, ...]) -> Iterator[str]:
    for row in rows:
        yield f"section {'  ' * row.level}{row.span.start}-{row.span.end} {row.label!r} {row.number} {row.heading}"
        yield from sections(row.children)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_golden(path: Path, regenerate: bool) -> None:
    found = "\n".join(lines(extract(path))) + "\n"
    golden = GOLDENS / f"{path.name}.golden"
    if regenerate:
        GOLDENS.mkdir(exist_ok=True)
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


def test_goldens_are_those_of_the_corpus() -> None:
    assert {golden.name.removesuffix(".golden") for golden in GOLDENS.iterdir()} == {path.name for path in CORPUS}


def test_goldens_are_not_written_unasked(regenerate: bool) -> None:
    assert not regenerate, "goldens were written anew: review them, then run the tests without the flag"
