"""Radicals and compatibility characters that look like ideographs, to the ideographs (edit kind "radical").

PDF fonts and some input methods deliver ⼀ ⻓ ⾯ for 一 长 面: the same to the eye, another code point, so that no pattern
and no search finds the word. Each is one code point, and so is what replaces it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from gongwen.normalise.proposal import NOTHING, Draft, Proposal
from gongwen.text.edits import Edit
from gongwen.text.lexicon import words

RADICALS = "\u2e80-\u2fd5\uf900-\ufaff"
"""What may be a radical, as the inside of a class."""


@cache
def _radical() -> re.Pattern[str]:
    return re.compile(f"[{RADICALS}]")


@cache
def _radicals() -> re.Pattern[str]:
    return re.compile(f"[{RADICALS}]+")


@cache
def _ideographs() -> dict[str, str]:
    """Radical → ideograph, of those that have one."""
    known = {pair[0]: pair[1] for pair in words("gongwen.normalise.steps", "radicals", "radical")}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1:
            known.setdefault(chr(code), plain)
    return known


def radicals(draft: Draft) -> Proposal:
    """No radical stands for the ideograph that it looks like."""
    if _radical().search(draft.text) is None:
        return NOTHING
    edits = []
    for match in _radicals().finditer(draft.text):
        found = match.group()
        plain = "".join(_ideographs().get(c, c) for c in found)
        if plain != found:
            edits.append(Edit(match.start(), match.end(), plain, "radical"))
    return Proposal(tuple(edits)) if edits else NOTHING
