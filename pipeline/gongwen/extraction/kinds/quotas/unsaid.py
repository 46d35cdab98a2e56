"""What an amount is of where its own clause does not say: the clause before, a table's cell, a label, a heading.

frame      档案,每年清点一次; 养护采取分段包干,每季进行一次; …参加的场务会制度,每月召开一次    the clause before
cell       隐患排查 | 每季度1次                                                         the cell before
measure    一等奖名额为5名,每人每年3000元                                                what the amount before counts
heading    双人间:每人每年1200元; 全体会议 (the line above) 每周一次                      a label, a heading
"""

from __future__ import annotations

import re

from gongwen.extraction.cells import cell_before, short_cell
from gongwen.extraction.kinds.quotas.activity import predicate
from gongwen.extraction.kinds.quotas.cleaning import clean
from gongwen.extraction.kinds.quotas.context import Context
from gongwen.extraction.kinds.quotas.draft import Draft
from gongwen.extraction.kinds.quotas.vocabulary import ends_in

_IN_WAYS = re.compile("(?P<what>[^,。;:]{2,10}?)(?:工作)?(?:采取|采用|实行|通过|按照?|由|以)")
"""养护采取分段包干: what is done so."""
_INSTITUTED = re.compile("[^,。;:]*[行立持实善全格](?:[^,。;:]*的)?(?P<what>[^,。;:的]{2,10})(?:制度|机制)")
"""实行由站长参加的站务会制度: what is set up."""


def frame(before: str, *, light: bool) -> str:
    """Of what a bare act is done, of the clause before it, clean: 档案(,每年清点一次). None of one that says more by itself.

    A clause with a predicate of its own (每人包联一个社区) tells something else, and does so where 对 opens it, too
    (对安全工作负领导责任); unless the act is `light`, and the clause says how, or what is set up.
    """
    if light:
        set_up = _INSTITUTED.fullmatch(before)
        told = set_up or _IN_WAYS.match(before)
        if told and (set_up or ends_in(told["what"], "act", "cadence_act")):
            return clean(told["what"])
    return "" if predicate().search(before) else clean(before)


def cell(c: Context) -> str:
    """What the cell before says, where an amount stands alone in a table's cell (隐患排查 | 每季度1次)."""
    held = short_cell(c.sentence.plan, c.amount.start, c.operator.end)
    before = cell_before(c.sentence.plan, held[0]) if held else None
    return clean(c.sentence.plan.text[before[0] : before[1]]) if before else ""


_COUNT_OF = re.compile(r"(?:名额|人数|数量|总数|数额)\Z")
_REACH = 26
_LABEL = re.compile("[\n。;:](?P<what>[^\n。;:,]{2,14}):[ \n]{0,4}\\Z")
_HEADING = re.compile("\n[ \t]*(?P<what>[^\n。;:,]{2,20})[:]?\n[ \t]*\\Z")
_NO_NAME = re.compile(
    r"\A[每第附]|(?:要求|说明|如下|方式|措施|内容|步骤|时间|职责|任务|目标|规定|标准|办法|安排|流程|程序|事项|原则)\Z"
)


def label(c: Context) -> str:
    """What the label before its colon names; "" for none."""
    what = _above(c, _LABEL, c.clause[0])
    return "" if _NO_NAME.search(what) else what


def _above(c: Context, pattern: re.Pattern[str], at: int) -> str:
    """What a label or a heading that ends at `at` says, clean; "" where there is none."""
    above = pattern.search(c.sentence.view, max(c.sentence.plan.body, at - _REACH), at)
    return clean(above["what"].strip()) if above else ""


def convened_above(c: Context) -> str:
    """召开, with the meeting that the heading on the line above names; "" where it names none."""
    what = _above(c, _HEADING, c.sentence.start).removesuffix("制度")
    return f"召开{what}" if what.endswith(("会", "会议")) else ""


def named_above(c: Context, last: Draft | None) -> str:
    """What the amount before it counts, the label before its colon, or the heading on the line above; "" for none."""
    if last is not None and last.end > c.sentence.start and last.unit != c.amount.unit:
        return _COUNT_OF.sub("", last.activity)
    what = _above(c, _HEADING, c.clause[0])
    return label(c) or ("" if _NO_NAME.search(what) else what)
