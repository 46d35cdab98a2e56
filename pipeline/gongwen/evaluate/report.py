"""Counting what matched: precision, recall and F1 by kind, and how often the other fields of matched items are right."""

from __future__ import annotations

from difflib import SequenceMatcher

import msgspec

from gongwen.evaluate.items import KINDS, Item, Value, bare
from gongwen.evaluate.matching import pairs


class Score(msgspec.Struct, frozen=True):
    """Precision, recall, F1 of a kind, and how many items there are."""

    precision: float
    recall: float
    f1: float
    gold: int
    predicted: int


class Report:
    """Scores over any number of documents."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self.missing: list[str] = []
        self._counts = {kind: [0, 0, 0] for kind in KINDS}
        self._fields: dict[str, list[int]] = {}

    def add(
        self, gold: dict[str, list[Item]], found: dict[str, list[Item]], text: str, skipped: frozenset[str]
    ) -> None:
        """Count one document."""
        for kind in KINDS:
            if kind in skipped:
                continue
            wanted, got = gold.get(kind, []), found.get(kind, [])
            if kind == "noise":
                self._noise(wanted, got, text)
                continue
            matched = pairs(kind, wanted, got)
            self._count(kind, len(matched), len(wanted), len(got))
            for i, j in matched.items():
                mine = dict(got[j].fields)
                for name, value in wanted[i].fields:
                    tally = self._fields.setdefault(f"{kind}.{name}", [0, 0])
                    tally[0] += _same(name, value, mine.get(name))
                    tally[1] += 1

    def _noise(self, wanted: list[Item], got: list[Item], text: str) -> None:
        """Noise by character, blanks aside."""
        nowhere = sum(item.place is None for item in wanted)
        mine, theirs = _characters(got, text), _characters(wanted, text)
        self._count("noise", len(mine & theirs), len(theirs) + nowhere, len(mine))

    def _count(self, kind: str, hits: int, wanted: int, got: int) -> None:
        for k, n in enumerate((hits, wanted, got)):
            self._counts[kind][k] += n

    @property
    def counts(self) -> dict[str, list[int]]:
        """By kind: how many matched, how many there are in the gold, how many were found."""
        return {kind: list(counts) for kind, counts in self._counts.items()}

    @property
    def scores(self) -> dict[str, Score]:
        """The scores by kind, without the kinds that neither side has."""
        return {kind: _score(*counts) for kind, counts in self._counts.items() if counts[1] or counts[2]}

    @property
    def fields(self) -> dict[str, float]:
        """Of the matched items, the share whose title, label, tier, … is right as well."""
        return {name: round(right / all_, 4) for name, (right, all_) in self._fields.items() if all_}

    def json(self) -> str:
        """The report as JSON."""
        report = {"scores": self.scores, "fields": self.fields, "missing": self.missing}
        return msgspec.json.encode(report).decode("utf-8")

    def table(self) -> str:
        """The report for people."""
        lines = [
            f"{kind:12} P {s.precision:.3f}  R {s.recall:.3f}  F1 {s.f1:.3f}  (gold {s.gold}, predicted {s.predicted})"
            for kind, s in self.scores.items()
        ]
        shares = ", ".join(f"{name} {share:.2f}" for name, share in self.fields.items())
        return "\n".join([*lines, f"of the matched, right: {shares}"])


def _score(hits: int, gold: int, predicted: int) -> Score:
    precision = hits / predicted if predicted else 0.0
    recall = hits / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return Score(round(precision, 4), round(recall, 4), round(f1, 4), gold, predicted)


def _characters(items: list[Item], text: str) -> set[int]:
    places = (item.place for item in items if item.place is not None)
    return {k for start, end in places for k in range(start, min(end, len(text))) if not text[k].isspace()}


def _same(name: str, gold: Value, found: Value) -> bool:
    if name == "activity" and gold and found:
        return SequenceMatcher(None, str(bare(gold)), str(bare(found)), autojunk=False).ratio() >= 0.5
    return bare(gold) == bare(found)
