"""Parts that a label gives: 组　长：…, 牵头单位：…, 责任人：…, 联系人：…

    line  = [words] LABEL : value            the label stands at a line's start or after a mark or a blank
    value = NAME blank POST                  name and post apart: the name holds it, person and post are given as well
          | NAME ( POST )
          | list                             names, posts with names, bodies; by 、 or by blanks
    then, for teams, lines of NAME blank POST that belong to the label above them

The blanks inside a label (组　长) and a name (韩　正) are no part of the words. A value ends at 。 ; and at the next label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.claim import Claim, Span
from gongwen.extraction.kinds.roles.label_words import label_role
from gongwen.extraction.kinds.roles.lists import split
from gongwen.extraction.kinds.roles.names import has_head, is_held_by, is_name, names_person, trim
from gongwen.extraction.kinds.roles.vocabulary import Phrase, posts
from gongwen.extraction.plantext import PlanText

_TEAM: frozenset[str] = frozenset({"组长", "副组长", "成员", "召集人", "办公室"})
_PEOPLE = _TEAM | {"联系人", "负责", "领导责任", "第一责任人", "直接责任人"}
_MOST_LINES = 80

_STOP = Phrase(
    r"[。;\n]|(?<=\))(?=[^ \t,。;:\n()]{2,8}:)|[ \t,](?=[^ \t,。;:\n]{1,10} ?[^ \t,。;:\n]{0,4}:)"
    r"|(?<=[^ ]) {2,}(?=联系电话|电话|手机|邮箱|传真)|,(?=负责(?!人|同志)|承担|任期|(?:其)?主要职责)"
)
_APART = Phrase(
    r"(?P<name>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff] {1,4}[\u4e00-\u9fff]|[\u4e00-\u9fff·]{3,16})(?P<mark>同志)?(?:[ \t]+|,)(?P<post>[^ \t。;:!?][^\t。;:!?]{1,59})$"
)
_BEHIND = Phrase(
    r"(?P<post>[^ \t。;:!?]{2,40})[ \t]+(?P<name>[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff] {1,4}[\u4e00-\u9fff])$"
)
_IN_BRACKETS = Phrase(
    r"(?P<name>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff] {1,4}[\u4e00-\u9fff]) ?(?:同志)?\((?P<post>[^()]{2,40})\)"
)


def find(plan: PlanText) -> tuple[list[Claim], list[Span]]:
    """The claims of all labels, and the stretches read."""
    view = plan.view
    claims: list[Claim] = []
    read: list[Span] = []
    at = plan.start
    while True:
        colon = view.find(":", at, plan.end)
        if colon < 0:
            return claims, read
        at = colon + 1
        start = _label_start(plan, colon)
        if colon - start < 2:
            continue
        role = label_role(view[start:colon])
        if role is None:
            continue
        if view[start:colon].replace(" ", "") in ("主任", "副主任", "常务副主任"):
            role = _chair(plan, start, role)
        stop = _value_end(plan, colon + 1)
        found = list(_value(plan, role, start, colon + 1, stop))
        if role in _TEAM:
            more = list(_lines(plan, role, stop))
            if more:
                stop = more[-1].end
            found += more
        elif role == "联系人" and found:
            found += _others_reached(plan, stop)
        if found:
            claims += found
            read.append((start, stop))
            at = max(at, stop - 1)


_NUMBER = r"[\d(][\d\-()、 ]{6,30}"
_PHONE_OF = r"(?:联系|办公|咨询)?(?:电话|手机|方式|号码)?[: ]*"
_REACHED = Phrase(
    rf"(?:[, \t]*{_PHONE_OF}{_NUMBER})?[;,、\n \t]{{1,16}}(?P<name>[\u4e00-\u9fff]{{2,3}}|[\u4e00-\u9fff] {{1,3}}[\u4e00-\u9fff])[,:( \t]{{0,8}}{_PHONE_OF}{_NUMBER}"
)
"""张某,电话:…;李某,电话:…: further persons with their numbers."""
_REACHED_AT = Phrase(
    rf"[^ ,。;:]{{2,20}}[ ,](?P<name>[\u4e00-\u9fff]{{2,3}}|[\u4e00-\u9fff] {{1,3}}[\u4e00-\u9fff])(?:同志|老师)?[,( ]{{1,4}}{_PHONE_OF}{_NUMBER}"
)
"""联系人:办公室 李某 电话: where he is, his name, his number."""


def _others_reached(plan: PlanText, stop: int) -> list[Claim]:
    """Those who can be reached too, each a name and a telephone number."""
    found: list[Claim] = []
    while len(found) < 8 and (more := _REACHED.match(plan.view, stop, plan.end)):
        if not is_name("".join(more["name"].split())):
            break
        found.append(Claim("联系人", more.span("name"), more.start("name"), more.end()))
        stop = more.end()
    return found


_LABEL_AFTER = ",。;:!?\n\t(【["


def _label_start(plan: PlanText, colon: int) -> int:
    """Where the label that ends at the colon starts; blanks between its single characters belong to it."""
    view = plan.view
    low = max(plan.start, colon - 30)
    start = colon
    depth = 0
    while start > low:
        char = view[start - 1]
        if char == ")" and label_role(view[start:colon]):
            break
        if char == ")":
            depth += 1
        elif char == "(" and depth:
            depth -= 1
        elif not depth and (char in _LABEL_AFTER or (char == " " and not _inside(view, start - 1, low, colon))):
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
    right = at + 1
    while right < colon and view[right] == " ":
        right += 1
    alone = left - 1 <= low or view[left - 2] in " \n\t。;,、.)"
    return (alone and right - left <= 8) or right >= colon


_INSIDE = Phrase(r"\([^()]*\)")


def _chair(plan: PlanText, start: int, role: Role) -> Role:
    """主任 heads the office where one was just named, else the committee."""
    before = "".join(_INSIDE.split(plan.view[max(plan.start, start - 80) : start]))
    return "办公室" if before.rfind("办公室") > max(before.rfind("委员会"), before.rfind("组")) else role


def _value_end(plan: PlanText, start: int) -> int:
    """Up to what ends a value, or to the bracket that the whole label stands in."""
    end = min(plan.end, start + 600)
    found = _STOP.search(plan.view, start, end)
    end = found.start() if found else end
    for close, opening in (")(", "】【", "]["):
        at = plan.view.find(close, start, end)
        if at >= 0 and plan.view.find(opening, start, at) < 0:
            end = at
    return end


def _value(plan: PlanText, role: Role, quote: int, start: int, end: int) -> Iterator[Claim]:
    """The holders in a label's value."""
    view = plan.view
    remark = _SEE.search(view, start, end)
    first, last = trim(view, start, remark.start() if remark else end)
    if last - first < 2:
        return
    alone = _one(plan, role, quote, first, last)
    if alone is not None:
        yield alone
        return
    reached = _REACHED_AT.match(view, first, last) if role == "联系人" else None
    if reached and is_name("".join(reached["name"].split())):
        yield Claim(role, reached.span("name"), *_quote(quote, first, last))
        return
    if role in _PEOPLE:
        bracketed = list(_IN_BRACKETS.finditer(view, first, last))
        if bracketed and all(is_name(m["name"].replace(" ", "")) for m in bracketed):
            for m in bracketed:
                yield Claim(role, m.span("name"), *_quote(quote, m.start(), m.end()), None, m.span("post"))
            return
    items = list(_items(view, role, first, last))
    if not all(_fits(view, role, *item) for item in items):
        return
    for item in items:
        yield Claim(role, item, *_quote(quote, *item))


def _quote(start: int, first: int, last: int) -> Span:
    """From the label where it is near, else the item alone."""
    return (start, last) if last - start <= 110 else (first, last)


def _one(plan: PlanText, role: Role, quote: int, first: int, last: int) -> Claim | None:
    """NAME blank POST."""
    view = plan.view
    behind = _BEHIND.match(view, first, last)
    if (
        behind
        and role in _PEOPLE
        and is_name(behind["name"].replace(" ", ""))
        and posts().before(view, first, behind.end("post"))
        and not is_name(behind["post"])
    ):
        return Claim(role, behind.span("name"), *_quote(quote, first, last), None, behind.span("post"))
    apart = _APART.match(view, first, last)
    if apart is None or role not in _PEOPLE:
        return None
    name = apart["name"].replace(" ", "")
    first_post, last_post = apart.span("post")
    if role == "联系人" and _PHONE.match(view, first_post, last_post) and is_name(name):
        return Claim(role, apart.span("name"), *_quote(quote, first, last))
    if not (is_name(name) or "·" in name) or not _is_post(view, first_post, last_post):
        return None
    return Claim(role, apart.span("name"), *_quote(quote, first, last), None, (first_post, last_post))


def _is_post(view: str, start: int, end: int) -> bool:
    """Is it a post, and not more names?"""
    if " " in view[start:end].strip() and all(is_name(word) for word in view[start:end].split()):
        return False
    stop = start + len(view[start:end].split("(")[0].rstrip())
    return " " not in view[start:stop] and stop - start > 2


def _items(view: str, role: Role, first: int, last: int) -> Iterator[Span]:
    """The items of a list: by 、 , ; and, where all of it are names or bodies, by blanks."""
    if role in _PEOPLE:
        names = _names(view, first, last)
        if len(names) > 1:
            yield from names
            return
        if role in ("组长", "办公室", "负责", "第一责任人") and _TWO_HATS.match(view, first, last):
            yield first, last
            return
    cuts = [m.start() for m in re.finditer(r"[,;]|(?<=[\u4e00-\u9fff)]) +(?=[\u4e00-\u9fff])|\t", view[first:last])]
    begin = first
    for cut in [*(first + c for c in cuts), last]:
        piece = trim(view, begin, cut)
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
            listed = role not in ("成员", "负责", "联系人") and "等" not in view[slice(*piece)]
            yield from split(view, *piece, listed=listed)


_SUPERIOR = Phrase(r"(?:部|处|局|厅|院|署|公司|中心|学校|大学|学院|政府|委员会)$")
_DIVISION = Phrase(r"[ ]*(?:(?!各|市|县|区|省|镇|乡)[\u4e00-\u9fff]){1,12}(?:科|股|室|组|课|系|所|班|处)")
"""A division after the body that it belongs to (教育部 体育司): one holder, where nothing else is listed."""


def _names(view: str, first: int, last: int) -> list[Span]:
    """The names of people that the text lists, if it lists nothing else; a name of two may be spread (张　三)."""
    found = [item.span() for item in _NAME.finditer(view, first, last)]
    return found if all(is_name("".join(view[start:end].split())) for start, end in found) else []


_NAME = Phrase(r"[\u4e00-\u9fff] {1,4}[\u4e00-\u9fff](?![\u4e00-\u9fff])|[^ \t、,]+")
_TWO_HATS = Phrase(
    r"[^、,;]{0,20}(?:书记|主任)、(?:[^、,;]{0,4}(?:局长|主任|厅长|部长|董事长|行长|台长|社长|总经理|处长|科长|镇长|乡长|经理))[\u4e00-\u9fff]{0,3}$"
)
_PHONE = Phrase(r"(?:联系|办公|手机|固定)?(?:电话|手机|方式|邮箱|号码)?:?[\d\-()、, ]{7,}")
_SEE = Phrase(r"\((?:见|详见|名单|具体|按|以)[^()]*\)$")
_SENTENCE = Phrase(
    r"负责(?!人|同志)|根据|按照|应当|必须|进行|以及其|是指|以下|如下|填写|签字|签名|盖章|不得|要求|人次|电话|\d{4,}|见附件|单位名称|所在|职务|待定|略$|^由[^、]+(?:任|组成)$"
)


def _fits(view: str, role: Role, first: int, last: int) -> bool:
    """May this stand as the holder in a label's value?"""
    words = view[first:last]
    if role == "成员" and 60 < last - first <= 300 and "、" in words and has_head(view, first, last):
        return not _SENTENCE.search(words)
    if (
        not 2 <= last - first <= 60
        or not re.match(r"[\u4e00-\u9fff“\"《A-Z0-9]", words)
        or len(re.findall(r"[\u4e00-\u9fff]", words)) < 2
    ):
        return False
    if _SENTENCE.search(words) or re.search(r"[_×✕xX]{2,}", words):
        return False
    if is_name(words.replace(" ", "")) or is_held_by(view, first, last):
        return True
    if role in ("联系人", "负责", "组长", "副组长", "成员"):
        return len(words) <= 5 or has_head(view, first, last)
    return len(words) <= 16


_LINE = Phrase(r"[^\n]*")
_PROSE = Phrase("[:。;]")


def _lines(plan: PlanText, role: Role, stop: int) -> Iterator[Claim]:
    """The lines after a label that go on with it: each a name and a post, or a name, or a post with a name."""
    view = plan.view
    at = stop
    in_roster = False
    for _ in range(_MOST_LINES):
        if at >= plan.end or view[at] != "\n":
            return
        while at < plan.end and view[at] in "\n":
            at += 1
        line = _LINE.match(view, at, plan.end)
        if line is None:
            return
        first, last = trim(view, *line.span())
        if not 2 <= last - first <= 70 or _PROSE.search(view, *line.span()):
            return
        alone = _one(plan, role, first, first, last)
        bracketed = _IN_BRACKETS.fullmatch(view, first, last)
        if alone is not None:
            yield alone
        elif bracketed and (in_roster or is_name("".join(bracketed["name"].split()))):
            in_roster = True
            yield Claim(role, bracketed.span("name"), first, last, None, bracketed.span("post"))
        elif role in ("成员", "副组长") and names_person(view, first, last):
            yield Claim(role, (first, last), first, last)
        else:
            names = _names(view, first, last)
            if not 0 < len(names) < 9:
                return
            for name in names:
                yield Claim(role, name, first, last)
        at = line.end()
