"""Parts that 由 gives: MATTER 由 HOLDER [adverbs, phrases] VERB, for the verbs that no other frame reads.

    组织实施, 具体实施, 抓落实, 承办, 统筹, 管理 …   负责
    统一 with any work (统一采购, 统一安排 …)       负责
    主办 → 牵头; 协办 → 配合; 监督实施 → 监督责任
    由 LIST 组成                                     `members`
    置 PART 一人，由 HOLDER 兼任                    the part

No parts: steps of a procedure (由…审批, 决定, 签发, 提出, 报); a state that is only told of (仍由…管理) or passed on (转由).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.around import AGENT, ASSESSING, SHARED_OUT, TO_ONE, Subject, strip_left, strip_right
from gongwen.extraction.kinds.roles.claim import Claim, Span, given
from gongwen.extraction.kinds.roles.extents import holder_from
from gongwen.extraction.kinds.roles.members import composed, members
from gongwen.extraction.kinds.roles.names import is_held_by, is_name, names_listed, spoilt
from gongwen.extraction.kinds.roles.subjects import PLAIN_AGENT
from gongwen.extraction.kinds.roles.units import clause_end, clause_start, sentence_end, sentence_start
from gongwen.extraction.kinds.roles.vocabulary import Phrase, any_word, known, meaning, parts_named
from gongwen.extraction.plantext import PlanText
from gongwen.text.lexicon import any_of, searched

_ALL_BY = Phrase(lambda: f"(?P<central>{any_of(known('central').words)})(?P<rest>)")
"""统由总务科分配."""
_VERB = Phrase(
    lambda: (
        r"(?:(?:通过|参照|比照|按照?|依照|根据|依据|会同|在|于|以|对|就|结合|联合|依托|委托|利用|借助|采取|采用|实行|协调|经)[^,。;:]{1,36}?)?"
        r"(?:具体|统一|自行|主要|共同|分别|负责|集中|归口|全面|依法|日常|直接|综合|组织|按职责分工|按照职责分工|按职责|及时|全程|全过程|统筹(?!协调|推进)|并|全权|各自|严格|定期|专门|抓好|进行|予以|加以|按时|按期|每(?:半年|季度?|月|周|年|[天日]|学期|学年))*"
        r"(?:(?:自主|独立)?(?:经营|举办|开发|投资|发展|建设|使用|维护|运营|采购|组织|登记|保存|收集|制作|编制|指导|协调|巡查|巡护|巡检|宣传|维修|养护)[和与及并、](?:统一|集中)?(?=管理|保管|管护|监管|监督管理))?"
        r"(?:(?P<oversee>监督(?:实施|执行|落实)|(?:(?:检查|指导|考核|管理)[、和与并]?)?监督(?:[、和与并]?(?:检查|指导|管理|考核))*(?=[,。;\n]|$))"
        rf"|(?P<lead>{_any('lead')})|(?P<support>{_any('support')})|(?P<post>{_any('post')})|(?P<assess>{_any('assess')})(?=[,。;\\n]|$)|(?P<keep>{_any('keep')})|(?P<work>{_any('work')})"
        rf"|(?P<central>(?:(?<=统一)|(?<=集中)|(?<=归口)|(?<=统筹)|(?<=自行)){any_of(known('central').words)})"
        r"|(?P<held>组织(?=[一两二三四\d]次|[,。;\n]|$))"
        rf"|(?P<alone>{_any('alone')}(?!(?<=领导)[干班小人同集成组机])))(?P<rest>[^,。;:\n]{{0,40}})"
    )
)
_MAY_DO = Phrase(
    lambda: searched(
        (
            *known("agent_verb").words,
            *("统一", "集中", "归口", "统筹", "自行", "监督", "任之", "办之", "会同"),
        )
    )
)
"""All that the patterns of what an agent does are made of: without one of these the clause holds no verb of ours."""


def _any(kind: str) -> str:
    """A pattern for any verb of the kind."""
    return any_of(meaning("agent_verb", kind).words)


_KINDS = ("oversee", "lead", "support", "post", "assess", "keep", "work", "central", "held", "alone")
_PLATFORM = Phrase(r"[^,。;:由的]{2,14}平台")
"""A platform is a body only where something is done by it."""
_GIVES: dict[str, Role] = {"oversee": "监督责任", "lead": "牵头", "support": "配合", "assess": "考核"}
_TOLD = Phrase(r"(?:仍|仍然|转|改|移|交|原|现|曾|一直|可|可以|也可|不得|不再|确需|需要|需)$")
_IN_ONE = Phrase("^(?:统一|集中|归口)")
_JOB = Phrase("(?:工作|事务|事宜)$")
"""由副校长领导教材工作: what they run is work."""
_CARRIED = Phrase(
    lambda: (
        r"(?:会同[^,。;:]{2,40}?|联合[^,。;:]{2,40}?|统一|具体|分别|共同|按职责|组织|自行|依法)*"
        rf"{_any('carried')}(?=[,。;:\n]|$)"
    )
)
_WORK_BEFORE = Phrase(r"(?:工作|事务|事宜|业务|值班|值守|值日|带班)(?:均|都|应当?|一律|统一|主要|仍)?$")
"""接待工作由办公室进行: work, by whom it is done."""
_HANDLED = Phrase(r"(?:统一|具体|负责|分别|直接)*(?:(?:办理|承办)之?|办之)(?=[,。;:\n]|$)")
_DRAFTS = Phrase(
    r"[制拟核][定订]|提出|起草|编[制写]|研究|确定|决定|审[批核定查议]|[核批]准|公[布告示]|发布|下达|印发|认定|规定|协商|商定|报[^废]|评[审定议选估价]"
    r"|验收|修[订改]|调整|划[定分]|通知|备案|批复|答复|签[发订]|选[定拔]|[推遴]选|任免|授予|查处|调查|处罚|裁定|解释|论证|听证|会[审商签]"
)
"""由甲会同乙制定…: a step of a procedure, though both take it."""
_MATTER = Phrase(r"(?!.*(?:[的者时后前应须需经未不再如若因可得]))[\u4e00-\u9fff、及与和之]{2,24}")
"""户籍登记由派出所办理: a matter, and no case."""
_MORE = Phrase(r"到位|工作|和|、|相关|有关|具体|日常|好|各项|本|该")
_PICKED = Phrase(
    lambda: (
        rf"(?:{any_word('pick')}|就)([^,。;:]{{2,40}}?)(?:分别)?(?:\([^()]{{1,4}}\))?聘?(?:\([^()]{{1,4}}\))?(?:兼任|担任|兼之|任之|出任)(?=[,。;:)\n]|$)"
    )
)
"""由局长指派副局长兼任: whom the one picks is the holder."""
_NOT_MORE = Phrase(r"的|和使用|使用|不|过")


def by_agent(plan: PlanText) -> Iterator[Claim]:
    """The claims of every 由 in the plan."""
    for before in (AGENT, TO_ONE):
        for mark in before.finditer(plan.view, plan.start, plan.end):
            yield from _agent(plan, mark.start(), mark.end())


def _agent(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    reach = min(sentence_end(plan, at), end + 220)
    made_up = composed(view, end, reach)
    if made_up:
        yield from members(plan, at, made_up)
        return
    clause, stop = clause_start(plan, at), clause_end(plan, end)
    if not (_MAY_DO.search(view, end, stop) or view[at - 1] == "统"):
        return
    if _TOLD.search(view, max(clause, at - 3), at) or strip_left(view, clause, at)[1] == "encourage":
        return
    first, _ = strip_left(view, end, stop)
    last = holder_from(view, first, stop)
    if last < 0 or is_name(view[first : first + 3]):
        plain = platform.end() if (platform := _PLATFORM.match(view, first, stop)) else _plain(view, first, stop)
        last = plain if plain > 0 else last
    if last == stop and view.endswith(("领导", "主管"), first, last) and is_held_by(view, first, last - 2):
        last -= 2
    if last < 0:
        return
    picked = _PICKED.match(view, last, stop)
    if picked:
        yield from _taken(plan, clause, at, picked.span(1), picked.end())
    else:
        yield from _done(plan, clause, at, (first, last), stop)


def _done(plan: PlanText, clause: int, at: int, holder: Span, stop: int) -> Iterator[Claim]:
    """What the holder is said to do, if that is a part."""
    view, last = plan.view, holder[1]
    found = Subject(*holder)
    others = _past_others(view, last, stop)
    verb = _VERB.match(view, others, stop)
    if verb is None and view.endswith("统", clause, at):
        verb = _ALL_BY.match(view, last, stop)
    if verb is None:
        carried = _carried(view, clause, at, last, stop) or _jointly(view, last, others, stop)
        if carried is not None:
            yield from given(plan, carried, found, at, stop, _topic(plan, clause, at))
        return
    kinds = verb.groupdict()
    what = next(kind for kind in _KINDS if kinds.get(kind))
    if what == "keep" and known("private").before(view, *holder):
        return
    if what == "post":
        if not verb["rest"]:
            yield from _taken(plan, clause, at, holder, verb.end())
    elif (verb.group().endswith("组织") and not _runs(plan, clause, at, stop)) or not _is_central(
        view, clause, at, verb
    ):
        return
    elif _is_part(what, verb) and not (view.startswith("各", holder[0]) and "统一" in verb[0]):
        assesses = ASSESSING.search(view, max(clause, at - 12), at)
        role: Role = "负责" if _SUPERVISES.search(verb[0]) else "考核" if assesses else _GIVES.get(what, "负责")
        yield from given(plan, role, found, at, verb.end(), _topic(plan, clause, at))


def _runs(plan: PlanText, clause: int, at: int, stop: int) -> bool:
    """Is what they 组织 called work, or a share of it? An examination that someone holds is a step."""
    view = plan.view
    if _WORK_BEFORE.search(view, max(clause, at - 12), at) or ASSESSING.search(view, max(clause, at - 12), at):
        return True
    return SHARED_OUT.search(view, stop, sentence_end(plan, at)) is not None


def _is_central(view: str, clause: int, at: int, verb: re.Match[str]) -> bool:
    """Is it work, or done for all, where it is such a verb? 由各学院自行安排 and 由教务处统一安排考试时间 only say who does it this time."""
    if verb.groupdict().get("central") is None:
        return True
    if "自行" in verb[0] and verb["central"] not in _KEPT:
        return _WORK_BEFORE.search(view, max(clause, at - 12), at) is not None
    return not (verb["central"] == "安排" and _OBJECT.match(verb["rest"]))


_SUPERVISES = Phrase(r"(?<!监督|检查|指导|考核|督查|督导)[、和与及]监督管理$")
"""由网格员进行巡查和监督管理: to run it, not to oversee those who do; but 检查和监督管理."""
_KEPT = ("管理", "维护", "保管", "使用")
_OBJECT = Phrase(r"[^,]{0,6}(?:时间|地点|日期|日程|场地)")


def _is_part(what: str, verb: re.Match[str]) -> bool:
    """Is the verb of that kind, with what follows it, a part, and no step of a procedure?"""
    rest = verb["rest"]
    if not rest or what == "held":
        return True
    if what in ("oversee", "work", "central"):
        return not _NOT_MORE.match(rest)
    if _IN_ONE.search(verb.group()) or _JOB.search(rest):
        return what in ("keep", "alone")
    return what == "alone" and _MORE.match(rest) is not None


def _carried(view: str, clause: int, at: int, last: int, stop: int) -> Role | None:
    """The part where what stands before 由 is work and what follows the holder only says that it is done."""
    if _HANDLED.match(view, last, stop) and _MATTER.fullmatch(view, clause, at):
        return "负责"
    if not _CARRIED.match(view, last, stop):
        return None
    if ASSESSING.search(view, max(clause, at - 12), at):
        return "考核"
    return "负责" if _WORK_BEFORE.search(view, max(clause, at - 12), at) else None


def _past_others(view: str, last: int, stop: int) -> int:
    """Where what the holder does begins, those with whom it does it (会同…) aside."""
    others = holder_from(view, last + 2, stop, loose=True) if view.startswith("会同", last) else -1
    return others if others > 0 else last


def _jointly(view: str, last: int, others: int, stop: int) -> Role | None:
    """The part where the holder does with others what is no step of a procedure: 由甲会同乙调运."""
    return "负责" if others > last and not _DRAFTS.search(view, others, stop) else None


def _plain(view: str, first: int, stop: int) -> int:
    """Where a holder ends that has no head (由后勤统一采购, 由张某和李某统筹协调), -1 where there is none."""
    for last in range(first + 2, min(first + 20, stop - 1)):
        verb = _VERB.match(view, last, stop) if PLAIN_AGENT.fullmatch(view, first, last) else None
        if verb is not None and not spoilt(view, first, last):
            return last if verb["work"] or verb["central"] or names_listed(view, first, last) else -1
    return -1


def _topic(plan: PlanText, clause: int, at: int) -> Span | None:
    """What the clause says before 由."""
    begin, _ = strip_left(plan.view, clause, at)
    end = strip_right(plan.view, begin, at)
    begin -= plan.view.endswith("“", clause, begin)
    return (begin, end) if 1 < end - begin <= 60 else None


_PLACE_FOR = Phrase(
    r"(?:置|设|立|[^\u4e00-\u9fff])([^,。;:置设立]{2,10}?)(?:[一二两三四五六七八九十至若干\d\-]{1,7}[名人位])?,?$"
)


def _taken(plan: PlanText, clause: int, at: int, holder: Span, end: int) -> Iterator[Claim]:
    """置 PART 一人，由 HOLDER 兼任."""
    start = clause_start(plan, max(clause - 1, plan.start))
    place = _PLACE_FOR.search(plan.view, max(start - 1, sentence_start(plan, at) - 1, 0), at)
    role = parts_named("unit").get(place[1]) if place else None
    if role:
        yield from given(plan, role, Subject(*holder), at, end)
