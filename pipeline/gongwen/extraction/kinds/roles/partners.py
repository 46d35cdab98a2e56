"""Parts in work that is shared: who leads it, who works along.

    SUBJECT 牵头 [MATTER]; SUBJECT 发挥牵头作用
    SUBJECT (积极, 密切 …) 配合 [whom] [MATTER]     not with 应当: that is a plain duty; not an inspection
    在 HOLDER 的配合下
    SUBJECT 按照各自职责,协同 …                    SUBJECT (应当) 协同 …: of bodies
    组织或者参与 … ; 参与编制 …                     as an item of the list of a holder's duties
    SUBJECT 协助 | 参与 | 协办 …                    where the sentence shares work out, or the list item is the holder's own
    A 会同 B VERB …                                B works along; A gets nothing by that word

No parts: 牵头 in a noun phrase (牵头单位, 牵头的机关); everyone exhorted (各部门要密切配合); 全社会共同参与.
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.extraction.kinds.roles.anchors import PERSON, Anchor
from gongwen.extraction.kinds.roles.around import SHARED_OUT, Subject, strip_right, under
from gongwen.extraction.kinds.roles.claim import Claim, given, matter
from gongwen.extraction.kinds.roles.extents import holder_from
from gongwen.extraction.kinds.roles.lists import split
from gongwen.extraction.kinds.roles.names import is_holder
from gongwen.extraction.kinds.roles.owners import whose
from gongwen.extraction.kinds.roles.units import clause_end, clause_start, sentence_start, whole_start
from gongwen.extraction.kinds.roles.vocabulary import Phrase, any_word, known, meaning, posts
from gongwen.extraction.plantext import PlanText

ANCHORS = (
    Anchor(
        "lead",
        ("牵头",),
        f"单位|部门|机构|{PERSON}|处室|科室|领导|股室|责任|制作|依托|申报|申请|企业|高校|医院|学校|过|社(?!会)",
    ),
    Anchor("lead", ("主办",), f"单位|部门|机构|机关|方|{PERSON}|者|的|权|会计|科员|责任|过|此|科室|处室"),
    Anchor(
        "support",
        ("配合", "协助", "参与", "参加", "协办", "襄助", "襄理", "襄赞"),
        f"单位|部门|处室|科室|{PERSON}|者|机构|责任单位|不|度|率|会议|活动|培训|情况|机制|制度|意识|精神",
    ),
    Anchor("support", ("协同",), "(?!做好|搞好|开展|完成|处理|抓好|推进|办理|落实|管理|实施|组织|参与|负责)"),
    Anchor("along", ("会同",)),
)


def find(plan: PlanText, kind: str, at: int, end: int) -> Iterator[Claim]:
    """The claims of the verb of that kind that stands at view[at:end]."""
    if kind == "lead":
        return _lead(plan, at, end)
    if kind == "support":
        return _support(plan, at, end)
    return _along(plan, end)


_LEADS = Phrase(r"(?:发挥|做好|承担|履行|落实|起|当好)(?:好|着|起)?(?:了)?(?:总)?$")
_MAY_LEAD = Phrase(r"可以?(?:联合)?$")
_LED_NOUN = Phrase(r"作用|工作|职责|任务|(?:[、和与]?(?:抓总|总抓|协调|统筹|组织|引领))+(?:作用|职责|责任)")
"""发挥牵头作用, 履行牵头抓总职责."""


_TOLD = Phrase(r"[^,。;:的]{1,6}了(?!解)|(?:成立|设立|组建|建立)的")
"""我局牵头制定了…: what has been done; 本单位牵头成立的领导小组: so is that."""


def _lead(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    verb = at
    of_team = view.startswith("的", end)
    if of_team and view.find("由", clause_start(plan, at), at) < 0:
        return
    if _LED_NOUN.match(view, end):
        governing = _LEADS.search(view, max(0, at - 6), at)
        if governing is None:
            return
        verb = governing.start()
    elif view.endswith("负责", 0, at):
        verb = at - 2
    elif view.endswith("总", 0, at):
        verb = at - 1
    if _TOLD.match(view, end, plan.end):
        return
    found = whose(plan, verb)
    stop = clause_end(plan, at)
    if found is not None and not _MAY_LEAD.search(found.between):
        scope = None if of_team else matter(plan, end, stop)
        yield from given(plan, "牵头", found, verb, end if of_team else stop, scope)


_INSPECTION = Phrase(lambda: rf"[^,。;]{{0,14}}?{any_word('inspection')}")
_STRENGTHENED = Phrase(r"(?:加强|强化|注重|深化|促进|增进|健全|完善)[^,;。]{0,12}$")
_EVERYONE = Phrase(lambda: rf"各(?!级|主管)|{any_word('everyone')}")
_DUTIFUL = Phrase(r"(?:应当?|必须|须)(?!急|服从)[^,。;]{0,12}$")
_EAGER = Phrase(r"积极|密切|主动|全力|大力|通力")
_TO_END = Phrase(r"[做搞抓]好|完成|落实")
_BACKED = ("支持和", "支持与", "支持、")
_LED = Phrase(r"牵头|主办|为主")
_LED_TO = Phrase(r"(?:组织(?![部委员者办科处]|机构|单位|人)|动员|发动|号召|引导|鼓励|带领)[^、]*$")
"""组织民兵协助…: whom they bring to help."""
_JOINED = Phrase(r"(?:指导|督促|组织|支持|引导|监督)(?:、|并)$")
"""指导、协助乡镇做好…: one of two things done for them."""
_OFFERS = Phrase(r"做好(?:相关|有关|各项|协同|协调)?(?:的)?$")


def _support(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    clause, stop = clause_start(plan, at), clause_end(plan, at)
    shared = SHARED_OUT.search(view, whole_start(plan, at), at) is not None
    if view.startswith(("参与", "参加", "协办"), at) and not shared:
        yield from _takes_part(plan, at, end)
        return
    if view.startswith("下", end):
        yield from _under(plan, clause, at, end)
        return
    if view.startswith("参加", at) and stop > end and not view.startswith("的", end):
        return
    whom = holder_from(view, end, stop - 2 * view.endswith("工作", end + 2, stop)) > 0
    if _is_no_help(plan, clause, at, end, stop, whom=whom):
        return
    before = strip_right(view, clause, at)
    if _bound(view, before, at) and not (
        _EAGER.search(view, before, at) or view.startswith("协同", at) or (whom and view.startswith(_HELPS, at))
    ):
        return
    if _STRENGTHENED.search(view, clause, before) or view.endswith(_BACKED, clause, at):
        return
    joined = _JOINED.search(view, max(clause, at - 3), at)
    offers = joined or _OFFERS.search(view, max(clause, at - 8), at)
    verb = offers.start() if offers else at
    found = whose(plan, verb)
    if (
        found is None
        or _LED_TO.search(view, clause, found.end)
        or _is_part(view, found)
        or (_DUTIFUL.search(found.between) and not _is_share(plan, found, at, end, whom=whom))
        or _is_condition(plan, at)
    ):
        return
    if _helps(plan, found, at, end, shared=shared, whom=whom):
        yield from given(plan, "配合", found, verb, stop, matter(plan, end, stop))


def _is_share(plan: PlanText, found: Subject, at: int, end: int, *, whom: bool) -> bool:
    """HOLDER 应积极配合, 应当协助: a share where a body is to help another, or where this sentence or the one before shares work out."""
    view = plan.view
    people = any(words.before(view, found.start, found.end) for words in (posts(), known("private")))
    eager = view.startswith((*_HELPS, "协同"), at) or _EAGER.search(found.between)
    if view.startswith("协同", at) and not people:
        return True
    if whom and not people and eager and _TO_END.search(view, end, clause_end(plan, at)):
        return True
    start = sentence_start(plan, max(whole_start(plan, at) - 1, plan.start))
    return SHARED_OUT.search(plan.view, start, at) is not None


def _is_part(view: str, found: Subject) -> bool:
    """Is it the word for a part, as such; but a deputy is there to help."""
    return view[found.start : found.end] in known("unit") and view[found.start] != "副"


_CONDITIONS = ("条件", "资格", "条件:", "资格:", "条件。")


def _is_condition(plan: PlanText, at: int) -> bool:
    """Is it a quality that those who apply must have, by the headings above?"""
    k = plan.part_at(at, at)
    for _ in range(3):
        if k < 0:
            return False
        part = plan.sketch.parts[k]
        if part.heading is not None and plan.view.endswith(_CONDITIONS, *part.heading):
            return True
        k = part.parent
    return False


def _is_no_help(plan: PlanText, clause: int, at: int, end: int, stop: int, *, whom: bool) -> bool:
    """Is it refused, the name of a paper, done as one is told, or the bearing of an inspection?"""
    view = plan.view
    if _is_paper(view, end, stop):
        return True
    if _COMPLIES.search(view, end, stop):
        return True
    if whom or (view.startswith(_HELPS, at) and not "\u4e00" <= view[at - 1] <= "\u9fff"):
        return False
    led = _LED.search(view, sentence_start(plan, at), at) is not None
    return not led and not _OWN.match(view, end, stop) and _INSPECTION.match(view, end, stop) is not None


_OWN = Phrase(r"(?:做好|开展|抓好|搞好|组织|实施)[^,。;]{0,8}?(?:巡查|排查|执法)(?!人员|组)")
"""配合做好巡查: work that those who help do as well, and not only bear."""
_ON_DUTY = Phrase(r"(?:任课|配班|带班|值班|值周|值日|跟班|带队|专职)(?:教师|员工|职工)$")
"""任课教师: named for what they do, not people as such."""


def _helps(plan: PlanText, found: Subject, at: int, end: int, *, shared: bool, whom: bool) -> bool:
    """Is to help what the holder is for, and no vow of everyone, nor a step within another part?"""
    view, stop = plan.view, clause_end(plan, at)
    private = known("private").before(view, found.start, found.end) and not _ON_DUTY.search(
        view, found.start, found.end
    )
    if private and not found.above:
        return False
    helped = _HELPED.match(view, end, stop) is not None
    if _BEARS.search(view, end, stop):
        return False
    if _OF_PART.search(view, found.end, min(at, found.end + 80)):
        return False
    person = posts().before(view, found.start, found.end) > 0
    helps_one = helped and whom and view.startswith(_HELPS, at)
    if (
        not (shared or (found.above and not private))
        and not (helps_one and (person or (found.near and _TO_END.search(view, end, stop))))
        and _EVERYONE.match(view, found.start, found.end)
    ):
        return False
    alone = view.startswith("配合", at) and not (person or whom)
    together = view.startswith("协同", at) and _BY_DUTY.search(found.between) is not None
    alone = alone or (together and not (person or _GENERIC.match(view, found.start, found.end)))
    return found.near or found.above or alone or helps_one or (shared and not person) or (shared and whom and helped)


def _under(plan: PlanText, clause: int, at: int, end: int) -> Iterator[Claim]:
    """在 HOLDER 的配合下."""
    found = under(plan.view, clause, at)
    if found and is_holder(plan.view, found.start, found.end):
        yield from given(plan, "配合", found, at, end + 1)


_BY_DUTY = Phrase("职责|职能|分工")
"""按照各自职责,协同实施…: each has its share."""
_GENERIC = Phrase("各|有关|相关")
_HELPS = ("协助", "襄助", "襄理", "襄赞")
_HELPED = Phrase(
    r"[^,。;:]{2,20}工作$|[^,。;:]{2,40}?(?:抓好|做好|搞好|完成|处理|落实|推进|管理|主持|分管|履行|开展|组织|解决|实施|建立|制定|抓)[^,。;:]{2,}"
)
"""协助党委抓好…: whom, and in what."""
_BEARS = Phrase(r"负(?:有|起|直接|主要|重要|领导|相应|总|全面)[^,。;]{0,10}责|承担[^,。;]{0,12}责任")
"""协助站长对…负领导责任: said of the responsibility."""
_OF_PART = Phrase("(?:直接|领导|第一)责任")
"""副站长是直接责任人，协助站长抓好…: what the part consists of."""
_COMPLIES = Phrase(r"[^,。;:]{2,16}(?<!按)(?:要求|需要|安排|部署)(?:做好|完成|开展|提供|报送|$)")
"""配合上级要求做好…: to do as one is told."""
_OR = Phrase(r"(?:依法|具体|负责)*(?P<or>(?:组织|负责|承担|主持)(?:或者?|、|和|并))?")
"""组织或者|参与…, as an item of a list of duties."""
_WORKS = Phrase(
    r"(?:编制|编写|拟[定订]|制[定订]|起草|修订|调查|处置|救援|抢险|验收|评审|审查|论证|规划|设计|[^,。;]{2,16}(?:调查|处置|救援|验收|评审|审查|编制|制[定订]))"
)
"""参与编制…: the stages of a work, in a list of duties."""
_ORGAN = Phrase(r"(?!各|有关|相关|其他|社会|群众|企业|个人)[^,。;、]{2,30}(?:部门|[局委厅处科]|办公室|中心)$")
_MAY = Phrase(r"应当?|必须|须|可|不得|未|不|鼓励|支持|申请|自愿|违规|擅自")
_STAGES = Phrase(
    r"[^,。;]{2,40}(?:规划|建设|验收|设计|编制|评审|会审|审查|布局|工作|组织|实施|制定|起草|管理|调查|处置|评估|会商|救援|抢险|救治|善后|排查|整治|执法|论证)[^,。;会训动]{0,12}$"
)


def _takes_part(plan: PlanText, at: int, end: int) -> Iterator[Claim]:
    """SUBJECT 要参与 the stages of a work: of an organ, not of people and not of everyone."""
    view, stop = plan.view, clause_end(plan, at)
    clause = clause_start(plan, at)
    item = _OR.fullmatch(view, clause, at) if view.startswith("参与", at) else None
    if item and (item["or"] or _WORKS.match(view, end, stop)):
        found = whose(plan, clause)
        if found is not None and found.above and not known("private").before(view, found.start, found.end):
            yield from given(plan, "配合", found, clause, stop, matter(plan, end, stop))
        return
    found = whose(plan, at) if _STAGES.match(view, end, stop) else None
    if found is not None and _ORGAN.match(view, found.start, found.end) and not _MAY.search(found.between):
        yield from given(plan, "配合", found, at, stop, matter(plan, end, stop))


def _is_paper(view: str, start: int, stop: int) -> bool:
    """协助核查通知单 is the name of a form."""
    return not view.startswith(("、", "的", "实施本"), start) and known("paper").before(view, start, stop) > 0


def _bound(view: str, start: int, verb: int) -> bool:
    """Do the adverbs hold a modal that makes it a plain duty (应当配合)? 要 doesn't."""
    modals = meaning("adverb", "modal")
    return not view.startswith("要", start) and any(modals.after(view, at, verb) for at in range(start, verb))


def _along(plan: PlanText, end: int) -> Iterator[Claim]:
    view = plan.view
    stop = clause_end(plan, end - 1)
    if view.endswith(("不得", "未", "不", "禁止", "严禁"), 0, end - 2):
        return
    last = holder_from(view, end, stop)
    if last < 0:
        last = holder_from(view, end, stop, loose=True)
    if last < 0:
        return
    start = max(clause_start(plan, end - 1), end - 50)
    makes_up = view.find("组成", end, last)
    for holder in split(view, end, makes_up if makes_up > 0 else last):
        yield Claim("配合", holder, start, max(last, min(stop, end + 50)), matter(plan, last, stop))
