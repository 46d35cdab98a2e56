"""Whose plans are compared, and where in them something stands."""

from __future__ import annotations

from typing import Literal

from gongwen.document.model import Record, Span

NamedBy = Literal["issuer", "title", "file"]


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
