"""Units and their statements: what is compared with what.

A *unit* is a column: one document, or, where a file holds plans of several issuers, the plans of one. A *statement* is what clauses are
compared by: the clauses of one section from the end of one sentence to the end of the next (。；！？, or the end of an item), so that
an item of a list is one statement, and a sentence stays whole however many duties it holds.

A statement is compared by its `key`: letters and characters without punctuation, every number one character of its own, so that
两次 and 2次 are the same, and 4 against 12 is one difference. `places` leads each character of a key back to its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from gongwen.comparison.units import NamedBy, Place, PlanOf, Unit
from gongwen.document.model import Clause, Document, Plan
from gongwen.text.numerals import NUMBER, numeral
from gongwen.text.view import fold

SHORTEST = 4
"""Characters of a key below which a statement says too little to be compared."""

_ENDS = tuple("。；;！？!?")
_FIRST_NUMBER = 0x40000
"""Numbers stand in keys as characters that no text has (planes without letters), one for each value: room for 850,000."""


class Statement(msgspec.Struct, frozen=True):
    """A sentence or an item of a list, and the key by which it is compared."""

    place: Place
    clauses: tuple[Clause, ...]
    key: str


class Column(msgspec.Struct, frozen=True):
    """A unit with what it was made of."""

    unit: Unit
    document: Document
    plans: tuple[Plan, ...]


def columns(documents: Iterable[Document]) -> list[Column]:
    """The units of the documents, in the order of file names (then ids): the order of the input does not matter."""
    found: list[tuple[Document, str, NamedBy, tuple[Plan, ...]]] = []
    for doc in sorted(documents, key=lambda doc: (doc.source.name, doc.id)):
        issuers = list(dict.fromkeys(plan.issuer for plan in doc.plans if plan.issuer))
        parts = [tuple(plan for plan in doc.plans if plan.issuer == issuer) for issuer in issuers]
        rest = tuple(plan for plan in doc.plans if not plan.issuer)
        if len(issuers) < 2:
            parts = [doc.plans]
        elif rest:
            parts.append(rest)
        found += [(doc, *_name(doc, plans), plans) for plans in parts]
    names = _apart([(doc, name, plans) for doc, name, _, plans in found])
    return [
        Column(_unit(f"u{k}", name, named_by, doc, plans), doc, plans)
        for k, (name, (doc, _, named_by, plans)) in enumerate(zip(names, found, strict=True), 1)
    ]


def _name(doc: Document, plans: Sequence[Plan]) -> tuple[str, NamedBy]:
    """Issuer, else title (with how many more there are), else file name: never a guess."""
    issuer = next((plan.issuer for plan in plans if plan.issuer), None)
    if issuer:
        return issuer, "issuer"
    titles = list(dict.fromkeys(plan.title for plan in plans if plan.title))
    if titles:
        return titles[0] if len(titles) == 1 else f"{titles[0]}等{len(titles)}件", "title"
    return doc.source.name, "file"


def _apart(found: Sequence[tuple[Document, str, tuple[Plan, ...]]]) -> list[str]:
    """Names that differ: to one that is there twice its year is added, then its file, then a number."""
    names = [name for _, name, _ in found]
    years = [next((str(plan.year) for plan in plans if plan.year), "") for _, _, plans in found]
    files = [doc.source.name for doc, _, _ in found]
    for more in (years, files, [str(k) for k in range(1, len(names) + 1)]):
        twice = {name for name in names if names.count(name) > 1}
        if not twice:
            break
        names = [f"{name} {extra}".strip() if name in twice else name for name, extra in zip(names, more, strict=True)]
    return names


def _unit(id_: str, name: str, named_by: NamedBy, doc: Document, plans: Sequence[Plan]) -> Unit:
    made = tuple(PlanOf(id=p.id, title=p.title, genre=p.genre, year=p.year, dated=p.dated) for p in plans)
    dates = [date for p in plans if (date := p.dated or (str(p.year) if p.year else ""))]
    return Unit(
        id=id_,
        name=name,
        named_by=named_by,
        document=doc.id,
        file=doc.source.name,
        plans=made,
        dated=max(dates, default=None),
    )


def place(column: Column, plan: Plan, fact: Clause, end: Clause | None = None) -> Place:
    """The place of a fact (up to the end of another)."""
    span = fact.span
    if end is not None:
        span = msgspec.structs.replace(span, end=end.span.end, source_end=end.span.source_end)
    return Place(
        unit=column.unit.id,
        document=column.document.id,
        plan=plan.id,
        section=fact.section,
        span=span,
        text=column.document.text[span.start : span.end],
    )


def statements(found: Iterable[Column]) -> list[Statement]:
    """The statements of all units that say enough to be compared, in order."""
    keys = Keys()
    made: list[Statement] = []
    for column in found:
        for plan in column.plans:
            for clauses in _sentences(plan, column.document.text):
                where = place(column, plan, clauses[0], clauses[-1])
                key = keys.of(where.text)
                if len(key) >= SHORTEST:
                    made.append(Statement(where, tuple(clauses), key))
    return made


def _sentences(plan: Plan, text: str) -> Iterable[list[Clause]]:
    run: list[Clause] = []
    for clause in plan.clauses:
        if run:
            last = run[-1]
            between = text[last.span.end : clause.span.start]
            if last.section != clause.section or last.text.endswith(_ENDS) or len(between) > 1 or "\n" in between:
                yield run
                run = []
        run.append(clause)
    if run:
        yield run


class Keys:
    """Keys of texts. Each number gets its character when it is first met, so that keys of one `Keys` can be compared."""

    def __init__(self) -> None:
        """Begin without any number."""
        self._numbers: dict[tuple[float | str, str, str], str] = {}

    def of(self, text: str) -> str:
        """The key of a text.

        >>> keys = Keys()
        >>> keys.of("每年两次。") == keys.of("每年 2 次")
        True
        """
        return _tokens().sub(self._token, fold(text))

    def _token(self, match: re.Match[str]) -> str:
        return self._number(match[1]) if match[1] else ""

    def _number(self, written: str) -> str:
        read = numeral(written)
        value = (written if read.value is None else read.value, read.magnitude, read.sign)
        return self._numbers.setdefault(value, chr(_FIRST_NUMBER + len(self._numbers)))


def places(text: str) -> list[tuple[int, int]]:
    """Where each character of the text's key stands in it.

    >>> places("每年12次。")
    [(0, 1), (1, 2), (2, 4), (4, 5)]
    """
    found: list[tuple[int, int]] = []
    at = 0
    for match in _tokens().finditer(fold(text)):
        found += [(k, k + 1) for k in range(at, match.start())]
        if match[1]:
            found.append(match.span())
        at = match.end()
    return [*found, *((k, k + 1) for k in range(at, len(text)))]


def without_values(key: str) -> str:
    """The key with one character for all numbers: what is the same but for its numbers is the same here."""
    return _numbers().sub(chr(_FIRST_NUMBER), key)


def is_number(char: str) -> bool:
    """Does a character of a key stand for a number?"""
    return ord(char) >= _FIRST_NUMBER


@cache
def _tokens() -> re.Pattern[str]:
    """Numbers, and what is no letter and no digit."""
    return re.compile(rf"({NUMBER})|[\W_]+")


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(f"[{chr(_FIRST_NUMBER)}-\U0010ffff]")
