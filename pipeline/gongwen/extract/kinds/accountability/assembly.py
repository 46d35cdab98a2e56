"""From the events of paragraphs to the facts of a plan: which are triggers, which consequences follow from each."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.document.model import Accountability, Sanction, Trigger
from gongwen.extract.kinds.accountability import lists
from gongwen.extract.kinds.accountability.clauses import Breach, Consequence, Event, events
from gongwen.extract.kinds.accountability.context import measure
from gongwen.extract.kinds.accountability.reading import label_end, paragraphs, sentences
from gongwen.extract.kinds.accountability.vocabulary import language, measure_words, slips
from gongwen.extract.plantext import Found, PlanText
from gongwen.text.notices import Doubt, doubt

_CATCH_ALL = re.compile(r"(?:有)?其[他它]|[^,;]{0,24}规定的其[他它]|.{0,40}的其[他它](?:行为|情形|情况|问题)")
_CUMULATIVE = re.compile(r"(?:可以?|可)[^。;\n]{0,16}(?:单独|分别)[^。;\n]{0,12}(?:也|亦|或者?|、|,)?[^。;\n]{0,6}(?:合并|同时|合用|一并|并用)")
_EXCLUSIVE = re.compile(r"不(?:得|能|可)(?:同时|合并|重复|并)(?:使用|适用|给予|处罚|处分|处理)")
_TYPED_DE = re.compile(r"(?:情节|性质|后果|影响)[^,;。]{0,4}(?:严重|较重|较轻|恶劣|轻微)地(?=,)")
_DROPPED_ONE = re.compile(r"(?:下列|以下|左列)(?:情形|行为|情况|问题)之(?=的|者|,)")
_RUN_IN = re.compile(r"[^ ,;:。的\n]{2,12} +(?=[^ ])")
_AUTHORITY = re.compile(
    r"由(?P<by>[^,;:由]{2,40}?)(?=给予|予以|依法|依照|依据|按照?|根据|对|责令|处以|处|追究|吊销|暂扣|没收|取消|撤销|通报|约谈|负责|进行|会同|视|提请"
    r"|报请|决定|酌情|相应|并|下发|下达|发出|收回|扣|责成|暂停|移送|,|\Z)"
)
_SUBJECT = re.compile(
    r"(?P<by>[^,;:对由]{1,30}?(?:机关|部门|委员会|法院|政府|学校|单位|组织|公司|学院|院|局|处|办公室|委|办|会|站|队|所))(?:还)?(?:应当?|可以?|将|有权|要|得)"
)


@cache
def _anchor() -> re.Pattern[str]:
    """What a paragraph must hold to be read: a word of a measure."""
    return re.compile(
        rf"{measure_words('kind', 'vow')}|处分|处罚|处理|追究|追责|问责|惩|批评|通报|整改|改正|责令|不予|不再|不得|取消|撤销|吊销|扣|承担|移送|移交|查处|赔偿|罚|追回|追缴|收回|调离|停|列入|记入|纳入|终止|解除|没收|降|退|开除|建议|暂缓|免"
    )


class _Ladder(msgspec.Struct):
    """What is being linked: triggers (by index) that the next consequences follow from."""

    triggers: list[int]
    opener: bool = False


class _Assembly:
    """The events of one plan, on their way to facts."""

    def __init__(self, plan: PlanText) -> None:
        self.plan = plan
        self.triggers: list[tuple[int, int, list[int]]] = []
        self.sanctions: list[Consequence] = []
        self.cumulative: dict[int, bool] = {}
        self.doubts: list[Doubt] = []
        self.listed: set[int] = set()  # paragraphs already read as list items
        self.paragraphs = paragraphs(plan)
        heads = [part.heading for part in plan.sketch.parts if part.heading is not None]
        self.heads = [(start, end) for start, end in heads]
        self.levels = {part.start: part.level for part in plan.sketch.parts}

    def read(self) -> None:
        anchor, view = _anchor(), self.plan.view
        k = 0
        at = self.plan.body
        while k < len(self.paragraphs):
            start, end = self.paragraphs[k]
            hit = anchor.search(view, max(at, start), self.plan.tail)
            if hit is None:
                break
            if hit.start() >= end:
                while k < len(self.paragraphs) and self.paragraphs[k][1] <= hit.start():
                    k += 1
                at = hit.start()
                continue
            self._paragraph(k)
            k += 1
        self._late_lists()

    def _paragraph(self, k: int) -> None:
        view = self.plan.view
        start, end = self.paragraphs[k]
        begin = max(label_end(view, start, end), self._after_heading(start, end))
        ladder = _Ladder([])
        opened: list[int] = []
        first = len(self.sanctions)
        carried = None
        for sentence in sentences(view, begin, end):
            found, carried = events(sentence, carried)
            for event in found:
                self._event(event, ladder, opened)
        self._cumulate(start, end, first)
        self._open_list(k, start, end, first)
        self._slips(start, end, first)

    def _after_heading(self, start: int, end: int) -> int:
        """Where a run-in heading at the paragraph's start ends: 严肃追责问责 as a heading promises nothing yet."""
        label = label_end(self.plan.view, start, end)
        named = _RUN_IN.match(self.plan.view, label, end) if label > start else None
        if named:
            return named.end()
        for left, right in self.heads:
            if start <= left < end:
                text = self.plan.view[left:right]
                return min(right, end) if "," not in text and not re.search("的|者", text) else start
        return start

    def _event(self, event: Event, ladder: _Ladder, opened: list[int]) -> None:
        if isinstance(event, Breach):
            if event.kind == "breach":
                self.triggers.append((event.start, event.end, []))
                ladder.triggers = [len(self.triggers) - 1]
            else:
                ladder.triggers = []
                opened.append(event.start)
            return
        self.sanctions.append(event)
        for t in ladder.triggers:
            self.triggers[t][2].append(len(self.sanctions) - 1)

    def _open_list(self, k: int, start: int, end: int, first: int) -> None:
        """The items that an opener in paragraph k governs, linked to the consequences from the opener on."""
        view = self.plan.view
        at = lists.openers(view, start, end)
        if not at:
            return
        follow = [s for s in range(first, len(self.sanctions)) if self.sanctions[s].end > at[0]]
        if not follow:
            return
        found, _ = lists.items(view, self.paragraphs, k, self.levels)
        for item in found:
            self.triggers.append((item.start, item.end, list(follow)))

    def _late_lists(self) -> None:
        """Lists whose consequence stands after them: 有上述情形之一的, …"""

    def _cumulate(self, start: int, end: int, first: int) -> None:
        view = self.plan.view
        for pattern, value in ((_CUMULATIVE, True), (_EXCLUSIVE, False)):
            if pattern.search(view, start, end):
                for s in range(first, len(self.sanctions)):
                    self.cumulative[s] = value

    def _slips(self, start: int, end: int, first: int) -> None:
        view = self.plan.view
        if len(self.sanctions) == first:
            return
        for match in _TYPED_DE.finditer(view, start, end):
            found = match.group()
            self.doubts.append(doubt("suspected-slip", *match.span(), found=found, likely=found[:-1] + "的"))
        for match in _DROPPED_ONE.finditer(view, start, end):
            if view[match.end() : match.end() + 1] != "一":
                self.doubts.append(doubt("suspected-slip", *match.span(), found=match.group(), likely=match.group() + "一"))
        for s in range(first, len(self.sanctions)):
            for m in self.sanctions[s].measures:
                for slip, likely in slips().items():
                    at = view.find(slip, m.start, m.end)
                    if at >= 0:
                        self.doubts.append(doubt("suspected-slip", at, at + len(slip), found=slip, likely=likely))

    # -------------------------------------------------------------------------------------------------- facts

    def facts(self) -> Accountability:
        plan = self.plan
        order = sorted(range(len(self.sanctions)), key=lambda s: (self.sanctions[s].start, self.sanctions[s].end))
        ids = {s: plan.fact_id("x", n) for n, s in enumerate(order)}
        sanctions = tuple(self._sanction(s, ids[s]) for s in order)
        triggers = tuple(
            Trigger(
                id=plan.fact_id("t", n),
                section=plan.section(start, end),
                span=plan.span(start, end),
                text=plan.text[start:end],
                condition=plan.text[label_end(plan.view, start, end) : end],
                catch_all=_CATCH_ALL.match(plan.view, label_end(plan.view, start, end), end) is not None,
                sanctions=tuple(ids[s] for s in sorted(links, key=order.index)),
            )
            for n, (start, end, links) in enumerate(sorted(self.triggers))
        )
        return Accountability(triggers=triggers, sanctions=sanctions)

    def _sanction(self, s: int, fact_id: str) -> Sanction:
        plan, found = self.plan, self.sanctions[s]
        start, end = found.start, found.end
        left, right = plan.sentence(start)
        around = plan.text[left : max(right, end)] + (plan.sketch.title or "")
        names: list[str] = []
        for m in found.measures:
            name = re.sub(r"\s+", "", plan.text[m.start : m.end])
            if name and name not in names:
                names.append(name)
        by = _AUTHORITY.search(plan.view, start, end) or _SUBJECT.match(plan.view, start, end)
        return Sanction(
            id=fact_id,
            section=plan.section(start, end),
            span=plan.span(start, end),
            text=plan.text[start:end],
            tier=None if found.tier is None else plan.text[found.tier[0] : found.tier[1]],
            measures=tuple(measure(name, around) for name in names),
            authority=None if by is None else plan.text[by.start("by") : by.end("by")],
            cumulative=self.cumulative.get(s),
        )


def assembled(plan: PlanText) -> Found[Accountability]:
    """The accountability of a plan, and what was doubtful about it."""
    assembly = _Assembly(plan)
    assembly.read()
    return Found((assembly.facts(),), tuple(assembly.doubts))
