"""Whose names stand in a document: by the place that a name has in a sentence, and by how Chinese names are formed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from gongwen.document.model import Document, RoleHeld
from gongwen.extraction.kinds.roles.names import has_head, is_name
from gongwen.extraction.kinds.roles.vocabulary import posts
from gongwen.text.lexicon import any_of, words

_HAN = "\u4e00-\u9fff"
_ALIAS = re.compile(r"人员(?:[甲乙丙丁戊己庚辛壬癸]|\d+)")
_SIZES = (4, 3, 2)


def persons(doc: Document) -> tuple[str, ...]:
    """The names in a document, simplified and without blanks, in the order in which they first stand in its text."""
    found = {name for plan in doc.plans for role in plan.roles for name in _in_role(role)}
    found |= set(_called(doc.text))
    return in_order(found, doc.text)


def in_order(names: Iterable[str], text: str) -> tuple[str, ...]:
    """Names in the order in which they first stand in a text."""
    at = {name: match.start() for name in names if (match := spaced(name).search(text)) is not None}
    return tuple(sorted(at, key=lambda name: (at[name], name)))


def of_holder(holder: str) -> str | None:
    """The name in what holds a role: it is one, or ends in one behind a post (主任柯某); None where there is none."""
    bare = "".join(holder.split())
    if _is_person(bare):
        return bare
    if bare.endswith(words(__package__ or "", "labels", "post")):
        return None  # 总工程师
    for size in _SIZES:
        if len(bare) > size and _is_person(bare[-size:]) and posts().before(bare, 0, len(bare) - size):
            return bare[-size:]
    return None


@cache
def spaced(name: str) -> re.Pattern[str]:
    """A name as it may be printed, with blanks between its characters (韩　正)."""
    return re.compile("[ \u3000]{0,4}".join(map(re.escape, name)))


def _in_role(role: RoleHeld) -> list[str]:
    named = [] if role.person is None else ["".join(role.person.split())]
    holder = of_holder(role.holder)
    return [name for name in (*named, *([] if holder is None else [holder])) if not _ALIAS.fullmatch(name)]


@cache
def _calls() -> re.Pattern[str]:
    """Where a name is asked for, or called: behind a label, or before 同志."""
    label = any_of(words(__package__ or "", "labels", "label"))
    name = rf"[{_HAN}](?:[ \u3000]{{0,2}}[{_HAN}]){{1,3}}"
    return re.compile(
        rf"{label}[ \u3000]{{0,2}}[：:][ \u3000]{{0,4}}(?P<label>{name})(?![{_HAN}])|(?<![{_HAN}])(?P<comrade>{name})(?:同志|先生|女士)"
    )


@cache
def _posted() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name before a mark, and the post that must stand before it: 局长程某，"""
    post, surname = (any_of(words(__package__ or "", "labels", heading)) for heading in ("post", "surname"))
    return re.compile(
        rf"(?<=[长记任席理授员师委])(?P<name>{surname}[{_HAN}]{{1,2}})(?=[、，。；：）)\s]|同志|$)"
    ), re.compile(rf"{post}\Z")


def _called(text: str) -> Iterable[str]:
    for match in _calls().finditer(text):
        name = "".join((match["label"] or match["comrade"]).split())
        if _is_person(name):
            yield name
    behind, post = _posted()
    for match in behind.finditer(text):
        if post.search(text, max(0, match.start() - 4), match.start()) and _is_person(match["name"]):
            yield match["name"]


def _is_person(word: str) -> bool:
    return is_name(word) and not has_head(word, 0, len(word)) and not _ALIAS.fullmatch(word)
