"""Titles printed twice: the second copy is noise, on the next line, in one line or two, or at the start of the paragraph below;
spaces and punctuation aside.
"""

from __future__ import annotations

import re

from gongwen.normalise.steps.noise.lines import Lines, letters
from gongwen.normalise.steps.noise.titles import adds_issuer, ends_as_title, is_title

_REACH = 14
"""So many lines below it a title may come again."""
_SHORT, _LONGEST = 8, 120
_TAIL, _CUT = 6, 12
_GLANCE = 14
_MORE = 10
"""So much longer is a line that opens with a copy of the one above."""


def mark_copies(lines: Lines, head: int) -> None:
    """Second copies: of any line in the head (before line `head`), of a title anywhere, if right below; in the head, also
    some lines below.
    """
    spans, text, found = lines.spans, lines.text, lines.noise
    wanted, below = "", 0
    previous, first = -1, ""  # the line above, with its first character, where the one below may be its copy
    for i, (start, end) in enumerate(spans):
        if i in found:
            continue
        begins = text[start]
        if (
            previous >= 0
            and (begins == first or not (begins.isalnum() and first.isalnum()))
            and _alike(text, spans[previous][0], start)
        ):
            if end - start <= _LONGEST and _same(lines, previous, i) and (i < head or is_title(lines, i)):
                found.add(i)
                continue
            if end - start >= spans[previous][1] - spans[previous][0] + _MORE:
                _mark_inline_copy(lines, previous, i)
        previous, first = (i if 6 <= end - start <= _LONGEST else -1), begins
        if i <= head and not wanted:
            wanted, below = _title_from(lines, i)
    if len(wanted) >= _SHORT:
        _mark_copies_of(lines, wanted, below)
        _mark_tail_of(lines, wanted, below)


def _same(lines: Lines, one: int, two: int) -> bool:
    """Are two neighbours, which begin alike, copies?"""
    (a, b), (c, d) = lines.spans[one], lines.spans[two]
    if b - a > 2 * (d - c) + 8 or d - c > 2 * (b - a) + 8:
        return False
    found = lines.letters(one)
    return len(found) >= 4 and found == lines.letters(two) and not lines.is_label(one) and "\t" not in lines.key(one)


def _alike(text: str, one: int, two: int) -> bool:
    """Could two lines be copies? A quick look at their first letters."""
    a, b = text[one + 1], text[two + 1 : two + 2]
    if a != b and text[one] == text[two] and a.isalnum() and b.isalnum():
        return False
    begins, other = text[one : one + _GLANCE], text[two : two + _GLANCE]
    same = 0
    for a, b in zip(begins, other, strict=False):
        if a == b:
            same += a.isalnum()
            if same == 3:
                return True
        elif a.isalnum() and b.isalnum():
            return False
        else:
            break
    ones, twos = filter(str.isalnum, begins), filter(str.isalnum, other)
    return all(next(ones, "") == next(twos, "") for _ in range(3))


def _title_from(lines: Lines, i: int) -> tuple[str, int]:
    """The letters of the title that line i is or begins, in two lines, and the line below it."""
    if is_title(lines, i):
        return lines.letters(i), i + 1
    start, end = lines.spans[i]
    if i + 1 < len(lines) and i + 1 not in lines.noise and _SHORT <= end - start <= _LONGEST and not lines.is_label(i):
        following = lines.tight(i + 1)
        if len(following) <= 40 and ends_as_title(following) and not re.search(r"[。;:,]", lines.key(i) + following):
            return lines.letters(i) + lines.letters(i + 1), i + 2
    return "", 0


def _mark_copies_of(lines: Lines, wanted: str, below: int) -> None:
    """Copies of a title below it, in one line or in several, up to the text."""
    seen = 0
    i = below
    while i < len(lines) and seen < _REACH:
        if i in lines.noise:
            i += 1
            continue
        if lines.is_prose(i) or lines.is_label(i):
            return
        length = _copy_at(lines, i, wanted)
        lines.noise.update(range(i, i + length))
        i += length or 1
        seen += 1


def _mark_tail_of(lines: Lines, wanted: str, below: int) -> None:
    """A title without its issuer right below the one that has it, and the beginning of a long one, cut off in its 《》."""
    k = next((k for k in range(below, min(below + _REACH, len(lines))) if k not in lines.noise), None)
    if k is None:
        return
    start, end = lines.spans[k]
    if end - start > _LONGEST or (lines.text[end - 1] != wanted[-1] and "《" not in lines.text[start:end]):
        return
    found = "" if lines.is_label(k) else lines.letters(k)
    if len(found) < _TAIL or len(found) >= len(wanted):
        return
    if adds_issuer(wanted, found):
        lines.noise.add(k)
    elif wanted.startswith(found) and len(found) >= _CUT and lines.key(k).count("《") > lines.key(k).count("》"):
        following = lines.letters(k + 1) if k + 1 < len(lines) else ""
        if not wanted.startswith(found + following[:2]):
            lines.noise.add(k)


def _copy_at(lines: Lines, i: int, wanted: str) -> int:
    """How many lines from i on make a copy of `wanted`; 0 if none do."""
    joined = ""
    for k in range(i, min(i + 4, len(lines))):
        joined += lines.letters(k)
        if joined == wanted:
            return k - i + 1
        if not joined or not wanted.startswith(joined):
            return 0
    return 0


def _mark_inline_copy(lines: Lines, one: int, two: int) -> None:
    """A title that comes again at the start of the paragraph below it."""
    text = lines.text
    start, end = lines.spans[two]
    wanted = lines.letters(one)
    if len(wanted) < _SHORT or letters(text[start : start + 8])[:1] != wanted[0] or not is_title(lines, one):
        return
    stop = _after(text, start, min(end, start + 2 * len(wanted) + 40), wanted)
    if stop and (text[stop].isspace() or re.match(r"第一[章条节]|一、", text[stop : stop + 3])):
        while stop < end and text[stop].isspace():
            stop += 1
        lines.inline.append((start, stop))


def _after(text: str, start: int, stop: int, wanted: str) -> int | None:
    """Where the letters of `wanted` end that stand from `start` on, with closing marks; None if they do not."""
    k = 0
    for at in range(start, stop):
        c = text[at]
        if not c.isalnum():
            continue
        if k == len(wanted) or c != wanted[k]:
            return None
        k += 1
        if k == len(wanted):
            at += 1
            while at < stop and text[at] in "】》）)」":
                at += 1
            return at if at < stop else None
    return None
