"""The table of docs/profiles.md: what became of each item of `ideology-work` in the five source documents."""

from __future__ import annotations

from pathlib import Path

import gongwen
from gongwen.checking import Status, evaluate, profile_of

SIGNS: dict[Status, str] = {"present": "有", "weaker": "弱", "contradicted": "反", "absent": "缺", "unevaluated": "空"}


def table(sources: Path) -> str:
    """One row for each item, one column for each document, as Markdown."""
    documents = [(path.name.split("_")[0], gongwen.extract(path)) for path in sorted(sources.glob("*.txt"))]
    profile = profile_of("ideology-work")
    columns = [[SIGNS[outcome.status] for outcome in evaluate(profile, doc)] for _, doc in documents]
    rows = [f"| {item.zh} | {' | '.join(cells)} |" for item, *cells in zip(profile.item, *columns, strict=True)]
    head = f"| | {' | '.join(name for name, _ in documents)} |"
    return "\n".join([head, "|---" * (len(documents) + 1) + "|", *rows])
