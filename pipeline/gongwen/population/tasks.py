"""The tasks of a plan: what someone has to do, who leads and who assists, how often, by when, and where it is said.

A task is a stretch of one line of a section's own text:

* a sentence that states a quota or a deadline is a task of its own, for it is followed up by itself; where it states
  several deadlines with a comma between, each is one, and who does the first does the others where they name nobody;
* sentences beside each other that give orders (must, should) without either are one task;
* an *assignment*, that is a line or a bracket that only says who or by when (（甲牵头，乙配合）, 责任单位：甲, 完成时限：6月),
  is no task: it holds for the tasks of its line; alone on its line, for those of its section and what is in it;
* what happens to whom who fails is no task, nor is who interprets the text;
* a row of a table is one task, if it names a quota, a deadline or who does it.

Who does it is what the stretch itself says, else the assignment nearest to it, else who the sentence tells to act.
Nobody is guessed: where none of these names anyone, there is nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from gongwen.document.model import Clause, Deadline, Document, Fact, Plan, Quota, RoleHeld, Section, Span
from gongwen.population.places import trails

LEADS = ("牵头",)
ASSISTS = ("配合",)
ANSWERS = ("责任单位", "负责", "专人")
"""Roles of those who do a task. Who answers for a whole field (第一责任人 …) is no doer of one task."""
_DOERS = frozenset((*LEADS, *ASSISTS, *ANSWERS))
_ORDERS = frozenset(("must", "should"))
_MARK = re.compile(r"[。！？!?；;]+[”’」』]*|[（(]|[）)]")
_ASSIGNS = re.compile(
    r"[\W_]{0,4}(?:[一二三四五六七八九十\d]{0,2}[、.．])?"
    r"(?:牵头|主办|承办|责任|配合|协办|协助|参[加与]|落实|完成时[限间]|时[限间]|期限|工期|进度)[^，,。；;：:]{0,8}[：:]"
)
_MOST_ACTIONS = 3

F = TypeVar("F", bound=Fact)


class Task(NamedTuple):
    """One task; all its facts are those of the plan."""

    section: str | None
    trail: str
    start: int
    end: int
    quote: str
    page: int | None
    what: str
    roles: tuple[RoleHeld, ...]
    actor: str | None
    quotas: tuple[Quota, ...]
    deadlines: tuple[Deadline, ...]

    def holders(self, *roles: str) -> tuple[str, ...]:
        """Who holds any of these roles in it, each once, in the order of the text."""
        return tuple(dict.fromkeys(role.holder for role in self.roles if role.role in roles))


class _Piece(NamedTuple):
    """A stretch of the text with the facts that begin in it."""

    start: int
    end: int
    clauses: Sequence[Clause]
    roles: Sequence[RoleHeld]
    quotas: Sequence[Quota]
    deadlines: Sequence[Deadline]
    assigns: bool
    row: bool
    goes_on: bool

    @property
    def counted(self) -> bool:
        return bool(self.quotas or self.deadlines)

    @property
    def orders(self) -> bool:
        return not self.row and any(clause.modality in _ORDERS and clause.action for clause in self.clauses)


def tasks(doc: Document, plan: Plan) -> list[Task]:
    """The tasks of a plan, in the order of its text."""
    return list(_Tasks(doc, plan).all())


class _Tasks:
    def __init__(self, doc: Document, plan: Plan) -> None:
        self._text = doc.text
        self._plan = plan
        self._trails = trails(plan)
        self._roles = _ordered(role for role in plan.roles if role.role in _DOERS)
        self._quotas = _ordered(plan.quotas)
        self._deadlines = _ordered(plan.deadlines)
        apart: list[Fact] = [*plan.accountability.triggers, *plan.accountability.sanctions]
        apart += [role for role in plan.roles if role.role == "解释"]
        self._clauses = [clause for clause in _ordered(plan.clauses) if not any(_touch(clause, f) for f in apart)]

    def all(self) -> Iterator[Task]:
        """Every section's own text in turn, with what is assigned to the sections above it."""
        plan = self._plan
        found = list(self._own(None, plan.span, plan.sections, ()))
        stack: list[tuple[Section, tuple[_Piece, ...]]] = [(section, ()) for section in plan.sections]
        while stack:
            section, above = stack.pop()
            assigned = tuple(self._assigned(section.span, section.children)) or above
            found += self._own(section.id, section.span, section.children, assigned)
            stack += [(child, assigned) for child in section.children]
        return iter(sorted(found, key=lambda task: task.start))

    def _lines(self, span: Span, children: tuple[Section, ...]) -> Iterator[list[_Piece]]:
        """The lines of what a section holds and its children do not, each as pieces."""
        at = span.start
        for stop, after in [*((child.span.start, child.span.end) for child in children), (span.end, span.end)]:
            while at < stop:
                end = self._text.find("\n", at, stop)
                end = stop if end < 0 else end
                yield [self._piece(*piece) for piece in self._pieces(at, end)]
                at = end + 1
            at = max(at, after)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The sentences of a line; brackets that begin one are pieces of their own; a table's row is one."""
        if self._text.find("\t", start, end) >= 0:
            yield start, end
            return
        last, depth, opened = start, 0, start
        for mark in _MARK.finditer(self._text, start, end):
            if mark[0] in "（(":
                depth += 1
                opened = mark.start() if depth == 1 else opened
            elif mark[0] in "）)":
                depth = max(0, depth - 1)
                if depth == 0 and _ASSIGNED.search(self._text, opened, mark.end()) and self._held(opened, mark.end()):
                    yield from ((a, b) for a, b in ((last, opened), (opened, mark.end())) if a < b)
                    last = mark.end()
            elif depth == 0 and not self._inside(mark.end()):
                yield from self._by_deadline(last, mark.end())
                last = mark.end()
        if last < end:
            yield from self._by_deadline(last, end)

    def _by_deadline(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A sentence, cut at a comma before each deadline but the first."""
        dated = _within(self._deadlines, start, end)
        for before, after in pairwise(dated):
            comma = max(self._text.rfind(mark, before.span.end, after.span.start) for mark in "，,") + 1
            if comma and not self._inside(comma):
                yield start, comma
                start = comma
        yield start, end

    def _held(self, start: int, end: int) -> bool:
        return bool(_within(self._roles, start, end) or _within(self._deadlines, start, end))

    def _inside(self, at: int) -> bool:
        """Would a cut here go through a quota, a deadline or a role?"""
        for rows in (self._quotas, self._deadlines, self._roles):
            k = bisect_left(rows, at, key=lambda fact: fact.span.start) - 1
            if k >= 0 and rows[k].span.end > at:
                return True
        return False

    def _piece(self, start: int, end: int) -> _Piece:
        roles = _within(self._roles, start, end)
        deadlines = _within(self._deadlines, start, end)
        quotas = _within(self._quotas, start, end)
        text = self._text[start:end].strip()
        bracket = text[:1] in ("（", "(") and text[-1:] in ("）", ")")
        assigns = bool(roles or deadlines) and not quotas and (bracket or _ASSIGNS.match(text) is not None)
        row = self._text.find("\t", start, end) >= 0
        goes_on = self._text[start - 1 : start] in ("，", ",")
        return _Piece(start, end, _within(self._clauses, start, end), roles, quotas, deadlines, assigns, row, goes_on)

    def _assigned(self, span: Span, children: tuple[Section, ...]) -> Iterator[_Piece]:
        """Assignments that stand alone on their lines."""
        for line in self._lines(span, children):
            if line and all(piece.assigns or not self._text[piece.start : piece.end].strip() for piece in line):
                yield from (piece for piece in line if piece.assigns)

    def _own(
        self, section: str | None, span: Span, children: tuple[Section, ...], above: tuple[_Piece, ...]
    ) -> Iterator[Task]:
        for line in self._lines(span, children):
            beside = tuple(piece for piece in line if piece.assigns) or above
            begun: list[_Piece] = []
            head: _Piece | None = None
            for piece in line:
                if piece.assigns:
                    continue
                if piece.counted or not piece.orders or piece.roles:
                    yield from self._task(section, begun, beside)
                    begun = []
                    if piece.counted or piece.roles:
                        yield from self._task(section, [piece], (head, *beside) if piece.goes_on and head else beside)
                        head = piece if piece.roles or not piece.goes_on else head
                else:
                    begun.append(piece)
            yield from self._task(section, begun, beside)

    def _task(self, section: str | None, pieces: list[_Piece], beside: tuple[_Piece, ...]) -> Iterator[Task]:
        if not pieces:
            return
        start, end = _stripped(self._text, pieces[0].start, pieces[-1].end)
        clauses = [clause for piece in pieces for clause in piece.clauses]
        quotas = tuple(quota for piece in pieces for quota in piece.quotas)
        own = tuple(role for piece in pieces for role in piece.roles)
        dated = tuple(deadline for piece in pieces for deadline in piece.deadlines)
        before = tuple(role for piece in beside if not piece.assigns for role in piece.roles)
        roles = own or before or tuple(role for piece in beside if piece.assigns for role in piece.roles)
        spoken: tuple[Quota | Clause, ...] = (
            *quotas,
            *clauses,
            *(clause for piece in beside if not piece.assigns for clause in piece.clauses),
        )
        yield Task(
            section=section,
            trail=self._trails[section],
            start=start,
            end=end,
            quote=self._text[start:end],
            page=next((fact.span.page for fact in (*quotas, *dated, *own, *clauses)), None),
            what=_what(clauses, quotas, dated, own) or self._text[start:end],
            roles=roles,
            actor=next((fact.actor for fact in spoken if fact.actor), None),
            quotas=quotas,
            deadlines=dated or tuple(deadline for piece in beside if piece.assigns for deadline in piece.deadlines),
        )


_ASSIGNED = re.compile(r"牵头|责任|负责|配合|主办|承办|协办|协助|参[加与]|完成|时限|[年月日]底?前|底前")


def _what(
    clauses: Sequence[Clause], quotas: Sequence[Quota], deadlines: Sequence[Deadline], roles: Sequence[RoleHeld]
) -> str:
    """What is to be done, in the text's words; "" where no fact names it."""
    named = [d.action for d in deadlines if d.action] + [q.activity for q in quotas if not q.vague]
    if not named:
        named = [c.action for c in clauses if c.action and c.modality in _ORDERS] or [r.scope for r in roles if r.scope]
    return "；".join(list(dict.fromkeys(named))[:_MOST_ACTIONS])


def _ordered(facts: Iterator[F] | tuple[F, ...]) -> list[F]:
    return sorted(facts, key=lambda fact: (fact.span.start, fact.span.end))


def _within(rows: list[F], start: int, end: int) -> list[F]:
    """The facts that begin in [start, end)."""
    first = bisect_left(rows, start, key=lambda fact: fact.span.start)
    return rows[first : bisect_left(rows, end, first, key=lambda fact: fact.span.start)]


def _touch(one: Fact, other: Fact) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
