"""Parts with phrases of their own: who interprets, assesses, oversees, convenes; where an office sits; 专人.

由 H [负责] 解释; 解释权归 H [所有]; 解释工作由 H 承担
由 H 对 X 进行考核; H 对 X 开展考核|考评|绩效评价; H 组织(开展)考核; 委托 H 进行评估
H 对 X 行使监察权|实施监督|进行(法律)监督; not with 应当, not 监督检查
由 H 召集; H 召集并主持会议
办公室|办事机构|秘书处 设在 H; 下设 NAMED 办公室
安排|明确|由|落实 … 专人 …; 设置 H 岗位, 专门从事 …
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.document.model import Role
from gongwen.extract.kinds.roles.claim import Claim, clause_end, given, matter
from gongwen.extract.kinds.roles.holders import has_head, holder_from, is_holder, split, trim
from gongwen.extract.kinds.roles.subjects import Subject, strip_left, strip_right, subject
from gongwen.extract.plantext import PlanText

ANCHOR = (
    r"(?P<interpret>解释)"
    r"|(?P<assess>考核|考评|绩效评[价估]|评核|查核|评估(?!结果|指标|办法|报告|体系|机制|标准|机构|工作|周期|组|专家|各方))"
    r"|(?P<oversee>监督权|监察权|监督|监察)"
    r"|(?P<convene>召集(?!人))"
    r"|(?P<seated>(?<!增)设(?:立|置)?(?:在|于)|挂靠(?:在|于)?|下设)"
    r"|(?P<assigned>专人|专职人员|专门人员|专职工作人员|岗位(?=,专[门职]))"
)


def find(plan: PlanText, kind: str, at: int, end: int) -> Iterator[Claim]:
    """The claims of the phrase of group `kind` whose word stands at view[at:end]."""
    if kind == "interpret":
        yield from _interpret(plan, at, end)
    elif kind == "assess":
        yield from _assess(plan, at, end)
    elif kind == "oversee":
        yield from _oversee(plan, at, end)
    elif kind == "convene":
        yield from _convene(plan, at, end)
    elif kind == "seated":
        yield from _seated(plan, at, end)
    else:
        yield from _assigned(plan, at, end)


_RIGHT = re.compile(
    r"权?(?:均|都|仍)?(?:归属?(?:于)?|属于?|由)([^,。;:\n]{2,50}?)(?:负责|所有|享有|行使|承担)?(?=[,。;:\n)]|$)"
)
_WORK = re.compile(r"工作由([^,。;:\n]{2,50}?)(?:商[^,。;]{2,20})?(?:负责|承担)(?=[,。;:\n)]|$)")
_BY = re.compile(
    r"(?<![自理事缘经])由([^,。;:\n]{2,60}?)(?:会同[^,。;:\n]{2,40}?)?(?:依法|具体|统一|最终|分别|按职责|按照各自职责|按职责分工)?(?:负责)?(?:对[^,。;:\n]{0,20})?(?:进行)?$"
)
_OWN = re.compile(
    r"([^,。;:\n]{2,40}?)(?:拥有|享有|保留|依法|具体)?(?:负责)(?:对)?(?:本|该)?[^,。;:\n]{0,16}?(?:的)?(?:最终)?$"
)
_ENDS = re.compile(
    r"(?:权|工作)?(?:和修[订改]|、修[订改]|并修[订改]|及修[订改]|与修[订改]|和监督执行)?(?=[,。;:\n)]|$)"
)
_TEXT = re.compile(
    r"(?:本|该|此)(?:办法|规定|细则|制度|方案|规则|意见|预案|章程|通知|条例|规范|要点|实施|标准|计划|准则|管理|暂行|[^,。;]{0,16}$)"
)


def _interpret(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    stop = plan.clause(at)[1]
    clause = plan.clause(at)[0]
    for pattern in (_RIGHT, _WORK) if view.startswith(("权", "工作由"), end) else ():
        found = pattern.match(view, end, stop)
        if found:
            yield from _closing(plan, found.span(1), at, found.end())
            return
    if not _ENDS.match(view, end, stop):
        return
    found = _BY.search(view, clause, at)
    if found:
        yield from _closing(plan, found.span(1), at, end)
        return
    found = _OWN.match(view, clause, at)
    if found and _TEXT.search(view, plan.sentence(at)[0], at):
        begin, _ = strip_left(view, *found.span(1))
        topic = _TEXT.match(view, begin, found.end(1))
        if not topic:
            yield from _closing(plan, (begin, found.end(1)), at, end)


def _closing(plan: PlanText, holder: tuple[int, int], at: int, end: int) -> Iterator[Claim]:
    """Whoever is named so plainly is the holder, whatever the name ends in."""
    view = plan.view
    first, last = trim(view, *holder)
    last = strip_right(view, first, last)
    if last - first < 2 or view[first:last] in ("其", "本人", "专人"):
        return
    start = min(first, at)
    for item in split(view, first, last):
        yield Claim("解释", item, start, max(end, last))


_VERB_FINAL = re.compile(r"(?:工作|评价|评估|评分|评定|打分|评议|考评|考核|登记|验收)?(?:[、,。;:)和及并]|$)")
_NOUN_AFTER = re.compile(
    r"(?:结果|指标|内容|体系|机制|制度|办法|方案|细则|标准|合格|组|办|对象|等次|等级|周期|目标|要求|表|成绩|得分|分值|程序|方式|方法|情况|奖惩|依据|范围|项目|评价体系|的|优秀|委员会|小组|工作(?!。|,|;|$)|权重|期|年度|原则|档|对照|材料|责任|意见|重要|主要)"
)
_CARRY = re.compile(r"(?:进行|实施|开展|组织|负责(?!制|人)|做好|加强)(?:了|好)?(?:[^,。;:]{0,14})?$")
_TO = re.compile(r"对(?!口|外|内|象|应)(?:于)?[^,。;:]{2,60}$")
_RISK = re.compile(
    r"风险|影响|灾害|损失|环境|安全状况|资产|需求|可行性|形势|态势|险情|疫情|效果|后果|质量安全|设计|危害|价值|房屋|土地|病情|伤情|社会稳定|舆情"
)
_EXAMINED = re.compile(
    r"(?:纳入|列入|作为|接受|参加|通过|经|未|不|免予|重新|健全|完善|建立|制定|修订|根据|按照|依据|结合|迎接|配合|配套)[^,。;]{0,20}$"
)
_PERFORMANCE = re.compile(r"绩效|年度|考核|定期|履职|工作(?:成效|情况|业绩|落实)|运行|委托|第三方|机构|建设成效")


def _assess(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    clause = plan.clause(at)[0]
    stop = clause_end(plan, at)
    if _NOUN_AFTER.match(view, end, plan.end) or not _VERB_FINAL.match(view, end, plan.end):
        return
    if _EXAMINED.search(view, max(clause, at - 24), at):
        return
    soft = view.startswith("评估", at)
    carry = _CARRY.search(view, max(clause, at - 24), at)
    toward = _TO.search(view, max(clause, at - 70), at)
    if soft and (_RISK.search(view, clause, at) or not _PERFORMANCE.search(view, clause, at)):
        return
    charged = re.compile(r"委托([^,。;]{2,20}?)(?:进行|开展|实施|对|组织|负责)").search(view, clause, at)
    if charged and is_holder(view, *charged.span(1)):
        yield from given(plan, "考核", Subject(*charged.span(1), True, ""), charged.start(), end)
        return
    if carry is None and toward is None:
        sentence = plan.sentence(at)[0]
        if (
            not re.compile(r"对(?:于)?[^,。;:]{2,40},").search(view, sentence, clause)
            or clause_end(plan, at) - clause > 16
        ):
            return
    verb = carry.start() if carry else at
    if toward and toward.start() < verb:
        verb = toward.start()
    found = subject(plan, verb)
    if found is None or (soft and not found.above and not found.near):
        return
    if carry is not None and carry.group().startswith(("加强", "做好")) and not found.near:
        return
    yield from given(
        plan,
        "考核",
        found,
        verb,
        end,
        matter(plan, toward.start() + 1, verb if verb > toward.start() else at) if toward else None,
    )


_OVERSEES = re.compile(
    r"(?:行使|实施|进行|实行|开展|履行)(?:统一|全程|全过程|全流程|专门|专项|日常|有效|民主|法律|审计|行政|纪律|社会|财务|工作|全面|综合|内部|执纪|独立|群众|舆论|质量|安全|技术)*$"
)
_OVERSEEN_NONE = re.compile(
    r"(?:检查|指导|管理(?!权)|问责|执法|机制|制度|体系|员|电话|部门|机构|单位|人|执纪|评价|办法|力度|和(?:检查|管理|指导)|、(?:检查|管理|指导))"
)
_MODAL = re.compile(r"应当?|必须|须|要(?!求|闻)|需|可以|有权")


def _oversee(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    clause = plan.clause(at)[0]
    if _OVERSEEN_NONE.match(view, end, plan.end):
        if not (view.startswith("管理", end) and re.compile(r"[,。;)]|$").match(view, end + 2)):
            return
        end += 2
    doing = _OVERSEES.search(view, max(clause, at - 16), at)
    if doing is None or not re.compile(r"(?:权|职责|职能|职权)?(?:[,。;)、和并]|$)").match(view, end, plan.end):
        return
    toward = re.compile(r"对(?!口|外|内|象|应)(?:于)?").search(view, clause, doing.start())
    if toward is None and not view.startswith(("权", "职"), end - 1 if view[end - 1] == "权" else end):
        return
    verb = toward.start() if toward else doing.start()
    found = subject(plan, verb)
    if found is None or _MODAL.search(found.between):
        return
    yield from given(plan, "监督责任", found, verb, end, matter(plan, verb + 1, doing.start()) if toward else None)


_MEETS = re.compile(r"(?:并主持)?(?:[^,。;]{0,24}?)(?:会议|例会|大会|会商|全会|[^社机]会)|并主持|和主持")
_OR_BY = re.compile(r"([^,。;:]{2,24})(?:或者|或)([^,。;:]{2,24})委托([^,。;:]{2,24})$")


def _convene(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    clause = plan.clause(at)[0]
    stop = clause_end(plan, at)
    agent = re.compile(r"(?<![自理事缘经])由([^,。;:]{2,60})$").search(view, clause, at)
    if agent is None and not _MEETS.match(view, end, stop):
        return
    if agent:
        stop_at = at - 2 if view.endswith("负责", agent.start(1), at) else at
        first, last = trim(view, agent.start(1), strip_right(view, agent.start(1), stop_at))
        entrusted = _OR_BY.match(view, first, last)
        holders = (
            [entrusted.span(1), entrusted.span(3)] if entrusted and entrusted[1] == entrusted[2] else [(first, last)]
        )
        for holder in holders:
            if is_holder(view, *holder):
                yield from given(plan, "召集人", Subject(*holder, True, ""), first, stop)
        return
    found = subject(plan, at)
    if found is not None and found.near and not _MODAL.search(found.between):
        yield from given(plan, "召集人", found, at, stop)


_OFFICE = re.compile(
    r"(办公室|办事机构|秘书处|日常办事机构|日常工作机构|联络处|工作机构|联席办|指挥部办|领导小组办|专班办)(?:也|均|都|仍|可以|可|统一|暂|常|[(,])*$"
)
_NAMED = re.compile(r"(?:立|一个|1个|了)?([^,。;:、()\n]{2,20}办公室)(?=[,。;:)\n]|$)")
_SEAT = re.compile(r"(?:立|一个|1个|了)?[^,。;:]{0,12}(?:办公室|秘书处)(?:于|在)([^,。;:()]{2,30})$")
_SEAT_ENDS = re.compile(r"(?:内|机关)?(?:,|。|;|:|\)|\n|、|并|,由|,负责|负责|承担|$)")


def _seated(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    clause = plan.clause(at)[0]
    stop = clause_end(plan, at)
    if view.startswith("下设", at):
        seat = _SEAT.match(view, end, stop)
        if seat and is_holder(view, *seat.span(1)):
            for holder in split(view, *seat.span(1)):
                yield Claim("办公室", holder, at, seat.end())
            return
        named = _NAMED.match(view, end, plan.end)
        if named and not re.match(r"(?:日常|工作|领导小组|专门)?办公室", named[1]):
            yield Claim("办公室", named.span(1), max(clause, at - 20), named.end())
        return
    office = _OFFICE.search(view, max(plan.sentence(at)[0], at - 16), at)
    if office is None:
        return
    last = stop
    closing = view.find(")", end, stop)
    if closing >= 0 and "(" not in view[end:closing]:
        last = closing
    joined = re.compile(r",|并|、(?=由)|承担|负责").search(view, end, last)
    if joined and joined.start() - end > 1:
        last = joined.start()
    first, last = trim(view, end, last)
    if last - first > 1 and view.endswith("内", first, last):
        last -= 1
    if last - first < 2 or last - first > 40 or not (has_head(view, first, last) or last - first <= 14):
        return
    for holder in split(view, first, last):
        yield Claim("办公室", holder, office.start(), last)


_ASSIGN = re.compile(
    r"(?:由|安排|明确|指定|配备|配齐|落实|确定|组织|派出|派|抽调|设立|设置|设|选派|委派|指派|固定|选定|抽出|聘请|调配|指派|有)(?:好|了|\d{1,2}(?:-\d)?[名人]|[一二两三]名|[一二两三]至[二三四]名|至少[一二]名|相应的?|必要的?)*$"
)
_ASSIGNED_DOES = re.compile(
    r"(?:负责|管理|保管|值守|值班|跟踪|对接|收集|记录|监测|看护|检查|维护|专管|专责|盯|操作|登记|审核|办理|管护|看管|巡查|进行|做好|落实|监管|把关|联系|定期|每|承办|带班|接待|从事|抓|具体|24)"
)


def _assigned(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    clause = plan.clause(at)[0]
    stop = clause_end(plan, at)
    if view.startswith("岗位", at):
        post = re.compile(r"(?:设置|设立|配备|设)([^,。;:]{2,20})$").search(view, clause, at)
        if post and has_head(view, *post.span(1)):
            yield Claim("专人", post.span(1), post.start(), clause_end(plan, end + 1))
        return
    if view.rfind("“", max(clause, at - 30), at) > view.rfind("”", max(clause, at - 30), at):
        return
    made = _ASSIGN.search(view, max(clause, at - 14), at)
    if made is None and not (
        _ASSIGNED_DOES.match(view, end, plan.end)
        and not re.compile(r"[\u4e00-\u9fff]$").search(view, max(clause, at - 1), at)
    ):
        return
    start = made.start() if made else at
    yield Claim(
        "专人",
        (at, end),
        start,
        min(stop, end + 60),
        matter(plan, end + 2 if view.startswith("负责", end) else end, stop),
    )
