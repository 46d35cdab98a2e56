"""Mentions of measures, and how much each needs before it to be a sanction.

`own` ones are measures after a governor or any condition, `mild` ones only as the consequence of a failing, `conduct` ones only
of a failing that is conduct. What this is for instruments by name, their words tell (`measures`).
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from gongwen.extraction.kinds.accountability.vocabulary import begins, phrases, ungiven

Strength = Literal["own", "mild", "conduct"]


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A measure's name text[start:end]; `open` is where its governor or adverb begins, `close` where a class name ends."""

    start: int
    end: int
    open: int
    close: int
    family: str
    strength: Strength
    governed: bool


INTENT = "从严|从重|严肃|严格|严厉|加重|从快"
"""How a vow says that it is meant."""
_INTENT = re.compile(INTENT)
_PUNITIVE = re.compile(r"处罚|惩|追究|论处|问责|追责")
"""What says by itself that it punishes."""
_CRIMINAL = re.compile("司法|检察")
"""To whom nothing but a failing is handed over."""
ABSENCE = "(?:旷|迟到|早退|缺[^陷乏])"
"""What an absence is counted for begins so: 旷工, 缺勤."""
_ABSENCE = re.compile(f"(?:按|以|作)为?(?:{ABSENCE}|作弊|舞弊|违[规纪约章])|视[同作]?为?旷")
"""按旷工论处, 按作弊处理: what some conduct is counted for; a measure after any condition."""
_IMPEACH = re.compile(r"质询|罢免")
"""质询, 罢免: proposals that are measures."""
_HENCE = ("由此", "因此", "因而")
"""由此…: what opens a liability for what came of a failing."""
_PENAL = ("赔偿", "吊销", "没收", "没入", "罚没", "扣发", "扣减", "扣罚", "酌扣")
"""Losses that are no plain work."""
_MODAL = re.compile(r"(?:应当|应|要|将|一律|可以|可|均|直接|并|同时|须|必须)\Z")
"""A modal or 一律 right before a vow."""


def strength_of(family: str, words: str, before: str, *, governed: bool) -> Strength:
    """How much a mention of a family needs before it."""
    if family in ("rule", "handle", "referred"):
        return "own" if _INTENT.search(words) or _PUNITIVE.search(words) else "conduct"
    if family in ("transfer", "warned", "withheld", "published", "institution"):
        return "mild" if family == "transfer" and _CRIMINAL.search(words) else "conduct"
    if family == "deny" and words.startswith(ungiven()):
        return "conduct"
    if family == "probe" and words.startswith(begins("probe")):
        return "conduct"  # 处分责任人: with no adverb of law or of severity
    if family == "left" and words.endswith("调整"):
        return "conduct"  # 对落实不力的班子予以调整
    if family in ("answer", "money", "veto", "probe", "graver", "left"):
        own = True
    elif family in ("deprive", "deny"):
        own = governed or (family == "deprive" and words.startswith(_PENAL))
    elif family == "vow":
        own = governed or _MODAL.search(before) is not None
    elif family == "bear":
        own = (
            words.startswith(_HENCE)
            or words.removeprefix("所").startswith(phrases("language", "came"))
            or words.endswith("自负")
        )
    elif family == "grade":
        own = _ABSENCE.match(words) is not None
    elif family == "widely":
        own = not words.endswith("通报")
    else:
        own = family == "propose" and _IMPEACH.search(words) is not None
    return "own" if own else "mild"


def moved(mention: Mention, base: int) -> Mention:
    """A mention with its offsets moved from those of a sentence to those of the document."""
    start, end, opened, close = mention.start + base, mention.end + base, mention.open + base, mention.close + base
    return Mention(start, end, opened, close, mention.family, mention.strength, mention.governed)


def lead(found: list[Mention]) -> Mention:
    """The mention whose governor the last one shares: 给予|批评与处罚."""
    last = len(found) - 1
    while last and found[last].governed and found[last].open == found[last].start:
        last -= 1
    return found[last]
