"""Where in a plan something stands, as an office says it: 二、重点任务 → （三）隐患排查."""

from __future__ import annotations

from gongwen.document.model import Document, Plan, Section

LONGEST_HEADING = 24
"""Characters of a heading that are shown; run-in headings may be whole sentences."""


def trails(plan: Plan) -> dict[str | None, str]:
    """By section id, its labels and headings from the top down; "" for None, the plan itself."""
    found: dict[str | None, str] = {None: ""}
    stack = [(section, "") for section in reversed(plan.sections)]
    while stack:
        section, above = stack.pop()
        trail = f"{above} → {shown(section)}" if above else shown(section)
        found[section.id] = trail
        stack += [(child, trail) for child in reversed(section.children)]
    return found


def shown(section: Section) -> str:
    """A section's label and heading, cut to what a cell can take."""
    heading = "".join((section.heading or "").split())
    if len(heading) > LONGEST_HEADING:
        heading = heading[: LONGEST_HEADING - 1] + "…"
    return f"{section.label}{heading}"


def title(doc: Document, plan: Plan) -> str:
    """What a plan is called: its title, else its file's name."""
    return "".join(plan.title.split()) if plan.title else doc.source.name


def fullest(doc: Document) -> Plan | None:
    """The plan of a file that says most: the one with the most roles, quotas and deadlines, the first of equals."""
    return max(doc.plans, key=lambda plan: len(plan.roles) + len(plan.quotas) + len(plan.deadlines), default=None)
