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

from gongwen.extraction.kinds.quotas.attributes import asked, held_each, ranked
from gongwen.extraction.kinds.quotas.context import Context, anywhere, at_start, last
from gongwen.extraction.kinds.quotas.vocabulary import either
from gongwen.text.numerals import numeral


def refused(c: Context) -> bool:
    """Is the amount no quota whatever licenses it?"""
    if c.amount.kind in ("ratio", "index"):
        return _told(c)
    if ranked(c):
        return False
    return (
        _name(c)
        or (c.amount.kind == "study" and not _counts_time(c))
        or _penalty(c)
        or _conditional(c)
        or (c.amount.kind != "points" and _told(c))
    )


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


_AGE = re.compile(r"年龄[^,。;:]{0,14}\Z")


def aged(c: Context) -> bool:
    """Is it an age that someone wanted must have: 年龄不超过35周岁? 35岁以下的教师 only says which ones are meant."""
    return c.bounded and not c.after[:1].strip("、(和及且 ") and _AGE.search(c.before) is not None


_SEATED = re.compile(r"[^,。;:、]{0,8}(?:委员|理事|监事|代表|专家|审判员|仲裁员|成员|评委)(?:共同)?(?:组成|构成)")
_SEATED_BEFORE = re.compile(r"由[^,。;:]{0,8}(?:委员|理事|监事|代表|专家|审判员|仲裁员|成员|评委)\Z")


def seated(c: Context) -> bool:
    """Does a standing rule say of how many members a body is: 由9名委员组成, 由5人组成, 由审判员三人组成?"""
    if not c.standing or c.amount.kind != "people":
        return False
    if c.before.endswith("由"):
        return _SEATED.match(c.after) is not None or (c.after.startswith(("组成", "构成")) and c.after[2:3] != "的")
    return c.after.startswith(("组成", "构成")) and _SEATED_BEFORE.search(c.before) is not None


def _name(c: Context) -> bool:
    amount, op = c.amount, c.operator
    opening = c.sentence.view[max(c.clause[0], amount.start - 1) : amount.start]
    if opening in _ORDINAL and opening and not op.before:
        return not ranked(c)
    if opening == "“" and not c.timed and not op.before:
        return True
    if (amount.unit or "").endswith("岁"):
        return "寿命" not in c.before and not aged(c)
    if amount.unit == "次" and c.after.startswith(("性", "级", "要", "元", "年", "序", "品")):
        return True
    term = last(anywhere("bare_term"), c.before) if amount.unit != "%" else None
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
_ROUND_THE_CLOCK = ((24, "小时"), (7, "天"), (365, "天"))


@cache
def _stock() -> re.Pattern[str]:
    return re.compile(rf" ?的?[^,。;:的\d]{{0,4}}?{either('stock')}")


def _counts_time(c: Context) -> bool:
    """Is a length of time an amount of study, work or stock, and not a term, a deadline or a duration?"""
    unit = c.amount.unit or ""
    clock = unit.endswith(("小时", "分钟"))
    if _stock().match(c.after):
        return c.operator.reached or bool(anywhere("keep_stock").search(c.before))
    if (clock and _EACH_TIME.search(c.before)) or _NUMBER_OF.search(c.before):
        return True
    if clock and _TIME_OF.search(c.before):
        return c.operator.firm and not anywhere("procedure").search(c.before)
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


def _penalty(c: Context) -> bool:
    kind, before, after = c.amount.kind, c.before, c.after
    if kind == "money" and anywhere("paid_back").search(before[-24:] + after[:16]):
        return True
    if kind in ("papers", "things") and "赔" in before:
        return True
    if before.endswith(("扣", "扣减", "扣除", "加收", "加罚", "罚")):
        return True
    if not after:
        return False
    return bool(_FAULT.search(after) or anywhere("penalty").search(after, 0, 10) or _SCORE.search(after, 0, 16))


#: 每亩30元的标准, 5万元的补助, 一千元作为保证金: what a sum is given or paid as.
GRANTED = re.compile(
    r"(?:的?(?:标准|额度)|的?(?:一次性)?(?:资金|经费|生活|资助)?(?:补助|补贴|资助|奖励|津贴|补偿|慰问|救助|扶持|支持|报酬|经费)|作为[^,。;:]{1,8}[金费]|作[^,。;:]{0,6}[金费])"
)

# 的 after an operator, where what follows can only be the consequence or the next condition.
_THEN = re.compile("的(?:[、,;。]|或者?|和|以及|为|可|应(?![急对用届聘])|按|由|视|予|给)")
_FAULT = re.compile("的?(?:迟到|早退|缺勤|旷工|失误|差错|违规|违纪|过错|缺席)(?:行为|情况)?\\Z")
"""每月一次10分钟以内的迟到: what is overlooked."""
_AVERTED = re.compile("不发生|不出现|杜绝|防止|避免|遏制|严防|零发生")
_DEFINES = re.compile("是指|系指|所称")
_SCORED = re.compile(r"[,: ]?(?:每\S{1,4})?(?:得|加|奖|记|扣|减|处|计) ?(?:[\d一二三四五六七八九十]|满分|全分)")


def _conditional(c: Context) -> bool:
    op, after = c.operator, c.after
    if after and _modifies(c, after):
        return True
    if not op.firm and _AVERTED.search(c.before, max(0, len(c.before) - 8)):
        return True
    if _DEFINES.search(c.sentence.view, c.sentence.start, op.start):
        return True
    if op.firm:
        return False
    if not c.timed and not c.before.endswith("一式") and c.before.rfind("(") > c.before.rfind(")"):
        return True
    if c.amount.kind == "money" and GRANTED.match(after):
        return False
    if after.startswith(("的", "者")):
        if c.amount.kind == "study" and _stock().match(after):
            return False
        if c.timed and c.amount.kind == "times" and (asked(after) or (held_each(c) and not _misconduct(c))):
            return False
        return c.amount.kind != "share" or not anywhere("reaches", "agree").search(after)
    if c.bounded and _threshold(c):
        return True
    if c.amount.kind != "share" and (c.bounded or not c.timed) and _misconduct(c):
        return True
    return op.op == "<" and not anywhere("measured").search(c.before)


_MODIFIED = re.compile(
    "之(?!内|间|一|后|前|外)[^,。;:]|的[^,。;:]{1,14}(?:应|须|必须|要|可|由|按|实行|适用|免|[,:]|\\Z)"
)


def _modifies(c: Context, after: str) -> bool:
    """Is what follows a condition's end, or does a 的 or 之 lead to the consequence or to what is meant?"""
    if after.endswith(("的", "者", "时", "后", "情形", "情况下")) and not after.endswith("目的"):
        return True
    if after[0] not in "之的":
        return False
    return _THEN.match(after) is not None or (not c.timed and c.bounded and _tells_which(c))


def _tells_which(c: Context) -> bool:
    """Does the amount only say which ones are meant (勞工人數在三十人以上之事業單位, 职工不少于百人的单位应当…)?"""
    m = _MODIFIED.match(c.after)
    if m is None or anywhere("target", "act").search(c.before) or _TOLD_TO.search(c.before):
        return False
    return c.after[0] == "之" or c.operator.firm


_TOLD_TO = re.compile("应|须|必须|要|得|设|置|配|有|具备|具有|预留|拿出|划出|提取")


def _threshold(c: Context) -> bool:
    """Does the next clause say what happens then, or the clause open like a condition and hold a 的?"""
    if at_start("condition_opening").match(c.before) and "的" in c.after:
        return True
    then = at_start("consequence").match(c.following) or _SCORED.match(c.following)
    return bool(then) and not anywhere("duty").search(c.before)


def _misconduct(c: Context) -> bool:
    return bool(anywhere("misconduct").search(c.before) or anywhere("misconduct").search(c.after[:8]))


_DONE = re.compile(r"(?<![为除到])了(?!解)|过(?=\d)|连续(?:\d+|[一二三四五六七八九十]+)年")
_YEAR = re.compile(r"(?<![到较比至])((?:19|20)\d\d|[一二][九〇零][〇零一二三四五六七八九]{2})年")
_LAST_YEAR = re.compile(
    r"(?<![较比与同])(?:去年|上年|上一年|前年)|近(?:[两三四五六七八九十几]|\d{1,2})个?(?:年|月|季度)|(?:同比|环比|[较比]年初|[较比]上?年同期)(?=[^,。;]{0,8}\Z)"
)


_AIMED = re.compile("到20|力争|目标|今后|下一步|将|新(?:成效|突破|进展)")
_ACHIEVED = re.compile("取得[^。,;]{0,10}(?:成效|成绩|进展|突破|成果)")  # the paragraph looks back
_IN_ALL = re.compile(r"(?:共|累计|总计|合计)[^,。;]{0,6}\Z")
_COUNTED = re.compile(
    r"(?:一共|总共|共)(?:(?:检|排|抽|督|巡|普|暗)查|走访|收到|受理|办理|发现|整改|召开|举办|开展|发放|培训|调解|接待|征集|收集|抽取|出动|制作|摸排)[^,。;]{0,10}\Z"
    r"|发现[^,。;]{0,6}(?:问题|隐患|线索|病例|违规)[^,。;]{0,4}\Z"
)
"""共检查企业56家,发现隐患132处: a count at the clause's start tells what was done."""
_PRAISED = re.compile(
    "[,;](?:取得|收到|效果|成效|反响|受到|得到|深受|收效)[^,。;]{0,8}(?:明显|显著|良好|突出|好评|肯定|欢迎|热烈|成效|效果)"
)
"""每周开展一次…,效果明显: what follows looks back on it."""


def _divides(past: re.Match[str], before: str) -> bool:
    """分为两档:…: does it only open what is then ruled for each?"""
    return past.group() in ("分为", "分成") and ":" in before[past.end() :]


def _told(c: Context) -> bool:
    """Does the sentence tell what has been done? The last word on tense before the number decides."""
    if c.operator.firm and c.operator.op != "=":
        return False
    sentence = c.sentence
    if sentence.past and _IN_ALL.search(c.before):
        return True
    bare = not c.timed and not c.bounded
    if bare and _COUNTED.match(c.before):
        return True
    if not c.operator.firm and _PRAISED.match(sentence.view, c.clause[1], min(sentence.end, c.clause[1] + 20)):
        return True
    before = sentence.view[max(sentence.start, c.operator.start - 80) : c.operator.start]
    past, done, wanted = last(anywhere("past"), before), last(_DONE, c.before), last(anywhere("future"), before)
    told = past.end() if past and not _divides(past, before) else -1
    if done:
        told = max(told, len(before) - len(c.before) + done.end())
    year = _YEAR.search(before) if "年" in before else None
    if year and sentence.plan.year is not None and (numeral(year[1]).value or 0) < sentence.plan.year:
        told = max(told, year.end())
    if not c.bounded and _LAST_YEAR.search(before):
        told = max(told, 0)
    if told >= 0:
        return wanted is None or wanted.end() < told
    if wanted and sentence.past and len(wanted.group()) == 1 and wanted.start() < len(before) - len(c.before):
        wanted = None  # 将, 应, 要 of another clause
    if wanted is None and bare:
        start = c.operator.start
        line = sentence.view.rfind("\n", max(0, start - 240), start)
        looked = sentence.view[max(line, start - 240, 0) : start]
        if _ACHIEVED.search(looked) and not _AIMED.search(looked):
            return True
    return sentence.past and wanted is None and not c.timed
