"""Where a holder begins or ends, when the text around it says only one of the two.

`holder_from`: it begins here, as a subject does; it ends at the first head that is followed by what may follow a subject,
unless the name goes on (党委|组织部, 内设机构|负责人) or a list does (财政局|、教育局).

`holder_to`: it ends here, right before its verb; the whole stretch must be the holder, but for finished predications
before it (党委统一领导、|办公室组织协调).
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.roles.names import (
    AND_LEVEL,
    LEVELS,
    LONGEST,
    SHORT_ECONOMY,
    has_head,
    is_held_by,
    is_holder,
    is_name,
    is_nobody,
    names_person,
    own_words,
    spoilt,
    starts_no_name,
)
from gongwen.extraction.kinds.roles.vocabulary import (
    TOWARD,
    Phrase,
    Words,
    any_word,
    heads,
    known,
    posts,
    weak_heads,
)

_JOINS = "、和及与暨或"
_FUNCTION = Phrase(
    rf"受(?![理托训])|(?<![财曾])经(?![济营办信贸开费销管]|理(?!事会)|{SHORT_ECONOMY})|代表(?![团队大])|[的并由将被从向与和及、是按依于]|其(?![他它])|有(?<![国所]有)(?![限色线机])|全(?<![安健保]全)(?![民科])|不(?!动产|良)|未(?!成年)|等(?!级)|把(?!手)|各(?!级)|应(?![急用])|要(?<![主重首概摘]要)(?![闻素])"
    rf"|{TOWARD}"
    r"|在(?![职编岗]|校(?!长))|同(?![志级学])|为(?!民)|根据|就(?!业)|以(?![上下])|相关|本(?!级)|负责(?!人|同志)|任(?<![主责信担出现]任)(?![课教何务期免命职])|协助(?!单位|部门|人)|配合(?!单位|部门|人)|领导(?=[^干班小人同集成])|归口管理(?!部门|单位|科|处|机构)"
)
_FIELDS = Phrase(
    r"[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,10}){1,12}等(?:有关|相关|主管|职能|行政|行政主管)*(?:部门|单位|机构)(?:\([^()]{1,8}\))?"
)
_CHARGED = Phrase(r"(?:具体)?(?:分管|主管|协管)[^,;:。、的对]{1,16}的")
"""政府|分管信访工作的领导: which of its people."""
_OTHERS = Phrase(r"等(?:有关|相关|职能|主管|成员|责任|行业)*(?:部门|单位|机构|企业|人员|方面)")
_DETERMINER = Phrase(r"(?:各|其他|内设|直属)?(?:有关|相关|各)?(?:职能|主管)?")
_HOLDS_POST = Phrase(r"[同兼担任为是](?:(?<=[为是])|(?<=同)志|(?<=[兼担])任|(?<=任)(?<![主责信]任)(?![何务期免]))")
"""同志, 兼任, 担任, 任, 为, 是; a leading class, so that the search skips all other characters at once."""


@cache
def _after() -> Words:
    """What may stand right after a holder that is a subject: marks, joints, and the words for what is said of it."""
    return Words((*',。;:!?、()\n\t "”和及与', "以及", *known("follow").words))


def _goes_on(view: str, at: int) -> bool:
    """Does what stands at `at` follow a subject?"""
    return _after().after(view, at, len(view)) > 0 and not view.startswith(_NOUNS, at)


_NOUNS = ("任期", "任职", "任务", "任何", "任意", "任课", "任教", "任免", "代表大会", "代表会", "代表团", "代表队")
"""What begins as 任 and 代表 do, but is no verb."""


def _ends() -> str:
    """The characters that heads end in, as a class."""
    ends = {word[-1] for word in heads().words} | set(weak_heads())
    return rf"[{re.escape(''.join(sorted(ends)))})”\"]"


def _begins() -> str:
    """The characters that what follows a subject begins with."""
    return re.escape("".join(sorted({word[0] for word in known("follow").words})))


_place = Phrase(lambda: rf"{_ends()}(?=[{_begins()},。;:!?、()\n\t 和及与以的\"”]|$)")
"""Where a head might end before something that can follow: cheap, to be verified."""


def holder_from(view: str, start: int, end: int, *, loose: bool = False) -> int:
    """Where the holder ends that begins at `start`, -1 where none does.

    `loose`: anything may follow it, since the frame itself says that a holder must stand here.
    """
    end = min(end, start + LONGEST)
    if starts_no_name(view, start, end):
        return -1
    named = _person(view, start, end)
    if named > 0:
        return named
    last = _last_head(view, start, end, loose=loose)
    if last < 0 or is_nobody(view, start, last) or spoilt(view, start, last) or not _lists(view, start, last):
        return -1
    return last


def _lists(view: str, start: int, end: int) -> bool:
    """Is each item before the last a holder or a bare field, and no matter (执行国家的方针、政策和上级)?"""
    if view.find("、", start, end) < 0:
        return True
    for mark in list_marks(view, start, end):
        if view[mark] == "、":
            if not has_head(view, start, mark) and (
                view.find("的", start, mark) >= 0 or _PREDICATION.search(view, start, mark)
            ):
                return False
            start = mark + 1
    return True


_IN_TIME = Phrase("及时(?![雨代])")
"""社区民警及时督促…: no list goes on."""


def _last_head(view: str, start: int, end: int, *, loose: bool) -> int:
    """Where the last head of the name, or of the list of names, ends."""
    last = -1
    at = start
    while place := _place.search(view, at, end):
        at = place.end()
        if at - start < 2 or not has_head(view, start, at) or known("runs_on", "heads").after(view, at - 1, at + 1):
            continue
        at += at < end and view[at] in '”"'
        others = _OTHERS.match(view, at, end)
        if others:
            last = at = others.end()
            if at == end or view[at] not in _JOINS:
                return last
            continue
        at = _with_other_name(view, at, end)
        following = view[at : at + 1] if at < end else ""
        if not (loose or not following or _goes_on(view, at)) or _in_bracket(view, start, at):
            continue
        if following and (following in _JOINS or view.startswith("以及", at)) and not _IN_TIME.match(view, at):
            last = at
            continue
        further = _extension(view, at, end)
        if further < 0:
            return at
        at = further - 1
    return last


def _in_bracket(view: str, start: int, at: int) -> bool:
    return view.rfind("(", start, at) > view.rfind(")", start, at)


def _with_other_name(view: str, at: int, end: int) -> int:
    """Where the name ends that another of the same body's follows in a bracket (县发改局（县粮食局）)."""
    close = view.find(")", at, min(end, at + 24)) if view.startswith("(", at) else -1
    return close + 1 if is_holder(view, at + 1, close) else at


def _person(view: str, start: int, end: int) -> int:
    """Where a person ends that begins at `start`, by name or post and name, and is given something to do; else -1."""
    holds = _HOLDS_POST.search(view, start, min(end, start + 30))
    return holds.start() if holds and names_person(view, start, holds.start()) else -1


def _extension(view: str, at: int, end: int) -> int:
    """Where the name ends if it goes on (党委|组织部, 机构|负责人, 学校|分管安全的副校长), -1 where it is complete."""
    charged = _CHARGED.match(view, at, end)
    if charged:
        first = charged.end()
        for each in _place.finditer(view, first, min(end, first + 10)):
            last = each.end()
            someone = posts().before(view, first, last) or view.endswith("成员", first, last)
            if someone and _goes_on(view, last):
                return last
    fields = _FIELDS.match(view, at)
    if fields:
        return fields.end()
    end = min(end, at + 14)
    place = _place.search(view, at, end)
    if place is None:
        return -1
    determined = _DETERMINER.match(view, at, end)
    within = determined.end() if determined else at
    person = posts().before(view, max(0, at - 8), at)
    first = at if person or view.startswith("会", at) else at - 1
    if person and known("follow").after(view, at, end) > max(1, heads().after(view, at, end)):
        return -1
    while place:
        if _FUNCTION.search(view, within, place.end()) or own_words.search(view, within, place.end()):
            return -1
        if has_head(view, first, place.end()) and (place.end() == end or _goes_on(view, place.end())):
            return place.end()
        place = _place.search(view, place.end(), end)
    return -1


_PREDICATION = Phrase(
    r"(?:领导|协调|负责|共管|统筹|[其总全]责|其职|参与|配合|牵头|抓总|把关|监督|落实|(?<!社会)保障|支持|协同|联动|实施|推进|指导|主导|支撑|自治|依法[^、]{2}|主体|[具主齐][体]?抓|[亲直][自接]抓|[为任][^、]{1,6})$"
)
_FIELD_HEAD = Phrase(r"等|部门|单位|机构|企业|系统|行业|领域|(?:[省市县区州镇乡]|自治[区州县])级?(?:委|人民政府|政府)")
_LED = Phrase(
    lambda: (
        r"(?:党委|党工委|党组|党组织|[省市县区]委|政府|支部|总支)领导$"
        rf"|[为任](?:第一|常务|执行)?副?(?:{any_word('team_head')}|成员|组员|联络员|联系人)$"
    )
)
"""A predication in a row of such (党委领导、政府主抓), though it looks like people."""


def holder_to(view: str, start: int, end: int) -> int:
    """Where the holder begins that ends at `end` and may not begin before `start`, -1 where the text is none."""
    listed = view.find("、", start, end) >= 0
    marks = [at for at in list_marks(view, start, end) if view[at] == "、"] if listed else []
    begin = last_item = marks[-1] + 1 if marks else start
    if not is_held_by(view, begin, end):
        return -1
    for k in range(len(marks) - 1, -1, -1):
        cut = marks[k - 1] + 1 if k else start
        stop = marks[k]
        if _LED.search(view, cut, stop):
            break
        of_field = _field(view, cut, stop) and (view[cut] == "各" or _FIELD_HEAD.search(view, last_item, end))
        of_field = of_field or view[cut:stop] in known("joint", "heads") or _of_levels(view, cut, stop)
        if not (of_field or is_held_by(view, cut, stop) or is_name(view[cut:stop]) or _either(view, cut, stop)):
            break
        begin = cut
    return begin


def _either(view: str, start: int, end: int) -> bool:
    """产权人或管理|、使用人: a holder, and the field of one whose own word the next item has?"""
    joint = _OR.search(view, start, end)
    return joint is not None and is_held_by(view, start, joint.start()) and _field(view, joint.end(), end)


_OR = Phrase(r"[或和与及](?=[\u4e00-\u9fff]{2,4}$)")


def _of_levels(view: str, start: int, end: int) -> bool:
    """市和区|、县档案局; 军分区和区|、县武装部: levels that share what stands behind the list, or a holder and one."""
    if LEVELS.fullmatch(view, start, end):
        return True
    level = AND_LEVEL.search(view, start, end)
    return level is not None and is_held_by(view, start, level.start())


def _field(view: str, start: int, end: int) -> bool:
    """A bare field in a list whose last item says what they all are: 公安、|交通运输等部门."""
    return not own_words.search(view, start, end) and not _PREDICATION.search(view, start, end)


_LIST_MARKS = Phrase(r"[(《“〈)》”〉和及与暨或]|、(?!(?<=专、)兼|(?<=[正主]、)副|(?<=党、)政)")


def list_marks(view: str, start: int, end: int) -> list[int]:
    """Where characters that part the items of a list stand outside brackets and quotation marks."""
    depth = 0
    found = []
    for mark in _LIST_MARKS.finditer(view, start, end):
        char = mark.group()
        if char in "(《“〈":
            depth += 1
        elif char in ")》”〉":
            depth = max(0, depth - 1)
        elif not depth:
            found.append(mark.start())
    return found
