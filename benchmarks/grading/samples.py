"""Annotated documents as the fit of grades needs them: sentence by sentence, what is stated there and what the rules found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from gongwen.document.folder import documents
from gongwen.document.model import Document
from gongwen.evaluate.gold import load_gold
from gongwen.evaluate.items import Item, found_items
from gongwen.evaluate.report import Report
from gongwen.extraction.plantext import PlanText
from gongwen.flow import extract_source
from gongwen.normalise import Normal, normalise
from gongwen.quality.structure import signs
from gongwen.read import read
from gongwen.segment import segment

SCORED = {
    "roles": ("roles",),
    "quotas": ("quotas", "vague"),
    "deadlines": ("deadlines",),
    "accountability": ("triggers", "sanctions"),
}
FACTS = tuple(kind for kinds in SCORED.values() for kind in kinds)
STRUCTURE = ("plans", "sections")
FEWEST = 6  # items, annotated and found together, that a document needs for its F1 of facts to mean anything


class Sample(NamedTuple):
    """A document: its plans and sentences, which of them state facts (gold) and in which the rules found some (rule)."""

    name: str
    plans: list[PlanText]
    gold: dict[str, np.ndarray]
    rule: dict[str, np.ndarray]
    skipped: frozenset[str]
    signs: dict[str, float]
    structure: float | None
    facts: float | None
    unseen: bool
    document: Document


def samples(folder: Path, gold: Path, outputs: Path | None, *, unseen: bool) -> list[Sample]:
    made = {} if outputs is None else {Path(doc.source.name).stem: doc for doc in documents(outputs)}
    rows = []
    for path in sorted(folder.iterdir()):
        annotated = gold / f"{path.stem}.json"
        if annotated.is_file() and (outputs is None or path.stem in made):
            rows.append(sample(path, annotated, made.get(path.stem), unseen=unseen))
    return rows


def sample(path: Path, annotated: Path, made: Document | None, *, unseen: bool) -> Sample:
    source = read(path)
    normal = normalise(source)
    plans = [PlanText(normal, sketch, k) for k, sketch in enumerate(segment(normal)[0])]
    document = made or extract_source(source)
    annotation = load_gold(annotated)
    wanted, found = annotation.items(source.text), found_items(document)
    report = Report()
    report.add(wanted, found, source.text, annotation.skipped)
    counts = report.counts
    homes = [home for plan in plans for home in places(plan, normal)]
    return Sample(
        path.stem, plans, stated(wanted, homes), stated(found, homes), annotation.skipped,
        signs(document.plans, [notice.code for notice in document.warnings]),
        f1(counts, STRUCTURE), f1(counts, FACTS, FEWEST), unseen, document,
    )  # fmt: skip


def places(plan: PlanText, normal: Normal) -> Iterable[tuple[int, int]]:
    """Where the plan's sentences stand in the source."""
    bounds = plan.sentence_starts
    return [normal.edited.to_source(bounds[k], bounds[k + 1]) for k in range(len(bounds) - 1)]


def stated(items: dict[str, list[Item]], homes: list[tuple[int, int]]) -> dict[str, np.ndarray]:
    """Which sentences hold an item of each kind."""
    found = {}
    for kind, names in SCORED.items():
        spans = [item.place for name in names for item in items.get(name, []) if item.place]
        found[kind] = np.array([any(a < end and b > start for a, b in spans) for start, end in homes], dtype=float)
    return found


def f1(counts: dict[str, list[int]], kinds: Sequence[str], fewest: int = 1) -> float | None:
    hits = sum(counts[kind][0] for kind in kinds)
    both = sum(counts[kind][1] + counts[kind][2] for kind in kinds)
    return 2 * hits / both if both >= fewest else None
