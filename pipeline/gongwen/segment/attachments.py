"""Attachments: 附件 lines that head an attached form or table, and those that only list what is attached.

    附件:1.某表            a list: numbered at once, or naming its thing beside the signature, or next to other 附件 lines
         2.某单
    附件2                  a heading: alone on its line, or with a name and something under it that is no signature
    某某登记表

A list is no section, and neither are the numbered lines that go on with it.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.segment.closings import ends_with_date, is_imprint
from gongwen.segment.lines import Line
from gongwen.segment.marks import CHINESE_NUMBER, PACKAGE
from gongwen.text.lexicon import any_of, words
from gongwen.text.numerals import chinese

_LONGEST_NAME = 60
_SIGNATURE_WITHIN = 6
_LONGEST_DATED = 50


class Attachment(msgspec.Struct, frozen=True):
    """Line `line` heads an attachment: its label text[start:label_end]; the name is on lines name_first..name_last.

    `name_first` is the line itself where the name stands beside the label; -1 where there is no name.
    """

    line: int
    start: int
    label_end: int
    number: int | None
    name_first: int
    name_last: int


class Attachments(msgspec.Struct, frozen=True):
    """What a document attaches: the headings, by line, and the lines that only list."""

    headings: dict[int, Attachment]
    listing: frozenset[int]


def attachments_of(lines: list[Line]) -> Attachments:
    """The attachments of a document."""
    marks = {
        k: m
        for k, line in enumerate(lines)
        if line.text[0] in "附(【[" and (m := _mark().match(line.text)) and _stands(line, m)
    }
    headings: dict[int, Attachment] = {}
    listing: set[int] = set()
    bare = {m["n"] for k, m in marks.items() if not _rest(lines[k], m)}
    for k, m in marks.items():
        if k in listing:
            continue
        if _lists(lines, k, marks, bare):
            listing.update(_run(lines, k, marks))
        else:
            headings[k] = _heading(lines, k, m, marks)
    return Attachments(headings, frozenset(listing))


def _stands(line: Line, m: re.Match[str]) -> bool:
    """Is it a label, and no sentence that begins with 附件?"""
    rest = _rest(line, m)
    if m[0].count("(") != m[0].count(")"):
        return False
    if line.row or len(rest) > _LONGEST_NAME:
        return False
    if rest != "" and (rest[-1] == "。" or (rest[-1] == ";" and not _numbered().match(rest))):
        return False
    return bool(m["d"]) or not rest or m["n"] is not None or "\t" in line.text or " " in line.text


def _rest(line: Line, m: re.Match[str]) -> str:
    return line.text[m.end() :].strip()


def _lists(lines: list[Line], k: int, marks: dict[int, re.Match[str]], bare: set[str | None]) -> bool:
    """Does the 附件 line `k` only list?"""
    m = marks[k]
    rest = _rest(lines[k], m)
    if not rest:
        below = lines[k + 1] if k + 1 < len(lines) else None
        if below is None:
            return True
        return _item(below, 1) and (k + 2 >= len(lines) or _item(lines[k + 2], 2) or _signs(lines, k + 2))
    if _numbered().match(rest):
        return True
    if k + 1 in marks and _rest(lines[k + 1], marks[k + 1]):
        return True
    if m["n"] is not None and m["n"] in bare:
        return True
    return _signs(lines, k + 1)


def _signs(lines: list[Line], k: int) -> bool:
    """From line `k` on: a signature and date, or only what follows them, or nothing?"""
    for line in lines[k : k + _SIGNATURE_WITHIN]:
        if (len(line.text) <= _LONGEST_DATED and ends_with_date(line.text)) or is_imprint(line.text):
            return True
        if line.label is not None or line.closed or line.row or len(line.text) > 40:
            return False
    return k + _SIGNATURE_WITHIN > len(lines) and all(len(line.text) <= 40 for line in lines[k:]) and len(lines) - k < 2


def _run(lines: list[Line], k: int, marks: dict[int, re.Match[str]]) -> list[int]:
    """The lines of the list that begins on line `k`."""
    found = [k]
    number = 2 if _rest(lines[k], marks[k]) else 1
    for j in range(k + 1, len(lines)):
        if j in marks and _rest(lines[j], marks[j]):
            found.append(j)
        elif _item(lines[j], number):
            found.append(j)
            number += 1
        else:
            break
    return found


def _item(line: Line, number: int) -> bool:
    label = line.label
    return (
        label is not None and label.number == number and label.family in ("digits", "(digits)", "chinese")
        and len(line.text) <= _LONGEST_NAME + 20 and line.text[-1] != ":" and (line.text[-1] != "。" or _is_name(line.text[:-1]))
    )  # fmt: skip


def _heading(lines: list[Line], k: int, m: re.Match[str], marks: dict[int, re.Match[str]]) -> Attachment:
    line = lines[k]
    written = m["n"]
    value = None if written is None else int(written) if written.isdigit() else chinese(written)
    first, last = (k, k) if _rest(line, m) else (-1, -1)
    for j in range(k + 1, min(k + 3, len(lines))):
        below = lines[j]
        if first == k or j in marks or below.label or below.row or below.closed or len(below.text) > _LONGEST_NAME:
            break
        if first >= 0 and is_named(lines[first:j]):
            break
        first, last = (j if first < 0 else first), j
    if first not in (-1, k) and not is_named(lines[first : last + 1]):
        last = first
    end = line.start + len(line.text[: m.end()].rstrip())
    return Attachment(k, line.start, end, value if isinstance(value, int) else None, first, last)


def is_named(lines: list[Line]) -> bool:
    """Do the lines end in a word for a form, or for a kind of document?"""
    return bool(lines) and _is_name(lines[-1].text)


def _is_name(text: str) -> bool:
    return _named().search(text) is not None


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(
        rf"[(【\[]?附 ?(?P<w>件|表|录|图|页)? ?(?P<n>\d{{1,2}}(?:-\d{{1,2}})?|{CHINESE_NUMBER}(?![一-鿿])|[A-Z](?![A-Za-z]))?"
        r"(?(w)| ?(?=:)) ?[)】\]]?(?P<d>[:、.])?(?(w)|(?<=:))"
    )


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"(?:1|一) ?[.、]|\(?(?:1|一)\)|①")


@cache
def _named() -> re.Pattern[str]:
    from_genres = any_of(words(PACKAGE, "genres", "form") + words(PACKAGE, "genres", "genre"))
    return re.compile(rf"{from_genres}(?:\s*\([^()]{{0,16}}\))?$")
