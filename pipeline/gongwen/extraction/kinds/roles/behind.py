"""Parts whose holders stand right behind them, with nothing between and nothing else in the clause.

组长王某,成员李某(局长)、赵某(镇长)   names, all of them with their posts in brackets or none
牵头单位县水利局,配合单位县财政局      bodies, where the next clause or the one before gives a part so as well: alone,
                                      责任单位主要负责人 and 成员单位联络员 are whom the unit sends
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.around import Subject
from gongwen.extraction.kinds.roles.claim import Claim, given
from gongwen.extraction.kinds.roles.label_words import UNIT_NAMED
from gongwen.extraction.kinds.roles.lists import split
from gongwen.extraction.kinds.roles.names import is_holder, names_listed, trim
from gongwen.extraction.kinds.roles.rosters import with_posts
from gongwen.extraction.kinds.roles.units import clause_end, sentence_end, sentence_start
from gongwen.extraction.kinds.roles.vocabulary import Phrase
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
