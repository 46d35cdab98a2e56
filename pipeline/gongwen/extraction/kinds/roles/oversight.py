"""Who assesses and who oversees.

    由 HOLDER 对 X 进行考核; HOLDER 对 X 开展考核|考评|绩效评价; HOLDER 组织考核; 委托 HOLDER 进行评估
    HOLDER 对 X 行使监察权|实施监督|进行(法律)监督      a declared function: not with 应当, not 监督检查
    监督 OBJECT, 监督、检查和考核 OBJECT, as an item of a list of a holder's powers

No parts: 纳入考核, 考核结果, 接受考核; 风险评估; 接受监督, 监督电话.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator

from gongwen.extraction.kinds.roles.anchors import Anchor
from gongwen.extraction.kinds.roles.around import AGENT, MODAL, SHARED_OUT, Subject
from gongwen.extraction.kinds.roles.claim import Claim, given, matter
from gongwen.extraction.kinds.roles.names import is_holder
from gongwen.extraction.kinds.roles.owners import whose
from gongwen.extraction.kinds.roles.units import clause_end, clause_start, sentence_start
from gongwen.extraction.kinds.roles.vocabulary import TOWARD, Phrase, any_word, known
from gongwen.extraction.plantext import PlanText

_OF_ASSESSING = (
    r"结果|指标|内容|体系|机制|制度|办法|方案|细则|标准|合格|组|办|对象|等次|等级|周期|目标|要求|表|成绩|得分|分值|程序|方式|方法|情况|奖惩|依据|范围"
    r"|项目|评价体系|的|优秀|委员会|小组|工作(?!。|,|;|$)|权重|期|年度|原则|档|对照|材料|责任|意见|重要|主要"
)
_OF_REVIEW = f"{_OF_ASSESSING}|报告|机构|工作|专家|各方"
ANCHORS = (
    Anchor("assess", ("考核", "考评", "绩效评价", "绩效评估", "评核", "查核", "评级"), _OF_ASSESSING),
    Anchor("review", ("评估",), _OF_REVIEW),
    Anchor("weighs", tuple(word + share for word in ("评分", "打分", "测评", "评议") for share in ("占", ",占", "权重"))),
    Anchor("oversee", ("监督", "监察"), r"指导|问责|执法|机制|制度|体系|员|电话|部门|机构|单位|人|执纪|评价|办法|力度"),
)  # fmt: skip


def find(plan: PlanText, kind: str, at: int, end: int) -> Iterator[Claim]:
    """The claims of the word of that kind that stands at view[at:end]."""
    if kind == "oversee":
        return _oversee(plan, at, end)
    if kind == "weighs":
        return _weighs(plan, at)
    return _assess(plan, at, end, soft=kind == "review")


_VERB_FINAL = Phrase(
    r"(?:工作|评价|评估|评分|评定|打分|评议|考评|考核|登记|验收|评比|奖惩|等(?:管理)?工作|[一二两三四五六\d]{1,2}次)?(?:[、,。;:)和及并]|$)"
)
_CARRY = Phrase(r"(?:进行|实施|开展|组织|负责(?!制|人)|做好|加强)(?:了|好)?(?:[^,。;:]{0,14})?$")
_TO = Phrase(rf"{TOWARD}于?[^,。;:]{{2,60}}$")
_TO_BEFORE = Phrase(r"对(?:于)?[^,。;:]{2,40},")
_HAZARD = Phrase(lambda: any_word("hazard"))
_EXAMINED = Phrase(
    r"(?:纳入|列入|作为|接受|参加|通过|经(?!理|营|济|办|费|纪|销|贸)|未|不|免予|重新|健全|完善|建立|制定|修订|根据|按照|依据|结合|迎接|配合|配套)[^,。;]{0,20}$|[在按如经若当](?:考核)?$"
)
_PERFORMANCE = Phrase(
    r"绩效|年度|考核|定期|履职|工作(?:成效|情况|业绩|落实)|运行|委托|第三方|机构(?:运行|服务|建设|工作)|建设成效"
)
_ON_GROUNDS = Phrase(r"(?:根据|依据|按照?|依照|结合|从)[^,。;:]{4,40}(?<!的)综合$")
"""学工组根据平时表现和实绩两个方面综合考评."""
_EXAMINED_BY = Phrase(
    r"接受([^,。;:]{2,24}?)的?(?:(?:年度|定期|绩效|日常|全面|综合|统一|监督|检查|督促|指导|管理|组织)[、和与]?)*$"
)
"""接受县教育局的年度考核."""
_CADENCE = Phrase(r"每(?:半年|季度|学期|学年|年度?|个?月|周)(?:定期|组织|集中|至少|统一)*$")
_NOT_WHOM = Phrase(r"[、,。;:)]|[一二两三\d]|不少|和|与|或|及|后|时|中|前|合格|不")
_TIMES = Phrase(r"(?:[一二两三四]|\d{1,2})次(?=(?:各|全|所|本|下)[\u4e00-\u9fff])")
"""每季度考核一次各班."""
_AMONG_OTHERS = Phrase(
    r"(?:培训|考察|考勤|评比|教育|管理|招聘|招录|选拔|任用|安排|指导|使用|聘用|建设|维护|任免|奖惩|晋升|调配|练兵|比武|竞赛|演练|演习|训练|学习|调研|实习|见习|招收|录用|分配)[及和与、并]$"
)
"""培训及考核: one of several that the holder is responsible for."""
_AMONG = Phrase(
    r"(?:组织|负责|定期|具体|实施|开展)*(?:(?:监督|检查|督促|指导|督查|督导|评价|监测|管理|审核)[、和与及])*"
)
_WHAT = Phrase(r"[^,。;:]{4,60}(?:情况|工作|成效|执行|落实|业绩|绩效|质量|人员|干部|单位|部门|职工|员工)$")
"""监督、检查和考核 OBJECT, as one of the duties listed under their holder."""
_STUDIED = Phrase(r"(?:分析|研判|研究|总结|排查|辨识|检查|监测|统计|汇总)(?:、|和|与)$")
"""分析、评估 are studies, of no one's work."""
_CHARGED = Phrase(r"委托([^,。;]{2,20}?)(?:进行|开展|实施|对|组织|负责)")


def _with_object(plan: PlanText, clause: int, at: int, end: int) -> Generator[Claim, None, bool]:
    """每季度考核 OBJECT, and 检查和考核 OBJECT as an item of a list of duties; was it one of these?"""
    view, stop = plan.view, clause_end(plan, at)
    if _CADENCE.search(view, max(clause, at - 12), at):
        found = whose(plan, at)
        counted = _TIMES.match(view, end, plan.end)
        if found is not None and not _NOT_WHOM.match(view, counted.end() if counted else end, plan.end):
            yield from given(plan, "考核", found, at, stop, matter(plan, end, stop))
        return True
    if _AMONG.fullmatch(view, clause, at) and _WHAT.match(view, end, stop):
        found = whose(plan, clause)
        if found is not None and found.above:
            yield from given(plan, "考核", found, clause, stop, matter(plan, end, stop))
        return True
    return False


def _weighs(plan: PlanText, at: int) -> Iterator[Claim]:
    """站长评分占20%: whose marks count."""
    found = whose(plan, at)
    if found is not None and found.near and not known("private").before(plan.view, found.start, found.end):
        yield from given(plan, "考核", found, at, at + 2)


def _assess(plan: PlanText, at: int, end: int, *, soft: bool) -> Iterator[Claim]:
    """`soft`: 评估, which is an assessment of someone only where performance is spoken of."""
    view = plan.view
    clause = clause_start(plan, at)
    if (yield from _with_object(plan, clause, at, end)):
        return
    by = None if soft else _EXAMINED_BY.search(view, max(clause, at - 36), at)
    if by and is_holder(view, *by.span(1)) and not known("private").before(view, *by.span(1)):
        yield from given(plan, "考核", Subject(*by.span(1)), by.start(), end)
        return
    grounds = _ON_GROUNDS.search(view, max(clause, at - 60), at) if view.endswith("综合", clause, at) else None
    examined = grounds is None and _EXAMINED.search(view, max(clause, at - 24), at)
    if examined or not _VERB_FINAL.match(view, end, plan.end):
        return
    if soft and (_HAZARD.search(view, clause, at) or not _PERFORMANCE.search(view, clause, at)):
        return
    if (soft and _STUDIED.search(view, clause, at)) or _AMONG_OTHERS.search(view, clause, at):
        return
    charged = _CHARGED.search(view, clause, at)
    if charged:
        yield from given(plan, "考核", Subject(*charged.span(1)), charged.start(), end)
        return
    carry = grounds or _CARRY.search(view, max(clause, at - 24), at)
    toward = _TO.search(view, max(clause, at - 70), at)
    if carry is None and toward is None:
        before = _TO_BEFORE.search(view, sentence_start(plan, at), clause)
        if before is None:
            return
    verb = min(carry.start() if carry else at, toward.start() if toward else at)
    found = whose(plan, verb)
    if found is None:
        return
    if carry is not None and not found.above and carry.start() == clause:
        return
    if carry is not None and carry.group().startswith(("加强", "做好")):
        return
    scope = matter(plan, toward.start() + 1, carry.start() if carry else at) if toward else None
    yield from given(plan, "考核", found, verb, end, scope)


_OVERSEES = Phrase(
    r"(?:行使(?:[^,。;:的对]{2,6})?|(?:实施|进行|实行|开展|履行))(?:统一|全程|全过程|全流程|专门|专项|日常|有效|民主|法律|审计|行政|纪律|社会|财务|工作|全面|综合|内部|执纪|独立"
    r"|群众|舆论|质量|安全|技术)*$"
)
_OVERSIGHT = Phrase(
    r"((?:管理)?(权|职责|职能|职权|的(?:权[利力]|职[责能权]|责任|义务))?)(?:[,。;)、并\n]|和(?!检查|管理|指导)|$)"
)
_SENT = Phrase(r"(?:指派|委派|选派|派出|派驻|派)[^,。;:]{0,12}(?:员|人|组)(?:到|在|对)?[^,。;:]{0,16}$")
"""学工处派督导员进行监督: by those whom it sends."""
_TO_WHOM = Phrase(rf"{TOWARD}于?")


def _listed(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    """监督 OBJECT as one of the powers listed under their holder, once for each item."""
    stop = clause_end(plan, at)
    again = plan.view.startswith(";", at - 1) and plan.view.find("监督", plan.view.rfind("\n", 0, at) + 1, at) >= 0
    checks = _CHECKS.match(plan.view, end, stop) is not None
    found = whose(plan, at) if checks or not (again or _JOINTLY.match(plan.view, end)) else None
    if found is None or not found.above:
        return
    if _OVERSEER.search(plan.view, found.start, found.end) or (not checks and _EXECUTION.match(plan.view, end, stop)):
        yield from given(plan, "监督责任", found, at, stop, matter(plan, end, stop))


_OVERSEER = Phrase(r"监|纪|督|审计|巡察|代表大会|职代会|教代会")
"""A body that is there to oversee."""
_CHECKS = Phrase(r"检查(?=[^,。;:]{4,40}(?:工作|情况|执行)$)")
_EXECUTION = Phrase(
    r"[^,。;:]{2,50}(?:(?:执行|实施|落实|履行|贯彻)(?:的?情况)?|(?:资金|经费|款项|财物)[^,。;:]{0,8}使用(?:的?情况)?)$"
)
"""监督办法的执行情况, as one of the duties listed."""
_BESIDES = Phrase(r"(?:[、和与]?(?:检查|管理(?=[、和与])|指导|考[核评]))+")
"""监督检查, 监督、管理、检查: oversight by other words as well."""
_ARRANGED = Phrase(r"组织|负责|加强|协助|配合|参与$")
"""组织对…进行监督检查: an act within other work."""
_JOINTLY = Phrase(r"[、和与及并的]|检查|管理|保证|实施|执行|落实")


_ENDED = Phrase(r"[,。;)\n]|$")


def _shares(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    """A 负责, B 全程监督: oversight as a share of the work that the sentence gives out."""
    before = sentence_start(plan, at), clause_start(plan, at)
    if not (SHARED_OUT.search(plan.view, *before) or AGENT.search(plan.view, *before)):
        return
    found = whose(plan, at)
    if found is None or known("private").before(plan.view, found.start, found.end):
        return
    if not MODAL.search(found.between):
        yield from given(plan, "监督责任", found, at, end)


def _oversee(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    clause = clause_start(plan, at)
    if clause == at or (at - clause == 2 and view.startswith("定期", clause)):
        yield from _listed(plan, clause, end)
        return
    doing = _OVERSEES.search(view, max(clause, at - 16), at)
    besides = _BESIDES.match(view, end, plan.end)
    over = _OVERSIGHT.match(view, besides.end() if besides else end, plan.end)
    alone = doing is None and not view.endswith(("检查", "指导", "督导"), clause, at)
    if alone and _ENDED.match(view, end, plan.end) and view[at:end] == "监督":
        yield from _shares(plan, at, end)
    if doing is None or over is None or (besides and "考" in besides.group()):
        return
    toward = _SENT.search(view, clause, doing.start()) or _TO_WHOM.search(view, clause, doing.start())
    declared = over[2] and doing.group().startswith("行使")
    if toward is None and not declared and (besides or not over[2]):
        if not besides and not over[2]:
            yield from _shares(plan, doing.start(), end)
        return
    if besides and toward and _ARRANGED.search(view, clause, toward.start()):
        return
    verb = toward.start() if toward else doing.start()
    verb -= bool(over[2]) and over[2].startswith("的") and view.endswith("有", clause, verb)
    found = whose(plan, verb)
    if found is not None and besides and found.above and sentence_start(plan, at) < clause:
        return
    if (
        found is not None
        and not MODAL.search(found.between)
        and not known("private").before(view, found.start, found.end)
    ):
        scope = matter(plan, verb + 1, doing.start()) if toward else None
        yield from given(plan, "监督责任", found, verb, over.end(1), scope)
