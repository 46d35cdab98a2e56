"""Headings that only name a measure (警告处分, 劝退:): the consequence of the list below."""

from __future__ import annotations

import re

from gongwen.extraction.kinds.accountability.clauses import Consequence
from gongwen.extraction.kinds.accountability.measures import mentions, moved
from gongwen.extraction.kinds.accountability.reading import Sentence

_NAMED = re.compile("(?:的?(?:情形|行为|情况|条件))?")


def heading(sentence: Sentence) -> Consequence | None:
    """The consequence that a heading is which only names measures: 警告处分, 劝退:"""
    if len(sentence.cola) != 1:
        return None
    colon = sentence.cola[0]
    found = [mention for mention in mentions(sentence.text, colon.start, colon.end) if mention.strength == "own"]
    if (
        not found
        or sentence.text[: found[0].open].strip("、. ")
        or not _NAMED.fullmatch(sentence.text, found[-1].close, colon.end)
    ):
        return None
    measures = tuple(moved(mention, sentence.start) for mention in found)
    return Consequence(measures[0].open, measures[-1].close, None, measures)
