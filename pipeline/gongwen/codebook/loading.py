"""A codebook from its file: checked, laid over the built-in one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from gongwen.codebook.coding import Codebook
from gongwen.codebook.topic import GAP, Book, Topic
from gongwen.errors import CodebookInvalid

BUILT_IN = "built-in.toml"


def load(path: str | Path | None = None) -> Codebook:
    """The built-in codebook, extended by the one in `path`: a topic of its takes the place of ours with the same id.

    Raises:
        CodebookInvalid: the file is missing or is no codebook; names the file, the topic and what is wrong with it.
    """
    return _built_in() if path is None else _extended(Path(path))


@cache
def _built_in() -> Codebook:
    book = _book(files("gongwen.codebook").joinpath(BUILT_IN).read_text("utf-8"), BUILT_IN)
    return Codebook(book.name, book.version, _checked(book.topic, BUILT_IN))


def _extended(path: Path) -> Codebook:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookInvalid(f"{path}: 读不了编码本 / the codebook can't be read ({error})") from error
    book = _book(text, str(path))
    base = _built_in() if book.extends else Codebook("", "", ())
    topics = {topic.id: topic for topic in base.all}
    own = [topic.id for topic in book.topic]
    for name in own:
        if own.count(name) > 1:
            raise CodebookInvalid(f"{path}: [[topic]] {name!r} 出现两次 / is there twice")
    topics.update((topic.id, topic) for topic in book.topic)
    for more in book.more:
        if more.id not in topics:
            raise CodebookInvalid(f"{path}: [[more]] {more.id!r} 没有这个主题 / there is no such topic")
        topic = topics[more.id]
        words = tuple(dict.fromkeys((*topic.words, *more.words)))
        topics[more.id] = msgspec.structs.replace(topic, words=words, unless=(*topic.unless, *more.unless))
    name, version = (
        (f"{base.name} + {book.name}", f"{base.version} + {book.version}")
        if book.extends
        else (book.name, book.version)
    )
    return Codebook(name, version, _checked(topics.values(), str(path)))


def _book(text: str, where: str) -> Book:
    try:
        return msgspec.convert(tomllib.loads(text), Book)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise CodebookInvalid(f"{where}: {error}") from error


def _checked(topics: Iterable[Topic], where: str) -> tuple[Topic, ...]:
    """The topics, if each can be recognised, says why it is there, and stands under one that exists."""
    found = tuple(topics)
    ids = {topic.id: topic for topic in found}
    for topic in found:
        place = f"{where}: [[topic]] {topic.id!r}"
        if not topic.words or not topic.kinds or not topic.why:
            raise CodebookInvalid(f"{place} 缺 words、kinds 或 why / lacks words, kinds or why")
        if any(not part for word in (*topic.words, *topic.unless) for part in word.split(GAP)):
            raise CodebookInvalid(
                f"{place} 有空词，或以 … 开头结尾 / has an empty word, or one that begins or ends with …"
            )
        above = topic.under
        for _ in found:
            if above is None:
                break
            if above not in ids:
                raise CodebookInvalid(f"{place} under = {above!r}: 没有这个主题 / there is no such topic")
            above = ids[above].under
        else:
            raise CodebookInvalid(f"{place} 上级主题成环 / stands under itself")
    return found
