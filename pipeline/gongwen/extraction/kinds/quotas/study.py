"""Time as an amount of study, work or stock, and time that is none: terms, deadlines, how long something lasts."""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.quotas.context import MUST, Context, anywhere
from gongwen.extraction.kinds.quotas.vocabulary import either


def learned(c: Context) -> bool:
    """Time for study: each time so long, as long as a training is to be, points that have to be got."""
    if ((c.operator.after or c.listed is not None) and _EACH_TIME.search(c.before)) or _studied().search(c.before):
        return True
    if c.amount.unit in _STUDY_UNITS and not c.standing and _TRAINING.match(c.after):
        return True  # 落实32学时集中培训制度
    if _ALL_OF.search(c.before) or (c.bounded and _NUMBER_OF.search(c.before)):
        return True
    return (c.bounded or MUST.search(c.before) is not None) and _earned(c)


@cache
def _studied() -> re.Pattern[str]:
    return re.compile(rf"{either('study')}(?:时数|时间|时长|课程|共|计|为)?在?\Z")


_STUDY_UNITS = ("学时", "课时", "标准学时", "标准课时")
_TRAINING = re.compile("的?(?:集中|专题|脱产|业务|理论|岗位|继续|全员|政治)?(?:学习|培训|轮训|教育|研修|训练)")
_ALL_OF = re.compile("(?:修满|修够|修完|修毕)[^,。;:]{0,12}\\Z")
_EARNED = re.compile("修毕|修满|修读|修习|修得|取得|获得|完成|达到|累计")


def _earned(c: Context) -> bool:
    """Points of study that have to be got: 修毕相关科目十八学分以上."""
    if (c.amount.unit or "").endswith("小时"):
        return bool(_EARNED.search(c.before)) and bool(_COURSE.match(c.after))
    return (c.amount.unit or "").endswith(("学分", "学时", "课时")) and bool(_EARNED.search(c.before))


_COURSE = re.compile("[以之的]?[上]?[之的](?:[^,。;]{0,4})(?:训练|培训|教育|课程|研习|实习|进修)")
_EACH_TIME = re.compile(r"每(?:次|场|节|堂|班|期|课|批|轮)[^,。;]{0,6}\Z")
_NUMBER_OF = re.compile(r"(?:(?:天|日|时|学时|课时)数|平均[^,。;]{0,6}(?:日|用时|时长)|住院日)[^,。;]{0,6}\Z")
_TIME_OF = re.compile(r"(?:时间|时长|时数)[^,。;]{0,4}\Z")
_SHOWN = re.compile(
    "视频|短片|影片|片长|音频|录像|录音|录制|作品|节目|演讲|发言|答辩|汇报|展示|陈述|课件|微课|案例|演示|表演|宣讲"
)
"""短片时间不超过8分钟: how long it may run."""
_NEAR = 40
"""作业…,三至六年级不超过50分钟: how near what the time is of may stand before."""
_ROUND_THE_CLOCK = ((24, "小时"), (7, "天"), (365, "天"))
_AWAY = re.compile("[病事请休产婚丧探补公]、?[病事]?假|旷工|缺勤|迟到|早退|离岗|外出|停留|逗留")
"""How long one may be away is no amount of work."""


@cache
def stock() -> re.Pattern[str]:
    """三个月销量, 10天市场供应量: of what stock an amount of time is."""
    return re.compile(rf" ?的?[^,。;:]{{0,4}}?{either('stock')}")


def counts_time(c: Context) -> bool:
    """Is a length of time an amount of study, work or stock, and not a term, a deadline or a duration?"""
    if (_AWAY.search(c.before) and not (c.timed and c.operator.op == ">=")) or (
        c.operator.before and c.before.endswith("前")
    ):
        return False  # 启动前至少一个月: by when
    if c.before.endswith("限期"):
        return False
    unit = c.amount.unit or ""
    clock = unit.endswith(("小时", "分钟"))
    if stock().match(c.after):
        return c.operator.reached or c.operator.firm or bool(anywhere("keep_stock").search(c.before))
    if ((clock or c.operator.firm or c.listed is not None) and _EACH_TIME.search(c.before)) or _NUMBER_OF.search(
        c.before
    ):
        return True
    if clock and _TIME_OF.search(c.before):
        shown = c.operator.op in ("<=", "between") and _SHOWN.search(
            c.sentence.view, c.sentence.start, c.operator.start
        )
        bound = c.operator.firm or (c.timed and c.operator.op == ">=")
        return bound and not shown and not anywhere("procedure").search(c.before)
    if unit.endswith(("学时", "课时", "学分", "节", "节次", "堂", "机时")):
        return not c.after.startswith(("期间", "期前"))
    behind = c.sentence.view[c.amount.end : c.amount.end + 1]
    if behind in ("前", "后", "内"):
        return False
    if (c.amount.value, unit) in _ROUND_THE_CLOCK:
        return False
    if c.timed:
        return unit not in ("日", "周") or c.operator.firm or c.bounded
    if not (c.operator.firm or unit.endswith("小时")):
        return False
    low = max(c.sentence.start, c.operator.start - _NEAR) if clock and c.operator.firm else c.clause[0]
    return bool(
        anywhere("study").search(c.sentence.view, low, c.operator.start) or anywhere("study").search(c.after[:12])
    )
