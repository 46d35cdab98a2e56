"""The second opinion: which characters and pairs tell that a sentence states a fact, fitted on annotated documents."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterable
from typing import NamedTuple

import numpy as np

from gongwen.document.model import FACT_KINDS
from gongwen.quality.cues import anchor_pattern, cues
from grading.samples import SCORED, Sample

COVERED = 0.04  # of all characters are anchors: what reading them costs
RARITY = 0.8  # what an anchor tells is weighed against its frequency to this power
IN_DOCUMENTS = 12  # an anchor stands in so many documents at least: no names of one of them
CUE_IN = 3  # a cue in so many
STRENGTH = 0.7  # of the fit: the inverse of the L1 penalty


class Fitted(NamedTuple):
    anchors: str
    base: list[float]
    cues: dict[str, list[float]]


def fit(rows: list[Sample]) -> Fitted:
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    anchors = choose_anchors(rows)
    shown = [shown_by(row, anchors) for row in rows]
    spread = Counter(cue for sets in shown for cue in set().union(*sets))
    vectorizer = CountVectorizer(
        analyzer=list, binary=True, vocabulary=sorted(c for c, n in spread.items() if n >= CUE_IN)
    )
    names = vectorizer.get_feature_names_out()
    table: dict[str, list[float]] = {}
    base = []
    for k, kind in enumerate(FACT_KINDS):
        taught = [n for n, row in enumerate(rows) if not set(SCORED[kind]) <= row.skipped]
        matrix = vectorizer.transform([each for n in taught for each in shown[n]])
        labels = np.concatenate([rows[n].gold[kind] for n in taught])
        model = LogisticRegression(C=STRENGTH, solver="liblinear", l1_ratio=1, max_iter=500, tol=1e-3, random_state=0)
        model.fit(matrix.astype(float), labels)
        base.append(float(model.intercept_[0]))
        for name, weight in zip(names, model.coef_[0], strict=True):
            if round(100 * weight):
                table.setdefault(name, [0.0] * 4)[k] = float(weight)
    return Fitted(anchors, base, table)


def choose_anchors(rows: list[Sample]) -> str:
    """The characters that tell most of whether a sentence states a fact, for what they cost, up to the share that is covered."""
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
    covered, chosen = 0.0, []
    for char in sorted(gains, key=lambda c: (-gains[c] / (frequency[c] / total) ** RARITY, c)):
        share = frequency[char] / total
        if spread[char] >= IN_DOCUMENTS and covered + share <= COVERED and not char.isspace():
            covered += share
            chosen.append(char)
    return "".join(sorted(chosen))


def entropy(p: float) -> float:
    return 0.0 if p <= 0 or p >= 1 else -p * math.log(p) - (1 - p) * math.log(1 - p)


def texts_of(row: Sample) -> Iterable[str]:
    table = str.maketrans("123456789", "0" * 9)
    for plan in row.plans:
        bounds = plan.sentence_starts
        for k in range(len(bounds) - 1):
            yield plan.view[bounds[k] : bounds[k + 1]].translate(table)


class Every(Container[str]):
    def __contains__(self, _: object) -> bool:
        return True


def shown_by(row: Sample, anchors: str) -> list[set[str]]:
    """The cues of each sentence."""
    pattern = anchor_pattern(anchors)
    shown: list[set[str]] = []
    for plan in row.plans:
        found = cues(plan, pattern, Every())
        shown += [found.get(k, set()) for k in range(len(plan.sentence_starts) - 1)]
    return shown


def opinion(row: Sample, fitted: Fitted) -> np.ndarray:
    """The probabilities of each sentence and kind."""
    shown = shown_by(row, fitted.anchors)
    logits = np.array(
        [np.sum([fitted.base, *(fitted.cues[c] for c in each if c in fitted.cues)], axis=0) for each in shown]
    )
    return 1 / (1 + np.exp(-logits)) if shown else np.zeros((0, 4))


def share(row: Sample, probabilities: np.ndarray) -> float:
    expected = float(probabilities.sum())
    found = sum(float((probabilities[:, k] * row.rule[kind]).sum()) for k, kind in enumerate(FACT_KINDS))
    return found / expected if expected else 0.0
