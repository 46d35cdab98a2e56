"""A document in the terminal: what each plan is, its parts with what was found in them, and what is doubtful."""

from __future__ import annotations

from collections import defaultdict

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.tree import Tree

from gongwen.document.model import Deadline, Document, Fact, Plan, Quota, RoleHeld, Sanction, Section, Trigger
from gongwen.messages import Language, say

__all__ = ["render"]


def render(doc: Document, lang: Language, console: Console | None = None) -> None:
    """Print the document to the terminal (or to `console`)."""
    out = console or Console(highlight=False)
    for plan in doc.plans:
        out.print(_head(plan, doc, lang))
        out.print(_tree(plan, doc.text, lang))
        out.print()
    if doc.warnings:
        table = Table(title=say("show-warnings", lang), title_justify="left", show_header=False, box=None)
        for notice in doc.warnings:
            place = "" if notice.span is None else f"{notice.span.source_start}–{notice.span.source_end}"
            table.add_row(f"[yellow]{notice.code}[/]", place, escape(notice.message))
        out.print(table)


def _head(plan: Plan, doc: Document, lang: Language) -> Table:
    table = Table(
        title=f"[bold]{escape(plan.title or say('show-untitled', lang))}[/]",
        title_justify="left",
        show_header=False,
        box=None,
    )
    facts = {
        "genre": plan.genre,
        "carrier": plan.carrier,
        "issuer": plan.issuer,
        "document-number": plan.document_number,
        "year": plan.year,
        "dated": plan.dated,
        "addressees": "、".join(plan.addressees),
        "file": f"{doc.source.name}  {doc.id}",
    }
    for name, value in facts.items():
        if value:
            table.add_row(f"[dim]{say(f'show-{name}', lang)}[/]", escape(str(value)))
    return table


def _tree(plan: Plan, text: str, lang: Language) -> Tree:
    facts: dict[str | None, list[Fact]] = defaultdict(list)
    accountability = plan.accountability
    for fact in (*plan.roles, *plan.quotas, *plan.deadlines, *accountability.triggers, *accountability.sanctions):
        facts[fact.section].append(fact)
    root = Tree(f"[dim]{say('show-parts', lang)}[/]", guide_style="dim")
    stack: list[tuple[Tree, Section]] = []
    _leaves(root, facts[None], lang)
    stack.extend((root, section) for section in reversed(plan.sections))
    while stack:
        above, section = stack.pop()
        branch = above.add(f"[bold]{escape(section.label)}[/]{escape(section.heading or _opening(section, text))}")
        _leaves(branch, facts[section.id], lang)
        stack.extend((branch, child) for child in reversed(section.children))
    return root


def _opening(section: Section, text: str) -> str:
    """The first words of a section that has no heading."""
    words = text[section.span.start + len(section.label) : section.span.end].split("\n")[0].strip()
    return words if len(words) <= OPENING else words[:OPENING] + "…"


OPENING = 24
"""Characters shown of a section without a heading."""


def _leaves(branch: Tree, facts: list[Fact], lang: Language) -> None:
    for fact in sorted(facts, key=lambda fact: (fact.span.start, fact.id)):
        branch.add(_line(fact, lang))


def _line(fact: Fact, lang: Language) -> str:
    """A fact in one line: its kind, and what was read."""
    match fact:
        case RoleHeld():
            return f"[cyan]{escape(fact.role)}[/] {escape(fact.holder)}"
        case Quota(vague=True):
            return f"[green]{say('show-quota', lang)}[/] {escape(fact.activity)} [dim]{say('show-vague', lang)}[/]"
        case Quota():
            value = "?" if fact.value is None else f"{fact.value:g}"
            upper = "" if fact.max is None else f"–{fact.max:g}"
            period = f" / {fact.period}" if fact.period else ""
            return f"[green]{say('show-quota', lang)}[/] {escape(fact.activity)} {fact.op} {value}{upper} {escape(fact.unit or '')}{period}"
        case Deadline():
            return f"[magenta]{say('show-deadline', lang)}[/] {escape(fact.expression)} [dim]{fact.iso or '?'}[/]"
        case Trigger():
            return f"[red]{say('show-trigger', lang)}[/] {escape(fact.condition)}"
        case Sanction():
            tier = f"{fact.tier}: " if fact.tier else ""
            return f"[red]{say('show-sanction', lang)}[/] {escape(tier + '、'.join(m.name for m in fact.measures))}"
    return escape(fact.text)
