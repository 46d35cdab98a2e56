"""Clauses that nearly equal those of other plans, and differ from them by what looks like a slip of the pen.

A difference of one or two characters, with the same words on both sides, is taken for a slip where

    sound     the two readings sound alike (部暑, 部署), tones and z/zh, n/ng aside
    shape     they look alike (批评数育, 批评教育): `alike.toml`
    order     two neighbours have changed places
    doubled   a character stands twice
    lost      a character is missing, and what is left side by side stands together nowhere else

and where more of the other plans have the other reading than the draft's, and its words are met more often in them. Which clauses are near each other is for
`gongwen.comparison` to say. Nothing is ever changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gongwen.checking.corpus import Corpus
from gongwen.document.model import Document
from gongwen.text.lexicon import table

if TYPE_CHECKING:
    from gongwen.comparison.statements import Statement

NEAR = 0.8
"""Share of characters that two clauses must have in common, in order, for a difference between them to be a slip."""
_CONTEXT = 3
"""Characters on each side that must be the same; at a clause's edge the other side must have twice as many."""
_LONGEST = 2
"""Characters of a reading; what differs by more is another wording."""


class Slip(NamedTuple):
    """text[start:end] of the draft, and the other reading of it; `shown` are both with a little of what is around them.

    `units`: the names of the units that have the other reading, sorted; `where`: the text of one of their clauses.
    """

    start: int
    end: int
    found: str
    likely: str
    units: tuple[str, ...]


class _Difference(NamedTuple):
    """key[start:end] of a statement of the draft, and what the other has there."""

    start: int
    end: int
    other: str


def slips(draft: Document, corpus: Corpus) -> Iterator[Slip]:
    """What looks like a slip in a draft, in the order of its text; a copy of the draft in the corpus counts for nothing.

    Raises:
        MissingExtra: the extra `compare` is not installed.
    """
    others = [doc for doc in corpus.documents if doc.id != draft.id]
    seen = _seen(others)
    for statement, near in _neighbours(draft, others):
        yield from _of_statement(statement, near, seen)


def _neighbours(draft: Document, others: list[Document]) -> list[tuple[Statement, list[tuple[Statement, str]]]]:
    """Each statement of the draft with those of others that say the same, and the names of their units."""
    # numpy and rapidfuzz are loaded only where there are other plans to compare with.
    from gongwen.comparison.clauses import grouped
    from gongwen.comparison.statements import columns, statements

    units = columns([draft, *others])
    names = {column.unit.id: column.unit.name for column in units}
    own = {column.unit.id for column in units if column.document is draft}
    found: list[tuple[Statement, list[tuple[Statement, str]]]] = []
    for group in grouped(statements(units)):
        theirs = [(member, names[member.place.unit]) for member in group if member.place.unit not in own]
        found += [(member, theirs) for member in group if member.place.unit in own and theirs]
    return sorted(found, key=lambda row: (row[0].place.span.start, row[0].place.span.end))


def _of_statement(statement: Statement, near: list[tuple[Statement, str]], seen: Counter[str]) -> Iterator[Slip]:
    """The slips of one statement: at each place the reading that most others have, if it is not the draft's."""
    readings: dict[tuple[int, int], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    aligned: dict[str, list[_Difference]] = {}
    for other, name in near:
        differences = _differences(statement.key, other.key)
        if differences is None:
            continue
        aligned.setdefault(name, []).extend(differences)
        for difference in differences:
            readings[difference.start, difference.end][difference.other].add(name)
    for (start, end), others in sorted(readings.items()):
        likely, names = max(others.items(), key=lambda row: (len(row[1]), row[0]))
        differing = set().union(*others.values())
        more = len(names) > len(aligned.keys() - differing) and _commoner(statement.key, start, end, likely, seen)
        if more and _slip(statement.key, start, end, likely, seen):
            yield _slip_of(statement, start, end, likely, names)


def _slip_of(statement: Statement, start: int, end: int, likely: str, names: set[str]) -> Slip:
    """The slip in the draft's text, with up to two characters of context so that the words can be recognised."""
    from gongwen.comparison.statements import places

    key = statement.key
    a, b = max(start - _LONGEST, 0), min(end + 1, len(key))
    text, base = statement.place.text, statement.place.span.start
    where = places(text)
    first, last = where[a][0], where[b - 1][1]
    return Slip(base + first, base + last, text[first:last], key[a:start] + likely + key[end:b], tuple(sorted(names)))


def _differences(key: str, other: str) -> list[_Difference] | None:
    """Where two statements differ by a character or two between words that are the same; None where they are not near."""
    from rapidfuzz.distance import Levenshtein

    if Levenshtein.normalized_similarity(key, other) < NEAR:
        return None
    found: list[_Difference] = []
    ops = [(op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end) for op in Levenshtein.opcodes(key, other)]
    k = 0
    while k < len(ops):
        if ops[k][0] == "equal":
            k += 1
            continue
        first = k
        while k < len(ops) and (ops[k][0] != "equal" or _turned(ops, k)):
            k += 1
        start, end = ops[first][1], ops[k - 1][2]
        reading = other[ops[first][3] : ops[k - 1][4]]
        before = ops[first - 1][2] - ops[first - 1][1] if first else 0
        after = ops[k][2] - ops[k][1] if k < len(ops) else 0
        if max(end - start, len(reading)) <= _LONGEST and _between(before, after, start == 0, end == len(key)):
            found.append(_Difference(start, end, reading))
    return found


def _turned(ops: list[tuple[str, int, int, int, int]], k: int) -> bool:
    """Is one character the same between two differences? So two neighbours that changed places are aligned."""
    return 0 < k < len(ops) - 1 and ops[k][2] - ops[k][1] == 1


def _between(before: int, after: int, at_start: bool, at_end: bool) -> bool:
    """Are there enough of the same characters on both sides?"""
    if at_start or at_end:
        return max(before, after) >= 2 * _CONTEXT
    return min(before, after) >= _CONTEXT


def _slip(key: str, start: int, end: int, likely: str, seen: Counter[str]) -> bool:
    """Does a difference look like a slip rather than another word? Numbers never do."""
    found = key[start:end]
    if not all("\u4e00" <= char <= "\u9fff" for char in found + likely):
        return False
    if len(found) == len(likely):
        turned = len(found) > 1 and found == likely[::-1]
        return turned or all(a == b or _alike(a, b) for a, b in zip(found, likely, strict=True))
    left, right = key[max(start - 1, 0) : start], key[end : end + 1]
    if not likely:
        return len(found) == 1 and found in (left, right)
    if not found:
        return len(likely) == 1 and seen[left + right] == 0 and min(seen[left + likely], seen[likely + right]) > 0
    return False


def _commoner(key: str, start: int, end: int, likely: str, seen: Counter[str]) -> bool:
    """Are the words that the other reading makes with its neighbours met more often than those of the draft's?"""
    left, right = key[max(start - 1, 0) : start], key[end : end + 1]
    counts = [[seen[a + b] for a, b in pairwise(left + reading + right)] or [0] for reading in (likely, key[start:end])]
    # Where a character is missing or too many, the words beside it are met in any case: what counts is the rarest pair.
    often, found = map(max if len(likely) == end - start else min, counts)
    return often > found


def _seen(documents: list[Document]) -> Counter[str]:
    """In how many documents each pair of neighbouring characters stands."""
    counts: Counter[str] = Counter()
    for doc in documents:
        counts.update({a + b for a, b in pairwise(doc.text)})
    return counts


def _alike(a: str, b: str) -> bool:
    return bool(_sounds(a) & _sounds(b)) or b in _shapes().get(a, "")


@cache
def _sounds(char: str) -> frozenset[str]:
    """All readings of a character, without tones; z and zh, n and ng are one, as many speakers and typists have them."""
    from pypinyin import Style, pinyin

    return frozenset(
        reading.replace("zh", "z").replace("ch", "c").replace("sh", "s").replace("ng", "n")
        for reading in pinyin(char, style=Style.NORMAL, heteronym=True)[0]
    )


@cache
def _shapes() -> dict[str, str]:
    """Of each character those that look like it."""
    found: dict[str, str] = {}
    for group in table("gongwen.checking", "alike")["shape"]:
        for word in group.words:
            for char in word:
                found[char] = found.get(char, "") + word.replace(char, "")
    return found
