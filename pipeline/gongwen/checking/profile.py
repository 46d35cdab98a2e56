"""Profiles: what a kind of document must have, as TOML that an office writes, reads and passes on.

    name = "ideology-work"
    version = "1.0"
    zh = "意识形态工作责任制"
    en = "…"
    why = "…"                          # whom it is for, where its items come from

    [[item]]
    id = "topical-study"               # stable; appears in results
    zh = "专题研究"
    en = "topical study by the leadership"
    why = "…"                          # which rule requires it, or how many plans have it; why_zh: the same in Chinese
    plans = ["002", "003", "004"]      # the plans that have it, where it comes from plans
    severity = "error"                 # "error", "warning" (where nothing is said) or "note": when it is not there

    [[item.by]]                        # how it is recognised; of several ways, any one is enough
    kind = "quota"
    topics = ["special-study"]         # of the codebook
    least = 2                          # a year

The ways (`kind`) and their keys are the classes below. Nothing is recognised by a phrase, but by what extraction found and
what the codebook says it is about; headings alone are known by their words (`headings.toml`).
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec

from gongwen.checking.amounts import lasts
from gongwen.codebook import Codebook
from gongwen.document.model import Modality, Role
from gongwen.errors import ProfileInvalid

Severity = Literal["error", "warning", "note"]


class Way(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind"):
    """One way in which an item is recognised. `weak`: what is found so is something, but less than is required."""

    weak: bool = False


class BySection(Way, frozen=True, tag="section"):
    """A part whose heading is about one of these: "aim", "principles", "organisation", "tasks", … (`headings.toml`)."""

    headings: tuple[str, ...]


class ByRole(Way, frozen=True, tag="role"):
    """Somebody holds one of these roles.

    `holders`, `topics`: only where the holder, what it is for, is of one of these topics; `only`: topics of who may hold it,
    so that another holder contradicts; `count`: how many at least.
    """

    roles: tuple[Role, ...]
    holders: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    count: int = 1


class ByQuota(Way, frozen=True, tag="quota"):
    """An amount is stated of an activity of one of these topics.

    `least`: what it must come to in a year (None: any number will do). `units`: only amounts in one of these count; where
    none is named, those that count occasions. `about`: topics one of which it must have besides.
    """

    topics: tuple[str, ...]
    least: float | None = None
    units: tuple[str, ...] = ("次", "场", "期", "场次", "轮", "轮次", "回")
    about: tuple[str, ...] = ()


class ByDeadline(Way, frozen=True, tag="deadline"):
    """Something is due. `topics`: of what; `within`: the longest time allowed, an ISO 8601 duration; `count`: how many at least."""

    topics: tuple[str, ...] = ()
    within: str | None = None
    count: int = 1


class ByClause(Way, frozen=True, tag="clause"):
    """A clause is about one of these topics. `about`: topics one of which it must have besides."""

    topics: tuple[str, ...]
    about: tuple[str, ...] = ()
    modality: tuple[Modality, ...] = ()
    count: int = 1


class ByTrigger(Way, frozen=True, tag="trigger"):
    """Conduct that somebody answers for. `topics`: which; `catch_all`: one that catches the rest counts alone; `count`."""

    topics: tuple[str, ...] = ()
    catch_all: bool = False
    count: int = 1


class BySanction(Way, frozen=True, tag="sanction"):
    """What happens to those who fail. `tiers`: how many degrees of severity are told apart; `count`: of sanctions."""

    tiers: int = 0
    count: int = 1


class ByCitation(Way, frozen=True, tag="citation"):
    """A document is cited whose title has one of these words; any document where none is named."""

    titles: tuple[str, ...] = ()


AnyWay = BySection | ByRole | ByQuota | ByDeadline | ByClause | ByTrigger | BySanction | ByCitation


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that must be there."""

    id: str
    zh: str
    en: str
    why: str
    why_zh: str = ""
    by: tuple[AnyWay, ...] = ()
    plans: tuple[str, ...] = ()
    severity: Severity = "warning"


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, cache_hash=True):
    """What a kind of document must have."""

    name: str
    version: str
    zh: str
    en: str
    why: str
    why_zh: str = ""
    item: tuple[Item, ...]


def profile_of(name_or_path: str | Path) -> Profile:
    """A profile that comes with us, by its name, or the one in a TOML file.

    Raises:
        ProfileInvalid: there is none of that name, or the file is no profile; says what is wrong, and which names there are.
    """
    if isinstance(name_or_path, str) and name_or_path in names():
        return _built_in(name_or_path)
    path = Path(name_or_path)
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        known = "、".join(names())
        raise ProfileInvalid(
            f"{name_or_path}: 没有这个审核清单，也读不到这个文件 / no such profile, and no file that can be read；"
            f"自带的 / there are: {known}"
        ) from error
    return parsed(text, str(path))


@cache
def names() -> tuple[str, ...]:
    """The profiles that come with us, sorted."""
    folder = files(__package__).joinpath("profiles")
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")))


@cache
def _built_in(name: str) -> Profile:
    return parsed(files(__package__).joinpath("profiles", f"{name}.toml").read_text("utf-8"), f"{name}.toml")


def parsed(text: str, where: str) -> Profile:
    """The profile in `text`; `where` is for the error message.

    Raises:
        ProfileInvalid: it is none.
    """
    try:
        profile = msgspec.convert(tomllib.loads(text), Profile)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ProfileInvalid(f"{where}: {error}") from error
    seen: set[str] = set()
    for item in profile.item:
        if item.id in seen:
            raise ProfileInvalid(f"{where}: [[item]] {item.id!r} 出现两次 / is there twice")
        seen.add(item.id)
        for way in item.by:
            if isinstance(way, ByDeadline) and way.within is not None and lasts(way.within) is None:
                raise ProfileInvalid(f"{where}: [[item]] {item.id!r} within = {way.within!r} 不是时长 / is no duration")
        if not item.by or not item.why:
            raise ProfileInvalid(f"{where}: [[item]] {item.id!r} 缺 by 或 why / lacks by or why")
    return profile


@cache
def check_topics(profile: Profile, codebook: Codebook) -> None:
    """Make sure that the codebook knows every topic that the profile names.

    Raises:
        ProfileInvalid: names item and topic. A topic that nobody knows would never be found, and look like an omission.
    """
    known = {topic.id for topic in codebook.all}
    for item in profile.item:
        for way in item.by:
            for topic in topics_of(way):
                if topic not in known:
                    raise ProfileInvalid(
                        f"{profile.name}: [[item]] {item.id!r}: 编码本没有主题 / the codebook has no topic {topic!r}"
                    )


@cache
def asked(profile: Profile) -> frozenset[str]:
    """Every topic that a profile names."""
    return frozenset(topic for item in profile.item for way in item.by for topic in topics_of(way))


def topics_of(way: AnyWay) -> tuple[str, ...]:
    """Every topic that a way names."""
    match way:
        case ByRole():
            return (*way.holders, *way.only, *way.topics)
        case ByQuota() | ByClause():
            return (*way.topics, *way.about)
        case ByDeadline() | ByTrigger():
            return way.topics
    return ()
