"""What a plan says that it rests on.

Its opening sentence says so: a word of resting (根据, 按照, 贯彻落实 …), the documents, and then what was made of them
(制定本办法, 现印发给你们, 通知如下). The documents between are the basis. So are those in a section headed 编制依据. Only
the first such sentence counts, within the plan's first two thousand characters: later ones rest single duties on rules.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.document.model import Citation
from gongwen.extraction.plantext import PlanText
from gongwen.text.lexicon import any_of, words

_PACKAGE = "gongwen.extraction.kinds.citations"
_OPENING = 2000


@cache
def _made() -> re.Pattern[str]:
    made = any_of(words(_PACKAGE, "lexicon", "made"))
    kind = any_of(words(_PACKAGE, "lexicon", "ending"))
    itself = (
        rf"(?:[本此该](?![镇乡村街县市区省州校院局队级单部地企辖])(?:[\u4e00-\u9fff]{{0,6}}?{kind}|件|文)|如下|以下)"
    )
    return re.compile(rf"[特现兹][\u4e00-\u9fff]{{0,8}}?{made}|{made}[^。;\n]{{0,40}}?{itself}|如下")


@cache
def _rests() -> re.Pattern[str]:
    return re.compile(rf"{any_of(words(_PACKAGE, 'lexicon', 'basis'))}|依(?![法次托靠赖规])")


def basis(plan: PlanText, citations: tuple[Citation, ...]) -> tuple[str, ...]:
    """The ids of the citations that the plan says it rests on, in order."""
    if not citations:
        return ()
    found = _of_sections(plan, citations)
    until = min(plan.end, plan.body + _OPENING)
    at = plan.body
    while at < until and not found:
        start, end = plan.sentence(at)
        found = _of_sentence(plan, citations, start, end)
        at = max(end, at + 1)
    return tuple(found)


def _of_sentence(plan: PlanText, citations: tuple[Citation, ...], start: int, end: int) -> list[str]:
    made = _made().search(plan.view, start, end)
    rests = _rests().search(plan.view, start, end)
    if made is None or rests is None:
        return []
    return [c.id for c in citations if rests.end() <= c.span.start and c.span.end <= max(made.start(), rests.end())]


def _of_sections(plan: PlanText, citations: tuple[Citation, ...]) -> list[str]:
    """The citations in the first section that is headed 依据, 编制依据 or the like."""
    for part in plan.sketch.parts:
        if part.heading is not None and plan.view.endswith("依据", part.heading[0], part.heading[1]):
            return [c.id for c in citations if part.start <= c.span.start and c.span.end <= part.end]
    return []
