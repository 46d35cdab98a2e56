"""Numbers as documents write them, and lengths of time."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.text.durations import UNITS, duration, per_year
from gongwen.text.numerals import BLANK, NUMBER, Numeral, chinese, numeral, spread

CASES = tomllib.loads((Path(__file__).parent / "cases/numerals/numerals.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case):
    found = numeral(case["written"])
    assert found == Numeral(case.get("value"), case.get("magnitude", ""), case.get("sign", ""))
    assert type(found.value) is type(case.get("value"))


@pytest.mark.parametrize("case", [c for c in CASES if c["label"] not in ("nonsense", "half")], ids=lambda c: c["label"])
def test_the_patterns_find_what_can_be_read(case):
    assert re.fullmatch(f"(?:{NUMBER}|{BLANK})", case["written"])


@given(st.integers(min_value=1, max_value=9999))
def test_chinese_numbers_are_read_as_they_are_written(value):
    digits, places = "〇一二三四五六七八九", ("", "十", "百", "千")
    words, zero = "", False
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        if digit:
            words += "零" * zero + digits[digit] + places[place]
        zero = not digit and bool(words)
    assert chinese(words) == value


@given(st.text(alphabet="0123456789一二三十百千万亿分之点/%x( ).,半廿", max_size=12))
def test_whatever_is_written_has_a_value_or_none(written):
    assert numeral(written).value is None or numeral(written).value >= 0


@pytest.mark.parametrize(
    ("written", "ends"),
    [("两三", (2, 3)), ("七八", (7, 8)), ("三五", (3, 5)), ("二〇", None), ("三", None), ("五三", None)],
)
def test_neighbouring_digits_are_a_spread(written, ends):
    assert spread(written) == ends


@pytest.mark.parametrize(
    ("count", "unit", "iso"),
    [
        (15, "日", "P15D"), (20, "工作日", "P20BD"), (2, "小时", "PT2H"), (30, "分钟", "PT30M"), (3, "月", "P3M"),
        (1, "季度", "P3M"), (1, "半年", "P6M"), (0.5, "年", "P6M"), (2, "周", "P2W"), (1, "旬", "P10D"),
        (1, "学期", "term"), (2, "学期", None), (None, "日", None), (1, "届", None), (1.5, "日", None),
    ],
)  # fmt: skip
def test_durations(count, unit, iso):
    assert duration(count, unit) == iso


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_has_a_duration(unit):
    assert duration(1, unit)


@pytest.mark.parametrize(
    ("period", "times"),
    [
        ("P1Y", 1),
        ("P6M", 2),
        ("P3M", 4),
        ("P1M", 12),
        ("P1W", 52),
        ("P1D", 365),
        ("P2Y", 0.5),
        ("term", None),
        (None, None),
    ],
)
def test_periods_in_a_year(period, times):
    assert per_year(period) == times
