"""Numbering marks: what a label looks like, where one may stand.

A label is printed as

    unit       第三条 第一章 第二部分 第十条之一 第 3-1 条            第一阶段: (only with a delimiter)
    chinese    一、 一. 十二、         (一) (一)、 ㈠ 一)
    digits     1、 1. 1．             (1) ⑴ 1) ①
    decimal    1.1 1.2.3
    spoken     一是 二要 第一, 其一,
    letters    A. (A) a) II. 甲、 (甲)
    slips      1 总则 (a bare number and a blank), 1总则 (above 1.1), 1, 1: 一 (a bare 一 and a blank)

and may open a line, or stand inside one: after the end of a sentence or clause (。;:!?), those in brackets and circles
after a comma or a blank as well. What only looks like a label is left out where its own neighbours show it (第十一条的规定,
(一)至(三)项, 1、2号楼, 3.5%, 三要素); the rest is the sequence's business: a label that is `weak` (letters, slips, decimals,
everything inside a line) counts only as a member of a run, which `chained` decides.

The patterns run over the folded view, where brackets, digits and blanks are half-width.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import cast

import msgspec

from gongwen.text.lexicon import any_of, values, words
from gongwen.text.numerals import chinese

PACKAGE = "gongwen.segment"
CHINESE_NUMBER = "[一二三四五六七八九十百零〇]{1,7}"

# Outermost to innermost where the document itself does not tell; a style that is missing here is always inside.
_RANKS = {
    "壹、": 18,
    "cn、": 20,
    "(cn)": 30,
    "ar、": 40,
    "ar.": 40,
    "bare": 40,
    "tight": 40,
    "(ar)": 50,
    "ar)": 55,
    "①": 60,
}
_FAMILIES = {
    "ar.": "digits", "ar、": "digits", "ar,": "digits", "bare": "digits", "tight": "digits", "d1": "digits", "(ar)": "(digits)", "ar)": "(digits)",
    "(cn)": "(chinese)", "cn)": "(chinese)", "cn、": "chinese", "cn ": "chinese", "是": "spoken", "要": "spoken",
}  # fmt: skip
_STYLES = {
    "pcn": "(cn)", "pcne": "(cn)", "cnp": "cn)", "cn": "cn、", "cnw": "cn、", "par": "(ar)", "pare": "(ar)", "arp": "ar)", "are": "ar.",
    "circ": "①", "shi": "是", "yao": "要", "di": "序,", "qi": "其,", "bare": "bare", "tight": "tight", "cnbare": "cn ", "slip": "ar,",
    "roman": "I.", "romans": "I.", "formal": "壹、",
}  # fmt: skip
_WEAK = frozenset({"arw", "cnw", "dec", "bare", "tight", "cnbare", "slip", "upper", "lower", "roman", "romans", "stem"})
_FIRST_STYLES = {"、": "ar、", ".": "ar.", ")": "(ar)"}
_NUMBERS_KEPT = 512
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMANS = {"I": 1, "V": 5, "X": 10}
_CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿➀-➉"
_ENCLOSED = tuple(
    (ord(first), ord(last), base)
    for first, last, base in (
        ("①", "⑳", 1), ("㉑", "㉟", 21), ("㊱", "㊿", 36), ("❶", "❿", 1), ("➀", "➉", 1), ("⑴", "⒇", 1), ("㈠", "㈩", 1),
        ("\u2160", "\u216b", 1), ("⒈", "⒛", 1),
    )
)  # fmt: skip


class Label(msgspec.Struct, frozen=True, gc=False):
    """A numbering mark: text[start:end] with its delimiter; `numbers` has one for each step of a decimal."""

    start: int
    end: int
    style: str
    numbers: tuple[int, ...]
    weak: bool = False
    line: int = -1
    inline: bool = False

    @property
    def number(self) -> int:
        """The number that counts among siblings."""
        return self.numbers[-1]

    @property
    def family(self) -> str:
        """Styles that people mix up within one run: 1、 2. 3、."""
        return _FAMILIES.get(self.style, self.style)


def rank(style: str) -> int | None:
    """Where a style usually stands, small numbers outside; None where it may stand anywhere."""
    return _ranks().get(style)


@cache
def _ranks() -> dict[str, int]:
    units = values(PACKAGE, "labels", "unit")
    return _RANKS | {f"第{unit}": int(usual) for unit, usual in units.items()}


def at(view: str, start: int, end: int, line: int = -1) -> Label | None:
    """The label that opens view[start:end], which is line `line`."""
    found = _opening().match(view, start, end)
    return None if found is None else _label(found, line, inline=False)


def within(view: str, start: int, end: int, line: int = -1) -> list[Label]:
    """The labels inside view[start:end], of line `line`, in order; all of them are weak."""
    found = [_label(match, line, inline=True) for match in _inside().finditer(view, start, end)]
    return [label for label in found if label is not None] if found else []


def behind_heading(view: str, heading: Label, end: int) -> Label | None:
    """The 1 right behind a short heading with label `heading`: 一、总则1、… in a text that lost its line ends.

    It is a label of the kind that the heading's is: of a line, or inside one.
    """
    found = _first_item().match(view, heading.end, end)
    if found is not None:
        return Label(*found.span(1), _FIRST_STYLES[found[1][-1]], (1,), weak=True, inline=heading.inline)
    found = _bracketed_item().match(view, heading.end, end) if heading.family != "(chinese)" else None
    number = None if found is None else _integer(found[2])
    if found is None or number is None:
        return None
    return Label(*found.span(1), "(cn)", (number,), weak=True, inline=heading.inline)


def chained(labels: list[Label]) -> list[Label]:
    """`labels` (in order) without those weak ones that belong to no run: none before them to continue, none after."""
    following: dict[str, int] = {}
    next_number = [0] * len(labels)
    families = [_FAMILIES.get(label.style, label.style) for label in labels]
    for k in range(len(labels) - 1, -1, -1):
        family = families[k]
        next_number[k] = following.get(family, 0)
        following[family] = labels[k].numbers[-1]
    kept: list[Label] = []
    last: dict[str, tuple[int, ...]] = {}  # by style, and by family
    for k, label in enumerate(labels):
        if label.style == "tight" and not _heads_decimals(label, labels[k + 1 : k + 2]):
            continue
        if (
            label.weak
            and label.style != "tight"
            and not _in_run(label, last.get(families[k], ()), next_number[k], last)
        ):
            continue
        last[label.style] = last[families[k]] = label.numbers
        kept.append(label)
    return kept


def _heads_decimals(label: Label, following: list[Label]) -> bool:
    """1总则 above 1.1: what shows that a number that nothing parts from its heading is a label."""
    return bool(following) and following[0].numbers == (label.number, 1)


def _in_run(label: Label, before: tuple[int, ...], following: int, last: dict[str, tuple[int, ...]]) -> bool:
    if len(label.numbers) > 1:
        return label.numbers == (1, 1) == (1, following - 1) or _decimal_in_run(label, before, last)
    if before and label.number == before[-1] + 1:
        return True
    return label.number == 1 and following == 2


def _decimal_in_run(label: Label, before: tuple[int, ...], last: dict[str, tuple[int, ...]]) -> bool:
    """1.3 after 1.2; 2.1 after 1.4 or under 2; 1.2.1 under 1.2."""
    *stem, number = label.numbers
    if before and (tuple(stem), number - 1) == (before[:-1], before[-1]):
        return True
    if not stem:
        return True
    if number != 1:
        return False
    if len(stem) > 1 and f"d{len(stem)}" in last:
        return last[f"d{len(stem)}"] == tuple(stem)
    if any(last.get(style) == (stem[0],) for style in ("digits", "cn、")):
        return True
    if not before:
        return stem == [1] * len(stem)
    return tuple(stem) > before[:-1] and stem[-1] <= before[-2] + 3


def _label(found: re.Match[str], line: int, *, inline: bool) -> Label | None:
    kind, index = found.lastgroup, found.lastindex
    if kind is None or index is None:
        return None
    start, end = found.span(kind)
    kind = kind.removeprefix("again_")
    if kind == "circ" and inline:
        start -= 1
    style, numbers = _read(kind, found, index)
    if None in numbers:
        return None
    return Label(start, end, style, cast("tuple[int, ...]", numbers), inline or kind in _WEAK, line, inline)


def _read(kind: str, found: re.Match[str], index: int) -> tuple[str, tuple[int | None, ...]]:
    """Style and number of a match; group `index` is the label, the first group in it that matched is its number."""
    written = found.group(index + 1) or found.group(index + 2)
    if kind in ("unit", "phase"):
        return "第" + found.group(index + 2), (_integer(written.partition("-")[0]),)
    if kind == "dec":
        numbers = tuple(int(n) for n in written.split("."))
        if not numbers[-1]:  # 1.0 heads what 1.1 stands under
            numbers = numbers[:-1]
        return f"d{len(numbers)}", numbers
    if kind in ("ar", "arw"):
        return ("ar、" if found.group(index)[-1] in "、﹑" else "ar."), (int(written),)
    if kind in ("upper", "lower", "stem"):
        shape = found.group(index)
        style = {"upper": "A", "lower": "a", "stem": "甲"}[kind] + ("(" if shape[0] == "(" else shape[-1])
        return style, (_STEMS.index(written) + 1 if kind == "stem" else ord(written.upper()) - ord("A") + 1,)
    return _STYLES[kind], (_integer(written),)


@lru_cache(_NUMBERS_KEPT)
def _integer(written: str) -> int | None:
    """The value of a number in digits, Chinese, circled, bracketed or Roman writing."""
    written = written.replace(" ", "")
    if written.isascii():
        return int(written) if written.isdigit() else _roman(written)
    code = ord(written[0])
    for first, last, base in _ENCLOSED:
        if first <= code <= last and len(written) == 1:
            return code - first + base
    value = chinese(written.replace("参", "叁"))
    return value if isinstance(value, int) else None


def _roman(written: str) -> int | None:
    total, last = 0, 0
    for letter in reversed(written):
        value = _ROMANS.get(letter, 0)
        total += value if value >= last else -value
        last = max(last, value)
    return total or None


@cache
def _kinds() -> dict[str, str]:
    """The patterns by kind: the outer group is the label, the first group in it its number."""
    number = CHINESE_NUMBER
    cited = any_of(words(PACKAGE, "labels", "cited"))
    item = f"(?! ?{any_of(words(PACKAGE, 'labels', 'cited-item'))}|、? ?\\((?:{number}|\\d{{1,2}})\\)(?:、|项|款|目))"
    count = any_of(words(PACKAGE, "labels", "count"))
    units = any_of(words(PACKAGE, "labels", "unit"))
    phases = any_of(words(PACKAGE, "labels", "phase"))
    measure = any_of(words(PACKAGE, "labels", "measure"))
    need = "".join(words(PACKAGE, "labels", "not-after-need"))
    return {
        "unit": rf"(?P<unit>第 ?((?:{number}|\d{{1,4}})(?:-\d{{1,2}})?) ?({units})(?:之{number}(?![一-鿿]))?"
        rf"(?:(?= |\t|\n|$)|[:、.](?! ?第)|(?!{cited}|[,。;)》”」、])))",
        "phase": rf"(?P<phase>第({number}|\d{{1,2}})({phases})(?:[:、]|(?= ?[(\n]|$)))",
        "pcn": rf"(?P<pcn>\( ?({number}) ?\){item}[、.:,]?)",
        "pcne": r"(?P<pcne>([㈠-㈩])[、.]?)",
        "formal": r"(?P<formal>([壹贰叁参肆伍陆柒捌玖拾]{1,3})(?:、|\.(?!\d)))",
        "cnp": rf"(?P<cnp>({number})\)[、.]?)",
        "cn": rf"(?P<cn>({number}) ?(?:[、﹑︑]|\.(?![\d一二三四五六七八九十]))(?!{number}(?:、|{count})))",
        "par": rf"(?P<par>\( ?(\d{{1,3}}) ?\){item}[、.:]?)",
        "pare": r"(?P<pare>([⑴-⒇])[、.]?)",
        "dec": rf"(?P<dec>(\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?!\d)(?:[.、](?!\d)|(?=[ \t\n]|$)|(?!{measure}|[-~—～至,。;:)/×*+])))",
        "ar": rf"(?P<ar>(\d{{1,3}}) ?(?:[、﹑]|\.(?:(?!\d)|(?=(?:19|20)\d\d ?年)))(?!\d{{1,3}}(?:[、,和]|{count})))",
        "are": r"(?P<are>([⒈-⒛]))",
        "arw": rf"(?P<arw>(\d{{1,3}}) ?(?:[、﹑](?=\d)|\.(?=\d{{1,4}} ?{measure})))",
        "cnw": rf"(?P<cnw>({number}) ?[、﹑︑](?={number}))",
        "arp": r"(?P<arp>(\d{1,3})\)[、.]?)",
        "circ": r"(?P<circ>([①-⑳㉑-㉟㊱-㊿❶-❿➀-➉])[、.]?)",
        "shi": r"(?P<shi>([一二三四五六七八九十]{1,3})是(?![否非]))",
        "yao": rf"(?P<yao>([一二三四五六七八九十]{{1,3}})要(?![{need}]))",
        "di": rf"(?P<di>第({number})(?:[,、:](?!{number}(?:{count}))|是(?!否)))",
        "qi": rf"(?P<qi>其({number})(?:[,、:]|是))",
        "upper": r"(?P<upper>(?:\(([A-Z])\)|([A-Z])(?:[、)]|\.(?![A-Za-z0-9.]))))",
        "lower": r"(?P<lower>(?:\(([a-z])\)|([a-z])(?:[、)]|\.(?![A-Za-z0-9.]))))",
        "roman": r"(?P<roman>([\u2160-\u216b])[.、):])",
        "romans": r"(?P<romans>((?:X{0,2})(?:IX|IV|V?I{1,3}|V|X))[.、](?![A-Za-z]))",
        "stem": rf"(?P<stem>(?:\(([{_STEMS}])\)|([{_STEMS}])[、.](?![{_STEMS}])))",
        "bare": r"(?P<bare>(\d{1,2})(?= {1,4}[^\d\s.,、:;)%-]))",
        "tight": rf"(?P<tight>([1-9]\d?)(?=[一-鿿])(?!{measure}|{count}))",
        "cnbare": rf"(?P<cnbare>({number})(?= {{1,4}}[一-鿿]))",
        "slip": r"(?P<slip>(\d{1,2})[,:](?=[一-鿿《“]))",
    }


@cache
def _opening() -> re.Pattern[str]:
    kinds = _kinds()
    order = (
        "unit", "phase", "pcn", "par", "dec", "ar", "arw", "arp", "cn", "cnw", "formal", "cnp", "shi", "yao", "di", "qi", "circ", "pcne", "pare", "are",
        "romans", "upper", "lower", "roman", "stem", "bare", "tight", "cnbare", "slip",
    )  # fmt: skip
    return re.compile("|".join(kinds[kind] for kind in order))


@cache
def _inside() -> re.Pattern[str]:
    """After what ends a sentence or clause, any label that is safe there; after , and a blank, those that stand out.

    One class of characters comes first, so that the search skips everything else at the engine's own speed.
    """
    kinds = _kinds()
    after_end = "|".join(
        kinds[kind] for kind in ("unit", "pcn", "par", "ar", "arp", "cn", "shi", "yao", "di", "qi", "pcne", "pare")
    )
    renamed = {
        kind: re.sub(r"\(\?P<\w+>", "(?P<again_" + kind + ">", kinds[kind]) for kind in ("unit", "pcn", "par", "cn")
    }
    first_spoken = r"(?P<again_shi>(一)是(?![否非]))"
    after_comma = "|".join((*(renamed[kind] for kind in ("pcn", "par")), first_spoken))
    after_blank = "|".join(renamed[kind] for kind in ("unit", "cn"))
    digits = "一二三四五六七八九十百零〇"
    first = rf"[(第其\d{digits}㈠-㈩⑴-⒇]"
    return re.compile(
        rf"[。;:!?, {_CIRCLED}](?:(?<=[。;:!?])[”’\")]{{0,2}} {{0,3}}(?={first})(?:{after_end})"
        rf"|(?=[(第{digits}])(?:(?<=[, ])(?:{after_comma})|(?<= )(?:{after_blank}))|(?P<circ>(?<=([{_CIRCLED}]))[、.]?))"
    )


@cache
def _bracketed_item() -> re.Pattern[str]:
    """一、完善机制(三)准确反馈: the run of the items goes on across the headings; 本条第(三)项, 按(三)执行 cite one."""
    return re.compile(
        rf" ?[一-鿿][一-鿿、“”]{{2,24}}?(?<![条款按照见至及和与或、第之])(\(({CHINESE_NUMBER})\)(?=[一-鿿“])(?!(?:项|款|目|条|至|和|或|中|所|规定|执行)))"
    )


@cache
def _first_item() -> re.Pattern[str]:
    """No comma or full stop stands in a heading, and 附件1、附件2 lists."""
    return re.compile(
        r" ?[一-鿿][一-鿿、“” ]{1,22}?(?<![件表图录第号款项条页卷册版类级班组])((?:1 ?[、.]|\(1\))(?!\d))"
    )
