"""What has to be handed in and paid."""

from __future__ import annotations

import re

from gongwen.extraction.kinds.quotas.context import Context
from gongwen.extraction.kinds.quotas.periods import slash_after

_SHEETS = frozenset({"份", "张", "册", "套", "本", "页", "幅", "件"})
_HANDED = re.compile(
    r"(?:提交|提供|递交|上交|呈报|缴交|缴验|检附|检具|检送|随附|另附|附(?![件近属则表录])|交(?![通流易办])|携带|备齐|备妥|填写|填具|填报|报送|寄送|邮寄|送交|刻录|打印|复印|装订|印制)[^。;]{0,30}\Z"
)
_COPY = re.compile(
    r"(?:照片|证件照|免冠照|[寸登近]记?照|相片|复印件|影印件|扫描件|正本|副本|原件|电子版|电子档|电子文档|纸质版|纸质件|纸本|简历)(?:各|一式)?\Z"
)
_PAPERS = re.compile(
    r"(?:材料|(?<!责任)(?<!协议)(?<!合同)(?<!承诺)[表书]|表格|档案|文本|光盘|[Uu]盘|作品|图纸|简历|资料|稿件|计划|进度|总结|方案|报告|清单|名册|证明)[》”]?(?:均|都|各|须|应|需|要|\()?一式\Z"
)
"""申报材料一式三份."""
_MATERIALS = re.compile(
    "(?:提交|报送|提供|准备|携带|申报|送审|报名|所需|应交|报审|递交|上交|呈交|交验|缴验|附送|随附|备齐)[^。;\\n]{0,12}材料|材料(?:清单|要求|目录)"
)
_LED = 300
"""送审材料:1.材料清单1份: how many of each, in a list."""
_ITS_NAME = ("》", "表", "书", "证明", "复印件", "报告", "名册", "清单")
"""填写《外出登记表》(一份): one copy of it; 提交一份报告 is no count."""
_HANDED_IN = re.compile(r"[,]?(?:报|送|交|递|寄|提交|并附)")


def copies(c: Context) -> bool:
    """How many of a paper have to be handed in: 提交照片2张, 复印件1份, 申请表一式三份报教务处."""
    if c.amount.unit == "字":
        return written(c)
    if c.amount.unit not in _SHEETS:
        return False
    if c.before.endswith("一式"):
        return (_HANDED_IN.match(c.after + c.following) or _PAPERS.search(c.before)) is not None
    copy = _COPY.search(c.before) is not None
    if copy and (c.standing or _HANDED.search(c.before) is not None):
        return True
    if (c.amount.digits or copy) and not c.after:
        view, low = c.sentence.view, max(c.sentence.plan.start, c.sentence.start - _LED)
        return _MATERIALS.search(view, low, c.operator.start) is not None
    counted = c.amount.digits or c.amount.value != 1 or c.before.endswith(_ITS_NAME)
    return counted and _HANDED.search(c.before) is not None


_WRITTEN = re.compile(
    "(?:左右|以上|以内)?的[^,。;:的]{0,12}(?:理由|总结|心得|体会|报告|材料|简介|论文|文章|说明|陈述|检查|感想|小结|方案|事迹|自传|摘要|提纲)"
)


def written(c: Context) -> bool:
    """How long what is handed in is to be: 上交500字的申请理由."""
    return _WRITTEN.match(c.after) is not None and _HANDED.search(c.before) is not None


_PAID = re.compile(
    r"(?:[缴付拨]|交(?![通流易接办])|收取|收费|资助|补助|补贴|津贴|补偿|奖励|奖补|给予|发放|发给|报销|标准|包干|定额|限额"
    r"|(?<![现投注税基奖罚资租])金|(?<![浪免旅])费(?![用者]?[支收])|资助经费|补助资金|补助经费"
    r"|每[人生户亩次天日月年件册平小课车台张场位吨个单套间只头篇项种公餐节学]?(?:方米|里|时|位|本)?)[^,。;:的]{0,10}\Z"
)
_GIVEN = re.compile(
    r"每[人生户亩次天日件册课车台张场位吨个套间只头篇项公餐]|给予|按照?|标准|[缴付]|交(?![通流易接办])|收取|收费|补助|资助|补贴|报销|一次性奖励|奖补|获得|享受|领取|发放|提供"
)
"""In a text that plans for once a sum needs one of these: 总投资5000万元 is none."""
_OF_CLASS = re.compile(
    "(?:单位|会员|会长|理事长?|监事长?|级|类|档|职务|职称|人员|学生|教师|职工)(?:每[年月人]|为|是|:)*\\Z"
)
"""标准:甲类单位(800元),乙类单位(300元)."""
_PRICED = re.compile(
    "(?:标准|(?<![经免旅消花])费(?![用者]?[支收])|费用|租金|津贴|补贴|补助|报酬|收费|票价|押金)[^。;]{0,60}\\Z"
)
"""会费标准:甲类单位800元/年: a table of what is paid."""


_TOTAL = re.compile(
    r"(?:投资|收入|产值|营业额|销售额|资产|资本|造价|(?<!补助|奖补|奖励|资助|补贴|补偿|扶持|慰问)总额|损失|货值|价值|所得|利润|合同额|成交额|净资产)[^,。;:每按]{0,6}\Z"
)
"""缴纳出资总额100万元, 给予总投资5000万元: what it all comes to; but 每县补助总额9亿元 is what each is given."""


EACH_ONE = re.compile(" ?/ ?(?:[人户亩生桌间床位台辆场次个只头件套吨篇班车]|平方?米|公里|立方米|公顷)")
"""150元/人: for each of what."""
_OF_REWARDS = re.compile("奖励|奖补|奖金|奖学金|奖(?=评选|评审|评定|评奖|管理|实施|办法|条例|规定|章程)")


def of_rewards(c: Context) -> bool:
    """Are rewards what the whole text provides for?"""
    return _OF_REWARDS.search(c.sentence.plan.sketch.title or "") is not None


def _of_prize(before: str) -> bool:
    """一等奖奖金(5000元)."""
    return before.endswith(("奖金", "奖金为", "奖金各"))


def paid(c: Context) -> bool:
    """What is paid, granted or charged: 每生每年2500元, 缴交一仟元作为保证金, 按每亩30元的标准补助."""
    before = c.before[-28:]
    if _TOTAL.search(before):
        return False
    view, low = c.sentence.view, max(c.sentence.plan.start, c.sentence.start - 40)
    each = EACH_ONE.match(view, c.operator.end, c.clause[1])
    of_table = each or _OF_CLASS.search(before) or slash_after(view, c.operator.end, c.clause[1])
    if of_table and _PRICED.search(view, low, c.operator.start):
        return True
    given = (
        _PAID.search(before) is not None or GRANTED.match(c.after) is not None or (_of_prize(before) and of_rewards(c))
    )
    return given and (c.standing or _GIVEN.search(before) is not None)


#: 每亩30元的标准, 5万元的补助, 一千元作为保证金: what a sum is given or paid as.
GRANTED = re.compile(
    r"(?:的?(?:标准|额度)|的?(?:一次性)?[^,。;:的]{0,4}(?:补助|补贴|资助|奖励|津贴|补偿|慰问|救助|扶持|支持|报酬|经费|优惠|减免|贴息|安家费|生活费|[奖助]学金)|作为[^,。;:]{1,8}[金费]|作[^,。;:]{0,6}[金费])"
)
