"""Stated amounts and cadences that an action or a result must reach.

The grammar: `[actor] [period] [act] [operator] number [unit] [object]`, within one sentence, in any order that keeps the
operator and the unit beside the number.

    period     每年 每半年 每两个月 全年 年内 按季度 半年(一次) 次/年 年均       `tokens`, `periods`
    operator   不少于…  至少(召开)…  …以上  …以内  以…为限  控制在…  between     `operators`
    number     digits, Chinese digits, shares, spreads, blanks                  `gongwen.text.numerals`
    act        before the number, after it, or the subject                      `activity`

What is found, sentence by sentence:

    amounts    a number that a frame demands (`licences`) and nothing refuses (`refusals`)
    cadences   a period with an act and no number: once a period (`cadences`); the name of one (`rhythms`)
    vague      定期, 经常, 常态化 governing an act (`vague`)

`Found.doubts` names the misprints that a quota was read through (不少20次).
"""

from __future__ import annotations

import re
from operator import attrgetter

from gongwen.document.model import Quota
from gongwen.extraction import genres
from gongwen.extraction.kinds.quotas import amounts, cadences, rhythms, vague
from gongwen.extraction.kinds.quotas.draft import Draft, sentences
from gongwen.extraction.kinds.quotas.numbers import numbers
from gongwen.extraction.kinds.quotas.periods import Led, leads
from gongwen.extraction.kinds.quotas.timewords import timewords
from gongwen.extraction.plantext import Found, PlanText
from gongwen.text.durations import per_year
from gongwen.text.notices import doubt


def find(plan: PlanText) -> Found[Quota]:
    """The quotas of a plan, in order."""
    drafts: list[Draft] = []
    said = timewords(plan.view, plan.body, plan.end)
    tokens = sorted([*said, *numbers(plan.view, plan.body, plan.end, said)], key=_START)
    past, standing = genres.reports(plan.sketch), _describes(plan)
    led: Led | None = None
    for sentence in sentences(plan, tokens, past=past, standing=standing):
        led = leads(sentence) or led
        before = drafts[-1] if drafts and drafts[-1].op == "=" and drafts[-1].period is None else None
        counted, governed = amounts.find(sentence, before, led) if sentence.amounts else ([], set())
        if sentence.periods:
            counted += cadences.find(sentence, governed)
        if sentence.rhythms or sentence.cycles:
            counted += rhythms.find(sentence)
        drafts += counted
        if sentence.vague:
            drafts += vague.find(sentence, counted)
    drafts.sort(key=_SPAN)
    drafts = [
        d
        for k, d in enumerate(drafts)
        if not ((d.implicit and _said_again(plan, d, drafts[k + 1 : k + 3])) or (d.vague and _only_heads(plan, d)))
    ]
    doubts = {
        (s, e): doubt("suspected-slip", s, e, found=plan.text[s:e], likely=likely)
        for d in drafts
        for s, e, likely in d.slips
    }
    return Found(tuple(_quotas(plan, drafts)), tuple(doubts.values()))


_START = attrgetter("start")
_SPAN = attrgetter("start", "end")
_PLANNING = frozenset(
    {"实施方案", "工作方案", "方案", "工作要点", "工作计划", "行动计划", "规划", "应急预案", "意见", "通知", "责任书"}
)
_MEASURING = re.compile(
    "标准|规范|职责|须知|指标|评分|评价|评定|评估|考核|考评|测评|条件|导则|指南|目录|名录|概况|简介|说明|等级|术语"
)


_TASKS = re.compile(
    "(?:任务|目标|项目|工作|责任|措施)(?:分解|分工|清单|台账|安排)|(?:计划|安排|推进|分解|进度)表|运行图|路线图"
)
"""What plans, though no 文种 says so: 重点任务分解表."""


def _describes(plan: PlanText) -> bool:
    """Does a bare number only describe here: in rules, decisions and reports, in standards, indicators and criteria?"""
    sketch = plan.sketch
    if genres.decides(sketch):
        return True
    if sketch.genre == "其他" and _TASKS.search(
        sketch.title or plan.view[plan.start : min(plan.end, plan.start + 200)]
    ):
        return False
    return (sketch.genre not in _PLANNING and not genres.reports(sketch)) or bool(
        sketch.title and _MEASURING.search(sketch.title)
    )


_TOLD_BELOW = 120
_LABEL = " 0123456789一二三四五六七八九十、.()"


def _only_heads(plan: PlanText, draft: Draft) -> bool:
    """Does it stand in a short sentence of its own, as a heading does (定期走访,动态管理。), which what follows says in full?"""
    start, end = plan.sentence(draft.start)
    if draft.end - draft.start > 8 or not plan.view[start:end].rstrip().endswith(("。", draft.activity[-1:])):
        return False
    below = plan.text[end : min(plan.end, end + _TOLD_BELOW)]
    act = draft.activity[-2:]
    return not plan.view[start : draft.start].strip(_LABEL) and act in below.replace(f"对{act}", "")


def _said_again(plan: PlanText, draft: Draft, following: list[Draft]) -> bool:
    """Does the name of a cadence (实行年度报告制度) only announce what the next sentence says in full (每年…形成年度报告)?

    `draft` is an implicit one.
    """
    words = plan.text[draft.start : draft.end]
    if len(words) > 10 or words[0] in "每毎":
        return False
    return any(
        d.period == draft.period and d.start - draft.end < 80 and words[-2:] in plan.text[d.start : d.end]
        for d in following
    )


def _quotas(plan: PlanText, drafts: list[Draft]) -> list[Quota]:
    quotas: list[Quota] = []
    for k, d in enumerate(drafts):
        quotas.append(
            Quota(
                id=plan.fact_id("q", k),
                section=plan.section(d.start, d.end),
                span=plan.span(d.start, d.end),
                text=plan.text[d.start : d.end],
                activity=d.activity,
                topic=None,
                op=d.op,
                value=d.value,
                max=d.max,
                unit=d.unit,
                period=d.period,
                implicit=d.implicit,
                vague=d.vague,
                per_year=_per_year(d),
                actor=d.actor,
                parent=_parent(plan, quotas, d),
                repaired=bool(d.slips),
            )
        )
    return quotas


def _per_year(draft: Draft) -> float | int | None:
    """The value brought to one year; a share is no sum, and stays what it is."""
    times = per_year(draft.period)
    if (
        times is None
        or draft.value is None
        or ((draft.unit or "%").endswith(("%", "‰", "百分点")) and not draft.implicit)
    ):
        return None
    value = round(draft.value * times, 4)
    return int(value) if value.is_integer() else value


def _parent(plan: PlanText, quotas: list[Quota], draft: Draft) -> str | None:
    """The last quota before a part (其中) that counts in the same unit, in the same sentence or the one before it."""
    if not draft.part:
        return None
    for quota in reversed(quotas[-4:]):
        if quota.unit == draft.unit and draft.start - quota.span.end < 80:
            return quota.id
    return None
