"""Phonetic readings printed in brackets after what they read: 態(tài), 意識（yìshí）, 第一(yi)條, 態(ㄊㄞˋ) (edit kind "gloss").

A bracket is a gloss because it reads the characters before it, not because it holds Latin letters: its syllables, from
the last to the first, must each be a reading of one character before the bracket, the last syllable that of the last
character; tone marks, tone digits and capitals aside. So (WHO), (PM2.5), (app), (a) and (hé) after 党 stay. Glosses may
follow one another: 態(tài)(tài).

A single bare vowel reads too many characters by chance, for a list is lettered (a): it counts only in a text with plenty
of glosses. So does a marked syllable that no dictionary gives to its character: a wrong gloss of the right kind.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from gongwen.normalise.proposal import NOTHING, Draft, Proposal
from gongwen.text.edits import Edit

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u01ff\u1e00-\u1eff\u0300-\u030f\u0251\u0261"
_TONES = "\u02c7\u02ca\u02cb\u02d9"
_BOPOMOFO = "\u3105-\u312f\u31a0-\u31bf\u02c7\u02ca\u02cb\u02d9"
_SPELT_ALIKE = str.maketrans({"v": "ü", "\u0251": "a", "\u0261": "g", "’": None, "'": None, "-": None, "·": None})
_PLENTY = 5
"""So many sure glosses make a text a glossed one."""
_LONGEST_READING = 6


@cache
def _bracket() -> re.Pattern[str]:
    """A bracket of letters only. The class behind looks for what may stand before: an ideograph or another gloss."""
    opening, closing = "[(（\\[〔\uff3b]", "[)）\\]〕\uff3d]"
    latin = f"[{_LATIN}][{_LATIN}1-5 '’·-]{{0,39}}"
    bopomofo = f"[{_BOPOMOFO}][{_BOPOMOFO} ]{{0,39}}"
    return re.compile(f"{opening}(?<=[\u3400-\u9fff)）\\]〕\uff3d].) ?(?:({latin})|({bopomofo}))(?<! ) ?{closing}")


def gloss(draft: Draft) -> Proposal:
    """No reading stands between the characters of the text."""
    text = draft.text
    sure: list[tuple[int, int]] = []
    maybe: list[tuple[int, int]] = []
    ends: dict[int, int] = {}  # end of a gloss → where the characters that it reads end
    for match in _bracket().finditer(text):
        base = ends.get(match.start(), match.start())
        before = text[max(0, base - 12) : base]
        found = match.group(1) or match.group(2)
        verdict = _verdict(before, found)
        if verdict is None:
            continue
        ends[match.end()] = base
        (sure if verdict else maybe).append(match.span())
    if len(sure) >= _PLENTY:
        sure = sorted([*sure, *maybe])
    return Proposal(tuple(Edit(start, end, "", "gloss") for start, end in sure)) if sure else NOTHING


def _verdict(before: str, found: str) -> bool | None:
    """True: a gloss. False: one only in a glossed text. None: none."""
    if found.isupper() and len(found) > 1:
        return None
    sound = _sound(found)
    marked = sound != found.lower().translate(_SPELT_ALIKE)
    if _reads(sound, before):
        return marked or len(sound) > 1
    if marked and before and _is_han(before[-1]) and len(sound) <= _LONGEST_READING:
        return False
    return None


def _sound(found: str) -> str:
    """The letters without tones, blanks and apostrophes; ü stays apart from u.

    >>> _sound("Yìshí"), _sound("lǜ"), _sound("tai4"), _sound("ㄊㄞˋ")
    ('yishi', 'lü', 'tai', 'ㄊㄞ')
    """
    parts = unicodedata.normalize("NFD", found.lower().replace(" ", "")).replace("u\u0308", "ü").translate(_SPELT_ALIKE)
    return "".join(c for c in parts if c.isalpha() and c not in _TONES and not unicodedata.combining(c))


def _reads(sound: str, before: str) -> bool:
    """Is `sound` the reading of the last characters of `before`, syllable by syllable?"""
    rests = {sound}
    for char in reversed(before):
        if not _is_han(char):
            return False
        readings = _readings(char)
        rests = {rest[: -len(r)] for rest in rests for r in readings if rest.endswith(r)}
        if "" in rests:
            return True
        if not rests:
            return False
    return False


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char > "\U00020000"


@lru_cache(maxsize=4096)
def _readings(char: str) -> frozenset[str]:
    """All readings of a character, in Latin letters and in bopomofo, without tones."""
    from pypinyin import Style, pinyin

    latin = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=True)
    bopomofo = pinyin(char, style=Style.BOPOMOFO, heteronym=True, errors="ignore")
    return frozenset(_sound(r) for row in (*latin, *bopomofo) for r in row if r)
