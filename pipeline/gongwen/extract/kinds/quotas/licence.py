"""Which amounts are demanded: the frames that license a number, and what refuses it.

A number alone says nothing (十一届, 四个意识, 5个督查组). It is a quota where its clause demands it:

    bound        不少于2次, 至少1名, 以一次为限                a word that sets a bound; enough by itself
    period       每年集中学习12次                              a period in the clause, or carried over from the one before
    goal         新增20个, 培育企业100家                       a verb of result before the number, in a plan
    measure      上线率85%以上, 比例达到60%, 近视率下降1.1%    a measured thing or a verb of change before it
    duty         应当由2名以上…进行                            a word of duty before a floor or ceiling after the number
    per head     每村1篇, 各一份, 一式三份                     so many for each
    share        经三分之二以上成员同意                        a part that has to agree or be there
    list         用稿1篇,市级2篇                               the next in a list whose last was licensed

and refused where the clause is a condition (…的, followed by what then happens; 3人以上死亡), tells what has been done
(已, 累计, …了; anything but a demand in a report), counts points and fines, ages, ranks and terms, or a length of time
that is no amount of study or work.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extract.kinds.quotas.draft import Sentence
from gongwen.extract.kinds.quotas.operators import Operator
from gongwen.extract.kinds.quotas.tokens import Amount, either

# What the noun right after a number says of it: 12字方针, 五项制度, 三个环节 are names and headings.
_NAMING = re.compile(
    r"(?:大|项|个|条|类)?(?:[^,。;:、]{0,6})(?:方针|精神|原则|意识|自信|维护|战略|体系|环节|方面|阶段|步骤|关系|问题|特点|重点|内容|制度|机制|措施|举措|清单|要求|标准|规定|任务|领域|行动|工程|要素|维度|层面|指数|类型|等次|档次|等级|部分|专题|板块|章节)(?=[,。;:、()”的]|\Z|和|与|及|以|并)"
)
_STUDY = re.compile("学习|培训|训练|实习|实训|教育|锻炼|志愿|劳动|实践|轮训|研修|进修|教学|授课|演练|活动|体育|服务|听课|讲座|辅导|宣讲|调研|蹲点|驻|下沉|工作|坐诊|出诊|值守|开放|休息|睡眠|运动|户外|阅读|驾驶")
_PROCEDURE = re.compile("办理|审批|审核|答复|响应|到达|处置|整改|办结|回复|反馈|受理|报告|出警|抢修|恢复|等候|等待")
_PAID = re.compile("提取|计提|列支|缴存|安排|配套|预留|设立|用于|筹集")
_SUBMIT = re.compile("报|送|交|提供|附|递|寄|填|印|备|携带|出具|留存|存")
_AGREE = re.compile(r"[^,。;]{0,16}?(?:通过|同意|赞成|出席|到会|参加|参与|到场|表决|签字|投票|支持)")
_TARGETED = re.compile("达到|完成|实现|建立|配备|参加|通过|应|要|须|能够|建成|覆盖|纳入|得到|取得|成为|开展|设有")
_TOLD = re.compile(r"(?<![为除到])了(?!解)|过(?=\d)")
_LAST_YEAR = re.compile(r"(?<![较比与同])(?:去年|上年|上一年|前年)|(?:同比|环比|[较比]年初|[较比]上?年同期)(?=[^,。;]{0,8}\Z)")
_SMALL = 10


@cache
def _word(heading: str) -> re.Pattern[str]:
    return re.compile(either(heading))


@cache
def _ending(heading: str) -> re.Pattern[str]:
    return re.compile(rf"{either(heading)}[^,。;:]{{0,10}}\Z")


@cache
def _opening(heading: str) -> re.Pattern[str]:
    return re.compile(rf"[,: ]?{either(heading)}")


class Context:
    """An amount where it stands: its clause, what is before and after it there."""

    __slots__ = ("after", "amount", "before", "clause", "operator", "sentence")

    def __init__(self, sentence: Sentence, amount: Amount, operator: Operator, clause: tuple[int, int]) -> None:
        """Cut the clause at the operator's edges."""
        self.sentence = sentence
        self.amount = amount
        self.operator = operator
        self.clause = clause
        view = sentence.view
        self.before = view[clause[0] : operator.start]
        self.after = view[operator.end : clause[1]]

    @property
    def following(self) -> str:
        """How the next clause of the sentence opens."""
        return self.sentence.view[self.clause[1] : min(self.clause[1] + 8, self.sentence.end)]


def refused(c: Context, *, timed: bool) -> bool:
    """Is the amount no quota whatever licenses it? `timed`: a period governs it."""
    return _no_amount(c, timed=timed) or _penalty(c) or _conditional(c, timed=timed) or _told(c, timed=timed)


def _no_amount(c: Context, *, timed: bool) -> bool:
    """Names, ranks, terms, lengths of time."""
    view, amount, op = c.sentence.view, c.amount, c.operator
    opening = view[max(c.clause[0], amount.start - 1) : amount.start]
    if opening in ("第", "前", "后", "首", "末", "逢", "“", "同", "近", "上", "下", "另", "某") and not op.before:
        return opening != "“" or not timed
    if amount.unit == "次" and c.after[:1] in "性级要元年序品" and c.after[:1]:
        return True
    if amount.kind == "study" and not _counts_time(c, timed=timed):
        return True
    if _word("bare_term").search(c.before) and amount.unit != "%":
        return True
    if not op.firm and not timed and not op.after and amount.unit in ("个", "项", "条", "种", "类", "大", "款"):
        return bool(_NAMING.match(c.after))
    return False


_STOCK = re.compile(" ?的?(?:销量|用量|消费量|需求|需要量|需用量|供应量|库存|储备|使用量|口粮|用粮|生产用|周转)")


def _counts_time(c: Context, *, timed: bool) -> bool:
    """Is a length of time an amount of study or work (每年不少于5天, 学习时间不少于40小时), not a term or a deadline?"""
    unit = c.amount.unit or ""
    if _STOCK.match(c.after):
        return c.operator.reached or bool(re.search("储备|保有|满足|具备|建立", c.before))
    if unit.endswith(("小时", "分钟")) and re.search(r"每(?:次|场|节|堂|班|期|课)[^,。;]{0,6}\Z", c.before):
        return True
    if re.search(r"(?:天|日|时|学时|课时)数[^,。;]{0,6}\Z", c.before):
        return True
    if re.search(r"(?:时间|时长|时数)[^,。;]{0,4}\Z", c.before) and unit.endswith(("小时", "分钟")):
        return c.operator.firm and not _PROCEDURE.search(c.before)
    if unit.endswith(("学时", "课时", "学分", "节", "节次", "堂", "机时")):
        return c.after[:2] not in ("期间", "期前", "两节")
    if c.after.startswith(("内", "之内", "前", "后", "的期限", "期")) or c.sentence.view[c.amount.end : c.amount.end + 1] in "前后内":
        return False
    if (c.amount.value, unit) in ((24, "小时"), (7, "天"), (365, "天")):
        return False
    if timed:
        return unit != "日" or c.operator.firm
    if not (c.operator.firm or unit.endswith("小时")):
        return False
    return bool(_STUDY.search(c.before) or _STUDY.search(c.after[:12]))


def _penalty(c: Context) -> bool:
    near = c.before[-24:] + c.after[:16]
    if c.amount.kind == "money" and re.search("罚|处以|每次扣|赔|滞纳|价款|货值|损失|违法所得|押金", near):
        return True
    return bool(_word("penalty").search(c.after[:10]) or re.search(r"[扣得加记减] ?\d", c.after[:16]))


def _misconduct(c: Context) -> bool:
    return bool(_word("misconduct").search(c.before) or _word("misconduct").search(c.after[:8]))


def _conditional(c: Context, *, timed: bool) -> bool:
    """Is the amount the threshold of a condition?"""
    op = c.operator
    if c.after.endswith(("的", "者", "时", "后", "情形", "情况下")) and not c.after.endswith("目的"):
        return True
    if re.match("的(?:[、,;。]|或者?|和|以及|为|可|应|按|由|视|予|给)", c.after):
        return True
    if op.firm:
        return False
    if not timed and c.before.rfind("(") > c.before.rfind(")"):
        return True
    if c.after.startswith(("的", "者")):
        return c.amount.kind != "share" or not _TARGETED.search(c.after)
    loose = op.before or op.after
    if loose and (_opening("consequence").match(c.following) or _SCORE.match(c.following)) and not _word("duty").search(c.before):
        return True
    if loose and re.match(_CONDITION_OPENING, c.before) and "的" in c.after:
        return True
    if c.amount.kind != "share" and (loose or not timed) and _misconduct(c):
        return True
    return bool(op.op == "<" and not _word("measured").search(c.before))


_SCORE = re.compile(r"[,: ]?(?:每\S{1,4})?(?:得|加|奖|记|扣|减|处|计) ?(?:[\d一二三四五六七八九十]|满分|全分)")
_CONDITION_OPENING = re.compile("凡|对|如|若|因|当|有|出现|发生|存在|造成|导致|受到|受过|连续|同一|每(?:出现|发现|发生|有)|符合|具有|达到|超过|未")


def _told(c: Context, *, timed: bool) -> bool:
    """Does the sentence tell what has been done or is so?"""
    if c.operator.firm and not c.operator.op == "=":
        return False
    view, sentence = c.sentence.view, c.sentence
    before = view[max(sentence.start, c.operator.start - 80) : c.operator.start]
    past = None
    for past in _word("past").finditer(before):
        pass
    told = past.end() if past else -1
    tense = None
    for tense in _TOLD.finditer(c.before):
        pass
    if tense:
        told = max(told, len(before) - len(c.before) + tense.end())
    if _LAST_YEAR.search(before) and not (c.operator.before or c.operator.after):
        told = max(told, 0)
    wanted = -1
    for m in _word("future").finditer(before):
        wanted = m.end()
    if told >= 0 and wanted < told:
        return True
    return sentence.past and wanted < 0 and not timed


def licensed(c: Context, *, timed: bool, listed: bool) -> bool:
    """Does a frame demand the amount? `timed`: a period governs it; `listed`: it goes on a list that was licensed."""
    op, amount = c.operator, c.amount
    if op.firm:
        return amount.kind != "" or op.op == ">"
    if amount.kind == "":
        return op.op == ">"
    if timed:
        return _timed(c)
    if amount.kind == "share" and amount.unit is None:
        return bool(_AGREE.match(c.after)) or (op.after and _measured(c))
    if op.reached or _goal(c) or _per_head(c) or (amount.value is None and _blank(c)):
        return True
    if amount.kind == "study":
        return bool(re.search(r"(?:训练|培训|学习|实习|实训|课程|教育|讲座|锻炼|服务|见习|劳动|实践)(?:时数|时间|时长|课程|共|计|为)?\Z", c.before))
    if amount.kind == "share":
        return _measured(c) or _whole_share(c) or (listed and not c.sentence.standing)
    if op.before or op.after:
        return _measured(c) or _duty(c) or listed
    if listed and amount.digits:
        return not c.sentence.standing
    return bool(amount.max is not None and (_measured(c) or _duty(c))) or bool(
        re.search(r"(?:人数|名额|职数|总数|数量|员额)(?:一般|原则上|应当?)?为\Z", c.before)
    )


def _timed(c: Context) -> bool:
    """A period governs: any amount but a few that only name (每年一批, 每天一个样)."""
    amount = c.amount
    if amount.kind in ("times", "study"):
        return True
    if amount.value == 1 and not amount.digits and not (c.operator.before or c.operator.after):
        return amount.unit in ("篇", "份", "名", "人", "家", "项", "件", "户", "条", "本", "部", "届", "堂", "节", "门", "所") and bool(
            _word("act").search(c.before)
        )
    if _NAMING.match(c.after) and not (c.operator.before or c.operator.after):
        return False
    return bool(_word("act").search(c.before) or _word("target").search(c.before) or _measured(c) or c.operator.before or c.operator.after)


def _blank(c: Context) -> bool:
    """A number left blank says by its blank that one is wanted: 确定__名专职人员."""
    return bool(_word("act").search(c.before) or _word("target").search(c.before) or _word("duty").search(c.before))


def _goal(c: Context) -> bool:
    """A verb of result before a number, in a text that plans: 新增20个, 培育企业100家, 开展一次自查."""
    amount = c.amount
    if c.after.startswith(("的", "以来", "来")):
        return False
    if c.before.endswith("的"):
        return amount.kind == "share" and "完成" in c.before and not c.sentence.standing
    if c.before == "对" and amount.digits and not c.sentence.standing:
        return bool(re.search("实施|开展|进行|完成|予以|落实", c.after))
    if not amount.digits and amount.kind != "times" and (amount.value or 0) < _SMALL and not c.operator.after and not c.operator.before:
        return False
    if amount.kind in ("money", "share") and not re.search("完成|实现|安排|投入|筹|争取|引进|招引|落实|列支|增加|新增|发行|达", c.before[-20:]):
        return False
    if c.sentence.standing or (_NAMING.match(c.after) and amount.unit in ("个", "项", "条", "种", "类")):
        return False
    verb = None
    for verb in _word("target").finditer(c.before, max(0, len(c.before) - 28)):
        pass
    if verb is None:
        return False
    if amount.kind == "times" and amount.value == 1 and not amount.digits:
        return verb.end() == len(c.before)
    return True


def _measured(c: Context) -> bool:
    """A measured thing or a verb of change right before the number."""
    if c.before.endswith("的"):
        return c.amount.kind == "share" and bool(_PAID.match(c.after))
    if c.amount.kind == "share":
        if c.sentence.standing and not (c.operator.before or c.operator.after):
            return False
        return bool(_ending("change").search(c.before[-14:]) or _ending("measured").search(c.before[-16:]))
    return bool((c.operator.before or c.operator.after or c.amount.max is not None) and _ending("measured").search(c.before[-18:]))


def _whole_share(c: Context) -> bool:
    """100%完成, 100%持证: all of them have to."""
    return c.amount.value == 100 and bool(re.match("[^,。;、的]", c.after)) and not c.sentence.standing


def _duty(c: Context) -> bool:
    """A word of duty before the number: 应当由2名以上…, 须有半数以上…"""
    return bool(_word("duty").search(c.before)) and not c.before.endswith("的")


def _per_head(c: Context) -> bool:
    """So many for each: 每村1篇, 各一份, 一式三份."""
    view, amount = c.sentence.view, c.amount
    before = view[c.clause[0] : amount.start]
    if amount.unit in ("份", "本", "册", "张", "式") and before.endswith(("各", "一式")):
        return bool(_SUBMIT.search(view[c.sentence.start : amount.start]))
    if amount.kind in ("money", "share", "measure"):
        return bool(c.operator.before or c.operator.after) and bool(_ending("per_head").search(before[-14:]))
    if not _ending("per_head").search(before[-14:]):
        return False
    demand = _word("target").search(before) or _word("duty").search(before)
    return bool(demand) and (amount.digits or amount.kind in ("times", "people", "papers"))
