"""Parts that a label gives: 组　长：…, 牵头单位：…, 责任人：…, 联系人：…

    line  = [words] LABEL : value            the label stands at a line's start or after a mark or a blank
    value = persons set out one after another (`rosters`)
          | list                             names, posts with names, bodies; by 、 or by blanks

The blanks inside a label (组　长) are no part of the words. A value ends at 。 ; and at the next label.
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.claim import Claim, Span
from gongwen.extraction.kinds.roles.label_words import LONGEST, REACHED_BY, TEAM, UNIT_NAMED, label_role, may_end_label
from gongwen.extraction.kinds.roles.lists import split
from gongwen.extraction.kinds.roles.names import COUNTED, has_head, is_held_by, is_name_apart, spoilt, trim
from gongwen.extraction.kinds.roles.rosters import (
    PEOPLE,
    by_body,
    contacts,
    gaps,
    lines,
    names_spaced,
    one,
    others_reached,
    quoted,
    reached_at,
    unmarked,
    with_posts,
)
from gongwen.extraction.kinds.roles.vocabulary import Phrase, posts
from gongwen.extraction.plantext import PlanText

_STOP = Phrase(
    r"[。;\n]|(?<=\))(?=[^ \t,。;:\n()]{2,8}:)|[ \t,](?=(?:[^ \t,。;:\n]{1,10}|[^ \t,。;:\n] [^ \t,。;:\n]{0,4}) ?:)| (?=[一二三四五六七八九十]{1,3}、)"
    rf"|(?<=[^ ]) {{2,}}(?=联系电话|电话|手机|邮箱|传真)|[,;](?={UNIT_NAMED}[^,。;:、\n])|,(?=负责(?!人|同志)|承担|任期|(?:其)?主要职责)"
)


_NEXT_LABEL = Phrase(
    rf"(?:(?:常务|第一|执行)?副?(?:组长|总指挥|指挥长|召集人)|成员|组员|{UNIT_NAMED}|责任人|联系人|联系电话|(?:完成|办结)?(?:时限|时间)) *$"
)
"""A label right behind a value, where a text has lost its line ends."""


def find(plan: PlanText) -> tuple[list[Claim], list[Span]]:
    """The claims of all labels, and the stretches read."""
    view = plan.view
    claims, read = _unmarked(plan)
    at = ended = plan.start
    while True:
        colon = view.find(":", at, plan.end)
        if colon < 0:
            return claims, sorted(read)
        at = colon + 1
        if not may_end_label(view, plan.start, colon):
            continue
        start = max(_label_start(plan, colon), ended)
        role = label_role(view[start:colon])
        if role == "配合" and _ATTEND.fullmatch(view, start, colon) and _MEETS.search(view, *_around(plan, start)):
            continue
        if role is None:
            if view[start:colon] in REACHED_BY:
                claims += contacts(plan, start, colon + 1, _value_end(plan, colon + 1))
            continue
        if view[start:colon].replace(" ", "") in ("主任", "副主任", "常务副主任"):
            role = _chair(plan, start, role)
        found, stop = _labelled(plan, role, start, colon + 1)
        if found:
            claims += found
            read.append((start, stop))
            at = max(at, stop - 1)
            ended = stop


_ATTEND = Phrase(r" *(?:参 *加|参与)(?:人员?|单位|部门|领导|会议)? *")
_MEETS = Phrase(
    r"(?:^|(?<=\n)) *(?:会议)?(?:时 *间|地 *点|主 *持(?: *人)?|记 *录(?: *人)?|出 *席|列 *席|缺 *席|议 *题) *:"
)
"""Lines that stand beside 参加:…, where it says who came to a meeting."""


def _around(plan: PlanText, at: int) -> Span:
    return max(plan.start, at - 160), min(plan.end, at + 160)


def _labelled(plan: PlanText, role: Role, label: int, start: int) -> tuple[list[Claim], int]:
    """Whom the label names whose value begins at `start`, and those below it that go on with it; and where that ends."""
    stop = _value_end(plan, start)
    found = list(_by_level(plan, role, start)) or list(_value(plan, role, label, start, stop))
    if role in TEAM:
        more = list(lines(plan, role, stop))
        return [*found, *more], more[-1].end if more else stop
    if role == "联系人":
        return [*found, *others_reached(plan, stop if found else start - 1)], stop
    return found or by_body(plan, role, stop), stop


def _unmarked(plan: PlanText) -> tuple[list[Claim], list[Span]]:
    """The same of lines that have blanks for a colon."""
    lines = [
        (line, list(_value(plan, role, line.start("label"), *line.span("value")))) for role, line in unmarked(plan)
    ]
    return [claim for _, found in lines for claim in found], [line.span() for line, _ in lines]


_LABEL_AFTER = "),。;:!?\n\t(【["


def _label_start(plan: PlanText, colon: int) -> int:
    """Where the label that ends at the colon starts; a remark behind it and blanks between its single characters belong to it."""
    view = plan.view
    low = max(plan.start, colon - LONGEST)
    remark = view.rfind("(", low, colon) if view[colon - 1] == ")" else -1
    start = colon if remark < 0 else remark
    while start > low:
        char = view[start - 1]
        if char in _LABEL_AFTER or (char == " " and not _inside(view, start - 1, low, colon)):
            break
        start -= 1
    for part in plan.sketch.parts[max(0, plan.part_at(start, start)) :][:1]:
        if part.start <= start < part.label_end <= colon:
            return part.label_end
    return start


def _inside(view: str, at: int, low: int, colon: int) -> bool:
    """Does the blank stand between the single characters of one word (组 长)?"""
    left = at
    while left > low and view[left - 1] == " ":
        left -= 1
    if left > low and view[left - 1] == "\n":
        return False
    right = at + 1
    while view[right] == " ":
        right += 1
    return left - 1 <= low or view[left - 2] in " \n\t。;,、.)" or colon - right == 1


_INSIDE = Phrase(r"\([^()]*\)")


def _chair(plan: PlanText, start: int, role: Role) -> Role:
    """主任 heads the office where one was just named, else the committee."""
    before = "".join(_INSIDE.split(plan.view[max(plan.start, start - 80) : start]))
    return "办公室" if before.rfind("办公室") > max(before.rfind("委员会"), before.rfind("组")) else role


def _value_end(plan: PlanText, start: int) -> int:
    """Up to what ends a value, or to the bracket that the whole label stands in."""
    view = plan.view
    end = min(plan.end, start + 600)
    found = _STOP.search(view, start, end)
    end = found.start() if found else end
    colon = view.find(":", start, end)
    glued = _NEXT_LABEL.search(view, start, colon) if colon >= 0 else None
    end = glued.start() if glued else end
    close = view.find(")", start, end)
    if close >= 0 and view.find("(", start, close) < 0:
        end = close
    return end


def _value(plan: PlanText, role: Role, quote: int, start: int, end: int) -> Iterator[Claim]:
    """The holders in a label's value."""
    view = plan.view
    first, last = trim(view, start, end)
    alone = one(view, role, quote, first, last)
    if alone is not None:
        yield alone
        return
    reached = reached_at(view, first, last)
    if reached:
        yield Claim(role, reached.span("name"), *quoted(quote, first, last))
        return
    persons = with_posts(view, first, last)
    if persons:
        for person in persons:
            post = None if label_role(person["post"]) in _AS_WELL else person.span("post")
            yield Claim(role, person.span("name"), *quoted(quote, *person.span()), None, post)
        for gap in gaps(view, persons, first, last):
            yield from (Claim(role, item, *quoted(quote, *item)) for item in _fitting(view, role, *gap))
        return
    for item in _fitting(view, role, first, last):
        yield Claim(role, item, *quoted(quote, *item))


_AS_WELL = ("牵头", "配合")
"""王某(牵头): what he does as well, and no post."""


def _fitting(view: str, role: Role, first: int, last: int) -> list[Span]:
    """The items of a list, if all of them may be holders."""
    items = list(_items(view, role, first, last))
    return items if all(_fits(view, role, *item) for item in items) else []


_LEVEL = Phrase(r"[ \n;,]*在([^,;。:为]{1,10})为([^,;。:\n]{2,24})(?=[;,。\n])")


def _by_level(plan: PlanText, role: Role, at: int) -> Iterator[Claim]:
    """主管机关:在中央为教育部;在县为县政府: one for each level."""
    view = plan.view
    while level := _LEVEL.match(view, at, plan.end):
        yield Claim(role, level.span(2), level.start(1) - 1, level.end())
        at = level.end()


def _items(view: str, role: Role, first: int, last: int) -> Iterator[Span]:
    """The items of a list: by 、 , ; and, where all of it are names or bodies, by blanks."""
    if role in PEOPLE:
        names = names_spaced(view, first, last)
        if names:
            yield from names
            return
        if _TWO_HATS.match(view, first, last):
            yield first, last
            return
    begin = first
    for cut in [*(mark.start() for mark in _CUTS.finditer(view, first, last)), last]:
        piece = trim(view, begin, cut)
        if cut < last and view[cut] == " " and _is_wrapped(view, *piece, last):
            continue
        if (
            cut < last
            and view[cut] == " "
            and _SUPERIOR.search(view, *piece)
            and _DIVISION.fullmatch(view, cut + 1, last)
        ):
            piece = trim(view, begin, last)
            cut = last
        begin = cut
        if piece[1] - piece[0] > 1:
            items = split(view, *piece, listed=role not in ("成员", "负责", "联系人"))
            yield from _one_post(view, items) if role in _CHIEFS else items


_CHIEFS = ("组长", "副组长", "召集人")


def _one_post(view: str, items: list[Span]) -> Iterator[Span]:
    """县水利局、应急局局长 is one office in two bodies, 分管水利、应急工作的副县长 one man: only persons lead."""
    held: Span | None = None
    for start, end in items:
        held = (held[0] if held else start, end)
        if posts().before(view, start, end):
            yield held
            held = None
    if held:
        yield from split(view, *held, listed=True)


_CUTS = Phrase(r"[,;]|(?<=[\u4e00-\u9fff)]) +(?=[\u4e00-\u9fff])|\t")


def _is_wrapped(view: str, start: int, end: int, last: int) -> bool:
    """Does the blank behind what is listed stand inside an item, where a line was broken (总教学|中心主任)?"""
    if view.find("、", start, last) < 0:
        return False
    mark = max(view.rfind("、", start, end) + 1, start)
    return not (has_head(view, mark, end) or is_name_apart(view[mark:end]))


_SUPERIOR = Phrase(r"(?:部|处|局|厅|院|署|公司|中心|学校|大学|学院|政府|委员会)$")
_DIVISION = Phrase(r"[ ]*(?:(?!各|市|县|区|省|镇|乡)[\u4e00-\u9fff]){1,12}(?:科|股|室|组|课|系|所|班|处)")
"""A division after the body that it belongs to (教育部 体育司): one holder, where nothing else is listed."""


_TWO_HATS = Phrase(
    r"[^、,;]{0,12}常委、[^、,;]{2,14}$|"
    r"[^、,;]{0,20}(?:书记|主任|常委)、(?!各)(?:[^、,;]{0,4}(?:局长|主任|厅长|部长|董事长|行长|台长|社长|总经理|处长|科长|镇长|乡长|经理))[\u4e00-\u9fff]{0,3}$"
)
_LIKE_NAME = Phrase(r"(?=[^\u4e00-\u9fff]*[\u4e00-\u9fff][^\u4e00-\u9fff]*[\u4e00-\u9fff])[\u4e00-\u9fff“\"《A-Z0-9]")
_SENTENCE = Phrase(
    r"负责(?!人|同志)|根据|按照|应当|必须|进行|以及其|是指|以下|如下|填写|签字|签名|盖章|不得|要求|人次|电话|\d{4,}|见附件|单位名称|所在|职务|待定|略$|[为是](?:第一|直接|主要|具体)?责任|^由[^、]+(?:任|组成)$"
)


_LONGEST_ITEM = 120
"""As long as a holder may be."""


def _fits(view: str, role: Role, first: int, last: int) -> bool:
    """May this stand as the holder in a label's value?"""
    if last - first > _LONGEST_ITEM or not _LIKE_NAME.match(view, first, last) or _SENTENCE.search(view, first, last):
        return False
    counted = COUNTED.search(view, first, last)
    last = counted.start() if counted else last
    if is_held_by(view, first, last):
        return True
    if role in ("联系人", "负责", "组长", "副组长", "成员"):
        return has_head(view, first, last) or (last - first <= 5 and not spoilt(view, first, last))
    return last - first <= 16
