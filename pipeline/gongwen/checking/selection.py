"""Which rules are tried: those selected and not ignored, by code or by how codes begin."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from gongwen.checking.rules import rules
from gongwen.errors import SelectionInvalid


class Selection:
    """`GW301 in Selection(["GW3"], [])`. What is named more exactly wins: select GW301, ignore GW3."""

    def __init__(self, select: Collection[str], ignore: Collection[str]) -> None:
        """Take codes, or beginnings of codes.

        Raises:
            SelectionInvalid: no rule has a code that begins so; a slip here would silently check nothing.
        """
        self._chosen = _chosen(tuple(select), tuple(ignore))

    def __contains__(self, code: str) -> bool:
        return code in self._chosen


@lru_cache
def _chosen(select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str]:
    codes = [rule.code for rule in rules()]
    for given in (*select, *ignore):
        if not given or not any(code.startswith(given) for code in codes):
            raise SelectionInvalid(
                f"没有以 {given!r} 开头的规则 / no rule has a code that begins with {given!r}；{codes[0]}–{codes[-1]}"
            )
    return frozenset(code for code in codes if _weight(code, select or ("",)) > _weight(code, ignore))


def _weight(code: str, given: Collection[str]) -> int:
    """How exactly a code is named; -1 where it is not."""
    return max((len(each) for each in given if code.startswith(each)), default=-1)
