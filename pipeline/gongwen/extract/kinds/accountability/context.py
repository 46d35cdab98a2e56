"""To which regime a measure belongs: by its name, else by what stands around it, else unknown."""

from __future__ import annotations

import re

from gongwen.document.model import Measure
from gongwen.extract.kinds.accountability.vocabulary import regimes

_OPEN = frozenset(("警告", "严重警告", "开除", "记过", "记大过", "降级", "撤职"))
_PARTY = re.compile(r"党内|党纪|党员|开除党籍|留党察看")
_STATE = re.compile(r"政务|行政处分|公务员|公职|监察机关|行政机关|政纪")
_BY_NAME = (
    (re.compile(r"刑事|移送司法|移送公安|移送检察|移送人民检察|法办"), "刑事", 4),
    (re.compile(r"民事|赔偿|违约责任|侵权责任|连带责任"), "民事", None),
    (re.compile(r"党纪|党内|党籍"), "党纪", None),
    (re.compile(r"吊销|暂扣|没收|罚款|罚锾|停产停业|停业整顿|治安"), "行政处罚", None),
)


def measure(name: str, surroundings: str) -> Measure:
    """A measure with its regime and band where they are certain; `surroundings`: its sentence and the plan's title."""
    if name in _OPEN:
        party, state = _PARTY.search(surroundings), _STATE.search(surroundings)
        regime = "党纪" if party and not state else "政务" if state and not party and name != "严重警告" else None
        return Measure(name=name, regime=regime, band=None)
    known = regimes().get(name)
    if known is not None:
        return Measure(name=name, regime=known[0], band=known[1])
    for pattern, regime_named, band in _BY_NAME:
        if pattern.search(name):
            return Measure(name=name, regime=regime_named, band=band)
    return Measure(name=name, regime=None, band=None)
