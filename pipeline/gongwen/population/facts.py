"""What an office knows of itself: the facts that its plans are to say.

One small TOML. Its fields are called as in the document model, and mean the same; all but `unit` may be left out. What is
not in it is unknown, and stays open in what is made from it.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from gongwen.document.model import Op, Record, Role
from gongwen.document.store import pretty

Words = Annotated[str, msgspec.Meta(min_length=1, max_length=400, pattern=r"^[^\n\r\t]*\S[^\n\r\t]*$")]
"""Text on one line, with something in it."""
Day = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
Term = Annotated[str, msgspec.Meta(pattern=r"^(P\d{1,3}(D|W|M|Y)|term)$")]
"""How often: an ISO 8601 duration (P1M, P3M, P6M, P1Y …), or "term" for 学期."""
Due = Annotated[
    str,
    msgspec.Meta(pattern=r"^(\d{4}-\d\d-\d\d|--\d\d-\d\d|---\d\d|P(\d+(D|BD|W|M|Y)|T\d+[HM]))$"),
]
"""By when: a day (2026-06-30), one of every year (--06-30), of every month (---25), or a time allowed (P15D, P5BD)."""
Year = Annotated[int, msgspec.Meta(ge=1900, le=2199)]
Amount = Annotated[float, msgspec.Meta(ge=0)] | Annotated[int, msgspec.Meta(ge=0)]


class Holding(Record, frozen=True):
    """Who holds which responsibility: `holder` is the post or the body, `person` the name of who fills it."""

    role: Role
    holder: Words
    person: Words | None = None
    scope: Words | None = None


class Promise(Record, frozen=True):
    """What is to be done how often, or which value is to be reached. With `op` "between", `max` is the upper end."""

    activity: Words
    value: Amount
    op: Op = ">="
    max: Amount | None = None
    unit: Words | None = None
    period: Term | None = None
    actor: Words | None = None


class Duty(Record, frozen=True):
    """What is to be done by when."""

    action: Words
    iso: Due
    actor: Words | None = None


class Facts(Record, frozen=True):
    """The facts of one unit for one year.

    `fields` are names of one's own, for places that say {{name}} or name：____; `passages` are one's own words for an item of
    a profile, by its id, for what is no fact of the other kinds: the aim, what is paid from what, who answers for what.
    """

    unit: Words
    aliases: tuple[Words, ...] = ()
    """Other names of the unit, shorter ones first: 水务局."""
    level: Words | None = None
    year: Year | None = None
    title: Words | None = None
    document_number: Words | None = None
    dated: Day | None = None
    addressees: tuple[Words, ...] = ()
    basis: tuple[Words, ...] = ()
    """Titles of the papers that the plan rests on, without 《》."""
    roles: tuple[Holding, ...] = ()
    quotas: tuple[Promise, ...] = ()
    deadlines: tuple[Duty, ...] = ()
    fields: dict[str, Words] = {}
    passages: dict[str, Words | tuple[Words, ...]] = {}


def json_schema() -> bytes:
    """JSON Schema (2020-12) of a file of facts, generated from the types."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gongwen facts",
        **msgspec.json.schema(Facts),
    }
    return pretty(msgspec.json.encode(schema))
