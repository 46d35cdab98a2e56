"""How good an extraction is: documents against gold annotations, by fixed rules.

`gold.py` reads annotations and finds their quotes in the source; `matching.py` says when two items agree and pairs as
many as can be; `report.py` counts. The rules: items match one to one by *source* spans.

    plans, sections       start within two characters; same genre and year / same level
    roles, quotas, …      near: half of the shorter span is shared, the prediction not longer than 120 characters or three
                          times the gold; same role and holder / operator, value, maximum, unit, period / last day
    triggers, blanks      the spans overlap by half of the longer
    sanctions             … and their sets of measures agree by half (Jaccard)
    noise                 counted by character, blanks aside
"""

from __future__ import annotations

from pathlib import Path

from gongwen.document.folder import documents
from gongwen.document.model import Document
from gongwen.evaluate.gold import load_gold
from gongwen.evaluate.items import found_items
from gongwen.evaluate.report import Report

__all__ = ["evaluate"]


def evaluate(outputs: Path, gold: Path) -> Report:
    """Score the documents (JSON) under `outputs` against the annotations in `gold`.

    Raises:
        DocumentInvalid: a JSON file under `outputs` is a document of another major version.
    """
    by_stem: dict[str, Document] = {}
    for doc in documents(outputs):
        by_stem.setdefault(Path(doc.source.name).stem, doc)
    report = Report()
    for path in sorted(gold.glob("*.json")):
        annotation = load_gold(path)
        document = by_stem.get(path.stem)
        if document is None:
            report.missing.append(path.stem)
            report.add(annotation.items(""), {}, "", annotation.skipped)
        else:
            text = document.source.text
            report.add(annotation.items(text), found_items(document), text, annotation.skipped)
    return report
