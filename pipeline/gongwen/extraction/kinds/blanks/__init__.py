"""What the text leaves to be filled in.

A blank is a *mark* that stands for what is not yet known. What may stand for it, and where:

* two or more of x × ○ △ □ O _ 某 or the full-width asterisk (`marks`): anywhere, unless they are part of a Latin word,
  an address, a number (210×297, 二○○九) or a ruling; one x between Chinese characters, unless it is a letter (X光, “1+X”);
  one × only before what it can count or name, since elsewhere it multiplies;
* a year with digits left out: 20xx, 201×, 二〇××; blank brackets （ ）【 】〔 〕; white space between 第 and 号;
* white space inside a sentence, behind a word that leads to a name (为了落实    项目), or between a label and a comma;
* a date of which a part is left out, with marks or with white space (`dates`): 年  月  日, 20  年  月  日, x月x日. It is one
  blank, from its first open part to its last.

The blank is quoted as a reader would point at it: with the measure word that counts it (x次, x个百分点), the body that it
numbers (第x巡视组 → x巡视组) or the one character that makes it a place or a body (xx局); else the mark alone. Tick boxes
(a single □ or ○), doubtful readings of one character and empty cells of tables are none.
"""

from __future__ import annotations

from gongwen.document.model import Blank
from gongwen.extraction.kinds.blanks.dates import open_dates
from gongwen.extraction.kinds.blanks.gap import Gap
from gongwen.extraction.kinds.blanks.marks import open_marks, open_spaces
from gongwen.extraction.plantext import Found, PlanText


def find(plan: PlanText) -> Found[Blank]:
    """The blanks of a plan, in order; where two readings overlap, a date wins, else the one that starts first."""
    dates = open_dates(plan.view, plan.start, plan.end)
    taken = {at for date in dates for at in range(date.start, date.end)}
    marks = (*open_marks(plan.view, plan.text, plan.start, plan.end), *open_spaces(plan.view, plan.start, plan.end))
    gaps = [*dates, *(gap for gap in marks if gap.start not in taken)]
    facts: list[Blank] = []
    last = plan.start
    for gap in sorted(gaps, key=lambda gap: gap.start):
        if gap.start >= last:
            last = gap.end
            facts.append(_blank(plan, gap))
    return Found(tuple(facts))


def _blank(plan: PlanText, gap: Gap) -> Blank:
    return Blank(kind=gap.kind, span=plan.span(gap.start, gap.end), text=plan.text[gap.start : gap.end])
