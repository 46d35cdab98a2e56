"""Traditional characters to simplified ones (edit kind "script"), and which script the text is in.

Which characters only one script has is read from the national character sets: traditional are those that t2s changes
and GB 2312 lacks, simplified those that t2s makes and Big5 lacks. What both scripts write (后 里 干 台 著 乾) tells nothing.

* a traditional text is converted whole, phrase by phrase (OpenCC), blanks and line ends aside, since a wrap may stand
  inside a phrase; what OpenCC leaves for want of context (著 and some variants) is settled by `script.toml`;
* in any other text, a line that is traditional itself (a quotation) is converted whole; elsewhere only single characters
  that simplified writing does not have, so that 原著, 乾隆 and 瞭望 stay what they are.

Conversion keeps the length of the text; where OpenCC would not, the characters stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import compress
from operator import ne
from typing import Protocol

from gongwen.document.model import Script
from gongwen.normalise.proposal import Draft, Proposal
from gongwen.text.edits import Edit
from gongwen.text.lexicon import any_of, words

_MINORITY = 0.1
"""Below this share of the characters that tell, a script is only quoted or slipped in."""


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _t2s() -> _Converter:
    import opencc

    converter: _Converter = opencc.OpenCC("t2s")
    return converter


@cache
def telling() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Characters that only traditional writing has, and those that only simplified writing has."""
    every = "".join(map(chr, range(0x4E00, 0xA000)))
    simple = _t2s().convert(" ".join(every)).split(" ")
    # Python looks a character up in a class at once only where all of the class are of the basic plane.
    pairs = [(a, b) for a, b in zip(every, simple, strict=True) if a != b and len(b) == 1 and b <= "\uffff"]
    return (
        re.compile("[" + "".join(a for a, _ in pairs if not _in("gb2312", a)) + "]"),
        re.compile("[" + "".join(sorted({b for _, b in pairs if not _in("big5", b)})) + "]"),
    )


def _in(charset: str, char: str) -> bool:
    return bool(char.encode(charset, "ignore"))


@cache
def han() -> re.Pattern[str]:
    """An ideograph."""
    return re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")


def script(draft: Draft) -> Proposal:
    """The text has no traditional character left that simplified writing does not have."""
    text = draft.text
    if not han().search(text):
        return Proposal(script="other")
    traditional, simplified = telling()
    if not traditional.search(text):
        return Proposal(script="Hans")
    many, few = len(traditional.findall(text)), len(simplified.findall(text))
    share = many / (many + few)
    if share > 1 - _MINORITY:
        return Proposal(tuple(_changes(0, text, _simplify(text))), "Hant")
    found: Script = "mixed" if share >= _MINORITY else "Hans"
    return Proposal(tuple(_by_line(text)), found)


def _by_line(text: str) -> Iterator[Edit]:
    """The edits for a text that is not traditional as a whole."""
    traditional, simplified = telling()
    at = 0
    while match := traditional.search(text, at):
        start = text.rfind("\n", at, match.start()) + 1 or at
        end = text.find("\n", match.end())
        at = len(text) if end < 0 else end
        line = text[start:at]
        found = traditional.findall(line)
        if len(found) > len(simplified.findall(line)):
            yield from _changes(start, line, _simplify(line))
        else:
            table = {ord(c): _t2s().convert(c) for c in set(found)}
            yield from _changes(start, line, line.translate(table))


def _changes(offset: int, text: str, simple: str) -> Iterator[Edit]:
    """One edit per run of changed characters."""
    start = end = -1
    for at in compress(range(len(text)), map(ne, text, simple)):
        if at != end:
            if end > 0:
                yield Edit(offset + start, offset + end, simple[start:end], "script")
            start = at
        end = at + 1
    if end > 0:
        yield Edit(offset + start, offset + end, simple[start:end], "script")


def _simplify(text: str) -> str:
    """`text` in simplified characters, of the same length."""
    parts = re.split(r"(\s+)", text)
    dense = "".join(parts[::2])
    simple = _t2s().convert(dense)
    if len(simple) != len(dense):
        simple = "".join(new if len(new) == len(old) else old for old, new in _line_by_line(dense))
    simple = _settle(simple)
    at = 0
    for k in range(0, len(parts), 2):
        length = len(parts[k])
        parts[k] = simple[at : at + length]
        at += length
    return "".join(parts)


def _line_by_line(dense: str) -> Iterator[tuple[str, str]]:
    """Stretches up to a full stop, each with what OpenCC makes of it."""
    for stretch in re.findall(r"[^。]*。?", dense):
        yield stretch, _t2s().convert(stretch)


def _settle(simple: str) -> str:
    """What t2s leaves open, by the tables."""
    zhu, variants, phrases = _open_questions()
    if "著" in simple:
        simple = zhu.sub("着", simple)
    simple = simple.translate(variants)
    if "画" in simple:
        for left, right in phrases:
            simple = simple.replace(left, right)
    return simple


@cache
def _open_questions() -> tuple[re.Pattern[str], dict[int, str], tuple[tuple[str, str], ...]]:
    table = "gongwen.normalise.steps", "script"
    before, after = any_of(words(*table, "zhu_after")), any_of(words(*table, "zhu_before"))
    phrases = tuple((pair[: len(pair) // 2], pair[len(pair) // 2 :]) for pair in words(*table, "phrase"))
    variants = {ord(pair[0]): pair[1] for pair in words(*table, "variant")}
    return re.compile(f"著(?<!{before}著)(?!{after})"), variants, phrases
