"""How a predicate opens.

    opening  = [一是 | 第一,] [每年 …] adverb* ( verb | 把… | 对…进行… | 将…纳入… | 报…备案 | 向…报告 )

In 公文 a bare verb at the head (加强…, 建立健全…) orders. It does not where the part is a statement about the activity
(做好…十分重要, 加强…是…需要), tells of what was done (加强了), or where the verb begins a noun phrase (考核结果). Verbs that
as often do the latter need an adverb before them (定期检查), or another verb or an object after (组织开展, 学习《…》).
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

import msgspec

from gongwen.document.model import Modality
from gongwen.extraction.kinds.clauses.vocabulary import PACKAGE, Endings, one_of, table
from gongwen.text.lexicon import values

# What an order may open with besides a verb, and under which heading the words are that must follow.
_FRAMES = {"对": "done_with", "将": "put_into", "报": "approved_by", "向": "told_to"}


class Opening(msgspec.Struct, frozen=True, gc=False):
    """The predicate starts at `start` with a word that orders or recommends."""

    start: int
    value: Modality


@cache
def _statement() -> re.Pattern[str]:
    return re.compile(
        r"是(?<![凡别其求但于还正若都只一二三四五六七八九十]是)(?![否非])|了(?<!为了)|为[^,;。]{0,14}责任人"
    )


@cache
def _heads() -> dict[str, Modality]:
    return cast(dict[str, Modality], values(PACKAGE, "modality", "head"))


@cache
def _opening() -> re.Pattern[str]:
    """An order at the head of a part; group `head` where a word of recommendation or permission stands there instead."""
    word = {name: one_of(table("predicate", name)) for name in ("adverb", "verb", "noun_verb", "object", "noun")}
    noun = rf"(?:{word['noun']}|[人制区])"
    some = rf"(?:{word['verb']}|{word['noun_verb']})"
    frames = "".join(
        rf"|{head}(?=.{{0,120}}?(?:{'|'.join(table('predicate', name))})(?!的))" for head, name in _FRAMES.items()
    )
    return re.compile(
        rf"""(?:第?[一二三四五六七八九十]{{1,2}}(?:是要?|[,、])|\(?\d{{1,2}}[).、])?+
        (?:每(?:半|[一二两三]个?)?(?:年|季度?|月|周|旬|日|天|学期|学年)(?:度|末|初|底)?|平时)?+
        (?P<adverb>(?:{word["adverb"]}){{1,6}}+)?
        (?P<order>
            (?P<head>{one_of(_heads())}(?!{noun}))
          | (?:{word["verb"]})(?(adverb)|(?!{noun}))
          | {word["noun_verb"]}(?!{noun})(?(adverb)|(?={some}|{word["object"]}))
          | 把(?![握关])
          {frames}
        )""",
        re.VERBOSE,
    )


@cache
def _tools() -> tuple[frozenset[str], re.Pattern[str]]:
    """The characters that an opening may begin with, digits aside (a look at one spares most parts the pattern), and it."""
    orders = (*table("predicate", "adverb", "verb", "noun_verb"), *_heads(), *_FRAMES)
    return frozenset("第(一二三四五六七八九十每平把").union(word[0] for word in orders), _opening()


def states() -> tuple[str, ...]:
    """Words one of which a part has that makes a statement."""
    return ("是", "了", "责任人", *table("predicate", "estimate"))


@cache
def _estimates() -> Endings:
    return Endings(table("predicate", "estimate"))


def makes_statement(view: str, start: int, stop: int) -> bool:
    """Whether a part states what something is, what was done, or what it is worth."""
    if _statement().search(view, start, stop) is not None:
        return True
    return _estimates().at(view, stop, start)


def predicate(view: str, start: int, stop: int) -> Opening | None:
    """The opening of the part view[start:stop], if it opens with its predicate."""
    firsts, opening = _tools()
    first = view[start : start + 1]
    if first not in firsts and not first.isdecimal():
        return None
    found = opening.match(view, start, stop)
    if found is None:
        return None
    head = found["head"]
    if head is None:
        return Opening(found.start("order"), "should")
    value = _heads()[head]
    if value == "may" and view[found.end() : found.end() + 1] in tuple("到出以知益分失力当主了票体0123456789"):
        return None  # 得到, 得2分
    return Opening(found.start("order") + (value == "may"), value)
