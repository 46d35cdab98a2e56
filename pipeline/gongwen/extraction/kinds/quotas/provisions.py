"""What a rule provides for: amounts that are wanted though no operator says so, and no verb of result stands before them.

    held       组织开展一次学习讨论                                            an act, so many times
    sum        每生每年2500元, 缴交一仟元作为保证金, 按每亩30元的标准补助       paid, granted or charged
    copies     提交照片2张, 复印件1份, 申请表一式三份报教务处                   handed in
    post       会长一人; 设主任1名、副主任2名; 由9名委员组成                    standing rules only
    leave      每人可借10册, 一张会员卡可带一名家属                             what is allowed is allowed up to so much
    age        任职年龄不超过70周岁, 年龄在35周岁以下                           of who is wanted
    extent     使…下陷4—5cm, 限速30公里/小时, 应离墙50厘米                      how far, how deep
    fitting    应设置2个安全出口, 须有两人在场                                  what has to be there
    marks      平均成绩80分以上                                                 a mark to be reached
    part       按报名人数的20%确定, 交纳月收入的0.5%, 比例为15%                 what part of something
    exact      以一次为原则, 以三人为宜                                          a number that is made the measure
    condition  应当具备下列条件: (二)从业人员20人以上;                           an item of a list of conditions

Nothing is provided for by what only tells (总结, 批复, 公告).
"""

from __future__ import annotations

import re

from gongwen.extraction import genres
from gongwen.extraction.kinds.quotas.attributes import drawn, only_then, ranked
from gongwen.extraction.kinds.quotas.conditions import ALLOTTED, GRANTED
from gongwen.extraction.kinds.quotas.context import Context
from gongwen.extraction.kinds.quotas.eligibility import eligible
from gongwen.extraction.kinds.quotas.once import held
from gongwen.extraction.kinds.quotas.periods import slash_after
from gongwen.extraction.kinds.quotas.refusals import aged, names, seated


def provided(c: Context) -> bool:
    """Does a rule provide for the amount?"""
    kind = c.amount.kind
    if c.sentence.past or genres.decides(c.sentence.plan.sketch):
        return False
    if _exact(c) or held(c) or ranked(c) or (kind != "points" and only_then(c)):
        return True
    if kind == "times":
        return c.standing and _allowed(c)
    if kind == "money":
        return _sum(c) or (c.standing and eligible(c))
    if (kind == "papers" and _copies(c)) or (kind == "people" and _post(c)):
        return True
    if kind == "points":
        return _marks(c)
    if _fitted(c):
        return True
    if kind == "share":
        return _part(c)
    if kind == "measure" and c.standing and _EACH.search(c.before):
        return True
    if kind == "measure" and (aged(c) if (c.amount.unit or "").endswith("岁") else _extent(c)):
        return True
    return c.standing and (_allowed(c) or eligible(c))


def _exact(c: Context) -> bool:
    op = c.operator
    return op.after and c.sentence.view.startswith("以", op.start) and c.amount.kind != "study"


_PAID = re.compile(
    r"(?:[缴付拨]|交(?![通流易接办])|收取|收费|资助|补助|补贴|津贴|补偿|奖励|奖补|给予|发放|发给|报销|标准|包干|定额|限额"
    r"|(?<![现投注税基奖罚资租])金|(?<![浪免旅])费(?![用者]?[支收])|资助经费|补助资金|补助经费"
    r"|每[人生户亩次天日月年件册平小课车台张场位吨个单套间只头篇项种]?(?:方米|时|位|本)?)[^,。;:的]{0,10}\Z"
)
_GIVEN = re.compile(
    r"每[人生户亩次天日件册课车台张场位吨个套间只头篇项]|给予|按照?|标准|[缴付]|交(?![通流易接办])|收取|收费|补助|资助|补贴|报销|一次性奖励|奖补"
)
"""In a text that plans for once a sum needs one of these: 总投资5000万元 is none."""
_TOTAL = re.compile(
    r"(?:投资|投入|收入|产值|营业额|销售额|资产|资本|造价|总额|成本|损失|货值|价值|所得|利润|合同额|成交额|预算|净资产)[^,。;:]{0,6}\Z"
)


_OF_CLASS = re.compile(
    "(?:单位|会员|会长|理事长?|监事长?|级|类|档|职务|职称|人员|学生|教师|职工)(?:每[年月人]|为|是|:)*\\Z"
)
"""标准:甲类单位(800元),乙类单位(300元)."""
_PRICED = re.compile("(?:标准|会费|年费|费用|租金|津贴|补贴|补助|报酬|收费)[^。;]{0,60}\\Z")
"""会费标准:甲类单位800元/年: a table of what is paid."""


def _sum(c: Context) -> bool:
    before = c.before[-28:]
    if _TOTAL.search(before):
        return False
    view, low = c.sentence.view, max(c.sentence.plan.start, c.sentence.start - 40)
    of_table = _OF_CLASS.search(before) or slash_after(view, c.operator.end, c.clause[1])
    if of_table and _PRICED.search(view, low, c.operator.start):
        return True
    paid = _PAID.search(before) is not None or GRANTED.match(c.after) is not None
    return paid and (c.standing or _GIVEN.search(before) is not None)


_SHEETS = frozenset({"份", "张", "册", "套", "本", "页", "幅", "件"})
_HANDED = re.compile(
    r"(?:提交|提供|递交|呈报|缴交|缴验|检附|检具|检送|随附|另附|附(?![件近属则表录])|交(?![通流易办])|携带|备齐|备妥|填写|填具|填报|报送|寄送|邮寄|送交|刻录|打印|复印|装订|印制)[^。;]{0,30}\Z"
)
_COPY = re.compile(
    r"(?:照片|证件照|相片|复印件|影印件|扫描件|正本|副本|原件|电子版|电子档|电子文档|纸质版|纸质件|纸本|简历)(?:各|一式)?\Z"
)
_PAPERS = re.compile(
    r"(?:材料|(?<!责任)(?<!协议)(?<!合同)(?<!承诺)[表书]|表格|档案|文本|光盘|[Uu]盘|作品|图纸|简历|资料|稿件)[》”]?(?:均|都|各|须|应|需|要|\()?一式\Z"
)
"""申报材料一式三份."""
_HANDED_IN = re.compile(r"[,]?(?:报|送|交|递|寄|提交|并附)")


def _copies(c: Context) -> bool:
    if c.amount.unit not in _SHEETS or c.after.startswith(("的", "以")) or c.before.endswith(("一", "另")):
        return False
    if c.before.endswith("一式"):
        handed = _HANDED_IN.match(c.after + c.following) or _PAPERS.search(c.before)
        return handed is not None and "双方" not in c.after and "合同" not in c.before and "协议" not in c.before
    if _COPY.search(c.before):
        return c.standing or _HANDED.search(c.before) is not None
    return (c.amount.digits or c.amount.value != 1) and _HANDED.search(c.before) is not None


_POST = re.compile(
    r"(?:[会院校所站馆团社组队班厂店园行处科局部室村镇课事书董级楼栋网街路河林田湖段排连区县市]长|主任|主任委员|副主任委员|主席|书记|总?干事|秘书|委员|理事|监事|代表|顾问|召集人"
    r"|[管保安检监协联巡统验质化护育保驾记通仓档财出]\S{0,3}员|指导员|会计|出纳|司机|主管|助理|护士|护理师|医师|辅导员|班主任|门卫|保安|成员|组员|队员|委员会委员)(?:人数)?(?:共计?|为|一般为|各|若干)?\Z"
)
_POST_GOES_ON = re.compile(r"(?:\Z|[、,(及和]|由|兼|担任|负责|主持|综理|承|处理|协助|任期|若干)")
_MOST_POSTS = 60
_SMALL = 10


def _post(c: Context) -> bool:
    if c.amount.max is None and not 0 < (c.amount.value or 0) <= _MOST_POSTS:
        return False
    if seated(c):
        return True
    if not (c.standing or "设" in c.before or c.listed is not None):
        return False
    return _POST.search(c.before) is not None and _POST_GOES_ON.match(c.after) is not None


_MAY = re.compile(r"(?:可(?![能达容供用靠见延免以在于]|比)|可以(?!容|供|延)|准)[^,。;:的由]{0,10}\Z")
_ONE_MAY = re.compile(
    r"(?:一[本人户个名家位张项证企校队组车]|每[本人户个名家位张项校队组车次])[^,。;:]{0,12}可[^,。;:由]{1,8}\Z"
)
_CAN_BE = frozenset({"papers", "things", "bodies", "times"})


def _allowed(c: Context) -> bool:
    if c.amount.kind not in _CAN_BE or c.after.startswith(("的", "以", "部门", "单位")):
        return False
    return _ONE_MAY.search(c.before) is not None or (c.amount.digits and _MAY.search(c.before) is not None)


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
    if few and (amount.value == 1 or ((amount.value or 0) < _SMALL and amount.unit in _LOOSE)):
        return False
    if names(c):
        return False
    return _FITTED.search(c.before) is not None or (amount.digits and _BIDDEN.search(c.before) is not None)


_MARKED = re.compile(
    r"(?:成绩|分数|得分|分值|积分|评分|均分|总分|平均分|测评|考试|测试|评分|[四六]级)[^,。;:扣加]{0,8}\Z"
)


_GIVEN_POINTS = re.compile("[扣加记计满]")


def _marks(c: Context) -> bool:
    """What mark has to be reached (平均成绩80分以上); points of a table (扣2分, 90分以上为优秀) are none."""
    goes_on = c.after.strip(" 、,)的者;") and not (c.after.startswith(("且", "并")) or only_then(c))
    if not c.bounded or goes_on or _GIVEN_POINTS.search(c.before):
        return False
    return _MARKED.search(c.before) is not None and (only_then(c) or not c.after.startswith(("的", "者")))


_EACH = re.compile("(?:每[人生户床班座间]|人均|生均|户均)(?:不少于)?\\Z")
_FAR = re.compile(
    r"(?:使[^,。;:]{1,12}|下陷|离[地墙][面体]?|相距|相隔|间隔|间距|间隙|预留|留出|留足|后退|退让|退后|退缩|堆高|高出|抬高|加高|埋深|埋设深度|浸泡|淹没)(?:各|应为?|为|约)?\Z"
)
_SIZE = re.compile(
    r"(?:距离?[^,。;:]{1,10}|[高宽深长厚]|直径|半径|净[高宽空]|高度|宽度|深度|长度|厚度|水深|坡度|温度|湿度|浓度|压力|间距)(?:应|须|必须|要)(?:为|在|达|保持)?\Z"
)


_DIMENSION = re.compile("(?:[高宽深长厚]度|距离|间距|净[高宽空]|直径|半径|温度|湿度|坡度|照度)(?:为|在)?\\Z")


def _extent(c: Context) -> bool:
    if c.after.startswith(("的", "以外", "处的")) and not c.after.startswith(("的距离", "的间", "的高", "的深")):
        return False
    if c.operator.after and not c.after.strip() and c.clause[1] >= c.sentence.end - 2 and _DIMENSION.search(c.before):
        return True
    return _FAR.search(c.before) is not None or _SIZE.search(c.before) is not None


_TAKES_PART = re.compile(
    r"(?:缴|交(?!通|流)|拨|提取|计提|列支|支付|收取|报销|补助|资助|给予|发给|发放|计发|付给|领取|享受|奖给|奖励)[^,。;:]{1,16}[的之]\Z"
)
_PAID_PART = re.compile(
    r"(?:支付|拨付|付款|首付款?|预付款?|缴存|(?:[金费款]|工资|薪酬|薪资|津贴|补贴|待遇)(?:为|按)[^,。;:]{2,14}的)\Z"
)
_PART_FOR = re.compile(
    r"(?:的?(?:比例|标准|额度|幅度|名额|数额))?(?:予以|进行|给予|奖励|奖给|发给|发放|计发|付给|返还|留用|留成|确定|评选|评定|推荐|推选|选拔|遴选|安排|配套|拨付|拨缴|补助|资助|补贴|报销|收取|缴纳|缴存|提取|计提|录取|抽取|抽查|复查|掌握|控制|配备|设置|核定|分配)"
)
_PART_OF = re.compile(r"(?:按照?|以)[^,。;:]{0,24}\Z")
_BEARS = re.compile(
    r"(?:缴纳|缴存|提取|计提|承担|负担|分担|出资|支付|拨付|预付|返还|补助|补贴|报销|资助|奖励|配套)(?:比例)?(?:应?为|按)?\Z"
)
"""单位缴纳8%: in a rule, what part each bears."""
_PART_IS = re.compile(
    r"(?:比例|比率|占比)(?:一般|原则上|应当?|须|分别)*(?:为|按|是)(?:[^,。;:]{2,14}的)?\Z|占[^,。;:]{0,10}(?:人数|总数|名额)的?\Z"
    r"|(?:[一二三四特甲乙丙]等(?:奖学?金?|奖)?|优秀|良好|合格)(?:等次|率)?(?:各|分别)?占\Z"
)


def _part(c: Context) -> bool:
    if c.amount.unit is None or c.amount.unit.endswith("百分点"):
        return False
    if _TAKES_PART.search(c.before) or (c.standing and _PAID_PART.search(c.before)):
        return not c.after.startswith(("罚", "赔"))
    if drawn(c):
        return True
    if _PART_OF.search(c.before) and (_PART_FOR.match(c.after) or ALLOTTED.match(c.after)):
        return True
    return c.standing and (_PART_IS.search(c.before) is not None or _BEARS.search(c.before) is not None)
