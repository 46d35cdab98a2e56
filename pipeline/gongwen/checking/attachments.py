"""Attachments of a draft: those that its text names, and those that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongwen.checking.coded import Coded
from gongwen.document.model import Section, Span
from gongwen.text.numerals import chinese

_WORD = re.compile("附件")
_BLANKS = " \t　"
_LINE = re.compile(
    r"[ \t　]*附件[ \t　]*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})?[ \t　]*(?P<colon>[:：])?[ \t　]*(?P<rest>.*)"
)
_ENTRY = re.compile(r"[ \t　]*(?P<number>\d{1,2})[.．、][ \t　]*(?P<name>\S.*?)[ \t　]*$", re.M)
_MENTION = re.compile(r"(?<=[见按照和、及与（(])[ \t]*附件[ \t　]*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})")


class Attached(NamedTuple):
    """An attachment: its number (1 where only one has none), its name ("" where it has none), the place."""

    number: int
    name: str
    span: Span


def named(coded: Coded) -> list[Attached]:
    """The attachments that the text lists or refers to, each number once, in the order of the text."""
    found: dict[int, Attached] = {}
    if "附件" not in coded.document.text:
        return []
    for each in sorted([*_listed(coded), *_mentioned(coded)], key=lambda a: (a.number, a.name == "", a.span.start)):
        found.setdefault(each.number, each)
    return sorted(found.values(), key=lambda each: each.span.start)


def there(coded: Coded) -> list[Attached]:
    """The attachments that are in the file: parts that one heads, and headings of what is a plan of its own."""
    text = coded.document.text
    if "附" not in text:
        return []
    found = [Attached(section.number or 1, section.heading or "", coded.heading(section)) for section in _parts(coded)]
    starts = {each.span.start for each in found}
    titles = {plan.span.start: plan.title or "" for plan in coded.document.plans}
    for match in _lines(text):
        behind = match.end() + 1
        if not match["rest"] and match.start() not in starts and behind in titles:
            found.append(Attached(_number(match["number"]), titles[behind], coded.span(match.start(), match.end())))
    return sorted(found, key=lambda each: each.span.start)


def _lines(text: str) -> Iterator[re.Match[str]]:
    """The lines that begin with the word."""
    for word in _WORD.finditer(text):
        start = word.start()
        while start and text[start - 1] in _BLANKS:
            start -= 1
        match = _LINE.match(text, start)
        if match is not None and (start == 0 or text[start - 1] == "\n"):
            yield match


def _parts(coded: Coded) -> Iterator[Section]:
    """The parts that an attachment heads."""
    for plan in coded.document.plans:
        for section, style, _ in coded.numbered(plan):
            if style == "attachment":
                yield section


def _listed(coded: Coded) -> Iterator[Attached]:
    """附件：1.某表 and the numbered lines under it, or 附件：某表 alone."""
    text = coded.document.text
    heads = {coded.heading(section).start for section in _parts(coded)}
    for match in _lines(text):
        if not match["colon"] or not match["rest"] or match.start() in heads:
            continue
        entry = _ENTRY.match(text, match.start("rest"))
        if entry is None:
            name = match["rest"].strip()
            yield Attached(_number(match["number"]), name, coded.span(match.start(), match.end()))
            continue
        wanted = int(entry["number"])
        while entry is not None and int(entry["number"]) == wanted:
            yield Attached(wanted, entry["name"], coded.span(entry.start("number"), entry.end("name")))
            wanted += 1
            entry = _ENTRY.match(text, entry.end() + 1)


def _mentioned(coded: Coded) -> Iterator[Attached]:
    for match in _MENTION.finditer(coded.document.text):
        yield Attached(_number(match["number"]), "", coded.span(match.start(), match.end()))


def _number(printed: str | None) -> int:
    if not printed:
        return 1
    return int(printed) if printed.isdigit() else int(chinese(printed) or 1)
