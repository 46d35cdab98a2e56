"""Whose list this is: the holder that the items under a heading or after a lead-in speak of.

（二）区教育局：|。          负责…            the item's own heading is a holder
县水利局:…;县气象局:负责…                      the nearest label on the line; none where it is 成员 and the like
县防办 (a line)       负责…            so is a line above that names a body and says no more
区教育局是牵头部门。负责…                     so is the subject of the sentence before it on its line
区教育局的主要职责是：       1.负责…          and that of the sentence before the list,
                                             or the alias that it gives (以下简称…), or what it defines
岗位:档案科科长  一、岗位职责  1.负责…       so is the post that is advertised above a heading that names nobody
三、领导小组办公室消防职责   1.负责…          or the heading above it, 职责 and its like and their field aside
"""

from __future__ import annotations

from bisect import bisect_right

from gongwen.extraction.kinds.roles.around import Subject, after_number, strip_left
from gongwen.extraction.kinds.roles.earlier import meant
from gongwen.extraction.kinds.roles.extents import holder_from
from gongwen.extraction.kinds.roles.headings import DUTIES, before_field, headed, titled
from gongwen.extraction.kinds.roles.names import is_held_by, is_holder, trim
from gongwen.extraction.kinds.roles.subjects import said
from gongwen.extraction.kinds.roles.units import clause_end, clause_start
from gongwen.extraction.kinds.roles.vocabulary import Phrase, known, posts
from gongwen.extraction.plantext import PlanText

_UP = 3
_BACK = 8
_CALLED = Phrase(r"\((?:以下|下)?[统通简]?称[“\"]?([^()“”\"]{2,20})[”\"]?\)")
_DEFINED = Phrase(r"(?:是|为)(?:[^,。;]{0,30}的)?([^的,。;]{2,14})$")
_LOOSE = Phrase("[的等]")


_SET_UP = "由立设建出"
"""What stands before a body that was just set up or named (考试组织:成立考务组,负责…): no label before it is meant."""


def whose(plan: PlanText, verb: int) -> Subject | None:
    """The subject of the verb at `verb`, or else the owner of the list item that it stands in."""
    found, unsettled = said(plan, verb)
    if unsettled:
        return owner(plan, clause_start(plan, verb))
    if found is None or found.near or plan.view[found.start - 1] in _SET_UP:
        return meant(plan, found) if found and plan.view.startswith("该", found.start) else found
    if found.above and plan.view[found.start - 1] in ";。":
        return found
    label = _labelled(plan, verb, max(plan.start, found.start - _LONGEST_LABEL_BEFORE))
    if label is None or label.end >= found.start:
        return found
    return Subject(label.start, label.end, near=False, between=found.between, above=True)


def owner(plan: PlanText, at: int) -> Subject | None:
    """Whom the list item that holds `at` speaks of."""
    view, parts = plan.view, plan.sketch.parts
    if _names_others(view, *_label_within(view, max(plan.start, at - _OPENING), at)):
        return None
    k = plan.part_at(at, at)
    if k < 0:
        return (
            _labelled(plan, at, plan.body)
            or _line_above(view, at, plan.body)
            or _announced(plan, at, plan.body)
            or _earlier(plan, at, plan.start)
            or titled(plan)
        )
    for up in range(_UP):
        if k < 0:
            break
        part = parts[k]
        child = parts[k + 1].start if k + 1 < len(parts) else part.end
        if up:
            found = _lead_in(view, part.label_end, min(child, at))
        else:
            found = _labelled(plan, at, part.label_end) or _line_above(view, at, part.label_end)
        if found is None and part.heading is not None and not part.heading[0] <= at < part.heading[1]:
            found = headed(view, *part.heading) or _advertised(plan, *part.heading)
        if found is None and not up:
            found = _announced(plan, at, part.label_end) or _earlier(plan, at, part.label_end)
        if found is not None:
            return found
        k = part.parent
    return (
        _lead_in(view, max(plan.start, parts[0].start - _OPENING), parts[0].start) or titled(plan) or _beside(plan, at)
    )


_POST = Phrase(r"(?:^|(?<=\n)) *(?:招聘|应聘|竞聘)?(?:岗位|职位)(?:名称)?: *([^\n,。;:()\d]{2,24})")


def _advertised(plan: PlanText, start: int, end: int) -> Subject | None:
    """岗位:档案科科长  一、岗位职责: under a heading that names nobody, whom a line before it looks for."""
    post = (
        _POST.last(plan.view, max(plan.start, start - _NEARBY), start) if DUTIES.match(plan.view, start, end) else None
    )
    if post is None or not posts().before(plan.view, *post.span(1)):
        return None
    return Subject(*post.span(1), near=False, above=True)


_NEARBY = 600
_DOES = ("负责", "协助", "配合", "牵头")
_ITEMS = 12


def _beside(plan: PlanText, at: int) -> Subject | None:
    """1、队员负责…  2、负责…: an item that opens with such a verb speaks of whom the items before it do."""
    view, parts = plan.view, plan.sketch.parts
    k = plan.part_at(at, at)
    if not view.startswith(_DOES, at) or view[parts[k].label_end : at].strip():
        return None
    for before in range(k - 1, max(-1, k - _ITEMS), -1):
        verb = view.find("负责", parts[before].label_end, parts[before].end)
        found = said(plan, verb)[0] if verb > 0 else None
        if found is not None and found.near:
            return Subject(found.start, found.end, near=False, above=True)
    return None


_LONGEST_LIST = 1500
_OPENING = 200


def _announced(plan: PlanText, at: int, low: int) -> Subject | None:
    """Whose duties an unnumbered list holds, that a lead-in before it in the same section announces.

    The list runs on line by line: a line's end follows the lead-in.
    """
    view = plan.view
    low = max(low, at - _LONGEST_LIST)
    colon = view.rfind(":", low, at)
    if colon < 0 or not view.startswith(("\n", " \n"), colon + 1):
        return None
    start = _line_start(view, low, colon)
    if is_held_by(view, *trim(view, start, colon)):
        return Subject(*trim(view, start, colon), near=False, above=True)
    found = _lead_in(view, low, colon + 1)
    return _earlier(plan, colon, low) if found is None and DUTIES.fullmatch(view, start, colon) else found


def _labelled(plan: PlanText, at: int, low: int) -> Subject | None:
    """The holder that the line begins with: 县水利局：开展巡查。负责…"""
    view = plan.view
    line = max(view.rfind("\n", low, at) + 1, low)
    start, _ = strip_left(view, line, at)
    colon = view.find(":", start, min(at, start + _LONGEST_LABEL))
    if colon > 0 and view.find("(", start, colon) > view.find(")", start, colon):  # 宣传组(组长:何某):
        colon = view.find(":", max(colon, view.find(")", colon, at)), min(at, start + 2 * _LONGEST_LABEL))
    if colon < 0 or view.find("。", start, colon) >= 0:
        return None
    return headed(view, *_label_within(view, colon, at)) or headed(view, start, colon)


def _label_within(view: str, low: int, at: int) -> tuple[int, int]:
    """The label that the part of the line begins with that holds `at`, where another stands before it; an empty one else."""
    cut = max(view.rfind("。", low, at), view.rfind(";", low, at)) + 1
    colon = view.find(":", cut, min(at, cut + _LONGEST_LABEL)) if cut else -1
    return (cut, colon) if colon > 0 else (low, low)


def _names_others(view: str, start: int, end: int) -> bool:
    """组长:负责…。成员:负责…: a label that is a part's word, or names nobody in particular."""
    label = view[start:end].strip()
    return label in known("nobody", "heads") or (label in known("unit") and not label.endswith("长"))


def _line_above(view: str, at: int, low: int) -> Subject | None:
    """The body that is all of the line above, where a clause without a subject begins its line."""
    end = view.rfind("\n", low, at)
    if end < 0 or view[end:at].strip():
        return None
    if (found := _duties_above(view, low, end)) is not None:
        return found
    start, last = trim(view, max(view.rfind("\n", low, end), low - 1) + 1, end)
    if not last - start <= _LONGEST_LABEL or view[last:end].strip() or not is_holder(view, start, last):
        return None
    named = view[start:last] not in known("unit") and not posts().before(view, start, last)
    return Subject(start, last, near=False, above=True) if named else None


def _duties_above(view: str, low: int, end: int) -> Subject | None:
    """Whose duties lines without numbers list, below a line that says no more than that they are his (社长职权)."""
    for _ in range(_ITEMS):
        start = max(view.rfind("\n", low, end), low - 1) + 1
        if end - start > _LONGEST_ITEM or view.find("。", start, end) >= 0:
            return None
        if end - start <= _LONGEST_LABEL and (duties := DUTIES.search(view, start, end)) and duties.end() == end:
            found = headed(view, after_number(view, start, end), end)
            if found is not None:
                return found
        end = start - 1
        if end <= low:
            return None
    return None


_LONGEST_ITEM = 60
_LONGEST_LABEL = 30
_LONGEST_LABEL_BEFORE = 400


def _earlier(plan: PlanText, at: int, low: int) -> Subject | None:
    """The subject of a sentence before the one that holds `at`, on the same line and not before `low`."""
    view, starts = plan.view, plan.sentence_starts
    k = bisect_right(starts, at) - 1
    for back in range(k - 1, max(k - 1 - _BACK, -1), -1):
        if starts[back] < low or view.find("\n", starts[back], at) >= 0:
            return None
        begin, governed = strip_left(view, starts[back], starts[back + 1])
        called = _CALLED.search(view, begin, clause_end(plan, begin))
        if called:
            return Subject(*called.span(1), near=False, above=True)
        last = -1 if governed else holder_from(view, begin, clause_end(plan, begin))
        if last > 0:
            return Subject(begin, last, near=False, above=True)
    return None


def _lead_in(view: str, start: int, end: int) -> Subject | None:
    """The holder in the last sentence before a list: 「县应急局是…的牵头部门，主要职责是：」, or in the one before 「主要职责是：」."""
    while end > start and view[end - 1] in " \t\n":
        end -= 1
    if end <= start or view[end - 1] not in ":。":
        return None
    line = _line_start(view, start, end - 1)
    announced = DUTIES.search(view, max(line, end - 24), end)
    if announced is None:
        return _in_charge(view, line, end)
    stop = announced.start()
    while stop > line and view[stop - 1] in ",; ":
        stop -= 1
    if stop == line > start and view[line - 1] == "。":
        line, stop = _line_start(view, start, line - 1), line - 1
    named = _named_in(view, line, stop)
    return Subject(*named, near=False, above=True) if named else None


def _line_start(view: str, start: int, end: int) -> int:
    """Where the sentence or the line starts that ends at `end`."""
    return max(view.rfind("。", start, end), view.rfind("\n", start, end), start - 1) + 1


def _in_charge(view: str, line: int, end: int) -> Subject | None:
    """HOLDER 负责 MATTER: the items that follow are what that is made of."""
    begin, _ = strip_left(view, line, end)
    last = holder_from(view, begin, end)
    if last < 0 or not _IN_CHARGE.match(view, last, end):
        return None
    return Subject(begin, last, near=False, above=True)


_IN_CHARGE = Phrase(r"(?:\([^()]{1,30}\))?(?:具体|主要|统一|全面)?(?:负责|承担|主管|统筹)[^。;:]{2,60}:$")


def _named_in(view: str, line: int, stop: int) -> tuple[int, int] | None:
    """The alias, else a plain subject, else what the sentence defines, else a subject of any form."""
    called = _CALLED.search(view, line, stop)
    if called:
        return called.span(1)
    begin, _ = strip_left(view, line, stop)
    last = holder_from(view, begin, stop)
    if last > 0 and not _LOOSE.search(view, begin, last):
        return begin, last
    defined = _DEFINED.search(view, line, stop)
    if defined:
        return defined.span(1)
    if view[begin:stop] in posts():
        return begin, stop
    if last < 0:
        last = before_field(view, begin, stop)
    return (begin, last) if last > 0 else None
