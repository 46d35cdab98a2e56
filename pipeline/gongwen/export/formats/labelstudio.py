r"""Label Studio: `tasks.json` with predictions to correct, and `config.xml`, the labelling interface to paste into the project.

Label Studio counts code points in text, as we do. Its own line ends are ours: the text has "\n" only.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
from lxml import etree

from gongwen import __version__
from gongwen.document.model import Document
from gongwen.document.store import pretty
from gongwen.export.spans import COLOURS, labelled, labels
from gongwen.messages import Language

NAME = "labelstudio"
SUFFIX = ""


def write(documents: Sequence[Document], where: Path, lang: Language) -> None:
    """Write the tasks and the labelling interface."""
    tasks = [_task(doc, lang) for doc in documents]
    (where / "tasks.json").write_bytes(pretty(msgspec.json.encode(tasks)))
    (where / "config.xml").write_bytes(_config(lang))


def _task(doc: Document, lang: Language) -> dict[str, object]:
    names = labels(lang)
    spans = list(labelled(doc, lang))
    known = {span.id for span in spans}
    regions: list[dict[str, object]] = [
        {
            "id": span.id,
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {
                "start": span.start,
                "end": span.end,
                "text": doc.text[span.start : span.end],
                "labels": [names[span.kind]],
            },
            "meta": {"text": [span.line]},
        }
        for span in spans
    ]
    relations: list[dict[str, object]] = [
        {"type": "relation", "from_id": span.id, "to_id": link, "direction": "right"}
        for span in spans
        for link in span.links
        if link in known
    ]
    return {
        "data": {"text": doc.text, "id": doc.id, "file": doc.source.name},
        "predictions": [{"model_version": f"gongwen {__version__}", "result": regions + relations}],
    }


def _config(lang: Language) -> bytes:
    view = etree.Element("View")
    choices = etree.SubElement(view, "Labels", name="label", toName="text")
    for code, name in labels(lang).items():
        etree.SubElement(choices, "Label", value=name, background=COLOURS[code])
    etree.SubElement(view, "Text", name="text", value="$text", granularity="symbol")
    return etree.tostring(view, encoding="utf-8", pretty_print=True)
