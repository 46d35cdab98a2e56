"""Words that are masked: 习**, 一岗*责, 党w, 党的109大 (doubt "masked-word"; the text stays as it is).

A mask is a star, a cross or a box in place of one or two characters of a set phrase, or a letter that is the initial of
the syllable in its place, or Arabic digits in place of its numerals. What is left must be the phrase's own: with stars at
least half of it and two characters, save for the one name. x and × are left to the blanks that documents have to fill in,
unless three characters of a phrase stand around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongwen.text.lexicon import table, words
from gongwen.text.notices import Doubt, doubt

_TABLE = "gongwen.normalise", "masks"
_MOST = 2
"""So many characters a cover has at most."""
_DIGITS = dict(zip("一二三四五六七八九", "123456789", strict=True)) | {"两": "2", "双": "2", "十": "10"}


def masked_words(view: str) -> tuple[Doubt, ...]:
    """What is masked in a text, given its view, in order."""
    found = [*_covered(view), *_in_digits(view)]
    doubts = (doubt("masked-word", s, e, found=view[s:e], likely=likely) for s, e, likely in sorted(found))
    return tuple(doubts)


@cache
def _cover() -> re.Pattern[str]:
    """What may cover characters."""
    return re.compile("[*✕×■□A-Za-z][*✕×■□A-Za-z]*")


@cache
def _by_neighbour() -> tuple[dict[str, list[tuple[str, int]]], dict[str, list[str]]]:
    """Phrases with the place of a cover: by the character before it, and, for covered beginnings, by the one behind."""
    behind: dict[str, list[tuple[str, int]]] = {}
    ahead: dict[str, list[str]] = {}
    for phrase in words(*_TABLE, "phrase"):
        for at in range(1, len(phrase)):
            behind.setdefault(phrase[at - 1], []).append((phrase, at))
        for at in (1, 2):
            if at < len(phrase):
                ahead.setdefault(phrase[at], []).append(phrase)
    return behind, ahead


def _covered(view: str) -> Iterator[tuple[int, int, str]]:
    kinds = _kinds()
    behind, ahead = _by_neighbour()
    for match in _cover().finditer(view):
        start, end = match.span()
        if end - start > _MOST or view[end : end + 1].isdecimal():
            continue
        before = view[start - 1] if start else ""
        after = view[end] if end < len(view) else ""
        places = [*behind.get(before, ()), *((phrase, 0) for phrase in ahead.get(after, ()))]
        fits = [
            (start - at, phrase)
            for phrase, at in places
            if _fits(view, start, end, phrase, at) and _licensed(view[start:end], phrase, at, kinds[phrase])
        ]
        if fits:
            begin, phrase = max(fits, key=lambda fit: len(fit[1]))
            yield begin, begin + len(phrase), phrase


def _fits(view: str, start: int, end: int, phrase: str, at: int) -> bool:
    """Does what stands around the cover agree with the phrase?"""
    begin, stop = start - at, start - at + len(phrase)
    if begin < 0 or end > stop:
        return False
    return view.startswith(phrase[:at], begin) and view.startswith(phrase[at + end - start :], end)


@cache
def _kinds() -> dict[str, str]:
    return {word: group.value for group in table(*_TABLE)["phrase"] for word in group.words}


def _licensed(cover: str, phrase: str, at: int, kind: str) -> bool:
    """May `cover` stand in the phrase from `at` on?"""
    size = len(cover)
    left = len(phrase) - size
    if cover.isascii() and cover.isalpha():
        return "x" not in cover.lower() and _initials(phrase[at : at + size]) == cover.lower()
    if "×" in cover:
        return left >= 3
    return kind == "name" or (left >= 2 and left >= size)


@cache
def _initials(word: str) -> str:
    """The first letters of a word's syllables."""
    from pypinyin import Style, lazy_pinyin

    return "".join(syllable[:1] for syllable in lazy_pinyin(word, style=Style.NORMAL))


@cache
def _variants() -> dict[str, str]:
    """Phrases with digits for numerals, one by one, as a number, or the first alone → the phrase."""
    known: dict[str, str] = {}
    for phrase in words(*_TABLE, "numeral"):
        single = "".join(_DIGITS.get(c, c) for c in phrase)
        numbers = re.sub("[一二三四五六七八九]?十[一二三四五六七八九]?", lambda m: str(_number(m.group())), phrase)
        whole = "".join(_DIGITS.get(c, c) for c in numbers)
        first = re.sub("[一二三四五六七八九两双]", lambda m: _DIGITS[m.group()], numbers, count=1)
        for variant in (single, whole, numbers, first):
            if variant != phrase:
                known.setdefault(variant, phrase)
    return known


def _number(numeral: str) -> int:
    tens, _, ones = numeral.partition("十")
    return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))


@cache
def _by_digits() -> dict[str, list[tuple[str, str, str]]]:
    """The variants by their first digits and the character behind these, with which none of them ends.

    Each row says what stands before the digits, what from there on, and the phrase.
    """
    known: dict[str, list[tuple[str, str, str]]] = {}
    for variant in sorted(_variants(), key=len, reverse=True):
        match = _digits().search(variant)
        if match:
            row = variant[: match.start()], variant[match.start() :], _variants()[variant]
            known.setdefault(variant[match.start() : match.end() + 1], []).append(row)
    return known


@cache
def _digits_before() -> re.Pattern[str]:
    """Digits and the character behind them, where some variant has that character there."""
    behind = "".join(sorted({key[-1] for key in _by_digits()}))
    return re.compile(f"[0-9](?<![0-9][0-9])[0-9]*+[{re.escape(behind)}]")


@cache
def _digits() -> re.Pattern[str]:
    return re.compile("[0-9][0-9]*")


def _in_digits(view: str) -> Iterator[tuple[int, int, str]]:
    known = _by_digits()
    last = 0
    for match in _digits_before().finditer(view):
        start = match.start()
        for before, rest, phrase in known.get(match[0], ()):
            if start >= last and view.startswith(rest, start) and view.endswith(before, last, start):
                last = start + len(rest)
                yield start - len(before), last, phrase
                break
