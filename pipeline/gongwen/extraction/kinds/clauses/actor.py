"""Who acts: the subject at a clause's start, where it is the name of a body, a post or a group of people.

    subject  = [由 | 请] …name, before a word that can open a predicate (a modal word, a preposition, an adverb, a verb, 是)

The first such place counts: so 县级以上人民政府应当 is not cut at 以, nor 从业人员须 at 从, since no name ends before these. A
subject has at most forty characters. What begins as an adverbial (对…, 按照…) is none, nor what begins with a verb, except
受理…的机关; none reaches past a modal word or a word like 对 or 是. In 由X负责 and 请X报送, X acts. Anything that ends otherwise
is left out: no actor is better than a wrong one.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.clauses.modality import guarded_marks
from gongwen.extraction.kinds.clauses.vocabulary import Endings, one_of, table

_LONGEST = 40
_WHOSE = frozenset("各本我该全")


@cache
def _opener(*more: str) -> str:
    """What stands before a word that can open a predicate, and is no start of a word that is part of a name; `more` verbs too."""
    verbs = {*table("predicate", "verb", *more), *table("modality", "soft")}
    others = {*table("predicate", "adverb", "preposition", "copula"), *table("modality", "head")}
    firsts = "".join(sorted({word[0] for word in (*verbs, *others, *table("actor", "strong"), *guarded_marks())}))
    inside = one_of(table("actor", "inside"))
    nouns = r"(?!部|局|处室|科室|委(?!托)|办公|小组|机构|中心|人[^员民大才口身力工财居事])"
    return rf"(?=[{firsts}])(?=(?:{one_of(verbs)}{nouns}|{one_of(others)}|{_strong()}))(?!{inside})"


@cache
def _strong() -> str:
    """A word that no subject reaches past."""
    marks = guarded_marks()
    firsts = "".join(sorted({word[0] for word in marks}))
    return rf"(?:{one_of(table('actor', 'strong'))}|(?=[{firsts}])(?:{'|'.join(marks)}))"


@cache
def _place(*more: str) -> re.Pattern[str]:
    """Where a subject may end: after a character that names end with, before an opener."""
    lasts = "".join(sorted({word[-1] for word in table("actor", "end", "office", "own_office")}))
    return re.compile(rf"[{lasts})]{_opener(*more)}")


@cache
def _barrier() -> re.Pattern[str]:
    """A word that no subject reaches past (a group matches), or one that only begins so."""
    return re.compile(rf"{one_of(table('actor', 'inside'))}|{_strong()}()")


@cache
def _barrier_first() -> re.Pattern[str]:
    """The characters that such words begin with: a class is searched for faster than a choice."""
    words = (*table("actor", "inside", "strong"), *guarded_marks())
    return re.compile(f"[{''.join(sorted({word[0] for word in words}))}]")


@cache
def _no_subject() -> re.Pattern[str]:
    """How a part begins that has no subject first; a group matches where one that ends in …的机关 is still possible."""
    verb = one_of({*table("predicate", "verb"), *table("modality", "head", "soft")})
    led, lead, noun = one_of(table("actor", "led")), one_of(table("actor", "lead")), one_of(table("predicate", "noun"))
    noun_verb, follows = (
        one_of(table("predicate", "noun_verb")),
        one_of(table("predicate", "verb", "noun_verb", "object")),
    )
    return re.compile(rf"(?!{led})(?:{lead}|{noun_verb}(?={follows})|{verb}(?!{noun})())")


@cache
def _no_subject_firsts() -> frozenset[str]:
    """The characters that such a beginning may have."""
    words = (*table("predicate", "verb", "noun_verb"), *table("modality", "head", "soft"), *table("actor", "lead"))
    return frozenset(word[0] for word in words)


@cache
def _tools() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What looking for a subject takes: made once, asked for once a look."""
    return _no_subject_firsts(), _no_subject(), _place(), _place("noun_verb")


@cache
def _endings() -> tuple[Endings, Endings, Endings, Endings]:
    end, office, own_office, no = (Endings(table("actor", name)) for name in ("end", "office", "own_office", "no"))
    return end, office, own_office, no


def find_actor(view: str, start: int, stop: int) -> tuple[int, int] | None:
    """Where the subject of the part view[start:stop] stands, if it can be told."""
    subject = _subject(view, start, stop)
    if subject is None:
        by = view.find("由", start + 1, stop)
        if by >= 0 and _is_by(view, by):
            return _subject(view, by, stop, charged=True)
    return subject


def _is_by(view: str, at: int) -> bool:
    """Whether the 由 at `at` names who acts; not in 由于, 理由, 自由."""
    return view[at + 1 : at + 2] not in ("于", "此", "来", "") and view[at - 1 : at] not in ("理", "自", "事", "缘")


def _subject(view: str, start: int, stop: int, *, charged: bool = False) -> tuple[int, int] | None:
    """The subject at `start`; `charged`: with 由, so that verbs that may be nouns open a predicate too."""
    firsts, no_subject, place, charged_place = _tools()
    if view[start] in "(“由请":
        start = _behind_lead(view, start)
    bare = no_subject.match(view, start, stop) if view[start : start + 1] in firsts else None
    if stop - start > _LONGEST + 4:
        stop = start + _LONGEST + 4
    search_from = start
    if bare is not None:
        # A verb first: only …的机关 can be the subject.
        search_from = -1 if bare.lastindex is None else view.find("的", start, stop)
        if search_from < 0:
            return None
    if charged:
        place = charged_place
    found = place.search(view, search_from, stop)
    while found is not None:
        end = found.end()
        by = view.rfind("由", start, end)
        if by > start and _is_by(view, by):
            start = by + 1
        if _names_actor(view, start, end) and (bare is None or view.find("的", start, end) >= 0):
            return None if _is_barred(view, start, end) else (start, end)
        found = place.search(view, end, stop)
    return None


def _behind_lead(view: str, at: int) -> int:
    """Where the subject itself starts, behind an opening mark, 由 or 请."""
    if view[at] in "(“":
        at += 1
    if view[at : at + 1] in ("由", "请") and view[at + 1 : at + 2] != "于":
        at += 1
    return at


def _is_barred(view: str, start: int, end: int) -> bool:
    """Whether a word that no subject reaches past is in view[start:end]."""
    first, barrier = _barrier_first().search, _barrier().match
    while (place := first(view, start, end)) is not None:
        word = barrier(view, place.start(), end)
        if word is None:
            start = place.end()
        elif word.lastindex is None:
            start = word.end()
        else:
            return True
    return False


def _names_actor(view: str, start: int, end: int) -> bool:
    """Whether view[start:end], a remark in brackets at its end aside, ends as names of bodies and posts do."""
    if view[end - 1] == ")":
        bracket = view.rfind("(", start, end)
        if bracket <= start:
            return False
        end = bracket
    names, offices, own_offices, no = _endings()
    if end - start < 2 or no.at(view, end) or view.find("《", start, end) >= 0:
        return False
    if names.at(view, end) or (offices.at(view, end) and end - start > 2):
        return True
    return view[start] in _WHOSE and end - start < 6 and (own_offices.at(view, end) or offices.at(view, end))
