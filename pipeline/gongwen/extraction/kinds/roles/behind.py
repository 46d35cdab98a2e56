"""Parts whose clause is the noun alone: their holders stand right behind it, or above the item that it opens.

组长王某,成员李某(局长)、赵某(镇长)   names, all of them with their posts in brackets or none
牵头单位县水利局,配合单位县财政局      bodies, where the next clause or the one before gives a part so as well: alone,
                                      责任单位主要负责人 and 成员单位联络员 are whom the unit sends
1.本班组安全第一责任人,对…负责         the post under whose heading the item stands
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.around import Subject, strip_left
from gongwen.extraction.kinds.roles.claim import Claim, given, matter
from gongwen.extraction.kinds.roles.label_words import UNIT_NAMED
from gongwen.extraction.kinds.roles.lists import split
from gongwen.extraction.kinds.roles.names import is_held_by, is_holder, names_listed, trim
from gongwen.extraction.kinds.roles.owners import owner
from gongwen.extraction.kinds.roles.rosters import with_posts
from gongwen.extraction.kinds.roles.units import clause_end, sentence_end, sentence_start
from gongwen.extraction.kinds.roles.vocabulary import Phrase, posts
from gongwen.extraction.plantext import PlanText

_BODIES_LISTED = Phrase(r"(?![和及与或、的])(?!.*(?:[要应须将可不]|负责|联络员|联系人))[^,。;:\n]{2,80}$")
_PAIR = Phrase(rf"(?:{UNIT_NAMED}:?[^,。;:\n]{{2,80}}(?:[,;。\n]|$)){{2,}}")


def named_behind(plan: PlanText, start: int, stop: int, role: Role) -> Iterator[Claim]:
    """Those whom the noun text[start:stop], which names that part and opens its clause, is right before."""
    view = plan.view
    first, last = trim(view, stop, clause_end(plan, start))
    if names_listed(view, first, last):
        yield from given(plan, role, Subject(first, last), start, last)
    elif view.endswith(")", first, last):
        for each in with_posts(view, first, last):
            yield Claim(role, each.span("name"), start, each.end(), None, each.span("post"))
    elif _BODIES_LISTED.match(view, first, last):
        pair = _PAIR.search(view, sentence_start(plan, start), sentence_end(plan, start))
        items = split(view, first, last) if pair and pair.start() <= start < pair.end() else []
        if all(is_holder(view, *item) for item in items):
            for item in items:
                yield from given(plan, role, Subject(*item), start, last)


def of_post(plan: PlanText, clause: int, start: int, stop: int, role: Role) -> Iterator[Claim]:
    """1.本部门安全第一责任人,对…负责: what the post is under whose heading the item stands."""
    view = plan.view
    if not _ITEM_ENDS.match(view, stop):
        return
    post = owner(plan, clause)
    if post is not None and post.above and posts().before(view, post.start, _person_end(view, post)):
        yield from given(plan, role, post, clause, stop, matter(plan, clause, start))


def _person_end(view: str, post: Subject) -> int:
    """Where a post ends without the remark in brackets behind it."""
    bracket = view.find("(", post.start, post.end) if view.endswith(")", post.start, post.end) else -1
    return bracket if bracket > 0 else post.end


_ITEM_ENDS = Phrase(
    r"[。;]?(?:\n|$)|,(?=对|负|全面|组织|协助|贯彻|认真|严格|落实|应|要|具体|承担|履行|主持|执行|领导|制定|建立)"
)


def of_label(plan: PlanText, clause: int, start: int, stop: int, role: Role) -> Iterator[Claim]:
    """校长:学校安全第一责任人: whom the line begins with is what stands behind the colon."""
    view = plan.view
    first, _ = strip_left(view, max(view.rfind("\n", plan.start, clause) + 1, plan.start), clause - 1)
    if is_held_by(view, first, clause - 1):
        yield from given(plan, role, Subject(first, clause - 1), clause, stop, matter(plan, clause, start))
