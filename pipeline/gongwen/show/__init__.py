"""A document in the terminal: what each plan is, its parts with what was found in them, and what is doubtful."""

from __future__ import annotations

from collections import defaultdict

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.tree import Tree

from gongwen.document.model import Document, Fact, Plan, Section
from gongwen.messages import Language, say
from gongwen.wording import fact_line, grades_in_words, head_lines, kind_of

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
    rows = [*head_lines(plan, lang), (say("show-file", lang), f"{doc.source.name}  {doc.id}")]
    if doc.quality is not None:
        rows.append((say("quality-grade", lang), grades_in_words(doc.quality, lang)))
    for name, value in rows:
        table.add_row(f"[dim]{name}[/]", escape(value))
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
    kind = kind_of(fact)
    return f"[{_COLOURS[kind]}]{say(f'kind-{kind}', lang)}[/] {escape(fact_line(fact, lang))}"


_COLOURS = {"role": "cyan", "quota": "green", "deadline": "magenta", "trigger": "red", "sanction": "red"}
