"""What a comparison says: closed, immutable records, JSON-able, every statement with its place in a source.

Units are the columns of everything; their ids (u1, u2, …) follow the order of `Comparison.units`. Topics are ids of the codebook,
whose names stand in `Comparison.topics`. Ids of groups and rows are stable for the same documents in any order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from gongwen.comparison.sharing import AllButOne, Alone, ClauseGroup, Reuse, Stock
from gongwen.comparison.units import Place, Unit
from gongwen.document.model import Op, Record, Role
from gongwen.messages import Language

if TYPE_CHECKING:
    import pandas as pd

    from gongwen.comparison.display import Drawing

By = Literal["quotas", "roles", "clauses", "accountability"]
"""The views of a comparison."""

CellState = Literal["stated", "vague", "mentioned", "silent"]
"""stated: with a number or a cadence; vague: a quota without one (定期); mentioned: clauses about it, no quota; silent: nothing."""


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
