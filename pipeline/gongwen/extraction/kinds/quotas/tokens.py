"""What a sentence about quotas is made of: periods, amounts, vague cadences, named rhythms.

    period  每年, 每半年, 每两个月, 每周五, 全年, 年内, 按季度, 半年(一次), 年均      with its ISO duration
    amount  a number with a measure word: 2次, 100万元, 3—5家, 三分之一, 2/3, x次      with what it is worth
    vague   定期, 经常性, 制度化常态化                                             a run of them is one
    rhythm  月调度, 季通报, 年度考核                                               a span of time and an act in one name

A token means nothing by itself; whether it is (part of) a quota is decided where it stands (`amounts`, `cadences`,
`vague`).
"""

from __future__ import annotations

import msgspec

Number = int | float | None


class Period(msgspec.Struct, frozen=True, gc=False):
    """A period; `code` is ISO 8601, "term", "office" (每届: as long as the term of office), or None.

    `whole` marks a stretch of time (全年, 年内) that has amounts but no cadence; `slip` the right form of a misprint.
    """

    start: int
    end: int
    code: str | None
    whole: bool = False
    slip: str | None = None


class Amount(msgspec.Struct, frozen=True, gc=False):
    """A number with its unit. `max` is the upper end of a spread; `unit` has the magnitude with it (万元)."""

    start: int
    end: int
    value: Number
    max: Number
    unit: str | None
    kind: str
    """times, study, people, bodies, papers, things, measure, money, share, points; ratio (1:18), index (0.65) and zero (为零), which
    have no unit; "" for the rest that has none."""
    digits: bool
    """Is the number in Arabic digits?"""


class Vague(msgspec.Struct, frozen=True, gc=False):
    """A cadence without a number, with what stands beside it in the same run; `word` is the cadence itself."""

    start: int
    end: int
    word: str


class Rhythm(msgspec.Struct, frozen=True, gc=False):
    """A span of time and an act that name a cadence together; `act` is where the act starts."""

    start: int
    end: int
    act: int
    code: str | None
    once: bool = False
    """Said in full: 一月一调度."""


class Cycle(msgspec.Struct, frozen=True, gc=False):
    """How long a cycle of acts is (5年为一个评估周期, 以学年为单位); text[act[0]:act[1]] names the act, where it is named."""

    start: int
    end: int
    code: str | None
    act: tuple[int, int] | None


Token = Period | Amount | Vague | Rhythm | Cycle
