"""Dates as ISO 8601: whole ones, ones that come back, and the last day that a part of a year or month allows."""

from __future__ import annotations

from calendar import monthrange

import msgspec

#: Part of a month → its last day (None: the month's own last day).
_PARTS: dict[str, int | None] = {
    "上旬": 10, "初": 10, "中旬": 20, "上半月": 15, "下旬": None, "底": None, "末": None, "下半月": None, "份": None, "": None,
}  # fmt: skip


class Day(msgspec.Struct, frozen=True, gc=False):
    """A day, a month or a year, as far as it is said: what isn't is None. `every`: "year" or "month" where it comes back."""

    year: int | None
    month: int | None
    day: int | None
    part: str = ""
    every: str = ""

    def iso(self) -> str | None:
        """The last day it allows; `--06-30` each year, `---25` each month; None where that can't be told."""
        if self.every == "month":
            return None if self.day is None else f"---{self.day:02d}"
        month = self.month or 12
        if self.every == "year":
            return f"--{month:02d}-{self._last(month, 2023):02d}"
        return None if self.year is None else f"{self.year:04d}-{month:02d}-{self._last(month, self.year):02d}"

    def _last(self, month: int, year: int) -> int:
        end = monthrange(year, month)[1]
        if self.day is not None:
            return min(self.day, 29 if self.every and month == 2 else end)
        return _PARTS.get(self.part) or end

    def before(self) -> Day:
        """The last day before a month or a year that itself is excluded (6月前 → the end of May)."""
        if self.month is not None and self.month > 1:
            return msgspec.structs.replace(self, month=self.month - 1)
        return msgspec.structs.replace(self, month=self.month and 12, year=self.year and self.year - 1)


def valid(month: int, day: int | None) -> bool:
    """Can there be such a month and day?"""
    return 1 <= month <= 12 and (day is None or 1 <= day <= 31)
