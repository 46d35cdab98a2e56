"""An element as lines of text, the way a browser would set it.

* Block elements and <br> part lines. White space collapses; a line break in the markup between two Chinese characters
  is no blank (CSS Text, segment breaks). Lines that show nothing are left out, and so are the blanks around one.
* A table whose cells are data is one line per row, cells parted by tabs. A merged cell stands once, in the first of its
  places; the others are empty, so that columns stay columns. Lines within a cell are parted by a blank. A table that only
  serves the layout (nested tables, one cell per row, a cell that is most of the text) is no table: its cells are blocks.
* List numbers that the browser makes are text, as it prints them.
* Links of the site (share, print, previous article) are no lines of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

from gongwen.read.counting import printed
from gongwen.read.page.tree import Element
from gongwen.text.lexicon import words

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BROKEN = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\xad"))
_NUMBERED = re.compile(
    r"[(（]?[0-9０-９一二三四五六七八九十]{1,3}[)）.．、]|[①-⑳]|第[0-9一二三四五六七八九十百]{1,4}[章节条]"
)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_LIST_STYLES = {
    "decimal": ("decimal", ". "), "1": ("decimal", ". "), "decimal-leading-zero": ("decimalZero", ". "),
    "lower-alpha": ("lowerLetter", ". "), "lower-latin": ("lowerLetter", ". "), "a": ("lowerLetter", ". "),
    "upper-alpha": ("upperLetter", ". "), "upper-latin": ("upperLetter", ". "), "A": ("upperLetter", ". "),
    "lower-roman": ("lowerRoman", ". "), "i": ("lowerRoman", ". "),
    "upper-roman": ("upperRoman", ". "), "I": ("upperRoman", ". "),
    "cjk-decimal": ("ideographDigital", "、"), "cjk-ideographic": ("chineseCountingThousand", "、"),
    "simp-chinese-informal": ("chineseCountingThousand", "、"), "trad-chinese-informal": ("taiwaneseCountingThousand", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"), "trad-chinese-formal": ("ideographLegalTraditional", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"), "cjk-earthly-branch": ("ideographZodiac", "、"),
}  # fmt: skip
_MOST_COLUMNS = 200
_DOMINANT = 0.6
_MANY_BLOCKS = 8
_LONG_CELL = 800
ATTACHED = re.compile(r"附件|附表|附录|《|\.(?:docx?|wps|pdf|ofd|xlsx?|et|rar|zip|pptx?)\b", re.IGNORECASE)


def lines(element: Element) -> Iterator[str]:
    """The lines of `element`, what the site adds left out."""
    for text, linked in _Setter().lines(element):
        if linked * 2 > len(text) and not ATTACHED.search(text):
            continue
        if not _tools().fullmatch(text):
            yield text


@cache
def _tools() -> re.Pattern[str]:
    """A line of nothing but what the page offers to do. Atomic: 返回 and 顶部 are tools, and so is 返回顶部."""
    tools = "|".join(map(re.escape, words("gongwen.read.page", "page", "tools")))
    leads = "|".join(map(re.escape, words("gongwen.read.page", "page", "leads")))
    gap = r"[ |/:：【】\[\]()（）·,，、>《》]*+"
    return re.compile(rf"{gap}(?>(?:{tools}){gap})++|{gap}(?:{leads}) ?[:：].*")


class _Setter:
    """Sets one element into lines: (text, how many of its characters are links)."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._linked = 0
        self._links = 0
        self._pre = 0
        self._mark = ""
        self._lists: list[tuple[str, str, int]] = []

    def lines(self, element: Element) -> Iterator[tuple[str, int]]:
        walk = etree.iterwalk(element, events=("start", "end"))
        for event, node in walk:
            if event == "start":
                if node.tag in BLOCKS or node.tag == "br":
                    yield from self._flush()
                if node.tag == "table" and is_data(node):
                    yield from ((row, 0) for row in rows(node))
                    walk.skip_subtree()
                    continue
                self._enter(node)
                self._add(node.text)
            else:
                if node.tag in BLOCKS:
                    yield from self._flush()
                self._leave(node)
                if node is not element:
                    self._add(node.tail)
        yield from self._flush()

    def _enter(self, node: Element) -> None:
        self._links += node.tag == "a"
        self._pre += node.tag == "pre"
        if node.tag == "ol":
            self._lists.append((*_style(node, _LIST_STYLES["decimal"]), _number(node.get("start"), 1) - 1))
        elif node.tag in {"ul", "menu", "dir"}:
            self._lists.append(("none", "", 0))
        elif node.tag == "li" and self._lists:
            name, after, number = self._lists[-1]
            number = _number(node.get("value"), number + 1)
            self._lists[-1] = (name, after, number)
            name, after = _style(node, (name, after))
            self._mark = printed(number, name) + after

    def _leave(self, node: Element) -> None:
        self._links -= node.tag == "a"
        self._pre -= node.tag == "pre"
        if node.tag in {"ol", "ul", "menu", "dir"} and self._lists:
            self._lists.pop()
        if node.tag == "li":
            self._mark = ""

    def _add(self, text: str | None) -> None:
        if not text:
            return
        self._parts.append(text.replace("\n", "\v") if self._pre else text)
        if self._links:
            self._linked += len("".join(text.split()))

    def _flush(self) -> Iterator[tuple[str, int]]:
        if not self._parts:
            return
        raw = "".join(self._parts).translate(_INVISIBLE)
        linked = self._linked
        self._parts, self._linked = [], 0
        for piece in raw.split("\v"):
            text = _SPACE.sub(" ", _BROKEN.sub("", piece)).strip()
            if text:
                mark = "" if _NUMBERED.match(text) else self._mark
                self._mark = ""
                yield mark + text, linked


def _style(node: Element, default: tuple[str, str]) -> tuple[str, str]:
    """(number format, what follows the number) of a list or an item of one."""
    found = _LIST_STYLE.search(node.get("style", ""))
    name = found[1].lower() if found else node.get("type")
    if name is None:
        return default
    return _LIST_STYLES.get(name, ("none", ""))


def _number(text: str | None, default: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.removeprefix("-").isdigit() and len(text) < 9 else default


def is_data(table: Element) -> bool:
    """Whether a table's cells are data, not places for the page's layout."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    sizes = [[_size(cell) for cell in row.iterchildren("td", "th")] for row in _row_elements(table)]
    filled = [[size for size in row if size] for row in sizes]
    filled = [row for row in filled if row]
    if sum(len(row) > 1 for row in filled) * 2 < len(filled) or not filled:
        return False
    largest = max(size for row in filled for size in row)
    if largest > _LONG_CELL and largest > _DOMINANT * sum(map(sum, filled)):
        cell = next(
            cell for row in _row_elements(table) for cell in row.iterchildren("td", "th") if _size(cell) == largest
        )
        return sum(1 for node in cell.iterdescendants() if node.tag in BLOCKS or node.tag == "br") < _MANY_BLOCKS
    return True


def _size(cell: Element) -> int:
    return sum(len("".join(text.split())) for text in cell.itertext())


def _row_elements(table: Element) -> Iterator[Element]:
    for child in table.iterchildren():
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from child.iterchildren("tr")


def rows(table: Element) -> Iterator[str]:
    """The caption of a table and its rows, cells parted by tabs."""
    for caption in table.iterchildren("caption"):
        yield from (text for text, _ in _Setter().lines(caption))
    down: dict[int, int] = {}  # column → rows that a cell above still reaches into
    for row in _row_elements(table):
        cells: list[str] = []
        reach: dict[int, int] = {}
        for cell in row.iterchildren("td", "th"):
            while down.get(len(cells), 0):
                cells.append("")
            at = len(cells)
            wide = min(_number(cell.get("colspan"), 1), _MOST_COLUMNS)
            tall = _number(cell.get("rowspan"), 1)
            cells.append(" ".join(text for text, _ in _Setter().lines(cell)).replace("\t", " "))
            cells += [""] * (wide - 1)
            reach.update({column: tall - 1 for column in range(at, len(cells)) if tall > 1})
            if len(cells) > _MOST_COLUMNS:
                break
        down = {column: left - 1 for column, left in down.items() if left > 1} | reach
        text = "\t".join(cells).rstrip("\t")
        if text:
            yield text
