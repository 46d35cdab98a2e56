"""Automatic numbers as the text that Word prints.

A list instance (w:num) refers to a definition (w:abstractNum) with up to nine levels. What counts is kept per
*definition*: instances that share one go on counting together, unless an instance overrides a level's start, which then
restarts where that instance is first used at that level. A paragraph of a level advances that level and restarts all
deeper ones (w:lvlRestart: 0 never, else only after the level that it names or a higher one).

A level's text (w:lvlText) has %1 … %9 for the numbers of levels 1 … 9, each printed in the format of its own level, or as
plain digits throughout if the level is "legal" (w:isLgl). A level that has not been used yet prints its start; one
without numbers (bullet, none) or below the paragraph's own prints nothing. Bullets are nothing, unless they are words.
"""

from __future__ import annotations

import re

import msgspec

from gongwen.read.counting import printed
from gongwen.read.word.parts import VAL, Element, number, switched, value, w
from gongwen.read.word.styles import Numbered, Styles

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_WORDS = re.compile(r"[0-9A-Za-z\u3400-\u9fff]")
_MARKS = tuple("、，。：；．）】》〕」』")
"""After these a gap is mere layout: typed, one writes none."""
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_ZEROS = re.compile("(0*)1,")


class _Level(msgspec.Struct, frozen=True):
    """How one level counts and prints."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    after: str = "tab"
    legal: bool = False
    restart: int | None = None
    style: str | None = None
    width: int = 0
    """Digits at least, for formats like 001, 002."""

    def printed(self, count: int, *, legal: bool) -> str:
        if self.form in {"bullet", "none"}:
            return ""
        if legal and self.form != "decimalZero":
            return str(count)
        return f"{count:0{self.width}d}" if self.width else printed(count, self.form)


class _List(msgspec.Struct, frozen=True):
    """An instance: its definition's id, its levels with overrides done, and the starts that it overrides."""

    definition: int
    levels: tuple[_Level, ...]
    starts: dict[int, int]


class Numbering:
    """The lists of a document and how far they have counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read numbering.xml; without one nothing is numbered."""
        self._styles = styles
        self._definitions: dict[int, Element] = {}
        self._instances: dict[int, Element] = {}
        for element in () if root is None else root.iterchildren(w("abstractNum")):
            self._definitions.setdefault(number(element.get(w("abstractNumId"))) or 0, element)
        for element in () if root is None else root.iterchildren(w("num")):
            self._instances.setdefault(number(element.get(w("numId"))) or 0, element)
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()

    def label(self, direct: Numbered, style: str | None) -> str:
        """The number of the next paragraph with its gap; "" if it has none. Counts, so ask once for each paragraph."""
        inherited = self._styles.numbering(style)
        num = inherited.num if direct.num is None else direct.num
        found = self._list(num) if num else None
        if num is None or found is None:
            return ""
        level = self._level(found, direct, inherited)
        counts = self._advance(num, found, level)
        own = found.levels[level]
        if own.form == "bullet":
            words = _PLACE.sub("", own.text).strip()
            return words + " " if _WORDS.search(words) else ""

        def place(match: re.Match[str]) -> str:
            k = int(match[1]) - 1
            if k > level:
                return ""
            count = counts[k]
            return found.levels[k].printed(self._start(found, k) if count is None else count, legal=own.legal)

        text = _PLACE.sub(place, own.text).strip()
        gap = "" if own.after == "nothing" or not text or text.endswith(_MARKS) else " "
        return text + gap

    def _level(self, found: _List, direct: Numbered, inherited: Numbered) -> int:
        """Stated on the paragraph, bound to its style, or stated in the style; else the first."""
        level = direct.level
        if level is None and inherited.style is not None and direct.num in {None, inherited.num}:
            bound = [k for k, candidate in enumerate(found.levels) if candidate.style == inherited.style]
            level = bound[0] if bound else inherited.level
        return min(max(level or 0, 0), _LEVELS - 1)

    def _advance(self, num: int, found: _List, level: int) -> list[int | None]:
        counts = self._counts.setdefault(found.definition, [None] * _LEVELS)
        count = counts[level]
        fresh = level in found.starts and (num, level) not in self._begun
        self._begun.add((num, level))
        counts[level] = self._start(found, level) if count is None or fresh else count + 1
        for deeper in range(level + 1, _LEVELS):
            restart = found.levels[deeper].restart
            if restart is None or level < restart:
                counts[deeper] = None
        return counts

    def _start(self, found: _List, level: int) -> int:
        return found.starts.get(level, found.levels[level].start)

    def _list(self, num: int) -> _List | None:
        if num not in self._lists:
            self._lists[num] = self._resolved(num)
        return self._lists[num]

    def _resolved(self, num: int) -> _List | None:
        instance = self._instances.get(num)
        if instance is None:
            return None
        at = number(value(instance, "abstractNumId"))
        definition = self._definitions.get(-1 if at is None else at)
        link = value(definition, "numStyleLink")
        if link is not None:
            # The definition only points to a list style, whose own list has the levels.
            other = self._instances.get(self._styles.numbering(link).num or 0)
            at = number(value(other, "abstractNumId"))
            definition = self._definitions.get(-1 if at is None else at)
        if at is None or definition is None:
            return None
        levels = [_Level() for _ in range(_LEVELS)]
        starts: dict[int, int] = {}
        for element in definition.iterchildren(w("lvl")):
            _place(levels, element, element.get(w("ilvl")))
        for override in instance.iterchildren(w("lvlOverride")):
            level = override.get(w("ilvl"))
            for element in override.iterchildren(w("lvl")):
                _place(levels, element, level)
            start = number(value(override, "startOverride"))
            k = number(level)
            if start is not None and k is not None:
                starts[k] = start
        return _List(at, tuple(levels), starts)


def _place(levels: list[_Level], element: Element, level: str | None) -> None:
    k = number(level)
    if k is not None and 0 <= k < _LEVELS:
        levels[k] = _read(element)


def _read(element: Element) -> _Level:
    forms = list(element.iter(w("numFmt")))  # a second one is the fallback for programs that don't know the first
    form = "decimal" if not forms else forms[0].get(VAL, "decimal")
    width = 0
    if form == "custom":
        zeros = _ZEROS.match(forms[0].get(w("format"), ""))
        width = len(zeros[1]) + 1 if zeros else 0
        form = "decimal" if zeros else forms[-1].get(VAL, "decimal")
    text = element.find(w("lvlText"))
    empty = text is None or text.get(w("null")) in {"1", "true", "on"}
    start = number(value(element, "start"))
    return _Level(
        start=1 if start is None else start,
        form=form,
        text="" if empty or text is None else text.get(VAL, ""),
        after=value(element, "suff") or "tab",
        legal=switched(element, "isLgl") or False,
        restart=number(value(element, "lvlRestart")),
        style=value(element, "pStyle"),
        width=width,
    )
