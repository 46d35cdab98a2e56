"""What a comparison says: closed, immutable records, JSON-able, every statement with its place in a source.

Units are the columns of everything; their ids (u1, u2, …) follow the order of `Comparison.units`. Topics are ids of the codebook,
whose names stand in `Comparison.topics`. Ids of groups and rows are stable for the same documents in any order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from gongwen.document.model import Modality, Op, Record, Role, Span
from gongwen.messages import Language

if TYPE_CHECKING:
    import pandas as pd

    from gongwen.comparison.display import Drawing

By = Literal["quotas", "roles", "clauses", "accountability"]
"""The views of a comparison."""

NamedBy = Literal["issuer", "title", "file"]
CellState = Literal["stated", "vague", "mentioned", "silent"]
"""stated: with a number or a cadence; vague: a quota without one (定期); mentioned: clauses about it, no quota; silent: nothing."""

ChangeKind = Literal["number", "holder", "role", "modality"]
Direction = Literal["weaker", "stronger", "other"]
EditKind = Literal["replace", "insert", "delete"]


class Place(Record, frozen=True):
    """Where something stands: `text` is the document's text from `span.start` to `span.end`; `section` as in the document."""

    unit: str
    document: str
    plan: str
    section: str | None
    span: Span
    text: str


class PlanOf(Record, frozen=True):
    """A plan of a unit, as the document says."""

    id: str
    title: str | None
    genre: str
    year: int | None
    dated: str | None


class Unit(Record, frozen=True):
    """Whose plans these are: one document's, or, of a file that holds plans of several issuers, one issuer's.

    `name` is unique in a comparison. It is the issuer's where the document says it, else the title, else the file's name; units
    are never merged by guess. `dated` is the latest date of its plans (ISO, perhaps only a year), null where none is known.
    """

    id: str
    name: str
    named_by: NamedBy
    document: str
    file: str
    plans: tuple[PlanOf, ...]
    dated: str | None


class TopicName(Record, frozen=True):
    """A topic of the codebook that the comparison speaks of."""

    id: str
    zh: str
    en: str
    under: str | None


# ---- the same duty, other numbers


class QuotaEntry(Record, frozen=True):
    """One quota of a unit, as extracted; `topics` are all it is about, the most telling first."""

    place: Place
    activity: str
    op: Op | None
    value: float | int | None
    max: float | int | None
    measure: str | None
    period: str | None
    per_year: float | int | None
    vague: bool
    implicit: bool
    actor: str | None
    topics: tuple[str, ...]


class QuotaCell(Record, frozen=True):
    """What one unit promises about one topic. `mentions`: clauses about it, where there is no quota; at most three."""

    unit: str
    state: CellState
    entries: tuple[QuotaEntry, ...]
    mentions: tuple[Place, ...]


class QuotaRow(Record, frozen=True):
    """A topic over all units, one cell each, in their order. `topic` is null where the codebook knows none: then `name` is
    what the activities have in common, offered for naming, or "" for all that is like nothing else.
    """

    id: str
    topic: str | None
    name: str
    cells: tuple[QuotaCell, ...]


# ---- who holds which responsibility


class RoleEntry(Record, frozen=True):
    """One role of a unit. `kinds`: what kind of office holds it (topics of kind holder), empty where unknown."""

    place: Place
    holder: str
    kinds: tuple[str, ...]
    person: str | None
    scope: str | None
    topics: tuple[str, ...]


class RoleCell(Record, frozen=True):
    """Who holds one responsibility in one unit; empty where the unit says nobody does."""

    unit: str
    entries: tuple[RoleEntry, ...]


class RoleRow(Record, frozen=True):
    """A responsibility over all units. Of tasks (牵头, 配合, 负责, …) there is a row for each topic; `topic` null: no known one."""

    id: str
    role: Role
    topic: str | None
    cells: tuple[RoleCell, ...]


# ---- which conduct, which ladder


class Step(Record, frozen=True):
    """One sanction. `measures` as printed; `bands` (1–4, the four forms) beside them, null where not established."""

    place: Place
    tier: str | None
    measures: tuple[str, ...]
    bands: tuple[int | None, ...]
    regimes: tuple[str | None, ...]
    authority: str | None
    cumulative: bool | None


class ConductEntry(Record, frozen=True):
    """A conduct that a unit sanctions, and the steps that are named for it."""

    place: Place
    condition: str
    catch_all: bool
    steps: tuple[Step, ...]
    topics: tuple[str, ...]


class ConductCell(Record, frozen=True):
    """What one unit says of one conduct; empty where it names none such."""

    unit: str
    entries: tuple[ConductEntry, ...]


class ConductRow(Record, frozen=True):
    """A kind of conduct over all units. `topic` null: no known one; `name` is then what the texts have in common,
    or "" for all that is like nothing else.
    """

    id: str
    topic: str | None
    name: str
    cells: tuple[ConductCell, ...]


class Ladder(Record, frozen=True):
    """All sanctions of one unit, in the order of its text."""

    unit: str
    steps: tuple[Step, ...]


# ---- the same clause, other words


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


# ---- reuse


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


# ---- what the codebook does not know


class Unknown(Record, frozen=True):
    """Texts of one kind that no topic knows, grouped by likeness, with a name to think about and the words for a codebook."""

    kind: Literal["quota", "role", "trigger"]
    name: str
    words: tuple[str, ...]
    places: tuple[Place, ...]


class Comparison(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Plans across units: `gongwen.compare(corpus)`."""

    generator: str
    codebook: str
    codebook_version: str
    units: tuple[Unit, ...]
    topics: tuple[TopicName, ...]
    quotas: tuple[QuotaRow, ...]
    roles: tuple[RoleRow, ...]
    conduct: tuple[ConductRow, ...]
    ladders: tuple[Ladder, ...]
    groups: tuple[ClauseGroup, ...]
    alone: tuple[Alone, ...]
    all_but_one: tuple[AllButOne, ...]
    reuse: tuple[Reuse, ...]
    stock: tuple[Stock, ...]
    unknown: tuple[Unknown, ...]

    def __repr__(self) -> str:
        return f"Comparison({len(self.units)} units, {len(self.groups)} groups of clauses)"

    # Display comes after the results; its packages are extras, so it is imported when it is asked for.

    def table(self, by: By | None = None, lang: Language = "zh") -> pd.DataFrame:
        """One row for each thing that a unit says, of one view or of all.

        Raises:
            MissingExtra: pandas is not installed.
        """
        from gongwen.comparison.display import table

        return table(self, by, lang)

    def picture(self, by: By | None = None, lang: Language = "zh") -> Drawing:
        """The picture of a view, which shows itself in a notebook: quotas, roles, clauses (reuse), accountability (ladders).

        Raises:
            MissingExtra: altair or vl-convert is not installed.
        """
        from gongwen.comparison.display import drawing

        return drawing(self, by, lang)

    def _repr_html_(self) -> str:
        from gongwen.comparison.display import summary

        return summary(self, "zh")
