"""What `gongwen compare` finds and what it costs: planted reuse, growth, memory, and two real documents where they are at hand.

    python benchmarks/compare.py [--largest 100000]

The clauses are made of slices of our own corpus in random order, half of them behind a set phrase, so that they share words and
phrases as real ones do, and are otherwise unlike each other. A share of their characters is then rewritten at random places, one
by one, which is harder than rewriting words. Everything comes from one seed. Each size is measured in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from itertools import combinations, product
from pathlib import Path

import gongwen
from gongwen.comparison.clauses import grouped
from gongwen.comparison.differences import similarity
from gongwen.comparison.results import ClauseMember
from gongwen.comparison.statements import columns, statements
from gongwen.document.model import Document

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "sources"
RATES = (0.05, 0.1, 0.2, 0.3)
PLANTED = 500
"""Clauses rewritten at each rate (a twentieth of all where there are few)."""
A_PLAN = 50
"""Clauses of a plan."""
PHRASES = (
    "以习近平新时代中国特色社会主义思想为指导，",
    "进一步加强组织领导，",
    "认真贯彻落实上级决策部署，",
    "按照谁主管谁负责的原则，",
    "各有关单位要结合工作实际，",
    "对工作不力造成严重后果的，",
    "建立健全长效机制，",
    "充分发挥示范带动作用，",
)


def clauses(count: int, rng: random.Random) -> list[str]:
    """So many different clauses of 15 to 80 characters."""
    text = "".join(gongwen.extract(path).text for path in sorted((ROOT / "corpus").glob("*.txt")))
    runs = list(re.findall(r"[\u4e00-\u9fff]{4,}", text))
    made: dict[str, None] = {}
    while len(made) < count:
        words = []
        for _ in range(rng.randint(5, 22)):
            run = rng.choice(runs)
            start = rng.randrange(len(run) - 1)
            words.append(run[start : start + rng.randint(2, 4)])
        made[(rng.choice(PHRASES) if rng.random() < 0.5 else "") + "".join(words)] = None
    return list(made)


def rewritten(clause: str, rate: float, rng: random.Random, letters: str) -> str:
    """The clause with that share of its characters replaced (or deleted, or one added), each at a random place."""
    chars = list(clause)
    for place in rng.sample(range(len(chars)), round(rate * len(chars))):
        kind = rng.random()
        chars[place] = rng.choice(letters) if kind < 0.7 else "" if kind < 0.85 else chars[place] + rng.choice(letters)
    return "".join(chars)


def plans(count: int) -> tuple[list[Document], dict[frozenset[str], float]]:
    """Plans with so many clauses in all, and which pairs of them are a clause and its copy, with the rate."""
    rng = random.Random(count)
    planted = min(PLANTED, count // 80)
    made = clauses(count - planted * len(RATES), rng)
    letters = "".join(sorted(set("".join(made))))
    truth: dict[frozenset[str], float] = {}
    copies = []
    for k, rate in enumerate(RATES):
        for clause in made[k * planted : (k + 1) * planted]:
            copy = rewritten(clause, rate, rng, letters)
            truth[frozenset((clause, copy))] = rate
            copies.append(copy)
    rest = made[planted * len(RATES) :]
    rng.shuffle(rest)
    every = [*made[: planted * len(RATES)], *rest, *copies]  # a clause and its copy are always in different plans
    docs = []
    for number, start in enumerate(range(0, len(every), A_PLAN)):
        lines = [f"{k}、{clause}。" for k, clause in enumerate(every[start : start + A_PLAN], 1)]
        doc = gongwen.extract(f"第{number}号工作制度\n" + "\n".join(lines) + "\n")
        docs.append(doc)
    return docs, truth


def measured(count: int) -> dict[str, object]:
    """One size: seconds of the whole comparison, peak memory, what was found."""
    docs, truth = plans(count)
    start = time.process_time()
    comparison = gongwen.compare(docs)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    written = {doc.id: doc.source.text for doc in docs}

    def words(member: ClauseMember) -> str:
        span = member.place.span
        return written[member.place.document][span.source_start : span.source_end].strip("。")

    pairs = {
        frozenset((words(a), words(b)))
        for group in comparison.groups
        for a, b in combinations(group.members, 2)
        if a.place.unit != b.place.unit
    }
    found = Counter(truth[pair] for pair in pairs if pair in truth)
    total = Counter(truth.values())
    size = sum(len(doc.plans[0].clauses) for doc in docs)
    return {
        "clauses": count,
        "read": size,
        "seconds": round(seconds, 2),
        "GiB": round(peak, 2),
        "recall": {f"{rate:.0%}": round(found[rate] / total[rate], 4) for rate in RATES},
        "precision": round(len(pairs & truth.keys()) / len(pairs), 4),
        "pairs": len(pairs),
    }


def sources() -> None:
    """The two documents that share most of a list: every pair of 0.7 or more by brute force, and which of them are in one group."""
    if not SHARED.is_dir():
        print("sources 000 and 003: not at hand (../shared)")
        return
    docs = [gongwen.extract(path) for path in sorted(SHARED.iterdir()) if path.name[:3] in ("000", "003")]
    found = statements(columns(docs))
    sides = [[s for s in found if s.place.unit == unit] for unit in ("u1", "u2")]
    alike = [(a, b) for a, b in product(*sides) if similarity(a, b) >= 0.7]
    groups = grouped(found)
    together = [(a, b) for a, b in alike if any(a in g and b in g for g in groups)]
    others = [
        (a.place.text, b.place.text, similarity(a, b))
        for g in groups
        for a, b in product(*([s for s in g if s.place.unit == unit] for unit in ("u1", "u2")))
        if similarity(a, b) < 0.7
    ]
    print(
        f"sources 000 and 003: {len(alike)} pairs of 0.7 or more by brute force, {len(together)} of them in one group;"
    )
    print(f"   {len(others)} more in a group below 0.7:")
    for a, b, ratio in others:
        print(f"   {ratio:.2f} {a} | {b}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--largest", type=int, default=100_000)
    parser.add_argument("--one", type=int)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measured(args.one), ensure_ascii=False))
        return
    sources()
    before: dict[str, float] = {}
    for count in (size for size in (1_000, 10_000, 100_000) if size <= args.largest):
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(count)], capture_output=True, text=True, check=True
        )
        row = json.loads(done.stdout)
        growth = f", {row['seconds'] / before['seconds']:.1f} times the time of a tenth" if before else ""
        print(f"{row['clauses']:>7} clauses: {row['seconds']} s{growth}, {row['GiB']} GiB")
        print(f"        recall {row['recall']}, precision {row['precision']} of {row['pairs']} pairs")
        before = row


if __name__ == "__main__":
    main()
