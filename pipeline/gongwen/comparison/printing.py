"""A comparison in the terminal, readable by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from gongwen.comparison.outputs import By
from gongwen.comparison.results import Comparison, Step
from gongwen.comparison.sharing import ClauseGroup
from gongwen.comparison.wording import change, quota_cell, role_name, row_name
from gongwen.messages import Language, say

WIDE = 6
"""Units up to which a matrix has a column for each; of more, each row lists the units that say something."""
SHOWN = 40
"""Groups of clauses that are printed; the others are counted. Those where something changed come first."""


def render(comparison: Comparison, by: By | None, lang: Language, console: Console | None = None) -> None:
    """Print the views (one, or all four), and first who is compared."""
    out = console or Console(highlight=False)
    out.print(_units(comparison, lang))
    if by in (None, "quotas"):
        cells = [
            (
                row_name(comparison, row.topic, row.name, lang),
                [quota_cell(cell, lang) for cell in row.cells],
                [cell.state != "silent" for cell in row.cells],
            )
            for row in comparison.quotas
        ]
        _matrix(out, comparison, "compare-quotas", cells, lang)
    if by in (None, "roles"):
        held = [
            (
                role_name(comparison, row, lang),
                [_once(e.holder for e in cell.entries) for cell in row.cells],
                [bool(cell.entries) for cell in row.cells],
            )
            for row in comparison.roles
        ]
        _matrix(out, comparison, "compare-roles", held, lang)
    if by in (None, "accountability"):
        _accountability(out, comparison, lang)
    if by in (None, "clauses"):
        _clauses(out, comparison, lang)


def _units(comparison: Comparison, lang: Language) -> Table:
    table = _table("compare-units", lang)
    for name in ("compare-unit", "compare-name", "compare-dated", "compare-file", "compare-own"):
        table.add_column(say(name, lang))
    own = {stock.unit: stock for stock in comparison.stock}
    for unit in comparison.units:
        stock = own[unit.id]
        share = f"{stock.own / stock.characters:.0%}" if stock.characters else "–"
        table.add_row(unit.id, escape(unit.name), unit.dated or "–", escape(unit.file), share)
    return table


def _matrix(
    out: Console,
    comparison: Comparison,
    title: str,
    rows: Sequence[tuple[str, Sequence[str], Sequence[bool]]],
    lang: Language,
) -> None:
    if not rows:
        return
    table = _table(title, lang)
    table.add_column("")
    wide = len(comparison.units) <= WIDE
    if wide:
        for unit in comparison.units:
            table.add_column(f"{unit.id} {escape(unit.name)}", overflow="fold")
    for name, cells, filled in rows:
        if wide:
            table.add_row(escape(name), *map(escape, cells))
        else:
            said = [f"{unit.id} {cell}" for unit, cell, has in zip(comparison.units, cells, filled, strict=True) if has]
            table.add_row(escape(name), escape("   ".join(said)))
    out.print(table)


def _accountability(out: Console, comparison: Comparison, lang: Language) -> None:
    """Which conduct has which ladder; the ladders below, each once."""
    ladders: dict[tuple[Step, ...], str] = {}

    def name(steps: tuple[Step, ...]) -> str:
        return say("compare-ladder", lang, letter=ladders.setdefault(steps, str(len(ladders) + 1)))

    rows = [
        (
            row_name(comparison, row.topic, row.name, lang),
            [_once(name(entry.steps) for entry in cell.entries if entry.steps) for cell in row.cells],
            [any(entry.steps for entry in cell.entries) for cell in row.cells],
        )
        for row in comparison.conduct
    ]
    _matrix(out, comparison, "compare-conduct", rows, lang)
    if not ladders:
        return
    table = _table("compare-ladders", lang)
    for column in ("", say("compare-unit", lang), ""):
        table.add_column(column)
    for steps, number in ladders.items():
        lines = (
            f"{step.tier}：{'、'.join(step.measures)}" if step.tier else "、".join(step.measures) for step in steps
        )
        table.add_row(number, steps[0].place.unit, escape("\n".join(dict.fromkeys(lines))))
    out.print(table)


def _clauses(out: Console, comparison: Comparison, lang: Language) -> None:
    changed = [group for group in comparison.groups if any(d.changes for d in group.differences)]
    others = [group for group in comparison.groups if not any(d.changes for d in group.differences)]
    out.print(f"[bold]{say('compare-groups', lang, groups=len(comparison.groups), changed=len(changed))}[/]")
    for group in (*changed, *others)[:SHOWN]:
        _group(out, group, lang)
    if len(comparison.groups) > SHOWN:
        out.print(f"[dim]{say('compare-more', lang, count=len(comparison.groups) - SHOWN)}[/]")
    for alone in comparison.alone:
        out.print(f"[dim]{say('compare-alone', lang, unit=_name(comparison, alone.unit), count=len(alone.members))}[/]")
    for lacking in comparison.all_but_one:
        ids = "、".join(lacking.groups)
        out.print(say("compare-lacking", lang, unit=_name(comparison, lacking.unit), groups=ids))
    out.print()
    if comparison.reuse:
        table = _table("compare-reuse", lang)
        for name in ("compare-pair", "compare-statements", "compare-characters", "compare-shares", "compare-from"):
            table.add_column(say(name, lang))
        for pair in comparison.reuse[:SHOWN]:
            way = f"{_name(comparison, pair.source)} → {_name(comparison, pair.target or '')}" if pair.source else "–"
            names = f"{_name(comparison, pair.a)} / {_name(comparison, pair.b)}"
            shares = f"{pair.share_a:.0%} / {pair.share_b:.0%}"
            table.add_row(escape(names), str(pair.statements), str(pair.characters), shares, escape(way))
        out.print(table)


def _group(out: Console, group: ClauseGroup, lang: Language) -> None:
    first = group.members[0].place
    out.print(f"[bold]{group.id}[/] [cyan]{'、'.join(group.units)}[/] {escape(first.text)}")
    for difference in group.differences:
        after = group.members[difference.after].place
        if not difference.edits:
            continue
        before = group.members[difference.before].place.text
        edits = "  ".join(
            f"[red]{escape(before[slice(*edit.before)]) or '∅'}[/]→[green]{escape(after.text[slice(*edit.after)]) or '∅'}[/]"
            for edit in difference.edits
        )
        out.print(f"   [cyan]{after.unit}[/] {edits}")
        for found in difference.changes:
            out.print(f"      [bold yellow]{escape(change(found, lang))}[/]")


def _name(comparison: Comparison, unit: str) -> str:
    return next((u.name for u in comparison.units if u.id == unit), unit)


def _once(words: Iterable[str]) -> str:
    """Each word once, in the order in which they come."""
    return "、".join(dict.fromkeys(words))


def _table(title: str, lang: Language) -> Table:
    return Table(title=f"[bold]{say(title, lang)}[/]", title_justify="left", show_lines=True)
