"""Dates and years as documents print them: 2031年5月1日, 二〇三一年五月, 民国一百二十年, 2031.5.1; and a plan's year."""

from __future__ import annotations

import re
from functools import cache

from gongwen.text.numerals import chinese

_ROC = 1911
_ROC_LAST, _ROC_BARE = 200, range(100, 150)
_CHINESE = "一二三四五六七八九十廿卅〇零元"


def iso(text: str) -> str | None:
    """The first full date in `text` (folded), to the day or to the month.

    >>> iso("2031年5月1日"), iso("二〇三一年十一月二十七日"), iso("中华民国九十五年四月"), iso("2031年 月 日")
    ('2031-05-01', '2031-11-27', '2006-04', None)
    >>> iso("112年6月1日校务会议通过"), iso("98年6月1日")
    ('2023-06-01', None)
    """
    found = date_pattern().search(text)
    if found is None:
        return None
    year = _year(found["y"] or found["cy"] or found["py"], roc=found["roc"] is not None)
    month = _small(found["m"] or found["pm"])
    day = _small(found["d"] or found["pd"] or "")
    if year is None or month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day is not None else "")


@cache
def date_pattern() -> re.Pattern[str]:
    """A date with year and month; the day may be missing."""
    number = rf"(?:\d{{1,2}}|[{_CHINESE}]{{1,3}})"
    return re.compile(
        rf"(?:(?P<roc>(?:中华)?民国) ?)?(?:(?P<y>\d{{2,4}})|(?P<cy>[{_CHINESE}百]{{2,5}})) ?年 ?(?P<m>{number}) ?月(?: ?(?P<d>{number}) ?[日号])?"
        r"|(?<![\d.])(?P<py>20\d\d|19\d\d)[./-](?P<pm>\d{1,2})[./-](?P<pd>\d{1,2})(?![\d.])"
    )


def adopted_on(text: str) -> str | None:
    """The first full date in what a head says of its adoption; beside a school year of Taiwan's, dotted ones are Taiwan's too.

    >>> adopted_on("98.6.1 97学年度第2次校务会议通过"), adopted_on("98.6.1 校务会议通过"), adopted_on("2031年6月1日修订")
    ('2009-06-01', None, '2031-06-01')
    """
    found = _dotted().search(text) if _roc_school_year().search(text) else None
    if found is None:
        return iso(text)
    month, day = int(found[2]), int(found[3])
    return f"{int(found[1]) + _ROC}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


@cache
def _roc_school_year() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(?:[6-9]\d|1[0-4]\d) ?学年度")


@cache
def _dotted() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.])([5-9]\d|1[0-4]\d)[./](\d{1,2})[./](\d{1,2})(?![\d.])")


def is_date_line(text: str) -> bool:
    """Is this line nothing but a date (brackets and 印发 aside)?"""
    found = date_pattern().match(text, 1 if text[:1] == "(" else 0)
    return found is not None and found.end() >= len(text.rstrip(" )")) and len(text) <= 30 and iso(text) is not None


def years_in(title: str) -> int | None:
    """The year that a title names, the first of several.

    >>> years_in("青石县2031年度工作要点"), years_in("二〇三一年工作总结"), years_in("“十五五”规划(2031-2035年)"), years_in("〔2031〕5号")
    (2031, 2031, 2031, None)
    """
    found = _named_year().search(title)
    if found is None:
        return None
    return _year(found["y"] or found["cy"] or found["ry"], roc=found["ry"] is not None)


def without_year(title: str) -> str:
    """A title without the year that it begins with.

    >>> without_year("2031年度消防工作总结"), without_year("20××年普法计划"), without_year("关于2031年放假的通知")
    ('消防工作总结', '普法计划', '关于2031年放假的通知')
    """
    return _leading_year().sub("", title)


def has_blank_year(title: str) -> bool:
    """Does a title leave its year open (20xx年, ××年)?"""
    return _blank_year().search(title) is not None


def year_of_text(preamble: str) -> int | None:
    """The year that a preamble says the plan is for: 为做好2031年防汛工作, 制定2031年要点, 现将2031年招录事宜通知如下."""
    found = _plan_year().search(preamble)
    return int(found[1] or found[2]) if found is not None else None


def year_in_force(closing: str) -> int | None:
    """The year from which a text says that it is in force, the last resort.

    >>> year_in_force("第九条 本办法自2031年7月1日起施行。"), year_in_force("自2031年起逐年增加。")
    (2031, None)
    """
    found = _in_force().findall(closing)
    return _year(found[-1], roc=False) if found else None


def year_at_last(opening: str, closing: str) -> int | None:
    """The year that a text gives nowhere but in its own course: its term, its adoption, the years of work that it sets.

    >>> year_at_last("", "执行期限自2031年1月1日至2031年12月31日。"), year_at_last("", "本章程经2031年4月11日会员大会表决通过。")
    (2031, 2031)
    >>> year_at_last("经2031年第一次村民大会讨论通过，特制定本公约。", ""), year_at_last("2030年大会通过了章程。", "")
    (2031, None)
    >>> year_at_last("2031年起5年内，培养一批骨干。", ""), year_at_last("到2035年基本建成。", "成立于2009年。")
    (2031, None)
    """
    found = (
        _term().search(closing)
        or _adopted_itself().search(closing)
        or _adopted_first().search(opening)
        or _years_of_work().search(opening)
    )
    return None if found is None else _year(found[1], roc=False)


def _year(written: str, *, roc: bool) -> int | None:
    if written.isdigit():
        value: float | None = int(written)
    elif written == "元":
        value = 1
    else:
        value = chinese(written.replace("元", "一"))
    if not isinstance(value, int):
        return None
    if roc or value < _ROC_LAST:  # a year of three figures that opens a date is Taiwan's, named or not
        return value + _ROC if value in (range(1, _ROC_LAST) if roc else _ROC_BARE) else None
    return value if 1900 <= value <= 2100 else None


def _small(written: str) -> int | None:
    if not written:
        return None
    value = int(written) if written.isdigit() else chinese(written.replace("元", "一"))
    return value if isinstance(value, int) else None


@cache
def _named_year() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\d〔\[])(?P<y>(?:19|20)\d\d)(?= ?(?:年|[-—~至/]|[一-鿿]))"
        r"|(?P<cy>[一二][〇零九][一二三四五六七八九〇零]{2}) ?(?=年|[-—~至])"
        r"|(?P<ry>1\d\d|[一二三四五六七八九十百零〇]{2,4})(?=学?年度)"
    )


@cache
def _leading_year() -> re.Pattern[str]:
    return re.compile(
        r"^(?:(?:19|20)\d\d|(?:20)?[xX×*]{2,4}|[一二][〇零九][一二三四五六七八九〇零]{2}) ?(?:[-—~至]{1,2} ?\d{4} ?)?(?:学?年度?|届)"
    )


@cache
def _blank_year() -> re.Pattern[str]:
    return re.compile(r"(?:20|二[〇零])?[xX×*_]{2,4} ?年|20[ _]{1,6}年")


@cache
def _plan_year() -> re.Pattern[str]:
    return re.compile(
        r"(?:做好|推进|开展|完成|实现|抓好|制[定订]|编制)了?[^,。;:《》〔]{0,12}?(20\d\d) ?年(?:度)?(?! ?\d)(?![底末初前以]|中央|全国|国务院|省委|市委)"
        r"|现(?:将|就)[^,。;:《》〔]{0,12}?(20\d\d)(?<!\d[-—~至]\d{4}) ?年度?(?! ?\d)[^。;]{0,60}?(?:如下|印发|下达|下发|公布|发布)"
    )


@cache
def _term() -> re.Pattern[str]:
    return re.compile(
        r"(?:执行|有效|实施|责任|考核|履行|履约|签订|聘任|聘用|工作|服务|试行|本[一-鿿]{2,5})(?:期限?|时限|时间|年限|期间|年度)(?:为|是|:|从|自|由){0,2}[ _]{0,6}((?:19|20)\d\d)[ _]{0,6}(?:年|[-./]\d)"
    )


@cache
def _adopted_itself() -> re.Pattern[str]:
    """本章程经2031年4月11日会员大会通过: the day on which the text itself was passed."""
    return re.compile(
        r"本[一-鿿]{2,6}(?:已|业)?(?:经|于|由)[^。;\d]{0,20}[ _]{0,6}((?:19|20)\d\d|1[0-4]\d)[ _]{0,6}年[^。;]{0,40}(?:通过|批准|审定|核准|印发|公布|发布|签订)"
    )


@cache
def _adopted_first() -> re.Pattern[str]:
    """经2031年第一次社员会议通过, 特制定本公约."""
    return re.compile(
        r"(?:经|召开|于)[^。;\d]{0,12}((?:19|20)\d\d) ?年[^。;]{0,40}?通过[^。;]{0,12}?,?(?:特|现|并)?(?:制[定订]|订立|形成)"
    )


@cache
def _years_of_work() -> re.Pattern[str]:
    """2031年起5年内, 从2031年开始用三年时间."""
    return re.compile(
        r"(?<!\d)((?:19|20)\d\d) ?年(?:度)?(?:起|开始),?(?:计划|力争)?(?:利?用)?(?:\d{1,2}|[一二两三四五六七八九十]{1,2}) ?年(?:内|左右|的?时间)"
    )


@cache
def _in_force() -> re.Pattern[str]:
    return re.compile(
        r"(?:自|从|于) ?(\d{4}|1[0-4]\d|二[〇零一二三四五六七八九]{3}) ?年[^。;,年]{1,9}[日月]起?(?:正式)?(?:施行|实施|执行|生效|试行|启用|起用)"
    )
