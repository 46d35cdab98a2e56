"""Parts that 由 gives: MATTER 由 HOLDER [adverbs, phrases] VERB, for the verbs that no other frame reads.

    组织实施, 具体实施, 抓落实, 承办, 统筹, 管理 …   负责
    主办 → 牵头; 协办 → 配合; 监督实施 → 监督责任
    由 LIST 组成 的 GROUP; GROUP 由 LIST 组成        成员

No parts: steps of a procedure (由…审批, 决定, 签发, 提出, 报); a state that is only told of (仍由…管理) or passed on (转由).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.document.model import Role
from gongwen.extract.kinds.roles.claim import Claim, clause_end, given
from gongwen.extract.kinds.roles.holders import has_head, holder_from, is_holder, names_person, split, trim
from gongwen.extract.kinds.roles.subjects import Subject, strip_left, strip_right
from gongwen.extract.kinds.roles.vocabulary import meanings
from gongwen.extract.plantext import PlanText

ANCHOR = r"(?P<agent>(?<![自理事缘经不任])由(?!于|此|来|衷|表|浅|头))"

_PHRASE = (
    r"(?:(?:通过|按照?|依照|根据|依据|会同|在|以|对|就|结合|联合|依托|委托|利用|借助|采取|协调|经)[^,。;:]{1,36}?)?"
)
_ADVERB = r"(?:具体|统一|主要|共同|分别|负责|集中|归口|牵头|全面|依法|日常|直接|综合|组织|按职责分工|按照职责分工|按职责|及时|统筹|并|全权|各自|严格|定期|专门|抓好)*"
_VERB = re.compile(
    rf"{_PHRASE}{_ADVERB}(?:(?P<oversee>监督(?:实施|执行|落实))|(?P<lead>主办|总牵头)|(?P<support>协办)"
    r"|(?P<post>兼任|担任|兼之|出任)|(?P<manage>管理|保管|管护|代管|托管|管辖)|(?P<carry>组织实施|具体实施|实施|组织开展|抓落实|抓好落实|落实|组织落实|承办|统筹|协调|统筹协调|总协调|统一协调|主抓|落地|兜底|具体抓|执行|推进|承接))"
    r"(?P<rest>[^,。;:\n]{0,40})"
)
_TOLD = re.compile(r"(?:仍|仍然|转|改|移|交|原|现|曾|一直|可|可以|也可|不得|不再|是|应|确需|需要|需)$")
_RELATIVE = re.compile(r"的")
_GROUP_BEFORE = re.compile(
    r"(?:成员|组成人员|委员|成员单位|小组|委员会|专班|指挥部|领导机构|联席会议|理事会|评审组|考核组|督查组|督导组|检查组|工作组|专家组|调查组|班子|工作队|[^重改]组|团队|[^部军]队|主席团|秘书处|办公室)"
    r"(?:主要|应当?|一般|原则上|统一|分别|可以?|,)*$"
)
_GROUP_AFTER = re.compile(
    r"的?[^,。;:]{0,24}(?:组|小组|委员会|专班|指挥部|领导机构|联席会议|工作队|团队?|指挥机构|班子|队伍?)"
)
_COMPOSED = re.compile(r"([^。;:\n]{2,200}?)(?:等)?(?:共同|联合)?(?:组成|构成)")
_NO_MEMBER = re.compile(
    r"(?:组长|副组长|成员|组员|总指挥|副总指挥|召集人|委员|主任委员)(?:、|和|及|$)|^\d|^[一二三四五六七八九十单双奇]|固定人员|若干|以上单|[一二三四五六七八九十\d]人"
)


def find(plan: PlanText, kind: str, at: int, end: int) -> Iterator[Claim]:
    """The claims of the 由 at view[at:end]."""
    view = plan.view
    clause = plan.clause(at)[0]
    stop = clause_end(plan, end)
    composed = _COMPOSED.match(view, end, min(plan.sentence(at)[1], end + 220))
    if composed:
        yield from _members(plan, at, composed)
        return
    if (
        view[at - 1 : at]
        and _TOLD.search(view, max(clause, at - 3), at)
        and not view.endswith(("是", "应"), clause, at)
    ):
        return
    if strip_left(view, clause, at)[1] == "encourage":
        return
    first, _ = strip_left(view, end, stop)
    last = holder_from(view, first, stop)
    if last < 0:
        return
    verb = _VERB.match(view, last, stop)
    if verb is None:
        return
    what = (
        verb.lastgroup
        if verb.lastgroup != "rest"
        else next(g for g in ("oversee", "lead", "support", "post", "manage", "carry") if verb[g])
    )
    rest = verb["rest"]
    if what == "post":
        if not rest:
            yield from _taken(plan, clause, at, first, last, verb.end())
        return
    if (
        _RELATIVE.match(rest)
        or (rest and what in ("manage", "lead", "support"))
        or rest.startswith(("和使用", "使用", "不", "过"))
    ):
        return
    if (
        what == "carry"
        and rest
        and not re.match(r"(?:到位|工作|和|、|相关|有关|具体|日常|好|各项|本|该|情况)", rest)
        and verb["carry"] in ("实施", "落实", "执行", "推进", "统筹", "协调", "组织开展")
    ):
        return
    role: Role = {"oversee": "监督责任", "lead": "牵头", "support": "配合"}.get(what or "", "负责")  # type: ignore[assignment]
    yield from given(plan, role, Subject(first, last, True, ""), at, verb.end(), _topic(plan, clause, at))


_PLACE_FOR = re.compile(
    r"(?:置|设|立|^|[,;。\n])(?P<part>[^,。;:置设立]{2,10}?)(?:[一二两三四五六七八九十至若干\d\-]{1,7}[名人位])?,?$"
)


def _taken(plan: PlanText, clause: int, at: int, first: int, last: int, end: int) -> Iterator[Claim]:
    """置 PART 一人，由 HOLDER 兼任."""
    start = clause if at > clause else plan.clause(max(clause - 1, plan.start))[0]
    part = _PLACE_FOR.search(plan.view, max(start, plan.sentence(at)[0] - 1), at)
    role = meanings("unit").get(part["part"]) if part else None
    if role:
        yield from given(plan, role, Subject(first, last, True, ""), at, end)  # type: ignore[arg-type]


def _topic(plan: PlanText, clause: int, at: int) -> tuple[int, int] | None:
    """What the clause says before 由."""
    begin, _ = strip_left(plan.view, clause, at)
    end = strip_right(plan.view, begin, at)
    return (begin, end) if 1 < end - begin <= 60 else None


def _members(plan: PlanText, at: int, composed: re.Match[str]) -> Iterator[Claim]:
    """由 LIST 组成: members where a group is composed."""
    view = plan.view
    before = _GROUP_BEFORE.search(view, max(plan.clause(at)[0], at - 24), at)
    if before is None and not _GROUP_AFTER.match(view, composed.end(), min(plan.end, composed.end() + 40)):
        return
    first, last = trim(view, *composed.span(1))
    if last - first < 2 or _NO_MEMBER.search(view[first:last]) or "由" in view[first:last]:
        return
    if "," in view[first:last]:
        return
    holders = split(view, first, last)
    if before is None and len(holders) < 2 and not view.startswith("的", composed.end()):
        return
    for holder in holders:
        if has_head(view, *holder) or names_person(view, *holder):
            yield Claim("成员", holder, at, composed.end())
