"""Workbooks: read back with openpyxl, and what must never become a formula, a link or a number."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from gongwen.office.sheets import Cell, Link, Marked, Table, workbook


def sheet(*tables: Table) -> Worksheet:
    return openpyxl.load_workbook(BytesIO(workbook(tables)), rich_text=False).worksheets[0]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+86", "-3", "@我", "\t=1", "\r=1", "=HYPERLINK(\"http://a\")", "{=1}", "http://a.cn", "007", "1e5", "2025-01-01",
     "internal:'x'!A1", "<b>&amp;</b>", "一\n二", " 前后 ", "_x0041_", "\x02"],
)  # fmt: skip
def test_text_stays_text(text: str) -> None:
    cell = sheet(Table("表", ["列"], [[text]]))["A2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert cell.value == text or text in ("\r=1", "\x02")  # XML knows no bare CR; openpyxl leaves _x0002_ as it stands
    assert bool(cell.quotePrefix) == (text[0] in "=+-@\t\r")


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"], min_codepoint=32), min_size=1, max_size=40))
def test_any_text_comes_back(text: str) -> None:
    cell = sheet(Table("表", ["列"], [[text]]))["A2"]
    assert cell.data_type == "s"
    assert openpyxl.utils.escape.unescape(str(cell.value)) == openpyxl.utils.escape.unescape(text)


def test_values_keep_their_types() -> None:
    row: list[Cell] = [1, 2.5, None, float("nan"), True, False, dt.date(2025, 3, 1)]
    one = sheet(Table("表", list("abcdefg"), [row]))
    assert [cell.value for cell in one[2]] == [1, 2.5, None, None, "✓", None, dt.datetime(2025, 3, 1)]


def test_heads_are_frozen_filtered_and_repeated_in_print() -> None:
    one = sheet(Table("表", ["单位", "次数"], [["甲", 1], ["乙", 2]]))
    assert one.freeze_panes == "B2"
    assert one.auto_filter.ref == "A1:B3"
    assert one.print_title_rows == "$1:$1"
    assert one["A2"].alignment.wrap_text


def test_chinese_counts_double_and_long_text_wraps() -> None:
    one = sheet(Table("表", ["a", "b", "c"], [["十二个汉字的一列文字看看", "twelve chars", "长" * 500]]))
    wide = [one.column_dimensions[c].width for c in "ABC"]
    assert wide[0] >= 24 > wide[1] >= 12
    assert wide[2] <= 62


def test_links_lead_inside_and_outside() -> None:
    one = sheet(
        Table("表", ["a"], [[Link("去", "#乙!A2")], [Link("=网", "https://example.org/?a=1")]]), Table("乙", ["a"], [])
    )
    assert (one["A2"].value, one["A2"].hyperlink.location) == ("去", "乙!A2")
    assert (one["A3"].value, one["A3"].hyperlink.target, one["A3"].data_type) == (
        "=网",
        "https://example.org/?a=1",
        "s",
    )


def test_marked_pieces_are_one_text() -> None:
    one = sheet(Table("表", ["a"], [[["不少于", Marked("4次", struck=True), Marked("2次")]], [[Marked("=1")]], [[]]]))
    assert [one[f"A{k}"].value for k in (2, 3, 4)] == ["不少于4次2次", "=1", None]
    assert one["A3"].data_type == "s"


def test_folded_columns_are_hidden_in_a_group() -> None:
    one = sheet(Table("表", ["a", "b"], [["x", 1]], folded=[1]))
    assert (one.column_dimensions["B"].hidden, one.column_dimensions["B"].outline_level) == (True, 1)
    assert not one.column_dimensions["A"].hidden


def test_fills_and_notes() -> None:
    one = sheet(Table("表", ["a", "b"], [["x", 1]], fills={(0, 1): "#FFEEDD"}, notes=["=注"]))
    assert one["B2"].fill.start_color.rgb == "FFFFEEDD"
    assert (one["A4"].value, one["A4"].data_type) == ("=注", "s")


@pytest.mark.parametrize("name", ["", "'", "History", "a/b:c*d?[e]\\", "长" * 60, "表"])
def test_names_of_sheets_are_taken_by_excel_and_unique(name: str) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook([Table(name, ["a"], []), Table(name.upper(), ["a"], [])])))
    assert len({title.casefold() for title in book.sheetnames}) == 2
    assert all(0 < len(title) <= 31 and not set(title) & set("[]:*?/\\") for title in book.sheetnames)


def test_what_excel_cannot_hold_is_cut_and_said() -> None:
    one = sheet(Table("表", ["a"], [["长" * 40_000]]))
    assert len(str(one["A2"].value)) == 32_767
    assert "截断" in str(one["A4"].value)


def test_no_table_is_a_workbook_too_and_bytes_are_the_same() -> None:
    assert openpyxl.load_workbook(BytesIO(workbook([]))).sheetnames
    tables = [Table("表", ["a", "b", "c"], [["甲", 1, None]], fills={(0, 0): "#FFFFFF"})]
    assert workbook(tables) == workbook(tables)
    assert openpyxl.load_workbook(BytesIO(workbook(tables, "题"))).properties.title == "题"
