"""Lines that lost their ends: where a head's parts, or what stands on both sides of a title, run on into each other.

    number|title|number|date|addressees:|text   青发〔2031〕5号青石县关于…的通知各乡镇：为做好…
    title|title again|text
    text。|units date|title|第一条                …遵照执行。青石县教育局2031年3月5日青石县校车管理办法第一条为…
    text。|units date                            the signature at the very end

A cut stands where both sides show it: what is before it is a title by its last word, and a text proper begins behind it. What
shows less stays together. The cuts are lines of their own to all that reads lines; the text itself is as it was.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.segment import naming
from gongwen.segment.addressees import addressed
from gongwen.segment.dating import DAY
from gongwen.segment.labels import at
from gongwen.segment.lines import Line
from gongwen.segment.marks import PACKAGE
from gongwen.segment.opening import is_body
from gongwen.segment.titles import LONGEST_LINE, may_be_title
from gongwen.segment.units import units_on
from gongwen.text.lexicon import any_of, words

_HEAD_LINES = 8
_LONGEST_ADDRESS = 120
_LONGEST_BELOW = 200
_LONGEST_SIGNATURE = 60
_SHORTEST_TITLE = 6


def parted(lines: list[Line], view: str) -> list[Line]:
    """`lines`, each cut where its parts lost their line ends."""
    found: list[Line] = []
    in_head = True
    for k, line in enumerate(lines):
        cuts: list[int] = []
        in_head = in_head and k < _HEAD_LINES and line.label is None and not line.row
        if in_head:
            cuts += _head_cuts(line)
            in_head = not cuts and not is_body(line)
        if len(line.text) > LONGEST_LINE and not line.row:
            cuts += _rule_cuts(line)
        if k == len(lines) - 1 and line.text[-1] in "日)月":
            cuts += _signature_cut(line, len(line.text))
        found += _pieces(line, sorted({*cuts} - {0}), view) if cuts else (line,)
    return found if len(found) > len(lines) else lines


def _pieces(line: Line, cuts: list[int], view: str) -> list[Line]:
    pieces: list[Line] = []
    for start, end in zip((0, *cuts), (*cuts, len(line.text)), strict=True):
        text = line.text[start:end].strip()
        if text:
            first = line.start + line.text.index(text, start)
            label = at(view, first, first + len(text))
            pieces.append(Line(first, first + len(text), text, label, apart=line.apart and not pieces))
    return pieces


def _head_cuts(line: Line) -> list[int]:
    """Where the number, the title, what stands under it and the addressees at the start of a document's line end."""
    number = _number().match(line.text)
    start = 0 if number is None else number.end()
    first, last = start + _SHORTEST_TITLE, start + LONGEST_LINE
    openings = [found.start() for found in _opening().finditer(line.text, first, last + _LONGEST_BELOW)]
    openings.append(line.text.find(line.text[start:first], first, last))  # the title again
    for place in sorted(openings):
        if not start < place <= last or not _is_title(line, start, place):
            continue
        cuts, end = [start, place], place
        while (under := _under_title().match(line.text, end)) is not None:
            end = under.end()
            cuts.append(end)
        address = line.text.find(":", end, end + _LONGEST_ADDRESS) + 1
        if address and addressed(Line(line.start + end, line.start + address, line.text[end:address].strip())):
            cuts.append(address)
        return cuts
    return []


def _is_title(line: Line, start: int, end: int) -> bool:
    text = line.text[start:end].strip()
    return (
        naming.kind(text) is not None
        and not text.startswith(words(PACKAGE, "glued", "no_title"))
        and may_be_title(Line(line.start + start, line.start + end, text))
    )


def _rule_cuts(line: Line) -> list[int]:
    """Where a rule's title, and what is signed above it, end inside a long line."""
    cuts: list[int] = []
    at_first = line.text.find("第一")
    while at_first >= 0:
        found = _titled().match(line.text, max(0, at_first - LONGEST_LINE), at_first)
        if found is not None and _first().match(line.text, at_first) and _is_title(line, *found.span("title")):
            cuts += (*_signature_cut(line, found.start("title")), found.start("title"), at_first)
        at_first = line.text.find("第一", at_first + 2)
    return cuts


def _signature_cut(line: Line, end: int) -> list[int]:
    """Where the signature begins that a line closes with before `end`."""
    found = _signature().search(line.text, max(0, end - _LONGEST_SIGNATURE), end)
    return [found.start("units")] if found is not None and units_on(found["units"].strip()) else []


_NUMBER = rf"[一-鿿]{{0,12}} ?{naming.NUMBER}"
_DAY = rf"(?:{DAY}|(?:中华)?民国.{{2,4}}年.{{1,3}}月.{{1,3}}日)"
_STAMP = r"20\d\d-\d{1,2}-\d{1,2}(?: ?\d{1,2}:\d\d(?::\d\d)?)?"
_DOTTED = r"\d{2,4}[./]\d{1,2}[./]\d{1,2} ?[^,。;:]{2,40}?(?:通过|修订|修正|订定|核定)"
_BELOW = rf"\(?{_NUMBER}\)?|\({_DAY}[^()]{{0,160}}\)|{_DAY}[^,。;:《]{{2,60}}?(?:通过|公布|发布|批准|修订|修正|订定|施行)(?! ?的)|{_DOTTED}|{_STAMP}"


@cache
def _number() -> re.Pattern[str]:
    """A document's number before a title: 青发〔2031〕5号."""
    return re.compile(rf"{_NUMBER}(?=[ 一-鿿])")


@cache
def _under_title() -> re.Pattern[str]:
    """What stands under a title on a line of its own: the number, the date, by whom it was passed."""
    return re.compile(rf" *(?:{_BELOW})(?= *[^ ,。;的])")


@cache
def _opening() -> re.Pattern[str]:
    """What stands under a title or begins a text proper; behind a blank less will do."""
    aims = any_of(words(PACKAGE, "glued", "aim"))
    begins = any_of(words(PACKAGE, "glued", "begins"))
    last = re.escape("".join(sorted(naming.last_characters())))
    return re.compile(
        rf"(?<=[{last}])(?= *(?:为{aims}|{begins}|各[一-鿿、(),]{{1,80}}:|第 ?[一1] ?[章条节]|一[、.]|1[、.](?!\d)(?=.{{4,400}}?2[、.])|1 ?[一-鿿]{{2,12}}1\.1|{_BELOW}|《[^《》]{{4,60}}》(?:已|业)经|20\d\d年(?!版|度|修订)|目 ?录|(?:1 ?)?(?:总则|前言|引言|序言)|[甲乙]方[^。,:]{{0,12}}:|(?:合同|协议)?编号:))"
        rf"|(?<=\))(?:(?<=[试暂]行\))|(?<=草案\))|(?<=修订\))|(?<=[见讨论]稿\))|(?<=号\)))(?=[一-鿿《“])"
        rf"|(?<=[{last}])(?= +(?:为|经|现|在[一-鿿]|第一|一[. 是]|\(一\)|1[、. ]))"
    )


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(r"(?:.*(?:[。;]|[\d一二三十] ?日))?\s*(?P<title>[^\s。;:!?,、][^。;:!?,、\t]{3,60})\Z")


@cache
def _first() -> re.Pattern[str]:
    """第一条 that opens a rule, and is not cited: 第一条规定, 第一条第二款."""
    return re.compile(r"第一[章条节](?![的第、至和或所规与之中]| ?第)")


@cache
def _signature() -> re.Pattern[str]:
    return re.compile(rf"[。;)]\s*(?P<units>[一-鿿()、 ]{{4,50}}?)\s*{_DAY}\)?\s*\Z")
