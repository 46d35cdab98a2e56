"""Parts that a verb gives: 负责, and whole predicates like 统一领导.

    SUBJECT [adverbs] 负责 MATTER                   MATTER 由 SUBJECT 负责; SUBJECT 对 MATTER 负责, 全面负责, 各负其责
    SUBJECT 统一领导 | 组织协调 | 抓总 | 归口管理 | 监督把关   where nothing follows
    SUBJECT 具体落实 | 抓落实 | 统一指挥             the same, where others share the work

No parts: 认真负责, 对人民负责, 负责人, 谁主管谁负责, 分级负责; 负责审批的机关 (which one it is, not what it is made to be).
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.anchors import PERSON, Anchor
from gongwen.extraction.kinds.roles.around import ASSESSING, MODAL, SHARED_OUT, Subject, strip_right, under
from gongwen.extraction.kinds.roles.charges import bear, charge
from gongwen.extraction.kinds.roles.claim import Claim, given, matter
from gongwen.extraction.kinds.roles.duties import level
from gongwen.extraction.kinds.roles.extents import holder_from
from gongwen.extraction.kinds.roles.names import has_head
from gongwen.extraction.kinds.roles.owners import whose
from gongwen.extraction.kinds.roles.units import clause_end, clause_start, sentence_end, sentence_start
from gongwen.extraction.kinds.roles.vocabulary import TOWARD, Phrase, any_word, known
from gongwen.extraction.plantext import PlanText

ANCHORS = (
    Anchor("responsible", ("负责",), rf"{PERSON}|领导(?=[、和及](?:联络|联系|经办|填报))|地(?![区方段块质下面铁图名理震址籍标税热勘])|任(?![务课命免职期])|同志|制(?![定订作造]|度(?:的?[建制修汇起完]|与|和|、))|者|(?:与[^,。;]{{0,16}})?相?结合"),
    Anchor("whole", ("统一领导", "组织协调", "抓总", "各负其责", "监督把关", "综合协调", "统筹协调", "组织实施", "具体实施", "具体落实", "具体抓", "具体承办", "具体办理", "具体组织", "具体组织实施", "组织落实", "组织推进", "抓落实", "抓好落实", "统一指挥", "具体承担", "分头落实", "分头实施"), "部门|单位|机构|机关|办公室|小组|科|股"),
    Anchor("whole", ("归口管理",), "部门|单位|机构|机关|的"),
    Anchor("host", ("承办",), f"单位|部门|机构|机关|{PERSON}|方|者|处室|科室|股室|企业|公司|主体|的"),
)  # fmt: skip


def find(plan: PlanText, kind: str, at: int, end: int) -> Iterator[Claim]:
    """The claims of the verb of that kind that stands at view[at:end]."""
    return _responsible(plan, at, end) if kind == "responsible" else _whole(plan, at, end)


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
_EXAMINES = Phrase(
    r"(?:具体|日常|组织)*考[核评](?!办法|制度|方案|[的和与及、])[^,、。;]{2,30}(?:情况|工作|成效|表现|业绩|绩效)$"
)
"""负责具体考核出勤情况."""
_NAMES_ASSESSING = Phrase("考[核评]|绩效评[价估]")
_PRINCIPLE = Phrase(
    r"(?:(?:按照?|根据)(?!照?分工$)|本着|坚持|遵循|实行|贯彻|落实)[^,。;]{0,16}(?:分级|(?<![责务作能自])分工|逐级|层层|条块|属地)$"
)
_APPLICANT = Phrase(
    r"(?:申请|申报|投标|填报|举报|参评|参赛|报名|推荐|提交|登记)(?:人|者|单位|企业|机构)$|供应商$|当事人$"
)
"""申请人对材料的真实性负责: who vouches for his papers is given no part."""
_WHOLE = ("分工", "具体", "全面", "总", "分级", "统一")


def _responsible(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    stop = end if view.startswith("、", end) else clause_end(plan, at)
    if _is_said_of(view, at, end) or _UP_TO.search(view, max(0, at - 24), at) or _is_circumstance(view, at, end, stop):
        return
    if view.startswith(("牵头", "召集"), end) or _tells_agent(view, clause_start(plan, at), at, end, stop):
        return
    if known("manner").before(view, max(0, at - 3), at) and not (view.endswith("切实", 0, at) and stop > end):
        return
    if view.endswith("牵头", 0, at) or _INTERPRETS.match(view, end, stop):
        return
    overall = 2 if view.endswith("全面", 0, at) else view.endswith("总", 0, at) - view.endswith("汇总", 0, at)
    verb = at - overall
    clause = clause_start(plan, at)
    found = whose(plan, verb) or level(view, clause, verb) or _of_list(plan, clause, verb)
    if (
        found is None
        or _is_no_part(found)
        or _is_quoted(view, found.end, at)
        or _answers(view, clause, found, end, stop)
    ):
        return
    toward = _TOWARD.search(view, clause, strip_right(view, clause, verb))
    if toward and (stop <= end or view.startswith("(", end)):
        if not found.near and _APPLICANT.search(view, found.start, found.end):
            return
        if _MASTER.search(view, *toward.span(1)) or has_head(view, *toward.span(1)):
            return
        scope = matter(plan, *toward.span(1))
    elif not found.near and (
        (stop - end < 2 and not overall) or _tells_which(view, end, stop, MODAL if found.above else None)
    ):
        return
    else:
        scope = matter(plan, end, stop)
    role: Role = "全面责任" if overall else "负责"
    if view.startswith(("配合", "协助"), end):
        role = "配合"
    elif _is_assessing(view, max(clause, found.start - 14), found.start, end, stop):
        role = "考核"
    yield from given(plan, role, found, verb, stop, scope)


def _is_no_part(found: Subject) -> bool:
    """Is it a principle, or a help in what another is responsible for?"""
    return _PRINCIPLE.search(found.between) is not None or (found.near and "协助" in found.between)


def _of_list(plan: PlanText, clause: int, verb: int) -> Subject | None:
    """协助调查、处理、负责理赔, as an item of a list of duties: whose list it is."""
    found = whose(plan, clause) if plan.view.startswith("、", verb - 1) else None
    return found if found is not None and found.above else None


def _is_quoted(view: str, start: int, at: int) -> bool:
    """县应急局完善“国家监察、企业负责”的体制: a slogan, given to no one outside of it."""
    opening = view.rfind("“", start, at)
    return opening >= 0 and view.find("”", opening, at) < 0


def _is_said_of(view: str, at: int, end: int) -> bool:
    """负责的态度, 诚实、负责之精神: what someone or something is like."""
    if view.startswith("的", end):
        return not view.endswith(_WHOLE, 0, at)
    return view.startswith("、", at - 1) and _AS_QUALITY.match(view, end) is not None


def _is_assessing(view: str, before: int, holder: int, end: int, stop: int) -> bool:
    """Is the matter, before 由 or after the verb, an assessment?"""
    if view.endswith("由", before, holder) and ASSESSING.search(view, before, holder - 1):
        return True
    return bool(
        _NAMES_ASSESSING.search(view, end, stop)
        and (_ASSESSES.match(view, end, stop) or _EXAMINES.match(view, end, stop))
    )


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


def _tells_which(view: str, start: int, stop: int, then: Phrase | None = None) -> bool:
    """负责审批的机关: the words after the verb say which body is meant, and give it nothing; and then follows `then`."""
    of = _OF.search(view, start, min(stop, start + 36))
    if of is None:
        return False
    last = holder_from(view, of.end(), stop)
    return last > 0 and (then is None or then.match(view, last, stop) is not None)


_ACTS = Phrase(r"(?:担任|兼任|出任)$|给予|予以|进行|签字|审核|陪同|带队|参加|主持|向|对")


def _tells_agent(view: str, clause: int, at: int, end: int, stop: int) -> bool:
    """由各股室负责信息的副职担任: which of them is meant."""
    return view.find("由", clause, at) >= 0 and _tells_which(view, end, stop, _ACTS)


_DURING = Phrase(r"在[^,。;:]{0,12}$")
_COURSE = Phrase(r"过程中|期间|基础上|前提下")


def _is_circumstance(view: str, at: int, end: int, stop: int) -> bool:
    """在负责采购的过程中: when, not who."""
    during = view.find("在", max(0, at - 14), at) >= 0 and _DURING.search(view, max(0, at - 14), at)
    return bool(during and _COURSE.search(view, end, stop))


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
    if not _DONE.match(view, end, plan.end):
        if view.startswith(("归口管理", "具体抓"), at):
            yield from charge(plan, at, end)
        elif view.startswith("具体承担", at):
            yield from bear(plan, at, end)
        return
    found = whose(plan, at)
    if found is None or not found.near or _NOT_DONE.search(found.between):
        return
    if (MODAL.match(found.between) and not view.startswith("各负其责", at)) or _LEVELS.fullmatch(
        view, found.start, found.end
    ):
        return
    listed = view.startswith("、", end) or view.startswith("、", found.start - 1)
    if view.startswith(_LISTED, at) and not (listed or SHARED_OUT.search(view, sentence_start(plan, at), found.start)):
        return
    yield from given(plan, "监督责任" if view.startswith("监督", at) else "负责", found, at, end)


def _under(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    """在 HOLDER 统一领导下: a part where the sentence goes on to share the work out."""
    found = under(plan.view, clause_start(plan, at), at)
    if found and SHARED_OUT.search(plan.view, end, sentence_end(plan, at)):
        yield from given(plan, "负责", found, at, end + 1)
