"""Parts that a noun for someone gives: 第一责任人, 牵头单位, 主管部门, 组长, 成员 …

    SUBJECT 是|为|作为|任|担任|兼任 [MATTER] PART        以 HOLDER 为 PART; 作为 PART, HOLDER 要…
    SUBJECT 履行|承担 [MATTER] PART 职责|责任
    PART 由|为 HOLDER [担任|兼任]                        the same turned round: 组长由书记担任

No parts: the noun without such a joint (各责任单位要按时报送); who is to be punished (追究直接责任人的责任); who may not be
(不得担任); a part that is only spoken of (成员因工作变动需要调整).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.anchors import Anchor
from gongwen.extraction.kinds.roles.around import Subject, strip_left, strip_right
from gongwen.extraction.kinds.roles.behind import named_behind, of_label, of_post
from gongwen.extraction.kinds.roles.claim import Claim, given, matter
from gongwen.extraction.kinds.roles.duties import duty
from gongwen.extraction.kinds.roles.earlier import opens_as_part
from gongwen.extraction.kinds.roles.extents import holder_from
from gongwen.extraction.kinds.roles.label_words import TEAM, label_role
from gongwen.extraction.kinds.roles.names import has_head, is_held_by, is_name, names_listed, trim
from gongwen.extraction.kinds.roles.nouns import BEARS, OF_TEAM, REFUSED, SPOKEN_OF, known_noun, names_someone
from gongwen.extraction.kinds.roles.owners import whose
from gongwen.extraction.kinds.roles.units import clause_end, clause_start, sentence_end, sentence_start
from gongwen.extraction.kinds.roles.vocabulary import Phrase, known, parts_named
from gongwen.extraction.plantext import PlanText

_ELSEWHERE = ("责任", "主任", "负责单位", "负责部门", "负责科室", "负责处室")
"""What holds one of these, other anchors find; 负责 before a body is mostly the verb."""
_DEED = "指挥"
"""By itself it is what someone does more often than what he is."""


def _nouns() -> Iterator[str]:
    """The known nouns for someone by which all of them are found: those that hold no shorter one, as 副组长 does.

    联系人员 stays beside 联系人: the anchors of nouns in 人 pass over what 员 goes on.
    """
    named = {*parts_named("unit"), *(word for word in parts_named("duty") if names_someone(word, 0, len(word)))}
    named = {word for word in named - {_DEED} if not any(other in word for other in _ELSEWHERE)}
    for word in sorted(named):
        shorter = {word[i:k] for i in range(len(word)) for k in range(i + 2, len(word) + 1)} & named - {word}
        if not any(word != f"{other}员" for other in shorter):
            yield word


_NOUNS = tuple(_nouns())
ANCHORS = (
    Anchor(
        "either",
        ("责任",),
        "制|追究|心|感|书|状|意识|清单|体系|倒查|考核|链条|区|田|落实|目标|分工|事故|险|机制|网络|监督|查究|划分|分解|传导|倒逼",
    ),
    Anchor("part", tuple(noun for noun in _NOUNS if noun[-1] not in "人员")),
    Anchor("part", tuple(noun for noun in _NOUNS if noun[-1] == "人"), "[事才员大力口民防居社]"),
    Anchor("part", tuple(noun for noun in _NOUNS if noun[-1] == "员"), "会"),
    Anchor("office", ("主任",), "委员|负责制"),
)
_TO_WHOM = ("被", "申请")
"""被考核单位, 被执行人, 申请执行人: to whom it is done, or who asks for it."""
_TURNED = frozenset({"组长", "副组长", "成员", "办公室", "召集人", "联系人", "牵头", "配合", "责任单位", "考核"})
"""Parts that may stand before their holder: 组长由…, 牵头单位为…."""

_BODIES = (
    "责任人", "主管单位", "主管机关", "主管部门", "督导单位", "督导部门", "管理单位", "管理部门", "管理机构", "管理机关",
)  # fmt: skip
_JOINT = Phrase(
    r"是(?<![凡就还都总仅尤若但别仍更正又既]是)(?!否|指|以)|为(?:(?<![行作成认因以视较最尤极更称名]为)|(?<=[支分总银商]行为))(?!准|主|了|民|期|止|核心|重点|基础)"
    r"|作为|系(?<![联关体维]系)(?![统列数])|担任|兼任?(?![职顾容并备课具])|出任|当选|任(?<![责信主担兼出继委聘免留连现]任)(?![务何期免命职意一])|确定为|列为|充当"
)
_DUTY = Phrase(r"(?:的|之)?(?:职责|责任|职能|作用)")
_MADE_BY = Phrase(
    r"[ (]*(?:(?:分别|均|一般|原则上|应当?|仍|都)?(?:是|为|由|系)|(?:主要|应当?|可以?|一般)*包括|有(?![关无权])|:由)"
)
_TAKEN = Phrase(r"(?:担任|兼任|出任|(?<![主责信])任|负责|承担|组成|兼)(?:[,。;、)]|$)")
_WITH = Phrase(r"以([^,。;:以为]{2,40})$")
_HEADS_CLAUSE = Phrase(
    r"(?:[\n,。;:、(.)]|工作|小组|委员会|委会|专班|指挥部|办公室|工作组|领导组|会议|协会|大会|中心|[^部重]组|的|之|其|设|项目|业务|[省市县区乡镇村]级)[ “\"]*$"
)
_PART_OF = Phrase(r"的(?:直接|主要|第一|具体|主体)?(?:责任|牵头|配合|主管|主办|实施|执行)(?:部门|单位|机构|主体|人)$")
_COMMA = Phrase(",")
_MARK = Phrase("[,。;[]")
_CHAIRED = Phrase(r"(办公室|委员会)(?:\([^()]*\))?(?:设在[^,。;]{2,20})?[,:]?(?:原则上|一般|分别|应当?|,)*$")
_BEFORE = Phrase(r"(办公室|委员会|委会)(?:主任|(?:(?!办公室|委员会)[^。\n]){0,40}[,;。]$)")
_SET_UP = Phrase(
    r"(?:(?:成立|设立|组建|建立|设)[^,。;\n]{0,30}?(?=委员会,)|(?=办公室(?:主任|\(?(?:设在|设于|挂靠)[^,。;\n]{2,24}),))(委员会|办公室)"
)
"""设立安全委员会,经理任主任; 办公室设在教务处,处长任主任."""
_TOPIC = Phrase(r"[^,。;\n]{0,30}?(委员会)(?:是|为|作为|系)")
_OF_PLACES = ("村委会", "居委会", "(居)委会", "业委会", "家委会", "管委会", "村民委员会", "居民委员会", "管理委员会")
"""Their 主任 is what someone is, not a part in a plan's work."""
_ANOTHER = Phrase(
    r"(?:责任(?:人|单位|部门|主体|者)|(?:第一|具体|直接|总)负责人|总指挥|指挥长|召集人|联系人|联络员|网格长|[河林田路湖渠塘]长|(?<=[为由是系])组长)$"
)
"""组长为第一责任人: who has the part is given a further one, and nobody is named for the first."""
_OF_MANY = ("成员", "联系人")
"""These may be whoever has a part elsewhere: 成员为各科室安全责任人."""
_RANK = Phrase(r"最高|议事|决策")
"""最高…机构, 议事协调机构: what kind of body it is, not what it is in charge of."""
_DEPUTY = Phrase(r"(?:第一|常务|执行)?副$")
_QUOTED = Phrase('[“"]')


def find(plan: PlanText, kind: str, at: int, end: int) -> Iterator[Claim]:
    """The claims of the noun of that kind that stands at view[at:end]."""
    if kind == "office" and not plan.view.endswith(("办公室", "办公室副", "办公室常务副"), 0, at):
        return _chair(plan, at, end)
    clause = clause_start(plan, at)
    start, stop, role = known_noun(plan.view, clause, at, end)
    if plan.view.endswith(_TO_WHOM, clause, start):
        return iter(())
    if kind == "either" and not names_someone(plan.view, start, stop):
        return duty(plan, clause, start, stop, role)
    if role in ("第一责任人", "直接责任人") and opens_as_part(plan.view, clause, stop):
        return of_post(plan, clause, start, stop, role)
    return iter(()) if role is None else _part(plan, clause, start, stop, role)


def _chair(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    """主任 and 副主任 of an office or a committee that the sentence, or the one before it, names."""
    view = plan.view
    clause = clause_start(plan, at)
    deputy = _DEPUTY.search(view, max(clause, at - 4), at)
    start = deputy.start() if deputy else at
    body = ""
    if view.endswith(("任", "兼"), clause, start):
        sentence = sentence_start(plan, start)
        agent = view.find("由", sentence, start)
        body = _body(view, max(sentence, agent - 80), agent, _CHAIRED)
        topic = _TOPIC.match(view, strip_left(view, sentence, agent)[0], agent)
        body = topic[1] if topic else body or _body(view, sentence, clause, _SET_UP)
    elif _MADE_BY.match(view, end, plan.end):
        if view.endswith(("委员会", "委会"), clause, start) and not view.endswith(_OF_PLACES, clause, start):
            body = "委员会"
        elif not view[clause:start].strip():
            body = _body(view, max(plan.start, clause - 160), clause, _BEFORE)
    if body:
        yield from _part(plan, clause, start, end, "办公室" if body == "办公室" else "副组长" if deputy else "组长")


def _body(view: str, start: int, end: int, named: Phrase) -> str:
    """The last body of which view[start:end] speaks."""
    last = named.last(view, start, end)
    return last[1] if last else ""


def _part(plan: PlanText, clause: int, start: int, stop: int, role: Role) -> Iterator[Claim]:
    """The claims of the noun text[start:stop], which names that part; its clause begins at `clause`."""
    view, turned = plan.view, _MADE_BY.match(plan.view, stop, plan.end)
    joint, end = _JOINT.last(view, max(clause, start - 48), start), stop
    if joint is not None and _MARK.search(view, joint.end(), start):
        joint = None
    duty = _DUTY.match(view, stop, plan.end)
    if duty:
        joint, end = BEARS.last(view, max(clause, start - 24), start), duty.end()
    if joint is not None:
        if SPOKEN_OF.match(view, end, plan.end) and not OF_TEAM.match(view, end, plan.end):
            return
        if role in ("组长", "副组长") and _QUOTED.search(view, joint.end(), start):
            return
        if role == "负责" and _RANK.search(view, joint.end(), stop):
            return
        found = _holder_at(plan, clause, joint.start(), end)
        if found is not None and not (start > joint.end() and role in TEAM and _is_same(view, found, joint)):
            scope = matter(plan, joint.end(), start)
            role = "办公室" if _is_office_of(view, joint.end(), start, stop) else role
            yield from given(plan, role, found, joint.start(), end, scope, bare=view[start:stop] == "责任人")
            return
    if role in ("第一责任人", "直接责任人") and view.startswith(":", clause - 1) and _ENDS.match(view, stop):
        yield from of_label(plan, clause, start, stop, role)
        return
    if _is_seat(view, start, stop):
        role = "办公室"
    if turned and view.find("由", clause, start) < 0 and _heads_clause(view, clause, start, stop):
        yield from _turned(plan, start, turned.end(), role)
    elif role in _TURNED and start == clause:
        yield from named_behind(plan, start, stop, role)


def _is_seat(view: str, start: int, stop: int) -> bool:
    """办事机构为县水利局: the office of a body, and who it is."""
    return known("seat").before(view, start, stop) == stop - start


def _is_office_of(view: str, first: int, start: int, stop: int) -> bool:
    """设立秘书处,作为理事会的常设机构: the office of a body; but 招生工作的常设机构 is in charge of a work."""
    if not _is_seat(view, start, stop):
        return False
    return view.endswith("办事机构", start, stop) or has_head(view, first, start - view.endswith("的", first, start))


_ENDS = Phrase(r" *(?:[,。;\n]|$)")


def _is_same(view: str, found: Subject, joint: re.Match[str]) -> bool:
    """组长为体育教研组长: whose own word the part is in is the holder; nobody is given a further one."""
    return joint.group() in ("是", "为", "系") and label_role(view[found.start : found.end]) in TEAM


def _heads_clause(view: str, clause: int, start: int, stop: int) -> bool:
    """Does the noun open the clause, but for what it is of (招标工作|牵头单位, 协会的登记|管理机关)?"""
    if start == clause or view.startswith("小组", start) or _HEADS_CLAUSE.search(view, clause, start):
        return True
    return start - clause < _LONGEST_OF and view.endswith(_BODIES, start, stop)


_LONGEST_OF = 14


def _holder_at(plan: PlanText, clause: int, joint: int, end: int) -> Subject | None:
    """Whom the joint at `joint` joins to the part."""
    view = plan.view
    with_whom = _WITH.search(view, clause, joint) if view.startswith(("为", "作为"), joint) else None
    if with_whom and is_held_by(view, *with_whom.span(1)):
        return Subject(*with_whom.span(1))
    found = whose(plan, joint) or _name_before(view, clause, joint)
    if found is None and view.startswith(("作为", "身为"), clause):
        found = _next_clause(plan, end)
    if found is None or REFUSED.search(found.between):
        return None
    return found


def _is_part(view: str, found: Subject) -> bool:
    """组长 and the like are what is given, not to whom; but 组长为第一责任人 gives him a further part, and 办公室主任 is a post."""
    if _PART_OF.search(view, found.start, found.end):
        return True
    return view[found.start : found.end] in known("unit") and not view.endswith("主任", found.start, found.end)


def _name_before(view: str, clause: int, joint: int) -> Subject | None:
    """Bare names before the joint, or one after a body: 由张某、李某任副组长, 由县应急局张某任组长."""
    end = strip_right(view, clause, joint)
    begin, _ = strip_left(view, clause, end)
    begin = max(begin, view.rfind("由", begin, end) + 1)
    last = max(view.rfind("、", begin, end) + 1, begin)
    return Subject(begin, end) if is_name(view[last:end]) or _of_body(view, last, end) else None


def _of_body(view: str, start: int, end: int) -> bool:
    """Is it a body and then a name?"""
    return any(is_name(view[end - size : end]) and has_head(view, start, end - size) for size in (2, 3))


def _next_clause(plan: PlanText, at: int) -> Subject | None:
    """作为第一责任人，校长要…: the holder stands in the next clause."""
    start = plan.clause(at)[1]
    end = clause_end(plan, start) if start < plan.end else start
    begin, _ = strip_left(plan.view, start, end)
    last = holder_from(plan.view, begin, end)
    return Subject(begin, last) if last > 0 else None


def _several(plan: PlanText, start: int, after: int, role: Role) -> Iterator[Claim]:
    """副主任由甲部副部长张某，乙部副部长李某兼任: commas part the list."""
    view = plan.view
    taken = _TAKEN.search(view, after, sentence_end(plan, after - 1))
    if taken is None:
        return
    items = list(_pieces(view, after, taken.start()))
    if all(is_held_by(view, *item) for item in items):
        for item in items:
            yield from given(plan, role, Subject(*item), start, item[1])


def _pieces(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for comma in [*_COMMA.finditer(view, start, end), None]:
        yield trim(view, start, comma.start() if comma else end)
        start = comma.end() if comma else end


def _turned(plan: PlanText, start: int, after: int, role: Role) -> Iterator[Claim]:
    """PART 由|为 HOLDER: the holder up to 担任, or to the end of the clause."""
    view = plan.view
    end = clause_end(plan, after - 1)
    if role not in _OF_MANY and _ANOTHER.search(view, after, end):
        return
    taken = _TAKEN.search(view, after, min(end + 1, plan.end))
    if taken is None and view[after - 1] == "由" and view.startswith(",", end):
        yield from _several(plan, start, after, role)
        return
    first, last = trim(view, after, strip_right(view, after, taken.start() if taken else end))
    if view[after - 1] == "由" and taken is None and role != "成员":
        last = holder_from(view, first, last)
    found = Subject(first, last)
    if (names_listed(view, first, last) or is_held_by(view, first, last)) and not _is_part(view, found):
        yield from given(plan, role, found, start, end)
