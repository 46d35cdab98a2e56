"""Which rules are tried: those selected and not ignored, by code or by how codes begin."""

from __future__ import annotations

from collections.abc import Collection

from gongwen.checking.rules import rules
from gongwen.errors import SelectionInvalid


class Selection:
    """`GW301 in Selection(["GW3"], [])`. What is named more exactly wins: select GW301, ignore GW3."""

    def __init__(self, select: Collection[str], ignore: Collection[str]) -> None:
        """Take codes, or beginnings of codes.

        Raises:
            SelectionInvalid: no rule has a code that begins so; a slip here would silently check nothing.
        """
        codes = [rule.code for rule in rules()]
        for given in (*select, *ignore):
            if not given or not any(code.startswith(given) for code in codes):
                raise SelectionInvalid(
                    f"没有以 {given!r} 开头的规则 / no rule has a code that begins with {given!r}；{codes[0]}–{codes[-1]}"
                )
        self._select = tuple(select) or ("",)
        self._ignore = tuple(ignore)

    def __contains__(self, code: str) -> bool:
        chosen = max((len(given) for given in self._select if code.startswith(given)), default=-1)
        left_out = max((len(given) for given in self._ignore if code.startswith(given)), default=-1)
        return chosen >= 0 and chosen > left_out
