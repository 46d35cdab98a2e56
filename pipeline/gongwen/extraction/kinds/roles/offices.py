"""Who convenes, where an office sits, and 专人.

    由 HOLDER 召集; HOLDER 召集并主持会议
    办公室|办事机构|秘书处 设在 HOLDER; 下设办公室于 HOLDER; 下设 NAMED 办公室
    下设办公室, 在 HOLDER 办公; 办公室与 HOLDER 合署办公
    安排|明确|由|落实 … 专人 …; 设置 HOLDER 岗位, 专门从事 …

No parts: 监测点设在学校; a slogan in quotes (“专人专岗”).
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.extraction.kinds.roles.anchors import Anchor
from gongwen.extraction.kinds.roles.around import AGENT, MODAL, Subject, strip_right
from gongwen.extraction.kinds.roles.claim import Claim, Span, given, matter
from gongwen.extraction.kinds.roles.lists import split
from gongwen.extraction.kinds.roles.names import is_holder, trim
from gongwen.extraction.kinds.roles.nouns import DENIED
from gongwen.extraction.kinds.roles.owners import whose
from gongwen.extraction.kinds.roles.units import clause_end, clause_start, sentence_end, sentence_start
from gongwen.extraction.kinds.roles.vocabulary import Phrase, any_word
from gongwen.extraction.plantext import PlanText

ANCHORS = (
    Anchor("convene", ("召集",), "人"),
    Anchor("seated", ("设在", "设于", "设立在", "设立于", "设置在", "设置于", "挂靠在", "挂靠于", "挂靠")),
    Anchor(
        "seated", ("室设", "处设", "办设"), r"[在于立置备施计有专若主副]|[一二三四五六七八九十\d]|综合|以下|下列|常务"
    ),
    Anchor("shared", ("合署办公",)),
    Anchor("founded", ("下设",)),
    Anchor("assigned", ("专人", "专职人员", "专门人员", "专责人员", "专职工作人员")),
    Anchor("envoy", ("专员",), "公署|办|小组"),
    Anchor(
        "appointed",
        tuple(verb + who for verb in ("指定", "安排", "配备", "明确", "指派") for who in ("工作人员", "人员")),
    ),
    Anchor("post", ("岗位",), "(?!,专[门职])"),
)


def find(plan: PlanText, kind: str, at: int, end: int) -> Iterator[Claim]:
    """The claims of the word of that kind that stands at view[at:end]."""
    if kind == "convene":
        return _convene(plan, at, end)
    if kind == "seated":
        return _seated(plan, at, end)
    if kind == "shared":
        return _shared(plan, at, end)
    if kind == "founded":
        return _founded(plan, at, end)
    if kind == "appointed":
        return _appointed(plan, at, end)
    if kind == "envoy":
        return _assigned(plan, at, end) if _ASSIGN.search(plan.view, max(plan.start, at - 14), at) else iter(())
    if kind == "post":
        return _post(plan, at, end)
    return _assigned(plan, at, end)


_MEETS = Phrase(r"(?:并主持)?(?:[^,。;]{0,24}?)(?:会议|例会|大会|会商|全会|[^社机]会)|并主持|和主持")
_BY = Phrase(lambda: rf"{AGENT.pattern}([^,。;:]{{2,60}})$")
_OR_BY = Phrase(r"(?:([^,。;:]{2,24}?)(?:或者|或))?([^,。;:]{2,24}?|其)(?:委托|授权|指定)(?:的)?([^,。;:]{2,24})$")
_OR = Phrase(r"([^,。;:]{2,24}?)(?:或者|或)([^,。;:]{2,24})$")


def _convene(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    stop = clause_end(plan, at)
    agent = _BY.search(view, clause_start(plan, at), at)
    if agent:
        last = strip_right(view, agent.start(1), at - 2 if view.endswith("负责", agent.start(1), at) else at)
        for holder in _entrusted(view, *trim(view, agent.start(1), last)):
            if is_holder(view, *holder):
                yield from given(plan, "召集人", Subject(*holder), agent.start(1), stop)
    elif _MEETS.match(view, end, stop):
        charged = view.endswith("负责", 0, at)
        found = whose(plan, at - 2 * charged)
        if found is not None and (found.near or charged) and not MODAL.search(found.between):
            yield from given(plan, "召集人", found, at, stop)


def _entrusted(view: str, first: int, last: int) -> list[Span]:
    """甲或者乙: both may; 甲委托乙: the one whom 甲 charges with it, and 甲 where he may do so himself."""
    entrusted = _OR_BY.match(view, first, last)
    if entrusted:
        return [entrusted.span(k) for k in (1, 3)]
    either = _OR.match(view, first, last)
    return [either.span(1), either.span(2)] if either else [(first, last)]


_OFFICE = Phrase(
    r"(?:日常办事机构|日常工作机构|办事机构|工作机构|办公室|秘书处|联络处|联席办|指挥部办|领导小组办|专班办)(?:也|均|都|仍|可以|可|统一|暂|常|[(,])*$"
)
_SITE = Phrase(r"(?:\d|[一二三四五六七八九十])(?:号|楼|层|室|栋|幢)|号$|[大主办公]楼$|大厅$|大厦$")
"""Where it is, not whose it is."""
_DIVISIONS = ("岗位", "岗", "组", "员", "人", "长")
"""办公室设信息岗位: what it is made of, not where it sits."""
_SEAT_ENDS = Phrase(r",|并|、(?=由)|(?<!自)由|承担|负责")


def _seated(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    at += view[at] in "室处办"
    office = _OFFICE.search(view, max(sentence_start(plan, at), at - 16), at)
    if office is None:
        return
    last = clause_end(plan, at)
    closing = view.find(")", end, last)
    last = closing if closing >= 0 else last
    ends = _SEAT_ENDS.search(view, end + 2, last)
    first, last = trim(view, end, ends.start() if ends else last)
    last -= view.endswith("内", first, last)
    if 2 <= last - first <= 40 and not (_SITE.search(view, first, last) or view.endswith(_DIVISIONS, first, last)):
        for holder in split(view, first, last):
            yield Claim("办公室", holder, office.start(), last)


_WITH = Phrase(r"(?:办公室|秘书处|办事机构)(?:均|都|统一|,)*[与同和]([^,。;:]{2,24})$")


def _shared(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    """领导小组办公室与 HOLDER 合署办公."""
    housed = _WITH.search(plan.view, max(sentence_start(plan, at), at - 40), at)
    if housed and is_holder(plan.view, *housed.span(1)):
        yield Claim("办公室", housed.span(1), housed.start(), end)


_NAMED = Phrase(r"(?:立|一个|1个|了)?([^,。;:、()\n]{2,20}办公室)(?=[,。;:)\n]|$)")
_SEAT = Phrase(
    r"(?:立|一个|1个|了)?[^,。;:]{0,12}(?:办公室|秘书处)(?:(?:于|在)([^,。;:()]{2,30})$|,在([^,。;:()]{2,20})办公(?=[,。;\n]))"
)


def _founded(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    seat = _SEAT.match(view, end, clause_end(plan, at)) or _SEAT.match(view, end, sentence_end(plan, at))
    if seat:
        for holder in split(view, *seat.span(seat.lastindex or 1)):
            yield Claim("办公室", holder, at, seat.end())
        return
    named = _NAMED.match(view, end, plan.end)
    if named:
        yield Claim("办公室", named.span(1), max(clause_start(plan, at), at - 20), named.end())


_SET_UP = Phrase(r"(?:设置|设立|配备|设)([^,。;:]{2,20})$")


def _post(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    """设置 HOLDER 岗位，专门从事…: someone for that work alone."""
    post = _SET_UP.search(plan.view, clause_start(plan, at), at)
    if post:
        yield Claim("专人", post.span(1), post.start(), clause_end(plan, end + 1))


_ON = Phrase(
    r"(?:具体|专门|每日|每天|定期)*对[^,。;:]{2,30}(?:进行|实施|予以|加以)(?:统一|日常|专门)*(?:管理|监管|维护|看护|看管|巡查|值守|监测|养护|保管)"
)


def _appointed(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    """指定工作人员对 MATTER 进行管理."""
    does = _ON.match(plan.view, end, clause_end(plan, at))
    if does:
        yield Claim("专人", (at + 2, end), at, does.end())


_ASSIGN = Phrase(
    lambda: (
        rf"{any_word('assign')}(?:好|了|\d{{1,2}}(?:-\d)?[名人]|[一二两三]名|[一二两三]至[二三四]名|至少[一二]名|相应的?|必要的?)*(?:(?:作)?为[^,。;:]{{2,12}})?$"
    )
)
_DOES = Phrase(lambda: any_word("assigned_does"))
_OF_BODY = Phrase(r"由([^,。;:由]{2,14})$")
"""由办公室|专人保管: someone of that body."""


def _assigned(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    clause = clause_start(plan, at)
    low = max(clause, at - 30)
    if view.rfind("“", low, at) > view.rfind("”", low, at):
        return
    made = _ASSIGN.search(view, max(clause, at - 14), at)
    if made is not None and DENIED.search(view, clause, made.start()):
        return
    body = _OF_BODY.search(view, max(clause, at - 16), at)
    if body and is_holder(view, *body.span(1)):
        stop = clause_end(plan, at)
        if not view.startswith("的", stop - 1):
            yield Claim("专人", (body.start(1), end), body.start(), min(stop, end + 60))
        return
    opens = not "\u4e00" <= view[at - 1] <= "\u9fff"
    if made is None and not (opens and _DOES.match(view, end, plan.end)):
        return
    if made is not None and view.startswith("专", end):
        return
    stop = clause_end(plan, at)
    if view.startswith("的", stop - 1):
        return
    scope = matter(plan, end + 2 if view.startswith("负责", end) else end, stop)
    yield Claim("专人", (at, end), made.start() if made else at, min(stop, end + 60), scope)
