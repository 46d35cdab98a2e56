"""A profile from a corpus: what most plans of a genre have, with the usual values, for a person to edit.

Nothing is decided for that person: an item is proposed for what at least a share of the plans have, and says how many, and
which values they state. The least that is required is the lower quartile of what the plans state, so that three in four of those
that state a number keep it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gongwen.checking.amounts import per_year
from gongwen.checking.coded import Coded
from gongwen.checking.headings import purposes
from gongwen.checking.profile import ByQuota
from gongwen.codebook import Codebook
from gongwen.document.model import Document
from gongwen.messages import Language, say

_OCCASIONS = ByQuota(topics=()).units
_LANGUAGES: tuple[Language, Language] = ("zh", "en")
_TITLES = 8
"""Cited titles that are proposed at most: in a large corpus everything is cited by somebody."""


class _Proposal(NamedTuple):
    """An item: its id, names, how many plans have it, the remark on values, and the TOML of its ways."""

    id: str
    zh: str
    en: str
    plans: int
    note_zh: str
    note: str
    ways: tuple[dict[str, str | float | list[str] | bool], ...]


def learned(documents: Iterable[Document], codebook: Codebook, name: str, share: float) -> tuple[str, int]:
    """The profile as TOML, and how many items it has. The order of the documents does not matter."""
    corpus = [Coded(document, codebook) for document in documents]
    least = max(2, -(-len(corpus) * share // 1))
    proposals = [
        each
        for each in (
            *_sections(corpus), *_roles(corpus), *_quotas(corpus, codebook, least), *_clauses(corpus, codebook),
            *_kinds(corpus), *_citations(corpus),
        )
        if each.plans >= least
    ]  # fmt: skip
    unique = {each.id: each for each in reversed(proposals)}
    kept = [each for each in proposals if unique[each.id] is each]
    return _toml(kept, name, len(corpus), share), len(kept)


def _sections(corpus: Sequence[Coded]) -> Iterable[_Proposal]:
    counts: Counter[str] = Counter()
    for coded in corpus:
        counts.update({purpose for section in coded.sections for purpose in purposes(section.heading or "")})
    for purpose, count in sorted(counts.items(), key=_most):
        way: dict[str, str | float | list[str] | bool] = {"kind": "section", "headings": [purpose]}
        zh, en = (say(f"check-part-{purpose}", lang) for lang in _LANGUAGES)
        yield _Proposal(f"part-{purpose}", zh, en, count, "", "", (way,))


def _roles(corpus: Sequence[Coded]) -> Iterable[_Proposal]:
    counts: Counter[str] = Counter()
    for coded in corpus:
        counts.update({role.role for role in coded.roles})
    for role, count in sorted(counts.items(), key=_most):
        yield _Proposal(f"role-{role}", role, f"role: {role}", count, "", "", ({"kind": "role", "roles": [role]},))


def _quotas(corpus: Sequence[Coded], codebook: Codebook, least: float) -> Iterable[_Proposal]:
    """Of each topic how many plans state how often it is done in a year; plans that only name it are told apart."""
    stated: dict[str, list[float]] = defaultdict(list)
    for coded in corpus:
        best: dict[str, float] = {}
        for row in coded.quotas:
            topic = coded.codebook.of_quota(row.fact)[:1]
            yearly = per_year(row.fact, row.plan)
            counted = row.fact.implicit or row.fact.unit is None or row.fact.unit in _OCCASIONS
            if topic and topic[0].axis == "deed" and yearly is not None and counted:
                best[topic[0].id] = max(best.get(topic[0].id, 0.0), yearly)
        for id_, yearly in best.items():
            stated[id_].append(yearly)
    for id_, values in sorted(stated.items(), key=lambda row: (-len(row[1]), row[0])):
        values.sort()
        quarter, middle = values[(len(values) - 1) // 4], values[len(values) // 2]
        topic_ = codebook[id_]
        yield _Proposal(
            f"quota-{id_}",
            f"{topic_.zh}的次数",
            f"how often: {topic_.en}",
            len(values),
            f"；每年 {values[0]:g} 至 {values[-1]:g} 次，中位数 {middle:g}",
            f"; {values[0]:g} to {values[-1]:g} a year, median {middle:g}",
            (
                {"kind": "quota", "topics": [id_], "least": quarter},
                *(({"kind": "clause", "topics": [id_], "weak": True},) if "clause" in topic_.kinds else ()),
            ),
        )


def _clauses(corpus: Sequence[Coded], codebook: Codebook) -> Iterable[_Proposal]:
    counts: Counter[str] = Counter()
    for coded in corpus:
        counts.update({coded.lead(duty) for duty in coded.about(topic.id for topic in codebook.all)})
    for id_, count in sorted(counts.items(), key=_most):
        topic = codebook[id_]
        yield _Proposal(f"about-{id_}", topic.zh, topic.en, count, "", "", ({"kind": "clause", "topics": [id_]},))


def _kinds(corpus: Sequence[Coded]) -> Iterable[_Proposal]:
    triggers = sorted(len(coded.triggers) for coded in corpus if coded.triggers)
    usual = triggers[(len(triggers) - 1) // 4] if triggers else 1
    deadlines = sum(bool(coded.deadlines) for coded in corpus)
    yield _Proposal("deadlines", "完成时限", "deadlines", deadlines, "", "", ({"kind": "deadline"},))
    note_zh, note = (
        (f"；{triggers[0]} 至 {triggers[-1]} 项", f"; {triggers[0]} to {triggers[-1]}") if triggers else ("", "")
    )
    ways: tuple[dict[str, str | float | list[str] | bool], ...] = ({"kind": "trigger", "count": usual},)
    yield _Proposal("triggers", "追责情形", "conduct that is answered for", len(triggers), note_zh, note, ways)
    sanctions = sum(bool(coded.sanctions) for coded in corpus)
    yield _Proposal(
        "sanctions", "处理方式", "what happens to those who fail", sanctions, "", "", ({"kind": "sanction"},)
    )


def _citations(corpus: Sequence[Coded]) -> Iterable[_Proposal]:
    counts: Counter[str] = Counter()
    for coded in corpus:
        counts.update({citation.title for citation in coded.citations})
    for number, (title, count) in enumerate(sorted(counts.items(), key=_most)[:_TITLES], 1):
        way: dict[str, str | float | list[str] | bool] = {"kind": "citation", "titles": [title]}
        yield _Proposal(f"cites-{number}", f"引用《{title}》", f"cites {title}", count, "", "", (way,))


def _most(row: tuple[str, int]) -> tuple[int, str]:
    return -row[1], row[0]


def _toml(items: Sequence[_Proposal], name: str, documents: int, share: float) -> str:
    lines = [
        f"# 从 {documents} 份文件学出，供人修改：删去不要的，改好名称、理由和级别。格式见 gongwen profile show general-plan 及文档。",
        f"# Learned from {documents} plans, for a person to edit. Format: gongwen.checking.profile.",
        "",
        f"name = {_text(name)}",
        'version = "0.1"',
        f"zh = {_text(name)}",
        f"en = {_text(name)}",
        f"why = {_text(f'learned from {documents} plans: what at least {share:.0%} of them have')}",
        f"why_zh = {_text(f'从 {documents} 份文件学出：至少 {share:.0%} 的文件都有的内容')}",
    ]
    for item in items:
        lines += [
            "",
            "[[item]]",
            f"id = {_text(item.id)}",
            f"zh = {_text(item.zh)}",
            f"en = {_text(item.en)}",
            f"why = {_text(f'{item.plans} of {documents} plans have it{item.note}')}",
            f"why_zh = {_text(f'{documents} 份里有 {item.plans} 份{item.note_zh}')}",
        ]
        for way in item.ways:
            lines += ["[[item.by]]", *(f"{key} = {_text(value)}" for key, value in way.items())]
    return "\n".join(lines) + "\n"


def _text(value: str | float | list[str] | bool) -> str:
    """A value as TOML: strings, numbers, booleans and lists of strings are written as in JSON."""
    return f"{value:g}" if isinstance(value, float) else json.dumps(value, ensure_ascii=False)
