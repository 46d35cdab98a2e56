"""One plan of a document: its head, its foot, its sections, put together as a sketch."""

from __future__ import annotations

import re
from functools import cache, cached_property

from gongwen.normalise import Normal
from gongwen.segment import heads, naming, titles
from gongwen.segment.attachments import Attachment, Attachments
from gongwen.segment.documentnumbers import decree_in, number_in
from gongwen.segment.facts import Facts, Page, Source, facts_of
from gongwen.segment.labels import CHAPTER, FLAT, Label, behind_heading, within
from gongwen.segment.lines import Line
from gongwen.segment.opening import Opening
from gongwen.segment.outline import Sketch
from gongwen.segment.parts import parts_of
from gongwen.segment.printing import as_printed
from gongwen.segment.runs import chained
from gongwen.segment.tree import ATTACHMENT, Node, tree_of
from gongwen.segment.unnumbered import headings_in
from gongwen.text.notices import Doubt, doubt

_OPENING = 1200
_BODY = 8000
_CLOSING = 1500
_MAIN_FAMILIES = ("chinese", "(chinese)", CHAPTER, "第部分")
_ARTICLE_AHEAD, _ITEM_AHEAD = "第", "1("
_HEADING = 26
_ENTRIES = 3


class PlanDraft:
    """The lines opening.first..stop of a document, which is text[opening.start:end], as a plan in the making."""

    def __init__(
        self,
        normal: Normal,
        lines: list[Line],
        attachments: Attachments,
        opening: Opening,
        stop: int,
        end: int,
        listed: frozenset[str],
        *,
        first: bool,
    ) -> None:
        """Read head and foot; `listed`: the names that tables of contents had; `first`: the file's first plan, whose head may have lines above the title."""
        self._normal = normal
        self._listed = listed
        self._lines = lines
        self._view = normal.view
        self._opening = opening
        self._stop = stop
        self._end = max(opening.start, len(self._view[:end].rstrip()) if end == len(self._view) else end)
        self._first = first
        self._head = heads.head_of(lines, opening, stop, first_plan=first)
        self._attachments = attachments
        headings = attachments.headings
        self._attached = {
            k: headings[k] for k in range(self._head.body, stop) if k in headings and not self._opens_next(headings[k])
        }
        before_attached = min(self._attached, default=stop)
        self._foot = heads.foot_of(lines, self._head.body, before_attached, attachments.listing)

    def _opens_next(self, attachment: Attachment) -> bool:
        """Is what this 附件 label heads the next plan?"""
        return attachment.name_first >= self._stop or (attachment.name_first < 0 and attachment.line == self._stop - 1)

    @cached_property
    def title(self) -> str | None:
        """The title as printed, its lines joined."""
        title = self._opening.title
        if title is None:
            return None
        printed = []
        for line in self._lines[title.first : title.last + 1]:
            start = max(title.start, line.start)
            end = line.start + len(naming.without_number(line.text))
            printed.append(as_printed(self._normal, start, end))
        return titles.joined(printed)

    def facts(self, page: Page | None, carrier: Facts | None) -> Facts:
        """What the plan says of itself; `page` is the page's own table, `carrier` the facts of the plan that carries it."""
        title = self._opening.title
        body = self._body_start
        number = None
        if self._head.number is not None:
            number = "".join(as_printed(self._normal, *self._head.number).split())
        elif self._head.adopted:
            number = decree_in(self._head.adopted)
        if number is None and title is not None:
            number = number_in(title.text)
        source = Source(
            None if title is None else title.text,
            None if title is None else title.genre,
            self._head,
            self._foot,
            number,
            self._view[body : min(self._end, body + _OPENING)],
            self._view[body : min(self._end, body + _BODY)],
            self._view[max(body, self._end - _CLOSING) : self._end],
            self._normal.script == "Hant",
        )
        return facts_of(source, page, carrier)

    def sketch(self, facts: Facts, carrier: str | None) -> tuple[Sketch, list[Doubt]]:
        """The plan, and what is doubtful about its numbering."""
        nodes = self._nodes()
        limit = self._limit
        parts = parts_of(nodes, self._lines, self._attached, self._normal, limit, self._end)
        attached_after = any(node.label.style == ATTACHMENT for node in nodes)
        sketch = Sketch(
            self._opening.start,
            self._end,
            self.title,
            facts.genre,
            carrier,
            facts.issuer,
            facts.level,
            facts.year,
            facts.number,
            facts.addressees,
            facts.dated,
            parts,
            min(self._body_start, self._end),
            self._end if attached_after else limit,
        )
        return sketch, [self._surprise(node, nodes) for node in nodes if node.before >= 0]

    def _surprise(self, node: Node, nodes: list[Node]) -> Doubt:
        text, label, before = self._normal.text, node.label, nodes[node.before].label
        return doubt(
            "number-sequence",
            label.start,
            label.end,
            label=text[label.start : label.end],
            before=text[before.start : before.end],
        )

    @property
    def _body_start(self) -> int:
        return self._lines[self._head.body].start if self._head.body < self._stop else self._end

    @property
    def _limit(self) -> int:
        """Where the text proper ends: at the signature, at what follows it, or with the plan."""
        if self._foot is not None:
            return self._lines[self._foot.first].start
        imprint = heads.imprint_start(self._lines, self._head.body, self._stop)
        return self._lines[imprint].start if imprint < self._stop else self._end

    @cached_property
    def _taken(self) -> frozenset[int]:
        """Lines of the body that are no text: signature, attachments' labels and names, lists of attachments."""
        taken = {k for k in range(self._head.body, self._stop) if k in self._attachments.listing}
        for attachment in self._attached.values():
            taken.add(attachment.line)
            if attachment.name_first >= 0:
                taken.update(range(attachment.name_first, attachment.name_last + 1))
        if self._foot is not None:
            taken.update(range(self._foot.first, self._foot.last + 1))
        return frozenset(taken)

    def _nodes(self) -> list[Node]:
        numbered = chained(self._labels(), self._view)
        before_attached = min(self._attached, default=self._stop)
        depths = self._depths()
        headings, shown = headings_in(
            self._lines, self._head.body, before_attached, self._taken, depths.keys(), self._listed
        )
        labels = sorted((*numbered, *headings), key=lambda label: (label.start, label.end)) if headings else numbered
        announcing = frozenset(
            k
            for k, label in enumerate(labels)
            if not label.inline and label.line >= 0 and self._lines[label.line].text[-1] == ":"
        )
        introduced = frozenset(
            k for k, label in enumerate(labels) if not label.inline and self._is_introduced(label.line)
        )
        told = depths or shown
        marked = {k: told[label.line] for k, label in enumerate(labels) if not label.inline and label.line in told}
        indents = {k: self._indent(label) for k, label in enumerate(labels) if not label.inline} if depths else {}
        return tree_of(labels, announcing, introduced, marked, indents)

    def _indent(self, label: Label) -> int:
        """How far in a label stands on its line; a tab is as good as four blanks."""
        source = self._normal.edited.source
        at = self._normal.edited.to_source(label.start, label.end)[0]
        return len(source[source.rfind("\n", 0, at) + 1 : at].replace("\t", "    "))

    def _depths(self) -> dict[int, int]:
        """The lines of the body that Markdown marks as headings (##), each with its depth."""
        edited = self._normal.edited
        start, end = edited.to_source(min(self._body_start, self._end), self._end)
        if edited.source.find("\n#", max(edited.source.rfind("\n", 0, start), 0), end) < 0:
            return {}
        found: dict[int, int] = {}
        for k in range(self._head.body, self._stop):
            at = edited.to_source(self._lines[k].start, self._lines[k].end)[0]
            before = edited.source[edited.source.rfind("\n", 0, at) + 1 : at].strip()
            if before and not before.strip("#"):
                found[k] = len(before)
        return found

    def _is_introduced(self, k: int) -> bool:
        """Does a line of text, that is no label, stand above line `k`?"""
        return k > self._head.body and self._lines[k - 1].label is None and self._lines[k - 1].text[-1] in ":。;"

    def _labels(self) -> list[Label]:
        """Everything that looks like a label, in order."""
        found: list[Label] = []
        attached, taken = self._attached, self._taken
        for k in range(self._head.body, self._stop):
            line = self._lines[k]
            if k in attached:
                attachment = attached[k]
                number = -1 if attachment.number is None else attachment.number
                found.append(Label(attachment.start, attachment.label_end, ATTACHMENT, (number,), line=k))
            if k in taken or line.row or _is_of_contents(line.text):
                continue
            start, label = line.start, line.label
            if label is not None and not _is_cells(line):
                found.append(label if label.line == k else _on_line(label, k))
                start = label.end
            if line.end - start > 4:
                found += self._inside(k, start)
        return found

    def _inside(self, k: int, start: int) -> list[Label]:
        """The labels inside line `k` from offset `start` on, which is where a label ends that opens it."""
        line, view = self._lines[k], self._view
        inner = within(view, start, line.end, k)
        flat = line.end - start > FLAT
        above = line.label
        if not inner and above is None:
            return inner
        found: list[Label] = []
        for label in (*inner, None):
            end = line.end if label is None else label.start
            while above is not None and above.family in _MAIN_FAMILIES and (flat or _more_ahead(view, above)):
                above = behind_heading(view, above, end, flat=flat)
                if above is not None:
                    found.append(_on_line(above, k))
            if label is not None:
                found.append(label)
            above = label
        return found


def _more_ahead(view: str, heading: Label) -> bool:
    """Could another label stand right behind this heading?"""
    signs = _ARTICLE_AHEAD if heading.family == CHAPTER else _ITEM_AHEAD
    return any(view.find(sign, heading.end, heading.end + _HEADING) >= 0 for sign in signs)


def _on_line(label: Label, k: int) -> Label:
    return Label(label.start, label.end, label.style, label.numbers, label.weak, k, label.inline)


def _is_cells(line: Line) -> bool:
    """A bare number before words that blanks part: the cells of a row, neither a heading nor text with a sentence in it."""
    if line.label is None or line.label.style not in ("bare", "cn ") or "。" in line.text or ";" in line.text:
        return False
    pieces = line.body.split()
    return len(pieces) > 1 and any(len(piece) > 1 for piece in pieces)


def names_listed(noise: tuple[str, ...]) -> frozenset[str]:
    """The names without their numbers that tables of contents had, which normalising takes out as noise."""
    runs = [_entry().findall(run) for run in noise if run.count("\n") >= _ENTRIES - 1]
    return frozenset(name for names in runs if len(names) >= _ENTRIES for name in names)


@cache
def _entry() -> re.Pattern[str]:
    """A line of a table of contents: a number, a name, leaders and a page number."""
    return re.compile(
        r"^[ \t]*(?:第[一二三四五六七八九十\d]{1,3}[章节部]分?|\d{1,2}[.、．]|[一二三四五六七八九十]{1,3}、)[ \t]*([一-鿿“”、]{2,30})[ .·…\t]*\d{0,3}[ \t]*$",
        re.M,
    )


def _is_of_contents(text: str) -> bool:
    return text[-1] in "0123456789)" and _of_contents().search(text, max(0, len(text) - 30)) is not None


@cache
def _of_contents() -> re.Pattern[str]:
    """The end of a line in a table of contents: leaders and a page number."""
    return re.compile(r"(?:\.{4,}|…{2,}|·{4,}) ?\(?\d{1,4}\)?$")
