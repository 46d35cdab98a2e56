"""What stands around a subject, and is no part of it: numbers, connectives and governing verbs before, adverbs behind."""

from __future__ import annotations

from functools import cache

import msgspec

from gongwen.extraction.kinds.roles.vocabulary import Phrase, Words, heads, known, meaning, meanings


class Subject(msgspec.Struct, frozen=True, gc=False):
    """The holder text[start:end] and the words between it and the verb.

    `near`: it stands in the verb's own clause; `above`: over the list item that the verb stands in.
    """

    start: int
    end: int
    near: bool = True
    between: str = ""
    above: bool = False


AGENT = Phrase(
    r"由(?:(?<![自理事缘经不任于]由)|(?<=[处管办审受代清整修护监]理由)|(?<=[聘责]任由))(?!于|此|来|衷|表|浅|头)"
)
"""由 before an agent: not 自由, 理由, 由于 …"""
TO_ONE = Phrase(r"归口(?!管理|部门|单位|负责|科|处|指导|于|统|协调|各)")
"""采购归口|后勤处管理."""
MODAL = Phrase(r"应当?|必须|须|要(?!求|闻)|需|可以|有权")
"""With one of these between subject and verb, what is said is a plain duty or a right."""
ASSESSING = Phrase(r"(?:考核|考评|绩效评[价估]|评价)(?:工作|事宜)?(?:均|都|统一|具体|日常)?$")
"""考核工作|由县考核办组织实施: what stands before an agent is an assessment."""
SHARED_OUT = Phrase(
    r"牵头|主[办政]|承办|为主|责任人(?!员)|负责(?!人|任|制)|负总责|各负其责|实施|承担(?=[,;。])|统筹|抓总|统一(?:管理|部署|组织|安排|指挥)|归口管理|组织(?=[,;。]|开展)"
)
"""Words by which a sentence shares work out, so that what stands beside them is a share as well."""
ITEM_NUMBER = r"[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[).、][ \t]*"
"""The number of a line in a list, as part of a pattern."""
_NUMBER = Phrase(
    r"[ \t“\"]*(?:[\-—–·•*●○■◆][ ]*)?(?:(?:\d{1,2}(?:\.\d{1,2}){1,4}(?:[.、](?!\d)|(?![\d%])(?= |[\u4e00-\u9fff](?<![万亿元米亩倍公吨折个])))|[一二三四五六七八九十]{1,3}(?:是|要)|[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[).、.](?!\d)"
    r"|[①-⑳⒈-⒛⑴-⒇]|第[一二三四五六七八九十]{1,2},|第[一二三四五六七八九十百零\d]{1,5}条)[ ]*)?"
)
_NUMBERED = "一二三四五六七八九十第"
"""What a number begins with, of the characters that names begin with too."""


def strip_right(view: str, start: int, end: int) -> int:
    """Where view[start:end] ends without the adverbs and blanks at its end."""
    adverbs = known("adverb")
    while end > start:
        if view[end - 1] in " \t—":
            end -= 1
            continue
        size = adverbs.before(view, start, end)
        if not size or heads().before(view, start, end) > size:
            return end
        end -= size
    return end


_TO_OUTSIDE = Phrase(r"对[外内][来包部聘出地籍]")
"""对外来人员: to whom; 对外 alone is an adverb."""


@cache
def _openers() -> tuple[Words, dict[str, str]]:
    """Connectives and governing verbs, and what kind of verb they are: none, a value of [[govern]], or encourage."""
    kinds = dict.fromkeys(known("encourage").words, "encourage")
    kinds.update(meanings("govern"))
    kinds.update((word, "") for word in known("lead").words)
    return Words(kinds), kinds


def after_number(view: str, start: int, end: int) -> int:
    """Where view[start:end] begins without the number or the mark of a list item."""
    if view.startswith("“", start):
        return start
    if start < end and (view[start] in _NUMBERED or not "\u4e00" <= view[start] <= "\u9fff"):
        numbered = _NUMBER.match(view, start, end)
        return numbered.end() if numbered else start
    return start


def strip_left(view: str, start: int, end: int) -> tuple[int, str]:
    """Where view[start:end] begins without connectives and governing verbs; what kind of verb was there, if any."""
    found = ""
    start = after_number(view, start, end)
    openers, kinds = _openers()
    while start < end:
        size = openers.after(view, start, end)
        if not size or known("fine_start").after(view, start, end) > size:
            break
        if view[start] == "对" and _TO_OUTSIDE.match(view, start, end):
            break
        found = found or kinds[view[start : start + size]]
        start += size
    return start, found


_UNDER = Phrase(
    r"在([^,。;:的]{2,30})的?(?:共同|大力|密切|积极|全力|通力|直接|坚强|支持、|支持与|支持和|协助、|协助和|参与和)*$"
)


def under(view: str, clause: int, at: int) -> Subject | None:
    """Whom the clause names in 在 HOLDER (的) …下, where that word stands at `at`."""
    found = _UNDER.search(view, clause, at)
    return Subject(*found.span(1)) if found else None


def beside(view: str, start: int, verb: int, kind: str) -> bool:
    """Does an adverb of that kind stand right before the verb?"""
    return meaning("adverb", kind).before(view, max(start, verb - 4), verb) > 0
