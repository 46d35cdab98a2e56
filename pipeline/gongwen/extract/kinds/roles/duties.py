"""Parts that a noun gives, by what joins it to its holder.

    SUBJECT 是|为|作为|任|担任|兼任 [MATTER] PART        PART: 第一责任人, 牵头单位, 主管部门, 组长, 成员 …
    SUBJECT [对 MATTER] 负|承担|履行|落实|扛起 [MATTER] DUTY   DUTY: 主体责任, 领导责任, 总责, 第一责任人职责 …
    SUBJECT 承担|负 (起) … 的责任                        a named responsibility: 负责
    PART 是|为|由 HOLDER [担任|兼任]                      the same turned round: 组长由书记担任
    实行 HOLDER 负责制

No parts: the noun without such a joint (压实企业主体责任); who is to be punished (追究直接责任人的责任, 负有责任的领导人员);
what was not done (未履行主体责任); answering before the law (承担赔偿责任); 责任制, 责任追究.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from gongwen.document.model import Role
from gongwen.extract.kinds.roles.claim import Claim, clause_end, given, matter
from gongwen.extract.kinds.roles.holders import holder_from, is_holder, is_name, names_person, trim
from gongwen.extract.kinds.roles.subjects import Subject, strip_left, strip_right, subject
from gongwen.extract.kinds.roles.vocabulary import longest_after, meanings, word_set
from gongwen.extract.plantext import PlanText

ANCHOR = (
    r"(?P<duty>责任(?!制|追究|心|感|书|状|意识|清单|体系|倒查|考核|链条|区|田|落实|目标|分工|事故|险|机制|网络|监督|查究|划分|分解|传导|倒逼)|总责(?!任)|(?<![安完健])全责(?!任)|监督专责)"
    r"|(?P<part>组长|组员|总指挥|指挥长|成员|委员(?!会)|召集人|联系人|联络[员人]|主任委员|(?<=办公室)(?:常务)?副?主任"
    r"|(?:主管|牵头|主办|主责|配合|协办|参与|协作|管理|监督|考核|办事|执行|工作|归口|协调|实施|承办|落实|职能|成员|组成)(?:部门|单位|机构|机关))"
    r"|(?P<system>负责制)"
)


def find(plan: PlanText, kind: str, at: int, end: int) -> Iterator[Claim]:
    """The claims of the noun of group `kind` that stands at view[at:end]."""
    if kind == "system":
        yield from _system(plan, at)
        return
    start, stop, role = _whole_noun(plan.view, plan.clause(at)[0], at, end)
    if kind == "part" and not role:
        return
    if role in _PARTS or view_is_part(plan.view, start, stop):
        yield from _part(plan, start, stop, role)
    else:
        yield from _duty(plan, start, stop, role)


_PARTS = frozenset({"组长", "副组长", "成员", "办公室", "召集人", "联系人", "牵头", "配合", "责任单位", "考核"})


@cache
def _nouns() -> dict[str, str]:
    return meanings("duty") | meanings("unit")


def view_is_part(view: str, start: int, stop: int) -> bool:
    """Is the noun what someone is (责任人, 主管部门), not what someone bears (责任)?"""
    return view.endswith(("人", "部门", "单位", "机构", "机关", "主体"), start, stop)


def _whole_noun(view: str, low: int, at: int, end: int) -> tuple[int, int, str]:
    """The longest known noun that holds view[at:end], with its role; "" where none is known."""
    nouns = _nouns()
    for start in range(max(low, at - 9), at + 1):
        for stop in range(min(end + 4, len(view)), end - 1, -1):
            role = nouns.get(view[start:stop])
            if role is not None:
                return start, stop, role
    return at, end, ""


_JOINT = re.compile(
    r"(?:(?<![凡就还都总仅尤若但别仍更正又既])是(?!否|指|以)|(?<![行作成认因以视较最尤极更称名]) ?为(?!准|主|了|民|期|止|核心|重点|基础)|(?<!特)作为|系(?!统)|担任|兼任|出任|当选|(?<![责信主担兼出继委聘免留连现])任(?![务何期免命职意一])|确定为|列为|充当)"
)
_FULFIL = re.compile(r"(?:履行|落实|承担|担负|担当|扛|尽|当|做|肩负|负)(?:好|起|实|牢|到位)?(?:了)?")
_BEAR = re.compile(
    r"(?:负有|负起|负(?!面|责|担|债|荷|数|向)|承担起|承担|担负起|担负|担起|肩负起|肩负|履行好|履行|落实好|落实|扛牢|扛稳|扛起|扛实|扛好|扛|尽到|尽好|种好|抓好)"
)
_AFTER = re.compile(
    r"(?:的(?!职责|责任|作用|义务|人员|岗位)|之(?!责)|不(?!放松|动摇)|情况|意识|制度?|清单|缺失|追究|倒查|落空|体系|机制|书|心|感|内容|规定|要求|者|人员|事故|认定|缺位|虚化|弱化|区域|未|传导|考核|落实(?:不|情况|到位|机制|体系))"
)
_DENIED = re.compile(
    r"(?:未|不|没有|未能|拒不|不能|不认真|未认真|未按规定|不正确|追究|问责|处分|惩处|除)(?:切实|认真|严格|有效|全面|依法|正确|及时|按规定)?$"
)
_PENAL = re.compile(r"追究|问责|处分|给予|查处|惩处|处罚|移送")
_MADE_BY = re.compile(r"[ (]*(?:分别|均|一般|原则上|应当?|仍|都)?(?:是|为|由|系)")
_TAKEN = re.compile(r"(?:同志)?(?:担任|兼任|出任|任|负责|承担|组成|兼)(?:[,。;、)]|$)")


def _joint(pattern: re.Pattern[str], view: str, start: int, end: int) -> re.Match[str] | None:
    """The last joint in view[start:end]."""
    last = None
    for last in pattern.finditer(view, start, end):
        pass
    return last


_REFUSED = re.compile(r"不得|不能|不再|不同时|不宜|未|不(?=[担承负兼])|禁止|严禁")


def _part(plan: PlanText, start: int, stop: int, role: str) -> Iterator[Claim]:
    view = plan.view
    clause = plan.clause(start)[0]
    kind = _role(role)
    turned = _MADE_BY.match(view, stop, plan.end)
    joint = _joint(_JOINT, view, max(clause, start - 48), start)
    duty = _AFTER_DUTY.match(view, stop, plan.end)
    if duty and duty.group(1):
        joint = _joint(_FULFIL, view, max(clause, start - 24), start)
        stop = duty.end()
    if joint is not None and not _DENIED.search(view, clause, joint.start()):
        if _AFTER.match(view, stop, plan.end) and not (view.startswith("的", stop) and duty):
            return
        if kind == "成员" and joint.group().strip() in ("是", "作为") or kind is None:
            return
        if kind in ("组长", "副组长") and re.search(r"[“\"]", view[joint.end() : start]):
            return
        found = (
            subject(plan, joint.start())
            or _name_before(view, clause, joint.start())
            or _with(view, clause, joint.start())
        )
        if found is None and view.startswith(("作为", "身为"), clause):
            found = _next_clause(plan, stop)
        if found is not None and not _role_word(view, found) and not _REFUSED.search(found.between):
            if found.near or kind != "成员":
                bare = view[start:stop] == "责任人"
                for claim in given(plan, kind, found, joint.start(), stop, matter(plan, joint.end(), start)):
                    yield msgspec.structs.replace(claim, bare=True) if bare else claim
            return
    if turned and kind in _PARTS and (start == clause or _HEADS_CLAUSE.search(view, clause, start)):
        yield from _turned(plan, start, stop, turned.end(), kind)


_AFTER_DUTY = re.compile(r"(?:的|之)?(职责|责任|职能|作用)?")


def _role(role: str) -> Role | None:
    return role or None  # type: ignore[return-value]


def _role_word(view: str, found: Subject) -> bool:
    """组长 and the like are what is given, not to whom."""
    return view[found.start : found.end] in word_set("unit") and found.end - found.start < 4


def _name_before(view: str, clause: int, joint: int) -> Subject | None:
    """A bare name before the joint: 由张某任组长."""
    end = strip_right(view, clause, joint)
    begin, _ = strip_left(view, clause, end)
    agent = view.rfind("由", begin, end)
    begin = agent + 1 if agent >= 0 else begin
    cut = max(view.rfind("、", begin, end), begin - 1) + 1
    if is_name(view[cut:end]):
        items = view[begin:end].split("、")
        return Subject(begin if all(map(is_name, items)) else cut, end, True, "")
    return None


_WITH = re.compile(r"以([^,。;:、以]{2,40})$")


def _with(view: str, clause: int, joint: int) -> Subject | None:
    """以 HOLDER 为 PART."""
    found = _WITH.search(view, clause, joint)
    if found and (is_holder(view, *found.span(1)) or names_person(view, *found.span(1))):
        return Subject(*found.span(1), True, "")
    return None


def _next_clause(plan: PlanText, at: int) -> Subject | None:
    """作为第一责任人，校长要…: the holder stands in the next clause."""
    start = plan.clause(at)[1]
    end = plan.clause(start)[1] if start < plan.end else start
    begin, _ = strip_left(plan.view, start, end)
    last = holder_from(plan.view, begin, end)
    return Subject(begin, last, True, "") if last > 0 else None


_HEADS_CLAUSE = re.compile(
    r"(?:[\n,。;:、(]|工作|小组|委员会|专班|指挥部|办公室|工作组|领导组|会议|协会|大会|中心|[^部重]组|的|其|设|项目)[ “\"]*$"
)


def _turned(plan: PlanText, start: int, stop: int, after: int, kind: Role) -> Iterator[Claim]:
    """PART 由|为 HOLDER: the holder up to 担任, or to the end of the clause."""
    view = plan.view
    end = clause_end(plan, after - 1)
    taken = _TAKEN.search(view, after, min(end + 1, plan.end))
    last = strip_right(view, after, taken.start() if taken else end)
    first, last = trim(view, after, last)
    if last - first < 2 or last - first > 100:
        return
    made_by = view[after - 1] == "由"
    if made_by and taken is None and kind != "成员":
        last = holder_from(view, first, last)
        if last < 0:
            return
    good = (
        is_holder(view, first, last)
        or names_person(view, first, last)
        or all(map(is_name, view[first:last].split("、")))
    )
    if good and not _role_word(view, Subject(first, last, True, "")):
        yield from given(plan, kind, Subject(first, last, True, ""), start, end)


def _duty(plan: PlanText, start: int, stop: int, role: str) -> Iterator[Claim]:
    view = plan.view
    clause = plan.clause(start)[0]
    joint = _joint(_BEAR, view, max(clause, start - 48), start)
    if joint is None:
        if role in ("总责", "全面责任") or not role:
            return
        turned = _MADE_BY.match(view, stop, plan.end)
        if turned and role == "监督责任":
            return
        return
    if _AFTER.match(view, stop, plan.end) or _DENIED.search(view, clause, joint.start()):
        return
    if _PENAL.search(view, clause, start) or view.startswith("追究", stop):
        return
    if not role and not _named(view, joint, start):
        return
    if role in ("主要领导责任", "重要领导责任") and joint.group().startswith(("落实", "履行", "抓")):
        return
    found = subject(plan, joint.start()) or _level(view, clause, joint, role)
    if found is None:
        return
    if _REFUSED.search(found.between):
        return
    kind: Role = _role(role) or "负责"
    yield from given(
        plan, kind, found, joint.start(), stop, matter(plan, joint.end(), start) or _toward(plan, found, joint.start())
    )


_LEVEL = re.compile(r"(?<![\u4e00-\u9fff])(?:坚持)?(中央|省|市|县|区|乡|镇|村)$")


def _level(view: str, clause: int, joint: re.Match[str], role: str) -> Subject | None:
    """A bare level of government, as in 省负总责、市县抓落实."""
    found = _LEVEL.search(view, clause, joint.start()) if role == "全面责任" else None
    return Subject(*found.span(1), True, "") if found else None


def _named(view: str, joint: re.Match[str], start: int) -> bool:
    """Is 责任 said to be for something in particular, and not before the law?"""
    if not joint.group().startswith(("承担", "负", "担")) or start - joint.end() < 3:
        return False
    words = view[joint.end() : start]
    legal = word_set("legal")
    if words.rstrip("的") in legal or longest_after(view, joint.end(), start, legal) >= len(words) - 1:
        return False
    return not words.endswith(tuple(legal)) and not re.search(r"或者?|造成|引起|引发|导致|由此", words)


def _toward(plan: PlanText, found: Subject, joint: int) -> tuple[int, int] | None:
    """What 对 names before the joint."""
    clause = plan.clause(joint)[0]
    at = plan.view.rfind("对", max(clause, found.end if found.near else clause), joint)
    return matter(plan, at + 1, joint) if at >= 0 else None


_RULED = re.compile(r"(?:实行|落实|执行|推行|坚持|实施|建立|建立健全|严格|完善|健全|由)")


def _system(plan: PlanText, at: int) -> Iterator[Claim]:
    """实行 HOLDER 负责制: the holder is what stands last before 负责制."""
    view = plan.view
    clause = plan.clause(at)[0]
    ruled = _joint(_RULED, view, max(clause, at - 36), at)
    if ruled is None:
        return
    first = ruled.end()
    of = max(view.rfind("的", first, at), view.rfind("下", first, at)) + 1
    first = max(first, of)
    for word in ("工作", "管理", "任务"):
        cut = view.rfind(word, first, at)
        if cut >= 0 and is_holder(view, cut + 2, at):
            first = cut + 2
    while first < at and view[first] in "” 和及、":
        first += 1
    if is_holder(view, first, at):
        yield from given(plan, "负责", Subject(first, at, True, ""), ruled.start(), at + 3)
