"""Where to look: the words that a part may hang on, found in one scan.

Each frame names its anchors: words of at least two characters, and what must not follow. All are compiled into one
pattern that starts with a class of first characters and a look at the second, so that the search skips everything else;
then it branches by the first, in bundles. An anchor that is named before another is tried before it.
"""

from __future__ import annotations

import re

import msgspec

_BUNDLE = 8
PERSON = "人(?![事才员大力口民防居社])"
"""负责人, 承办人: whoever does it, where no further word begins with 人 (负责|人事)."""


class Anchor(msgspec.Struct, frozen=True):
    """`words` of one `kind`; nothing that `unless` (a pattern) matches may follow them."""

    kind: str
    words: tuple[str, ...]
    unless: str = ""


def compiled(anchors: tuple[Anchor, ...]) -> tuple[re.Pattern[str], tuple[int, ...]]:
    """One pattern for all anchors, and for each of its groups, which are empty, which anchor it is of."""
    tails: dict[str, dict[int, list[str]]] = {}
    for k, anchor in enumerate(anchors):
        for word in anchor.words:
            tails.setdefault(word[0], {}).setdefault(k, []).append(word[1:])
    heads = sorted(tails)
    second = {tail[0] for of_head in tails.values() for some in of_head.values() for tail in some}
    bundles = []
    for at in range(0, len(heads), _BUNDLE):
        bundle = heads[at : at + _BUNDLE]
        branches = "|".join(_branch(head, tails[head], anchors) for head in bundle)
        bundles.append(f"(?<=[{''.join(bundle)}])(?:{branches})")
    pattern = re.compile(f"[{''.join(heads)}](?=[{''.join(sorted(second))}])(?:{'|'.join(bundles)})")
    return pattern, tuple(k for head in heads for k in sorted(tails[head]))


def _branch(head: str, tails: dict[int, list[str]], anchors: tuple[Anchor, ...]) -> str:
    """The words that begin with `head`, anchor by anchor."""
    ways = (f"{_any(tails[k])}{f'(?!{anchors[k].unless})' if anchors[k].unless else ''}()" for k in sorted(tails))
    return f"(?<={head})(?:{'|'.join(ways)})"


def _any(tails: list[str]) -> str:
    ordered = sorted(tails, key=lambda tail: (-len(tail), tail))
    return tails[0] if len(tails) == 1 else f"(?:{'|'.join(ordered)})"
