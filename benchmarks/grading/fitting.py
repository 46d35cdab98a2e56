"""The second opinion: which characters and pairs tell that a sentence states a fact, fitted on annotated documents."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from gongwen.document.model import FACT_KINDS
from gongwen.quality.cues import alike, anchor_pattern, cues
from grading.samples import SCORED, Sample

WIDE = 0.08  # of all characters are looked at to choose anchors
COVERED = 0.05  # … and are anchors in the end: what reading them costs
RARITY = 0.8  # what an anchor tells is weighed against its frequency to this power
IN_DOCUMENTS = 12  # an anchor stands in so many documents at least: no names of one of them
CUE_IN = 3  # a cue in so many
STRENGTH = 0.7  # of the fit: the inverse of the L1 penalty


class Fitted(NamedTuple):
    anchors: str
    base: list[float]
    cues: dict[str, list[float]]


def fit(rows: list[Sample]) -> Fitted:
    """The opinion that the rows teach: of many anchors those are kept that turn out to weigh most for what they cost."""
    return weigh(rows, thinned(rows, weigh(rows, choose_anchors(rows))))


def weigh(rows: list[Sample], anchors: str) -> Fitted:
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    shown = [shown_by(row, anchors) for row in rows]
    spread = Counter(cue for sets in shown for cue in set().union(*sets.values()))
    vectorizer = CountVectorizer(
        analyzer=list, binary=True, vocabulary=sorted(c for c, n in spread.items() if n >= CUE_IN)
    )
    names = vectorizer.get_feature_names_out()
    table: dict[str, list[float]] = {}
    base = []
    for k, kind in enumerate(FACT_KINDS):
        taught = [n for n, row in enumerate(rows) if not set(SCORED[kind]) <= row.skipped]
        matrix = vectorizer.transform([each for n in taught for each in shown[n].values()])
        labels = np.concatenate([rows[n].gold[kind][list(shown[n])] for n in taught])
        model = LogisticRegression(C=STRENGTH, solver="liblinear", l1_ratio=1, max_iter=500, tol=1e-3, random_state=0)
        model.fit(matrix.astype(float), labels)
        base.append(float(model.intercept_[0]))
        for name, weight in zip(names, model.coef_[0], strict=True):
            if round(100 * weight):
                table.setdefault(name, [0.0] * 4)[k] = float(weight)
    return Fitted(anchors, base, table)


def choose_anchors(rows: list[Sample]) -> str:
    """The characters that tell most of whether a sentence states a fact, for what they cost."""
    texts = [list(texts_of(row)) for row in rows]
    spread = Counter(char for each in texts for char in set().union(*each))
    frequency = Counter(char for each in texts for text in each for char in text)
    total = sum(frequency.values())
    gains: Counter[str] = Counter()
    for kind in FACT_KINDS:
        pairs = [
            (text, label)
            for row, each in zip(rows, texts, strict=True)
            if not set(SCORED[kind]) <= row.skipped
            for text, label in zip(each, row.gold[kind], strict=True)
        ]
        everywhere, there = Counter(), Counter()
        for text, label in pairs:
            chars = set(text)
            everywhere.update(chars)
            if label:
                there.update(chars)
        n, positive = len(pairs), sum(label for _, label in pairs)
        for char, count in everywhere.items():
            with_, without = there[char] / count, (positive - there[char]) / max(n - count, 1)
            gains[char] += entropy(positive / n) - count / n * entropy(with_) - (1 - count / n) * entropy(without)
    ranked = sorted(gains, key=lambda c: (-gains[c] / (frequency[c] / total) ** RARITY, c))
    return covering(
        [c for c in ranked if spread[c] >= IN_DOCUMENTS and not c.isspace()],
        {c: frequency[c] / total for c in ranked},
        WIDE,
    )


def thinned(rows: list[Sample], wide: Fitted) -> str:
    """The anchors whose cues weigh most, for how often one looks at them."""
    often = Counter(cue for row in rows for shown in shown_by(row, wide.anchors).values() for cue in shown)
    frequency = Counter(char for row in rows for text in texts_of(row) for char in text)
    total = sum(frequency.values())
    weight: Counter[str] = Counter()
    for cue, logits in wide.cues.items():
        for char in set(cue) & set(wide.anchors) if len(cue) < 3 else ():
            weight[char] += often[cue] * sum(each * each for each in logits)
    ranked = sorted(weight, key=lambda c: (-weight[c] / frequency[c], c))
    return covering(ranked, {c: frequency[c] / total for c in ranked}, COVERED)


def covering(ranked: list[str], shares: dict[str, float], most: float) -> str:
    """The first characters that together are no more than a share of all."""
    covered, chosen = 0.0, []
    for char in ranked:
        if covered + shares[char] <= most:
            covered += shares[char]
            chosen.append(char)
    return "".join(sorted(chosen))


def entropy(p: float) -> float:
    return 0.0 if p <= 0 or p >= 1 else -p * math.log(p) - (1 - p) * math.log(1 - p)


def texts_of(row: Sample) -> Iterable[str]:
    for plan in row.plans:
        bounds = plan.sentence_starts
        for k in range(len(bounds) - 1):
            yield alike(plan.view[bounds[k] : bounds[k + 1]])


def shown_by(row: Sample, anchors: str) -> dict[int, set[str]]:
    """The cues of each sentence that is long enough to have some, by its number in the document."""
    pattern = anchor_pattern(anchors)
    shown: dict[int, set[str]] = {}
    first = 0
    for plan in row.plans:
        shown |= {first + k: {*shape, *found} for k, shape, found in cues(plan, pattern)}
        first += len(plan.sentence_starts) - 1
    return shown


def opinion(row: Sample, fitted: Fitted) -> np.ndarray:
    """The probabilities of each sentence and kind; 0 where a sentence is too short to have any."""
    said = np.zeros((len(row.gold["roles"]), 4))
    for k, shown in shown_by(row, fitted.anchors).items():
        logits = np.sum([fitted.base, *(fitted.cues[cue] for cue in sorted(shown) if cue in fitted.cues)], axis=0)
        said[k] = 1 / (1 + np.exp(-logits))
    return said


def share(row: Sample, probabilities: np.ndarray) -> float:
    """As `gongwen.quality.facts` makes it: each sentence counts by the square of its probability."""
    squares = probabilities**2
    found = sum(float((squares[:, k] * row.rule[kind]).sum()) for k, kind in enumerate(FACT_KINDS))
    return found / float(squares.sum()) if squares.any() else 0.0
