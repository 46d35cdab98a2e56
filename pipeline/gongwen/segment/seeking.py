"""Where further plans begin, below the first one's title.

A line that ends like a title opens a plan only if what stands above it is finished and something shows that a document
begins here:

    attached     it is the name under a 附件 label, and names no form, table or list
    announced    《its name》 stands in what goes before (现将《…》印发给你们), or the carrier's title holds it
    after seal   a date, a signature or an imprint stands right above
    by itself    its first paragraph speaks of 本办法, 制定本制度
    addressed    a line of addressees stands right below
    its own      it names the unit whose plan it is, or year and matter, or is 关于…的通知; and text follows
    alike        it ends in the same word as the plan's own title, both rules, and stands behind a blank line over a sentence
    untitled     it has no title, stands right below a date, and says itself that it is made as a rule or a plan
    sibling      both are rules, and numbering starts again under it in the style that the one before used, or starts in another
                 where the one before ran on in articles
    renumbered   the main numbering of the plan before starts again under it, or another starts that can only be a document's
                 (第一章, 第一条)

Sibling and renumbered do not hold where other unnumbered headings stand between (a plan with 工作目标 / 考核办法 as headings is one plan),
and the last one not for titles of general words (考核办法). A line that is numbered, listed as an attachment, or stands in a
table is never a title; nor does a plan's own title, printed a second time right below its first, open another.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.segment import genres, issuing, naming, titles
from gongwen.segment.addressees import addressed
from gongwen.segment.attachments import Attachments
from gongwen.segment.closings import ends_with_date, is_imprint
from gongwen.segment.labels import ARTICLE, CHAPTER, Label, rank
from gongwen.segment.lines import Line
from gongwen.segment.marks import PACKAGE
from gongwen.segment.numbering import LONGEST_HEADING, Numberings
from gongwen.segment.opening import Opening, is_body, title_beside
from gongwen.segment.titles import Title
from gongwen.segment.units import opening_unit, place_of
from gongwen.segment.years import without_year
from gongwen.text.lexicon import words

_SHORT_TITLE = 4
_SHORTEST_OWN = 9
_SHORTEST_NAMED = 5
_PREAMBLE = 600
_ITEM = 20
_BELOW = 6
_FIRST_LABEL_WITHIN = 4
_LONGEST_SIGNATURE = 60
_DIVISIONS = ("第编", CHAPTER, ARTICLE)


class Seeker:
    """Looks for plans after the first; keeps what the decision needs to know of the lines before."""

    def __init__(self, lines: list[Line], attachments: Attachments, view: str) -> None:
        self._lines = lines
        self._attachments = attachments
        self._view = view
        self._names = {a.name_last: a for a in attachments.headings.values() if a.name_first >= 0}
        self._named: set[str] = set()
        self._named_to = 0
        self._numberings = Numberings(lines)
        self._several = False
        """Has a plan been found that is no attachment: is the file a collection?"""

    def opening_at(self, k: int, current: Opening) -> Opening | None:
        """The plan whose title ends on line `k`, None where there is none."""
        if k in self._names:
            return self._attached(k)
        line = self._lines[k]
        if k in self._attachments.listing or (line.text[-1] == "。" and line.text.startswith("关于")):
            return None
        if not titles.may_be_title(line):
            return Opening(line.start, k, None) if self._is_untitled(k, current) else None
        if naming.kind(naming.without_number(line.text)) is None:
            return self._unnamed(k, current)
        floor = current.first if current.title is None else current.title.last + 1
        title = titles.ending_at(self._lines, k, floor)
        if title is None or title.first == 0:
            return None
        if not self._finished(title.first - 1) and not self._in_series(title, current):
            return None
        if line.text.startswith("《") and line.text.endswith("》"):
            return None
        if not self._begins(title, current):
            return None
        self._several = True
        return Opening(title.start, title.first, title)

    def _unnamed(self, k: int, current: Opening) -> Opening | None:
        """A name without a kind (设备维护) under which a text says what it is made as, and the main numbering starts again."""
        line = self._lines[k]
        if not self._several or not _SHORT_TITLE <= len(line.text) <= LONGEST_HEADING or not self._stands_apart(k):
            return None
        below = self._lines[k + 1 : k + 1 + _FIRST_LABEL_WITHIN]
        if not below or below[0].label is not None or not genres.is_made_here(below[0].text[:_PREAMBLE]):
            return None
        label = next((line.label for line in below if line.label is not None), None)
        title = Title(k, k, line.start, None, titles.joined([line.text]))
        if label is None or label.number != 1 or label.weak or not self._restarts(title, current, label):
            return None
        return Opening(title.start, k, title)

    def _is_untitled(self, k: int, current: Opening) -> bool:
        """Does a text begin on line `k`, right below the date that closes another, that says what it is made as?"""
        line, above = self._lines[k], self._lines[k - 1].text
        if line.label is not None or line.row or above[-1] not in "日)":
            return False
        if not _is_signature(above) or not genres.is_made_here(line.text[:_PREAMBLE]):
            return False
        return any(is_body(line) for line in self._lines[current.first : k - 1])

    def _stands_apart(self, k: int) -> bool:
        """Is the text above line `k` finished, and a blank line between?"""
        return self._lines[k].apart and self._finished(k - 1)

    def _attached(self, k: int) -> Opening | None:
        attachment = self._names[k]
        first = attachment.name_first
        title = title_beside(self._lines, self._attachments, k) if first == attachment.line else None
        if title is None:
            text = titles.joined([line.text for line in self._lines[first : k + 1]])
            title = Title(first, k, self._lines[first].start, naming.kind(text), text)
        if title.genre is None or title.genre == "其他" or naming.is_form(title.text):
            return None
        if not any(is_body(line) and not line.row for line in self._lines[k + 1 : k + 12]):
            return None
        return Opening(title.start, first, title, attached=True)

    def _finished(self, k: int) -> bool:
        """Is the text complete with line `k`, so that a title may follow?"""
        line = self._lines[k]
        if line.row or k in self._attachments.headings or k in self._attachments.listing:
            return True
        if line.label is not None and not line.label.weak and len(line.text) > _ITEM:
            return True
        return line.text[-1] in "。!?;)”:" or titles.ends_head_line(line.text) or _is_seal(line.text)

    def _begins(self, title: Title, current: Opening) -> bool:
        above = self._lines[title.first - 1].text
        if ends_with_date(above) or _is_seal(above) or self._announced(title, current):
            return True
        if self._in_series(title, current):
            return True
        below = self._lines[title.last + 1 : title.last + _BELOW]
        if not below:
            return False
        first = next((line for line in below if is_body(line)), below[0])
        if genres.speaks_of_itself(first.text[:_PREAMBLE]):
            return not naming.is_general(title.text) or len(title.text) > _SHORT_TITLE
        label = next((line.label for line in below[:_FIRST_LABEL_WITHIN] if line.label is not None), None)
        if label is not None and (label.number != 1 or label.weak):
            label = None
        if label is not None and self._is_sibling(title, current) and self._restarts(title, current, label):
            return True
        if below[0].closed and self._is_alike(title, current):
            return True
        if above[-1] == ":" or _is_listed(below):
            return False
        if any(is_body(line) or line.text[-1] == ":" for line in below) and self._is_own(title):
            return True
        if title.genre in (None, "其他") or naming.is_form(title.text) or naming.is_general(title.text):
            return False
        if any(addressed(line) for line in below[:2]):
            return True
        return label is not None and len(title.text) >= _SHORTEST_NAMED and self._renumbers(title, current, label)

    def _is_own(self, title: Title) -> bool:
        """Does a title name its unit, its year and its matter, or what it is about, as no heading inside a plan does?"""
        if title.genre is None or naming.is_form(title.text) or len(title.text) < _SHORTEST_OWN:
            return False
        matter = without_year(title.text)
        if title.genre == "其他":
            return matter != title.text and len(matter) >= _SHORTEST_OWN and not naming.is_general(matter)
        if matter != title.text and not naming.is_general(matter):
            return True
        if _about().match(title.text) and title.genre not in ("工作计划", "报告", "总结"):
            return True
        if title.text.startswith(words(PACKAGE, "issuers", "national")):
            return True
        named = issuing.from_title(title.text) or opening_unit(title.text) or place_of(title.text)
        return named is not None

    def _in_series(self, title: Title, current: Opening) -> bool:
        """考勤制度2 after 考勤制度1, 考勤制度1 after 考勤制度(共5篇)."""
        name, number = naming.serial(title.text)
        if not number or current.title is None:
            return False
        before, last = naming.serial(current.title.text)
        return name == before and (number == last + 1 or (not last and number == 2))

    def _is_sibling(self, title: Title, current: Opening) -> bool:
        """Could the two be rules of one collection: both of a kind that comes several to a file?"""
        rules = words(PACKAGE, "genres", "rule")
        if title.genre not in rules:
            return False
        if current.title is None or current.title.genre not in rules:
            return False
        if not naming.is_general(title.text) or title.genre == current.title.genre != "其他":
            return True
        return self._several and len(title.text) > _SHORT_TITLE and self._stands_apart(title.first)

    def _is_alike(self, title: Title, current: Opening) -> bool:
        """Is it a rule like the one before, named as that one is, behind a blank line: 印章使用制度 after 财务报销制度?"""
        if title.genre not in words(PACKAGE, "genres", "rule"):
            return False
        named = not naming.is_general(title.text) and len(title.text) >= _SHORTEST_NAMED
        return named and _ends_alike(title, current) and self._stands_apart(title.first)

    def _announced(self, title: Title, current: Opening) -> bool:
        """Does 《the title》 stand in the text before it, or in its carrier's title?"""
        for m in _book().finditer(self._view, self._named_to, title.start):
            self._named.add(naming.bare(m[1]))
        self._named_to = max(self._named_to, title.start)
        name = naming.bare(title.text)
        if len(name) < _SHORT_TITLE:
            return False
        if name in self._named:
            return True
        carrier = "" if current.title is None else naming.bare(current.title.text)
        return len(name) >= 6 and name in carrier and carrier != name

    def _restarts(self, title: Title, current: Opening, label: Label) -> bool:
        """Does `label`, below a title, begin a numbering again that the plan before used, with no headings between?"""
        before = self._numberings.before(title, current)
        return label.style in before.styles and not before.headings

    def _renumbers(self, title: Title, current: Opening, label: Label) -> bool:
        """Does `label`, below a title, begin the main numbering again, or one that only a document begins with?

        Where the plan before ran on in articles, or the file has shown to be a collection, a rule of its like may begin with any.
        """
        before = self._numberings.before(title, current)
        if label.style in before.styles:
            return label.style == before.main and not before.headings
        if label.style in _DIVISIONS:
            return True
        if before.main is None or before.headings:
            return False
        if self._is_sibling(title, current):
            if before.last == ARTICLE and len(title.text) >= _SHORTEST_OWN:
                return True
            if self._several and not naming.is_general(title.text) and _ends_alike(title, current):
                return True
        main, own = rank(before.main), rank(label.style)
        return main is not None and own is not None and own < main


def _ends_alike(title: Title, current: Opening) -> bool:
    return current.title is not None and title.text[-2:] == current.title.text[-2:]


def _is_seal(text: str) -> bool:
    """Does a document close with this line: a seal, a signature with its date, an imprint?"""
    return text.endswith("(盖章)") or is_imprint(text) or _is_signature(text)


def _is_signature(text: str) -> bool:
    return len(text) <= _LONGEST_SIGNATURE and ends_with_date(text)


def _is_listed(below: list[Line]) -> bool:
    """Does another title follow at once, or two numbered ones: a list of titles?"""
    if below[0].label is None:
        return naming.kind(below[0].text) is not None
    return all(line.label is not None and not line.closed and naming.kind(line.body) for line in below[:2])


@cache
def _about() -> re.Pattern[str]:
    """关于…的 or 关于印发…: what opens a whole document's name."""
    return re.compile(
        r"关于(?!本|其|下一?步|今后|有关|相关|具体|几)[^,。;]{4,120}的|关于(?:印发|转发|发布|公布|批转|颁发)"
    )


@cache
def _book() -> re.Pattern[str]:
    return re.compile(r"《([^《》\n]{4,80}(?:〈[^〈〉\n]{1,60}〉[^《》\n]{0,20})?)》")
