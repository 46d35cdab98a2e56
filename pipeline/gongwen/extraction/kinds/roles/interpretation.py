"""Who interprets the text.

    由 HOLDER [会同 …] [负责] 解释 [和修订]; HOLDER 负责解释 (where the sentence names the text: 本办法 …)
    HOLDER …,负责对本办法 … 及解释
    解释权归 HOLDER [所有]; HOLDER 有解释权; 解释工作由 HOLDER 承担

Whoever is named so plainly is the holder, whatever the name ends in. No part: 做好宣传解释工作, 司法解释.
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.extraction.kinds.roles.anchors import Anchor
from gongwen.extraction.kinds.roles.around import AGENT, strip_left, strip_right
from gongwen.extraction.kinds.roles.claim import Claim, Span, given
from gongwen.extraction.kinds.roles.lists import split
from gongwen.extraction.kinds.roles.names import trim
from gongwen.extraction.kinds.roles.owners import whose
from gongwen.extraction.kinds.roles.units import clause_end, clause_start, sentence_start
from gongwen.extraction.kinds.roles.vocabulary import Phrase
from gongwen.extraction.plantext import PlanText

ANCHORS = (Anchor("interpret", ("解释",)),)

_ADVERBS = "(?:依法|具体|统一|最终|分别|按职责|按照各自职责|按职责分工|在(?:各自|本|其)?(?:的|职责|职权|权限|业务|工作)*范围内)?"
_RIGHT = Phrase(
    r"权?(?:均|都|仍)?(?:归属?(?:于)?|属于?|由|在)([^,。;:\n]{2,50}?)(?:负责|所有|享有|行使|承担)?(?=[,。;:\n)]|$)"
)
_HAS = Phrase(r"(?:[拥享具]?有|保留)(?:对?(?:本|该|此|上述)[^,。;]{0,14}?的?)?(?:最终|最后)?的?$")
"""主办方保留本规则的最终|解释权."""
_WORK = Phrase(r"工作由([^,。;:\n]{2,50}?)(?:商[^,。;]{2,20})?(?:负责|承担)(?=[,。;:\n)]|$)")
_BY = Phrase(
    lambda: (
        rf"{AGENT.pattern}([^,。;:\n由]{{1,60}}?)(?:(?:会同|(?<=[局委部厅办处科室院府])[会商](?=[省市县区州国镇乡]|有关|相关|各))[^,。;:\n]{{2,40}}?)?{_ADVERBS}(?:负责)?(?:(?:组织实施|监督实施|监督执行|制[定订]|修[订改]|起草|拟[定订]|编[制写]|研究|发布|印发|管理|实施)[、和与及并]?){{0,3}}{_ADVERBS}(?:负责)?(?:对[^,。;:\n]{{0,20}})?(?:进行)?$"
    )
)
_OWN = Phrase(
    r"([^,。;:\n]{2,40}?)(?:拥有|享有|保留|依法|具体)?(?:负责)(?:对)?(?:本|该)?[^,。;:\n]{0,16}?(?:的)?(?:最终)?$"
)
_ALSO = Phrase(r"(?:并|还|具体)?负责(?:对)?(?:本|该)[^,。;:\n]{2,24}(?:及其?|和|与|、|并)(?:最终)?$")
"""教务处是主管部门,负责对本办法的修订及|解释: said of whom the clause before names."""
_TEXT = Phrase(
    r"(?:本|该|此)(?:办法|规定|细则|制度|方案|规则|意见|预案|章程|通知|条例|规范|要点|实施|标准|计划|准则|管理|暂行|[^,。;]{0,16}$)"
)
_MANDATE = Phrase(r"[^,。;:]{2,20}?(?:授权|委托)(?=[^,。;:的]{2})")
"""由学校授权教务处解释: whom they charge with it."""


def find(plan: PlanText, kind: str, at: int, end: int) -> Iterator[Claim]:
    """The claims of the 解释 at view[at:end]."""
    view = plan.view
    clause, stop = clause_start(plan, at), clause_end(plan, at) + 1
    has = _HAS.search(view, clause, at) if view.startswith("权", end) else None
    if has:
        found = whose(plan, has.start())
        if found is not None:
            yield from given(plan, "解释", found, has.start(), end + 1)
        return
    if view.startswith(("权", "工作由"), end):
        told = _RIGHT.match(view, end, stop) or _WORK.match(view, end, stop)
        if told:
            yield from _named(plan, told.span(1), at, told.end())
            return
    told = _BY.search(view, clause, at)
    if told:
        yield from _named(plan, told.span(1), at, end)
        return
    if _ALSO.match(view, clause, at):
        found = whose(plan, clause)
        if found is not None and found.end > found.start:
            yield from given(plan, "解释", found, clause, end)
        return
    told = _OWN.match(view, clause, at)
    if told and _TEXT.search(view, sentence_start(plan, at), at):
        begin, _ = strip_left(view, *told.span(1))
        if not _TEXT.match(view, begin, told.end(1)):
            yield from _named(plan, (begin, told.end(1)), at, end)


def _named(plan: PlanText, holder: Span, at: int, end: int) -> Iterator[Claim]:
    view = plan.view
    mandate = _MANDATE.match(view, *holder)
    first, last = trim(view, mandate.end() if mandate else holder[0], holder[1])
    last = strip_right(view, first, last)
    if last - first > 1:
        for item in split(view, first, last):
            yield Claim("解释", item, min(first, at), max(end, last))
