"""A new unit's draft: what a profile requires, filled with the unit's facts, laid out as an official paper.

    sentences   facts in words that extraction reads back
    items       which fact serves which item; facts that contradict the profile are refused
    composing   the paragraphs of the draft
    examples    how other plans word what it leaves open
    layout      the page (GB/T 9704-2012)

No prose is invented: what neither facts nor passages say is 【待填】, with a comment that shows what others wrote, and where.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gongwen.checking import Profile
from gongwen.document.model import Document
from gongwen.flow import extract_source
from gongwen.population.draft.composing import OPEN, Line, compose
from gongwen.population.draft.examples import examples
from gongwen.population.draft.items import refuse_contradictions
from gongwen.population.draft.layout import lay_out
from gongwen.population.draft.sentences import due, held, promised, sentences
from gongwen.population.facts import Facts
from gongwen.read import read

__all__ = ["OPEN", "Drafted", "Line", "draft", "refuse_contradictions", "sentences"]


class Drafted(NamedTuple):
    """The draft: the file, its paragraphs, and the entries of the facts that can't be read back from it."""

    data: bytes
    lines: tuple[Line, ...]
    unread: tuple[str, ...]

    @property
    def open(self) -> tuple[Line, ...]:
        """The paragraphs that are to be filled in."""
        return tuple(line for line in self.lines if line.open)


def draft(facts: Facts, profile: Profile, docs: Sequence[Document] = (), title: str | None = None) -> Drafted:
    """A draft of the plan that `profile` asks for, with the facts in it; `docs` show how others word the rest.

    Raises:
        PopulationRefused: a fact says less than the profile requires, or a passage is on no item of it.
        MissingExtra: `gongwen[office]` is not installed.
    """
    said = sentences(facts)
    refuse_contradictions(profile, said)
    lines = compose(facts, profile, said, title)
    shown = examples(profile, docs)
    comments = {k: _comment(line, shown) for k, line in enumerate(lines) if line.open}
    data = lay_out(lines, comments, title or facts.title or "")
    return Drafted(data, tuple(lines), tuple(_unread(facts, data)))


def _comment(line: Line, shown: dict[str, list[str]]) -> str:
    if line.item is None:
        return "请填写 / to be filled in"
    found = shown.get(line.item.id, [])
    head = f"{line.item.zh}（{line.item.id}）"
    return "\n".join(
        (head, "其他方案的写法 / how others word it：", *found)
        if found
        else (head, "没有可参照的方案 / no other plan has it")
    )


def _unread(facts: Facts, data: bytes) -> list[str]:
    """The entries that extraction does not read back from the draft."""
    plans = extract_source(read(data)).plans
    found = [f"roles[{k}]" for k, row in enumerate(facts.roles) if not any(held(plan, row, False) for plan in plans)]
    found += [f"quotas[{k}]" for k, row in enumerate(facts.quotas) if not any(promised(p, row, False) for p in plans)]
    found += [f"deadlines[{k}]" for k, row in enumerate(facts.deadlines) if not any(due(p, row, False) for p in plans)]
    if not any(plan.issuer == facts.unit for plan in plans):
        found.append("unit")
    if facts.year is not None and not any(plan.year == facts.year for plan in plans):
        found.append("year")
    return found
