"""Parts that a verb gives: 负责, 牵头, 配合, 承担, 统一领导 … and the partner that 会同 brings in.

    SUBJECT [adverbs] 负责 MATTER                   MATTER 由 SUBJECT 负责; SUBJECT 对 MATTER 负责, 全面负责, 各负其责
    SUBJECT 牵头 [MATTER]; SUBJECT 发挥牵头作用
    SUBJECT (积极, 密切 …) 配合 [whom] [MATTER]     not with 应当: that is a plain duty; not an inspection
    SUBJECT 承担 MATTER (工作, 任务, 职责 …)         not costs, not answering before the law
    SUBJECT 统一领导 | 组织协调 | 抓总 | 归口管理 | 监督把关   where nothing follows: a whole predicate
    SUBJECT 主管 MATTER 工作
    A 会同 B VERB …                                B works along; A gets nothing by that word

No parts: 认真负责, 对人民负责, 负责人, 谁主管谁负责, 分级负责; 负责审批的机关 (which one it is, not what it is made to be).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.document.model import Role
from gongwen.extract.kinds.roles.claim import Claim, clause_end, given, matter
from gongwen.extract.kinds.roles.holders import has_head, holder_from, is_holder, split
from gongwen.extract.kinds.roles.subjects import Subject, strip_right, subject
from gongwen.extract.kinds.roles.vocabulary import meanings, word_set
from gongwen.extract.plantext import PlanText

ANCHOR = (
    r"(?P<responsible>负责(?!人(?![事才员大力口民防居社])|任|同志|制|者|与))"
    r"|(?P<lead>牵头(?!单位|部门|机构|人|处室|科室|领导|股室|责任))"
    r"|(?P<support>(?:配合|协助|参与|协办)(?!单位|部门|处室|科室|人|者|机构|责任单位))"
    r"|(?P<bear>承担)"
    r"|(?P<whole>统一领导|组织协调|抓总|各负其责|归口管理(?!部门|单位|机构|机关|的)|监督把关|综合协调|统筹协调|组织实施|具体实施|具体落实)"
    r"|(?P<charge>主管(?!部门|单位|机关|机构|领导|人|责任|副))"
    r"|(?P<along>会同)"
)


def find(plan: PlanText, kind: str, at: int, end: int) -> Iterator[Claim]:
    """The claims of the verb of group `kind` that stands at view[at:end]."""
    if kind == "responsible":
        yield from _responsible(plan, at, end)
    elif kind == "lead":
        yield from _lead(plan, at, end)
    elif kind == "support":
        yield from _support(plan, at, end)
    elif kind == "bear":
        yield from _bear(plan, at, end)
    elif kind == "whole":
        yield from _whole(plan, at, end)
    elif kind == "charge":
        yield from _charge(plan, at, end)
    else:
        yield from _along(plan, end)


_OF_TO = re.compile(r"对(?!口|外|内|应)(?:于)?([^,。;:]{1,80})$")
_MASTERS = re.compile(
    r"(?:人民|历史|自己|自身|自我|党|群众|社会|学生|家长|股东|上级|组织|国家|后代|事业|未来|法律|大会|会议|结果|主任|校长|院长|书记|用户|客户|患者|消费者)$"
)
_CLOSED = re.compile(
    r"解释(?:工作)?(?:和修[订改]|、修[订改]|并修[订改])?$|(?:对)?(?:本|该)?[^,]{0,12}(?:的)?解释(?:工作)?$"
)
_ASSESS = re.compile(
    r"(?:组织|开展|实施|对|年度|日常|具体|绩效)?[^,、和]{0,14}?(?:考核|考评|绩效评价)(?:工作|评价|评分)?$"
)
_OF = re.compile(r"的(?=[^的]{2,})")
_GOES_ON = re.compile(r"[,。;:\n、应须要必可不违未除对在将及或和]")


_PRINCIPLE = re.compile(r"(?:按照?|本着|坚持|遵循|实行|贯彻|根据|落实)[^,。;]{0,16}(?:分级|分工|逐级|层层|条块|属地)$")
_MANNER = ("认真", "高度", "敢于", "勇于", "敢", "真正", "尽心", "尽职", "切实")
_WHOLE = ("分工", "具体", "全面", "总", "分级", "统一")


def _responsible(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    if view.endswith(_MANNER, 0, at):
        return
    role: Role = "负责"
    verb = at
    stop = clause_end(plan, at)
    if view.startswith("的", end) and not view.endswith(_WHOLE, 0, at):
        return
    if view.endswith("全面", 0, at) or view.endswith("总", 0, at) and not view.endswith("汇总", 0, at):
        role = "全面责任"
        verb = at - (2 if view[at - 1] == "面" else 1)
    elif view.endswith("牵头", 0, at) or view.startswith(("牵头", "召集"), end) or _CLOSED.match(view, end, stop):
        return
    found = subject(plan, verb)
    if found is None or _PRINCIPLE.search(found.between):
        return
    toward = _OF_TO.search(
        view, found.end if found.near else plan.clause(at)[0], strip_right(view, plan.clause(at)[0], verb)
    )
    if toward and stop <= end:
        if _MASTERS.search(view, *toward.span(1)) or has_head(view, *toward.span(1)):
            return
        scope = matter(plan, *toward.span(1))
    else:
        if not found.near and stop - end < 2:
            return
        if not found.near and not found.above and _names_which(view, end, stop):
            return
        scope = matter(plan, end, stop)
    if view.startswith(("配合", "协助"), end):
        role = "配合"
    elif role == "负责" and _ASSESS.match(view, end, stop):
        role = "考核"
    yield from given(plan, role, found, verb, stop, scope)


def _names_which(view: str, start: int, stop: int) -> bool:
    """负责审批的机关: the words after the verb say which body is meant, and give it nothing."""
    of = _OF.search(view, start, min(stop, start + 36))
    if of is None:
        return False
    last = holder_from(view, of.end(), stop)
    return last > 0 and bool(_GOES_ON.match(view, last))


_LEADS = re.compile(r"(?:发挥|做好|承担|履行|落实|起|当好)(?:好|着|起)?(?:了)?(?:总)?$")
_LED_NOUN = ("作用", "工作", "职责", "责任", "任务")
_LED_NONE = (
    "单位",
    "部门",
    "机构",
    "人",
    "处室",
    "科室",
    "领导",
    "股室",
    "制作",
    "依托",
    "的",
    "企业",
    "高校",
    "医院",
    "学校",
    "过",
    "社",
)


def _lead(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    verb = at
    if view.startswith(_LED_NOUN, end):
        governing = _LEADS.search(view, max(0, at - 6), at)
        if governing is None:
            return
        verb = governing.start()
    elif view.startswith(_LED_NONE, end):
        return
    elif view.endswith("负责", 0, at):
        verb = at - 2
    found = subject(plan, verb)
    if found is None:
        return
    stop = clause_end(plan, at)
    if not found.near and not found.above and stop == end:
        return
    yield from given(plan, "牵头", found, verb, stop, matter(plan, end, stop))


_BEARING = re.compile(
    r"(?:.{0,14}?)(?:调查|检查|核查|检验|审计|督查|巡查|巡视|取证|询问|抽查|执法|采访|考察|审查|勘验|监督检查|追究|核实|搜查|传唤|询价|质询|诊疗|治疗)"
)
_NOUN_BEFORE = re.compile(
    r"(?:加强|强化|注重|沟通|协作|协调|协同|相互|互相|之间|支持|与|和|及|、|的|形成|良好|联动|衔接|分工|团结|理解|深化|促进)(?:密切|紧密|有效|积极)?$"
)
_EVERYONE = re.compile(r"各(?!有关|相关|级|主管)|全体|所有|广大|每[个名位]|任何|公民|其他任何")


_DUTIFUL = re.compile(r"(?:应当?|必须|须)(?!急|服从)[^,。;]{0,12}$")
_PAPERS = (
    "通知单",
    "登记表",
    "申报单",
    "申请表",
    "函",
    "通知书",
    "方案",
    "办法",
    "制度",
    "机制",
    "预案",
    "协议",
    "协议书",
)


def _support(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    word = view[at:end]
    stop = clause_end(plan, at)
    clause = plan.clause(at)[0]
    if view.startswith(
        ("单位", "部门", "处室", "科室", "人", "者", "机构", "不", "度", "率", "情况", "机制", "制度", "意识", "精神"),
        end,
    ):
        return
    if (
        view.startswith("共同", at - 2)
        or view.endswith(("不", "拒不", "拒绝", "未"), clause, at)
        or view.startswith("、", end)
    ):
        return
    before = strip_right(view, clause, at)
    modal = {meanings("adverb").get(view[n:at], "") for n in range(max(before, at - 8), at)}
    settled = any(
        meanings("adverb").get(view[n:m]) == "modal"
        for n in range(before, at)
        for m in range(n + 1, min(at, n + 4) + 1)
    )
    told = view.startswith("要", before) or view.endswith("要", 0, at)
    shared = re.compile(r"牵头|负责|主办|为主").search(view, plan.sentence(at)[0], at)
    if (settled and not told) or "slogan" in modal:
        return
    if word in ("参与", "协办") and (shared is None or view.startswith("人", end)):
        return
    if stop - end < 24 and view.endswith(_PAPERS, end, stop):
        return
    helps = view.startswith(("做好", "抓好"), end) or "做好" in view[end:stop] or has_object(view, end, stop)
    if _BEARING.match(view, end, stop) and not helps:
        return
    verb = at
    if view.startswith("工作", end) or stop == end:
        offered = re.compile(r"做好(?:相关|有关|各项|协同|协调)?(?:的)?$").search(view, max(clause, at - 8), at)
        verb = offered.start() if offered else at
    if verb == at and _NOUN_BEFORE.search(view, max(clause, at - 6), at) and before == at:
        return
    found = subject(plan, verb)
    if found is None:
        return
    if view[found.start : found.end] in word_set("unit"):
        return
    if _DUTIFUL.search(found.between):
        return
    everyone = bool(_EVERYONE.match(view, found.start, found.end))
    if everyone and not shared:
        return
    if not found.near and not found.above and word != "配合":
        return
    if word == "协助" and not shared and not found.above and not found.near:
        return
    yield from given(plan, "配合", found, verb, stop, matter(plan, end, stop))


def has_object(view: str, start: int, stop: int) -> bool:
    """Is someone named whom it is to work along with?"""
    last = holder_from(view, start, stop)
    return last > 0


_JOB = re.compile(r"(?:工作|任务|职责|职能|事务|事项|业务|服务)(?:\([^()]*\))?$")
_NO_JOB = re.compile(r"(?:费用|后果|损失|经费|责任|成本|开支|支出|风险|税费|义务|运费|款项|资金|价款|损害)")
_NO_BURDEN = re.compile(
    r"(?:以下|下列|相应|相关|一定|法律|全部|一切|过|的)|(?:[^,。;]{0,12}(?:费用|义务|后果|损失|经费))$"
)


def _bear(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    stop = clause_end(plan, at)
    if _NO_BURDEN.match(view, end, stop):
        return
    found = None
    if stop - end < 2:
        found = subject(plan, at)
        clause = plan.clause(at)[0]
        if found is None or not found.near or not view.endswith("由", 0, found.start):
            return
        topic = view[max(clause, found.start - 20) : found.start - 1]
        if not topic.strip():
            topic = view[max(plan.sentence(at)[0], clause - 16) : max(clause - 1, 0)]
        if (
            _NO_JOB.search(topic)
            or "解释" in topic
            or not re.search(r"(?:工作|任务|职责|职能|事务|事项|业务|服务)(?:均|都|具体|主要|统一)?$", topic)
        ):
            return
    elif not _JOB.search(view, end, stop):
        return
    found = found or subject(plan, at)
    if found is not None:
        yield from given(plan, "负责", found, at, stop, matter(plan, end, stop))


_DONE = re.compile(r"[、,。;)”\"\n]|的(?!作用)|和|$|[、与及]")
_UNDER = re.compile(r"在([^,。;的]{2,30})$")
_SHARED_OUT = re.compile(r"负责|负总责|各负其责|牵头")


def _whole(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    if view.startswith("下", end):
        under = _UNDER.search(view, plan.clause(at)[0], at)
        if under and is_holder(view, *under.span(1)) and _SHARED_OUT.search(view, end, plan.sentence(at)[1]):
            yield from given(plan, "负责", Subject(*under.span(1), True, ""), at, end + 1)
        return
    if not _DONE.match(view, end, plan.end):
        return
    found = subject(plan, at)
    if found is None or not found.near:
        return
    if re.search(r"加强|强化|做好|注重|健全|完善|形成|负责|建立|推进", found.between):
        return
    if _EVERYONE.match(view, found.start) and re.match(r"(?:应当?|要|须|必须)", found.between):
        return
    if view.startswith(_LISTED, at) and not (view.startswith("、", end) or view.startswith("、", found.start - 1)):
        return
    role: Role = "监督责任" if view.startswith("监督", at) else "负责"
    yield from given(plan, role, found, at, end)


_LISTED = ("组织实施", "具体")
"""Whole predicates only in a row of such: 县委统一领导、县政府组织实施."""


def _charge(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    stop = clause_end(plan, at)
    if stop - end < 4 or not plan.view.endswith(("工作", "事务", "事业"), end, stop):
        return
    found = subject(plan, at)
    if found is not None and found.near:
        yield from given(plan, "负责", found, at, stop, matter(plan, end, stop))


def _along(plan: PlanText, end: int) -> Iterator[Claim]:
    view = plan.view
    stop = clause_end(plan, end - 1)
    last = holder_from(view, end, stop)
    if last < 0:
        last = holder_from(view, end, stop, loose=True)
    if last < 0:
        return
    start = max(plan.clause(end)[0], end - 50)
    for holder in split(view, end, last):
        yield Claim("配合", holder, start, max(last, min(stop, end + 50)), matter(plan, last, stop))
