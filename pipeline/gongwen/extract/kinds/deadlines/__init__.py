"""By when."""

from __future__ import annotations

import re
from functools import cache

from gongwen.document.model import Deadline
from gongwen.extract import genres
from gongwen.extract.kinds.deadlines import dates, spans
from gongwen.extract.kinds.deadlines.dates import Dated, lexicon, pattern
from gongwen.extract.plantext import Found, PlanText


def find(plan: PlanText) -> Found[Deadline]:
    """The deadlines of a plan, in order."""
    rows = [(d.start, d.end, d.day.iso()) for d in _due(plan, dates.find(plan))]
    rows += [(w.start, w.end, w.iso) for w in spans.find(plan)]
    rows += [(start, end, None) for start, end in _terms(plan)]
    rows.sort()
    kept: list[tuple[int, int, str | None]] = []
    for row in rows:
        if not kept or row[0] >= kept[-1][1]:
            kept.append(row)
    return Found(tuple(_deadline(plan, k, *row) for k, row in enumerate(kept)))


def _deadline(plan: PlanText, k: int, start: int, end: int, iso: str | None) -> Deadline:
    return Deadline(
        id=plan.fact_id("d", k),
        section=plan.section(start, end),
        span=plan.span(start, end),
        text=plan.text[start:end],
        expression=plan.text[start:end],
        iso=iso,
        action=_action(plan, start, end),
    )


def _action(plan: PlanText, start: int, end: int) -> str | None:
    """What is to be done by then: what follows in the clause, or else what precedes."""
    low, high = plan.clause(start)
    after = plan.text[end:high].strip(" ,，:：;；。!！?？、\n\t)）")
    before = plan.text[low:start].strip(" ,，:：;；。、\n\t(（")
    words = after if len(after) > 1 else before
    return words[:60] or None


def _due(plan: PlanText, found: list[Dated]) -> list[Dated]:
    """The dates that are deadlines: by themselves, or joined to the next that is (6月30日和12月31日前)."""
    due = [_is_due(plan, dated) for dated in found]
    for k in range(len(found) - 2, -1, -1):
        if due[k + 1] and not due[k] and re.fullmatch(r" ?(?:[、和及与或,]|以及) ?", plan.view[found[k].end : found[k + 1].start]):
            due[k] = True
    return [dated for dated, is_due in zip(found, due, strict=True) if is_due]


def _is_due(plan: PlanText, dated: Dated) -> bool:
    view = plan.view
    cell = _cell(plan, dated)
    if cell is not None:
        return cell
    low, high = plan.clause(dated.start)
    before, after = view[low : dated.start], view[dated.end : high].rstrip(",:;。!?\n ")
    if dated.whole and view[dated.start : dated.end].endswith("全年"):
        return False
    if _not_due(plan, before, after, dated):
        return False
    if dated.until:
        return not (view[dated.start : dated.end].endswith("年内") and _counts(view, dated.end, high))
    if _staged(plan, dated) or _labelled(view[max(dated.start - 14, plan.body) : dated.start]):
        return True
    acts = bool(re.match(rf" ?{lexicon('due')}", after))
    if dated.span and re.match(r"为?[^,。;]{0,10}(?:阶段|期)", after):
        return True
    if dated.span:
        return not _past(plan, after) and (acts or not after or bool(re.search(r"(?:阶段|期为|期限为|时间为|为|从|自|在|于|:)\Z", before)))
    if dated.end_said:
        if dated.whole and not re.search(r"(?:于|在|到|至|今年|明年|\d年|力争|确保|争取)\Z", before + view[dated.start : dated.start + 5][:-1]):
            return False
        return (acts or (not after and view[high - 1 : high] == ",")) and not _past(plan, after)
    if genres.reports(plan.sketch):
        return False
    if dated.day.day is None and not dated.whole and not dated.day.every and not genres.standing(plan.sketch):
        return acts and not re.search(r"(?:自|从|关于|的|\d)\Z", before)
    submits = bool(re.match(r" ?(?:报|送|交|上报|提交|完成|公布|发布|汇总|反馈|办理|开展|召开|组织)", after))
    if dated.day.every:
        return submits or (acts and dated.day.day is None)
    return submits and bool(re.search(r"(?:于|在)\Z", before)) and not re.match(r" ?(?:召开|公布|发布)", after)


def _not_due(plan: PlanText, before: str, after: str, dated: Dated) -> bool:
    """It dates a paper or an event, starts something, bounds a validity, or tells what was."""
    if re.search(rf"(?:{lexicon('no_deadline')})[^,。;]{{0,8}}\Z", before):
        return True
    if not dated.until and pattern("dated").match(after):
        return True
    if dated.until and re.match(rf"[^,。;]{{0,6}}{lexicon('made_before')}[^,。;]{{0,20}}的", after) and not re.match("完成", after):
        return True
    if dated.until and (after.startswith("的") and not re.search("要|应|须|完成", after)):
        return True
    if re.search(r"(?:自|从)\Z", before) and not dated.span and not dated.until:
        return True
    if (before + after).endswith("的") and not re.search("应|须|完成", after[-12:]):
        return True
    if re.search(r"(?:截至|截止|截止到)\Z", before) and (_past(plan, after) or not (dated.until or "止" in after)):
        return True
    return _past(plan, after[:24])


def _past(plan: PlanText, after: str) -> bool:
    return bool(re.search(r"已(?!有)|(?<![为除到])了(?!解)|以来|曾", after)) or after.startswith(("我市对", "我县对"))


def _counts(view: str, start: int, end: int) -> bool:
    """年内 with a count is a quota's period; 年内无案例不得分 a condition of points."""
    after = view[start:end]
    return bool(re.search(r"\d次|[一二两三四五六七八九十]次|不少于|至少|不得分|扣\d|(?:\d|[一二三四五])(?:场|期)", after)) or after.endswith("的")


def _cell(plan: PlanText, dated: Dated) -> bool | None:
    """Is it (part of) a short cell of a table's row? None where it stands in no such cell."""
    view = plan.view
    line = view.rfind("\n", plan.start, dated.start) + 1
    stop = view.find("\n", dated.end, plan.end)
    stop = plan.end if stop < 0 else stop
    if view.count("\t", line, stop) < 2:
        return None
    start = max(view.rfind("\t", line, dated.start) + 1, line)
    end = view.find("\t", dated.end, stop)
    end = stop if end < 0 else end
    if end - start > 24:
        return None
    label = view[max(line, view.rfind("\t", line, max(start - 1, line))) : start].strip()
    if label.endswith(":"):
        return bool(re.search("时限|期限|截止|完成", label))
    rest = (view[start : dated.start] + view[dated.end : end]).strip()
    if dated.until or not rest:
        return True
    return len(rest) <= 16 and not pattern("dated").match(view[dated.end : end].strip())


@cache
def _stage() -> re.Pattern[str]:
    return re.compile(r"阶段|期|步|部署|启动|动员|实施|整改|总结|验收|自查|排查|提升|巩固|推进|检查|开展|整治|督查|评估|准备|宣传|申报|评审|安排|调研|摸底|培训|考核|验收|公示|报名|审核|建设|落实|执行")


def _staged(plan: PlanText, dated: Dated) -> bool:
    """Alone in brackets after a stage's name: (一)动员部署阶段(2024年3月)."""
    view = plan.view
    at, end = dated.start, dated.end
    if view[at - 1 : at] != "(" or view[end : end + 1] != ")" or at < 1:
        return False
    line = view.rfind("\n", plan.start, at) + 1
    title = view[max(line, at - 32) : at - 1]
    return len(title) > 2 and bool(_stage().search(title)) and bool(dated.span or dated.day.month)


def _labelled(before: str) -> bool:
    """完成时间:, 报名时间为, 公告期为."""
    return bool(
        re.search(
            r"(?:完成|报名|申报|公示|公告|截止|整改|报送|提交|征集|上报|办理|缴费|填报|审核|自查|实施|建设|报|受理|推荐|申请|验收|投递)(?:时间|时限|期限|日期|期)(?:[为是:]|截止(?:到|至)?)[: ]?\Z|时限[:为]\Z|期限[:为至]\Z|截止(?:时间|日期)[:为]\Z",
            before,
        )
    )


@cache
def _term() -> re.Pattern[str]:
    found = sorted({*dates.words(dates._HERE, "lexicon", "school"), *dates.words(dates._HERE, "lexicon", "holiday")}, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, found)))


def _terms(plan: PlanText) -> list[tuple[int, int]]:
    """Times of the school year and feasts (寒假前): said, but no date can be told."""
    rows = []
    for m in _term().finditer(plan.view, plan.body, plan.end):
        after = plan.view[m.end() : m.end() + 4]
        if not after.startswith(("夕", "的", "后")) and not plan.view[m.start() - 1 : m.start()].isdigit():
            rows.append((m.start(), m.end()))
    return rows
