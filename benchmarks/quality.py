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
import random
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import numpy as np
import pandas as pd
from grading.fitting import CUE_IN, Fitted, fit, opinion, share
from grading.samples import SCORED, Sample, samples

from gongwen.document.model import FACT_KINDS, SignOfStructure
from gongwen.extraction.plantext import PlanText
from gongwen.quality.opinion import opinions
from gongwen.quality.structure import grade_structure
from gongwen.quality.weights import WHOLE, weights

WEIGHTS = Path(__file__).parent.parent / "pipeline" / "gongwen" / "quality" / "weights.toml"
SIGNS: tuple[SignOfStructure, ...] = get_args(SignOfStructure)
FOLDS, DRAWS = 6, 5


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


def spearman(a: Sequence[float], b: Sequence[float]) -> float:
    """The rank correlation; nan where one of them has but one value."""
    return float(pd.DataFrame({"a": a, "b": b}).corr(method="spearman").loc["a", "b"])


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
            said = np.concatenate([said_by(plan) for plan in row.plans])
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


def said_by(plan: PlanText) -> np.ndarray:
    """The shipped opinion on each sentence of a plan."""
    said = np.zeros((len(plan.sentence_starts) - 1, 4))
    for k, each in opinions(plan).items():
        said[k] = np.array(each) / WHOLE
    return said


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
# Hundredths of a logit, for roles, quotas, deadlines, accountability: of any sentence …
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

# … and what each cue in it adds: its shape, anchors, pairs with them.
[cues]
{rows}
"""


if __name__ == "__main__":
    main()
