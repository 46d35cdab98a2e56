"""The year that a plan is for, or else was issued in; where the text says several, the first of these that it has:

    title      its own year; one left open (20xx年) means that there is none
    matter     what its opening says it is for: 为做好2031年防汛工作, 现将2031年招录事宜通知如下, 2031年度签订本责任书
    date       signature, line of adoption, the page's record, the carrier's date
    number     the year in the document's number, or in that of what carries it
    in force   from when a rule is in force
    its own    its term, its adoption, the years of work that it sets
    work       the first day or month that it sets for its work; reports and laws tell of others

A year in the name or the number of another document, and what was so before or is to be so one day (2015年以来, 到2040年),
are none of these.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.document.model import Genre
from gongwen.segment.dating import CHINESE_YEAR, year_written
from gongwen.segment.marks import PACKAGE
from gongwen.text.lexicon import any_of, words

_CITED = 80
"""A name in 《》 has so many characters at most."""
_CENTURY = 2000
_SETS_NO_WORK = ("经验材料", "总结", "报告", "讲话", "法律", "条例")
_PLAIN = r"[12](?:(?<=1)9|(?<=2)0)\d\d"
"""2031; what a search begins with is a class, by which the engine skips."""
_BARE = r"[12](?<![\d第].)(?:(?<=1)9|(?<=2)0)\d\d"
"""The same with neither a digit nor 第 before it."""
_BEFORE_MATTER = 24
"""So many characters stand at most before the year of a matter, from the first word that tells it on."""


def of_title(title: str) -> int | None:
    """The year that a title names, the first of several.

    >>> of_title("青石县2031年度工作要点"), of_title("二〇三一年工作总结"), of_title("“十五五”规划(2031-2035年)"), of_title("〔2031〕5号")
    (2031, 2031, 2031, None)
    >>> of_title("青石中学31-32学年教学计划"), of_title("青石厂1-3班组制度"), of_title("120年3月会议纪录")
    (2031, None, 2031)
    >>> of_title("2031-2032学年教学计划"), of_title("关于2031-2032学年班主任考核的通知")
    (2031, 2032)
    """
    found = _named().search(title)
    if found is not None and (over := _over().match(title, found.start())) is not None:
        return int(over[1])
    if found is not None:
        return year_written(found["y"] or found["cy"] or found["ry"], roc=found["ry"] is not None)
    short = _school_year().search(title)
    return _CENTURY + int(short[1]) if short is not None and int(short[2]) == int(short[1]) + 1 else None


def without_year(title: str) -> str:
    """A title without the year that it begins with.

    >>> without_year("2031年度消防工作总结"), without_year("20××年普法计划"), without_year("关于2031年放假的通知")
    ('消防工作总结', '普法计划', '关于2031年放假的通知')
    """
    return _leading().sub("", title)


def has_blank_year(title: str) -> bool:
    """Does a title leave its year open (20xx年, ××年)?"""
    return _blank().search(title) is not None


def of_matter(opening: str, *, sent: bool = False) -> int | None:
    """The year that an opening says the plan is for; a span of years is none, the notice's own date tells.

    `sent`: the year of what others sent (2031年全国…会议) is as good.

    >>> of_matter("为做好2031年防汛工作，"), of_matter("现将2031-2032学年评优工作通知如下："), of_matter("开展2031年底前的检查，")
    (2031, None, None)
    >>> of_matter("为落实《关于落实2031年考核情况的通知》"), of_matter("根据《关于做好2031年评审工作的通知》")
    (None, 2031)
    """
    first = _of_this_century().search(opening)
    if first is None:
        return None
    for found in _matter(sent).finditer(opening, max(0, first.start() - _BEFORE_MATTER)):
        if not _is_cited(opening, found.start()) or _reported().match(opening, found.end()) is None:
            return int(found[1] or found[2] or found[3])
    return None


def of_number(number: str) -> int | None:
    """The year in a document's number (folded)."""
    found = _numbered().search(number)
    return None if found is None else int(found[1] or found[2])


def in_force(closing: str) -> int | None:
    """The year from which a text says that it is in force.

    >>> in_force("第九条 本办法自2031年7月1日起施行。"), in_force("自2031年起逐年增加。"), in_force("本制度从2031年起执行。")
    (2031, None, 2031)
    """
    found = _in_force().findall(closing)
    return year_written(found[-1], roc=False) if found else None


def of_itself(opening: str, closing: str) -> int | None:
    """The year of a text's own term, of its adoption, or in which the years of its work begin.

    >>> of_itself("", "执行期限自2031年1月1日至2031年12月31日。"), of_itself("", "本章程经2031年4月11日会员大会表决通过。")
    (2031, 2031)
    >>> of_itself("经2031年第一次村民大会讨论通过，特制定本公约。", ""), of_itself("2030年大会通过了章程。", "")
    (2031, None)
    >>> of_itself("2031年起5年内，培养一批骨干。", ""), of_itself("到2035年基本建成。", "成立于2009年。")
    (2031, None)
    """
    found = _term().search(closing) or _adopted().search(closing) or _adopted_first().search(opening)
    found = found or _years_of_work().search(opening) or _open_day().search(closing)
    return None if found is None else year_written(found[1], roc=False)


def of_work(body: str) -> int | None:
    """The year of the first day or month that a text sets.

    >>> of_work("一、摸排阶段（2031年4月1日—15日）"), of_work("定于2031年5月8日召开大会。"), of_work("到2035年全面建成。")
    (2031, 2031, None)
    >>> of_work("按照2029年3月印发的方案，2031年6月底前完成。"), of_work("根据《通知》（2030年5月修订）执行。"), of_work("2028年6月以来进展顺利。")
    (2031, None, None)
    """
    for found in _month().finditer(body):
        at = found.start()
        if _is_cited(body, at):
            continue
        if _told().search(body[max(0, at - 6) : at]) is None and _past().match(body, found.end()) is None:
            return int(found[1])
    return None


def _is_cited(text: str, at: int) -> bool:
    """Does what stands at `at` stand in the name of another document, in 《》, or in brackets behind it?"""
    low = max(0, at - _CITED)
    closed = text.rfind("》", low, at)
    if text.rfind("《", low, at) > closed:
        return True
    return closed >= 0 and text[closed + 1 : closed + 2] == "(" and text.find(")", closed, at) < 0


def year_of(
    title: str, genre: Genre, opening: str, body: str, closing: str, number: str, dated: str | None
) -> int | None:
    """The year of a plan, by the order above."""
    if has_blank_year(title):
        return None
    named = of_title(title) or of_matter(opening)
    if named is not None:
        return named
    if dated is not None:
        return int(dated[:4])
    named = of_number(number) or in_force(closing) or of_itself(opening, closing)
    return named or (None if genre in _SETS_NO_WORK else of_work(body)) or of_matter(opening, sent=True)


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\d〔\[])(?P<y>{_PLAIN})(?= ?(?:年|[-—~至/]|[一-鿿]))"
        rf"|(?P<cy>{CHINESE_YEAR}) ?(?=年|[-—~至])"
        r"|(?P<ry>(?<!\d)1\d\d(?=年 ?\d{1,2} ?月)|(?:1\d\d|[一二三四五六七八九十百零〇]{2,4})(?=学?年度))"
    )


@cache
def _over() -> re.Pattern[str]:
    """A school year that is assessed: it is over."""
    return re.compile(
        rf"{_PLAIN} ?[-—~至]{{1,2}} ?({_PLAIN}) ?学年度?[^,。;:]{{0,30}}?{any_of(words(PACKAGE, 'years', 'assesses'))}"
    )


@cache
def _school_year() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)([12]\d|3\d)[-—~/](\d\d) ?学年")


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:{_PLAIN}|(?:20)?[xX×*]{{2,4}}|{CHINESE_YEAR}) ?(?:[-—~至]{{1,2}} ?\d{{4}} ?)?(?:学?年度?|届)"
    )


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"(?:20|二[〇零])?[xX×*_]{2,4} ?年|20[ _]{1,6}年")


@cache
def _of_this_century() -> re.Pattern[str]:
    """What every year of a matter looks like; a quick look."""
    return re.compile(r"20\d\d ?年")


@cache
def _matter(sent: bool) -> re.Pattern[str]:
    makes = any_of(words(PACKAGE, "years", "makes"))
    others = any_of(words(PACKAGE, "years", "others") + (() if sent else words(PACKAGE, "years", "sender")))
    before = "[^,。;:《》〔]{0,12}?"
    own = rf"年(?:度)?(?! ?\d)(?!{others})"
    return re.compile(
        rf"{makes}了?{before}(?<!\d)(20\d\d) ?{own}"
        rf"|现(?:将|就){before}(20\d\d)(?<!\d[-—~至]\d{{4}}) ?年度?(?! ?\d)[^。;]{{0,60}}?(?:如下|印发|下达|下发|公布|发布)"
        rf"|(?<![\d到至])(20\d\d) ?{own}[^,。;:《》〔]{{0,30}}(?:签订|签署|制定|订立|订)(?:了|本|如下|以下)"
    )


@cache
def _reported() -> re.Pattern[str]:
    """How a year went, in the name of what reports it."""
    return re.compile(r"[^。;》]{0,40}?(?:情况|通报|总结|结果|反馈)")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"[〔\[(【〈{] ?((?:19|20)\d\d)|((?:19|20)\d\d)年第")


@cache
def _in_force() -> re.Pattern[str]:
    force = any_of(words(PACKAGE, "years", "force"))
    return re.compile(
        rf"(?:自|从|于|本[一-鿿]{{2,5}}) ?(?=\d|[一二])({_PLAIN}|1[0-4]\d|{CHINESE_YEAR}) ?年"
        rf"(?:[^。;,年]{{1,9}}[日月](?:起|开始|之日起|后)?(?:正式)?{force}|(?:起|开始|度起)(?:正式)?{force}(?=[。,;!)\s]|$))"
    )


@cache
def _term() -> re.Pattern[str]:
    span = any_of(words(PACKAGE, "years", "term"), "本[一-鿿]{2,5}")
    return re.compile(
        rf"{span}(?:期限?|时限|时间|年限|期间|年度)(?:为|是|:|从|自|由){{0,2}}[ _]{{0,6}}({_PLAIN})[ _]{{0,6}}(?:年|[-./]\d)"
    )


@cache
def _adopted() -> re.Pattern[str]:
    """本章程经2031年4月11日会员大会通过: the day on which the text itself was passed."""
    return re.compile(
        rf"本[一-鿿]{{2,6}}(?:已|业)?(?:经|于|由)[^。;\d]{{0,20}}[ _]{{0,6}}({_PLAIN}|1[0-4]\d)[ _]{{0,6}}年[^。;]{{0,40}}(?:通过|批准|审定|核准|印发|公布|发布|签订)"
    )


@cache
def _adopted_first() -> re.Pattern[str]:
    """经2031年第一次社员会议通过, 特制定本公约."""
    return re.compile(
        rf"(?:经|召开|于)[^。;\d]{{0,12}}({_PLAIN}) ?年[^。;]{{0,40}}?通过[^。;]{{0,12}}?,?(?:特|现|并)?(?:制[定订]|订立|形成)"
    )


@cache
def _open_day() -> re.Pattern[str]:
    """2031年 月 日: a signature whose day is left open."""
    return re.compile(rf"({_PLAIN}) ?年[ _]{{0,9}}月[ _]{{0,9}}日")


@cache
def _years_of_work() -> re.Pattern[str]:
    """2031年起5年内, 从2031年开始用三年时间."""
    return re.compile(
        rf"({_BARE}) ?年(?:度)?(?:起|开始),?(?:计划|力争)?(?:利?用)?(?:\d{{1,2}}|[一二两三四五六七八九十]{{1,2}}) ?年(?:内|左右|的?时间)"
    )


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"({_BARE}) ?年 ?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}}) ?月")


@cache
def _told() -> re.Pattern[str]:
    """What stands before a day of something else: the edition of a document, how far figures go, when someone was born."""
    return re.compile(r"(?:》[(（]|截[至止]到?|[成建创设]立于|始建于|[原生](?:于|为)?)$")


@cache
def _past() -> re.Pattern[str]:
    made = any_of(words(PACKAGE, "years", "made"))
    day = r"(?: ?\d{1,2} ?[日号])?"
    return re.compile(
        rf"{day}(?:[^。;:]{{0,24}}?{made}(?:了|的|《)|[^。;]{{0,30}}(?:同时|即行|予以)废止|[^。;,]{{0,6}}(?:以来|以前|之前|前[^,。;]{{0,6}}的|出生|至今))"
    )
