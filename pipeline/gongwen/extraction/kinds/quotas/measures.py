"""Measures: what is said of a measured thing, and how much, how old, how far or how deep a rule provides for."""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.quotas.context import Context, anywhere, right_before
from gongwen.extraction.kinds.quotas.vocabulary import either


def measured(c: Context) -> bool:
    """A measured thing or a verb of change right before the number."""
    if c.amount.kind == "share":
        if c.before.endswith("的"):
            return _set_aside().match(c.after) is not None or (c.bounded and _SHARE_OF.search(c.before) is not None)
        if c.standing and not c.bounded and c.amount.max is None:
            return (c.amount.value == 100 and bool(_RATE.search(c.before))) or _VERSUS.search(c.before) is not None
        return bool(right_before("change").search(c.before[-14:]) or right_before("measured").search(c.before[-16:]))
    if not (c.bounded or c.amount.max is not None):
        return False
    if c.standing and not c.operator.before and not anywhere("duty_word").search(c.before):
        return False  # 面积3000平方米以上、班级12个以上为大型: what is meant, not what is wanted
    return bool(right_before("measured").search(c.before[-18:]))


_SHARE_OF = re.compile(
    r"(?:(?:达|达到|占|占到|保持在|控制在|比例为|比重为)[^,。;:]{1,14}|(?:预留|留出|拿出|划出|列出|腾出)[^,。;:]{1,24})的\Z"
)
"""储备比例应达总规模的70%以上, 代表占总数的30%以上, 拿出岗位总数的30%以上."""
_VERSUS = re.compile(
    "[较比](?:上一?年度?|去年|上年同期|年初|基期)[^,。;:每]{0,6}(?:增长|提高|提升|上升|增加|下降|降低|减少|压降)\\Z"
)
"""耗材占比较上年下降2个百分点: a change that a rule asks for."""
_RATE = re.compile("(?:率|比例|覆盖面)(?:应当?|须|必须|要)?(?:为|均为)?\\Z")
"""隐患整改率100%: all of them have to, in a standing rule as well."""


@cache
def _set_aside() -> re.Pattern[str]:
    return re.compile(rf"(?:向[^,。;]{{1,10}})?{either('set_aside')}")


_AGE = re.compile(r"(?:任职|最高|离任|退休|任用|上岗)[^,。;:]{0,4}年龄[^,。;:]{0,14}\Z")


def aged(c: Context) -> bool:
    """Is it an age at which one has to go: 任职年龄不超过70周岁? What age is asked of candidates is a condition."""
    return c.bounded and not c.after[:1].strip("、(和及且 ") and _AGE.search(c.before) is not None


def provides(c: Context) -> bool:
    """What a rule provides for of a measure: so much for each, of what age, how far or deep."""
    if (c.standing and _EACH.search(c.before)) or (c.operator.after and _BODY.search(c.before)):
        return True
    return aged(c) if (c.amount.unit or "").endswith("岁") else _extent(c)


_BODY = re.compile("(?:身高|体重|腰围|胸围|[男女][性生子]?)(?:应|须|为|在|要)*\\Z")
"""身高:男性168厘米以上: what is asked of a body."""
_EACH = re.compile("(?:每[人生户床班座间]|人均|生均|户均)(?:不少于)?\\Z")
_FAR = re.compile(
    r"(?:使[^,。;:]{1,12}|下陷|距离?(?:地|墙|顶|路|水|底)面?[^,。;:]{0,4}|离[地墙][面体]?|相距|相隔|间隔|间距|间隙|预留|留出|留足|后退|退让|退后|退缩|堆高|高出|抬高|加高|埋深|埋设深度|浸泡|淹没)(?:各|应为?|为|约)?\Z"
)
_SIZE = re.compile(
    r"(?:距离?[^,。;:]{1,10}|[高宽深长厚]|直径|半径|净[高宽空]|高度|宽度|深度|长度|厚度|水深|坡度|温度|湿度|浓度|压力|间距)(?:应|须|必须|要)(?:为|在|达|保持)?\Z"
)
_DIMENSION = re.compile("(?:[高宽深长厚]度|距离|间距|净[高宽空]|直径|半径|温度|湿度|坡度|照度)(?:为|在)?\\Z")


def _extent(c: Context) -> bool:
    """How far, how deep: 使…下陷4—5cm, 应离墙50厘米, 宽度应为2米."""
    if c.operator.after and not c.after.strip() and _DIMENSION.search(c.before):
        return True
    return _FAR.search(c.before) is not None or _SIZE.search(c.before) is not None
