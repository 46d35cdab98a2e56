"""Which amounts are demanded. A number alone says nothing (十一届, 四个意识, 5个督查组); it is a quota in one of these frames:

    bound      不少于2次, 至少1名, 以一次为限                a word that sets a bound; enough by itself
    period     每年集中学习12次                              a period in the clause, or carried over from the one before
    goal       新增20个, 培育企业100家                       a verb of result before the number, in a text that plans
    reach      提高到60%, 保持三个月销量                     a verb that carries a measure to the number
    measure    上线率85%以上, 近视率下降1.1%                 a measured thing or a verb of change before it
    duty       应当由2名以上…进行, 置委员五人至十一人         a word of duty before a floor, a ceiling or a spread
    per head   每村1篇, 各一份, 一式三份                     so many for each
    share      经三分之二以上成员同意                        a part that has to agree or to be there
    list       用稿1篇,市级2篇                               the next in a list whose last is a quota
    blank      确定__名专职人员                              what is left blank is wanted
    post       应置管理员一人, 指定一人为秘书                who is to be there, under a word of duty or with a part to play
    once       应实施重点检查一次                            an act that has to be done, at the clause's end
    earned     修毕相关科目十八学分以上                      points and hours of study that have to be got
    provision  每生每年2500元, 照片2张, 会长一人              what a rule provides for: `provisions`

A bare number describes in a standing rule, in a standard and in any text that does not plan, so that goals, measures and
lists count there only with an operator. A verb that tells as well (服务, 申报) makes a goal only right before the number.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.quotas.context import Context, anywhere, last, right_before
from gongwen.extraction.kinds.quotas.once import once
from gongwen.extraction.kinds.quotas.provisions import provided
from gongwen.extraction.kinds.quotas.refusals import names
from gongwen.extraction.kinds.quotas.vocabulary import either, ends_in, lexicon
from gongwen.text.lexicon import searched

_SMALL = 10  # a number below it in Chinese digits names more often than it counts: 五项制度, 三个环节


def licensed(c: Context) -> bool:
    """Does a frame demand the amount?"""
    return _demanded(c) or provided(c)


def _demanded(c: Context) -> bool:
    op, amount = c.operator, c.amount
    if amount.kind in ("", "ratio", "index", "points", "zero"):
        return _unitless(c)
    if op.firm:
        return True
    if c.timed and _timed(c):
        return True
    if amount.kind == "share" and amount.unit is None:
        agreed = _agree().match(c.after) or (op.before and _agree_before().search(c.before))
        return bool(agreed) or ((op.after or not c.standing) and _measured(c))
    if op.reached or _goal(c) or (not c.timed and _per_head(c)) or _blank(c):
        return True
    if amount.kind == "study":
        return _learned(c)
    if amount.kind == "share":
        reached = op.before and op.op == ">=" and not c.standing  # 排查面达到100%
        return reached or _measured(c) or _whole_share(c) or (c.listed is not None and not c.standing)
    if _posted(c) or once(c):
        return True
    if c.bounded:
        outdoes = op.op == ">" and amount.digits and not c.standing  # 专利授权超200件
        return _measured(c) or _duty(c) or outdoes or c.listed is not None or _seats(c)
    if c.listed is not None and (amount.digits or amount.kind == "measure"):
        return not c.standing or c.listed == amount.unit
    return _seats(c)


def _learned(c: Context) -> bool:
    """Time for study: each time so long, as long as a training is to be, points that have to be got."""
    if (c.operator.after and _EACH_TIME.search(c.before)) or _studied().search(c.before):
        return True
    if c.amount.unit in _STUDY_UNITS and not c.standing and _TRAINING.match(c.after):
        return True  # 落实32学时集中培训制度
    return (c.bounded or _MUST.search(c.before) is not None) and _earned(c)


_PROPORTION = re.compile(r"[^,。;:]{0,4}(?:比例|比率|标准|比(?![较如赛武]))")
_MATCHED = re.compile("(?:配套|匹配|配比|配备|配置|出资|兑换|折算)")
_AT_RATE = re.compile("按|以|给予")
_PROPORTION_OF = re.compile(
    r"(?:(?:比例|比率)数?,?|(?<![相对同环评攀无好]) *[\u4e00-\u9fff](?<![相对同环评攀无好])比)[^,。;:]{0,8}\Z"
)


_NONE_OF = re.compile(
    r"(?:事故|伤亡|死亡|[重轻]伤|火灾|事件|案件|投诉|差错|失误|违[规纪法章]|信访|上访|损失|缺陷|隐患|职业病|中毒|病例|[亡伤][人者]|率|数|起)[^,。;:]{0,6}?(?:为|控制[在为到]|达到|[降减][到至为])?\Z"
)
"""死亡事故为零: what there must be none of."""


def _unitless(c: Context) -> bool:
    """Numbers without a measure word."""
    if c.amount.kind == "":
        return c.operator.op == ">"
    if c.amount.kind == "zero":
        return (not c.standing and c.before.endswith("为")) or _NONE_OF.search(c.before) is not None
    return c.amount.kind != "points" and (_ratio(c) if c.amount.kind == "ratio" else _index(c))


def _ratio(c: Context) -> bool:
    """按不低于1:18的师生比配备; 师生比达到1:18."""
    if _PROPORTION.match(c.after):
        return c.operator.before or "按" in c.before or "以" in c.before
    if _MATCHED.match(c.after) and _AT_RATE.search(c.before):
        return True
    led = c.sentence.view[max(c.sentence.start, c.operator.start - 24) : c.operator.start]
    return bool(_PROPORTION_OF.search(led)) and (c.operator.before or c.operator.reached or not c.standing)


_INDEX = re.compile(r"(?:系数|指数|比值|容积率|能效|PUE|得分|绩点)[^,。;:]{0,8}\Z")


def _index(c: Context) -> bool:
    """A bare decimal is wanted only of what is measured without a unit: 系数提高到0.65."""
    return (c.operator.firm or c.operator.reached or c.bounded) and bool(_INDEX.search(c.before))


@cache
def _agree() -> re.Pattern[str]:
    return re.compile(rf"[^,。;]{{0,16}}?{either('agree')}")


@cache
def _agree_before() -> re.Pattern[str]:
    return re.compile(rf"{either('agree')}[^,。;]{{0,14}}\Z")


@cache
def _studied() -> re.Pattern[str]:
    return re.compile(rf"{either('study')}(?:时数|时间|时长|课程|共|计|为)?\Z")


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
    return not names(c) and (acts or _measured(c))


def _goal(c: Context) -> bool:
    """A verb of result before a number, in a text that plans."""
    amount = c.amount
    if c.standing or c.after.startswith(("的", "以来", "来")):
        return False
    if c.before.endswith("的"):
        return amount.kind == "share" and "完成" in c.before
    if amount.digits and c.before.endswith(("对", "与", "为", "向", "同")) and _many(c):
        return bool(anywhere("done_to").search(c.after))
    small = not amount.digits and amount.kind != "times" and (amount.value or 0) < _SMALL
    if (small and not c.bounded) or (amount.unit in ("个", "项", "条", "种", "类") and names(c)):
        return False
    if amount.kind in ("money", "share") and not anywhere("raise").search(c.before[-20:]):
        return False
    reach = max(0, len(c.before) - 28)
    verb = last(anywhere("target") if amount.kind == "times" else _strong(), c.before, reach)
    if verb is None:
        return ends_in(c.before, "weak")
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


def _measured(c: Context) -> bool:
    """A measured thing or a verb of change right before the number."""
    if c.amount.kind == "share":
        if c.before.endswith("的"):
            return _set_aside().match(c.after) is not None or (c.bounded and _SHARE_OF.search(c.before) is not None)
        if c.standing and not c.bounded and c.amount.max is None:
            return c.amount.value == 100 and bool(_RATE.search(c.before))
        return bool(right_before("change").search(c.before[-14:]) or right_before("measured").search(c.before[-16:]))
    if c.before.endswith("的") or not (c.bounded or c.amount.max is not None):
        return False
    exact = c.sentence.view.startswith("以", c.operator.start)  # 以三人为原则
    if c.standing and not (c.operator.before or exact) and not anywhere("duty_word").search(c.before):
        return False  # 面积3000平方米以上、班级12个以上为大型: what is meant, not what is wanted
    return bool(right_before("measured").search(c.before[-18:]))


_SHARE_OF = re.compile(r"(?:达|达到|占|占到|保持在|控制在|比例为|比重为)[^,。;:]{1,14}的\Z")
"""储备比例应达总规模的70%以上, 代表占总数的30%以上."""
_RATE = re.compile("(?:率|比例|覆盖面)(?:应当?|须|必须|要)?(?:为|均为)?\\Z")
"""隐患整改率100%: all of them have to, in a standing rule as well."""


@cache
def _set_aside() -> re.Pattern[str]:
    return re.compile(rf"(?:向[^,。;]{{1,10}})?{either('set_aside')}")


_NO_ACT = frozenset({"", ",", "。", ";", "、", "的"})


def _whole_share(c: Context) -> bool:
    """100%完成, 100%持证: all of them have to."""
    return c.amount.value == 100 and not c.standing and c.after[:1] not in _NO_ACT


def _duty(c: Context) -> bool:
    """A word of duty before the number: 应当由2名以上…, 须有半数以上…"""
    return bool(anywhere("duty").search(c.before)) and not c.before.endswith("的")


_STUDY_UNITS = ("学时", "课时", "标准学时", "标准课时")
_TRAINING = re.compile("的?(?:集中|专题|脱产|业务|理论|岗位|继续|全员|政治)?(?:学习|培训|轮训|教育|研修|训练)")
_EARNED = re.compile("修毕|修满|修读|修习|修得|取得|获得|完成|达到|累计")


def _earned(c: Context) -> bool:
    """Points of study that have to be got: 修毕相关科目十八学分以上."""
    if (c.amount.unit or "").endswith("小时"):
        return bool(_EARNED.search(c.before)) and bool(_COURSE.match(c.after))
    return (c.amount.unit or "").endswith(("学分", "学时", "课时")) and bool(_EARNED.search(c.before))


_COURSE = re.compile("[以之的]?[上]?[之的](?:[^,。;]{0,4})(?:训练|培训|教育|课程|研习|实习|进修)")
_EACH_TIME = re.compile(r"每(?:次|场|节|堂|班|期|课)[^,。;]{0,4}\Z")


_ELECTED = re.compile(r"(?:选举|推选|选出|选聘)[^,。;:的]{1,8}\Z")
"""选举班委5人."""
_POSTED = re.compile(
    "(?:(?<!位)[增另加]?[设置]置?|指定|指派|选派|选定|选任|委派|委任|推派|推选|选聘|聘任|聘请|[增另加]?配[备置]|[增加]?派|推举|选举|抽调|委托|确定|明确|安排)(?P<who>[^,。;:的]{0,24})\\Z"
)


def _posted(c: Context) -> bool:
    """Who is to be there: 应置管理员一人, 指定一人为秘书. A bare number needs a word of duty, or a part that they get."""
    if c.amount.kind != "people" or not _POSTED.search(c.before[-32:]):
        return False
    if c.bounded or c.amount.max is not None or _MUST.search(c.before):
        return True
    if c.standing and c.amount.digits and _ELECTED.search(c.before):
        return True
    appointed = c.before.endswith(("指定", "指派", "委派", "选派", "推选", "推派", "派"))
    return appointed and bool((_TO_DO if c.standing else _POST).match(c.after))


_MUST = re.compile("应|须|必须|要")
_TO_DO = re.compile("[^,。;:的以]{2}")
_POST = re.compile("[^,。;:]{0,6}?(?:为|任|担任|负责|作为|兼)")


_SEATS = re.compile(r"置|设|由|共|为|包括|有\Z")
_HEADCOUNT = re.compile(
    r"(?:人数|名额|职数|总数|数量|员额|(?<!主要)(?<!重点)任务|计划数|指标数)(?:一般|原则上|应当?)?为\Z"
)


def _seats(c: Context) -> bool:
    """How many something has: 人数一般为9人, 置委员五人至十一人, 应提交申请书1至2份."""
    if c.amount.max is not None:
        if c.amount.kind == "people" and c.standing and right_before("per_head").search(c.before[-6:]):
            return True  # 每组5至8人
        return _measured(c) or _duty(c) or (c.amount.kind == "people" and bool(_SEATS.search(c.before)))
    return bool(_HEADCOUNT.search(c.before))


def _per_head(c: Context) -> bool:
    """So many for each."""
    view, amount = c.sentence.view, c.amount
    before = view[c.clause[0] : amount.start]
    if amount.unit in ("份", "本", "册", "张") and before.endswith(("各", "一式")):
        return bool(anywhere("submit").search(view[c.sentence.start : amount.start]))
    if "每" in before and _EACH_OF.search(before):
        return True
    if not right_before("per_head").search(before[-14:]):
        return False
    if amount.kind in ("money", "share", "measure"):
        return c.bounded
    countable = amount.digits or amount.kind in ("times", "people", "papers")
    return countable and bool(anywhere("target", "duty").search(before))


_EACH_OF = re.compile(
    r"每(?:\d+(?:平方米|平米|㎡|米|公里|[人名户亩间床个])[^,。;:]{0,8}(?:配[备置]?|设[置立]?|安排|安装)|[间床桌排桌张][^,。;:]{0,3}(?:住|坐))\Z"
)
"""每50平方米配备一具, 每间住4人."""


def _blank(c: Context) -> bool:
    """A number left blank says by its blank that one is wanted."""
    return c.amount.value is None and bool(anywhere("act", "target", "duty").search(c.before))
