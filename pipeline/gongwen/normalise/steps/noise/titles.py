"""Titles printed twice, and names that a page prints over the title of the document.

The second copy of a title is noise: on the next line, in one line or two, or at the start of the paragraph below; spaces
and punctuation aside. A page's own name is noise where it stands over the document's title: when the page's record (来源,
发布时间) lies between, when one contains the other, or when it is a word or two that is neither an issuer nor any other
part of a document's head. Above a whole title only these can stand.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.normalise.steps.noise.lines import Lines, letters
from gongwen.normalise.steps.noise.vocabulary import TABLE
from gongwen.text.lexicon import any_of, words

_REACH = 14
"""So many lines below it a title may come again."""
_SHORT = 8
_LONGEST = 120
_LEAST = 4
_MATTER = 4
_GLANCE = 14
_NAMES = 3
"""A page has so many names over its text at most."""
_MORE = 10
"""So much longer is a line that opens with a copy of the one above."""


@cache
def _ends_as_title() -> re.Pattern[str]:
    end, tail = any_of(words(*TABLE, "title_end")), any_of(words(*TABLE, "title_tail"))
    return re.compile(rf"{end}[》」]?(?:\([^()]{{0,16}}{tail}[^()]{{0,4}}\))?[》」]?$")


@cache
def _kind() -> re.Pattern[str]:
    kinds = "方案|预案|要点|计划|规划|制度|办法|细则|规定|规则|条例|准则|意见|通知|通报|决定|公告|通告|批复|章程|规程|守则|纲要|责任制"
    return re.compile(rf"^[^。;:,]{{2,60}}(?:{kinds})(?:\([^()]{{1,16}}\))?$")


@cache
def _whole() -> re.Pattern[str]:
    """How a title begins that is whole: with its issuer or place, its year, or its subject."""
    seat = "省市县区州盟旗镇乡局部委厅院会处司办校学社行署府队站所"
    words_of_seats = "办[法理]|处[理置罚]|部[署门分]|会[议计]|行[动为业政]|学[习生]|社会|区域|队伍|所[有属]|委[托派]"
    return re.compile(
        rf"[\u4e00-\u9fff]{{1,14}}?(?:(?!{words_of_seats})[{seat}]|中心|公司|集团|政府|党组|支部|街道|国)|关于|印发|转发|中共|《|【|[\u4e00-\u9fff]{{0,14}}\d{{4}}(?:-\d{{4}})?(?:年|学年)"
    )


@cache
def _letterhead() -> re.Pattern[str]:
    """What a document's own head prints over its title: issuer, number, grade, urgency; and the title's own first half."""
    return re.compile(
        r".*(?:文件|令|公报|号|[★☆].*|特急|加急|急件|秘密|机密|绝密|局|委员会|委|部|厅|政府|办公室|公司|集团|学校|大学|学院|医院|中心|总队|支队|大队"
        r"|党组|支部|党委|总支|工会|协会|学会|联合会|处|科|站|所|院|会|省|市|县|区|镇|乡|街道|村|社区|法院|检察院|银行|章程|附件.{0,4}|附表.{0,3}|稿)$"
        r"|.*(?:关于|印发|签发人|编号|内部|保密|[—:]).*|第.*|附件.*|\(.*|.*[一二三四五六七八九十\d]"
    )


def is_title(lines: Lines, i: int) -> bool:
    """Does line i read as the title of a document?"""
    key = lines.key(i)
    if not 5 <= len(key) <= 120 or any(c in key for c in "。;!?\t"):
        return False
    return _ends_as_title().search(lines.tight(i)) is not None and not lines.is_label(i)


def names_kind(lines: Lines, i: int) -> bool:
    """Does line i end in the name of a kind of document that has a text of its own?"""
    return _kind().search(lines.tight(i)) is not None


def names_other_kind(lines: Lines, name: int, title: str) -> bool:
    """Is line `name` a title of its own, of the matter that the title `title` (关于…) below it is about?

    创建申报须知 over 关于创建工作的通知 is a page's name; 某局公告 is the head of the 公告 below.
    """
    found = lines.letters(name)
    if not is_title(lines, name) or _proclaims().search(found):
        return False
    return any(found[k : k + _MATTER] in title for k in range(len(found) - _MATTER + 1))


@cache
def _proclaims() -> re.Pattern[str]:
    return re.compile(r"(?:公告|通告|公报|通报|通知|令|文件|公示)$")


def is_letterhead(tight: str) -> bool:
    """Could the line stand above a title in a document's own head: its issuer, its number, its grade?"""
    return _letterhead().fullmatch(tight) is not None


def is_column_over(lines: Lines, name: int, title: int) -> bool:
    """Is the short line `name` the column of a site that the title below stands in: the same matter in fewer words?

    安全培训 over 班组安全培训考核管理办法 is; 安全生产 over 隐患排查治理办法 may be the title's own first half.
    """
    found, whole = lines.letters(name), lines.letters(title)
    if not _LEAST <= len(found) <= _SHORT or len(whole) < len(found) + _MORE // 2 or is_letterhead(lines.tight(name)):
        return False
    tight = lines.tight(name)
    if lines.is_label(name) or not names_kind(lines, title) or _whole().match(tight) or _proclaims().search(tight):
        return False
    return any(found[k : k + 2] in whole for k in range(len(found) - 1))


def mark_copies(lines: Lines, head: int) -> None:
    """Second copies: of any line in the head (before line `head`), of a title anywhere, if right below; in the head, also
    some lines below.
    """
    spans, text, found = lines.spans, lines.text, lines.noise
    wanted, below = "", 0
    previous, first = -1, ""  # the line above, with its first character, where the one below may be its copy
    for i, (start, end) in enumerate(spans):
        if i in found:
            continue
        begins = text[start]
        if (
            previous >= 0
            and (begins == first or not (begins.isalnum() and first.isalnum()))
            and _alike(text, spans[previous][0], start)
        ):
            if end - start <= _LONGEST and _same(lines, previous, i) and (i < head or is_title(lines, i)):
                found.add(i)
                continue
            if end - start >= spans[previous][1] - spans[previous][0] + _MORE:
                _mark_inline_copy(lines, previous, i)
        previous, first = (i if 6 <= end - start <= _LONGEST else -1), begins
        if i <= head and not wanted:
            wanted, below = _title_from(lines, i)
    if len(wanted) >= _SHORT:
        _mark_copies_of(lines, wanted, below)


def _same(lines: Lines, one: int, two: int) -> bool:
    """Are two neighbours, which begin alike, copies?"""
    (a, b), (c, d) = lines.spans[one], lines.spans[two]
    if b - a > 2 * (d - c) + 8 or d - c > 2 * (b - a) + 8:
        return False
    found = lines.letters(one)
    return len(found) >= 4 and found == lines.letters(two) and not lines.is_label(one) and "\t" not in lines.key(one)


def _alike(text: str, one: int, two: int) -> bool:
    """Could two lines be copies? A quick look at their first letters."""
    a, b = text[one + 1], text[two + 1 : two + 2]
    if a != b and text[one] == text[two] and a.isalnum() and b.isalnum():
        return False
    begins, other = text[one : one + _GLANCE], text[two : two + _GLANCE]
    same = 0
    for a, b in zip(begins, other, strict=False):
        if a == b:
            same += a.isalnum()
            if same == 3:
                return True
        elif a.isalnum() and b.isalnum():
            return False
        else:
            break
    ones, twos = filter(str.isalnum, begins), filter(str.isalnum, other)
    return all(next(ones, "") == next(twos, "") for _ in range(3))


def _title_from(lines: Lines, i: int) -> tuple[str, int]:
    """The letters of the title that line i is or begins, in two lines, and the line below it."""
    if is_title(lines, i):
        return lines.letters(i), i + 1
    start, end = lines.spans[i]
    if i + 1 < len(lines) and i + 1 not in lines.noise and _SHORT <= end - start <= _LONGEST and not lines.is_label(i):
        following = lines.tight(i + 1)
        if (
            len(following) <= 40
            and _ends_as_title().search(following)
            and not re.search(r"[。;:,]", lines.key(i) + following)
        ):
            return lines.letters(i) + lines.letters(i + 1), i + 2
    return "", 0


def _mark_copies_of(lines: Lines, wanted: str, below: int) -> None:
    """Copies of a title below it, in one line or in several, up to the text."""
    seen = 0
    i = below
    while i < len(lines) and seen < _REACH:
        if i in lines.noise:
            i += 1
            continue
        if lines.is_prose(i) or lines.is_label(i):
            return
        length = _copy_at(lines, i, wanted)
        lines.noise.update(range(i, i + length))
        i += length or 1
        seen += 1


def _copy_at(lines: Lines, i: int, wanted: str) -> int:
    """How many lines from i on make a copy of `wanted`; 0 if none do."""
    joined = ""
    for k in range(i, min(i + 4, len(lines))):
        joined += lines.letters(k)
        if joined == wanted:
            return k - i + 1
        if not joined or not wanted.startswith(joined):
            return 0
    return 0


def _mark_inline_copy(lines: Lines, one: int, two: int) -> None:
    """A title that comes again at the start of the paragraph below it."""
    text = lines.text
    start, end = lines.spans[two]
    wanted = lines.letters(one)
    if len(wanted) < _SHORT or letters(text[start : start + 8])[:1] != wanted[0] or not is_title(lines, one):
        return
    stop = _after(text, start, min(end, start + 2 * len(wanted) + 40), wanted)
    if stop and (text[stop].isspace() or re.match(r"第一[章条节]|一、", text[stop : stop + 3])):
        while stop < end and text[stop].isspace():
            stop += 1
        lines.inline.append((start, stop))


def _after(text: str, start: int, stop: int, wanted: str) -> int | None:
    """Where the letters of `wanted` end that stand from `start` on, with closing marks; None if they do not."""
    k = 0
    for at in range(start, stop):
        c = text[at]
        if not c.isalnum():
            continue
        if k == len(wanted) or c != wanted[k]:
            return None
        k += 1
        if k == len(wanted):
            at += 1
            while at < stop and text[at] in "】》）)」":
                at += 1
            return at if at < stop else None
    return None


def mark_page_names(lines: Lines, head: int) -> None:
    """The names of a page over the title of the document that it shows: the column's (where its path says so), the page's own."""
    for i in range(1, min(head, len(lines))):
        if i - 1 in lines.noise and lines.tight(i) == _last_crumb(lines.key(i - 1)):
            lines.noise.add(i)
    for _ in range(_NAMES):
        before = len(lines.noise)
        _mark_page_name(lines, head)
        if len(lines.noise) == before:
            return


def _last_crumb(key: str) -> str:
    """The last step of a page's path: 首页 > 新闻中心 > 安全处; empty where the line is none."""
    steps = re.split(r"[>»\u203a→]", key)
    return "".join(steps[-1].split()).lower() if len(steps) > 1 else ""


def _mark_page_name(lines: Lines, head: int) -> None:
    name = next((i for i in range(min(head, len(lines))) if i not in lines.noise), None)
    if name is None or name > 6 or lines.is_label(name) or lines.is_prose(name):
        return
    tight = lines.tight(name)
    if not 2 <= len(tight) <= 80 or tight.endswith((":", ",", "、")) or "\t" in lines.key(name):
        return
    named = next(
        (i for i in range(name, min(head, len(lines))) if i not in lines.noise and _names_page(lines, i)), None
    )
    if named is not None:
        lines.noise.add(named)
        return
    site = _site_behind().search(lines.text, *lines.spans[name])
    if site is not None and _kind().search("".join(lines.text[lines.spans[name][0] : site.start()].split())):
        lines.inline.append((site.start(), lines.spans[name][1]))
    record = False
    for i in range(name + 1, min(head + 1, len(lines), name + 12)):
        if i in lines.noise:
            record = record or "---" not in lines.key(i)
            continue
        title = _title_at(lines, i, whole=not record)
        if title and _is_page_name(lines, name, title, record=record, next_line=i == name + 1 or record):
            lines.noise.add(name)
            return
        if title or lines.is_label(i) or lines.is_prose(i) or lines.tight(i).endswith(":"):
            return


def _names_page(lines: Lines, name: int) -> bool:
    """Is the line the title below it with the site's name, or the type of its file, behind it: 某办法_某网, 某办法.doc?"""
    below = next((i for i in range(name + 1, len(lines)) if i not in lines.noise), None)
    if below is None or not names_kind(lines, below):
        return False
    title, tight = lines.tight(below), lines.tight(name)
    return tight.startswith(title) and tight[len(title) : len(title) + 1] in tuple("-_|–—.")


@cache
def _site_behind() -> re.Pattern[str]:
    """A site's name behind a title on its line: …的通知_某县政府网."""
    wide = "\uff5c"
    named = "网|网站|官网|平台|门户|百科|文库"
    return re.compile(
        rf"[ \u3000]*[_|{wide}][ \u3000]*[^_|{wide}\s。，；]{{2,24}}$|[ \u3000]*[-–—]{{1,2}}[ \u3000]*[^-–—\s。，；]{{1,16}}(?:{named})$"
    )


def _title_at(lines: Lines, i: int, *, whole: bool) -> str:
    """The letters of the title that line i begins, in one line or two; empty if it begins none.

    A title that has neither issuer nor year nor 关于 may be the second line of another, or a heading: it counts only below
    a record, and only if it names a kind of document.
    """
    if lines.is_label(i):
        return ""
    if not _whole().match(lines.tight(i)):
        return lines.letters(i) if not whole and len(lines.key(i)) >= 6 and _kind().search(lines.tight(i)) else ""
    if is_title(lines, i):
        return lines.letters(i)
    pair = i + 1 < len(lines) and i + 1 not in lines.noise and len(lines.key(i)) >= _SHORT
    if pair and not re.search(r"[:。;号]$|文件$", lines.tight(i)) and is_title(lines, i + 1):
        return lines.letters(i) + lines.letters(i + 1)
    return ""


def _is_page_name(lines: Lines, name: int, title: str, *, record: bool, next_line: bool) -> bool:
    found = lines.letters(name)
    if found == title or len(title) < (_LEAST if record else _SHORT):
        return False
    if record and (found in title or is_title(lines, name) or not _letterhead().fullmatch(lines.tight(name))):
        return True
    parts = re.split(r"[_|]|\s[-–—]\s?|[-–—]{2}", lines.key(name))
    if len(parts) > 1 and letters(parts[0]) == title:
        return True
    if _letterhead().fullmatch(lines.tight(name)):
        return False
    if next_line and title.startswith("关于") and names_other_kind(lines, name, title):
        return True
    return found in title or title in found or (next_line and len(found) <= _SHORT and not is_title(lines, name))
