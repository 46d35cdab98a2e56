"""Members of a group: 由 LIST 组成 的 GROUP; GROUP 由 LIST 组成; LIST 组成 GROUP without 由 as well; 由下列单位的人员组成: and a line for each.

None where a team is only encouraged, or the list is of parts that are given elsewhere (由组长、副组长组成).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.extraction.kinds.roles.anchors import Anchor
from gongwen.extraction.kinds.roles.around import ITEM_NUMBER, strip_left, strip_right
from gongwen.extraction.kinds.roles.claim import WIDEST, Claim
from gongwen.extraction.kinds.roles.lists import split
from gongwen.extraction.kinds.roles.names import is_held_by, trim
from gongwen.extraction.kinds.roles.owners import whose
from gongwen.extraction.kinds.roles.units import clause_start
from gongwen.extraction.kinds.roles.vocabulary import Phrase, any_word
from gongwen.extraction.plantext import PlanText

_ENCOURAGED = Phrase(lambda: any_word("encourage"))
"""学校鼓励不同年级的学生组成团队: nobody is made a member."""
ANCHORS = (Anchor("made_up", ("组成",), "人员|部分|单位|部门|机构|员|要素|方式"),)


def find(plan: PlanText, kind: str, at: int, end: int) -> Iterator[Claim]:
    """LIST 组成 GROUP: the members, where no 由 says so."""
    view = plan.view
    clause = clause_start(plan, at)
    if _ENCOURAGED.search(view, clause, at):
        return
    first, last = trim(view, strip_left(view, clause, at)[0], strip_right(view, clause, at))
    if view.startswith("由", first):
        return
    if first >= last and _GROUP_AFTER.match(view, end, plan.end):
        found = whose(plan, at)
        first, last = (found.start, found.end) if found and not found.above else (first, last)
    holders = split(view, first, last) if is_held_by(view, first, last) else []
    if len(holders) > 1:
        for holder in holders:
            yield Claim("成员", holder, max(first, end - WIDEST), end)


_GROUP_AFTER = Phrase(
    lambda: rf"的?[^,。;:]{{0,24}}(?:{any_word('team')}|组|团队?|指挥机构|班子|队伍?|工作队|办公室|秘书处)"
)
_COMPOSED = Phrase(
    lambda: rf"([^。;:\n]{{2,200}}?)(?:等)?(?:共同|联合)?(?:组成(?!员)|构成|(?:参加|为主)(?=的{_GROUP_AFTER.pattern}))"
)


def composed(view: str, start: int, end: int) -> re.Match[str] | None:
    """LIST 组成 at view[start:end], behind 由; group 1 is the list."""
    if any(view.find(word, start, end) >= 0 for word in ("组成", "构成", "参加的", "为主的")):
        return _COMPOSED.match(view, start, end)
    return None


_GROUP_BEFORE = Phrase(
    lambda: (
        rf"(?:组成人员|成员单位|成员|委员|{any_word('team')}|(?<![大社机])会|班子|指挥所|工作队|[^重改]组|团队|[^部军]队|[主代讲评][席表师审]团|秘书处|办公室|库)"
        rf"(?:[一二三四五六七八九十至\d\-]{{1,7}}[人名])?(?:主要|应当?|一般|原则上|统一|分别|可以?|[,:])*$"
    )
)
_NO_MEMBER = Phrase(
    r"(?:^|[、和及])(?:组长|副组长|成员|组员|总指挥|副总指挥|召集人|委员|主任委员|主任|副主任)(?:[、和及]|$)|^[\d一二三四五六七八九十两]+[名人位个至到\-]|^[单双奇]|固定人员|若干|以上单|[一二三四五六七八九十\d]人|[,由]"
)


_LED_BY = Phrase(r"[^,。;:、]{2,30}(?:牵头|担任组长|任组长|负责)[,、]")
"""由县应急局牵头，县公安局、县卫健局组成: the first has its part, the others make up the group."""
_COUNT = r"等?(?:共计?|合计|约)?(?:若干|[\d一二两三四五六七八九十]{1,3}(?:[\-~至到][\d一二两三四五六七八九十]{1,3})?)[人名位](?:以上|左右)?"
_PICKS = Phrase(lambda: rf"[^、,]{{2,12}}?{any_word('pick')}(?=[^、,的]{{2}})")
"""由校长聘请教师代表、学生代表组成: who picks them is none of them."""
_COUNTED = Phrase(rf"{_COUNT}$")
"""由教师、家长代表5-7人组成: how many they are."""


_BELOW = Phrase(r"(?:下列|以下|下述)")
_ITEM = Phrase(rf"[ \t]*(?:{ITEM_NUMBER})?([^:。;\n]{{2,30}}?)({_COUNT})?[;。]?[ \t]*(?:\n|$)")
_MOST_ITEMS = 30


def _listed_below(plan: PlanText, at: int) -> Iterator[Claim]:
    """由下列单位的人员组成: and a member in each of the lines below (教育局副局长二人;)."""
    view = plan.view
    at += view.startswith(":", at)
    if not view.startswith("\n", at):
        return
    at += 1
    for _ in range(_MOST_ITEMS):
        item = _ITEM.match(view, at, plan.end)
        if item is None or not is_held_by(view, *item.span(1)):
            return
        yield Claim("成员", item.span(1), item.start(1), item.end(2) if item[2] else item.end(1))
        if view[item.end() - 2 : item.end()] == "。\n":
            return
        at = item.end()


def members(plan: PlanText, at: int, composed: re.Match[str]) -> Iterator[Claim]:
    """由 LIST 组成: members where a group is composed; `at` is where 由 stands."""
    view = plan.view
    if view.find("会同", *composed.span(1)) >= 0:
        return
    before = _GROUP_BEFORE.search(view, max(plan.start, at - 24), at)
    if before is None and not _GROUP_AFTER.match(view, composed.end(), min(plan.end, composed.end() + 40)):
        return
    led = _LED_BY.match(view, *composed.span(1))
    if led and composed.group().endswith("参加"):
        return
    led = led or _PICKS.match(view, *composed.span(1))
    first, last = trim(view, led.end() if led else composed.start(1), composed.end(1))
    if _BELOW.match(view, first, last):
        yield from _listed_below(plan, composed.end())
        return
    counted = _COUNTED.search(view, first, last)
    last = counted.start() if counted else last
    if _NO_MEMBER.search(view[first:last]):
        return
    holders = split(view, first, last)
    if before is None and len(holders) < 2 and not view.startswith("的", composed.end()):
        return
    for holder in holders:
        if is_held_by(view, *holder):
            yield Claim("成员", holder, at, composed.end())
