"""Lines to write on, as text: a ruling line in a gap of a line of text is a row of underscores.

Word processors draw the blanks of forms (underlined spaces) as lines. Under words such a line is an underscore for
emphasis, and where it meets verticals it is a table's; it is a blank only where it has its place in the text to itself.
"""

from __future__ import annotations

from gongwen.read.paged.model import Page, Piece, Rule

_SHORTEST, _LONGEST = 0.8, 20.0
"""Ideographs that a blank is long."""
_ABOVE, _BELOW = 0.2, 0.5
"""How far above and below the baseline its line is, in ideographs."""
_UNDERSCORE = 0.55
"""The width of an underscore in ideographs."""
_COVERED = 0.3
_NEAR = 3.0


def with_blanks(page: Page) -> Page:
    """The page with its blanks as pieces."""
    down = [rule for rule in page.rules if rule.right - rule.left < rule.bottom - rule.top]
    across = [rule for rule in page.rules if rule.right - rule.left > rule.bottom - rule.top]
    found: list[Piece] = []
    for rule in across:
        row = [piece for piece in page.pieces if _stands_on(piece, rule)]
        if row and not any(_touches(wall, rule) for wall in down):
            found += _blank(row, rule)
    return Page((*page.pieces, *found), page.rules, page.strays) if found else page


def _blank(row: list[Piece], rule: Rule) -> list[Piece]:
    first = row[0]
    length = (rule.right - rule.left) / first.size
    covered = sum(max(0.0, min(piece.right, rule.right) - max(piece.left, rule.left)) for piece in row)
    if not _SHORTEST <= length <= _LONGEST or covered > _COVERED * (rule.right - rule.left):
        return []
    return [Piece(underscores(length), rule.left, rule.right, first.base, first.size)]


def underscores(length: float) -> str:
    """A blank of so many ideographs as underscores.

    >>> underscores(2.2)
    '____'
    """
    return "_" * max(round(length / _UNDERSCORE), 2)


def _stands_on(piece: Piece, rule: Rule) -> bool:
    return piece.base - _ABOVE * piece.size <= rule.top <= piece.base + _BELOW * piece.size


def _touches(wall: Rule, rule: Rule) -> bool:
    inside = rule.left - _NEAR <= wall.left <= rule.right + _NEAR
    return inside and wall.top - _NEAR <= rule.top <= wall.bottom + _NEAR
