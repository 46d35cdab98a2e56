"""Which amounts are demanded. A number alone says nothing (十一届, 四个意识, 5个督查组); it is a quota in one of these frames:

    bound      不少于2次, 至少1名, 以一次为限                a word that sets a bound; enough by itself
    period     每年集中学习12次                              a period in the clause, or carried over from the one before
    goal       新增20个, 培育企业100家                       a verb of result before the number, in a text that plans
    reach      提高到60%, 保持三个月销量                     a verb that carries a measure to the number
    measure    上线率85%以上, 近视率下降1.1%                 a measured thing or a verb of change before it
    duty       应当由2名以上…进行, 置委员五人至十一人         a word of duty before a floor, a ceiling or a spread
    per head   每村1篇, 各一份, 每个部门准备一辆值班车         so many for each
    share      经三分之二以上成员同意, 应超过一半             a part that has to agree or to be there
    list       用稿1篇,市级2篇; 组织奖5个;新人奖3个            the next in a list whose last is a quota
    blank      确定__名专职人员                              what is left blank is wanted
    label      招聘人数:12人; 共设岗位32个; 人数为9人         behind a word or a label that names an amount
    about      评审专家为30名左右                            how many there are to be, roughly or at most
    post       应置管理员一人, 招聘教师12名, 监事三人联名      who is to be there, to be taken on, to back something: `people`
    once       应实施重点检查一次                            an act that has to be done, at the clause's end: `once`
    earned     修毕相关科目十八学分以上                      points and hours of study that have to be got: `study`
    provision  每生每年2500元, 照片2张, 会长一人              what a rule provides for: `provisions`

A bare number describes in a standing rule, in a standard and in any text that does not plan, so that goals, measures and
lists count there only with an operator. A verb that tells as well (服务, 申报) makes a goal only right before the number.

Frames that only one kind of amount has are in its module: `people`, `study`, `shares`, `measures`, `dues` (papers and
money), `bare` (what has no measure word).
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.quotas import bare, people, shares, study
from gongwen.extraction.kinds.quotas.context import MUST, SMALL, Context, anywhere, last, names, right_before
from gongwen.extraction.kinds.quotas.measures import measured
from gongwen.extraction.kinds.quotas.once import once
from gongwen.extraction.kinds.quotas.provisions import provided
from gongwen.extraction.kinds.quotas.vocabulary import either, ends_in, lexicon
from gongwen.text.lexicon import searched


def licensed(c: Context) -> bool:
    """Does a frame demand the amount?"""
    return _demanded(c) or provided(c)


def _demanded(c: Context) -> bool:
    op, amount = c.operator, c.amount
    kind = amount.kind
    if kind in bare.BARE:
        return bare.demanded(c)
    if op.firm or (c.timed and _timed(c)):
        return True
    if kind == "share" and amount.unit is None:
        return (
            shares.asked_of(c)
            or shares.agreed(c)
            or shares.of_heads(c)
            or ((op.after or not c.standing) and measured(c))
        )
    if op.reached or _goal(c) or (not c.timed and _per_head(c)) or _blank(c):
        return True
    if kind == "study":
        return study.learned(c)
    if kind == "share":
        return shares.wanted(c) or _labelled(c) or (op.before and c.listed == amount.unit)
    if (kind == "people" and (people.posted(c) or people.recruited(c) or people.sponsors(c))) or (
        kind == "times" and once(c)
    ):
        return True
    if c.bounded:
        outdoes = op.op == ">" and amount.digits and not c.standing  # 专利授权超200件
        return measured(c) or _duty(c) or outdoes or c.listed is not None or _headcount(c) or _about(c)
    if c.listed is not None and (amount.digits or kind == "measure") and (not c.standing or c.listed == amount.unit):
        return True
    return _headcount(c) or _labelled(c)


def _timed(c: Context) -> bool:
    """A period governs: any amount but a few that only name (每年一批, 每天一个样)."""
    amount = c.amount
    if amount.kind in ("times", "study"):
        return True
    acts = bool(anywhere("act", "target").search(c.before))
    if c.bounded:
        return True
    if amount.value == 1 and not amount.digits:
        right_there = amount.unit == "个" and ends_in(c.before, "act", "target") and not names(c)
        return acts and (amount.unit in lexicon("one_each") or right_there)
    return not names(c) and (acts or measured(c))


def _goal(c: Context) -> bool:
    """A verb of result before a number, in a text that plans."""
    amount = c.amount
    if c.standing or c.after.startswith(("的", "以来", "来")):
        return False
    if c.before.endswith("的"):
        return amount.kind == "share" and "完成" in c.before
    if amount.digits and c.before.endswith(("对", "与", "为", "向", "同")) and _many(c):
        return bool(anywhere("done_to").search(c.after))
    small = not amount.digits and amount.kind != "times" and (amount.value or 0) < SMALL
    if (small and not c.bounded) or (amount.unit in ("个", "项", "条", "种", "类") and names(c)):
        return False
    if amount.kind == "money" and c.before.endswith(("增加值", "附加值")):
        return False
    if amount.kind in ("money", "share") and not anywhere("raise").search(c.before[-20:]):
        return False
    reach = max(0, len(c.before) - 28)
    verb = last(anywhere("target") if amount.kind == "times" else _strong(), c.before, reach)
    if verb is None:
        return ends_in(c.before, "weak") or (
            amount.digits and (c.after[:1] in _ENDS or _of_kind(c)) and _opening().match(c.before) is not None
        )
    once = amount.kind == "times" and amount.value == 1 and not amount.digits
    return verb.end() == len(c.before) or not once


def _many(c: Context) -> bool:
    """Is what stands before 对, 与, 为 so many short enough to be the act, and what is counted someone?"""
    return len(c.before) <= 6 and c.amount.kind in ("people", "bodies", "papers")


@cache
def _strong() -> re.Pattern[str]:
    """A verb of bringing about, at whatever distance; the others (服务, 申报) need the number right behind them."""
    weak = lexicon("weak")
    return re.compile(searched(word for word in lexicon("target") if word not in weak))


_ENDS = frozenset({"", "、"})
_OF_KIND = 8


def _of_kind(c: Context) -> bool:
    """建设水域救援、危化处置3支(专业队伍): of what kind they are, at the clause's end; 设置宣传、后勤3个小组 only describes."""
    kind = len(c.after) <= _OF_KIND and "的" not in c.after and not c.after.endswith("组")
    return kind and c.amount.kind in ("bodies", "things") and not names(c)


@cache
def _opening() -> re.Pattern[str]:
    """A verb that tells as well, where it opens the clause that the number ends: 建设高标准农田2万亩."""
    return re.compile(
        rf"(?:再|新|拟|计划|继续|全面|推进|统筹|规划|着力|加快|重点|大力|积极|抓紧|同步|有序|稳步|分批|逐步|集中)?{either('opening')}[^,。;:的为]{{2,16}}\Z"
    )


def _duty(c: Context) -> bool:
    """A word of duty before the number: 应当由2名以上…, 须有半数以上…"""
    if c.before.startswith(_AND) and MUST.search(c.sentence.view, c.sentence.start, c.clause[0]):
        return True  # 须服务满三年,并发表论文二篇以上
    return anywhere("duty").search(c.before) is not None


_AND = ("并", "且")


_HEADCOUNT = re.compile(
    r"(?:(?:人数|名额|职数|总数|数量|员额|基数|(?<!主要)(?<!重点)任务|计划数|指标数)(?:一般|原则上|应当?)?为|名额|员额)\Z"
)


_PLACES = re.compile(
    "(?:设|提供|安排|招聘|开放|推出|投放|新增|计划)[^,。;:的]{0,8}(?:岗位|职位|学位|席位|摊位)(?:共|计|数)?\\Z"
)
"""共设岗位32个."""


def _headcount(c: Context) -> bool:
    """How many something has: 人数一般为9人, 置委员五人至十一人, 应提交申请书1至2份."""
    if c.amount.max is None:
        return _HEADCOUNT.search(c.before) is not None or (c.amount.digits and _PLACES.search(c.before) is not None)
    return measured(c) or _duty(c) or ends_in(c.before, "target") or (c.amount.kind == "people" and people.seats(c))


_LABELLED = 60


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{either('label')}(?:\([^()]{{1,12}}\))?[:(][^。;:\n]{{0,40}}\Z")


def _labelled(c: Context) -> bool:
    """Behind the colon of a label that names an amount (招聘人数:12人, 名额:一等奖1名), or alone in its column."""
    if c.sentence.past or (c.after and c.after[0] not in ")、"):
        return False
    low = max(c.sentence.plan.start, c.operator.start - _LABELLED)
    return _label().search(c.sentence.view, low, c.operator.start) is not None


def _about(c: Context) -> bool:
    """How many there are to be, roughly or at most: 评审专家为30名左右."""
    return c.operator.after and c.amount.kind in ("people", "bodies") and not c.after and c.before.endswith("为")


def _per_head(c: Context) -> bool:
    """So many for each."""
    view, amount = c.sentence.view, c.amount
    before = view[c.clause[0] : amount.start]
    if amount.unit in ("份", "本", "册", "张") and before.endswith(("各", "一式")):
        return bool(anywhere("submit").search(view[c.sentence.start : amount.start]))
    if "每" in before and (_EACH_OF.search(before) or (amount.kind == "people" and before.endswith(_ROOMS))):
        return True
    if before.endswith(_KEPT):
        return False  # 双方各执一份
    if amount.kind == "times" and before.endswith("各") and ends_in(before[:-1], "act", "cadence_act"):
        return True
    if c.amount.kind in _COUNTED and not names(c) and _EACH_GETS.search(before):
        return True
    if not right_before("per_head").search(before[-14:]):
        return False
    if amount.kind in ("money", "share", "measure"):
        return c.bounded
    countable = amount.digits or amount.kind in ("times", "people", "papers")
    return countable and (c.bounded or bool(anywhere("target", "duty").search(before)))


_COUNTED = frozenset({"people", "things", "bodies", "papers"})
_EACH_GETS = re.compile(
    r"(?:每一?个?|各)[^,。;:的\d]{1,6}(?:择优|可|限)?(?:准备|配[备置]?|设[置立]?|建[设立]?|安排|确定|明确|指定|推荐|选派?|[发传交送]|上传|提交|报送?)[^,。;:的\d]{0,8}\Z"
)
"""每个部门准备一辆值班车, 每班择优发5张, 各班传照片一张."""
_KEPT = ("各执", "各持", "各存", "各留", "各保存", "各保留")
_ROOMS = ("每间", "每室", "每桌", "每车", "每床", "每舍")
_EACH_OF = re.compile(
    r"每(?:\d+(?:平方米|平米|㎡|米|公里|[人名户亩间床个])[^,。;:]{0,8}(?:配[备置]?|设[置立]?|安排|安装)|[间床桌排桌张][^,。;:]{0,3}(?:住|坐))\Z"
)
"""每50平方米配备一具, 每间住4人."""


def _blank(c: Context) -> bool:
    """A number left blank says by its blank that one is wanted."""
    return c.amount.value is None and bool(anywhere("act", "target", "duty").search(c.before))
