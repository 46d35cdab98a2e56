"""By when: times by which, and spans in which, something must be done.

Dates (`dates`, `due`); what is said of a day, a month or a year is its last day:

    year      2026年全面完成…                                         a year to come, with what is to be reached in it
    until     3月底前, 6月15日前, 2025年前, 12月31日以前               (not 2020年底前注册的企业)
    end       于9月底完成, 12月下旬验收, 到2025年,…, 年内竣工           the end of a span, and something to be done
    span      2023年3月1日至5月31日, 3—5月                              of a stage, a notice, a label: its end
    stage     动员部署阶段(2024年3月)                                   alone in brackets after a stage's name
    schedule  9月份开展…, 每年六月份办理…, 每月5日报送                  a month, or a day to hand something in
    cell      9月份, 上半年, 全年                                       alone in a cell of a table's row
    label     完成时间:2024年6月                                        after the name of a limit
    joined    6月30日和12月31日前                                       with one that is
    arranged  团委4月9日组织复选, 6月3日—6日为网上报名时间                who does what on a day, what a span is set for
    term      寒假前, 春节前, 第二周内, 每年年初, 每日16时前, 每周四下班前   said, but which day it is can't be told
    restated  每季度最后一个周五前(9月30日)                     in brackets behind such a time
    columns   9月24日 alone between gaps of white space         in a schedule that lost its table
    where     于9月26日参加答辩, 于5月6日到党校报到              where someone has to be

A date comes back each year where it says so (每年), or where a standing rule names no year. Other dates without a year
have the sentence's or the plan's.

Lengths (`spans`, `limits`):

    within    N日内, with what it runs from (自…之日起, …后), before an act to be done
    ahead     提前N日, 举行听证的七日前, 会前3日, 开标前40分钟, 比赛前的一天
    limit     最迟不超过4个小时, 延长的期限最长不得超过20个工作日, 可以延长10日
    publicity 公示期不少于7天, 为期四天的公示
    work      建设期为2年, 整改时限15天, 限期两个月; 用三年左右时间, 经过3至5年的努力
    settled   4个工作日办结; 受理期限:自公告之日起12个工作日
    later     开工后三个月完成主体                      so long after something, with what is done by then right behind
    opening   每年年初头五个工作日, 每月前5个工作日
    same day  当日办结, 次日反馈

None of these: entry into force (自…起施行), dates of papers and events, validity, terms of office, spans of a ban or a
condition (五年内不得…, 一年内发生两次的), and times bound only to an event (汛前).
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.document.model import Deadline
from gongwen.extraction.kinds.deadlines import dates, limits, spans
from gongwen.extraction.kinds.deadlines.actions import action
from gongwen.extraction.kinds.deadlines.due import due
from gongwen.extraction.kinds.deadlines.spans import COUNT, Within
from gongwen.extraction.kinds.deadlines.vocabulary import HOUR, PART_OF_DAY, WHO_HAS_TO, either, words_of
from gongwen.extraction.plantext import Found, PlanText
from gongwen.text.lexicon import searched
from gongwen.text.numerals import DASH

__all__ = ["find"]


def find(plan: PlanText) -> Found[Deadline]:
    """The deadlines of a plan, in order."""
    rows = [(d.start, d.end, d.day.iso()) for d in due(plan, dates.find(plan))]
    rows += [(w.start, w.end, w.iso) for w in _lengths(plan)]
    rows += [(start, end, None) for start, end in _terms(plan)]
    rows.sort(key=lambda row: row[:2])
    kept: list[tuple[int, int, str | None]] = []
    for row in rows:
        if kept and row[0] == kept[-1][1] and row[2] is None:
            kept[-1] = (kept[-1][0], row[1], kept[-1][2])  # 开标前一天中午12:00前
        elif not kept or row[0] >= kept[-1][1]:
            kept.append(row)
    return Found(tuple(_deadline(plan, k, *row) for k, row in enumerate(kept)))


def _deadline(plan: PlanText, k: int, start: int, end: int, iso: str | None) -> Deadline:
    return Deadline(
        id=plan.fact_id("d", k),
        section=plan.section(start, end),
        span=plan.span(start, end),
        text=plan.text[start:end],
        expression=plan.text[start:end],
        iso=iso,
        action=action(plan, start, end),
    )


_SETTLED = "日天时月"
"""How a length ends that what is done by then stands right behind (5个工作日办结)."""


@cache
def _anchors() -> re.Pattern[str]:
    """Where a length may end, or a word that brings one; each branch opens with a literal, so that the engine skips."""
    settled = f"|(?={either('settled')})"
    ends = "|".join(
        rf"{unit}(?:(?:之|以)?[内前](?!(?<=[日期]前){COUNT}(?:(?:个工作)?[日天]|个?[周月星])){settled * (unit in _SETTLED)})"
        for unit in "日天时周期月年钟"
    )
    number = r"(?:\d{1,2}|[一二三四五六七八九十两半]{1,2})"
    time = rf"(?=(?:{number}{DASH})?{number} ?个?半?[年月周天季学])"
    return re.compile(
        rf"{ends}|提[前早]|公示|公告(?=期|时|不|至|为)|当[日天]|次日|翌日|隔日|第二[天日]|最[迟长晚]"
        rf"|不[得能应可]?(?:超过|逾)|延长[至到]?(?={COUNT})|前的?(?={COUNT}(?:个工作)?[日天小分]|{COUNT}个?[周月星]|半[小天年个])|前至少(?={COUNT}|半)"
        rf"|满前(?={COUNT}个?[月年周])"
        rf"|头(?={COUNT})|起(?={COUNT})|后(?={COUNT}个?(?:工作日|[天日周小月星]))|用{time}|经过{time}|为(?={COUNT})|:(?={COUNT})|期(?={COUNT})|限(?={COUNT})"
    )


def _lengths(plan: PlanText) -> list[Within]:
    anchors = _anchors().finditer(plan.view, plan.body, plan.end)
    return [within for m in anchors if (within := _length(plan, m)) is not None]


def _length(plan: PlanText, m: re.Match[str]) -> Within | None:
    word = m.group()
    if word == "起":
        return limits.running(plan, m)
    if word == "后":
        return spans.later(plan, m)
    if word in ("头", "前", "前的", "前至少", "满前"):
        return spans.opening(plan, m) or (None if word == "头" else spans.days_before(plan, m))
    if word.startswith("提"):
        return spans.ahead(plan, m)
    if word.endswith(("内", "前")):
        return spans.within(plan, m)
    if word in ("用", "经过"):
        return limits.using(plan, m)
    if word[0] == "公":
        return limits.publicity(plan, m)
    if word in _SETTLED:
        return limits.settled(plan, m)
    if word.startswith("延"):
        return limits.extension(plan, m)
    if word[0] in "当次翌隔第":
        return limits.day(plan, m)
    return limits.limit(plan, m)


_HOURS = "一二三四五六七八九十"


@cache
def _termed() -> re.Pattern[str]:
    """A time of the school year, a feast, a day of the week (本周五前), an hour (每日16时前) or 年初 with what has to be done then.

    No date says when that is.
    """
    who = f"(?:{WHO_HAS_TO}|(?:围绕|针对|根据|结合)[^,。;:]{{2,40}}?)?"
    opening = rf"年初(?<![较比去今明本学\d]年初)(?!以来)(?=(?<=每年年初),|,?{who}{either('due')}(?![^,。;]{{0,6}}(?:的|、年)))"
    hour = r"(?:[上下]午|晚上?)?(?:\d{1,2}(?::\d\d|[时点](?:半|\d{1,2}分)?))?(?:下班|放学)?(?:之前|以前|前)"
    others = rf"(?:[、和及]{PART_OF_DAY}?\d{{1,2}}(?::[0-5]\d|[时点]半?)(?:[之以]?[前后])){{0,3}}"
    acts = rf"(?={others},?{either('due')})(?![^,。;:]{{0,24}}的(?:[,。;:]|\Z))"
    until = f"(?:之前|以前|前){acts}"
    clock = (
        rf":(?<=\d:)[0-5]\d分?{until}",
        *(rf"{hour_mark}(?<=[\d{_HOURS}]{hour_mark})(?:半|整|\d{{1,2}}分)?{until}" for hour_mark in "时点"),
    )
    daily = rf"每[日天晚](?:{PART_OF_DAY})?{HOUR}(?:之前|以前|前)(?=,[^,。;:的]{{0,12}}?{either('due')})"
    weeks = rf"第(?:{COUNT})(?:教学)?周(?:之?内|之?前|结束前)"
    days = (f"{which}(?:个?星期|周)[一二三四五六日天]{hour}" for which in "本下每")
    nth = rf"每个?(?:季度?|月|年|学期)的?(?:最后|第[一二三四五])一?个(?:(?:周|星期)[一二三四五六日天]|工作日){hour}"
    return re.compile(searched((*words_of("school"), *words_of("holiday")), opening, daily, weeks, *clock, *days, nth))


@cache
def _half_day() -> re.Pattern[str]:
    return re.compile(rf"{PART_OF_DAY}\Z")


def _terms(plan: PlanText) -> list[tuple[int, int]]:
    """Times of the school year and feasts (寒假前): said, but no date can be told."""
    view, found = plan.view, []
    for m in _termed().finditer(view, plan.body, plan.end):
        start = m.start()
        if m.group()[0] in ":时点":
            while start > plan.body and view[start - 1] in f"0123456789:{_HOURS}":
                start -= 1
            half = _half_day().search(view, max(plan.body, start - 2), start)
            start = half.start() if half else start
        elif m.group() == "年初":
            start -= next((len(each) for each in ("每年", "每") if view.startswith(each, start - len(each))), 0)
        followed = view.startswith(("夕", "的", "后"), m.end()) or spans.ahead_of().match(view, m.end())
        if not followed and view[start - 1 : start] != "每":
            found.append((start, m.end()))
    return found
