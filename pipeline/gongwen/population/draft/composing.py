"""The text of a draft: the items of a profile in their order, filled with facts; what nobody has said stays open.

    title · addressees · 根据…，制定本方案 · 一、item （一）sentence … · who issues it, and when

An item is filled with one's own passage on it and with the sentences of the facts that serve it. Quotas and deadlines go
to the part for tasks where the profile has one. What serves no item stands in that part, or at the end in one of its own.
An item that what stands elsewhere already meets has no part of its own; one that nothing meets has, and stays open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple

from gongwen.checking import Item, Profile
from gongwen.checking.evaluation import evaluate
from gongwen.checking.headings import purposes
from gongwen.errors import PopulationRefused
from gongwen.flow import extract_source
from gongwen.population.draft.items import headings, serving
from gongwen.population.draft.sentences import Sentence
from gongwen.population.facts import Facts
from gongwen.read import read
from gongwen.read.counting import printed
from gongwen.text.lexicon import table

Kind = Literal["title", "addressees", "heading", "body", "issuer", "date"]
OPEN = "【待填】"
_REST = "其他事项"
_BRACKET = re.compile(r"[（(][^（()）]*[）)]\s*\Z")
_GENRES = ("方案", "要点", "计划", "办法", "制度", "细则", "规定", "意见", "预案", "规划", "责任书")


class Line(NamedTuple):
    """A paragraph of the draft; `item` is what it leaves open, None where it leaves nothing."""

    kind: Kind
    text: str
    item: Item | None = None

    @property
    def open(self) -> bool:
        """Is it to be filled in?"""
        return OPEN in self.text


def compose(facts: Facts, profile: Profile, said: Sequence[Sentence], title: str | None) -> list[Line]:
    """The paragraphs of the draft, in order.

    Raises:
        PopulationRefused: there is a passage on an item that the profile does not have.
    """
    known = {item.id for item in profile.item}
    unknown = next((name for name in facts.passages if name not in known), None)
    if unknown is not None:
        raise PopulationRefused(
            f"passages.{unknown}: 审核清单 {profile.name} 没有这一项 / {profile.name} has no such item",
            f"各项见 / its items: gongwen profile show {profile.name}",
        )
    named = title or facts.title
    head = [Line("title", named or OPEN)]
    if facts.addressees:
        head.append(Line("addressees", "、".join(facts.addressees) + "："))
    if facts.basis:
        cited = "".join(f"《{name}》" for name in facts.basis)
        head.append(Line("body", f"根据{cited}，制定本{_genre(named)}。"))
    tail = [Line("issuer", facts.unit), Line("date", _date(facts.dated) if facts.dated else OPEN)]
    parts = _parts(facts, profile, said)
    met = _met(profile, [*head, *_numbered(profile, parts, set()), *tail])
    return [*head, *_numbered(profile, parts, met), *tail]


def _parts(facts: Facts, profile: Profile, said: Sequence[Sentence]) -> dict[str, list[str]]:
    """What stands in each item's part; "" is the rest."""
    tasks = next((item.id for item in profile.item if "tasks" in headings(item)), None)
    found = serving(profile, said)
    parts: dict[str, list[str]] = {}
    for item in profile.item:
        own = facts.passages.get(item.id, ())
        parts[item.id] = [own] if isinstance(own, str) else list(own)
    parts[""] = []
    for name, sentences in found.items():
        for sentence in sentences:
            counted = not sentence.entry.startswith("roles")
            parts[tasks if tasks is not None and (counted or not name) else name].append(sentence.text)
    return parts


def _numbered(profile: Profile, parts: dict[str, list[str]], met: set[str]) -> list[Line]:
    """The parts with their numbers: 一、 and, where there are several paragraphs, （一）."""
    lines: list[Line] = []
    count = 0
    for item in (*profile.item, None):
        texts = parts[item.id if item is not None else ""]
        if not texts and (item is None or item.id in met):
            continue
        count += 1
        lines.append(Line("heading", f"{_number(count)}、{_heading(item) if item is not None else _REST}"))
        if not texts:
            lines.append(Line("body", OPEN, item))
        elif len(texts) == 1:
            lines.append(Line("body", texts[0]))
        else:
            lines += [Line("body", f"（{_number(k)}）{text}") for k, text in enumerate(texts, 1)]
    return lines


def _met(profile: Profile, lines: Sequence[Line]) -> set[str]:
    """The items that the lines meet already; parts that are open say nothing, and nor do their headings."""
    said = [
        line
        for line, behind in zip_longest(lines, lines[1:])
        if not line.open and not (line.kind == "heading" and behind is not None and behind.open)
    ]
    text = "\n".join(line.text for line in said)
    doc = extract_source(read(f"{text}\n".encode()))
    return {outcome.item.id for outcome in evaluate(profile, doc) if outcome.status == "present"}


def _heading(item: Item) -> str:
    """A heading that says what the item is about, and by which it is known where it is known by its heading."""
    wanted = headings(item)
    if not wanted or purposes(item.zh) & set(wanted):
        return item.zh
    return next(g.words[0] for g in table("gongwen.checking", "headings")["heading"] if g.value == wanted[0])


def _genre(title: str | None) -> str:
    """What the plan calls itself, by the end of its title; the more general word where that says nothing."""
    bare = _BRACKET.sub("", title or "")
    return next((genre for genre in _GENRES if bare.endswith(genre)), "方案")


def _number(count: int) -> str:
    return printed(count, "chineseCountingThousand")


def _date(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{year}年{int(month)}月{int(day)}日"
