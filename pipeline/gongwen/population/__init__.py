"""The other way round: from extracted plans and a few facts of one's own to the files that an office works with.

    facts      what an office knows of itself: its types; `reading` and `writing` are its file
    tasks      who has to do what, how often, by when; `places` says where
    ledger     tasks as the 任务分解表 (xlsx)
    calendar   deadlines and cadences (ics)
    template   blanks and fields of a docx, md or txt, filled in place
    draft      a new plan: what a profile requires, filled with facts, laid out to GB/T 9704-2012 (docx)
    wording    amounts and times as a plan says them

Nothing is invented: what neither the plans nor the facts say stays open, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from gongwen.checking import profile_of
from gongwen.document.model import Document
from gongwen.errors import PopulationRefused
from gongwen.population.calendar import calendar
from gongwen.population.draft import Drafted, draft, refuse_contradictions, sentences
from gongwen.population.facts import Facts
from gongwen.population.ledger import AsOf, ledger
from gongwen.population.reading import load_facts, parse_facts
from gongwen.population.template import Filled, fill
from gongwen.population.writing import first_facts
from gongwen.redaction import Aliases, aliases
from gongwen.redaction.persons import of_holder

__all__ = ["KINDS", "Facts", "draft_plan", "facts_of", "fill_template", "load_facts", "populate", "without_persons"]


def populate(
    what: str | Path,
    docs: Document | Iterable[Document] = (),
    facts: Facts | str | Path | None = None,
    *,
    as_of: AsOf = None,
    spread: bool = False,
    profile: str | Path | None = None,
    title: str | None = None,
) -> bytes:
    """The bytes of a file made from extracted plans and facts.

    `what`: "facts" (TOML: a first version from the one document), "ledger" (XLSX; `as_of` is the day from which overdue is
    counted), "calendar" (ICS; `spread` chooses days for cadences), "plan" (DOCX: a draft of what `profile` requires, with the
    facts in it, under `title` or theirs; `docs` show how others word what stays open), or the path of a template (docx, md, txt) whose blanks are
    to be filled; what of it stays open, and why, says `gongwen.population.template.fill`. `facts` are loaded if they are a
    path; where none are given, those of the document are taken. The year of a calendar's plans is theirs where a plan names
    none.

    Raises:
        PopulationRefused: what was asked can't be made of what was given; says what to do.
        FactsInvalid: the file of facts can't be used; names the entry.
        ProfileInvalid: there is no such profile, or it can't be used.
        ReadError: the template can't be read.
        MissingExtra: `gongwen[office]` is not installed.
    """
    documents = [docs] if isinstance(docs, Document) else list(docs)
    known = load_facts(Path(facts)) if isinstance(facts, str | Path) else facts
    if what not in KINDS:
        return fill_template(Path(what), facts_of(documents, known), profile).data
    if what == "plan":
        return draft_plan(facts_of(documents, known), documents, profile, title).data
    if not documents:
        _one(documents)
    if what == "ledger":
        return ledger(documents, as_of)
    if what == "calendar":
        return calendar(documents, known.year if known else None, spread=spread)
    return first_facts(_one(documents))


def fill_template(template: Path, facts: Facts, profile: str | Path | None = None) -> Filled:
    """A template filled with facts; where a profile is named, facts that contradict it are refused.

    Raises:
        ReadError, PopulationRefused, ProfileInvalid: as `populate`.
    """
    if profile is not None:
        refuse_contradictions(profile_of(profile), sentences(facts))
    return fill(template, facts)


def draft_plan(facts: Facts, docs: list[Document], profile: str | Path | None, title: str | None) -> Drafted:
    """A draft of what a profile requires, of any plan where none is named.

    Raises:
        PopulationRefused, ProfileInvalid, MissingExtra: as `populate`.
    """
    return draft(facts, profile_of(profile or "general-plan"), docs, title)


KINDS = ("facts", "ledger", "calendar", "plan")
"""What can be made by name; anything else names a template."""


def facts_of(docs: list[Document], facts: Facts | str | Path | None) -> Facts:
    """The facts given, loaded if they are a path; else those of the one document.

    Raises:
        FactsInvalid, PopulationRefused: as `populate`.
    """
    if isinstance(facts, Facts):
        return facts
    return parse_facts(first_facts(_one(docs))) if facts is None else load_facts(Path(facts))


def without_persons(facts: Facts) -> Facts:
    """The facts with pseudonyms for the persons that they name as such or as holders of a role."""
    named = [name for row in facts.roles for name in (row.person, of_holder(row.holder)) if name is not None]
    known = Aliases(aliases(tuple(dict.fromkeys(named))))
    return msgspec.json.decode(known.put(msgspec.json.encode(facts).decode()), type=Facts)


def _one(documents: list[Document]) -> Document:
    if not documents:
        raise PopulationRefused("没有给文件 / no documents given", "用 --from 给出 / name them with --from")
    if len(documents) > 1:
        raise PopulationRefused(
            f"给了 {len(documents)} 份文件 / {len(documents)} documents given", "事实取自一份 / facts come from one"
        )
    return documents[0]
