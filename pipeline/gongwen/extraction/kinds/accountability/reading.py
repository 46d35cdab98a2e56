"""How a text is cut for this grammar: paragraphs, sentences, cola.

A *paragraph* is what stands between line breaks or section labels: one 款 or 项. A *sentence* ends with 。！？ or a cell's
edge. A *colon* (plural cola; the classical word for the member of a sentence) ends with a comma, a semicolon or a colon.
Inside brackets nothing is cut, and what stands between 《》 or round brackets is blanked out, so that the 处分 of
《纪律处分条例》 is never taken for a word of the sentence; offsets stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

import msgspec

from gongwen.extraction.plantext import PlanText
from gongwen.segment import Part

_LONGEST = 2000
"""How long a sentence of prose can be."""
_LABELS = frozenset(
    " \t#*>第(一二三四五六七八九十百零〇0123456789"
    + "".join(chr(k) for span in ((0x2460, 0x249B), (0x3220, 0x3229)) for k in range(span[0], span[1] + 1))
)
"""What a label may begin with."""
_STOPS = "。!?\t"
"""What ends a sentence."""
_BLANKS = " *"
"""What a colon goes without at its ends."""
BLANK = "※"
"""What a blanked character looks like to the patterns."""


class Colon(msgspec.Struct, frozen=True, gc=False):
    """One member of a sentence, text[start:end], and the mark that closes it ("" for the last)."""

    start: int
    end: int
    mark: str


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence: where it stands in the document, its blanked text, its cola in offsets of that text."""

    start: int
    text: str
    cola: tuple[Colon, ...]
    texts: tuple[str, ...]
    """The texts of the cola."""

    def holding(self, places: list[int]) -> list[bool]:
        """Of each colon: does it hold one of some places of the document, which are in order?"""
        found = [False] * len(self.cola)
        i = 0
        for k in range(bisect_left(places, self.start), len(places)):
            at = places[k] - self.start
            while i < len(found) and self.cola[i].end <= at:
                i += 1
            if i == len(found):
                break
            found[i] = found[i] or self.cola[i].start <= at
        return found


@cache
def _label() -> re.Pattern[str]:
    numeral = "[一二三四五六七八九十百零〇]"
    digits = r"\(\d{1,2}\)[、.]?|\d{1,2}(?:\.\d{1,2}){0,3}[、.)](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}"
    return re.compile(
        rf"[ \t#*>]*(?:第{numeral}{{1,6}}[条章节款]|第\d{{1,3}}[条章节款]|\({numeral}{{1,3}}\)[、.]?|{numeral}{{1,3}}[、.]"
        rf"|{digits}|[①-⑳㈠-㈩⑴-⒇⒈-⒛]|{numeral}{{1,2}}是)[ \t]*"
    )


@cache
def _cut() -> re.Pattern[str]:
    """Where a paragraph ends: a line break, or before the label of an item that runs on in the line."""
    return re.compile(r"[\n;:。](?:(?<=\n)|(?= ?(?:\([一二三四五六七八九十]{1,3}\)|\(\d{1,2}\)|[①-⑳⑴-⒇⒈-⒛])))")


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(f"[{_STOPS}]")


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r"《[^》\n]{0,80}》|\([^()\n]{0,120}\)|〔[^〕\n]{0,20}〕")


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"“[^”\n]{0,60}”")


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"[,;:]+")


@cache
def _member() -> re.Pattern[str]:
    return re.compile(r"[^,;:]+(?:(?<=\d):(?=\d)[^,;:]+)*")


@cache
def _grouping() -> re.Pattern[str]:
    """The comma that groups digits (50,000)."""
    return re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def paragraphs(plan: PlanText) -> list[tuple[int, int]]:
    """The paragraphs of a plan's body: cut at line breaks, at labels of sections, at items that run on."""
    view, start, end = plan.view, plan.body, plan.tail
    cuts = [match.end() for match in _cut().finditer(view, start, end)]
    cuts += [part.start for part in plan.sketch.parts if start < part.start < end]
    cuts.append(end)
    found = []
    left = start
    for cut in sorted(cuts):
        text = view[left:cut]
        last = left + len(text.rstrip("\n "))
        if left < last:
            found.append((cut - len(text.lstrip("\n ")), last))
        left = cut
    return found


def label_end(view: str, start: int, end: int) -> int:
    """Where the label at a paragraph's start ends; `start` where there is none."""
    if start < end and view[start] not in _LABELS:
        return start
    match = _label().match(view, start, end)
    return match.end() if match else start


def body_of(view: str, start: int, end: int, part: Part | None) -> int:
    """Where the words of a paragraph start, which may be `part`'s first: behind its label, a bare number (3 未按时…) too."""
    end_of_label = label_end(view, start, end)
    return end_of_label if part is None else max(end_of_label, min(part.label_end, end))


def sentences(view: str, start: int, end: int, places: list[int] | None = None) -> list[tuple[int, int]]:
    """Where the sentences of [start, end) stand, without their end marks; only those that hold one of `places`, if given."""
    found: list[tuple[int, int]] = []
    brackets: bool | None = None
    left = start
    for match in _stop().finditer(view, start, end):
        right = match.start()
        if brackets is None:
            brackets = view.find("(", start, end) >= 0 or view.find("《", start, end) >= 0
        if not (brackets and _bracket_open(view, left, right)):
            _keep(found, left, right, places)
            left = right + 1
    _keep(found, left, end, places)
    return found


def _keep(found: list[tuple[int, int]], left: int, right: int, places: list[int] | None) -> None:
    """Keep a sentence that holds one of `places`, in pieces where it is too long for prose."""
    if places is not None:
        k = bisect_left(places, left)
        if k == len(places) or places[k] >= right:
            return
    if 0 < right - left <= _LONGEST:
        found.append((left, right))
    else:
        found += [(at, min(right, at + _LONGEST)) for at in range(left, right, _LONGEST)]


def _bracket_open(view: str, start: int, end: int) -> bool:
    """Does a bracket that opens in [start, end) close only soon after it?"""
    for left, right in ("《》", "()"):
        opened = view.rfind(left, max(start, end - 120), end)
        if opened >= 0 and view.find(right, opened, end) < 0 and view.find(right, end, opened + 120) >= 0:
            return True
    return False


def sentence(view: str, start: int, end: int) -> Sentence:
    """The sentence [start, end), blanked and cut into cola."""
    text = view[start:end]
    if "《" in text or "(" in text or "〔" in text:
        text = _bracketed().sub(lambda m: BLANK * len(m.group()), text)
    if "“" in text:
        text = _quoted().sub(lambda m: _mark().sub(lambda c: BLANK * len(c.group()), m.group()), text)
    if "," in text:
        text = _grouping().sub("0", text)
    cola, texts = [], []
    for member in _member().finditer(text):
        words = member[0]
        left, right = member.span()
        mark = text[right : right + 1]
        if words[-1] in _BLANKS:
            words = words.rstrip(_BLANKS)
            right = left + len(words)
        if words and words[0] in _BLANKS:
            words = words.lstrip(_BLANKS)
            left = right - len(words)
        if words:
            cola.append(Colon(left, right, mark))
            texts.append(words)
    return Sentence(start, text, tuple(cola), tuple(texts))
