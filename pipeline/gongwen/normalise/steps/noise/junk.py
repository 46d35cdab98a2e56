"""What a forum puts between the words of its pages against copying: single letters, digits and marks, a blank between each.

Nothing else in a text looks like it: letters of both cases, marks that no formula has bound to them, in many places or in a
long run. The site's name or address may be bound to a run; a name is known by standing there twice.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from gongwen.normalise.steps.noise.lines import Lines

_LONG = 6
_NAME = 12
_AGAIN = 2


@cache
def _run() -> re.Pattern[str]:
    """Four marks or more, each of one or two characters, with one blank between; an address may be bound to either end."""
    site = r"(?:[a-z\d-]{2,30}\.){1,3}(?:com|cn|net|org|cc|info|top)"
    last = r"(?:(?<=[ ])[a-zA-Z](?=\d{1,2}[.、)])|[!-~]{1,2}(?![!-~])|[!-~](?=\d{1,2}[.、)])|[a-zA-Z]?" + site + ")"
    return re.compile(rf"(?:(?<![!-~]){site}-? ?|(?<![!-~]))(?:[!-~]{{1,2}} ){{3,}}{last}")


@cache
def _bound() -> re.Pattern[str]:
    """A mark that no formula binds to a letter, behind it."""
    return re.compile(r"[A-Za-z][!\"#$&'@;:?\[\]^`{}~|\\]")


@cache
def _marked() -> re.Pattern[str]:
    """A mark that stands in no formula."""
    return re.compile(r"[!\"#$&'@:;?\[\]^`{}~|\\]")


def mark_junk(lines: Lines) -> None:
    """Mark such runs, where two of them, or a long one, are junk for sure; then what is like them is junk as well."""
    text = lines.text
    if "~" not in text and "&" not in text and "`" not in text:  # one of them is in every text that has such runs
        return
    runs = [(m.start(), m.end()) for m in _run().finditer(text)]
    certain = [text[start:end].count(" ") for start, end in runs if _is_certain(text[start:end])]
    if len(certain) < _AGAIN and max(certain, default=0) < _LONG:
        return
    found = [(start, end) for start, end in runs if _marked().search(text, start, end)]
    names = Counter(name for start, _ in found if (name := _name_before(text, start)))
    for start, end in found:
        name = _name_before(text, start)
        lines.inline.append((start - len(name) if names[name] >= _AGAIN else start, end))


def _is_certain(run: str) -> bool:
    letters = [c for c in run if c.isalpha()]
    mixed = any(c.islower() for c in letters) and any(c.isupper() for c in letters)
    return mixed and 2 * len(letters) >= len(run.split()) and _bound().search(run) is not None


def _name_before(text: str, end: int) -> str:
    """The ideographs before `end`, back to the end of a sentence; none where they are more than a name has."""
    start = end
    while start and end - start <= _NAME and "\u4e00" <= text[start - 1] <= "\u9fff":
        start -= 1
    stopped = start > 0 and text[start - 1] in "。；;，,：:.！!？?\n"
    return text[start:end] if stopped and 2 <= end - start <= _NAME else ""
