"""Parts in tables: the head of a column says which, the cells below say who (`cells`).

    head  = a line of at least three short cells (parted by tabs, or by | ) of which one names a part or is headed 序号
    row   = a line of cells up to the table's end; a cell under a part's head is a list of holders

Where the part's column is the last, its cells may stand on lines of their own under the row. Where a page has lost its rows,
each cell stands on a line of its own: 序号, the other heads, then 1 and its cells, 2 and its cells …
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.cells import Cell, Column, head, listed, persons, row, under
from gongwen.extraction.kinds.roles.claim import Claim
from gongwen.extraction.kinds.roles.label_words import TEAM, label_role
from gongwen.extraction.kinds.roles.names import trim
from gongwen.extraction.kinds.roles.vocabulary import Phrase
from gongwen.extraction.plantext import PlanText

_MOST_NARROW = 12
"""Lines without cells that may stand within a table."""
_LINE = Phrase(r"[^\n]+")
_CELL_MARK = Phrase(r"[\t|]")


def find(plan: PlanText) -> tuple[list[Claim], list[tuple[int, int]]]:
    """The claims of all tables, and the stretches read."""
    view = plan.view
    claims, read = _stacked(plan)
    if view.find("\t", plan.start, plan.end) < 0 and view.find("|", plan.start, plan.end) < 0:
        return claims, read
    at = _next_row(view, plan.start, plan.end)
    sections = {part.start for part in plan.sketch.parts}
    columns: list[Column] = []
    wide = narrow = 0
    team: Role | None = None
    while (line := _LINE.search(view, at if columns else _next_row(view, at, plan.end), plan.end)) is not None:
        if view[at : line.start()].strip():
            team = None
        at = line.end()
        cells = _cells(view, *line.span())
        headed = head(view, cells, again=bool(columns))
        narrow = narrow + 1 if len(cells) < 2 else 0
        if headed:
            columns = headed
            read.append(line.span())
        elif len(cells) > 1 and (parts := list(_named_rows(view, cells, team))):
            team = parts[0].role
            claims += parts
            read.append(line.span())
        elif narrow > _MOST_NARROW or cells[0][0] in sections:
            columns, team = [], None
        elif columns:
            wide = len(cells) if len(cells) > 1 else wide
            found = list(row(view, columns, cells) if len(cells) > 1 else under(view, columns, cells[0], wide))
            claims += found
            if found:
                read.append(line.span())
    return claims, sorted(read)


_FIRST_HEAD = Phrase(r"序(?:(?<=\n序)|(?<=\n 序)) ?号 *\n")
_ONE_LINE = Phrase(r" *([^\n]*?) *(?:\n+|$)")
_MOST_COLUMNS = 9
_LONGER_ROW = 4


def _stacked(plan: PlanText) -> tuple[list[Claim], list[tuple[int, int]]]:
    """The claims of tables whose cells stand one under the other, and where these stand."""
    view = plan.view
    claims: list[Claim] = []
    read: list[tuple[int, int]] = []
    first = _FIRST_HEAD.search(view, plan.start, plan.end)
    while first is not None:
        start = at = first.start()
        cells, at = _lines_to(view, at, plan.end, 1, _MOST_COLUMNS)
        columns = head(view, cells, again=False)
        number = 1
        while columns and at < plan.end:
            cells, after = _lines_to(view, at, plan.end, number + 1, len(columns) + _LONGER_ROW)
            last = not cells
            if last:
                cells, after = _lines(view, at, plan.end, len(columns))
            claims += row(view, columns, cells)
            at, number = after, number + 1
            if last:
                break
        if number > 1:
            read.append((start, at))
        first = _FIRST_HEAD.search(view, max(at, first.end()), plan.end)
    return claims, read


def _lines(view: str, at: int, end: int, most: int) -> tuple[list[Cell], int]:
    """The next lines, at most so many, and where they end."""
    cells: list[Cell] = []
    while len(cells) < most and at < end and (line := _ONE_LINE.match(view, at, end)):
        cells.append(line.span(1))
        at = line.end()
    return cells, at


def _lines_to(view: str, at: int, end: int, number: int, most: int) -> tuple[list[Cell], int]:
    """The lines up to that which holds nothing but `number`, none where it doesn't come soon; and where it starts."""
    cells, _ = _lines(view, at, end, most + 1)
    for k, cell in enumerate(cells):
        if view[slice(*cell)] == str(number):
            return cells[:k], cell[0]
    return [], at


def _next_row(view: str, at: int, end: int) -> int:
    """Where the next line with cells starts, the text's end where there is none."""
    mark = _CELL_MARK.search(view, at, end)
    return max(view.rfind("\n", at, mark.start()) + 1, at) if mark else end


def _named_rows(view: str, cells: list[Cell], team: Role | None) -> Iterator[Claim]:
    """A row that begins with a part of a team, a name next to it, or with a name right below such a row: 组长 | 王某 | 县长."""
    if (held := _held_in_team(view, cells)) is not None:
        yield held
        return
    words = view[slice(*cells[0])]
    role = label_role(words)
    heads_row = role in TEAM
    given = role if heads_row else team
    name = cells[heads_row]
    if given is None or not persons(view[slice(*name)].strip()):
        return
    behind = cells[heads_row + 1 :]
    post = behind[0] if behind and behind[0][0] < behind[0][1] else None
    for item in listed(view, *name):
        yield Claim(given, item, *item, None, post)


_IN_TEAM = Phrase(r"(?:常务|第一|执行)?副?(?:组长|总指挥|指挥长|召集人)|成员|组员")


def _held_in_team(view: str, cells: list[Cell]) -> Claim | None:
    """王某 | 校长 | 组长: a row that begins with a name and names the part further on."""
    if not persons(view[slice(*cells[0])].strip()) or cells[0][0] == cells[0][1]:
        return None
    for k in range(1, len(cells)):
        if _IN_TEAM.fullmatch(view, *cells[k]) and (role := label_role(view[slice(*cells[k])])):
            post = cells[1] if k > 1 and cells[1][0] < cells[1][1] else None
            return Claim(role, cells[0], cells[0][0], cells[k][1], None, post)
    return None


def _cells(view: str, start: int, end: int) -> list[Cell]:
    """The cells of a line; of one between pipes, empty ones as well."""
    mark = "|" if view.find("|", start, end) >= 0 else "\t"
    cells: list[Cell] = []
    at = start
    while at <= end:
        cut = view.find(mark, at, end)
        cut = end if cut < 0 else cut
        cells.append(trim(view, at, cut))
        at = cut + 1
    return cells
