"""Persons who are set out one after another: each a name with a post, or with a telephone number.

    person = NAME blank POST | POST blank NAME | NAME ( POST ) | NAME
    then, under a label for a team, line by line; after a label for whom to reach, each with a number

The blanks inside a name (韩　正) are no part of it. The name holds the part; the post is given as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.claim import WIDEST, Claim, Span
from gongwen.extraction.kinds.roles.label_words import TEAM, label_role
from gongwen.extraction.kinds.roles.lists import split
from gongwen.extraction.kinds.roles.names import has_head, is_held_by, is_name, is_name_apart, trim
from gongwen.extraction.kinds.roles.vocabulary import Phrase, posts
from gongwen.extraction.plantext import PlanText

PEOPLE: frozenset[Role] = TEAM | {"联系人", "负责", "领导责任", "第一责任人", "直接责任人"}
"""Parts that persons are named for, by name and post."""
_ONE_EACH = ("组长", "召集人", "办公室")
"""Rows of names below these are of those whom they lead."""
_MOST_LINES = 80
_MOST_NAMES = 9
_MOST_REACHED = 8
_NEAR = 40

_PERSON = r"(?P<name>[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff] {1,8}[\u4e00-\u9fff])"
_APART = Phrase(
    r"(?P<name>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff] {1,8}[\u4e00-\u9fff]|[\u4e00-\u9fff·]{3,16})(?P<mark>同志)?(?:[ \t]+|,|(?=\d))(?P<post>[^ \t。;:!?][^\t。;:!?]{1,59})$"
)
_BEHIND = Phrase(rf"(?P<post>[^ \t。;:!?]{{2,40}})[ \t]+{_PERSON}$")
_SPACED = Phrase(rf"(?P<post>[^ \t,。;:!?()]{{2,40}}) +{_PERSON}(?:\([^()]{{1,8}}\))?(?:[、,;/ ] *(?=[^ ])|$)")
_IN_BRACKETS = Phrase(
    r"(?P<name>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff] {1,8}[\u4e00-\u9fff]) ?(?:同志)?\((?P<post>[^()]{2,40})\)"
)
_NAME = Phrase(r"[\u4e00-\u9fff] {1,8}[\u4e00-\u9fff](?![\u4e00-\u9fff])|[^ \t、,]+")
_PHONE = Phrase(r"(?:联系|办公|手机|固定)?(?:电话|手机|方式|邮箱|号码)?:?[\d\-()、, ]{7,}")


def quoted(start: int, first: int, last: int) -> Span:
    """From the label where it is near, else the item alone."""
    return (start, last) if last - start <= WIDEST else (first, last)


def one(view: str, role: Role, quote: int, first: int, last: int) -> Claim | None:
    """NAME blank POST, or POST blank NAME, as all of view[first:last]; the quote may begin at `quote`."""
    if role not in PEOPLE:
        return None
    behind = _BEHIND.match(view, first, last)
    if behind and is_name_apart(behind["name"]) and has_head(view, first, behind.end("post")):
        post = behind.span("post") if role != "联系人" else None
        return Claim(role, behind.span("name"), *quoted(quote, first, last), None, post)
    apart = _APART.match(view, first, last)
    if apart is None:
        return None
    name = apart["name"].replace(" ", "")
    post = apart.span("post")
    if role == "联系人" and _PHONE.match(view, *post):
        return Claim(role, apart.span("name"), *quoted(quote, first, last))
    if not (is_name(name) or "·" in name) or not _is_post(view, *post):
        return None
    return Claim(role, apart.span("name"), *quoted(quote, first, last), None, post)


def _is_post(view: str, start: int, end: int) -> bool:
    """Is it a post, and not more names?"""
    if all(is_name(word) for word in view[start:end].split()):
        return False
    stop = start + len(view[start:end].split("(")[0].rstrip())
    return " " not in view[start:stop] and (stop - start > 2 or view[start:stop] in posts())


def with_posts(view: str, first: int, last: int) -> list[re.Match[str]]:
    """NAME ( POST ) of every person who is named so, groups `name` and `post`; none where one of them is no name."""
    found = list(_IN_BRACKETS.finditer(view, first, last)) if view.find("(", first, last) >= 0 else []
    return found if all(is_name_apart(person["name"]) for person in found) else []


def gaps(view: str, persons: list[re.Match[str]], first: int, last: int) -> list[Span]:
    """What stands between the persons of view[first:last], and around them."""
    starts = [first, *(person.end() for person in persons)]
    ends = [*(person.start() for person in persons), last]
    between = (trim(view, *gap) for gap in zip(starts, ends, strict=True))
    return [gap for gap in between if gap[1] - gap[0] > 1]


def spaced(view: str, first: int, last: int) -> list[re.Match[str]]:
    """The same of those who have it before their name, parted by blanks (POST blank NAME); others may stand beside them."""
    found = list(_SPACED.finditer(view, first, last)) if view.find(" ", first, last) >= 0 else []
    return found if all(is_name_apart(each["name"]) and _posted(view, each) for each in found) else []


def _posted(view: str, person: re.Match[str]) -> bool:
    """Is what stands before the name a post, and no name itself?"""
    return has_head(view, *person.span("post")) and not any(is_name(word) for word in person["post"].split("、"))


def names_spaced(view: str, first: int, last: int) -> list[Span]:
    """The names of persons that the text lists, if it lists nothing else; a name of two may be spread (张　三)."""
    found = [item.span() for item in _NAME.finditer(view, first, last)]
    return found if all(is_name_apart(view[start:end]) for start, end in found) else []


_LINE = Phrase(r"[^\n]*")
_PROSE = Phrase("[:。;]")


def lines(plan: PlanText, role: Role, stop: int) -> Iterator[Claim]:
    """The lines after a label that go on with it: each a name and a post, or a name, or a post with a name."""
    view = plan.view
    at = stop
    in_roster = False
    for _ in range(_MOST_LINES):
        if at >= plan.end or view[at] != "\n":
            return
        while at < plan.end and view[at] in "\n ":
            at += 1
        line = _LINE.match(view, at, plan.end)
        if line is None:
            return
        first, last = trim(view, *line.span())
        of_each = _OF_EACH.match(view, first, last) if role == "成员" else None
        if not 2 <= last - first <= 70 or _PROSE.search(view, line.start(), last if of_each else line.end()):
            return
        alone = one(view, role, first, first, last)
        bracketed = _IN_BRACKETS.fullmatch(view, first, last)
        if alone is not None:
            yield alone
        elif bracketed and (in_roster or is_name_apart(bracketed["name"])):
            in_roster = True
            yield Claim(role, bracketed.span("name"), first, last, None, bracketed.span("post"))
        elif of_each is not None and (not view.startswith("。", last) or is_held_by(view, of_each.end(), last)):
            for some in _BETWEEN_COMMAS.finditer(view, of_each.end(), last):
                yield from (Claim(role, each, first, last) for each in split(view, *some.span()))
        else:
            names = names_spaced(view, first, last)
            if role in _ONE_EACH or not 0 < len(names) < _MOST_NAMES:
                return
            for name in names:
                yield Claim(role, name, first, last)
        at = line.end()


_OF_EACH = Phrase(r"(?:以?及|和)?(?=(?:[省市州县区镇乡街校院局][直属])?(?:各|有关|相关|其他|全体|所属)(?!位|自))")
"""各街道党工委书记 in a roster: members by what they are, where all of a kind are."""
_BETWEEN_COMMAS = Phrase("[^,]+")
_OF_BODY = Phrase(rf"(?:\n *)+(?P<body>[^:\n,。;]{{2,16}}): *{_PERSON} *(?=\n|$)")


def by_body(plan: PlanText, role: Role, stop: int) -> list[Claim]:
    """Lines below a label without a value: each a body and its person (教务处:王某)."""
    view = plan.view
    found: list[Claim] = []
    while (line := _OF_BODY.match(view, stop, plan.end)) and is_name_apart(line["name"]):
        found.append(Claim(role, line.span("name"), line.start("body"), line.end("name")))
        stop = line.end()
    return found


_CHIEF = Phrase(r"\n *(?:[组队] {0,6}长|总指挥|召 ?集 ?人) +[\u4e00-\u9fff]")
_HEADED = Phrase(
    r"\n *(?P<label>副? ?[组队] {0,6}长|成 {0,6}员|组 {0,6}员|副?总指挥|召 ?集 ?人) +(?P<value>[\u4e00-\u9fff][^\n:,。;|\t]{1,60}?) *(?=\n|$)"
)


def unmarked(plan: PlanText) -> list[tuple[Role, re.Match[str]]]:
    """Lines of a team that have blanks for a colon (组 长  王某(县长)), from its chief on where others follow."""
    chief = _CHIEF.search(plan.view, plan.start, plan.end)
    if chief is None:
        return []
    lines = [(label_role(line["label"]), line) for line in _HEADED.finditer(plan.view, chief.start(), plan.end)]
    return [(role, line) for role, line in lines if role is not None]


_NUMBER = r"[\d(][\d\-()、 ]{6,30}"
_PHONE_OF = r"(?:联系|办公|咨询)?(?:电话|手机|方式|号码)?[: ]*"
_REACHED = Phrase(
    rf"(?:[, \t]*{_PHONE_OF}{_NUMBER})?[:;,、\n \t]{{1,16}}(?P<where>[^ ,。;:\n\t\d]{{2,20}}[ ,\t]{{1,4}})??{_PERSON}[,:( \t]{{0,8}}{_PHONE_OF}{_NUMBER}"
)
"""张某,电话:…;保护科 李某,电话:…: further persons with their numbers, each where he is."""
_REACHED_AT = Phrase(rf"[^ ,。;:]{{2,20}}[ ,]{_PERSON}(?:同志|老师)?[,( ]{{1,4}}{_PHONE_OF}{_NUMBER}")
"""联系人:办公室 李某 电话: where he is, his name, his number."""


def reached_at(view: str, first: int, last: int) -> re.Match[str] | None:
    """Whom view[first:last] tells how to reach, at the body that it names; the group is `name`."""
    reached = _REACHED_AT.match(view, first, last)
    return reached if reached and is_name_apart(reached["name"]) else None


_NAMED_BEFORE = Phrase(r"(?:^|(?<=\n))[^,。;:\n]{2,20},[ ]*(?P<name>[\u4e00-\u9fff]{2,3}),[ ]*$")
"""县人社局,李某,|联系电话:…"""


def contacts(plan: PlanText, label: int, start: int, end: int) -> list[Claim]:
    """Those who can be reached, by a label for the number alone: behind it with a body, or before it on the line."""
    view = plan.view
    reached = reached_at(view, *trim(view, start, end))
    if reached:
        return [Claim("联系人", reached.span("name"), label, reached.end()), *others_reached(plan, reached.end())]
    low = max(plan.start, label - _NEAR)
    before = _NAMED_BEFORE.search(view, max(low, view.rfind("\n", low, label) + 1), label)
    if before and is_name(before["name"]):
        return [Claim("联系人", before.span("name"), before.start(), label)]
    return []


def others_reached(plan: PlanText, stop: int) -> list[Claim]:
    """Those who can be reached too, each a name and a telephone number."""
    found: list[Claim] = []
    while len(found) < _MOST_REACHED and (more := _REACHED.match(plan.view, stop, plan.end)):
        if not is_name_apart(more["name"]):
            break
        start = more.start("name" if more["where"] is None else "where")
        found.append(Claim("联系人", more.span("name"), start, more.end()))
        stop = more.end()
    return found
