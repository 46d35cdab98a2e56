"""Gold annotations: one JSON per document; every quote is a substring of the source text."""

from __future__ import annotations

from pathlib import Path

import msgspec

from gongwen.errors import DocumentInvalid
from gongwen.evaluate.items import Item, Place, Value, bare


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """A quote; `nth` (from 0) says which occurrence is meant, `all` that every one is."""

    quote: str
    nth: int | None = None
    all: bool = False


class GoldPlan(Quoted, frozen=True, kw_only=True):
    """A plan."""

    title: str | None
    genre: str
    issuer: str | None
    year: int | None
    document_number: str | None


class GoldSection(Quoted, frozen=True, kw_only=True):
    """A section."""

    label: str
    level: int


class GoldRole(Quoted, frozen=True, kw_only=True):
    """A responsibility."""

    role: str
    holder: str


class GoldQuota(Quoted, frozen=True, kw_only=True):
    """A quota; vague ones are scored apart."""

    activity: str | None = None
    op: str | None = None
    value: float | int | None = None
    max: float | int | None = None
    unit: str | None = None
    period: str | None = None
    vague: bool = False


class GoldDeadline(Quoted, frozen=True, kw_only=True):
    """A deadline."""

    iso: str | None = None


class GoldSanction(Quoted, frozen=True, kw_only=True):
    """A sanction."""

    tier: str | None = None
    measures: tuple[str, ...]


class GoldAccountability(msgspec.Struct, frozen=True):
    """Triggers and sanctions."""

    triggers: tuple[Quoted, ...] = ()
    sanctions: tuple[GoldSanction, ...] = ()


class Annotation(msgspec.Struct, frozen=True):
    """The annotation of one document. `partial` names the kinds whose lists are not complete, which are not scored."""

    plans: tuple[GoldPlan, ...] = ()
    sections: tuple[GoldSection, ...] = ()
    roles: tuple[GoldRole, ...] = ()
    quotas: tuple[GoldQuota, ...] = ()
    deadlines: tuple[GoldDeadline, ...] = ()
    accountability: GoldAccountability = GoldAccountability()
    blanks: tuple[Quoted, ...] | msgspec.UnsetType = msgspec.UNSET
    noise: tuple[Quoted, ...] | msgspec.UnsetType = msgspec.UNSET
    partial: tuple[str, ...] = ()

    @property
    def skipped(self) -> frozenset[str]:
        """The kinds that are not scored for this document."""
        wider = {"quotas": ("quotas", "vague"), "accountability": ("triggers", "sanctions")}
        kinds = {kind for part in self.partial for kind in wider.get(part, (part,))}
        kinds |= {name for name, rows in (("blanks", self.blanks), ("noise", self.noise)) if rows is msgspec.UNSET}
        return frozenset(kinds)

    def items(self, text: str) -> dict[str, list[Item]]:
        """The items by kind, placed in the source text."""
        where = Locator(text)
        return {
            "plans": [
                Item(place, (row.genre, row.year), fields=_fields(row, "title", "issuer", "document_number"))
                for row in self.plans
                for place in where.places(row)
            ],
            "sections": self._sections(where),
            "roles": [Item(place, (row.role, bare(row.holder))) for row in self.roles for place in where.places(row)],
            "quotas": [
                Item(place, (row.op, row.value, row.max, row.unit, row.period), fields=_fields(row, "activity"))
                for row in self.quotas
                if not row.vague
                for place in where.places(row)
            ],
            "vague": [Item(place) for row in self.quotas if row.vague for place in where.places(row)],
            "deadlines": [Item(place, (row.iso,)) for row in self.deadlines for place in where.places(row)],
            "triggers": [Item(place) for row in self.accountability.triggers for place in where.places(row)],
            "sanctions": [
                Item(place, measures=frozenset(str(bare(name)) for name in row.measures), fields=_fields(row, "tier"))
                for row in self.accountability.sanctions
                for place in where.places(row)
            ],
            "blanks": [Item(place) for row in self.blanks or () for place in where.places(row)],
            "noise": self._noise(where),
        }

    def _sections(self, where: Locator) -> list[Item]:
        """Sections stand in document order: each is looked for after the one before, unless its occurrence is given."""
        items, after = [], 0
        for row in self.sections:
            place = where.find(row.quote, after=after) if row.nth is None else where.find(row.quote, row.nth)
            if place is not None:
                after = place[0] + 1
            items.append(Item(place, (row.level,), fields=(("label", row.label),)))
        return items

    def _noise(self, where: Locator) -> list[Item]:
        """Noise is counted by character: a quote that is nowhere counts each of its characters."""
        items = []
        for row in self.noise or ():
            for place in where.places(row):
                count = len("".join(row.quote.split())) if place is None else 1
                items += [Item(place)] * count
        return items


def load_gold(path: Path) -> Annotation:
    """The annotation in a file.

    Raises:
        DocumentInvalid: it is not one; the message says where.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Annotation)
    except msgspec.DecodeError as error:
        raise DocumentInvalid(f"{path}: {error}") from error


class Locator:
    """Finds quotes in a source text: exactly, or else with blanks ignored, as the same text may be laid out otherwise."""

    def __init__(self, text: str) -> None:
        """Prepare a text."""
        self._text = text
        self._offsets = [k for k, character in enumerate(text) if not character.isspace()]
        self._squeezed = "".join(text.split())

    def places(self, row: Quoted) -> list[Place | None]:
        """Where a quote stands: one place, or every one; [None] for a quote that is not there."""
        if not row.all:
            return [self.find(row.quote, row.nth or 0)]
        found: list[Place | None] = []
        at = self._text.find(row.quote)
        while at >= 0:
            found.append((at, at + len(row.quote)))
            at = self._text.find(row.quote, at + len(row.quote))
        return found or [None]

    def find(self, quote: str, nth: int = 0, after: int = 0) -> Place | None:
        """The nth occurrence of a quote that starts at or behind `after`."""
        at = _nth(self._text, quote, nth, after)
        if at >= 0:
            return at, at + len(quote)
        needle = "".join(quote.split())
        start = next((k for k, offset in enumerate(self._offsets) if offset >= after), len(self._offsets))
        at = _nth(self._squeezed, needle, nth, start) if needle else -1
        return None if at < 0 else (self._offsets[at], self._offsets[at + len(needle) - 1] + 1)


def _nth(text: str, part: str, nth: int, start: int) -> int:
    at = start - 1
    for _ in range(nth + 1):
        at = text.find(part, at + 1)
        if at < 0:
            break
    return at


def _fields(row: msgspec.Struct, *names: str) -> tuple[tuple[str, Value], ...]:
    return tuple((name, getattr(row, name)) for name in names)
