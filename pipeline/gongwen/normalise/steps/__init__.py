"""The steps of normalising, in their order, and why each stands where it does.

First the characters, so that every later pattern can be written once, in simplified characters that are what they look like:

1. `invisible`: what can't be seen breaks every other pattern, and lines must end in one way before lines are looked at.
2. `radicals`: neither the dictionary of readings nor the one of scripts knows a radical for the ideograph it looks like.
3. `gloss`: a reading belongs to the character as it was printed; in brackets inside a word it would also part the phrases
   by which scripts are converted.
4. `script`: keeps the length of the text, and with it every offset that follows.

Then the layout:

5. `noise`: judges lines as they were printed, and takes the marks of its lines with it (the stars and rules of a record are
   no part of the text either). Before wraps, since a page break stands between the halves of a sentence.
6. `markup`: hashes and stars hide the numbers that a wrap must not cross.
7. `unflatten`: measures the blanks that later steps remove, and makes the lines that they look at.
8. `unwrap`: before `spacing`, for the blanks at a line's end and the indent of the next go with the line's end.
9. `spacing`: looks at the beginnings and ends of lines that are whole now.

Masked words are looked for when all this is done (`gongwen.normalise.masks`): they are doubts, in offsets of the text.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.normalise.proposal import Step
from gongwen.normalise.steps.gloss import gloss
from gongwen.normalise.steps.invisible import ODD, invisible
from gongwen.normalise.steps.markup import markup
from gongwen.normalise.steps.noise import noise
from gongwen.normalise.steps.radicals import RADICALS, radicals
from gongwen.normalise.steps.script import script, telling
from gongwen.normalise.steps.spacing import spacing
from gongwen.normalise.steps.wrap import unflatten, unwrap

__all__ = ["CHARACTERS", "LAYOUT", "PLAIN", "STEPS", "is_plain"]

CHARACTERS: tuple[Step, ...] = (invisible, radicals, gloss, script)
LAYOUT: tuple[Step, ...] = (noise, markup, unflatten, unwrap, spacing)
STEPS = CHARACTERS + LAYOUT
PLAIN: tuple[Step, ...] = (gloss,)
"""Those of CHARACTERS that have something to do in a plain text."""


def is_plain(text: str) -> bool:
    """Has `text` nothing that can't be seen, no radical and no traditional character, as most texts have none?

    All of them are looked for at once, in one class of the basic plane, which Python looks a character up in directly.
    """
    return _not_plain().search(text) is None and _beyond().search(text) is None


@cache
def _not_plain() -> re.Pattern[str]:
    traditional, _ = telling()
    return re.compile(f"[{ODD}{RADICALS}{traditional.pattern[1:-1]}]")


@cache
def _beyond() -> re.Pattern[str]:
    return re.compile("[\U00010000-\U0010ffff]")
