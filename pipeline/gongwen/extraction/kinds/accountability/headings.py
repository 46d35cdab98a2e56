"""Headings that only name a measure (警告处分, 劝退:): the consequence of the list below."""

from __future__ import annotations

import re

from gongwen.extraction.kinds.accountability.clauses import Consequence
from gongwen.extraction.kinds.accountability.measures import joints, mentions
from gongwen.extraction.kinds.accountability.reading import Sentence
from gongwen.extraction.kinds.accountability.strengths import moved

_NAMED = re.compile("(?:的?(?:情形|行为|情况|条件|对象|范围))?(?:(?:主要)?(?:有|为|是|包括)|如下)?\\Z")
"""警告的情形有: what follows the measure in a heading."""
_LOSSES = ("deprive", "deny", "grade", "score", "money")
"""Families that name a loss by themselves."""


def heading(sentence: Sentence) -> Consequence | None:
    """The consequence that a heading is which only names measures: 警告处分, 劝退:, 取消资格的情形如下:"""
    if len(sentence.cola) != 1:
        return None
    colon = sentence.cola[0]
    named = _NAMED.search(sentence.text, colon.start, colon.end)
    found = mentions(sentence.text, colon.start, named.start() if named else colon.end)
    at = colon.start
    for mention in found:
        if sentence.text[at : mention.open].strip(". ") not in {"", *joints()}:
            return None
        at = mention.close
    certain = all(mention.strength == "own" or mention.family in _LOSSES for mention in found)
    if not certain:
        return None
    if not found or (named and at != named.start()):
        return None
    measures = tuple(moved(mention, sentence.start) for mention in found)
    return Consequence(measures[0].open, measures[-1].close, None, measures)
