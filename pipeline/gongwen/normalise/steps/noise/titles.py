"""What reads as the title of a document, what as its letterhead."""

from __future__ import annotations

import re
from functools import cache

from gongwen.normalise.steps.noise.lines import Lines
from gongwen.text.lexicon import any_of, values, words

_TABLE = "gongwen.normalise", "titles"
_SHORT, _LEAST = 8, 4
_MATTER = 4
_LONGER = 5
"""So much longer is a title at least than the column of a site that it stands in."""


@cache
def _ends_as_title() -> re.Pattern[str]:
    end, tail = any_of(words(*_TABLE, "end")), any_of(words(*_TABLE, "tail"))
    return re.compile(rf"{end}[》」]?(?:\([^()]{{0,16}}{tail}[^()]{{0,4}}\))?[》」]?$")


@cache
def kinds_of_text() -> frozenset[str]:
    """The kinds of documents that have a text of their own: 方案, 责任制."""
    return frozenset(word for word, value in values(*_TABLE, "end").items() if value == "text")


@cache
def _kind() -> re.Pattern[str]:
    kinds = any_of(kinds_of_text())
    return re.compile(rf"^[^。;:,]{{2,60}}{kinds}(?:\([^()]{{1,16}}\))?$")


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


@cache
def _proclaims() -> re.Pattern[str]:
    return re.compile(r"(?:公告|通告|公报|通报|通知|令|文件|公示)$")


def ends_as_title(tight: str) -> bool:
    """Does a line end as titles do?"""
    return _ends_as_title().search(tight) is not None


def is_title(lines: Lines, i: int) -> bool:
    """Does line i read as the title of a document?"""
    key = lines.key(i)
    end = len(key) - (key[-1:] == "。" and key.startswith("关于"))
    if not 5 <= end <= 120 or any(0 <= key.find(c) < end for c in "。;!?\t"):
        return False
    return ends_as_title(lines.tight(i).rstrip("。")) and not lines.is_label(i)


def is_kind(tight: str) -> bool:
    """Does a line end in the name of a kind of document that has a text of its own?"""
    return _kind().search(tight) is not None


def is_whole(tight: str) -> bool:
    """Does a line begin as a whole title does: with its issuer or place, its year, or its subject?"""
    return _whole().match(tight) is not None


def adds_issuer(whole: str, title: str) -> bool:
    """Is `whole` the title with its issuer before it: 白河集团学习制度 of 学习制度? Both without punctuation."""
    if len(whole) <= len(title) or not whole.endswith(title) or not is_kind(title):
        return False
    issuer = whole[: -len(title)]
    return is_letterhead(issuer) and not _carries().search(issuer)


@cache
def _carries() -> re.Pattern[str]:
    return re.compile("关于|印发|转发")


def names_other_kind(lines: Lines, name: int, title: str) -> bool:
    """Is line `name` a title of its own, of the matter that the title `title` (关于…) below it is about?

    创建申报须知 over 关于创建工作的通知 is a page's name; 某局公告 is the head of the 公告 below.
    """
    found = lines.letters(name)
    if not is_title(lines, name) or _proclaims().search(found):
        return False
    return any(found[k : k + _MATTER] in title for k in range(len(found) - _MATTER + 1))


def is_letterhead(tight: str) -> bool:
    """Could the line stand above a title in a document's own head: its issuer, its number, its grade?"""
    return _letterhead().fullmatch(tight) is not None


def is_column_over(lines: Lines, name: int, title: int) -> bool:
    """Is the short line `name` the column of a site that the title below stands in: the same matter in fewer words?

    安全培训 over 班组安全培训考核管理办法 is; 安全生产 over 隐患排查治理办法 may be the title's own first half.
    """
    found, whole = lines.letters(name), lines.letters(title)
    if not _LEAST <= len(found) <= _SHORT or len(whole) < len(found) + _LONGER or is_letterhead(lines.tight(name)):
        return False
    tight = lines.tight(name)
    if lines.is_label(name) or not is_kind(lines.tight(title)) or is_whole(tight) or _proclaims().search(tight):
        return False
    return any(found[k : k + 2] in whole for k in range(len(found) - 1))
