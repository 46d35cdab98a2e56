"""Quality may only rise: a floor under every score on our own corpus, pinned with the digest of corpus and gold.

`floor.json` is written by hand, from a run, when scores have risen. When corpus or gold change, so does the digest, and the
floor has to be looked at again. Where the real documents are at hand, they have floors of their own.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from conftest import ROOT
from gongwen.batch import find, outcomes, write
from gongwen.evaluate import evaluate

FLOOR = json.loads((Path(__file__).parent / "floor.json").read_text("utf-8"))


def digest() -> str:
    total = hashlib.sha256()
    for folder in (ROOT / "corpus", ROOT / "tests" / "gold"):
        for path in sorted(folder.iterdir()):
            if path.stem != "README":
                total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()[:16]


def assert_floor(folder: Path, gold: Path, out: Path, floor: dict[str, float]) -> None:
    for outcome in outcomes(find([str(folder)]), 1):
        write(outcome, out)
    report = evaluate(out, gold)
    assert report.missing == []
    reached = {kind: row.f1 for kind, row in report.scores.items()} | report.fields
    below = {name: (reached.get(name), least) for name, least in floor.items() if reached.get(name, 0.0) < least}
    assert below == {}, "(reached, least)"


def test_the_floor_is_for_this_corpus() -> None:
    assert FLOOR["digest"] == digest(), (
        "corpus or gold changed: look at the scores, then set the digest and raise the floor"
    )


def test_own_corpus(tmp_path: Path) -> None:
    assert_floor(ROOT / "corpus", ROOT / "tests" / "gold", tmp_path, FLOOR["corpus"])


@pytest.mark.parametrize("name", ["sources", "dev"])
def test_real_documents(name: str, shared: Path, tmp_path: Path) -> None:
    folder, gold = {"sources": ("sources", "gold"), "dev": ("dev/docs", "dev/gold")}[name]
    assert_floor(shared / folder, shared / gold, tmp_path, FLOOR[name])
