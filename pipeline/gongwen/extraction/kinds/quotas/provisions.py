"""What a rule provides for: amounts that are wanted though no operator says so, and no verb of result stands before them.

    held       组织开展一次学习讨论                                            an act, so many times
    sum        每生每年2500元, 缴交一仟元作为保证金, 按每亩30元的标准补助       paid, granted or charged
    copies     提交照片2张, 复印件1份, 申请表一式三份, 500字的申请理由           handed in
    lots       随机抽取3名专家                                                  drawn
    post       会长一人; 设主任1名、副主任2名; 由9名委员组成                    standing rules only
    leave      每人可借10册, 一张会员卡可带一名家属                             what is allowed is allowed up to so much
    age        任职年龄不超过70周岁, 年龄在35周岁以下                           of who is wanted
    extent     使…下陷4—5cm, 限速30公里/小时, 应离墙50厘米                      how far, how deep
    fitting    应设置2个安全出口, 须有两人在场                                  what has to be there
    marks      平均成绩80分以上                                                 a mark to be reached
    part       按报名人数的20%确定, 交纳月收入的0.5%, 班组留用90%                what part of something
    exact      以一次为原则, 以三人为宜                                          a number that is made the measure
    condition  应当具备下列条件: (二)从业人员20人以上;                           an item of a list of conditions
    shown      选拔条件: 1.主持过两项市级以上课题者;                              what one has to have done: `attributes`

Nothing is provided for by what only tells (总结, 批复, 公告).
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction import genres
from gongwen.extraction.kinds.quotas import bare, dues, people, shares
from gongwen.extraction.kinds.quotas.attributes import only_then, ranked, shown
from gongwen.extraction.kinds.quotas.context import SMALL, Context, anywhere
from gongwen.extraction.kinds.quotas.measures import provides
from gongwen.extraction.kinds.quotas.once import held
from gongwen.extraction.kinds.quotas.vocabulary import either


def provided(c: Context) -> bool:
    """Does a rule provide for the amount?"""
    kind = c.amount.kind
    if c.sentence.past or genres.decides(c.sentence.plan.sketch):
        return shown(c)
    if _exact(c) or held(c) or ranked(c) or shown(c) or (kind != "points" and only_then(c)):
        return True
    if kind == "times":
        return c.standing and _allowed(c)
    if kind == "money":
        return dues.paid(c) or (c.standing and _eligible(c))
    if kind == "points":
        return bare.marks(c)
    if kind == "share":
        return shares.part(c)
    if (kind == "papers" and dues.copies(c)) or (kind == "people" and people.post(c)):
        return True
    if _fitted(c) or _drawn(c) or (kind == "measure" and provides(c)):
        return True
    return c.standing and (_allowed(c) or _eligible(c))


def _exact(c: Context) -> bool:
    op = c.operator
    return op.after and c.sentence.view.startswith("以", op.start) and c.amount.kind != "study"


_MAY = re.compile(r"(?:可(?![能达容供用靠见延免以在于]|比)|可以(?!容|供|延)|准)[^,。;:的由]{0,10}\Z")
_ONE_MAY = re.compile(
    r"(?:一[本人户个名家位张项证企校队组车]|每[本人户个名家位张项校队组车次])[^,。;:]{0,12}可[^,。;:由]{1,8}\Z"
)
_CAN_BE = frozenset({"papers", "things", "bodies", "times"})


def _allowed(c: Context) -> bool:
    if c.amount.kind not in _CAN_BE or c.after.startswith(("的", "以", "部门", "单位")):
        return False
    chosen = _CHOSEN.search(c.before)
    if chosen and (not chosen["more"] or c.listed == c.amount.unit):
        return True
    return _ONE_MAY.search(c.before) is not None or (c.amount.digits and _MAY.search(c.before) is not None)


_CHOSEN = re.compile(
    "可以?(?:同时|各)?(?:填报|选报|兼报|报考|选修|选填|借阅|借用|申报|推荐|领取|预约|携带)[^,。;:、的]{0,6}(?P<more>、[^,。;:]{0,16}|[^,。;:、]*、[^,。;:]{0,16})?\\Z"
)
"""考生可填报(两所志愿、非脱产班三所志愿): how many there are to choose from."""


_FITTED = re.compile(
    r"(?:应当?|须|必须|需|要(?!求))(?:[^,。;:]{0,6}(?:设置?|配[备置]?|备有?|置|装设?|安装|派出?|带|持|留|存|放置?|准备|安排|具[有备])[^,。;:的]{0,12}|有|由|派|经)?\Z"
)
_BIDDEN = re.compile("(?:应当|必须|须|需)(?![由按在于经自对])[^,。;:的第由]{2,16}\\Z")
"""须发表论文(2篇)."""
_LOOSE = frozenset({"个", "项", "种", "套", "支", "批", "类", "条", "期", "轮", "场"})


def _fitted(c: Context) -> bool:
    """What must be there: 应设置2个安全出口, 须有两人在场; one of anything (应有一个机制) is no count."""
    amount = c.amount
    if amount.kind not in ("people", "things", "papers", "bodies") or c.after.startswith(("以", "的", "部门", "单位")):
        return False
    few = not amount.digits and amount.kind != "people"
    if few and (amount.value == 1 or ((amount.value or 0) < SMALL and amount.unit in _LOOSE)):
        return False
    return _FITTED.search(c.before) is not None or (amount.digits and _BIDDEN.search(c.before) is not None)


_DRAWN = re.compile("(?:随机|任意?|从中)(?:抽取?|选取?|抽选|挑选)\\Z")


def _drawn(c: Context) -> bool:
    """其中任抽两套, 随机抽取3名: how many are to be drawn."""
    return _DRAWN.search(c.before) is not None and not c.after.startswith("的")


_LED = 400


_ONLY_FOR = re.compile("(?:仅供|只供|仅限于?|只限于?|限于)[^,。;:]{2,30}\\Z")


_HAS = re.compile("(?:有|具备|拥有|配备|聘请|吸纳)\\Z")
_SHORT = 10
"""有五名以上发起人: no longer than that is what there has to be."""


@cache
def _of_something() -> re.Pattern[str]:
    """Of what the amount is: no word that only opens a condition."""
    return re.compile(rf"(?!{either('condition_opening')})[\u4e00-\u9fff]{{2}}\Z")


@cache
def _conditions() -> re.Pattern[str]:
    return re.compile(r"(?:条件|要求|资格)[^。;\n]{0,16}:")


def _eligible(c: Context) -> bool:
    """An item of a list of conditions that someone has to meet; of what counts as a case (情形) no item is one."""
    if c.operator.after and not c.after.strip() and _ONLY_FOR.search(c.before):
        return True
    listed = c.after.strip()
    if listed and _HAS.search(c.before) and len(listed) < _SHORT and "的" not in listed:
        listed = ""
    if not c.operator.after or c.operator.before or listed or c.clause[1] < c.sentence.end - 2:
        return False
    if anywhere("misconduct").search(c.before) or not (_HAS.search(c.before) or _of_something().search(c.before)):
        return False
    view = c.sentence.view
    colon = view.rfind(":", max(c.sentence.plan.start, c.sentence.start - _LED), c.sentence.start)
    lead = view[max(c.sentence.plan.start, colon - 40) : colon + 1]
    return bool(_conditions().search(lead)) and "情形" not in lead and "行为" not in lead
