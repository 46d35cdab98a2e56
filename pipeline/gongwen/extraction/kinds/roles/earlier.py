"""Who a clause without a subject speaks of: the search in the clauses of its sentence before it.

    HOLDER VERB … ,  VERB …                  the same holder
    设立 BODY ,  VERB …                      the body just set up, or whom the clause appoints
    … 由 AGENT VERB … ,  VERB …              the agent; but whom it chose, where it chooses someone
    GROUP … 由 LIST 组成 ,  VERB …           the group: who is in it is said by the way
    督促 OTHER … ,  并 VERB …                whoever 督促: what follows 并 is said of him again
    HOLDER : VERB … ;  VERB …                the holder that the line begins with

Clauses are looked at from the nearest back, at most seven of them.
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from gongwen.extraction.kinds.roles.around import AGENT, ITEM_NUMBER, Subject, strip_left
from gongwen.extraction.kinds.roles.extents import holder_from
from gongwen.extraction.kinds.roles.names import COUNTED, SO_MANY, is_held_by, is_holder, is_name, trim
from gongwen.extraction.kinds.roles.units import clause_end, whole_start
from gongwen.extraction.kinds.roles.vocabulary import Phrase, any_word, known
from gongwen.extraction.plantext import PlanText

_FAR = 7

_FOUNDED = Phrase(
    r"(?:(?:推选|选举|推举|推荐|产生|评选|选)(?:产生)?出|(?:下设|增设|设立|设置|(?<![建内下附常特])设(?![备施计区市岗])|(?<![处设位配安闲布装放重购])置|成立|组建|建立|组成)(?:了|起)?(?:相应的?|专门的?|统一的?|由[^,]{2,120}的|以[^,]{2,60}为[^,的]{2,8}的)?"
    r"|(?:确定|指定|明确|配备|安排|选派|选聘|聘请|聘用|聘任|雇用|推选|推举|推荐|指派|委派|抽调|招募|配齐|配强)(?:好)?(?:至少)?(?:(?:\d{1,2}|[一二两三])(?:名|位|个)(?:以上)?的?|(?=[专兼](?:、兼)?[职门责]|[^,]{2,14}[\d一二两三四五六七八九十][名人位]$)))"
    r"(?=[^,是]{2,60}$)"
)
_APPOINTED = Phrase(
    lambda: rf"{any_word('appoint')}(?:{SO_MANY})?([^,的为]{{2,20}}?)(?:为|作为|担任|兼任|任)[^,]{{2,20}}$"
)
"""指派赵某为联络员,负责…: whom, and as what."""
_REMARK = Phrase(r"\([^()]{1,40}\)$")
_ASKED = Phrase("[敬务]?请(?![示假求])")
"""请各科室按时填报,并对内容负责: whom a notice asks."""
_RULE = Phrase(lambda: rf"{any_word('lays_down')}|明确(?!的)")
_COMPOSED = Phrase(r"([^,由]{2,40}?)(?:主要|应当?|一般)?由[^,]{2,200}(?:组成|构成)$")
_NO_SUBJECT = Phrase(
    r"(?:配合|协助|参与|参加|组成|聘用|聘任|任命|批准|备案|审定)$|^(?:[^,]{0,12})(?:组长|成员|总指挥|召集人|主任|组员|联络员)(?:应当?|一般|分别)?由"
)
"""What such a clause says is by the way: the next clause speaks of the team, or of whom it spoke before."""


_JOINED = Phrase(r"(?:担任|兼任|任|为)(?:成员|组员|委员|成员单位)$")
"""甲局、乙局为成员: the sentence goes on with the group."""
_MEMBERS = Phrase(r"(?:成员|委员|组员|评委|人员)(?:单位)?(?:主要|应当?)?(?:包括|包含|为|是|有)?:$")
"""委员包括:甲、乙: a list of who they are is by the way as well."""
_POSTED = Phrase(lambda: rf"(?:担任|兼任|任|为)(?:第一|常务|执行)?副?(?:{any_word('team_head')}|会长|理事长|秘书长)$")
"""Who is what in a team: by the way as well, where the sentence goes on with who the members are."""
_TEAM = Phrase(r"(?:为|任)(?:成员|组员|委员|成员单位)的([^,的]{2,20}(?:组|专班|队|会|部|机构))$")
"""…为成员的领导小组,负责…: the team that they make up."""
_CHOSEN = Phrase(lambda: rf"(?:统一|按程序|依法|负责|直接)*(?:{any_word('pick')}|任免|派出|产生|召集)")
"""队长由县直单位选派，负责全队管理: who is chosen does it."""
_PART = Phrase(r"(?:(?![是为由系任])[\u4e00-\u9fff]){0,12}?(?:第一|直接|主要)责任人")
_ITEM = Phrase(rf"(?:^|\n)[ \t]*{ITEM_NUMBER}$")


def opens_as_part(view: str, start: int, end: int) -> bool:
    """1.本部门安全第一责任人|,对…负责: does an item open with what the post above it is, which is no holder?"""
    return _PART.fullmatch(view, start, end) is not None and _ITEM.search(view, max(0, start - 8), start) is not None


_IS_GROUP = Phrase(r"[\u4e00-\u9fff]{2,12}(?:组|专班|队)")
_GROUP = Phrase(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,12}(?:组|专班|队))(?::|。|\n)[ \t]*$")


def before(plan: PlanText, verb: int, start: int) -> Subject | None:
    """Whom the clauses speak of before that of the verb, which begins at `start`; an empty one where one shuts off."""
    view, starts = plan.view, plan.clause_starts
    sentence = whole_start(plan, start)
    composed = False
    own = k = bisect_right(starts, verb) - 1
    again = view.startswith("并", start)
    while starts[k] > sentence and own - k < _FAR:
        k -= 1
        stop = clause_end(plan, starts[k])
        if _by_the_way(view, starts, k, stop, composed=composed):
            composed = True
            continue
        composed = composed or view.endswith(("组成", "构成"), starts[k], stop)
        if again and k == own - 1 and strip_left(view, starts[k], stop)[1]:
            continue
        found = _far(view, starts[k], stop, verb)
        if found is None:
            continue
        if view.startswith(":", stop) and found.end == stop:
            return Subject(found.start, stop, near=False, between=found.between, above=True)
        if view.startswith("作为", starts[k]) and starts[k] > sentence:
            return _acting(view, (starts[k - 1], clause_end(plan, starts[k - 1])), found, verb)
        return found
    return None


def _by_the_way(view: str, starts: list[int], k: int, stop: int, *, composed: bool) -> bool:
    """Does the k-th clause tell only who is in a group of which the sentence goes on to speak?"""
    told = _JOINED.search(view, starts[k], stop) or _MEMBERS.search(view, starts[k - 1], starts[k])
    return bool(told or (composed and _POSTED.search(view, starts[k], stop)))


def _acting(view: str, before: tuple[int, int], found: Subject, verb: int) -> Subject:
    """Who acts, where `found` is only what as (甲科，作为主管部门，…): whom the clause before speaks of."""
    founded = founded_in(view, *before)
    if founded:
        return Subject(*founded, near=False, between=found.between)
    return (_far(view, *before, verb) or found) if view[found.start : found.end] in known("unit") else found


def founded_in(view: str, begin: int, end: int) -> tuple[int, int] | None:
    """The body that the clause sets up, or whom it appoints; a remark in brackets behind is no part of the name."""
    remark = _REMARK.search(view, begin, end) if view.endswith(")", begin, end) else None
    end = remark.start() if remark else end
    appointed = _APPOINTED.search(view, begin, end)
    if appointed and (is_held_by(view, *appointed.span(1)) or is_name(appointed[1].removesuffix("同志"))):
        return appointed.span(1)
    founded = _FOUNDED.search(view, begin, end)
    if founded is None:
        team = _TEAM.search(view, begin, end)
        return team.span(1) if team else None
    counted = COUNTED.search(view, founded.end(), end)
    first, last = trim(view, founded.end(), counted.start() if counted else end)
    if view[first : first + 1] in "「『“" and view[last - 1 : last] in "」』”":
        first, last = first + 1, last - 1
    set_up = is_holder(view, first, last) or view.endswith("岗位", first, last)
    return (first, last) if set_up and not view.endswith(_NO_BODY, first, last) else None


_NO_BODY = ("机制", "办公点", "办公地点", "办公场所")
"""What is set up and does nothing itself."""


def meant(plan: PlanText, found: Subject) -> Subject:
    """Whom 该机构 means: the body so called that a clause before it on the line sets up, itself where none does."""
    view, starts = plan.view, plan.clause_starts
    own = bisect_right(starts, found.start) - 1
    for k in range(own - 1, max(own - _FAR, 0) - 1, -1):
        if view.find("\n", starts[k], found.start) >= 0:
            break
        body = founded_in(view, starts[k], clause_end(plan, starts[k]))
        if body and view.endswith(view[found.start + 1 : found.end], *body):
            return replace(found, start=body[0], end=body[1])
    return found


def _agent(view: str, start: int, begin: int, end: int) -> tuple[int, int] | None:
    """The agent of an earlier clause that starts at `start`, or the group that the agent leads: 监测预警组:由水利站牵头."""
    for agent in AGENT.finditer(view, begin, end):
        first, _ = strip_left(view, agent.end(), end)
        last = holder_from(view, first, end)
        if last > 0:
            chosen = _CHOSEN.match(view, last, end)
            return None if chosen else _group(view, start, begin, agent.start()) or (first, last)
    return None


def _group(view: str, start: int, begin: int, agent: int) -> tuple[int, int] | None:
    """The group whose lead the clause names: before its 由, or as the label that it follows."""
    if _IS_GROUP.fullmatch(view, begin, agent):
        return begin, agent
    label = _GROUP.search(view, max(0, start - 18), start)
    return label.span(1) if label else None


def _far(view: str, start: int, end: int, verb: int) -> Subject | None:
    """The subject of an earlier clause; an empty one where the clause shuts off what stands before it."""
    begin, governed = strip_left(view, start, end)
    if governed == "encourage":
        return Subject(start, start)
    composed = _COMPOSED.match(view, begin, end) if view.endswith(("组成", "构成"), begin, end) else None
    if composed and is_holder(view, *composed.span(1)):
        return Subject(*composed.span(1), near=False, between=view[composed.end(1) : verb])
    if governed and view.find(";", start, verb) >= 0:
        return None
    if _NO_SUBJECT.search(view, begin, end):
        return None
    if governed == "govern":
        begin = start
    founded = founded_in(view, begin, end)
    if founded:
        return Subject(*founded, near=False, between=view[end:verb])
    agent = _agent(view, start, begin, end)
    if agent is not None:
        return Subject(*agent, near=False, between=view[agent[1] : verb])
    if opens_as_part(view, begin, end):
        return None
    if view.startswith("作为", begin):
        return Subject(begin + 2, end, near=False, between=view[end:verb])
    pivot = _RULE.last(view, begin, end)
    if pivot is not None:
        first, last = pivot.end(), holder_from(view, pivot.end(), end)
        if last > 0 and not view.endswith("机制", first, last):
            return Subject(first, last, near=False, between=view[last:verb])
    asked = _ASKED.match(view, begin, end)
    begin = asked.end() if asked else begin
    last = holder_from(view, begin, end)
    return Subject(begin, last, near=False, between=view[last:verb]) if last > 0 else None
