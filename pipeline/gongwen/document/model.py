"""The document model: one JSON per uploaded file, as the contract names it.

All offsets are half-open and count Unicode code points. `text` of a fact is `Document.text[start:end]`. Unknown is a
value: `None` (null in JSON), never a guess.
"""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from gongwen.text.edits import Edit

SCHEMA_VERSION = "1.0"

Modality = Literal["must", "should", "may", "must_not", "encouraged", "states"]
Script = Literal["Hans", "Hant", "mixed", "other"]
Op = Literal[">=", "<=", "=", ">", "<", "between"]
FactKind = Literal["roles", "quotas", "deadlines", "accountability"]
SignOfStructure = Literal["no-issuer", "no-genre", "gaps", "unsectioned", "unnumbered"]
BlankKind = Literal["name", "year", "number", "other"]
Role = Literal[
    "主体责任", "第一责任人", "直接责任人", "主要领导责任", "重要领导责任", "领导责任", "监督责任", "全面责任",
    "组长", "副组长", "成员", "办公室", "召集人", "联系人", "牵头", "配合", "责任单位", "负责", "考核", "解释", "专人",
]  # fmt: skip
Genre = Literal[
    "实施方案", "工作方案", "方案", "工作要点", "工作计划", "行动计划", "规划", "应急预案", "制度", "办法", "细则", "规定",
    "规则", "条例", "准则", "意见", "通知", "通报", "决定", "公告", "批复", "函", "纪要", "责任书", "总结", "经验材料",
    "讲话", "报告", "法律", "其他",
]  # fmt: skip


FACT_KINDS: tuple[FactKind, ...] = get_args(FactKind)


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """A closed, immutable record; no record can hold itself, so the garbage collector need not look at them."""


class Span(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Where something stands: in the document's `text` and, source_*, in `source.text`; the page (from 1) if known."""

    start: int
    end: int
    source_start: int
    source_end: int
    page: int | None = None


REDACTED = "+redacted"
"""What the version of a redacted document's generator ends in (a local version, as PEP 440 has it)."""


class Generator(Record, frozen=True):
    """What wrote the document."""

    name: str
    version: str


class Source(Record, frozen=True):
    """The uploaded file. `text` is exactly what the reader delivered; `sha256`, `size` (bytes) are of its bytes."""

    name: str
    media_type: str
    sha256: str
    size: int
    encoding: str | None
    script: Script
    pages: int | None
    text: str


class Notice(Record, frozen=True):
    """Damage or doubt, as data. `code` is stable; `message` is for people."""

    code: str
    message: str
    span: Span | None = None


class Section(Record, frozen=True):
    """A part of a plan: numbered, or an unnumbered heading (label ""). `level` is 1 at the top."""

    id: str
    label: str
    number: int | None
    level: int
    heading: str | None
    span: Span
    children: tuple[Section, ...]


class Fact(Record, frozen=True):
    """Anything found in a plan; `section` is the innermost section that holds it, None where the plan itself does."""

    id: str
    section: str | None
    span: Span
    text: str


class Clause(Fact, frozen=True):
    """What a sentence between two commas or semicolons says: who (actor) must, may, … do what (action)."""

    modality: Modality
    actor: str | None
    action: str | None
    topics: tuple[str, ...]


class RoleHeld(Fact, frozen=True):
    """Someone or some body is given a standing responsibility. `scope` is what for; `person`, `post` where listed apart."""

    role: Role
    holder: str
    person: str | None
    post: str | None
    scope: str | None


class Quota(Fact, frozen=True):
    """A stated amount or cadence that an action or a result must reach.

    `value` is null where the text leaves it blank (x 次); with `op` "between" `max` is the upper end. `period` is an
    ISO 8601 duration, "term" (学期), or null. `implicit`: a cadence with no count, so once a period. `vague`: no number at
    all (定期). `per_year`: value brought to one year where value and period are known. `parent`: the quota that this one
    is a part of (其中…). `repaired`: read through a suspected slip, which a warning names.
    """

    activity: str
    topic: str | None
    op: Op | None
    value: float | int | None
    max: float | int | None
    unit: str | None
    period: str | None
    implicit: bool
    vague: bool
    per_year: float | int | None
    actor: str | None
    parent: str | None
    repaired: bool


class Deadline(Fact, frozen=True):
    """A time by which, or a span in which, something must be done. `iso`: the last day it allows, or a duration."""

    expression: str
    iso: str | None
    action: str | None


class Measure(Record, frozen=True):
    """One measure of a sanction, as printed. `regime` and `band` (1–4, the 四种形态 scale) only where established."""

    name: str
    regime: str | None
    band: int | None


class Trigger(Fact, frozen=True):
    """Conduct or a result that someone answers for; `sanctions` are the ids of what then happens."""

    condition: str
    catch_all: bool
    sanctions: tuple[str, ...]


class Sanction(Fact, frozen=True):
    """What happens then. `cumulative`: may its measures be combined (可以单独使用,也可以合并使用)?"""

    tier: str | None
    measures: tuple[Measure, ...]
    authority: str | None
    cumulative: bool | None


class Accountability(Record, frozen=True):
    """Who answers for what, and how."""

    triggers: tuple[Trigger, ...]
    sanctions: tuple[Sanction, ...]


class Citation(Record, frozen=True):
    """Another document that the plan names."""

    id: str
    title: str
    document_number: str | None
    span: Span
    text: str


class Blank(Record, frozen=True):
    """A place that the text leaves to be filled in."""

    kind: BlankKind
    span: Span
    text: str


class Plan(Record, frozen=True):
    """One plan or rule: a file may hold several."""

    id: str
    span: Span
    title: str | None
    genre: Genre
    carrier: str | None
    issuer: str | None
    level: str | None
    year: int | None
    document_number: str | None
    addressees: tuple[str, ...]
    dated: str | None
    basis: tuple[str, ...]
    sections: tuple[Section, ...]
    clauses: tuple[Clause, ...]
    roles: tuple[RoleHeld, ...]
    quotas: tuple[Quota, ...]
    deadlines: tuple[Deadline, ...]
    accountability: Accountability
    citations: tuple[Citation, ...]
    blanks: tuple[Blank, ...]


class KindGrade(Record, frozen=True):
    """Sentences with facts of a kind: how many a second opinion expects (a sum of probabilities), how many the rules found."""

    kind: FactKind
    expected: float
    found: int


class StructureSign(Record, frozen=True):
    """A sign that plans or sections were not read well, and what it takes from the grade of structure."""

    sign: SignOfStructure
    cost: float


class Overlooked(Record, frozen=True):
    """A sentence that states a fact of this kind with this probability, though none was extracted from it."""

    kind: FactKind
    probability: float
    span: Span


class Quality(Record, frozen=True):
    """How sure we are of a document, and why: to know which to read first. Grades are 0 to 1, higher is better.

    `facts`: the F1 to be expected of roles, quotas, deadlines and accountability; null where the text seems to promise none.
    `structure`: that of plans and sections. `doubts`: the sentences to look at, the most probable first.
    """

    facts: float | None
    structure: float
    kinds: tuple[KindGrade, ...]
    signs: tuple[StructureSign, ...]
    doubts: tuple[Overlooked, ...]


class Document(Record, frozen=True):
    """One uploaded file, read. Applying `edits` to `source.text` gives `text`, exactly.

    `quality` is null in documents that were extracted before there were grades.
    """

    schema_version: str
    id: str
    generator: Generator
    source: Source
    text: str
    edits: tuple[Edit, ...]
    plans: tuple[Plan, ...]
    warnings: tuple[Notice, ...]
    quality: Quality | None = None
