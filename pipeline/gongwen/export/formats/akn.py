"""Akoma Ntoso 3 (OASIS LegalDocML 1.0): one XML file per plan, its parts a hierarchy with stable eIds, its facts beside it.

A part's eId follows the naming convention of the standard: the prefix of its element and its own number, below its parent's
(`chp_2__art_5`); numbers that come twice get the count after a hyphen. Nothing depends on the other parts' text, so that an
amended plan keeps the eIds of what it kept. Facts are `proprietary` metadata that name the eId they stand in and their words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from gongwen.document.headings import heading_place
from gongwen.document.model import Document, Plan, Section
from gongwen.export.plainxml import holdable
from gongwen.export.spans import Labelled, labelled
from gongwen.messages import Language

NAME = "akn"
SUFFIX = ""

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
FACTS = "urn:gongwen:facts:1.0"

_PARTS = (
    ("编", "part", "part"),
    ("章", "chapter", "chp"),
    ("节", "section", "sec"),
    ("条", "article", "art"),
    ("款", "paragraph", "para"),
)
"""Parts that statutes name, by the last character of 第…条, with their element and the prefix of its eId."""

_LEVEL = ("level", "lvl")
"""Every other part: 一、 (一) 1. 一是 and headings without a number."""


def write(documents: Sequence[Document], where: Path, lang: Language) -> None:
    """Write `<document>_<plan>.xml` for every plan."""
    for doc in documents:
        facts = list(labelled(doc, lang))
        for plan in doc.plans:
            held = [fact for fact in facts if plan.span.start <= fact.start and fact.end <= plan.span.end]
            tree = _Plan(doc, plan, held).tree()
            data = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
            (where / f"{doc.id}_{plan.id}.xml").write_bytes(data)


class _Plan:
    """One plan on its way into Akoma Ntoso."""

    def __init__(self, doc: Document, plan: Plan, facts: list[Labelled]) -> None:
        self._doc = doc
        self._plan = plan
        self._facts = facts
        self._homes: dict[str, str] = {}

    def tree(self) -> etree._Element:
        """The whole document. The body comes first, for the metadata name its eIds."""
        root = etree.Element(_tag("akomaNtoso"), nsmap={None: AKN})
        document = _part(root, "doc", name=self._plan.genre)
        meta = _part(document, "meta")
        sections, span = self._plan.sections, self._plan.span
        first, last = (sections[0].span.start, sections[-1].span.end) if sections else (span.end, span.end)
        if sections:
            self._head(document, span.start, first)
        body = _part(document, "mainBody")
        if sections:
            self._parts(body, sections, "", first, last)
            self._foot(document, last, span.end)
        else:
            self._paragraphs(body, span.start, span.end, required=True)
        self._meta(meta)
        return root

    def _head(self, document: etree._Element, start: int, end: int) -> None:
        """What stands before the first part: the title, who is addressed, why."""
        if self._text(start, end):
            preface = _part(document, "preface")
            self._paragraphs(preface, start, end, title=self._plan.title)

    def _foot(self, document: etree._Element, start: int, end: int) -> None:
        if self._text(start, end):
            self._paragraphs(_part(document, "conclusions"), start, end)

    def _parts(self, parent: etree._Element, sections: tuple[Section, ...], above: str, start: int, end: int) -> None:
        """Sibling parts; text between two of them has a container of its own."""
        names: Counter[str] = Counter()
        at = start
        for section in sections:
            self._between(parent, above, names, at, section.span.start)
            element, prefix = _kind(section)
            number = str(section.number) if section.number is not None else f"u{names[f'{prefix}_u'] + 1}"
            if section.number is None:
                names[f"{prefix}_u"] += 1
            eid = _unique(_below(above, f"{prefix}_{number}"), names)
            self._homes[section.id] = eid
            self._part(_part(parent, element, eId=eid), section, eid)
            at = section.span.end
        self._between(parent, above, names, at, end)

    def _between(self, parent: etree._Element, above: str, names: Counter[str], start: int, end: int) -> None:
        if self._text(start, end):
            names["hcontainer"] += 1
            eid = _below(above, f"hcontainer_{names['hcontainer']}")
            container = _part(parent, "hcontainer", name="text", eId=eid)
            self._paragraphs(_part(container, "content", eId=f"{eid}__content"), start, end)

    def _part(self, element: etree._Element, section: Section, eid: str) -> None:
        at = section.span.start
        if section.label:
            at += len(section.label)
            _part(element, "num", eId=f"{eid}__num").text = self._text(section.span.start, at)
        heading = heading_place(self._doc.text, section)
        if heading is not None and not self._text(at, heading[0]):
            _part(element, "heading", eId=f"{eid}__heading").text = self._text(*heading)
            at = heading[1]
        if not section.children:
            self._paragraphs(_part(element, "content", eId=f"{eid}__content"), at, section.span.end, required=True)
            return
        first = section.children[0].span.start
        if self._text(at, first):
            self._paragraphs(_part(element, "intro", eId=f"{eid}__intro"), at, first)
        self._parts(element, section.children, eid, first, section.span.end)

    def _paragraphs(
        self, parent: etree._Element, start: int, end: int, *, required: bool = False, title: str | None = None
    ) -> None:
        """The lines of text[start:end] that hold something, each a `p`."""
        lines = [line.strip() for line in self._text(start, end).split("\n") if line.strip()]
        for line in lines or ([""] if required else []):
            paragraph = _part(parent, "p")
            if title is not None and line == title:
                _part(paragraph, "docTitle").text = line
                title = None
            else:
                paragraph.text = line

    def _text(self, start: int, end: int) -> str:
        return holdable(self._doc.text[start:end]).strip()

    def _meta(self, meta: etree._Element) -> None:
        plan, doc = self._plan, self._doc
        day = _day(plan)
        uri = f"/akn/cn/doc/{day['date'] if day['name'] != 'unknown' else 'nodate'}/{doc.id}_{plan.id}"
        identification = _part(meta, "identification", source="#gongwen")
        for level, end in (("FRBRWork", ""), ("FRBRExpression", "/zho@"), ("FRBRManifestation", "/zho@.akn")):
            part = _part(identification, level)
            _part(part, "FRBRthis", value=f"{uri}{end}/!main" if end != "/zho@.akn" else f"{uri}/zho@/!main.akn")
            _part(part, "FRBRuri", value=f"{uri}{end}")
            _part(part, "FRBRdate", **day)
            _part(part, "FRBRauthor", href="#gongwen" if level == "FRBRManifestation" else "#issuer")
            if level == "FRBRWork":
                _part(part, "FRBRcountry", value="cn")
                if plan.document_number:
                    _part(part, "FRBRnumber", value=plan.document_number)
            if level == "FRBRExpression":
                _part(part, "FRBRlanguage", language="zho")
        references = _part(meta, "references", source="#gongwen")
        _part(references, "TLCOrganization", eId="gongwen", href="/akn/ontology/organization/gongwen", showAs="gongwen")
        issuer = plan.issuer or "不详"
        _part(references, "TLCOrganization", eId="issuer", href="/akn/ontology/organization/cn/issuer", showAs=issuer)
        self._proprietary(meta)

    def _proprietary(self, meta: etree._Element) -> None:
        if not self._facts:
            return
        held = _part(meta, "proprietary", source="#gongwen")
        for fact in self._facts:
            attributes = {"id": fact.id, "line": holdable(fact.line), "start": str(fact.start), "end": str(fact.end)}
            home = self._homes.get(getattr(fact.fact, "section", None) or "")
            if home:
                attributes["eId"] = home
            words = etree.SubElement(held, f"{{{FACTS}}}{fact.kind}", attributes, nsmap={"fact": FACTS})
            words.text = holdable(fact.fact.text)


_NAMED = re.compile(r"第.*([编章节条款])\s*$")


def _kind(section: Section) -> tuple[str, str]:
    """The element of a part, and the prefix of its eId, by its label."""
    named = _NAMED.match(section.label.strip())
    if named:
        for last, element, prefix in _PARTS:
            if named.group(1) == last:
                return element, prefix
    return _LEVEL


def _below(above: str, name: str) -> str:
    return f"{above}__{name}" if above else name


def _unique(eid: str, names: Counter[str]) -> str:
    names[eid] += 1
    return eid if names[eid] == 1 else f"{eid}-{names[eid]}"


def _day(plan: Plan) -> dict[str, str]:
    """The date that the standard demands; where only a year or nothing is known, its name says so."""
    if plan.dated is not None and re.fullmatch(r"\d{4}-\d{2}-\d{2}", plan.dated):
        return {"date": plan.dated, "name": "dated"}
    if plan.year is not None and 1 <= plan.year <= 9999:
        return {"date": f"{plan.year:04}-01-01", "name": "year"}
    return {"date": "0001-01-01", "name": "unknown"}


def _tag(name: str) -> str:
    return f"{{{AKN}}}{name}"


def _part(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _tag(name), {key: holdable(value) for key, value in attributes.items()})
