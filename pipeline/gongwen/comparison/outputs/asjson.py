"""JSON: the records as they are."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from gongwen.comparison.outputs import By
from gongwen.comparison.results import Comparison
from gongwen.document.model import Document
from gongwen.messages import Language

SUFFIX = ".json"

_VIEWS: dict[By, tuple[str, ...]] = {
    "quotas": ("quotas",),
    "roles": ("roles",),
    "clauses": ("groups", "alone", "all_but_one", "reuse", "stock"),
    "accountability": ("conduct", "ladders"),
}


def render(comparison: Comparison, documents: Sequence[Document], by: By | None, lang: Language) -> bytes:
    """The comparison, or what one view needs of it, as indented JSON."""
    left_out = {name for view, names in _VIEWS.items() if by not in (None, view) for name in names}
    fields = {name: getattr(comparison, name) for name in comparison.__struct_fields__ if name not in left_out}
    return msgspec.json.format(msgspec.json.encode(fields), indent=2) + b"\n"
