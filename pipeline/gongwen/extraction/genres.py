"""What a plan's genre says about how its sentences are meant."""

from __future__ import annotations

from gongwen.segment import Sketch
from gongwen.text.view import fold

_REPORTING = frozenset({"总结", "经验材料", "通报", "报告"})
_DECIDING = frozenset({"批复", "函", "公告", "决定", "纪要", "讲话", "通报"})
_STANDING = frozenset({"制度", "办法", "细则", "规定", "规则", "条例", "准则", "法律"})


def reports(sketch: Sketch) -> bool:
    """Does it tell what has been done, so that its numbers are results rather than demands?"""
    return sketch.genre in _REPORTING


def decides(sketch: Sketch) -> bool:
    """Does it tell of one matter decided or said, so that a bare number in it only describes?"""
    return sketch.genre in _DECIDING


def standing(sketch: Sketch) -> bool:
    """Does it rule for good, year by year? Not where its own title names the year that it is for."""
    if sketch.genre not in _STANDING:
        return False
    return sketch.year is None or sketch.title is None or str(sketch.year) not in fold(sketch.title)
