"""Which fact belongs to which item of a profile, and which facts stand against it.

What an item is recognised by is the profile's and the checker's business: a fact serves an item if, said in a sentence, it is
a sign of it. Nothing about items is known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from gongwen.checking import Item, Profile
from gongwen.checking.coded import Coded
from gongwen.checking.profile import AnyWay, BySection
from gongwen.checking.sign import Status
from gongwen.checking.signs import signs_of
from gongwen.codebook import load
from gongwen.errors import PopulationRefused
from gongwen.population.draft.sentences import Sentence

_GROUP = frozenset(("组长", "副组长", "成员", "召集人", "联系人", "办公室"))
_ALONE = {"count": 1, "tiers": 0}
"""One sentence is one role, one deadline: how many are required is asked of the whole."""


def refuse_contradictions(profile: Profile, said: Sequence[Sentence]) -> None:
    """Make sure that no fact says less than the profile requires, or something else.

    Raises:
        PopulationRefused: names the entry, what it says and what is required.
    """
    floors = [(sentence, Coded(sentence.document, load())) for sentence in said if not _is_beyond_compare(sentence)]
    for item in profile.item:
        found = [(sentence, status) for sentence, coded in floors if (status := _status(item, coded)) is not None]
        if not found or any(status == "present" for _, status in found):
            continue
        sentence, status = found[0]
        if status not in ("weaker", "contradicted"):
            continue
        raise PopulationRefused(
            f"{sentence.entry}: “{sentence.text}”不合审核清单 {profile.name} 的要求 {item.id}（{item.zh}）"
            f" / is not what {profile.name} requires: {item.en}",
            f"请改事实，或换一份清单；要求见 gongwen profile show {profile.name} / change the fact, or take another profile",
        )


def serving(profile: Profile, said: Sequence[Sentence]) -> dict[str, list[Sentence]]:
    """By item, the sentences that serve it, "" for none; each serves the first item that it can.

    Who belongs to a group stands with its head.
    """
    homes: list[str] = []
    for sentence in said:
        coded = Coded(sentence.document, load())
        homes.append(next((item.id for item in profile.item if _status(item, coded) == "present"), ""))
    group = next((home for sentence, home in zip(said, homes, strict=True) if home and _in_group(sentence)), "")
    found: dict[str, list[Sentence]] = {}
    for sentence, home in zip(said, homes, strict=True):
        found.setdefault(home or (group if _in_group(sentence) else ""), []).append(sentence)
    return found


def _in_group(sentence: Sentence) -> bool:
    return any(role.role in _GROUP for plan in sentence.document.plans for role in plan.roles)


def headings(item: Item) -> tuple[str, ...]:
    """What a part must be about for the item to be found by its heading; empty where none is asked for."""
    return next((way.headings for way in item.by if isinstance(way, BySection) and not way.weak), ())


def _is_beyond_compare(sentence: Sentence) -> bool:
    """Can its numbers not be too small? They only say what must not be exceeded, or not within what time they hold."""
    quotas = [quota for plan in sentence.document.plans for quota in plan.quotas]
    return bool(quotas) and all(quota.op in ("<", "<=") or quota.per_year is None for quota in quotas)


def _status(item: Item, coded: Coded) -> Status | None:
    """The best that facts of the sentence are for an item; None where they say nothing about it."""
    found: set[Status] = {sign.status for way in _facts(item.by) for sign in signs_of(way, coded)}
    order: tuple[Status, ...] = ("present", "contradicted", "weaker")
    return next((status for status in order if status in found), None)


def _facts(ways: Iterable[AnyWay]) -> list[AnyWay]:
    """The ways that are about facts and count in full, each for a single one."""
    found: list[AnyWay] = []
    for way in ways:
        if not way.weak and not isinstance(way, BySection):
            alone = {name: value for name, value in _ALONE.items() if hasattr(way, name)}
            found.append(msgspec.structs.replace(way, **alone))
    return found
