"""doccano: `documents.jsonl` for a sequence labelling project that allows overlapping spans, and `labels.json` with its labels.

doccano counts as JavaScript does, in units of UTF-16: a character beyond the basic plane (𠮷) counts two.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import msgspec

from gongwen.document.model import Document
from gongwen.document.store import pretty
from gongwen.export.spans import COLOURS, labelled, labels
from gongwen.messages import Language

NAME = "doccano"
SUFFIX = ""


def write(documents: Sequence[Document], where: Path, lang: Language) -> None:
    """Write the documents, one a line, and the labels."""
    lines = [msgspec.json.encode(_line(doc, lang)) + b"\n" for doc in documents]
    (where / "documents.jsonl").write_bytes(b"".join(lines))
    rows = [
        {"text": name, "backgroundColor": COLOURS[code], "textColor": "#ffffff"} for code, name in labels(lang).items()
    ]
    (where / "labels.json").write_bytes(pretty(msgspec.json.encode(rows)))


def _line(doc: Document, lang: Language) -> dict[str, object]:
    names = labels(lang)
    unit = [0, *accumulate(2 if c > "\uffff" else 1 for c in doc.text)]
    spans = [[unit[span.start], unit[span.end], names[span.kind]] for span in labelled(doc, lang)]
    return {"text": doc.text, "label": spans, "document": doc.id, "file": doc.source.name}
