"""What stands around a measure: to which regime it belongs, who imposes it. Unknown where the text doesn't say."""

from __future__ import annotations

import re
from functools import lru_cache

from gongwen.document.model import Measure
from gongwen.extraction.kinds.accountability.vocabulary import regimes

_OPEN = frozenset(("警告", "严重警告", "开除", "记过", "记大过", "降级", "撤职"))
"""Measures of several regimes: what stands around them tells of which they are."""
_PARTY = re.compile(r"党内|党纪|党员|开除党籍|留党察看|撤销党内职务")
"""What tells that an open measure is one of the party,"""
_STATE = re.compile(r"政务|行政处分|公务员|公职|监察机关|行政机关|政纪")
"""and what that it is one of the state."""
_BY_NAME = (
    (re.compile(r"刑事|移送司法|移送公安|移送检察|移送人民检察|移交司法|移交公安|法办"), "刑事", 4),
    (re.compile(r"民事|赔偿|违约责任|侵权责任|连带责任"), "民事", None),
    (re.compile(r"党纪|党内|党籍"), "党纪", None),
    (re.compile(r"吊销|暂扣|没收|罚款|罚锾|停产停业|停业整顿|治安"), "行政处罚", None),
)
"""What in its own name tells the regime of a measure, and its band."""
_BY = re.compile(
    r"由(?P<by>[^,;:由]{2,40}?)(?=给予|予以|依法|依照|依据|按照?|根据|对|责令|处以|处|追究|吊销|暂扣|没收|取消|撤销|通报|约谈|负责|进行|会同|视|提请"
    r"|报请|决定|酌情|相应|并|下发|下达|发出|收回|扣|责成|暂停|移送|当场|承担|赔偿|,|\Z)"
)
"""由主管部门: who imposes, behind 由."""
_SUBJECT = re.compile(
    r"(?P<by>[^,;:对由]{1,30}?(?:机关|部门|委员会|法院|政府|学校|单位|组织|公司|学院|院|局|处|办公室|委|办|会|站|队|所))还?(?:应当?|可以?|将|有权|要|得)"
)
"""主管部门应当: who imposes, as the subject."""


def measure(name: str, surroundings: str) -> Measure:
    """A measure with its regime and band where they are certain; `surroundings`: its sentence and the plan's title."""
    if name in _OPEN:
        party, state = _PARTY.search(surroundings), _STATE.search(surroundings)
        regime = "党纪" if party and not state else "政务" if state and not party and name != "严重警告" else None
        return Measure(name=name, regime=regime, band=None)
    return _of_name(name)


@lru_cache(maxsize=2048)
def _of_name(name: str) -> Measure:
    """A measure of which the name alone tells."""
    known = regimes().get(name)
    if known is not None:
        return Measure(name=name, regime=known[0], band=known[1])
    for pattern, named, band in _BY_NAME:
        if pattern.search(name):
            return Measure(name=name, regime=named, band=band)
    return Measure(name=name, regime=None, band=None)


def authority(text: str, view: str, start: int, end: int) -> str | None:
    """Who imposes, in a clause: after 由, or its subject."""
    by = _BY.search(view, start, end) or _SUBJECT.match(view, start, end)
    return None if by is None else text[by.start("by") : by.end("by")]
