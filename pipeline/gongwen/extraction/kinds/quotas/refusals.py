"""What makes a number no quota, whatever licenses it.

name       第三次, 前10位, 12字方针, 五项制度, 一次性      the number is part of a name or a rank
length     保存期限不少于30年, 24小时值班                 a length of time that is no amount of study, work or stock
penalty    处五万元以上罚款, 扣2分                         money and points that are lost or won
condition  3人以上死亡的, 两次以上,取消资格               a threshold: …的, or followed by what then happens
modifier   三十人以上之事业单位, 不少于百人的企业应当…    says which ones are meant
content    建设内容为新建厂房3栋, 建立制度5项,每项2分      what something consists of, or what points are given for
told       已培训200人, 去年开展56场; a bare number in a report   what has been done or is so
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.quotas.attributes import only_then, ranked
from gongwen.extraction.kinds.quotas.conditions import conditional, misconduct
from gongwen.extraction.kinds.quotas.context import Context, anywhere, last, stock
from gongwen.extraction.kinds.quotas.tense import told
from gongwen.extraction.kinds.quotas.vocabulary import either


def refused(c: Context) -> bool:
    """Is the amount no quota whatever licenses it?"""
    if c.amount.kind in ("ratio", "index", "zero"):
        return told(c)
    if ranked(c):
        return False
    if only_then(c):
        return _name(c) or misconduct(c)
    return _name(c) or (c.amount.kind == "study" and not _counts_time(c)) or _penalty(c) or conditional(c) or told(c)


_ORDINAL = frozenset("第前后首末逢同近上下另某")


@cache
def _naming() -> re.Pattern[str]:
    return re.compile(rf"[^,。;:、]{{0,7}}{either('naming')}(?=[,。;:、()”的]|\Z|和|与|及|以|并)")


def names(c: Context) -> bool:
    """Does the noun right after the number make a name of the two: 12字方针, 三个环节, 五项制度?"""
    return bool(_naming().match(c.after))


#: 建设内容为新建厂房3栋, 培训分3期: what something consists of.
_CONTENT = re.compile("(?:内容|规模|范围)(?:为|是|包括|包含|有)|分\\Z|划分成?\\Z")
#: 建立制度5项,每项2分: how many points there are for it.
_SCORE = re.compile(r"(?:[扣得加减]|(?<!书)记) ?\d")
_POINTS = re.compile(r"[,:(| \t]*(?:每[^,。;:\d]{1,3})?[得计加扣记]?\d{1,3}(?:\.\d)?分(?![钟之数贝])")


_AGE = re.compile(r"(?:任职|最高|离任|退休|任用|上岗)[^,。;:]{0,4}年龄[^,。;:]{0,14}\Z")


def aged(c: Context) -> bool:
    """Is it an age at which one has to go: 任职年龄不超过70周岁? What age is asked of candidates is a condition."""
    return c.bounded and not c.after[:1].strip("、(和及且 ") and _AGE.search(c.before) is not None


_SEATED = re.compile(r"[^,。;:、]{0,8}(?:委员|理事|监事|代表|专家|审判员|仲裁员|成员|评委)(?:共同)?(?:组成|构成)")
_SEATED_OF = re.compile(r"[\u4e00-\u9fff][^,。;:]{1,60}?(?:共同)?(?:组成|构成)")
"""由各科室负责人、2名职工代表及1名专家组成: how many of each."""
_SEATED_BEFORE = re.compile(r"由[^,。;:]{0,8}(?:委员|理事|监事|代表|专家|审判员|仲裁员|成员|评委)\Z")


def seated(c: Context) -> bool:
    """Does a standing rule say of how many members a body is: 由9名委员组成, 由5人组成, 由审判员三人组成?"""
    if not c.standing or c.amount.kind != "people":
        return False
    if c.before.endswith("由"):
        alone = c.after.startswith(("组成", "构成")) and c.after[2:3] != "的"
        if alone or _SEATED.match(c.after):
            return True
    if _SEATED_OF.match(c.after) and "由" in c.before:
        return True
    return c.after.startswith(("组成", "构成")) and _SEATED_BEFORE.search(c.before) is not None


_FOR_EACH = re.compile("每(?:新|成功)?[^,。;:\\d]{1,6}\\Z")
_REWARDED = re.compile("[^,。;:]{0,16}(?:奖|补[助贴]|给予|资助|[加扣]\\d)")
"""每引进一名人才奖励1万元: for each of them, not how many."""


def _name(c: Context) -> bool:
    amount, op = c.amount, c.operator
    opening = c.sentence.view[max(c.clause[0], amount.start - 1) : amount.start]
    if opening in _ORDINAL and opening and not op.before:
        return True
    if amount.value == 1 and "每" in c.before and _FOR_EACH.search(c.before) and _REWARDED.match(c.after):
        return True
    if opening == "“" and not c.timed and not op.before:
        return True
    if (amount.unit or "").endswith("岁"):
        return "寿命" not in c.before and not aged(c)
    if amount.unit == "次" and c.after.startswith(("性", "级", "要", "元", "年", "序", "品")):
        return True
    term = last(anywhere("bare_term"), c.before, max(0, len(c.before) - 16)) if amount.unit != "%" else None
    if term and "的" not in c.before[term.end() :] and not c.before.startswith(("内", "之内"), term.end()):
        return True
    if _CARRIED_ON.match(c.after) and not op.before and c.before.endswith(("由", "从")):
        return True
    bare = not (op.firm or op.after or c.timed)
    if (
        bare
        and not op.before
        and (_CONTENT.search(c.before) or (c.listed is None and _POINTS.match(c.after + c.following)))
    ):
        return True
    if bare and amount.max is None and "由" in c.before and c.after.endswith(("组成", "构成")) and not seated(c):
        return True
    if not op.firm and c.sentence.view.startswith("附件", c.sentence.start):
        return True
    return bare and amount.unit in ("个", "项", "条", "种", "类", "款") and names(c)


#: 由35%提高到50%: where it comes from.
_CARRIED_ON = re.compile("(?:[提升下减增压缩扩上调优拓][高升降少加长小减短大调增拓]?|降|升|提|增|减|变)[到至为成]")


_EACH_TIME = re.compile(r"每(?:次|场|节|堂|班|期|课)[^,。;]{0,6}\Z")
_NUMBER_OF = re.compile(r"(?:(?:天|日|时|学时|课时)数|平均[^,。;]{0,6}(?:日|用时|时长)|住院日)[^,。;]{0,6}\Z")
_TIME_OF = re.compile(r"(?:时间|时长|时数)[^,。;]{0,4}\Z")
_SHOWN = re.compile(
    "视频|短片|影片|片长|音频|录像|录音|录制|作品|节目|演讲|发言|答辩|汇报|展示|陈述|课件|微课|案例|演示|表演|宣讲"
)
"""短片时间不超过8分钟: how long it may run."""
_ROUND_THE_CLOCK = ((24, "小时"), (7, "天"), (365, "天"))


_AWAY = re.compile("[病事请休产婚丧探补公]、?[病事]?假|旷工|缺勤|迟到|早退|离岗|外出|停留|逗留")
"""How long one may be away is no amount of work."""


def _counts_time(c: Context) -> bool:
    """Is a length of time an amount of study, work or stock, and not a term, a deadline or a duration?"""
    if _AWAY.search(c.before) or (c.operator.before and c.before.endswith("前")):
        return False  # 启动前至少一个月: by when
    unit = c.amount.unit or ""
    clock = unit.endswith(("小时", "分钟"))
    if stock().match(c.after):
        return c.operator.reached or bool(anywhere("keep_stock").search(c.before))
    if (clock and _EACH_TIME.search(c.before)) or _NUMBER_OF.search(c.before):
        return True
    if clock and _TIME_OF.search(c.before):
        shown = c.operator.op == "<=" and _SHOWN.search(c.sentence.view, c.sentence.start, c.operator.start)
        return c.operator.firm and not shown and not anywhere("procedure").search(c.before)
    if unit.endswith(("学时", "课时", "学分", "节", "节次", "堂", "机时")):
        return not c.after.startswith(("期间", "期前"))
    behind = c.sentence.view[c.amount.end : c.amount.end + 1]
    if behind in ("前", "后", "内") or c.after.startswith(("内", "之内", "前", "后", "的期限", "期")):
        return False
    if (c.amount.value, unit) in _ROUND_THE_CLOCK:
        return False
    if c.timed:
        return unit != "日" or c.operator.firm
    if not (c.operator.firm or unit.endswith("小时")):
        return False
    return bool(anywhere("study").search(c.before) or anywhere("study").search(c.after[:12]))


_FAULT = re.compile("的?(?:迟到|早退|缺勤|旷工|失误|差错|违规|违纪|过错|缺席)(?:行为|情况)?\\Z")
"""每月一次10分钟以内的迟到: what is overlooked."""
_CAUSED = re.compile("造成|导致|致使|[罚赔]|滞纳|违法|货值|价款")


def _loss_kept_down(c: Context) -> bool:
    """火灾损失不超过5万元: what a loss must stay below."""
    return c.operator.firm and not c.after and "损失" in c.before and not _CAUSED.search(c.before)


def _penalty(c: Context) -> bool:
    kind, before, after = c.amount.kind, c.before, c.after
    if kind == "money" and anywhere("paid_back").search(before[-24:] + after[:16]) and not _loss_kept_down(c):
        return True
    if kind in ("papers", "things") and "赔" in before:
        return True
    if before.endswith(("扣", "扣减", "扣除", "加收", "加罚", "罚")):
        return True
    if not after:
        return False
    return bool(_FAULT.search(after) or anywhere("penalty").search(after, 0, 10) or _SCORE.search(after, 0, 16))
