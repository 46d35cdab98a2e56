"""Bytes to text: which encoding?

A byte order mark or valid UTF-8 settles it. Otherwise the encodings of Chinese text are no help by themselves: nearly
all bytes of Big5 are *valid* GB18030 and many the other way round, they just come out as characters that nobody
writes. So every candidate decodes the bytes, and the share of common characters among the result's non-ASCII ones
decides (table: `charset.toml`). For real prose it is above 0.8 in the right encoding and below 0.15 in any wrong one;
what lies between is refused, because a wrong guess is worse than an error. No statistics library is asked: on policy
documents this one number separates better, and it never depends on a version.

Guaranteed for the result: `data.decode(encoding)` is `text` where nothing was damaged. A few damaged bytes, or a last
character cut in half, stand as U+FFFD and are counted in a doubt.
"""

from __future__ import annotations

import codecs
from functools import cache

import msgspec

from gongwen.read.source import Doubts
from gongwen.text.lexicon import words

LEAST = 0.5
"""Share of common characters below which a decoding is not believed."""
LEAD = 0.25
"""By how much the best decoding must be ahead of the next."""
DAMAGE = 0.005
"""Share of characters that may be lost to damage."""
HEAD = 4096
SAMPLE = 65536

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("gb18030", "cp950", "big5hkscs")
"""gb18030 holds gbk and gb2312. cp950 is the Big5 of Taiwan's Windows, big5hkscs that of Hong Kong: where both decode
the bytes, they differ in a few symbols at most, and cp950 comes first."""
_WIDE = ("utf-16-le", "utf-16-be")
_LOST = "\ufffd"
_LONGEST = 3
"""Bytes at most that a character cut in half leaves."""
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\b\x1a\x1b"))


class Decoded(msgspec.Struct, frozen=True):
    """Text, the Python name of its encoding, and what was doubtful."""

    text: str
    encoding: str
    doubts: Doubts = ()


def is_binary(data: bytes) -> bool:
    """No text: it has NULs and is no UTF-16, or begins with a lot of control characters."""
    head = data[:HEAD]
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if b"\0" in data or controls > len(head) // 20:
        return _best(head[: len(head) // 2 * 2], _WIDE) is None
    return False


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """`data` as text; None if it is none that we can read. `declared` is what the file itself says (html's charset).

    A declaration is only a claim: pages are converted and keep their old one. It settles what is otherwise a guess,
    and is believed outright only for text that the share can't judge.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    if b"\0" in data:
        best = _best(data, _WIDE)
        return None if best is None else _guessed(*best, declared)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    best = _best(data, ("utf-8", *_LEGACY, *_WIDE))
    if best is not None:
        return _guessed(*best, declared)
    return _declared(data, declared)


def _marked(data: bytes, encoding: str) -> Decoded | None:
    """What a byte order mark announces, if it is true."""
    text = data.decode(encoding, "replace")
    if not _bearable(text):
        return None
    return Decoded(text, encoding, _damage(text) if _LOST in text and not _strict(data, encoding) else ())


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    """The bytes in the encoding that the file names, if it is one and they decode."""
    if declared is None:
        return None
    try:
        return Decoded(data.decode(declared), codecs.lookup(declared).name)
    except (LookupError, ValueError):
        return None


def _best(data: bytes, encodings: tuple[str, ...]) -> tuple[str, str, bool] | None:
    """(text, encoding, undamaged) of the decoding that is clearly the most plausible."""
    found: list[tuple[float, str, str, bool]] = []
    for encoding in encodings:
        text = data.decode(encoding, "replace")
        if "\0" in text or not _bearable(text):
            continue
        share = common_share(text[:SAMPLE])
        if share >= LEAST:
            found.append((share, text, encoding, _strict(data, encoding)))
    if not found:
        return None
    # The first of equals stays first: max returns it. An undamaged decoding beats a damaged one of about the same share.
    best = max(found, key=lambda row: (row[3], row[0]))
    rivals = [row for row in found if row[1] != best[1] and not {row[2], best[2]} <= {"cp950", "big5hkscs"}]
    if any(best[0] - row[0] < LEAD for row in rivals):
        return None
    return best[1], best[2], best[3]


def _guessed(text: str, encoding: str, undamaged: bool, declared: str | None) -> Decoded:
    doubts: Doubts = ()
    if encoding != "utf-8" and not _same(encoding, declared):
        doubts += (("decoded-by-guess", (("encoding", encoding),)),)
    if not undamaged:
        doubts += _damage(text)
    return Decoded(text, encoding, doubts)


_FAMILIES = (
    frozenset({"gb2312", "gbk", "gb18030", "cp936", "hz"}),
    frozenset({"big5", "cp950", "big5hkscs"}),
)


def _same(encoding: str, declared: str | None) -> bool:
    if declared is None:
        return False
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return False
    return name == encoding or any(encoding in family and name in family for family in _FAMILIES)


def _bearable(text: str) -> bool:
    """At most a few characters are lost, a last one cut in half aside."""
    lost = text.count(_LOST)
    cut = min(len(text) - len(text.rstrip(_LOST)), _LONGEST)
    return lost - cut <= DAMAGE * len(text) and 2 * lost <= len(text)


def _strict(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _damage(text: str) -> Doubts:
    runs = sum(1 for k, c in enumerate(text) if c == _LOST and text[k - 1 : k] != _LOST)
    return (("undecodable-bytes", (("count", str(runs)),)),)


def common_share(text: str) -> float:
    """The share of common Chinese characters and punctuation among the non-ASCII ones; 1.0 where there are none.

    >>> common_share("各单位要认真学习") == 1.0
    True
    >>> common_share("各单位要认真学习".encode("gb18030").decode("cp950", "replace")) < 0.2
    True
    """
    foreign = "".join(c for c in text if c > "\x7f")
    if not foreign:
        return 1.0
    return 1.0 - len(foreign.translate(_common())) / len(foreign)


@cache
def _common() -> dict[int, None]:
    return {
        ord(c): None
        for heading in ("simplified", "traditional", "marks")
        for line in words("gongwen.read", "charset", heading)
        for c in line
    }
