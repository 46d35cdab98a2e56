r"""What can't be seen (edit kinds "invisible", "newline") and pictures in the text ("noise").

Zero-width and control characters, soft hyphens and byte order marks stand inside words and break every pattern: they
go. A line ends with one "\n", however the file ends its lines: carriage returns, form feeds and Unicode's separators
are rewritten. Emoji and variation selectors are decoration; signs that documents use (★ □ ☑ ● ※ ✓) are none.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.normalise.proposal import NOTHING, Draft, Proposal
from gongwen.text.edits import Edit

_BASIC_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, tab and line ends apart
    "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u20e3"
)
_INVISIBLE = _BASIC_INVISIBLE + "\U000e0000-\U000e01ef"
_NEWLINES = "\v\f\r\u2028\u2029\x85"
_BASIC_EMOJI = (
    "\u2b50\u2b55\u2705\u270a-\u270d\u2728\u274c\u274e\u2753-\u2757\u2764\u26a0\u26a1\u23e9-\u23f3\u231a\u231b"
)

_EMOJI = "\U0001f000-\U0001faff" + _BASIC_EMOJI
ODD = _BASIC_INVISIBLE + _NEWLINES + _BASIC_EMOJI
"""What does not stay of the basic plane, as the inside of a class."""


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[{_INVISIBLE}{_NEWLINES}{_EMOJI}]")


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(f"(\r(?=\n))|([{_NEWLINES}])|([{_INVISIBLE}]+)|([{_EMOJI}]+)")


def invisible(draft: Draft) -> Proposal:
    """Nothing that can't be seen is left, and lines end with one newline."""
    text = draft.text
    first = _odd().search(text)
    if first is None:
        return NOTHING
    edits: list[Edit] = []
    at = first.start()
    while first is not None:
        match = _runs().match(text, first.start())
        if match is None:
            break
        replacement = "\n" if match.group(2) else ""
        kind = "newline" if match.group(1) or match.group(2) else "invisible" if match.group(3) else "noise"
        edits.append(Edit(match.start(), match.end(), replacement, kind))
        at = match.end()
        first = _odd().search(text, at)
    return Proposal(tuple(edits))
