"""What makes a number no quota, whatever licenses it.

name       第三次, 前10位, 12字方针, 五项制度, 一次性      the number is part of a name or a rank
length     保存期限不少于30年, 24小时值班                 a length of time that is no amount of study, work or stock
penalty    处五万元以上罚款, 逾期每日0.1元, 扣2分          money and points that are lost or won
condition  3人以上死亡的, 两次以上,取消资格               a threshold: …的, or followed by what then happens
modifier   三十人以上之事业单位, 不少于百人的企业应当…    says which ones are meant
content    建设内容为新建厂房3栋, 建立制度5项,每项2分      what something consists of, or what points are given for
told       已培训200人, 去年开展56场; a bare number in a report   what has been done or is so
"""

from __future__ import annotations

import re

from gongwen.extraction.kinds.quotas.attributes import only_then, ranked, shown
from gongwen.extraction.kinds.quotas.conditions import conditional, misconduct
from gongwen.extraction.kinds.quotas.context import Context, anywhere, last, names
from gongwen.extraction.kinds.quotas.dues import of_rewards
from gongwen.extraction.kinds.quotas.measures import aged
from gongwen.extraction.kinds.quotas.people import seated
from gongwen.extraction.kinds.quotas.study import counts_time
from gongwen.extraction.kinds.quotas.tense import told


def refused(c: Context) -> bool:
    """Is the amount no quota whatever licenses it?"""
    if c.amount.kind in ("ratio", "index", "zero"):
        return told(c)
    if ranked(c):
        return False
    if only_then(c) or shown(c):
        return _name(c) or misconduct(c)
    return _name(c) or (c.amount.kind == "study" and not counts_time(c)) or _penalty(c) or conditional(c) or told(c)


_ORDINAL = frozenset("第前后首末头逢同近上下另某")


#: 建设内容为新建厂房3栋, 培训分3期: what something consists of.
_CONTENT = re.compile("(?:内容|规模|范围)(?:为|是|包括|包含|有)|分\\Z|划分成?\\Z")
#: 建立制度5项,每项2分: how many points there are for it.
_SCORE = re.compile(r"(?:[扣得加减]|(?<!书)记) ?\d")
_POINTS = re.compile(r"[,:(| \t]*(?:每[^,。;:\d]{1,3})?[得计加扣记]?\d{1,3}(?:\.\d)?分(?![钟之数贝])")


_OF_PROJECT = re.compile(
    r"(?:总投资|占地|建筑面积|(?:建成|投产|达产|完工)后)[^。;]{0,40},[^。;,]{0,16}\Z"
    r"|(?:(?:建成|投产|达产|完工)后|可(?:容纳|提供))[^。;,]{0,12}\Z"
)
"""总投资2亿元,建设厂房3栋; 建成后可容纳900人: what a project consists of."""
_PROJECT = 64  # no match of it is longer
_FOR_EACH = re.compile("每(?:新|成功)?[^,。;:\\d]{1,6}\\Z")
_REWARDED = re.compile("[^,。;:]{0,16}(?:奖|补[助贴]|给予|资助|[加扣]\\d)")
_SO_MANY = re.compile(
    "(?:不少于|不低于|至少|应?[配设][备置立]?|缴|提取|奖励?|补助)[^,。;:]{0,4}[\\d一二两三四五六七八九十百千]"
)
"""每引进一名人才奖励1万元, 每接待一万名游客不少于五十万元: for each so many, not how many."""


def _name(c: Context) -> bool:
    """Is the number part of a name, a rank or a size, or what something consists of?"""
    return _ranks(c) or _is_content(c)


def _ranks(c: Context) -> bool:
    """第三次, 35岁, 一次性, 任期三年, 由35%提高到…, 60cm×90cm."""
    amount, op = c.amount, c.operator
    opening = c.sentence.view[max(c.clause[0], amount.start - 1) : amount.start]
    if opening in _ORDINAL and opening and not op.before:
        return True
    if "每" in c.before and not c.bounded and _FOR_EACH.search(c.before):
        one = amount.value == 1 and _REWARDED.match(c.after)
        if one or _SO_MANY.search(c.after):
            return True
    if (opening == "“" and not c.timed and not op.before) or c.before.endswith("一行"):
        return True
    if c.after.startswith("”") and not c.timed and _SLOGAN.search(c.before + c.sentence.view[op.start : amount.start]):
        return True
    if (amount.unit or "").endswith("岁"):
        return "寿命" not in c.before and not aged(c)
    if amount.unit in ("次", "期") and _is_nth(c):
        return True
    term = last(anywhere("bare_term"), c.before, max(0, len(c.before) - 16)) if amount.unit != "%" else None
    if term and "的" not in c.before[term.end() :] and not c.before.startswith(_NO_TERM, term.end()):
        return True
    if not c.before.strip() and _AGAIN.search(c.sentence.view, c.sentence.start, c.clause[0]):
        return True
    if amount.kind == "people" and _OR_SO_MANY.match(c.after):
        return True
    if c.after and not op.before and _CARRIED_ON.match(c.after) and _FROM.search(c.before):
        return True
    return _in_a_name(c) or _of_size(c) or _reckoned(c)


_ROUND = (100, 1000, 10_000)


def _in_a_name(c: Context) -> bool:
    """提升到一个新的高度, 千名干部走基层行动; 报三部门备案: bodies that are counted."""
    amount = c.amount
    if amount.digits:
        return False
    if amount.unit == "部" and c.after.startswith(("门", "委")):
        return True
    if amount.value == 1:
        return _ANOTHER.match(c.after) is not None
    return amount.kind == "people" and amount.value in _ROUND and _NAMED.match(c.after) is not None


def _of_size(c: Context) -> bool:
    """60cm×90cm, 保障17座以上大客车通行: of what size something is, which ones are meant."""
    if c.amount.kind == "measure" and _BY_SIZE.match(c.after):
        return True
    classed = c.operator.after and not c.operator.before and c.amount.kind in ("measure", "things")
    return classed and _OF_CLASS.match(c.after) is not None


_SIGNS = re.compile("[÷×]|[乘除]以|[+*] ?\\d")
_OPERAND = re.compile(r"(?:[÷×=+*-]|[乘除]以)[^,。;:]{0,6}\Z")


def _reckoned(c: Context) -> bool:
    """250天÷4季=62.5天/季, 工作日乘以每日的8小时: a sum, and what goes into it."""
    view, (start, end) = c.sentence.view, c.clause
    if _SIGNS.search(view, start, end) is None:
        return False
    return _OPERAND.search(view, start, c.operator.start + (view[c.operator.start] == "=")) is not None or (
        _SIGNS.match(c.after.lstrip(" ")) is not None
    )


_OF_CLASS = re.compile("[大中小重轻微]?型?(?:[客货汽]车|车辆|车(?=单|通|须|应|不|的|[,。;])|船舶?|锅炉|起重机|储罐)")
_ANOTHER = re.compile("崭?新(?:的|高|台|水|阶|局)|更高|较高|更好")
_NAMED = re.compile("[^,。;:]{0,24}(?:工程|行动|计划)")
_SLOGAN = re.compile(r"“[^“”,。;:]{0,6}\Z")
"""“最多跑一次”: a number in a name."""
_RANK_ENDS = ("性", "级", "要", "元", "年", "序", "品")


def _is_nth(c: Context) -> bool:
    """二次供水, 二次装修: a second one; two of them would be 两次. And 二期工程: a stage."""
    if c.amount.unit == "期":
        return _is_stage(c)
    if c.after.startswith(_RANK_ENDS):
        return True
    bare = not c.timed and not c.bounded and c.after[:1].strip(" 、,)") != ""
    return bare and c.sentence.view[c.amount.start] == "二"


_BUILT = re.compile(
    r"(?:[厂园区馆院线路库桥港城楼站场所塘渠]|中心|基地|工程|项目|小区|校区|泵站|平台|系统|管网|广场|公园|机场)[(“]?\Z"
)
_STAGE = re.compile(
    r"[)”]?的?(?:工程|项目|建设|扩建|改造|用地|厂房|地块|主体|施工|竣工|投产|投运|验收|续建|[及和、][\d一二三四五六]期)"
)


def _is_stage(c: Context) -> bool:
    """污水处理厂二期, 三期工程: a stage of what is built; 举办培训班二期 is two."""
    if c.timed or c.bounded:
        return False
    return _STAGE.match(c.after) is not None or (not c.after and _BUILT.search(c.before) is not None)


def _is_content(c: Context) -> bool:
    """建设内容为新建厂房3栋, 由各科室负责人5人组成, 五项制度."""
    amount, op = c.amount, c.operator
    bare = not (op.firm or op.after or c.timed)
    if c.before.endswith("分") and amount.unit in ("次", "期", "批"):
        return True
    if (
        bare
        and not op.before
        and (_CONTENT.search(c.before) or (c.listed is None and _POINTS.match(c.after + c.following)))
    ):
        return True
    if (
        bare
        and amount.max is None
        and "由" in c.before
        and c.after.endswith(("组成", "构成"))
        and not seated(c)
        and c.listed is None
    ):
        return True
    if bare and _OF_PROJECT.search(c.sentence.view, max(c.sentence.start, op.start - _PROJECT), op.start):
        return True
    if not op.firm and c.sentence.view.startswith("附件", c.sentence.start):
        return True
    return bare and amount.max is None and amount.unit in ("个", "项", "条", "种", "类", "款") and names(c)


_NO_TERM = ("内", "之内", "人员", "教师", "干部")
"""任期内, 任职人员: what stands behind a term that isn't said."""
_OR_SO_MANY = re.compile("或者?[\\d一二三四五六七八九十]{1,3}[人名]")
"""三人或者五人: one of two."""
_AGAIN = re.compile(r"(?:连任|连选|连聘|续聘|延期|延长)[^,。;]{0,4},\Z")
"""…之连任,以一次为限: of a term."""
_BY_SIZE = re.compile(r"[x×X*]\d")
_FROM = re.compile("[由从](?:[^,。;:由从]{0,3}[年季月周日天度])?\\Z")
#: 由35%提高到50%, 由每周2次增加到…: where it comes from.
_CARRIED_ON = re.compile("(?:[提升下减增压缩扩上调优拓][高升降少加长小减短大调增拓]?|降|升|提|增|减|变)[到至为成]")


_FAULT = re.compile("的?(?:迟到|早退|缺勤|旷工|失误|差错|违规|违纪|过错|缺席)(?:行为|情况)?\\Z")
"""每月一次10分钟以内的迟到: what is overlooked."""
_CAUSED = re.compile("造成|导致|致使|[罚赔]|滞纳|违法|货值|价款")


def _loss_kept_down(c: Context) -> bool:
    """火灾损失不超过5万元: what a loss must stay below."""
    return c.operator.firm and not c.after and "损失" in c.before and not _CAUSED.search(c.before)


_MERIT = re.compile(r"(?:嘉奖|嘉獎|记功|记大功|申诫|记过|记大过|警告)\Z")
"""嘉奖一次至二次: what is won or lost, and not so often."""
_AWARD = re.compile(
    r"(?<!按)(?<!照)(?:奖励|奖给|重奖)[^,。;:\d]{0,12}\Z|(?:给予|发给|颁发|发放|予以)[^,。;:\d]{0,12}\Z"
)
_AWARDED = re.compile("[^,。;:]{0,6}(?:奖励|奖金|嘉奖|重奖)")
_WHOSE = re.compile(r"[的者],?[^,。;:]{0,4}\Z|(?:\A|[。;:])[^,。;:对]*的[^,。;:]{0,8},[^,。;:]{0,8}\Z")
"""全年无违章的班组,(给予2000元奖励): what is won by whom that holds of."""


_MERITED = re.compile(
    r"[全满]勤|优秀|先进|优胜|模范|标兵|获奖|[一二三特]等奖|[第前][\d一二三四五六七八九十]{1,2}名|获评|评为|表现突出"
)
_PRIZE = re.compile(r"(?:(?<!按)(?<!照)奖励|奖给|重奖|奖金)(?:[^,。;:\d]{0,6}[\d.]+[千万]?元[、和])*[^,。;:\d]{0,6}\Z")
"""全勤职工每月奖励100元; 年度优秀…,每人奖励2000元: what is won by those who did well."""


def _award(c: Context) -> bool:
    """Is it a reward for what one did, or a merit?"""
    if c.amount.kind == "times":
        return _MERIT.search(c.before) is not None
    if c.amount.kind not in ("money", "things") or c.operator.firm:
        return False
    if of_rewards(c):
        return False  # what the whole text provides for
    if _MERITED.search(c.sentence.view, c.sentence.start, c.operator.start) and _PRIZE.search(c.before):
        return True
    given = _AWARD.search(c.before)
    if given is None or not (given.group()[0] in "奖重" or _AWARDED.match(c.after)):
        return False
    low = c.sentence.clause(c.clause[0] - 1)[0] if c.clause[0] > c.sentence.start else c.clause[0]
    return _WHOSE.search(c.sentence.view[low : c.clause[0] + given.start()]) is not None


_DOCKED = re.compile("扣[发减除罚缴][^,。;:\\d]{0,12}\\Z")
"""扣发当月奖金(15%)."""
_LATE = 40
"""逾期归还的,每册每天收取0.1元: so far behind may stand what coming late costs."""


def _costs_late(c: Context) -> bool:
    """Is it what coming late costs? What is given to someone then (逾期未返乡者发放补助20元) is no such thing."""
    view, start = c.sentence.view, c.operator.start
    late = last(anywhere("late"), view[max(c.sentence.start, start - _LATE) : start])
    return late is not None and not anywhere("granted").search(late.string, late.end())


def _penalty(c: Context) -> bool:
    kind, before, after = c.amount.kind, c.before, c.after
    if _award(c) or (kind == "money" and _costs_late(c)):
        return True
    if kind == "money" and anywhere("paid_back").search(before[-24:] + after[:16]) and not _loss_kept_down(c):
        return True
    if kind in ("papers", "things") and "赔" in before:
        return True
    if before.endswith(("扣", "扣减", "扣除", "加收", "加罚", "罚")) or _DOCKED.search(before):
        return True
    if not after or (c.operator.firm and after[0] == "("):
        return False
    return bool(_FAULT.search(after) or anywhere("penalty").search(after, 0, 10) or _SCORE.search(after, 0, 16))
