"""The figures that grades are made with, as `weights.toml` holds them."""

from __future__ import annotations

import math
import re
import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from gongwen.document.model import SignOfStructure
from gongwen.quality.cues import anchor_pattern

Four = tuple[int, int, int, int]
"""Figures in the order of `FACT_KINDS`: hundredths of a logit, or probabilities in thousandths. They are whole numbers, so that a
sum is the same in whatever order it is made.
"""

UNIT = 100
WHOLE = 1000
LAST = 8 * UNIT
"""A sentence with so large a logit states a fact for certain; with its negative it certainly states none."""


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The F1 that goes with a share of facts found: at + slope · share."""

    at: float
    slope: float


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `benchmarks/quality.py` fitted.

    `base`: the logits of a sentence without cues; `cues`: what each cue adds. `certain`: the grade of structure of a document
    without signs; `signs`: what each takes from it where it is whole.
    """

    anchors: str
    line: Line
    certain: float
    signs: dict[SignOfStructure, float]
    base: Four
    cues: dict[str, Four]


@cache
def weights() -> Weights:
    """The weights, read once, on first use."""
    raw = files("gongwen.quality").joinpath("weights.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(raw), Weights)


@cache
def anchors() -> re.Pattern[str]:
    """What finds the anchors in a text."""
    return anchor_pattern(weights().anchors)


@cache
def curve() -> tuple[int, ...]:
    """Probabilities in thousandths by logits in hundredths: from 0 up, and, counted from the end, from -1 down.

    >>> curve()[0], curve()[220], curve()[-220]
    (500, 900, 100)
    """
    return tuple(round(WHOLE / (1 + math.exp(-k / UNIT))) for k in (*range(LAST), *range(1 - LAST, 0)))
