"""Traditional characters to simplified ones (edit kind "script")."""

from __future__ import annotations

from functools import cache
from typing import Protocol

import opencc

from gongwen.normalise.proposal import Proposal
from gongwen.text.edits import Edit


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _t2s() -> _Converter:
    converter: _Converter = opencc.OpenCC("t2s")
    return converter


def script(text: str) -> Proposal:
    """Skeleton: convert everything, one edit per run of changed characters."""
    simple = _t2s().convert(text)
    if simple == text:
        return Proposal((), "Hans")
    edits, i, n = [], 0, len(text)
    while i < n:
        if text[i] == simple[i]:
            i += 1
            continue
        j = i
        while j < n and text[j] != simple[j]:
            j += 1
        edits.append(Edit(i, j, simple[i:j], "script"))
        i = j
    return Proposal(tuple(edits), "Hant")
