"""What 年内 only bounds: a count, which is a quota's, a ban, what may happen in that time. 年内完成… says what is due."""

from __future__ import annotations

import re

from gongwen.extraction.kinds.deadlines.vocabulary import words

_COUNT = re.compile(
    r"[\d一二三四五六七八九十两][次场期起]|不得?少于|至少|不得?超过|不得?低于|不得?高于|控制在|不得分|扣\d"
)
"""年内培训2次; 年内无案例不得分, a condition of points."""
_BARS = re.compile(
    "[^,。;]{0,12}?(?:不得|不予|不再|不准|不能|不可|禁止|严禁|发生|受到|被"
    "|(?:取消|暂停|停止|限制)[^,。;]*(?:资格|权|评[优先选奖]|参[评加]|申[报请]))"
)
"""本年度内不得评优, 取消评优资格: how long something is barred; 年内发生…: what may happen. Not 年内停止使用煤炉."""


def only(after: str) -> bool:
    """Does what follows 年内 say how often, or what is barred or may happen until then, and nothing that is due?"""
    if _COUNT.search(after):
        return True
    act = words("due").match(after)
    return (act is None or len(act.group()) == 1) and _BARS.match(after) is not None  # 对…的不予评优
