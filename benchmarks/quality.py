"""Fit the weights of grades (`gongwen/quality/weights.toml`), and measure how well grades tell true scores.

    python benchmarks/quality.py FOLDER GOLD … [--unseen FOLDER GOLD OUTPUTS]… [--write]
    python benchmarks/quality.py --test FOLDER GOLD [OUTPUTS]

FOLDER holds documents, GOLD their annotations (`gongwen evaluate` reads the same), OUTPUTS what `gongwen extract` made of the
documents. A grade has to tell how good rules are on what they have not seen: so only the sets given with --unseen, whose outputs
were made by rules that had not seen them, say how well it does; the others only teach what sentences state facts. Everything
is cross-validated by document, the choice of anchors and cues included, with several draws of the folds. --test measures the
shipped weights on documents that nobody trained on: with OUTPUTS those, else what the rules make of them now. No text is printed.

Needs scikit-learn: pip install -e '.[train]'. Takes a minute.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from gongwen.document.folder import documents
from gongwen.document.model import FACT_KINDS, Document
from gongwen.evaluate.gold import load_gold
from gongwen.evaluate.items import Item, found_items
from gongwen.evaluate.report import Report
from gongwen.extraction.plantext import PlanText
from gongwen.flow import extract_source
from gongwen.normalise import Normal, normalise
from gongwen.quality.cues import anchor_pattern, cues
from gongwen.quality.opinion import opinions
from gongwen.quality.structure import grade_structure, signs
from gongwen.quality.weights import weights
from gongwen.read import read
from gongwen.segment import segment

WEIGHTS = Path(__file__).parent.parent / "pipeline" / "gongwen" / "quality" / "weights.toml"
SCORED = {
    "roles": ("roles",),
    "quotas": ("quotas", "vague"),
    "deadlines": ("deadlines",),
    "accountability": ("triggers", "sanctions"),
}
FACTS = tuple(kind for kinds in SCORED.values() for kind in kinds)
STRUCTURE = ("plans", "sections")
SIGNS = ("no-issuer", "no-genre", "gaps", "unsectioned")

FOLDS, DRAWS = 6, 5
FEWEST = 6  # items, annotated and found together, that a document needs for its F1 of facts to mean anything
COVERED = 0.04  # of all characters are anchors: what reading them costs
RARITY = 0.8  # what an anchor tells is weighed against its frequency to this power
IN_DOCUMENTS = 12  # an anchor stands in so many documents at least: no names of one of them
CUE_IN = 3  # a cue in so many
STRENGTH = 0.7  # of the fit: the inverse of the L1 penalty


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", type=Path, metavar="FOLDER GOLD")
    parser.add_argument(
        "--unseen", nargs=3, type=Path, action="append", default=[], metavar=("FOLDER", "GOLD", "OUTPUTS")
    )
    parser.add_argument("--test", nargs="+", type=Path, action="append", default=[], metavar="FOLDER GOLD [OUTPUTS]")
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    args = parser.parse_args()
    if len(args.sets) % 2 or any(len(each) not in (2, 3) for each in args.test):
        parser.error("folders of documents and of gold come in pairs")
    for each in args.test:
        test(samples(each[0], each[1], each[2] if len(each) == 3 else None, unseen=True), stored=len(each) == 2)
    if args.sets or args.unseen:
        train(
            [
                row
                for k in range(0, len(args.sets), 2)
                for row in samples(args.sets[k], args.sets[k + 1], None, unseen=False)
            ]
            + [row for each in args.unseen for row in samples(*each, unseen=True)],
            args.write,
        )


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


def ranks(values: Sequence[float]) -> np.ndarray:
    """Ranks, equal values sharing theirs."""
    _, inverse, count = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[inverse]


def spearman(a: Sequence[float], b: Sequence[float]) -> float:
    """The rank correlation; nan where one of them has but one value."""
    if len(set(a)) < 2 or len(set(b)) < 2:
        return math.nan
    return float(np.corrcoef(ranks(a), ranks(b))[0, 1])


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


def train(rows: list[Sample], write: bool) -> None:
    judged = [n for n, row in enumerate(rows) if row.unseen and row.facts is not None]
    truth = [rows[n].facts or 0.0 for n in judged]
    print(
        f"{len(rows)} documents, {sum(len(row.gold['roles']) for row in rows):,} sentences; {len(judged)} of them unseen, with facts"
    )
    correlations, shares, agreeing, telling = [], np.zeros(len(judged)), [], []
    for draw in range(DRAWS):
        order = list(range(len(rows)))
        random.Random(draw).shuffle(order)
        said: dict[int, np.ndarray] = {}
        for fold in range(FOLDS):
            left_out = set(order[fold::FOLDS])
            fitted = fit([row for n, row in enumerate(rows) if n not in left_out])
            said |= {n: opinion(rows[n], fitted) for n in sorted(left_out)}
        drawn = np.array([share(rows[n], said[n]) for n in judged])
        shares += drawn / DRAWS
        correlations.append(spearman(list(drawn), truth))
        agreeing.append([agreement(rows, said, k) for k in range(4)])
        telling.append([worth(rows, said, k) for k in range(4)])
    print(
        f"facts: Spearman of share and F1 {np.mean(correlations):.2f} (draws: {', '.join(f'{c:.2f}' for c in correlations)})"
    )
    print("kind            F1 by sentence: opinion, rules (unseen)   doubts of .5 and more: right, of")
    for k, kind in enumerate(FACT_KINDS):
        (by_model, by_rules), (right, of) = np.mean(agreeing, axis=0)[k], np.mean(telling, axis=0)[k]
        print(f"{kind:14}  {by_model:.2f}  {by_rules:.2f}  {right / max(of, 1):31.2f}  {of:5.0f}")
    slope, at = np.polyfit(shares, truth, 1)
    steps(list(np.clip(at + slope * shares, 0, 1)), truth)
    costs, certain = structure(rows)
    if write:
        WEIGHTS.write_text(as_toml(fit(rows), (at, slope), costs, certain, len(rows), len(judged)), "utf-8")
        print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size:,} bytes")


def agreement(rows: list[Sample], said: dict[int, np.ndarray], k: int) -> tuple[float, float]:
    """F1 by sentence of the opinion, and of the rules, over the unseen documents."""
    kind = FACT_KINDS[k]
    kept = [n for n, row in enumerate(rows) if row.unseen and not set(SCORED[kind]) <= row.skipped]
    gold = np.concatenate([rows[n].gold[kind] for n in kept])
    both = [np.concatenate([said[n][:, k] > 0.5 for n in kept]), np.concatenate([rows[n].rule[kind] for n in kept])]
    return tuple(float(2 * (gold * each).sum() / (gold.sum() + each.sum())) for each in both)


def worth(rows: list[Sample], said: dict[int, np.ndarray], k: int) -> tuple[float, float]:
    """Of the sentences of unseen documents that are doubted: how many state a fact, how many there are."""
    kind = FACT_KINDS[k]
    doubted = [(said[n][:, k] >= 0.5) * (1 - row.rule[kind]) for n, row in enumerate(rows) if row.unseen]
    gold = [row.gold[kind] for row in rows if row.unseen]
    return float(sum((a * b).sum() for a, b in zip(doubted, gold, strict=True))), float(sum(a.sum() for a in doubted))


def steps(grades: list[float], truth: list[float]) -> None:
    """What true scores lie below a grade."""
    for limit in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.01):
        below = [true for grade, true in zip(grades, truth, strict=True) if grade < limit]
        if below:
            print(
                f"grade below {min(limit, 1):.1f}: {len(below):3} documents, F1 {np.mean(below):.2f} on average, {sum(t < 0.6 for t in below)} below .6"
            )


def structure(rows: list[Sample]) -> tuple[dict[str, float], float]:
    """What each sign costs, fitted on all; how well it tells, each unseen document left out in turn."""
    from scipy.optimize import nnls

    kept = [row for row in rows if row.structure is not None]
    matrix = np.array([[1.0, *(row.signs[name] for name in SIGNS)] for row in kept])
    lost = np.array([1 - (row.structure or 0.0) for row in kept])
    guesses, truth = [], []
    for n, row in enumerate(kept):
        if row.unseen:
            others = np.arange(len(kept)) != n
            guesses.append(-float(matrix[n] @ nnls(matrix[others], lost[others])[0]))
            truth.append(1 - lost[n])
    found = nnls(matrix, lost)[0]
    print(
        f"structure: Spearman {spearman(guesses, truth):.2f} over {len(truth)} unseen documents, each left out in turn"
    )
    return {name: float(cost) for name, cost in zip(SIGNS, found[1:], strict=True)}, 1 - float(found[0])


def test(rows: list[Sample], *, stored: bool) -> None:
    """How well the shipped weights tell the scores of documents that they were not fitted on."""
    line = weights().line
    facts, true_facts, structures, true_structures = [], [], [], []
    for row in rows:
        quality = row.document.quality if stored else None
        if row.facts is not None:
            said = np.array([each for plan in row.plans for each in opinions(plan)[0]])
            own = min(max(line.at + line.slope * share(row, said), 0.0), 1.0)
            facts.append(own if quality is None or quality.facts is None else quality.facts)
            true_facts.append(row.facts)
        if row.structure is not None:
            codes = [notice.code for notice in row.document.warnings]
            structures.append(quality.structure if quality else grade_structure(row.document.plans, codes)[0])
            true_structures.append(row.structure)
    print(
        f"facts: {len(facts)} documents, Spearman {spearman(facts, true_facts):.2f}, mean grade {np.mean(facts):.2f}, mean F1 {np.mean(true_facts):.2f}"
    )
    steps(facts, true_facts)
    print(f"structure: {len(structures)} documents, Spearman {spearman(structures, true_structures):.2f}")


def as_toml(
    fitted: Fitted, line: tuple[float, float], costs: dict[str, float], certain: float, count: int, judged: int
) -> str:
    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    def whole(row: Sequence[float]) -> str:
        return f"[{', '.join(str(round(100 * weight)) for weight in row)}]"

    rows = "\n".join(f"{quoted(cue)} = {whole(row)}" for cue, row in sorted(fitted.cues.items()))
    costs_ = "\n".join(f"{name} = {cost:.3f}" for name, cost in costs.items())
    return f"""# Written by benchmarks/quality.py --write; not by hand. Fitted on {count} annotated documents (our own corpus and real ones, of which
# {judged} with facts had been extracted by rules that had not seen them): L1 logistic regression, one for each kind of facts, over
# cues of a sentence, chosen for what they tell in at least {CUE_IN} documents. docs/accuracy.md has what it is worth.

# The characters around which a sentence is looked at.
anchors = {quoted(fitted.anchors)}
# Hundredths of a logit, for roles, quotas, deadlines, accountability: of a sentence without cues …
base = {whole(fitted.base)}
# The grade of structure where no sign takes from it.
certain = {certain:.3f}

# The share of the expected facts that was found → the F1 that went with it.
[line]
at = {line[0]:.3f}
slope = {line[1]:.3f}

# What each sign takes from the grade of structure (non-negative least squares).
[signs]
{costs_}

# … and what each cue in it adds.
[cues]
{rows}
"""


if __name__ == "__main__":
    main()
