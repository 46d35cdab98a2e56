"""What a codebook says of one topic."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["quota", "role", "clause", "trigger", "holder"]
"""What a topic may be of: the activity of a quota, the scope of a role, a clause, the conduct of a trigger, who holds a role."""

Axis = Literal["deed", "subject"]
"""What is done, or what it is about: a quota of 专题研究 about 安全生产 has both."""

GAP = "…"
"""In a word, stands for a few characters of one sentence: 召开…会议."""


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that units do, are charged with or answer for.

    `words`: any of them, anywhere in the text, means this topic; `…` in a word bridges a few characters of a sentence.
    `unless`: a word counts for nothing where it stands inside one of these (检查 in 责令检查 is a sanction).
    `under`: the id of the wider topic that it is a part of. `why`: what the topic holds, and what it does not.
    """

    id: str
    zh: str
    en: str
    kinds: tuple[Kind, ...]
    words: tuple[str, ...]
    why: str
    axis: Axis = "deed"
    unless: tuple[str, ...] = ()
    under: str | None = None


class More(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that an extension adds to a topic that is there already."""

    id: str
    words: tuple[str, ...]
    why: str
    unless: tuple[str, ...] = ()


class Book(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A codebook as written. `extends`: false for one that stands alone, without the built-in."""

    name: str
    version: str
    extends: bool = True
    topic: tuple[Topic, ...] = ()
    more: tuple[More, ...] = ()
