"""Lists of holders: which are many, each with its own name, and which are one with a shared modifier.

市财政局、市教育局                 two: each item ends in a head of its own
市财政局、市教育局等有关部门        two: the tail adds nobody by name
公安、交通运输等部门               one: what they are is said once, after all of them
公安局、财政局有关负责人           one: the post belongs to all
各级党委、政府; 省和市人民政府      one: a bare word shares what stands before, a bare place what stands after
党委书记、局长王某                one: two posts of one person
"""

from __future__ import annotations

from itertools import pairwise

from gongwen.extraction.kinds.roles.extents import list_marks
from gongwen.extraction.kinds.roles.names import (
    LEVEL,
    LEVELS,
    has_head,
    names_listed,
    names_person,
    starts_no_name,
    trim,
)
from gongwen.extraction.kinds.roles.vocabulary import Phrase, known, meaning, posts

Item = tuple[int, int]

_ETC = Phrase(
    r"等(?:\d{1,2}|[一二三四五六七八九十]{1,3})?个?"
    r"(?:(?:有关|相关|职能|成员|责任|主管|行业|配合|监管|其他|新闻|自有|主流|专业|技术|工作|市级|县级|区级|省级|市直|县直|区直|牵头)*"
    r"(?:部门和单位|单位和部门|部门(?:\(单位\))?|单位(?:\(部门\))?|机构|科室|处室|方面|职能处室|部室|企业|媒体|人员|(?:社会|人民|群众|群团)?(?:团体|组织)))?$"
)
_UNSLASHED = Phrase("[^/]+")
_SEVERAL = Phrase("[、和及与暨或等]")
"""Without one of these it is one holder."""
_KINDS = Phrase(r"等[^、等]{1,14}的|组成的")
"""甲、乙等工程的管理部门: what is listed are modifiers."""
_LEVEL = Phrase(rf"(?:各|本)?{LEVEL}")
_OF_ALL = Phrase(
    r"等(?:有关|相关|职能|主管|成员|责任|\d{1,2}|[一二三四五六七八九十]{1,3}|个|家)*(?:部门|单位|机构|科室|处室|企业|公司)"
    r"(?:和单位)?的?(?:有关|相关|分管|主要|主管|各一名|一名|1名)*(?:负责人|负责同志|领导|人员|同志|代表|骨干|领导同志|联络员)$"
)
"""等科室负责人: those of all that are named before."""
_EACH = Phrase(r"(?:各级?|[市县区省]直各|有关|相关|所属各?|[全本][省市县区镇乡校院局]各)(?!.*部门)[^,;。]")
_KIND = Phrase(
    r"(?:[县市区乡镇街村]级[市县区]?|开发区|高新区|管理区|功能区|园区|景区|新区|林区|矿区|农场|林场|街道办?|街道办事处|镇街|[县市区乡镇街村州盟旗]{1,3})"
    r"(?:\([^()\n]{1,20}\))?(?:管委会|党委|党工委|政府|人民政府)?"
)
"""Places by their kind alone."""


def split(view: str, start: int, end: int, *, listed: bool = False) -> list[Item]:
    """The holders of a list, each alone, but one where the list shares a modifier.

    `listed`: layout says that this is a list of names, so a bare kind of body shares what stands before it.
    """
    start, end = trim(view, start, end)
    start += 2 * view.startswith("以及", start, end)
    if _SEVERAL.search(view, start, end) is None:
        return (_slashed(view, start, end) if view.find("/", start, end) >= 0 else []) or [(start, end)]
    names = names_listed(view, start, end)
    if names:
        return names
    etc = _ETC.search(view, max(start, end - 24), end)
    if etc is None:
        return _items(view, start, end, listed=listed)
    items = _items(view, start, etc.start(), listed=listed)
    tail = next((item for item in items if not _named(view, *item)), None)
    if tail is None:
        return items
    end = etc.start() if etc.group() == "等" else end
    if view[tail[0] - 1] in "及和与":
        return [*items[: items.index(tail)], (tail[0], end)]
    return [(start, end)]


def _slashed(view: str, start: int, end: int) -> list[Item]:
    """Three and more parted so (销售经理/售后经理/财务经理); two are two words for one (负责人/总监)."""
    items = [trim(view, *item.span()) for item in _UNSLASHED.finditer(view, start, end)]
    return items if len(items) > 2 and all(_named(view, *item) for item in items) else []


def _named(view: str, start: int, end: int) -> bool:
    return has_head(view, start, end) or names_person(view, start, end)


def _items(view: str, start: int, end: int, *, listed: bool) -> list[Item]:
    """The items of a list, those that share a modifier joined again."""
    items: list[Item] = []
    at = start
    marks = list_marks(view, start, end)
    for k, mark in enumerate(marks):
        following = marks[k + 1] if k + 1 < len(marks) else end
        if view[mark] == "或":
            either = mark + 1 + view.startswith("者", mark + 1)
            if _either(view, at, mark, either, end):
                items.append((at, mark))
                at = either
            continue
        if _parts(view, at, mark, following, end):
            also = view.startswith("以", mark - 1)
            items.append((at, mark - also))
            at = mark + 1
    items.append((at, end))
    if _KINDS.search(view, *items[-1]):
        return [(start, end)]
    items = [trim(view, *item) for item in items]
    return _shared(view, items) if listed else _rejoin(view, items)


_OFFICE_OF = Phrase(
    r"(?!各|校(?!友|园|外|办|企)|县|市|区|省|镇|乡|本|其|该|有关|相关)(?:[\u4e00-\u9fff]{0,6})"
    r"(?:管理|建设|服务|事务|工作|发展|设备|保障|合作|资产|监管|治理|教育|培训|资助|就业|人才|党建|组织|信息|信息化|安全|环境|后勤|财务|技术|质量|规划"
    r"|联络|教学|评价|评估|关系|福利|权益|活动)(?:处|部|科|办|办公室|司|局|股|室|中心)(?=[^\u4e00-\u9fff]|等|$)"
)


def _one_office(view: str, at: int, mark: int, end: int) -> bool:
    """实验室与资产管理处 is one office: the nouns before its own word are what it works on."""
    if not _OFFICE_OF.match(view, mark + 1, end):
        return False
    kinds = ("people", "bodies") if view[mark] == "与" else ("people",)
    return any(meaning("field", kind).before(view, at, mark) for kind in kinds)


_OTHER = Phrase(r"其(?:他|它)|内设|所属|下属")


def _either(view: str, at: int, mark: int, second: int, end: int) -> bool:
    """Does 或 part two that are each named in full, not two words for one (副职或助理, 本部门或其他机构)?"""
    if min(mark - at, end - second) < 5 or _OTHER.match(view, second):
        return False
    return _named(view, second, end)


def _parts(view: str, at: int, mark: int, following: int, end: int) -> bool:
    """Does the mark part two holders? 和 and its like must have one on either side (文化和旅游局 is one name)."""
    if not _named(view, at, mark - (view.startswith("以及", mark - 1))):
        return False
    if starts_no_name(view, at, mark) or _one_office(view, at, mark, end):
        return False
    return view[mark] == "、" or following < end or _named(view, mark + 1, following)


def _rejoin(view: str, items: list[Item]) -> list[Item]:
    """Items that share a modifier are one holder."""
    shared_by = next((k for k in range(len(items) - 1, 0, -1) if _OF_ALL.search(view, *items[k])), 0)
    items = [(items[0][0], items[shared_by][1]), *items[shared_by + 1 :]]
    last = items[-1]
    whole = [(items[0][0], last[1])]
    shared = known("shared_post", "heads").before(view, *last)
    if shared and not _LEADERS.fullmatch(view, *last) and not any(posts().before(view, *item) for item in items[:-1]):
        return whole
    if names_person(view, *last) and all(posts().before(view, *item) for item in items[:-1]):
        return whole
    if _SOME.match(view, *items[0]) and _BARE.fullmatch(view, *last):
        return whole
    if _of_each(view, items):
        return whole
    joined = [items[0]]
    bare = view[slice(*items[0])] in known("own_body", "heads")
    for before, item in pairwise(items):
        if (
            (not bare and _are_kinds(view[slice(*item)]))
            or (
                _LEVEL.match(view, *item)
                and LEVELS.fullmatch(view, view.rfind("、", *before) + 1 or before[0], before[1])
            )
            or _deputy(view, before, item)
        ):
            joined[-1] = (joined[-1][0], item[1])
        else:
            joined.append(item)
    return joined


def _are_kinds(words: str) -> bool:
    """村; 系、部: bare kinds of bodies."""
    return all(word in known("joint", "heads") for word in words.split("、"))


_OF_EACH = Phrase(r"各(?:有关|相关|直属|所属|级)?(?=[^各])")


def _of_each(view: str, items: list[Item]) -> bool:
    """各村、社区|网格员: what someone is of each kind that is listed."""
    first = _OF_EACH.match(view, *items[0])
    if first is None or len(items) < 2 or not posts().before(view, *items[-1]):
        return False
    kinds = [(first.end(), items[0][1]), *items[1:-1]]
    if not all(_are_kinds(view[slice(*kind)]) for kind in kinds):
        return False
    start, end = items[-1]
    last = max(view.rfind("、", start, end) + 1, start)
    return view[last:end] not in posts() and known("joint", "heads").after(view, last, end) > 0


_LEADERS = Phrase("(?:党政|行政)(?:主要)?领导")
"""学工组和党政领导: a word for those at the top by itself, which belongs to nobody before it."""
_SOME = Phrase(r"有关|相关|分管")
_BARE = Phrase(r"(?:部门|单位|科室|处室|学院|企业|机构)(?:主要|分管|有关|相关)?(?:负责人|负责同志|领导|人员|同志)?")
"""有关局领导和科室负责同志: one modifier, one holder."""


_OF_ONE = ("负责人", "责任人", "负责同志", "领导")


def _deputy(view: str, before: Item, item: Item) -> bool:
    """小组组长、副组长: the deputy shares what he is deputy of; 各科室主任、护士长: so does a bare post after 各.

    But in 各处室负责人、班主任 the first says already who it is of each.
    """
    size = item[1] - item[0] - 1
    if view[before[0]] == "各" and view[slice(*item)] in posts():
        return not view.endswith(_OF_ONE, *before)
    return (
        view[item[0]] == "副" and before[1] - before[0] > size and view.endswith(view[item[0] + 1 : item[1]], *before)
    )


def _shared(view: str, items: list[Item]) -> list[Item]:
    """Items of a list that layout makes: a bare kind of body shares the 各 of the kind before it (各区、县级市)."""
    joined = [items[0]]
    for item in items[1:]:
        if _EACH.match(view, *joined[-1]) and _KIND.fullmatch(view, *item):
            joined[-1] = (joined[-1][0], item[1])
        else:
            joined.append(item)
    return joined
