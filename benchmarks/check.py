"""What checking costs on top of extraction: process time over the corpus, one core, best of several rounds.

    python benchmarks/check.py [FOLDER]     folders of real documents may be given

Extraction is timed from text already read, so that the share is not flattered by reading. `--against` is timed apart: it compares
the draft with every other plan. Exit code 1: checking costs more than the goal.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time

from gongwen.checking import Profile, check, names, profile_of
from gongwen.document.model import Document
from gongwen.flow import extract_source
from gongwen.read import read

ROUNDS = 15
GOAL = 0.20
"""Of the time that extraction takes; what is above it is marked, and fails."""
CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def best(works: list[Callable[[], object]]) -> list[float]:
    """Of each work the least process time of several rounds; they take turns, so that what else runs hits all alike."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, mine in zip(works, times, strict=True):
            start = process_time()
            work()
            mine.append(process_time() - start)
    return [min(mine) for mine in times]


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    sources = [
        read(path) for path in sorted(folder.iterdir()) if path.suffix in {".txt", ".md"} and path.stem != "README"
    ]
    documents: list[Document] = [extract_source(source) for source in sources]
    characters = sum(len(doc.text) for doc in documents)
    profiles = [None, *map(profile_of, names())]

    def check_all(profile: Profile | None) -> None:
        for doc in documents:
            check(doc, profile)

    extracting, *checking = best(
        [lambda: [extract_source(source) for source in sources], *(partial(check_all, profile) for profile in profiles)]
    )
    print(f"{len(documents)} documents, {characters:,} characters; extraction {extracting * 1000:.0f} ms")
    for profile, time in zip(profiles, checking, strict=True):
        share = time / extracting
        print(
            f"check {profile.name if profile else '(form only)':16} {time * 1000:6.1f} ms  {share:6.1%} of extraction{'  above the goal' if share > GOAL else ''}"
        )
    start = process_time()
    check(documents[0], None, documents, select=["GW401"])
    print(f"one draft against {len(documents) - 1} plans: {(process_time() - start) * 1000:.0f} ms")
    return int(max(checking) / extracting > GOAL)


if __name__ == "__main__":
    sys.exit(main())
