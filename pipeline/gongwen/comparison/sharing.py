"""What units share: the same clause in other words, what a difference changes, and how much of a text is whose."""

from __future__ import annotations

from typing import Literal

from gongwen.comparison.units import Place
from gongwen.document.model import Modality, Record

ChangeKind = Literal["number", "holder", "role", "modality"]
Direction = Literal["weaker", "stronger", "other"]
EditKind = Literal["replace", "insert", "delete"]


class Edit(Record, frozen=True):
    """One difference between two texts, in code points from the start of each."""

    kind: EditKind
    before: tuple[int, int]
    after: tuple[int, int]


class Change(Record, frozen=True):
    """A difference that matters: a number, a holder, a role, a modality.

    `direction`: of the promise, from `before` to `after` (不少于4次 → 不少于2次 is weaker); "other" where neither can be said.
    `said_before`, `said_after`: what was read (`>= 4 次 P1Y`), null where one of the two says nothing. `before`, `after`: where,
    in code points from the start of each text.
    """

    kind: ChangeKind
    direction: Direction
    said_before: str | None
    said_after: str | None
    before: tuple[int, int] | None
    after: tuple[int, int] | None


class ClauseMember(Record, frozen=True):
    """A statement in a group: a sentence, or an item of a list."""

    place: Place
    modalities: tuple[Modality, ...]
    actors: tuple[str, ...]


class Difference(Record, frozen=True):
    """How member `after` differs from member `before` (places in the group's `members`). `before` is always the group's first.

    `similarity` (0–1) is of the characters, punctuation left out.
    """

    before: int
    after: int
    similarity: float
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]


class ClauseGroup(Record, frozen=True):
    """Statements of at least two units that say the same. The first member is the earliest where dates are known, else the first
    in the order of units; the others stand in the order of units. `units`: who has it; `missing`: who has not.
    """

    id: str
    topics: tuple[str, ...]
    members: tuple[ClauseMember, ...]
    differences: tuple[Difference, ...]
    units: tuple[str, ...]
    missing: tuple[str, ...]


class Alone(Record, frozen=True):
    """What only one unit has: its statements that are in no group."""

    unit: str
    members: tuple[ClauseMember, ...]


class AllButOne(Record, frozen=True):
    """What every unit but this one has: ids of groups. Only where there are three units or more."""

    unit: str
    groups: tuple[str, ...]


class Reuse(Record, frozen=True):
    """What two units share. `source`, `target`: from whom to whom by date; null where a date is unknown or both are the same.

    `statements`: groups that both are in. `characters`: of `a` that stand in `b` as well, in the same order, punctuation left out;
    `share_a`, `share_b`: of the characters of each.
    """

    a: str
    b: str
    statements: int
    characters: int
    share_a: float
    share_b: float
    source: str | None
    target: str | None
    groups: tuple[str, ...]


class Stock(Record, frozen=True):
    """How much of a unit's text is its own. In characters, punctuation and headings left out.

    `common`: in statements that most units have (more than half, and at least three); `shared`: in statements that some other
    unit has; `own`: in the rest. The three add up to `characters`.
    """

    unit: str
    characters: int
    common: int
    shared: int
    own: int
