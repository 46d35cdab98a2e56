"""Which fact fills which place.

    {{name}}, name：____      the fact or one's own field of that name; the names of roles, the activities of quotas
    20xx, 201×, 二〇××        the year, if the digits that are there are its own; 20xx—20xx学年: it and the next
    xx局, xx市                the unit, if what follows the marks is how its name goes on; a place in its name
    〔20xx〕xx号               the parts of the document number
    组长：xxx, xx局牵头        who holds that role
    每季度不少于x次            the quota of that activity, if operator, unit and period are those of the place
    年 月 日, alone            the date of the document

Where nothing fits, or more than one, the place stays open.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gongwen.document.model import Document, Quota
from gongwen.population.facts import Facts, Promise
from gongwen.population.template.holes import Hole, holes, stories
from gongwen.population.wording import number
from gongwen.text.lexicon import values

_PLACE = re.compile(r"([^省市县区镇乡州旗]{2,8}?)(省|市|县|区|镇|乡|州|旗)")
_YEAR = re.compile(r"(?P<head>(?:19|20)\d?|二[〇零][一二三四五六七八九〇]?)?[^\d年学]+(?P<tail>年度?|学年度?)?")
_NUMBER = re.compile(r"(.+?)[〔\[(（](\d{4})[〕\])）]第?(\d+)号")
_LETTERS = re.compile(r"[\u4e00-\u9fff]*\Z")
_LABEL = re.compile(r"(?:^|[，。；、\t\s（(])([^，。；、：:\t\s（()）]{1,20})(?:[（(][^（()）]{1,8}[）)])?[：:]?\s*$")
_DATE_LINE = re.compile(r"[\s\d年月日xX×_〇○]*")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_BRACKETS = ("(", "（", "【", "〔", "[")
_PERSON = (".person", ".姓名", "姓名")
_HOLDER = (".holder", ".职务", "职务")


class Choice(NamedTuple):
    """What is put in a place, and which entry of the facts says so; where nothing is, the message that says why."""

    hole: Hole
    value: str | None
    entry: str = ""
    why: str = ""


class _Pick(NamedTuple):
    value: str | None
    entry: str = ""
    why: str = "open-unknown"
    whole: bool = False
    """Does it take the place of the whole blank, not only of its marks?"""


_UNKNOWN = _Pick(None)


class Chooser:
    """One set of facts."""

    def __init__(self, facts: Facts) -> None:
        """Take the facts."""
        self._facts = facts
        self._names = values(__package__ or __name__, "names", "name")
        self._fields = {_bare(name): name for name in facts.fields}
        found = _NUMBER.fullmatch(facts.document_number or "")
        self._number = found.groups() if found else None
        self._roles = {role.role for role in facts.roles}

    def choices(self, doc: Document) -> list[Choice]:
        """What fills each place of a document, in order."""
        found = []
        for story in stories(doc):
            found += [self.choose(story, hole) for hole in holes(story) if story is doc or hole.name is None]
        return sorted(found, key=lambda choice: choice.hole.start)

    def line_to_write_on(self, hole: Hole, line: str) -> Choice:
        """What fills underlined blanks: what the words before them in their line ask for."""
        pick = self._labelled(line) or _UNKNOWN
        return Choice(hole, pick.value, pick.entry, "" if pick.value is not None else pick.why)

    def choose(self, doc: Document, hole: Hole) -> Choice:
        """What fills a place of a document."""
        pick = self._named(hole.name) if hole.name is not None else self._blank(doc, hole)
        if pick.value is None:
            return Choice(hole, None, pick.entry, pick.why)
        if hole.name is not None or pick.whole:
            return Choice(hole, pick.value, pick.entry)
        printed = _printed(doc, hole)
        if printed[:1] in _BRACKETS:
            return Choice(hole, printed[0] + pick.value + printed[-1], pick.entry)
        return Choice(hole, pick.value + hole.tail, pick.entry)

    def _named(self, name: str) -> _Pick:
        """The fact of a name."""
        bare = _bare(name).removeprefix("fields.")
        if bare in self._fields:
            return _Pick(self._facts.fields[self._fields[bare]], f"fields.{self._fields[bare]}")
        entry = self._names.get(bare)
        if entry is not None:
            value = self._said(entry)
            return _Pick(value, entry) if value else _Pick(None, entry)
        return self._role(bare) or self._activity(bare) or _UNKNOWN

    def _said(self, entry: str) -> str | None:
        value: object = getattr(self._facts, entry)
        if entry == "dated" and isinstance(value, str):
            return _day(value)
        if isinstance(value, tuple):
            return "、".join(f"《{title}》" if entry == "basis" else title for title in value) or None
        return None if value is None else str(value)

    def _role(self, name: str) -> _Pick | None:
        """Who holds a role: the person where one is named, else the post; several as a list."""
        part = next((end for end in (*_PERSON, *_HOLDER) if name.endswith(end)), "")
        role = name.removesuffix(part)
        held = [(k, row) for k, row in enumerate(self._facts.roles) if row.role == role]
        if not held:
            return _UNKNOWN if role in self._roles else None
        said = [
            row.person if part in _PERSON else row.holder if part in _HOLDER else row.person or row.holder
            for _, row in held
        ]
        if None in said:
            return _Pick(None, f"roles[{held[0][0]}].person")
        return _Pick("、".join(word for word in said if word), ",".join(f"roles[{k}]" for k, _ in held))

    def _activity(self, name: str) -> _Pick | None:
        found = [(k, row) for k, row in enumerate(self._facts.quotas) if _bare(row.activity) == name]
        if len(found) > 1:
            return _Pick(None, why="open-several")
        return _Pick(number(found[0][1].value), f"quotas[{found[0][0]}]") if found else None

    def _blank(self, doc: Document, hole: Hole) -> _Pick:
        """What fills a blank: by its kind; what its line calls it comes before."""
        start, end = hole.at, hole.at + len(_printed(doc, hole))
        line = doc.text[doc.text.rfind("\n", 0, start) + 1 : start]
        labelled = self._labelled(line)
        if labelled is not None and (labelled.value is not None or hole.kind == "other"):
            return labelled
        after = doc.text[start + hole.marks : end + 24]
        match hole.kind:
            case "year":
                return self._year(doc, hole, start, end)
            case "name":
                return self._numbered(hole, doc, start) or self._holder(doc, hole, start, end) or self._unit(after)
            case "number":
                return self._numbered(hole, doc, start) or self._quota(hole, start, end) or _UNKNOWN
        return (
            self._date(doc, start, end)
            or self._quota(hole, start, end)
            or self._holder(doc, hole, start, end)
            or self._unit(after)
        )

    def _labelled(self, line: str) -> _Pick | None:
        """The fact that the words before a place name; in a table, those of the cell before."""
        label = _LABEL.search(line.rstrip("\t ") if line.endswith("\t") else line)
        if label is None or not (
            line.rstrip().endswith(("：", ":")) or line.endswith("\t") or label[1] == line.strip()
        ):
            return None
        bare = _bare(label[1])
        known = bare in self._fields or bare in self._names or bare in self._roles
        return self._named(bare) if known else None

    def _year(self, doc: Document, hole: Hole, start: int, end: int) -> _Pick:
        year = self._facts.year
        if self._number and doc.text[start - 1 : start] == "〔" and doc.text[end : end + 1] == "〕":
            return _Pick(self._part(doc, start, 1), "document_number", "open-differs", whole=True)
        if year is None:
            return _Pick(None, "year")
        before = doc.text[max(0, start - 6) : start]
        if re.search(r"[xX×〇○]{2}年?[-—–－~～至]+$", before):
            if not doc.text.startswith("学年", end):
                return _Pick(None, "year", "open-several")
            year += 1
        found = _YEAR.fullmatch("".join(_printed(doc, hole).split()))
        if found is None:
            return _Pick(None, "year", "open-differs")
        head, tail = (found["head"] or "").replace("零", "〇"), found["tail"] or ""
        said = str(year).translate(_DIGITS) if head[:1] == "二" else str(year)
        return _Pick(said + tail, "year", whole=True) if said.startswith(head) else _Pick(None, "year", "open-differs")

    def _unit(self, after: str) -> _Pick:
        """The unit, where its name goes on as the text does; else a place that its name begins with."""
        for entry, name in (
            ("unit", self._facts.unit),
            *((f"aliases[{k}]", n) for k, n in enumerate(self._facts.aliases)),
        ):
            for k in range(1, len(name)):
                if after.startswith(name[k:]):
                    return _Pick(name[:k], entry)
        places = {kind: place for place, kind in reversed(_PLACE.findall(self._facts.unit))}
        return _Pick(places[after[:1]], "unit") if after[:1] in places else _UNKNOWN

    def _numbered(self, hole: Hole, doc: Document, start: int) -> _Pick | None:
        """The parts of a document number: before its year, and after it."""
        after = doc.text[start + hole.marks : start + hole.marks + 12]
        lead, bracket, _ = after.partition("〔")
        if bracket and "\n" not in lead and len(lead) < 8:
            if self._number is None or not self._number[0].endswith(lead):
                return _Pick(None, "document_number", "open-differs" if self._number else "open-unknown")
            return _Pick(self._number[0].removesuffix(lead), "document_number")
        if doc.text[start - 1 : start] in ("〕", "]") and after.startswith("号"):
            return _Pick(
                self._part(doc, start, 2), "document_number", "open-differs" if self._number else "open-unknown"
            )
        return None

    def _part(self, doc: Document, at: int, part: int) -> str | None:
        """A part of the document number, if the place at `at` is in ours: what stands before its bracket is how ours begins."""
        opening = doc.text.rfind("〔", max(0, at - 12), at)
        letters = _LETTERS.search(doc.text, max(0, opening - 12), opening)
        before = letters[0] if letters else ""
        if self._number is None or opening < 0:
            return None
        return self._number[part] if self._number[0].endswith(before) or before.endswith(self._number[0]) else None

    def _holder(self, doc: Document, hole: Hole, start: int, end: int) -> _Pick | None:
        """Who holds the role that a place names somebody for."""
        plan = hole.plan
        held = [r for r in plan.roles if r.span.start <= start and end <= r.span.end] if plan else []
        marks = _printed(doc, hole)[: hole.marks]
        roles = {r.role for r in held if marks and marks in r.holder}
        if len(roles) != 1:
            return None
        found = [(k, row) for k, row in enumerate(self._facts.roles) if row.role in roles]
        if len(found) != 1:
            return _Pick(None, why="open-several" if found else "open-unknown")
        k, row = found[0]
        return self._unit_like(row.holder, hole, f"roles[{k}]")

    def _unit_like(self, holder: str, hole: Hole, entry: str) -> _Pick:
        """A holder in a place that has the end of its name already (xx局)."""
        tail = hole.tail.strip()
        if not holder.endswith(tail):
            return _Pick(None, entry, "open-differs")
        return _Pick(holder[: len(holder) - len(tail)], entry)

    def _quota(self, hole: Hole, start: int, end: int) -> _Pick | None:
        plan = hole.plan
        asked = (
            [q for q in plan.quotas if q.value is None and q.span.start <= start and end <= q.span.end] if plan else []
        )
        if len(asked) != 1:
            return None
        quota = asked[0]
        alike = [(k, row) for k, row in enumerate(self._facts.quotas) if _alike(quota.activity, row.activity)]
        exact = [(k, row) for k, row in alike if _bare(quota.activity) == _bare(row.activity)]
        fitting = [(k, row) for k, row in exact or alike if _fits(quota, row)]
        if len(fitting) == 1:
            return _Pick(number(fitting[0][1].value), f"quotas[{fitting[0][0]}]")
        if fitting or not alike:
            return _Pick(None, why="open-several" if fitting else "open-unknown")
        return _Pick(None, f"quotas[{alike[0][0]}]", "open-differs")

    def _date(self, doc: Document, start: int, end: int) -> _Pick | None:
        if "日" not in doc.text[start:end]:
            return None
        first = doc.text.rfind("\n", 0, start) + 1
        last = doc.text.find("\n", end)
        line = doc.text[first : last if last >= 0 else None]
        if not _DATE_LINE.fullmatch(line):
            return _Pick(None, "dated", "open-unknown")
        return _Pick(_day(self._facts.dated), "dated", whole=True) if self._facts.dated else _Pick(None, "dated")


def _alike(asked: str, said: str) -> bool:
    """Are two activities the same, or is one a shorter name of the other?"""
    a, b = _bare(asked), _bare(said)
    return a in b or b in a


def _fits(asked: Quota, said: Promise) -> bool:
    return (asked.op in (None, said.op)) and asked.period == said.period and (asked.unit or "") == (said.unit or "")


def _printed(doc: Document, hole: Hole) -> str:
    """A blank as the document's text has it."""
    plan = hole.plan
    return next((b.text for b in plan.blanks if b.span.start == hole.at), hole.text) if plan else hole.text


def _bare(name: str) -> str:
    return "".join(name.split())


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{year}年{int(month)}月{int(day)}日"
