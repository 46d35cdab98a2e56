"""Cells of a table's row: between tabs (as readers deliver tables) or between the bars of a Markdown table."""

from __future__ import annotations

from gongwen.extraction.plantext import CELL_MARKS, PlanText

_LONGEST = 24  # characters of a cell that may still be nothing but a time
_ROW = 1500  # a row is no longer


def short_cell(plan: PlanText, start: int, end: int) -> tuple[int, int] | None:
    """The cell that holds [start, end), where it is a short one of a row of at least three; else None."""
    if not plan.celled:
        return None
    view = plan.view
    low, high = max(plan.start, start - _LONGEST - 1), min(plan.end, end + _LONGEST + 1)
    left = max(view.rfind("\t", low, start), view.rfind("|", low, start), view.rfind("\n", low, start), low - 1) + 1
    if left == low and left > plan.start:
        return None
    right = end
    while right < high and view[right] not in "\t|\n":
        right += 1
    if right == high and right < plan.end:
        return None
    return (left, right) if _bars(plan, left, right) >= 2 else None


def cell_before(plan: PlanText, start: int) -> tuple[int, int] | None:
    """The cell before the one that starts at `start`, in the same row; None where there is none."""
    view = plan.view
    if start <= plan.start or view[start - 1] not in CELL_MARKS:
        return None
    low = max(plan.start, start - _ROW)
    left = start - 1
    while left > low and view[left - 1] not in "\t|\n":
        left -= 1
    return left, start - 1


def _bars(plan: PlanText, left: int, right: int) -> int:
    """How many marks between cells the row of a cell has, as far as two."""
    view = plan.view
    low = max(plan.start, left - _ROW)
    line = view.rfind("\n", low, left) + 1 or low
    stop = view.find("\n", right, min(plan.end, right + _ROW))
    stop = min(plan.end, right + _ROW) if stop < 0 else stop
    return sum(view.count(bar, line, stop) for bar in CELL_MARKS)
