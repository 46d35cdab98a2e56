"""Where to look: the words that a part may hang on, found in one scan.

Each frame names its anchors: words of at least two characters, and what must not follow. All are compiled into one
pattern that starts with a class of first characters and a look at the second, so that the search skips everything else.
"""

from __future__ import annotations

import re

import msgspec


class Anchor(msgspec.Struct, frozen=True):
    """`words` of one `kind`; nothing that `unless` (a pattern) matches may follow them."""

    kind: str
    words: tuple[str, ...]
    unless: str = ""


def compiled(anchors: tuple[Anchor, ...]) -> re.Pattern[str]:
    """One pattern for all anchors; its n-th group is the n-th anchor."""
    words = [word for anchor in anchors for word in anchor.words]
    first = re.escape("".join(sorted({word[0] for word in words})))
    second = re.escape("".join(sorted({word[1] for word in words})))
    branches = "|".join(_branch(anchor) for anchor in anchors)
    return re.compile(rf"[{first}](?=[{second}])(?:{branches})")


def _branch(anchor: Anchor) -> str:
    tails: dict[str, list[str]] = {}
    for word in anchor.words:
        tails.setdefault(word[0], []).append(word[1:])
    words = "|".join(rf"(?<={head}){_any(rest)}" for head, rest in tails.items())
    return rf"((?:{words}){f'(?!{anchor.unless})' if anchor.unless else ''})"


def _any(tails: list[str]) -> str:
    ordered = sorted(tails, key=lambda tail: (-len(tail), tail))
    return tails[0] if len(tails) == 1 else f"(?:{'|'.join(ordered)})"
