"""Marks of markup languages that are no text: Markdown's and what HTML leaves behind (edit kind "markup").

In any file: heading hashes with a blank after them, bold marks around a line, links and their targets, tags, comments, entities,
tables with their row of dashes (cells are parted by a tab, as everywhere). Only in a file that says it is Markdown: bold
inside a line, bullets, quotation marks, escapes, fences: elsewhere two stars may mask a name and a dash is a dash.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache

from gongwen.normalise.proposal import NOTHING, Draft, Proposal
from gongwen.text.edits import Edit

_KIND = "markup"


def markup(draft: Draft) -> Proposal:
    """No mark of a markup language is left."""
    text = draft.text
    found: list[Edit] = []
    if "#" in text:
        found += _cut(_heading(), text)
    if "**" in text:
        found += _bold(text, everywhere=draft.markdown)
    if "](" in text:
        found += _links(text)
    if "<" in text:
        found += [_edit(m, "\n" if m.group(1) else "") for m in _tag().finditer(text)]
    if "&" in text:
        found += [_edit(m, html.unescape(m.group()).replace("\u00a0", " ")) for m in _entity().finditer(text)]
    if "--" in text and "|" in text:
        found += _tables(text)
    if draft.markdown:
        found += _cut(_markdown_only(), text)
    return Proposal(tuple(_disjoint(found))) if found else NOTHING


def _edit(match: re.Match[str], replacement: str = "") -> Edit:
    return Edit(match.start(), match.end(), replacement, _KIND)


def _cut(pattern: re.Pattern[str], text: str) -> Iterator[Edit]:
    return (_edit(match) for match in pattern.finditer(text))


def _disjoint(found: list[Edit]) -> Iterator[Edit]:
    """In order; of two that overlap, the one that starts first and is longer."""
    end = 0
    for edit in sorted(found, key=lambda e: (e.start, -e.end)):
        if edit.start >= end:
            yield edit
            end = edit.end


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(r"^[ \t]{0,3}#{1,6}[ \t]{1,20}(?=\S)", re.MULTILINE)


@cache
def _bold_pair() -> re.Pattern[str]:
    return re.compile(r"(\*{2,3})(?=[^\s*])([^*\n]{1,300})(\*{2,3})")


def _bold(text: str, *, everywhere: bool) -> Iterator[Edit]:
    """Pairs of stars: anywhere in Markdown, else around a whole line or its head only."""
    for match in _bold_pair().finditer(text):
        if not everywhere:
            begin = text.rfind("\n", max(0, match.start() - 40), match.start()) + 1
            if text[begin : match.start()].strip() or (begin == 0 and match.start() > 40):
                continue
            rest = text[match.end() : match.end() + 1]
            if rest not in ("", "\n", "：", ":", " ", "\u3000") or match.group(2)[0] in "、，。；：,.;:":
                continue
        for group in (1, 3):
            yield Edit(match.start(group), match.end(group), "", _KIND)


@cache
def _link() -> re.Pattern[str]:
    target = r"(?:https?:|/|#|\.|mailto:|www\.|data:|[\w%-]{1,80}\.\w)[^()\s]{0,800}"
    return re.compile(rf"(!?\[)([^\[\]\n]{{0,300}})(\]\({target}(?:[ \t]\"[^\"\n]{{0,100}}\")?[ \t]?\))")


def _links(text: str) -> Iterator[Edit]:
    """A link leaves its words, an image nothing."""
    for match in _link().finditer(text):
        if match.group(1) == "![":
            yield _edit(match)
            continue
        yield Edit(match.start(1), match.end(1), "", _KIND)
        yield Edit(match.start(3), match.end(3), "", _KIND)


@cache
def _tag() -> re.Pattern[str]:
    names = "p|u|b|i|s|strong|em|span|div|font|sup|sub|center|table|thead|tbody|tr|td|th|ul|ol|li|a|img|hr|h[1-6]|o:p|section|article|label|input|button|script|style|iframe|nobr|wbr|col|colgroup|caption|blockquote|pre|code|small|big|strike|del|ins"
    return re.compile(rf"<(br) ?/?>|</?(?:{names})(?:[ \t/][^<>\n]{{0,300}})?>|<!--[^<>\n]{{0,300}}-->", re.IGNORECASE)


@cache
def _entity() -> re.Pattern[str]:
    names = "nbsp|ensp|emsp|thinsp|amp|lt|gt|quot|apos|mdash|ndash|hellip|middot|bull|ldquo|rdquo|lsquo|rsquo|times|divide|deg|plusmn|zwnj|zwj|laquo|raquo|sect|permil|radic|ge|le|ne"
    return re.compile(rf"&(?:{names}|#[1-9]\d{{1,5}}|#[xX][0-9a-fA-F]{{2,5}});")


@cache
def _markdown_only() -> re.Pattern[str]:
    """Fences, quotation marks, bullets with their boxes; escapes."""
    line = r"^[ \t]{0,20}(?:```[^\n]*|(?:>[ \t]?){1,3}|[-*+][ \t]{1,20}(?:\[[ xX]\][ \t]{1,20})?(?=[^\s*+-]|\*\*))"
    return re.compile(rf"{line}|\\(?=[\\`*_{{}}\[\]()#+\-.!|~>])", re.MULTILINE)


@cache
def _rule_row() -> re.Pattern[str]:
    blank = "[ \t]{0,9}"
    dashes = f"{blank}:?-{{2,60}}:?{blank}"
    return re.compile(rf"^{blank}\|?{dashes}(?:\|{dashes}){{1,40}}\|?{blank}(?:\n|\Z)", re.MULTILINE)


@cache
def _bar() -> re.Pattern[str]:
    return re.compile(r"[ \t]{0,20}(?<!\\)\|[ \t]{0,20}")


def _tables(text: str) -> Iterator[Edit]:
    """Rows of a table with its row of dashes: cells parted by tabs, bars at the edges and the dashes gone."""
    done = 0
    for rule in _rule_row().finditer(text):
        if rule.start() < done:
            continue
        yield _edit(rule)
        head = text.rfind("\n", done, max(done, rule.start() - 1)) + 1
        rows = [(max(head, done), rule.start())]
        at = rule.end()
        while at < len(text):
            stop = text.find("\n", at)
            stop = len(text) if stop < 0 else stop
            if "|" not in text[at:stop]:
                break
            rows.append((at, stop))
            at = stop + 1
        done = at
        for start, end in rows:
            yield from _row(text, start, end)


def _row(text: str, start: int, end: int) -> Iterator[Edit]:
    row = text[start:end]
    first, stop = start + len(row) - len(row.lstrip()), start + len(row.rstrip())
    for match in _bar().finditer(text, start, stop):
        edge = match.start() <= first or match.end() >= stop
        yield Edit(match.start(), match.end(), "" if edge else "\t", _KIND)
