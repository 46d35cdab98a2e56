"""What a plan's heads come to: genre, issuer, level, year, number, date.

The page's own table (发文机关, 发文字号, 成文日期), which normalising removes as noise, is read where the document is silent.
A carried plan says least of itself: what it leaves out it takes from its carrier, except the number.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.document.model import Genre
from gongwen.segment import dating, genres, inbody, issuing
from gongwen.segment.heads import Foot, Head
from gongwen.segment.marks import PACKAGE
from gongwen.segment.units import is_place, is_unit, level_of, opening_unit, place_of
from gongwen.segment.years import has_blank_year, year_of
from gongwen.text.lexicon import any_of, words
from gongwen.text.view import fold


class Facts(msgspec.Struct, frozen=True):
    """Head and foot put together."""

    genre: Genre
    issuer: str | None
    level: str | None
    year: int | None
    number: str | None
    addressees: tuple[str, ...]
    dated: str | None


class Page(msgspec.Struct, frozen=True):
    """What the page's own table says, as far as it has one; `posted`: the day that it prints under the title, `edition`: 2031版."""

    issuer: str | None
    number: str | None
    dated: str | None
    posted: str | None
    edition: str


def page_of(noise: tuple[str, ...]) -> Page:
    """Reads a page's table from what was removed as noise."""
    table = "\n".join(noise)[:4000].translate(_COLONS)
    fields: dict[str, str] = {}
    for m in _page_field().finditer(table):
        fields.setdefault(_FIELDS[m[1].replace(" ", "")], m[2].strip())
    for m in _bare_field().finditer(table):
        fields.setdefault(_FIELDS[m[1]], m[2].strip())
    dated = dating.iso(fields["dated"]) if "dated" in fields else None
    day = _bare_day().search(table)
    posted = dating.iso(fields.get("posted", "") if day is None else day[0])
    issuer = fields.get("issuer")
    return Page(
        issuer if issuer and is_unit(issuer) else None, fields.get("number"), dated, posted, fields.get("edition", "")
    )


_TELLING = 6
"""So many characters beside its mask and a form that many share (有限公司) tell whose a name is."""
_POSTED_WHEN_ISSUED = ("通知", "通报", "公告", "决定", "函")
"""What is issued by being posted; a rule may have been in force for years."""
_COLONS = str.maketrans("：　\u00a0|", ":  \t")
_FIELDS = {
    "发文机关": "issuer", "发布机构": "issuer", "发文单位": "issuer", "发布机关": "issuer", "制定机关": "issuer", "公布机关": "issuer",
    "发布单位": "issuer", "公开机构": "issuer", "发文字号": "number", "文号": "number", "文件编号": "number", "成文日期": "dated",
    "发文日期": "dated", "生成日期": "dated", "印发日期": "dated", "颁布日期": "dated", "颁布时间": "dated", "成文时间": "dated",
    "发文时间": "dated", "公布日期": "dated", "修正日期": "dated", "修订日期": "dated", "施行日期": "dated",
    "实施日期": "dated", "生效日期": "dated", "颁布单位": "issuer", "颁布机关": "issuer", "发布日期": "posted", "发布时间": "posted",
    "版本": "edition", "版次": "edition", "版本号": "edition",
}  # fmt: skip


class Source(msgspec.Struct, frozen=True):
    """What the facts of a plan are decided from; `traditional`: it was printed in traditional characters."""

    title: str | None
    title_genre: Genre | None
    head: Head
    foot: Foot | None
    number: str | None
    opening_text: str
    body_text: str
    closing_text: str
    traditional: bool


def facts_of(source: Source, page: Page | None, carrier: Facts | None) -> Facts:
    """The facts of a plan; `page` for the first plan of a file only, `carrier` for one that is carried."""
    genre = genres.genre_of(
        source.title_genre, source.body_text, addressed=source.title is None and bool(source.head.addressees)
    )
    issuer = _issuer(source, page, carrier, genre)
    dated = _dated(source, page, carrier)
    if dated is None and page is not None and genre in _POSTED_WHEN_ISSUED:
        dated = page.posted
    number = source.number or (page.number if page is not None else None)
    year = year_of(
        f"{source.title or ''} {source.head.edition or (page.edition if page is not None else '')}",
        genre,
        source.opening_text,
        source.body_text,
        source.closing_text,
        fold(number or (carrier.number if carrier is not None else None) or ""),
        dated,
    )
    return Facts(genre, issuer, level_of(issuer), year, number, source.head.addressees, dated)


def _issuer(source: Source, page: Page | None, carrier: Facts | None, genre: Genre) -> str | None:
    """The issuer, None where the text leaves its name to be filled in (xx局); what tells it in spite of a mask (某某理工学院团委) stays."""
    named = _named_issuer(source, page, carrier, genre)
    if named is None or _masked().search(named) is None:
        return named
    return named if len(_untelling().sub("", named)) >= _TELLING else None


def _named_issuer(source: Source, page: Page | None, carrier: Facts | None, genre: Genre) -> str | None:
    head, foot = source.head, source.foot
    if foot is not None and foot.units:
        return "、".join(foot.units)
    title = source.title or ""
    named = issuing.from_title(title) if not has_blank_year(title) else None
    party = inbody.first_party(source.opening_text)
    if named and is_place(named) and ((carrier is not None and carrier.issuer) or head.units or party):
        named = None
    named = named or issuing.from_adoption(head.adopted)
    if named or carrier is None:
        named = named or "、".join(head.units) or None
    if named is None and carrier is not None and carrier.issuer:
        return "、".join(head.units) or carrier.issuer
    return (
        named
        or issuing.from_preamble(source.opening_text)
        or party
        or (page.issuer if page is not None else None)
        or _guessed(title, source, genre)
    )


def _guessed(title: str, source: Source, genre: Genre) -> str | None:
    """The issuer where no part of the document is there to name it."""
    named = (opening_unit(title) or place_of(title)) if title else None
    if named is None and genre in ("经验材料", "总结", "报告"):
        named = inbody.reporting_self(source.opening_text)
    return (
        named
        or inbody.called(source.opening_text)
        or inbody.fitted_to(source.opening_text, title)
        or inbody.ruled_by(source.opening_text)
        or inbody.interpreting(source.closing_text)
        or inbody.named_self(source.body_text)
    )


def _dated(source: Source, page: Page | None, carrier: Facts | None) -> str | None:
    if source.foot is not None and source.foot.dated:
        return source.foot.dated
    return (
        source.head.dated
        or dating.adopted_on(source.head.adopted, roc=source.traditional)
        or (page.dated if page is not None else None)
        or (carrier.dated if carrier is not None else None)
    )


@cache
def _page_field() -> re.Pattern[str]:
    names = "|".join(" ?".join(name) for name in _FIELDS)
    return re.compile(rf"({names})[\s*]*[:\t\]】][\s*:]*([^\t\n]{{1,60}}?)(?=\s{{2}}|[\t\n*\[]|$)")


@cache
def _bare_field() -> re.Pattern[str]:
    """A label and its value with nothing between: 发文机关某市人民政府."""
    return re.compile(rf"^[ \t]*({'|'.join(_FIELDS)})([^:\t\n\]】]{{2,60}})$", re.M)


@cache
def _bare_day() -> re.Pattern[str]:
    """The day that a page prints under the title, alone on its line."""
    return re.compile(r"^ *(?:19|20)\d\d-\d{1,2}-\d{1,2}(?: +\d\d:\d\d(?::\d\d)?.{0,16})?$", re.M)


@cache
def _untelling() -> re.Pattern[str]:
    return re.compile(rf"{_masked().pattern}|{any_of(words(PACKAGE, 'issuers', 'forms'))}")


@cache
def _masked() -> re.Pattern[str]:
    return re.compile(r"[xX×*〇_]{2,}|某+")
