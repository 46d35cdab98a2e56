"""The grammar of holders: how those who carry responsibilities are named.

    list    = item { (、 和 及 与 以及) item } [ 等 [shared] ]
    item    = [determiner] name head [ （…） ]          各县（市、区）人民政府; 分管安全的副局长; “一把手”
    head    = a word for a body (委员会, 领导小组, 局, 科 …) or for what someone is (书记, 负责人, …长)
    person  = surname and one or two characters, with or without the post before (主任柯某)

What tells a holder is its head, from tables of words, never a list of names. A word that no name holds (加强, 对, 按照)
shows that a stretch of text is no holder, unless a 的 closes it off (直接从事施工的单位).

A list is many holders, each with its own name (市财政局、市教育局), but one where a modifier is shared: by what
follows (公安、交通运输等部门; 公安局、财政局有关负责人) or by what stands before (各级党委、政府; 省和市人民政府).

All functions take offsets into the view and are bounded: a holder has at most `LONGEST` characters.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extract.kinds.roles.vocabulary import (
    any_word,
    head_words,
    longest_after,
    longest_before,
    post_words,
    surnames,
    weak_heads,
    word_set,
)

LONGEST = 120
_ITEM = 40
_NAMES = frozenset("、和及与暨或")


@cache
def _follow() -> re.Pattern[str]:
    """What may stand right after a holder that is a subject."""
    return re.compile(rf"[,。;:!?、()\n\t \"”]|和|及|与|以及|{any_word('follow')}")


@cache
def _place() -> re.Pattern[str]:
    """Where a head might end before something that can follow: cheap, to be verified."""
    heads = "".join(sorted({word[-1] for word in head_words()} | set(weak_heads()))) + ")”"
    follow = "".join(sorted({word[0] for word in word_set("follow")})) + ",。;:!?、()\n\t 和及与以的"
    return re.compile(rf"[{re.escape(heads)}\"](?=[{re.escape(follow)}\"”]|$)")


@cache
def _any_place() -> re.Pattern[str]:
    """Where a head might end."""
    return re.compile(_place().pattern.split("(?=")[0])


@cache
def _own_words() -> re.Pattern[str]:
    return re.compile(
        rf"{any_word('own_words')}(?!单位|部门|机构|企业|者|方(?!面|式|案|法|向)|人(?!才|民|力|事)|主体)|负责(?!人|同志)|对(?![口外内象应方照比])|(?<![法治良])[由谁]|(?<![行作成认因])为(?!民)"
    )


_FUNCTION = re.compile(
    r"[的其有全不未并由将把被从向与和及、]|各(?!级)|应(?![急用])|(?<![主重首概摘])要(?![闻素])|对(?![口外])|在(?![职校编岗])|同(?![志级学])"
    r"|为(?!民)|是|按|依|根据|就(?!业)|以(?![上下])|相关|本(?!级)|等|于|负责(?!人|同志)|领导(?=[^干班小人同集成])"
)
_FIELDS = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,10}){1,12}等(?:有关|相关|主管|职能|行政|行政主管)*(?:部门|单位|机构)(?:\([^()]{1,8}\))?"
)
_OTHERS = re.compile(r"等(?:有关|相关|职能|主管|成员|责任)*(?:部门|单位|机构|企业|人员|方面)")
_DETERMINER = re.compile(r"(?:各|其他|内设|直属)?(?:有关|相关|各)?(?:职能|主管)?")
_GROUPS = re.compile(r"(?:领导小组|协调小组|工作小组|工作组|专班|指挥部|联席会议|委员会|领导机构)(?:办公室)?$")
_BRACKET = re.compile(r"\([^()\n]{1,40}\)$")
_ALIAS = re.compile(r" ?\((?:(?:以下|下|后文)?(?:统|通|简|合并)?称|设在|挂靠|原)[^()\n]{1,40}\)")
_ETC = re.compile(
    r"等(?:\d{1,2}|[一二三四五六七八九十]{1,3})?个?"
    r"(?:(?:有关|相关|职能|成员|责任|主管|配合|监管|其他|市级|县级|区级|省级|市直|县直|区直|牵头)*(?:部门|单位|机构|科室|处室|部门和单位|单位和部门|方面|部门\(单位\)|单位\(部门\)|科室|职能处室|部室|企业))?$"
)
_BLANK = " \t\n"


def trim(view: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks, stray marks and the alias (以下简称…) that stands at its end."""
    while start < end and view[start] in " \t\n、,;:。和及与":
        start += 1
    while end > start and view[end - 1] in " \t\n、,;:。":
        end -= 1
    alias = _ALIAS.search(view, start, end)
    if alias and alias.end() == end:
        end = alias.start()
    return start, end


def is_name(word: str) -> bool:
    """Is this, by its form, the name of a person?"""
    single, double = surnames()
    size = len(word)
    if not 2 <= size <= 4 or not all("\u4e00" <= c <= "\u9fff" for c in word):
        return False
    if word[:2] in double:
        return size > 2
    return size < 4 and word[0] in single and word not in head_words()


def names_person(view: str, start: int, end: int) -> bool:
    """Is it a post and then a name (主任柯某)?"""
    if end - start > 24:
        return False
    posts = post_words()
    return any(
        is_name(view[end - n : end]) and longest_before(view, start, end - n, posts) and "的" not in view[start:end]
        for n in (2, 3)
    ) and not _spoilt(view, start, end)


def has_head(view: str, start: int, end: int) -> bool:
    """Does view[start:end] end in a word for a body or for what someone is?"""
    bracket = _BRACKET.search(view, max(start, end - 42), end)
    if bracket and bracket.start() > start:
        end = bracket.start()
    if longest_before(view, start, end, head_words()):
        return True
    if view[end - 1] in '”"' and end - start > 3:
        return has_head(view, start, end - 1)
    if end - start < 2:
        return False
    spoilt = weak_heads().get(view[end - 1])
    return spoilt is not None and view[end - 2] not in spoilt


def is_holder(view: str, start: int, end: int) -> bool:
    """Is the whole stretch, by its form, a holder (or a list of them)?"""
    if not 2 <= end - start <= LONGEST or view[start:end] in word_set("nobody", "heads"):
        return False
    return has_head(view, start, end) and not _spoilt(view, start, end)


def _spoilt(view: str, start: int, end: int) -> bool:
    """Does it hold words that no name holds?"""
    if _starts_no_name(view, start, end) or _odd_quotes(view, start, end):
        return True
    verb = _own_words().search(view, start, end)
    if verb is None:
        return False
    return "的" not in view[verb.end() : end] and not _GROUPS.search(view, start, end)


_PREPOSITION = re.compile(
    r"(?:根据|依据|依照|按照|围绕|结合|针对|关于|对于|由于|设在|设于|涉及|超过|属于|具有|包括|存在|定期|不定期|常态化|每)"
)


def _starts_no_name(view: str, start: int, end: int) -> bool:
    """Does it start as no name does? A verb may, if a 的 closes it off (协助分管教育的副局长)."""
    size = longest_after(view, start, end, word_set("own_start"))
    if not size or size <= longest_after(view, start, end, word_set("fine_start")):
        return False
    return (
        size == 1 or _PREPOSITION.match(view, start) is not None or "的" not in view[start + size : end].split(",")[0]
    )


def _odd_quotes(view: str, start: int, end: int) -> bool:
    """Is a quotation cut in two?"""
    return view.count("“", start, end) != view.count("”", start, end)


def holder_from(view: str, start: int, end: int, *, loose: bool = False) -> int:
    """Where the holder ends that begins at `start`, -1 where none does: it must be followed by what follows a subject.

    `loose`: by anything, where the frame itself says that a holder must stand here.
    """
    end = min(end, start + LONGEST)
    if _starts_no_name(view, start, end):
        return -1
    named = _named(view, start, end)
    if named > 0:
        return named
    holds = _HOLDS_POST.search(view, start, min(end, start + 30))
    if holds and names_person(view, start, holds.start()):
        return holds.start()
    last = -1
    at = start
    where = _any_place() if loose else _place()
    while place := where.search(view, at, end):
        at = place.end()
        if at - start < 2 or not has_head(view, start, at) or view.startswith(("以上", "以下"), at):
            continue
        others = _OTHERS.match(view, at, end)
        if others:
            at = others.end()
            last = at
            if at == end or not (view[at] in _NAMES):
                break
            continue
        if view.startswith("的", at):
            further = _extension(view, at + 1, end)
            if further < 0:
                return -1
            at = further - 1
            continue
        if not (loose or at == end or _follow().match(view, at)):
            continue
        if view.rfind("(", start, at) > view.rfind(")", start, at):
            continue
        if at < end and (view[at] in _NAMES or view.startswith("以及", at)):
            last = at
            continue
        further = _extension(view, at, end)
        if further < 0:
            last = at
            break
        at = further - 1
    if last < 0 or view[start:last] in word_set("nobody", "heads"):
        return -1
    return -1 if _spoilt(view, start, last) else last


_HOLDS_POST = re.compile(r"同志|(?:兼任|担任|任(?![何务期免]))")
_DOES_WORK = re.compile(r"同志|(?:兼任|担任|任(?![何务期免])|负责(?!人)|牵头|协助|分管|主持)")


def _named(view: str, start: int, end: int) -> int:
    """Where a person's name ends that begins at `start` and is given something to do; -1 where none does."""
    for size in (2, 3):
        if start + size < end and is_name(view[start : start + size]):
            does = (_HOLDS_POST if size == 2 else _DOES_WORK).match(view, start + size, end)
            if does:
                return does.end() if does.group() == "同志" else start + size
    return -1


def _extension(view: str, at: int, end: int) -> int:
    """Where the name ends if it goes on (党委|组织部, 机构|负责人), -1 where it is complete."""
    end = min(end, at + 14)
    fields = _FIELDS.match(view, at)
    if fields:
        return fields.end()
    determined = _DETERMINER.match(view, at, end)
    within = determined.end() if determined else at
    place = _place().search(view, at, end)
    back = 0 if view[at : at + 1] == "会" or longest_before(view, max(0, at - 8), at, post_words()) else 1
    while place:
        if _FUNCTION.search(view, within, place.end()) or _own_words().search(view, within, place.end()):
            return -1
        if has_head(view, at - back, place.end()) and (place.end() == end or _follow().match(view, place.end())):
            return place.end()
        place = _place().search(view, place.end(), end)
    return -1


def holder_to(view: str, start: int, end: int) -> int:
    """Where the holder begins that ends at `end` and may not begin before `start`, -1 where the text is none.

    The whole stretch must be the holder, but for finished predications before it (党委统一领导、|办公室).
    """
    if end - start > LONGEST or end - start < 2:
        return -1
    if names_person(view, start, end):
        return start
    cuts = [start, *(cut + 1 for cut in _commas(view, start, end))]
    begin = -1
    fields = _FIELD_HEAD.search(view, cuts[-1], end)
    for cut, stop in zip(reversed(cuts), reversed([*(c - 1 for c in cuts[1:]), end]), strict=True):
        if stop - cut > _ITEM and begin >= 0:
            break
        if begin < 0:
            if not (is_holder(view, cut, stop) or names_person(view, cut, stop)):
                return -1
        elif _LED.search(view, cut, stop):
            break
        elif not (is_holder(view, cut, stop) or (fields and _domain(view, cut, stop))):
            if not (_PREDICATION.search(view, cut, stop) or _domain(view, cut, stop)):
                return -1
            break
        begin = cut
    return begin if is_holder(view, begin, end) or names_person(view, begin, end) else -1


_PREDICATION = re.compile(
    r"(?:领导|协调|负责|共管|其责|其职|参与|配合|牵头|抓总|把关|监督|落实|保障|支持|协同|联动|实施|推进|指导|主导|支撑|自治|主体)$"
)


_FIELD_HEAD = re.compile(r"等|部门|单位|机构|企业|系统|行业|领域")
_LED = re.compile(r"(?:党委|党工委|党组|党组织|[省市县区]委|政府|支部|总支)领导$")
"""A predication in a row of such (党委领导、政府主抓), though it looks like people."""


def _domain(view: str, start: int, end: int) -> bool:
    """A bare field in a list whose last item says what they all are: 公安、|交通运输等部门."""
    if not 0 < end - start <= 12 or _own_words().search(view, start, end):
        return False
    return not _PREDICATION.search(view, start, end) and not longest_after(view, start, end, word_set("own_start"))


def _commas(view: str, start: int, end: int) -> list[int]:
    """Where 、 stands outside brackets."""
    return [at for at in _marks(view, start, end) if view[at] == "、"]


def _marks(view: str, start: int, end: int) -> list[int]:
    """Where characters that part the items of a list stand outside brackets and quotation marks."""
    depth = 0
    found = []
    for at in range(start, end):
        char = view[at]
        if char in "(《“〈":
            depth += 1
        elif char in ")》”〉":
            depth = max(0, depth - 1)
        elif not depth and char in _NAMES:
            found.append(at)
    return found


def split(view: str, start: int, end: int, *, listed: bool = False) -> list[tuple[int, int]]:
    """The holders of a list, each alone; one where the list shares a modifier. `listed`: items need no head of their own."""
    start, end = trim(view, start, end)
    etc = _ETC.search(view, max(start, end - 24), end)
    if etc and etc.start() > start:
        before = _items(view, start, etc.start(), listed=listed)
        if listed and view[etc.start() : end] == "等":
            return before
        if all(
            "、" not in view[slice(*item)] and (has_head(view, *item) or names_person(view, *item)) for item in before
        ):
            return before
        return [(start, etc.start() if view[etc.start() : end] == "等" else end)]
    return _items(view, start, end, listed=listed)


_KINDS = re.compile(r"等[^、等]{1,14}的")
"""甲、乙等工程的管理部门: what is listed are modifiers."""


def _items(view: str, start: int, end: int, *, listed: bool) -> list[tuple[int, int]]:
    items: list[tuple[int, int]] = []
    at = start
    marks = _marks(view, start, end)
    for k, mark in enumerate(marks):
        if mark < at:
            continue
        after = mark + 1
        if view[mark] == "及" and mark > start and view[mark - 1] == "以":
            mark -= 1
        elif view[mark] == "或":
            continue
        following = marks[k + 1] if k + 1 < len(marks) else end
        if view[mark] == "、" and listed:
            whole = True
        else:
            whole = (has_head(view, at, mark) or names_person(view, at, mark)) and following - after > 1
            if view[mark] != "、" and whole:
                whole = has_head(view, after, following) or names_person(view, after, following)
                whole = whole or following < end
        if whole:
            items.append((at, mark))
            at = after
    items.append((at, end))
    if len(items) > 1 and _KINDS.search(view, *items[-1]):
        items = [(start, end)]
    items = [trim(view, *item) for item in items]
    items = [item for item in items if item[0] < item[1]]
    return items if listed else _rejoin(view, items)


_PLACE = re.compile(
    r"(?:各|有关|相关|各有关)?(?:自治[区州县]|直辖市|[省市县区州盟旗乡镇村街道](?:\([^()\n]{1,20}\))?|[县市区州盟]{2,3})"
)
_PLACE_BODY = re.compile(
    rf"(?:(?:{_PLACE.pattern})){{1,2}}(?:级)?(?:人民政府|政府|党委|党委政府|人大|政协)?(?:有关部门|主要领导|主要负责人)?"
)


def _rejoin(view: str, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Items that share a modifier are one holder."""
    if len(items) < 2:
        return items
    start, end = items[-1]
    shared = longest_before(view, start, end, word_set("shared_post", "heads"))
    posts = post_words()
    if (
        shared
        and not view.startswith("其", start)
        and not any(longest_before(view, *item, posts) for item in items[:-1])
    ):
        return [(items[0][0], end)]
    if names_person(view, start, end) and all(
        longest_before(view, *item, posts) and not names_person(view, *item) for item in items[:-1]
    ):
        return [(items[0][0], end)]
    joined: list[tuple[int, int]] = []
    place = items[0]
    for item in items:
        if joined and (
            view[item[0] : item[1]] in word_set("joint", "heads")
            or (
                view[item[0]] != "各"
                and _PLACE.fullmatch(view, view.rfind("、", *place) + 1 or place[0], place[1])
                and _PLACE_BODY.fullmatch(view, *item)
            )
        ):
            joined[-1] = (joined[-1][0], item[1])
        else:
            joined.append(item)
        place = item
    return joined
