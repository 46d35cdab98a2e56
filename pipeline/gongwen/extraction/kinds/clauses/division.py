"""Where one clause ends and the next begins.

A clause is what one compares across plans: by default a whole unit between 。！？； and line ends, however many commas it
has (a list item is one clause; so is 发现隐患的,应当立即报告). It is divided at a comma only where the part that follows has a
modal word of its own and what stands before has a predicate already (a modal word, 是, an opening verb):

    党委书记是第一责任人, | 要带头抓…, 带头管…,        对重要工作要过问、处理, | 对网络安全要亲自抓

Parts that only set the scene (…的, …时, 对…, 按照…, 为…) go with what follows them: 要加强管理, | 对发现的问题,要限期整改. A modal
word in a condition or a purpose, or in an item that ends in 的, is not the clause's own. Only such words and commas
decide, so that an edit elsewhere in a sentence moves no border.

A heading is no clause, unless it is a sentence that happens to open its paragraph: one with a modal word, or one longer
than headings are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from gongwen.extraction.kinds.clauses.actor import find_actor
from gongwen.extraction.kinds.clauses.modality import Mark, is_modal, is_unmet
from gongwen.extraction.kinds.clauses.predicate import makes_statement, predicate
from gongwen.extraction.kinds.clauses.vocabulary import Endings, one_of, table
from gongwen.extraction.plantext import PlanText

_END_MARKS = frozenset("。;!?,: 、\n\t")
_MARKS = "。;!?,:、.-—_*=#|~…·()[]“”\"'<>{}&/\\+^%$@`"
_LONGEST_HEADING = 30
SETTING = frozenset("于在自按依根从经每")
"""After a modal word, these begin a phrase of time or manner (应于年底前,…): the act itself may be in the next part."""


class Draft(msgspec.Struct, frozen=True, gc=False):
    """view[start:end] is a clause, its parts start at `cuts` (its end closes them); `mark` stands in part `main`."""

    start: int
    end: int
    cuts: list[int]
    mark: Mark | None
    main: int


def running_text(plan: PlanText) -> Iterator[tuple[int, int]]:
    """The sentences of a plan without its labels and headings, white space at both ends left out."""
    view = plan.view
    skipped = _labels_and_headings(plan)
    past = plan.body
    starts = plan.sentence_starts
    first = bisect_left(starts, plan.body)
    for start, end in zip(starts[first:], starts[first + 1 :], strict=False):
        if end > plan.tail:
            break
        if start in skipped and skipped[start] > past:
            past = skipped[start]
        if start < past:
            continue
        text = view[start:end].lstrip()
        if not text or (text[0] in _MARKS and not text.strip(_MARKS)):
            continue
        start = end - len(text)
        yield start, start + len(text.rstrip())


def _labels_and_headings(plan: PlanText) -> dict[int, int]:
    """Where labels and headings start that are no running text → where they end."""
    skipped = {part.start: part.label_end for part in plan.sketch.parts}
    for part in plan.sketch.parts:
        if part.heading is not None:
            start, end = part.heading
            if end - start <= _LONGEST_HEADING and not is_modal(plan.view, start, end):
                skipped[start] = end
    return skipped


def divide(view: str, sentences: Iterable[tuple[int, int]], commas: list[int], marks: list[Mark]) -> Iterator[Draft]:
    """The clauses of sentences, in order; a part starts after each of `commas`."""
    comma, mark, n_commas, n_marks = 0, 0, len(commas), len(marks)
    for start, end in sentences:
        while comma < n_commas and commas[comma] <= start:
            comma += 1
        first_comma = comma
        while comma < n_commas and commas[comma] < end:
            comma += 1
        while mark < n_marks and marks[mark].start < start:
            mark += 1
        first_mark = mark
        while mark < n_marks and marks[mark].start < end:
            mark += 1
        cuts = [start, *commas[first_comma:comma], end]
        if first_mark == mark:
            yield Draft(start, end, cuts, None, 0)
        else:
            yield from _sentence(view, cuts, marks[first_mark:mark])


def _sentence(view: str, cuts: list[int], marks: list[Mark]) -> Iterator[Draft]:
    """The clauses of one sentence whose parts start at `cuts` and that has modal words."""
    begun, main, mark = 0, 0, None
    scene = -1  # the first of the parts right before that set the scene for what is to come
    asserted = False  # whether what stands before has a predicate
    k, last = 0, len(cuts) - 2
    for n in range(last + 1):
        start, end = cuts[n], cuts[n + 1]
        own = None
        while k < len(marks) and marks[k].start < end:
            own = own or marks[k]
            k += 1
        stop = last_word(view, start, end)
        if own is not None and _is_not_its_own(view, own, start, stop, final=n == last):
            own = None
        if own is not None:
            if asserted:
                cut = scene if scene > begun else n
                yield Draft(cuts[begun], cuts[cut], cuts[begun : cut + 1], mark, main - begun)
                begun, mark = cut, None
            if mark is None:
                main, mark = n, own
            asserted = True
        elif n < last and sets_scene(view, start, stop):
            scene = n if scene < 0 else scene
            continue
        elif not asserted and k < len(marks):
            asserted = _asserts(view, start, stop)
        scene = -1
    yield Draft(cuts[begun], cuts[-1], cuts[begun:], mark, main - begun)


def _is_not_its_own(view: str, mark: Mark, start: int, stop: int, *, final: bool) -> bool:
    """Whether a modal word belongs to a condition, a purpose or a failing that the part view[start:stop] names."""
    if view[stop - 1] == "的":
        return True
    if not final and view[mark.end] not in SETTING and is_condition(view, start, stop):
        return True
    if mark.value == "may" and predicate(view, start, mark.start) is not None:
        return True  # 建设可重复使用的平台
    return is_unmet(view, mark.end, stop)


def _asserts(view: str, start: int, stop: int) -> bool:
    """Whether a part without a modal word has a predicate of its own."""
    if makes_statement(view, start, stop):
        return True
    actor = find_actor(view, start, stop)
    return predicate(view, start if actor is None else actor[1], stop) is not None


def last_word(view: str, start: int, end: int) -> int:
    """Where view[start:end] ends without its end marks."""
    last = end - 1
    while last > start and view[last] in _END_MARKS:
        last -= 1
    return last + 1


class _Frame:
    """How parts begin or end that are no more than a frame for others."""

    def __init__(self, *headings: str) -> None:
        openings = table("predicate", *headings)
        self._firsts = frozenset(word[0] for word in openings)
        self._opens = re.compile(one_of(openings))
        self._ends = Endings(table("predicate", "condition_end"))

    def holds(self, view: str, start: int, stop: int) -> bool:
        """Whether view[start:stop] is such a part."""
        if view[start] in self._firsts and self._opens.match(view, start, stop) is not None:
            return True
        return self._ends.at(view, stop)


@cache
def _condition() -> _Frame:
    return _Frame("subordinate")


@cache
def _scene() -> _Frame:
    return _Frame("subordinate", "adverbial")


def is_condition(view: str, start: int, stop: int) -> bool:
    """Whether a part only names a condition, a time or a purpose, so that a modal word in it is not the clause's."""
    return _condition().holds(view, start, stop)


def sets_scene(view: str, start: int, stop: int) -> bool:
    """Whether a part without a modal word of its own only leads up to the next."""
    return _scene().holds(view, start, stop)
