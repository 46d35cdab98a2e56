"""Parts that a verb gives: 负责, 承担, 统一领导 and its like, 主管.

    SUBJECT [adverbs] 负责 MATTER                   MATTER 由 SUBJECT 负责; SUBJECT 对 MATTER 负责, 全面负责, 各负其责
    SUBJECT 承担 MATTER (工作, 任务, 职责 …)         not costs, not answering before the law
    SUBJECT 统一领导 | 组织协调 | 抓总 | 归口管理 | 监督把关   where nothing follows: a whole predicate
    SUBJECT 主管 MATTER 工作

No parts: 认真负责, 对人民负责, 负责人, 谁主管谁负责, 分级负责; 负责审批的机关 (which one it is, not what it is made to be).
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.anchors import PERSON, Anchor
from gongwen.extraction.kinds.roles.around import MODAL, SHARED_OUT, Subject, strip_right, under
from gongwen.extraction.kinds.roles.claim import Claim, given, matter
from gongwen.extraction.kinds.roles.duties import level
from gongwen.extraction.kinds.roles.extents import holder_from
from gongwen.extraction.kinds.roles.names import has_head, is_holder
from gongwen.extraction.kinds.roles.owners import whose
from gongwen.extraction.kinds.roles.units import clause_end, clause_start, sentence_end, sentence_start
from gongwen.extraction.kinds.roles.vocabulary import TOWARD, Phrase, any_word, known
from gongwen.extraction.plantext import PlanText

ANCHORS = (
    Anchor("responsible", ("负责",), rf"{PERSON}|任(?![务课命免职期])|同志|制(?![定订作造]|度(?:的?[建制修汇起完]|与|和|、))|者|(?:与[^,。;]{{0,16}})?相?结合"),
    Anchor("bear", ("承担",)),
    Anchor("fulfil", ("履行",), "职|责|好|主体|监督|第一|[^,。;:]{0,6}(?:职责|责任|义务|手续|程序|承诺|合同|协议)"),
    Anchor("whole", ("统一领导", "组织协调", "抓总", "各负其责", "监督把关", "综合协调", "统筹协调", "组织实施", "具体实施", "具体落实", "具体抓", "具体承办", "具体办理", "具体组织", "具体组织实施", "组织落实", "组织推进", "抓落实", "抓好落实", "统一指挥", "具体承担", "分头落实", "分头实施")),
    Anchor("whole", ("归口管理",), "部门|单位|机构|机关|的"),
    Anchor("charge", ("分管",), "领导|负责|副|的|范围|领域|部门|单位|线|工作|[市县区镇乡校院局]|责任|行业|战线|常委|同志|口|科室|处室|主任|书记|[^,。;]{0,12}的"),
    Anchor("overall", ("综理",)),
    Anchor("runs", ("掌理", "掌管")),
    Anchor("charge", ("全面主持",)),
    Anchor("charge", ("主抓", "直接抓", "统管"), "的|落实|好"),
    Anchor("charge", ("主持",), "(?!(?:[协学商本总理董]事?会|委员会|[^,。;:会]){0,12}(?:全面|日常|行政|党务|党委|党组|支部|全[\u4e00-\u9fff])工作)|召开"),
    Anchor("host", ("承办",), f"单位|部门|机构|机关|{PERSON}|方|者|处室|科室|股室|企业|公司|主体|的"),
    Anchor("charge", ("主管",), "部门|单位|机关|机构|领导|人|责任|副|[校院局处科厂园所站部市县区镇乡省司厅矿段]长|书记|主任|经理|会计|护士"),
)  # fmt: skip


def find(plan: PlanText, kind: str, at: int, end: int) -> Iterator[Claim]:
    """The claims of the verb of that kind that stands at view[at:end]."""
    if kind == "responsible":
        return _responsible(plan, at, end)
    if kind == "bear":
        return _bear(plan, at, end)
    if kind == "runs":
        return _runs(plan, at, end)
    if kind == "overall":
        return _overall(plan, at)
    if kind == "fulfil":
        return _fulfil(plan, at, end)
    if kind in ("whole", "host"):
        return _whole(plan, at, end)
    return _charge(plan, at, end)


_TOWARD = Phrase(rf"{TOWARD}于?([^,。;:]{{1,80}})$")
_UP_TO = Phrase(r"向[^,。;:]{2,20}$")
"""向董事会负责: to whom they answer."""
_MASTER = Phrase(lambda: f"{any_word('master')}$")
_INTERPRETS = Phrase(
    r"解释(?:工作)?(?:和修[订改]|、修[订改]|并修[订改])?$|(?!制[定订]|起草)(?:对)?(?:本|该)?[^,、和与及]{0,12}(?:的)?解释(?:工作)?$"
)
_ASSESSES = Phrase(
    r"(?:组织|开展|实施)?对[^,。;]{2,40}(?:进行|开展|实施)(?:考核|考评|绩效评[价估])(?:工作|评价|评分)?$|(?:组织|开展|实施|对|年度|日常|具体|绩效)?[^,、和及与]{0,14}?(?:考核|考评|绩效评[价估])(?:工作|评价|评分)?(?:的?(?:组织实施|具体实施|组织开展|组织|实施))?$"
)
_NAMES_ASSESSING = Phrase("考[核评]|绩效评[价估]")
_ASSESSING_BEFORE = Phrase(r"(?:考核|考评|绩效评[价估])(?:工作|事宜)?(?:均|都|统一|具体|日常)?由$")
"""考核工作由人事科负责."""
_PRINCIPLE = Phrase(
    r"(?:(?:按照?|根据)(?!照?分工$)|本着|坚持|遵循|实行|贯彻|落实)[^,。;]{0,16}(?:分级|(?<![责务作能自])分工|逐级|层层|条块|属地)$"
)
_VOUCHED = Phrase(r"(?:真实|准确|完整|合法|有效|及时|可靠|一致)性?$")
_APPLICANT = Phrase(
    r"(?:申请|申报|投标|填报|举报|参评|参赛|报名|推荐|提交|登记)(?:人|者|单位|企业|机构)$|供应商$|当事人$"
)
"""申请人对材料的真实性负责: who vouches for his papers is given no part."""
_WHOLE = ("分工", "具体", "全面", "总", "分级", "统一")


def _responsible(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    stop = end if view.startswith("、", end) else clause_end(plan, at)
    if _is_said_of(view, at, end) or _UP_TO.search(view, max(clause_start(plan, at), at - 24), at):
        return
    manner = known("manner").before(view, max(0, at - 3), at)
    if (manner and not (view.startswith("切实", at - manner) and stop - end > 1)) or view.startswith(
        ("牵头", "召集"), end
    ):
        return
    if view.endswith("牵头", 0, at) or (view.find("解释", end, stop) >= 0 and _INTERPRETS.match(view, end, stop)):
        return
    overall = 2 if view.endswith("全面", 0, at) else view.endswith("总", 0, at) - view.endswith("汇总", 0, at)
    verb = at - overall
    found = whose(plan, verb) or level(view, clause_start(plan, at), verb)
    clause = clause_start(plan, at)
    if found is None or _is_no_part(found) or _answers(view, clause, found, end, stop):
        return
    toward = _TOWARD.search(view, found.end if found.near else clause, strip_right(view, clause, verb))
    if toward and (stop <= end or view.startswith("(", end)):
        if (
            not found.near
            and _VOUCHED.search(view, *toward.span(1))
            and _APPLICANT.search(view, found.start, found.end)
        ):
            return
        if _MASTER.search(view, *toward.span(1)) or has_head(view, *toward.span(1)):
            return
        scope = matter(plan, *toward.span(1))
    elif not found.near and (
        (stop - end < 2 and not (overall and found.above)) or (not found.above and _tells_which(view, end, stop))
    ):
        return
    else:
        scope = matter(plan, end, stop)
    role: Role = "全面责任" if overall else "负责"
    if view.startswith(("配合", "协助"), end):
        role = "配合"
    elif not overall and _is_assessing(view, max(clause, found.start - 14), found.start, end, stop):
        role = "考核"
    yield from given(plan, role, found, verb, stop, scope)


def _is_no_part(found: Subject) -> bool:
    """Is it a principle, or a help in what another is responsible for?"""
    return _PRINCIPLE.search(found.between) is not None or (found.near and "协助" in found.between)


def _is_said_of(view: str, at: int, end: int) -> bool:
    """负责的态度, 诚实、负责之精神: what someone or something is like."""
    if view.startswith("的", end):
        return not view.endswith(_WHOLE, 0, at)
    return view.startswith("、", at - 1) and _AS_QUALITY.match(view, end) is not None


def _is_assessing(view: str, before: int, holder: int, end: int, stop: int) -> bool:
    """Is the matter, before 由 or after the verb, an assessment?"""
    if _ASSESSING_BEFORE.search(view, before, holder):
        return True
    return _NAMES_ASSESSING.search(view, end, stop) is not None and _ASSESSES.match(view, end, stop) is not None


def _answers(view: str, clause: int, found: Subject, end: int, stop: int) -> bool:
    """费用由乙方负责, 由借用人负责赔偿: who pays, or answers for what befalls."""
    if _DAMAGES.match(view, end, stop):
        return True
    return stop <= end and _COSTS.search(view, clause, found.start) is not None


_DAMAGES = Phrase("(?:照价)?(?:赔偿|补偿|修复|修理|恢复原状|退赔)")
_COSTS = Phrase(
    r"(?:(?:造成|引起|引发|导致|产生|发生|出现)[^,。;]{0,24}(?:事故|伤亡|伤害|损害|问题)|费用|损失|后果|责任|事故|赔偿|纠纷|债务|损坏|罚款|开支)"
    r"(?:均|都|概|一律|应当?|全部|概由|,)*由$"
)
_AS_QUALITY = Phrase(r"[之的、]|等|[^,。;:]{0,4}(?:精神|态度|品格|美德|作风|意识)")
"""诚实、负责之精神: one of several qualities."""
_OF = Phrase(r"的(?=[^的]{2,})")
_GOES_ON = Phrase(r"[,。;:\n、应须要必可不违未除对在将及或和]")


def _tells_which(view: str, start: int, stop: int) -> bool:
    """负责审批的机关: the words after the verb say which body is meant, and give it nothing."""
    of = _OF.search(view, start, min(stop, start + 36))
    if of is None:
        return False
    last = holder_from(view, of.end(), stop)
    return last > 0 and _GOES_ON.match(view, last) is not None


_JOB = Phrase(r"(?:工作|任务|职责|职能|事务|事项|业务|服务)(?:\([^()]*\))?$")
_JOB_BEFORE = Phrase(r"(?:工作|任务|职责|职能|事务|事项|业务|服务)(?:均|都|具体|主要|统一)?,?$")
_NO_JOB = Phrase(
    r"费用|后果|损失|经费(?!保障|管理|筹|落实)|责任(?!追究|制|落实|督导|区)|成本|开支|支出|风险|税费|义务|运费|款项|资金|价款|损害|解释"
)
_BURDEN = Phrase(
    r"(?:以下|下列|(?:相应|相关)的?(?!工作|任务|职能|事务|业务)|一定|法律|全部|一切|过|的)|(?:[^,。;]{0,12}(?:费用|义务|后果|损失|经费))$"
)


def _bear(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    stop = clause_end(plan, at)
    if _BURDEN.match(view, end, stop):
        return
    if stop - end < 2:
        yield from _borne(plan, at, stop)
    elif _JOB.search(view, end, stop):
        found = whose(plan, at)
        if found is not None:
            yield from given(plan, "负责", found, at, stop, matter(plan, end, stop))


def _fulfil(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    """SUBJECT 履行 MATTER 工作."""
    stop = clause_end(plan, at)
    if stop - end > 5 and plan.view.endswith(("工作", "事务"), end, stop):
        found = whose(plan, at)
        if found is not None:
            yield from given(plan, "负责", found, at, stop, matter(plan, end, stop))


def _runs(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    """秘书室掌理文书."""
    stop = clause_end(plan, at)
    found = whose(plan, at) if stop - end > 1 else None
    if found is not None and (found.near or found.above):
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
    if found is None or not found.near or not view.endswith("由", 0, found.start):
        return
    clause = clause_start(plan, at)
    first = clause if found.start - clause > 2 else max(sentence_start(plan, at), clause - 16)
    topic = max(first, found.start - 20), found.start - 1
    job = _JOB_BEFORE.search(view, *topic)
    if job and not _NO_JOB.search(
        view, topic[0], job.start() if job.group().startswith(("工作", "事务")) else topic[1]
    ):
        yield from given(plan, "负责", found, at, stop)


_DONE = Phrase(r"[、,。;)”\"\n与及和]|的(?!作用)|$")
_NOT_DONE = Phrase(r"发挥|加强|强化|做好|注重|健全|完善|形成|负责|建立|推进|实行|采取|采用|遵循|坚持")
_LEVELS = Phrase("[省市县区乡镇村]{1,3}")
"""市县抓落实: bare levels only when they 负总责."""
_LISTED = ("组织实施", "组织落实", "组织推进", "统一指挥", "抓", "分头", "具体")
"""Whole predicates only in a row of such: 县委统一领导、县政府组织实施."""


def _whole(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    if view.endswith("牵头", 0, at):
        return
    if view.startswith("下", end):
        yield from _under(plan, at, end)
        return
    if view.startswith(("归口管理", "具体抓"), at) and not _DONE.match(view, end, plan.end):
        yield from _charge(plan, at, end)
        return
    if not _DONE.match(view, end, plan.end):
        return
    found = whose(plan, at)
    if found is None or not found.near or _NOT_DONE.search(found.between):
        return
    if view.startswith("各", found.start) and MODAL.match(found.between):
        return
    if view.startswith("抓", at) and _LEVELS.fullmatch(view, found.start, found.end):
        return
    listed = view.startswith("、", end) or view.startswith("、", found.start - 1)
    if view.startswith(_LISTED, at) and not (listed or SHARED_OUT.search(view, sentence_start(plan, at), found.start)):
        return
    yield from given(plan, "监督责任" if view.startswith("监督", at) else "负责", found, at, end)


def _under(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    """在 HOLDER 统一领导下: a part where the sentence goes on to share the work out."""
    found = under(plan.view, clause_start(plan, at), at)
    if (
        found
        and is_holder(plan.view, found.start, found.end)
        and SHARED_OUT.search(plan.view, end, sentence_end(plan, at))
    ):
        yield from given(plan, "负责", found, at, end + 1)


def _charge(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    stop = clause_end(plan, at)
    centrally = plan.view.startswith("归口", at)
    if stop - end < 4 or not (centrally or plan.view.endswith(("工作", "事务", "事业"), end, stop)):
        return
    found = whose(plan, at)
    chairs = plan.view.find("主持", at, end) >= 0
    if found is not None and (found.near or (found.above and not chairs)):
        yield from given(plan, "负责", found, at, stop, matter(plan, end, stop))
