"""Codes laid on units, and how far the coders agree there: by pairs, over all, by code, and where they do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from gongwen.agreement.measures import alpha, kappa, observed
from gongwen.document.model import Document, Fact, Plan

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Agreement", "Unit", "agree"]

Unit = Literal["clauses", "quotas", "roles"]

_Span = tuple[int, int, str]
"""Where a code stands, and the code."""

MACHINE = "gongwen"
NO_CODE = "—"
"""The code of a unit that its coder left without one."""


@dataclass(frozen=True)
class Agreement:
    """How far coders agree.

    `units`: a row for each unit, with a column for each coder; `pairs`: for each two coders the units both coded, the share in
    which they agree, and Cohen's kappa; `alpha`: Krippendorff's over all coders; `by_code`: for each code the units it was given
    to and alpha of giving it or not; `disagreements`: the units on which not all agree.
    """

    coders: tuple[str, ...]
    units: pd.DataFrame
    pairs: pd.DataFrame
    alpha: float | None
    by_code: pd.DataFrame
    disagreements: pd.DataFrame

    def _repr_html_(self) -> str:
        value = "–" if self.alpha is None else f"{self.alpha:.3f}"
        return (
            f"<p>Krippendorff's alpha = {value}</p>{self.pairs.to_html(index=False)}{self.by_code.to_html(index=False)}"
        )


def agree(
    codes: pd.DataFrame,
    corpus: Iterable[Document],
    unit: Unit = "clauses",
    machine: str | None = None,
    blank_is_code: bool = True,
) -> Agreement:
    """How far the coders of `codes` (as `read_codes` gives them) agree, unit by unit.

    A code belongs to a unit where they share at least half of the shorter of the two; of several that one coder gave to a unit,
    the one that shares most counts. `machine`: a field of the unit, such as "modality" of clauses, that our extraction filled in,
    as one coder more. `blank_is_code`: what a coder left uncoded in a document that he coded was left so on purpose; else it is
    a gap. Codes without a place are left out.

    Raises:
        AttributeError: the unit has no field of that name.
    """
    import pandas as pd  # it was there to read the codes

    placed = codes[codes["start"].notna()]
    coders = tuple(dict.fromkeys(placed["coder"]))
    names = coders if machine is None else (*coders, MACHINE)
    given: dict[tuple[str, str], list[_Span]] = {}
    for row in placed.to_dict("records"):
        span = (int(row["start"]), int(row["end"]), str(row["code"]))
        given.setdefault((row["doc"], row["coder"]), []).append(span)
    rows: list[dict[str, object]] = []
    for doc in corpus:
        if not any((doc.id, coder) in given for coder in coders):
            continue
        for plan in doc.plans:
            for fact in _facts(plan, unit):
                held_by: dict[str, object] = {"file": doc.source.name, "doc": doc.id, "id": fact.id, "text": fact.text}
                for coder in coders:
                    held_by[coder] = _code(fact, given.get((doc.id, coder)), blank_is_code)
                if machine is not None:
                    held_by[MACHINE] = getattr(fact, machine) or NO_CODE
                rows.append(held_by)
    units = pd.DataFrame(rows, columns=["file", "doc", "id", "text", *names]).astype(object)
    held = [
        tuple(None if pd.isna(code) else code for code in row) for row in units[list(names)].itertuples(index=False)
    ]
    return Agreement(
        coders=names,
        units=units,
        pairs=pd.DataFrame(_pairs(names, held), columns=["one", "other", "units", "observed", "kappa"]),
        alpha=alpha(held),
        by_code=pd.DataFrame(_by_code(held), columns=["code", "units", "alpha"]),
        disagreements=units[[len({code for code in row if code is not None}) > 1 for row in held]],
    )


def _facts(plan: Plan, unit: Unit) -> Iterable[Fact]:
    found: dict[Unit, Iterable[Fact]] = {"clauses": plan.clauses, "quotas": plan.quotas, "roles": plan.roles}
    return found[unit]


def _code(fact: Fact, given: list[_Span] | None, blank_is_code: bool) -> str | None:
    """The code that a coder gave to a unit; None for a gap."""
    if given is None:
        return None
    best, code = 0, NO_CODE if blank_is_code else None
    for start, end, name in given:
        shared = min(end, fact.span.end) - max(start, fact.span.start)
        if shared > best and 2 * shared >= min(end - start, fact.span.end - fact.span.start):
            best, code = shared, name
    return code


def _pairs(names: tuple[str, ...], held: list[tuple[str | None, ...]]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for a, b in combinations(range(len(names)), 2):
        one, other = ([row[k] for row in held] for k in (a, b))
        both = sum(x is not None and y is not None for x, y in zip(one, other, strict=True))
        rows.append(
            {
                "one": names[a],
                "other": names[b],
                "units": both,
                "observed": observed(one, other),
                "kappa": kappa(one, other),
            }
        )
    return rows


def _by_code(held: list[tuple[str | None, ...]]) -> list[dict[str, object]]:
    codes = sorted({code for row in held for code in row if code is not None and code != NO_CODE})
    return [
        {
            "code": code,
            "units": sum(code in row for row in held),
            "alpha": alpha([tuple(None if given is None else given == code for given in row) for row in held]),
        }
        for code in codes
    ]
