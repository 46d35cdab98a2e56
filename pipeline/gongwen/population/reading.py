"""Facts from their file; what is wrong with it is said by entry, with what to do."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from gongwen.errors import FactsInvalid
from gongwen.population.facts import Facts

_PLACE = re.compile(r"(?P<what>.*?)(?: - at `(?:key in )?\$\.?(?P<entry>[^`]*)`)?$", re.DOTALL)
_FIELD = re.compile(r"field `(?P<field>[^`]+)`")
_SHAPES = {
    "iso": "期限写成 2026-06-30、--06-30（每年）、---25（每月）或 P15D / write 2026-06-30, --06-30 (every year), ---25 (every month) or P15D",
    "period": "周期写成 P1W、P1M、P3M、P6M、P1Y 或 term（学期）/ write P1W, P1M, P3M, P6M, P1Y or term",
    "dated": "日期写成 2026-03-01 / write 2026-03-01",
    "op": '写成 ">="、"<="、"="、">"、"<" 或 "between" / write ">=", "<=", "=", ">", "<" or "between"',
    "role": "责任名称见 gongwen schema facts / the names of roles are in: gongwen schema facts",
    "year": "写成四位数字，不加引号：year = 2026 / four digits without quotes: year = 2026",
    "value": "写成数字，不加引号：value = 4 / a number without quotes: value = 4",
    "unit": '写成 unit = "某市某局" / write unit = "…"',
}
_ELSEWHERE = "字段见 gongwen schema facts / the fields are in: gongwen schema facts"


def load_facts(path: Path) -> Facts:
    """The facts in a TOML file.

    Raises:
        FactsInvalid: it can't be read, is no TOML, or an entry is not as it has to be; says which, and what to do.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FactsInvalid(
            str(path),
            "",
            f"读不到这个文件 / can't be read ({error.strerror})",
            "先写一份 / write a first one: gongwen populate facts --from DOC -o facts.toml",
        ) from error
    return parse_facts(data, str(path))


def parse_facts(data: bytes, name: str = "facts.toml") -> Facts:
    """The facts in the bytes of a TOML file; `name` is for the error message.

    Raises:
        FactsInvalid: as `load_facts`.
    """
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        reason = f"不是 TOML（UTF-8）/ not TOML in UTF-8: {error}"
        raise FactsInvalid(
            name, "", reason, '文字要加引号，中文的名称也要："联系人" = "…" / quote text, and names in Chinese too'
        ) from error
    try:
        facts = msgspec.convert(_dated(table), Facts)
    except msgspec.ValidationError as error:
        raise _explained(str(error), name) from error
    for entry, reason, remedy in _contradictions(facts):
        raise FactsInvalid(name, entry, reason, remedy)
    return facts


def _dated(value: object) -> object:
    """TOML knows days by themselves (dated = 2026-03-01); here they are text as in the document model."""
    if isinstance(value, dict):
        return {key: _dated(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_dated(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _explained(message: str, name: str) -> FactsInvalid:
    found = _PLACE.match(message)
    what, entry = (found["what"], found["entry"] or "") if found else (message, "")
    field = _FIELD.search(what)
    if field is not None:
        entry = f"{entry}.{field['field']}" if entry else field["field"]
    last = entry.rpartition(".")[2]
    if "unknown field" in what:
        return FactsInvalid(name, entry, "没有这个字段 / no such field", _ELSEWHERE)
    if "missing required" in what:
        return FactsInvalid(name, entry, "缺少这一项 / is missing", _SHAPES.get(last, _ELSEWHERE))
    return FactsInvalid(name, entry, f"不合格式 / is not as it has to be ({what})", _SHAPES.get(last, _ELSEWHERE))


def _contradictions(facts: Facts) -> Iterator[tuple[str, str, str]]:
    """What types can't tell: (entry, reason, remedy)."""
    days = [("dated", facts.dated), *((f"deadlines[{k}].iso", duty.iso) for k, duty in enumerate(facts.deadlines))]
    for entry, day in days:
        if day is not None and not _is_day(day):
            yield entry, f"没有这一天 / no such day: {day}", "请改成历书上有的日子 / choose a day that exists"
    said: dict[tuple[str | None, ...], int] = {}
    for k, quota in enumerate(facts.quotas):
        entry = f"quotas[{k}]"
        if (quota.op == "between") != (quota.max is not None):
            yield (
                f"{entry}.max",
                'max 只与 op = "between" 同用 / goes with op = "between" only',
                "请补上或删去 / add or drop it",
            )
        if quota.max is not None and quota.max <= quota.value:
            yield f"{entry}.max", "上限不大于 value / is not above value", "请对调 / swap them"
        first = said.setdefault((quota.activity, quota.op, quota.unit, quota.period, quota.actor), k)
        if first != k and facts.quotas[first] != quota:
            yield (
                entry,
                f"与 quotas[{first}] 同一件事，数不同 / the same as quotas[{first}], other numbers",
                "请只留一个 / keep one",
            )


def _is_day(iso: str) -> bool:
    parts = iso.lstrip("-").split("-")
    if iso.startswith("P"):
        return True
    year, month, day = ("2024", "01", *parts)[-3:] if iso.startswith("---") else ("2024", *parts)[-3:]
    try:
        dt.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
