"""Amounts that only set a condition: thresholds, and what says which ones are meant (三十人以上的企业应当…)."""

from __future__ import annotations

import re

from gongwen.extraction import bearers
from gongwen.extraction.kinds.quotas.attributes import asked, held_each
from gongwen.extraction.kinds.quotas.context import MUST, Context, anywhere, at_start, last
from gongwen.extraction.kinds.quotas.dues import GRANTED, written
from gongwen.extraction.kinds.quotas.items import of_cases
from gongwen.extraction.kinds.quotas.shares import ALLOTTED, agreed, asked_of, backed, drawn
from gongwen.extraction.kinds.quotas.study import stock
from gongwen.extraction.kinds.quotas.vocabulary import SHOULD

# 的 after an operator, where what follows can only be the consequence or the next condition.
_THEN = re.compile(f"的(?:[、,;。]|或者?|和|以及|为|可|{SHOULD}|按|由|视|予|给)")
_THEN_DUTY = ("须", "应", "必须", "需", "由", "要")
"""采购金额1万元以上须三家比价: from what sum on."""
_AVERTED = re.compile("不发生|不出现|杜绝|防止|避免|遏制|严防|零发生")
_DEFINES = re.compile("是指|系指|所称")
_THEN_LOSES = re.compile(
    r",(?![^,。;]*[未不少缺无每低超])[^,。;]{1,16}[者的],?(?:每[^,。;]{1,3})?(?:扣|减|罚|取消|给予|予以)"
)
"""单笔不超过10万元,当季收回者,扣1分: a condition that goes on in the next clause."""


_SCORED = re.compile(r"[,: ]?(?:每\S{1,4})?(?:得|加|奖|记|扣|减|处|计) ?(?:[\d一二三四五六七八九十]|满分|全分)")
_NEXT_TOO = re.compile("[、或和及][^,。;:]{2,24}以[上下内]的(?!比例|标准|要求)[^,。;:]{2}")
"""高于10%以上、低于5%以上的单位: the next of what says which ones are meant."""
_IN_A_ROW = ("连续", "累计")
_WHO = re.compile("(?:为|被|出现|发生|不|未|无故|违|受|评|列|排|缺)[^,。;]*[的者]")
"""连续三次被评为…的在公开栏曝光: who is meant, and what happens then without a comma between."""


def conditional(c: Context) -> bool:
    """Is the amount a threshold: …的, …以上,取消资格, or part of what only says which ones are meant?"""
    op, after = c.operator, c.after
    if after and (_modifies(c, after) or (c.before.endswith(_IN_A_ROW) and _WHO.search(after))):
        return True
    if not op.firm and (_AVERTED.search(c.before, max(0, len(c.before) - 8)) or _suffered(c)):
        return True
    if _DEFINES.search(c.sentence.view, c.sentence.start, op.start) or of_cases(c.sentence, op.start, op.end):
        return True
    if c.following.startswith(",") and _THEN_LOSES.match(c.sentence.view, c.clause[1], c.sentence.end):
        return True
    if op.firm:
        return False
    glossed = not c.timed and c.before.rfind("(") > c.before.rfind(")")
    if glossed and not (_COPIED.search(c.before) or (c.amount.kind == "share" and (agreed(c) or asked_of(c)))):
        return True
    if c.amount.kind == "money" and GRANTED.match(after):
        return False
    if after.startswith(("的", "者")):
        return not _said_of(c, after)
    if c.bounded and _threshold(c):
        return True
    if c.amount.kind == "money" and op.after and after.startswith(_THEN_DUTY):
        return True
    if c.amount.kind != "share" and (c.bounded or not c.timed) and misconduct(c):
        return True
    return op.op == "<" and not anywhere("measured").search(c.before) and not _is_all_said(c)


def _is_all_said(c: Context) -> bool:
    """每日召开会议不足1次。: a period governs, and the sentence ends with the amount."""
    return c.timed and not c.after and not c.following.strip("。;!?\n ")


def _said_of(c: Context, after: str) -> bool:
    """Does the amount with a 的 say what is wanted of what follows: 三个月的销量, 每年一次的会议, 80%的村达到…?"""
    kind = c.amount.kind
    if c.amount.unit == "字":
        return written(c)
    if kind == "share":
        return ALLOTTED.match(after) is not None or anywhere("reaches", "agree").search(after) is not None or drawn(c)
    if kind == "study" and _TRAINED.match(after) and MUST.search(c.before):
        return True
    return (kind == "study" and stock().match(after) is not None) or (
        kind == "times" and c.timed and (asked(after) or (held_each(c) and not misconduct(c)))
    )


_SUFFERED = re.compile("(?:被|受到|受)(?!理|训|聘|邀)[^,。;:的]{1,10}\\Z")


def _suffered(c: Context) -> bool:
    """一年内被约谈二次,…: a fault that came so often."""
    return c.amount.kind == "times" and _SUFFERED.search(c.before) is not None


_TRAINED = re.compile("的[^,。;:]{0,6}(?:培训|学习|教育|训练|实习|课程)\\Z")
"""须完成8学时的培训."""
_COPIED = re.compile(r"(?:一式|刻录|打印|复印|提交|报送|装订)[^,。;:(]{0,4}\Z")
_MODIFIED = re.compile(
    "之(?!内|间|一|后|前|外)[^,。;:]|的(?!比例|比率|标准|[额幅密进速强]度|名额|数额|增速|水平|要求|频[次率]|间隔|价格|规模)[^,。;:]{1,14}(?:应|须|必须|要|可|由|按|实行|适用|免|[,:]|\\Z)"
)


def _modifies(c: Context, after: str) -> bool:
    """Is what follows a condition's end, or does a 的 or 之 lead to the consequence or to what is meant?"""
    if after.endswith(("的", "时", "后", "情形", "情况下")) or bearers.closes(after):
        return True
    if after[0] not in "之的":
        return False
    return _THEN.match(after) is not None or (not c.timed and not asked(after) and c.bounded and _tells_which(c))


def _tells_which(c: Context) -> bool:
    """Does the amount only say which ones are meant (員工三十人以上之工場, 职工不少于百人的单位应当…)?"""
    m = _MODIFIED.match(c.after)
    if m is None or backed(c) or anywhere("target", "act").search(c.before) or _TOLD_TO.search(c.before):
        return False
    return c.after[0] == "之" or c.operator.firm


_TOLD_TO = re.compile("(?:使用|采用|选用)\\Z|应|须|必须|要|得|设|置|配|有|具备|具有|预留|拿出|划出|提取")


_PROPOSE = re.compile("联名|提议|提出|附议|要求\\Z")
"""代表五人以上联名,可以提出…: who may do so."""


def _threshold(c: Context) -> bool:
    """Does the next clause say what happens then, or the clause open like a condition and hold a 的?"""
    if _NEXT_TOO.match(c.after) or (c.amount.kind != "share" and _PROPOSE.search(c.after)):
        return True
    if c.operator.op == "<" and at_start("consequence").match(c.after):
        return True
    then = at_start("consequence").match(c.following) or _SCORED.match(c.following)
    return bool(then) and not anywhere("duty").search(c.before)


_BIDDEN = re.compile("应当|必须|应|须")
"""What stands before it (联名举报的,应当推举1名代表) is no misconduct that the number measures."""


def misconduct(c: Context) -> bool:
    """Does the number measure what must not be?"""
    bidden = last(_BIDDEN, c.before)
    start = bidden.end() if bidden else 0
    return bool(anywhere("misconduct").search(c.before, start) or anywhere("misconduct").search(c.after[:8]))
