"""Parts that verbs of charge give: 承担, 履行, 主管, 分管, 主持, 领导, 掌理.

SUBJECT 承担 MATTER (工作, 任务, 职责 …)         not costs, not answering before the law
MATTER 由 SUBJECT 承担; 由 OTHER 立项, SUBJECT 承担
SUBJECT 履行 MATTER 工作; SUBJECT 主管|分管 MATTER 工作; SUBJECT 主持 … 全面工作; SUBJECT 领导 全省的 MATTER 工作
SUBJECT 掌理 MATTER; SUBJECT 综理会务            the latter all of it
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.extraction.kinds.roles.anchors import Anchor
from gongwen.extraction.kinds.roles.around import AGENT
from gongwen.extraction.kinds.roles.claim import Claim, given, matter
from gongwen.extraction.kinds.roles.owners import whose
from gongwen.extraction.kinds.roles.units import clause_end, clause_start, sentence_start
from gongwen.extraction.kinds.roles.vocabulary import Phrase
from gongwen.extraction.plantext import PlanText

ANCHORS = (
    Anchor("bear", ("承担",)),
    Anchor("fulfil", ("履行",), "职|责|好|主体|监督|第一|[^,。;:]{0,6}(?:职责|责任|义务|手续|程序|承诺|合同|协议)"),
    Anchor("charge", ("分管",), "领导|负责|副|的|范围|领域|部门|单位|线|工作|[市县区镇乡校院局]|责任|行业|战线|常委|同志|口|科室|处室|主任|书记|[^,。;]{0,12}的"),
    Anchor("overall", ("综理",)),
    Anchor("runs", ("掌理", "掌管")),
    Anchor("charge", ("全面主持",)),
    Anchor("charge", ("主抓", "直接抓", "统管"), "的|落实|好"),
    Anchor("charge", ("主持",), "(?!(?:[协学商本总理董]事?会|委员会|[^,。;:会]){0,12}(?:全面|日常|行政|党务|党委|党组|支部|全[\u4e00-\u9fff])工作)|召开"),
    Anchor("charge", ("领导",), "(?!(?:全国|本(?:行政区|地区|辖区|级|[省市县区州镇乡村社校院局厂矿])|全[省市县区州镇乡村社校院局厂矿]|所[属辖])[^,。;:]{0,16}(?:工作|事务|事业))"),
    Anchor("charge", ("主管",), "部门|单位|机关|机构|领导|人|责任|副|[校院局处科厂园所站部市县区镇乡省司厅矿段]长|书记|主任|经理|会计|护士"),
)  # fmt: skip


def find(plan: PlanText, kind: str, at: int, end: int) -> Iterator[Claim]:
    """The claims of the verb of that kind that stands at view[at:end]."""
    if kind == "bear":
        return bear(plan, at, end)
    if kind == "fulfil":
        return _fulfil(plan, at, end)
    if kind == "overall":
        return _overall(plan, at)
    if kind == "runs":
        return _runs(plan, at, end)
    return charge(plan, at, end)


_WORK = "(?:工作|任务|职责|职能|事务|事项|业务|服务)"
_JOB = Phrase(rf"{_WORK}(?:\([^()]*\))?$")
_JOB_BEFORE = Phrase(rf"{_WORK}(?:均|都|具体|主要|统一)?,?$")
_NO_JOB = Phrase(
    r"费用|后果|损失|经费(?!保障|管理|筹|落实)|责任(?!追究|制|落实|督导|区)|成本|开支|支出|风险|税费|义务|运费|款项|资金|价款|损害|解释"
)
_BURDEN = Phrase(
    r"(?:以下|下列|(?:相应|相关)的?(?!工作|任务|职能|事务|业务)|一定|法律|全部|一切|过|的)|(?:[^,。;]{0,12}(?:费用|义务|后果|损失|经费))$"
)


def bear(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    """SUBJECT 承担 MATTER; the verb, with what stands before it, is view[at:end]."""
    view = plan.view
    stop = clause_end(plan, at)
    if _BURDEN.match(view, end, stop):
        return
    if stop - end < 2:
        yield from _borne(plan, at, stop)
        yield from _taken_on(plan, at, stop)
    elif _JOB.search(view, end, stop):
        found = whose(plan, at)
        if found is not None:
            yield from given(plan, "负责", found, at, stop, matter(plan, end, stop))


def _taken_on(plan: PlanText, at: int, stop: int) -> Iterator[Claim]:
    """由甲立项,乙承担: a share of the work that the sentence gives out."""
    view, before = plan.view, (sentence_start(plan, at), clause_start(plan, at))
    if not AGENT.search(view, *before) or _NO_JOB.search(view, before[0], at):
        return
    found = whose(plan, at)
    if found is not None and found.near:
        yield from given(plan, "负责", found, at, stop)


def _fulfil(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    """SUBJECT 履行 MATTER 工作."""
    stop = clause_end(plan, at)
    if plan.view.endswith(("工作", "事务"), end, stop):
        found = whose(plan, at)
        if found is not None:
            yield from given(plan, "负责", found, at, stop, matter(plan, end, stop))


def _runs(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    """秘书室掌理文书."""
    stop = clause_end(plan, at)
    found = whose(plan, at)
    if found is not None:
        yield from given(plan, "负责", found, at, stop, matter(plan, end, stop))


_SHORT_MATTER = 8


def _overall(plan: PlanText, at: int) -> Iterator[Claim]:
    """会长综理会务: to run all of it."""
    stop = clause_end(plan, at)
    found = whose(plan, at) if stop - at < _SHORT_MATTER else None
    if found is not None and not found.above:
        yield from given(plan, "全面责任", found, at, stop, matter(plan, at + 2, stop))


def _borne(plan: PlanText, at: int, stop: int) -> Iterator[Claim]:
    """MATTER 由 HOLDER 承担: the matter must be work."""
    view = plan.view
    found = whose(plan, at)
    if found is None or not view.endswith("由", 0, found.start):
        return
    topic = max(sentence_start(plan, at), found.start - 20), found.start - 1
    if _JOB_BEFORE.search(view, *topic) and not _NO_JOB.search(view, *topic):
        yield from given(plan, "负责", found, at, stop)


def charge(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    """SUBJECT 主管|分管|主持|归口管理 MATTER 工作."""
    stop = clause_end(plan, at)
    centrally = plan.view.startswith("归口", at)
    if not (centrally or plan.view.endswith(("工作", "事务", "事业"), end, stop)):
        return
    found = whose(plan, at)
    chairs = plan.view.find("主持", at, end) >= 0
    if found is not None and not ("协助" in found.between if found.near else chairs):
        yield from given(plan, "负责", found, at, stop, matter(plan, end, stop))
