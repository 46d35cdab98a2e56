"""How a clause binds, who acts, and what the action is.

* With a modal word, it says so; the action is what follows it in its part.
* Without one, the parts are read in order: those that set the scene are passed over; one that states (是, 了) settles it;
  one that opens with its predicate orders (should) or recommends (encouraged). Failing that, 负责 and 确保 make a duty.
* All else states; so do conditions (…的;), the sentence that says why the plan is made (为…, 制定本办法), and, in plans that
  tell what was done (总结, 经验材料 …), everything without a modal word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from gongwen.document.model import Modality
from gongwen.extraction.kinds.clauses.actor import find_actor
from gongwen.extraction.kinds.clauses.division import SETTING, Draft, is_condition, last_word, sets_scene
from gongwen.extraction.kinds.clauses.modality import Mark, soft_mark
from gongwen.extraction.kinds.clauses.predicate import Opening, makes_statement, predicate, states
from gongwen.extraction.kinds.clauses.vocabulary import table
from gongwen.text.lexicon import searched

_LONGEST_ACTION = 80
Place = tuple[int, int]
Reading = tuple[Modality, Place | None, Place | None]


@cache
def _token() -> re.Pattern[str]:
    formulas, soft = table("predicate", "formula"), table("modality", "soft")
    return re.compile(searched((*states(), *formulas, *soft)))


@cache
def _formula() -> re.Pattern[str]:
    """How the sentence ends that says why the plan is made."""
    return re.compile(searched(table("predicate", "formula")))


def read(view: str, drafts: list[Draft], *, binds: bool) -> Iterator[Reading]:
    """The modality of each clause, where its actor and where its action stands; `binds`: may a clause without a modal word order?"""
    if not drafts:
        return
    end = drafts[-1].end
    # Most clauses have no word that may settle how they bind: one search for all spares each clause three.
    tokens = [*[token.start() for token in _token().finditer(view, drafts[0].start, end)], end]
    n = 0
    for draft in drafts:
        if draft.mark is not None:
            yield _marked(view, draft, draft.mark)
        elif binds:
            while tokens[n] < draft.start:
                n += 1
            yield _bare(view, draft.cuts, token=tokens[n] < draft.end)
        else:
            yield _stated(view, draft.cuts)


def _marked(view: str, draft: Draft, mark: Mark) -> Reading:
    """The modality of a clause with a modal word, where its actor and where its action stands."""
    cuts = draft.cuts
    start = cuts[draft.main]
    stop = last_word(view, start, cuts[draft.main + 1])
    if draft.main + 2 < len(cuts) and _only_sets(view, mark.end, stop):
        stop = last_word(view, start, cuts[draft.main + 2])
    return mark.value, _actor(view, cuts, draft.main, min(stop, mark.end)), _action(view, mark.end, stop)


def _stated(view: str, cuts: list[int]) -> Reading:
    """A clause that only states, and where its actor stands."""
    return "states", find_actor(view, cuts[0], last_word(view, cuts[0], cuts[1])), None


def _bare(view: str, cuts: list[int], *, token: bool) -> Reading:
    """The same of a clause without a modal word that may order; `token`: whether it has one of the words that may settle it."""
    if not _may_order(view, cuts, token=token):
        return _stated(view, cuts)
    last = len(cuts) - 2
    subject = first = None
    for n, end in enumerate(cuts[1:]):
        start, stop = cuts[n], last_word(view, cuts[n], end)
        if n < last and sets_scene(view, start, stop):
            if n == 0:
                first = _first(view, start, stop)
            continue
        if token and makes_statement(view, start, stop):
            return "states", find_actor(view, start, stop) or first, None
        opening = predicate(view, start, stop)
        if opening is None:
            own = find_actor(view, start, stop)
            subject = subject or own
            first = own if n == 0 else first
            if own is not None or view[start] == "请":
                opening = _asked(view, start, own, stop)
        if opening is not None:
            return opening.value, subject or first, _action(view, opening.start, stop)
    duty = soft_mark(view, cuts[0], cuts[-1]) if token else None
    if duty is not None:
        stop = last_word(view, duty, cuts[bisect_right(cuts, duty)])
        return "should", subject or first, _action(view, duty, stop)
    return "states", subject or first, None


@cache
def _appointed() -> re.Pattern[str]:
    return re.compile(searched(table("predicate", "appointed")))


def _only_sets(view: str, start: int, stop: int) -> bool:
    """Whether what follows a modal word is a phrase of time or manner, so that the act is in the next part."""
    if start >= stop or view[start] not in SETTING:
        return False
    return view.endswith(table("predicate", "basis_end"), start, stop) or is_condition(view, start, stop)


def _asked(view: str, start: int, actor: Place | None, stop: int) -> Opening | None:
    """What the subject of a part is to do, or is charged with (由X…) or asked for (请X…)."""
    asks = view[start] == "请" and view[start : start + 2] not in ("请示", "请求", "请假")
    if actor is None:
        return Opening(start + 1, "should") if asks else None
    charged = view[actor[0] - 1] == "由" and _appointed().search(view, actor[1], stop) is None
    given = Opening(actor[1], "should") if asks or charged else None
    return predicate(view, actor[1], stop) or given


def _may_order(view: str, cuts: list[int], *, token: bool) -> bool:
    """Whether a clause without a modal word may be an order: no condition in a list, no reason for the plan itself."""
    stop = last_word(view, cuts[0], cuts[-1])
    if view[stop - 1] == "的":
        return False
    return not token or _formula().search(view, cuts[-2], stop) is None


def _actor(view: str, cuts: list[int], n: int, stop: int) -> Place | None:
    """Who acts in part `n`, which ends at `stop`, else in the first."""
    actor = find_actor(view, cuts[n], stop)
    return actor if actor is not None or n == 0 else _first(view, cuts[0], last_word(view, cuts[0], cuts[1]))


def _first(view: str, start: int, stop: int) -> Place | None:
    """Who acts in a first part, where that is no condition of its own (X在…时 and X发现…后 are none)."""
    actor = find_actor(view, start, stop)
    if actor is None or not is_condition(view, start, stop):
        return actor
    perceives = view[stop - 1] != "的" and view.startswith(table("predicate", "perceives"), actor[1], stop)
    return actor if perceives else None


def _action(view: str, start: int, stop: int) -> Place | None:
    """The predicate view[start:stop] unless it is too long for one; a closing mark opened before it is left out."""
    if stop > start and view[stop - 1] in ")”" and view.find("(" if view[stop - 1] == ")" else "“", start, stop) < 0:
        stop -= 1
    return (start, stop) if 0 < stop - start <= _LONGEST_ACTION else None
