"""Cells of plain text tables (CSV) that a spreadsheet must take for what they are."""

from __future__ import annotations

import re
from functools import cache
from typing import TypeVar

__all__ = ["guarded"]

T = TypeVar("T")


def guarded(cell: T) -> T | str:
    """The cell with an apostrophe before text that Excel would take for a formula or a number; all else as it is.

    >>> guarded("=1+1"), guarded("(1)"), guarded("1."), guarded("1-2"), guarded("每年2次"), guarded(-3)
    ("'=1+1", "'(1)", "'1.", "'1-2", '每年2次', -3)
    """
    return f"'{cell}" if isinstance(cell, str) and _taken().match(cell) else cell


@cache
def _taken() -> re.Pattern[str]:
    return re.compile(
        r"""
        [=+\-@\t\r]                             # a formula
        | \(?[\d.,]+\)?%?\Z                     # a number: 1.  (1)  1,000  30%
        | \d+(\.\d*)?[eE][+-]?\d+\Z             # a number with an exponent, such as an id of digits with one e
        | \d{1,4}[-/]\d{1,2}\Z                  # a date: 1-2
        """,
        re.VERBOSE,
    )
