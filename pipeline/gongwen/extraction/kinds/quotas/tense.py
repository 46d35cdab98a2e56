"""Amounts that tell what has been done or is so: 已培训200人, 去年开展56场; a bare number in a report."""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.quotas.context import Context, anywhere, last
from gongwen.extraction.kinds.quotas.vocabulary import lexicon
from gongwen.text.lexicon import searched
from gongwen.text.numerals import five_year_end, numeral

_DONE = re.compile(r"(?<![为除到])了(?!解)|(?<![超越])过(?=\d)|连续(?:\d+|[一二三四五六七八九十]+)年")
_YEAR = re.compile(r"(?<![到较比至])((?:19|20)\d\d|[一二][九〇零][〇零一二三四五六七八九]{2})年")
_LAST_YEAR = re.compile(
    r"(?<![较比与同])(?:去年|上年|上一年|前年)|近(?:[两三四五六七八九十几]|\d{1,2})个?(?:年|月|季度)|(?:同比|环比|[较比]年初|[较比]上?年同期)(?=[^,。;]{0,8}\Z)"
)


_AIMED = re.compile("到20|力争|目标|今后|下一步|将|新(?:成效|突破|进展)")
_ACHIEVED = re.compile("取得[^。,;]{0,10}(?:成效|成绩|进展|突破|成果)")  # the paragraph looks back
_IN_ALL = re.compile(r"(?:共|累计|总计|合计)[^,。;]{0,6}\Z")
_COUNTED = re.compile(
    r"(?:一共|总共|共)(?:(?:检|排|抽|督|巡|普|暗)查|走访|收到|受理|办理|发现|整改|召开|举办|开展|发放|培训|调解|接待|征集|收集|抽取|出动|制作|摸排)[^,。;]{0,10}\Z"
    r"|发现[^,。;]{0,6}(?:问题|隐患|线索|病例|违规)[^,。;]{0,4}\Z"
)
"""共检查企业56家,发现隐患132处: a count at the clause's start tells what was done."""
_FOUND = re.compile(
    r",(?:共|累计)?(?:发现|查出|排查出|查处|立案|收缴)[^,。;]{0,12}\d[^,。;]{0,8}[,;](?:已|共|其中|均|现已)"
    r"|[,;](?:其中|目前|现|均)?已[^,。;:的]{1,6}\d"
)
"""抽查企业40家,发现隐患70条,已整改…; 排查隐患点120处,已整改98处: what a round came to, and what has become of it."""
PRAISED = re.compile(
    "[,;](?:取得|收到|效果|成效|反响|受到|得到|深受|收效)[^,。;]{0,8}(?:明显|显著|良好|突出|好评|肯定|欢迎|热烈|成效|效果)"
    "|[,;](?:有效|切实|极大|大大|进一步|充分|显著|明显|持续)?(?:助力|促进|推动|提升|增强|激发|营造|提高|改善|夯实|筑牢|凝聚|丰富|锻炼|展示|浓厚|形成|赢得|激励|调动)[^,。;]{0,8}了"
)
"""每周开展一次…,效果明显: what follows looks back on it."""


def _divides(past: re.Match[str], before: str) -> bool:
    """分为两档:…: does it only open what is then ruled for each?"""
    return past.group() in ("分为", "分成") and ":" in before[past.end() :]


def _totals(past: re.Match[str], before: str, c: Context) -> bool:
    """课程共计两学期,每周两小时: a sum in a clause before it that is no word on tense."""
    if past.group() == "拥有":
        return _OF_SO_MANY.search(before, max(0, past.start() - _OF_EACH), past.end()) is not None
    if past.group() == "累计" and c.timed and _SPAN_TO_COME.search(before, 0, past.start()):
        return True
    return c.timed and past.group() in ("共计", "合计") and past.start() < len(before) - len(c.before)


@cache
def _past() -> re.Pattern[str]:
    """已, 累计 and the like. 须已修满24学分 asks for it, 已修课程 only names, and 辖区 is a place."""
    told = (word for word in lexicon("past") if word not in ("已", "辖"))
    return re.compile(searched(told, "已(?<![须应当需]已)(?!修[^,。;满完毕够得]{0,6}[课科])", "辖(?!区)"))


_SUMS = ("累计", "共计", "合计")
"""到2028年累计…: what a word of the future before it makes a sum to come."""
_SPAN_TO_COME = re.compile("年[之以]?内,?\\Z")
"""三年内累计轮训2次: a sum of a span that is asked for."""
_OF_EACH = 12
_OF_SO_MANY = re.compile("每[百千万十]|人均|户均|生均")
"""每万人拥有医生3名: a measure, not what someone has."""


_FIVE_YEARS = re.compile('十([二三四五六])五[”"]?(?:时期|规划期?)?(?:期间|末)?[内,]')


def _plan_ends(before: str) -> int | None:
    """The last year of the five-year plan that the sentence speaks of: “十四五”期间,累计…"""
    m = _FIVE_YEARS.search(before) if "五" in before else None
    return five_year_end(m[1]) if m else None


def told(c: Context) -> bool:
    """Does the sentence tell what has been done? The last word on tense before the number decides."""
    if c.operator.firm and c.operator.op != "=":
        return False
    sentence = c.sentence
    if sentence.past and _IN_ALL.search(c.before):
        return True
    bare = not c.timed and not c.bounded
    if bare and (_COUNTED.match(c.before) or _FOUND.match(sentence.view, c.clause[1], sentence.end)):
        return True
    if not c.operator.firm and PRAISED.match(sentence.view, c.clause[1], min(sentence.end, c.clause[1] + 20)):
        return True
    before = sentence.view[max(sentence.start, c.operator.start - 80) : c.operator.start]
    past, done, wanted = last(_past(), before), last(_DONE, c.before), last(anywhere("future"), before)
    at = past.end() if past and not _divides(past, before) and not _totals(past, before, c) else -1
    if done:
        at = max(at, len(before) - len(c.before) + done.end())
    year = _YEAR.search(before) if "年" in before else None
    if year and sentence.plan.year is not None and (numeral(year[1]).value or 0) < sentence.plan.year:
        at = max(at, year.end())
    if not c.bounded and not c.before.endswith("的") and _LAST_YEAR.search(before):
        at = max(at, 0)
    period = _plan_ends(before)
    now = sentence.plan.year
    if period and now is not None and not sentence.past:
        return period < now
    if at >= 0:
        summed = past is not None and at == past.end() and past.group() in _SUMS
        return wanted is None or (wanted.end() < at and not summed)
    if wanted and sentence.past and len(wanted.group()) == 1 and wanted.start() < len(before) - len(c.before):
        wanted = None  # 将, 应, 要 of another clause
    if wanted is not None:
        return False
    return (sentence.past and not c.timed) or (bare and _looks_back(sentence.view, c.operator.start))


def _looks_back(view: str, start: int) -> bool:
    """Does the line tell what has been achieved before it comes to the number?"""
    line = view.rfind("\n", max(0, start - 240), start)
    looked = view[max(line, start - 240, 0) : start]
    return _ACHIEVED.search(looked) is not None and not _AIMED.search(looked)
