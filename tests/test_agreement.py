"""Agreement between coders: published figures, properties, and codes from a spreadsheet placed in documents."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gongwen
from gongwen.agreement.measures import alpha, kappa, observed
from gongwen.document.model import Document
from gongwen.errors import CodesInvalid

pd = pytest.importorskip("pandas", reason="needs the extra: pip install 'gongwen[tables]'")

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability": 4 observers, 12 units, some codes missing.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)


@pytest.mark.parametrize(("level", "value"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_is_the_published_one(level: str, value: float) -> None:
    assert alpha(list(zip(*OBSERVERS, strict=True)), level) == pytest.approx(value, abs=0.0006)


def test_alpha_of_two_observers_without_gaps_is_the_published_one() -> None:
    meg = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0)
    owen = (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    assert alpha(list(zip(meg, owen, strict=True))) == pytest.approx(0.095, abs=0.0006)


def test_kappa_is_the_textbook_one() -> None:
    one = ["yes"] * 25 + ["no"] * 25
    other = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert kappa(one, other) == 0.4
    assert observed(one, other) == 0.7


def test_what_cannot_be_told_is_none() -> None:
    assert kappa([], []) is None
    assert kappa(["a", "a"], ["a", "a"]) is None
    assert kappa(["a", None], [None, "a"]) is None
    assert alpha([("a", "a"), ("a", None)]) is None
    assert alpha([]) is None
    with pytest.raises(ValueError):
        kappa(["a"], [])


codes = st.lists(st.tuples(*[st.sampled_from(["a", "b", "c", None])] * 3), max_size=20)


@given(codes)
def test_order_of_units_and_coders_changes_nothing(units: list[tuple[str | None, ...]]) -> None:
    mixed = [tuple(reversed(unit)) for unit in units]
    random.Random(0).shuffle(mixed)
    one, two = alpha(units), alpha(mixed)
    assert one == pytest.approx(two) if one is not None else two is None
    first, second = ([unit[k] for unit in units] for k in (0, 1))
    assert kappa(first, second) == kappa(second, first)
    agreed = kappa(first, first)
    assert agreed is None or agreed == 1


TEXT = """白石镇学习制度
一、组织领导
镇党委书记是第一责任人。
二、学习要求
每季度至少集中学习两次。
每年组织考试。
各村可以组织学习。
"""


@pytest.fixture
def document() -> Document:
    found = gongwen.extract(TEXT)
    return msgspec.structs.replace(found, source=msgspec.structs.replace(found.source, name="白石镇.txt"))


def spreadsheet(folder: Path, rows: list[dict[str, object]], name: str = "codes.csv") -> Path:
    path = folder / name
    frame = pd.DataFrame(rows)
    frame.to_csv(path, index=False, encoding="utf-8-sig") if path.suffix == ".csv" else frame.to_excel(
        path, index=False
    )
    return path


LONG = [
    {"文件": "白石镇.txt", "编码员": "甲", "编码": "学习", "原文": "每季度至少集中学习两次"},
    {"文件": "白石镇.txt", "编码员": "甲", "编码": "考试", "原文": "每年组织考试"},
    {"文件": "白石镇.txt", "编码员": "乙", "编码": "学习", "原文": "每季度至少集中学习两次"},
    {"文件": "白石镇.txt", "编码员": "乙", "编码": "学习", "原文": "每年组织考试"},
]


@pytest.mark.parametrize("name", ["codes.csv", "codes.xlsx"])
def test_codes_are_placed_where_their_words_stand(document: Document, tmp_path: Path, name: str) -> None:
    codes = gongwen.read_codes(spreadsheet(tmp_path, LONG, name), [document])
    assert list(codes.coder) == ["甲", "甲", "乙", "乙"]
    assert [document.text[start:end] for start, end in zip(codes.start, codes.end, strict=True)] == list(codes.text)


def test_words_that_stand_nowhere_or_twice_are_not_placed_by_guess(document: Document, tmp_path: Path) -> None:
    odd = [
        {"文件": "白石镇.txt", "编码员": "甲", "编码": "x", "原文": "没有这句话"},
        {"文件": "白石镇.txt", "编码员": "甲", "编码": "x", "原文": "学习"},
        {"文件": "别的.txt", "编码员": "甲", "编码": "x", "原文": "每年组织考试"},
    ]
    codes = gongwen.read_codes(spreadsheet(tmp_path, [*LONG, *odd]), [document])
    assert list(codes.problem.fillna(""))[:4] == ["", "", "", ""]
    assert list(codes.problem)[4:] == ["not-found", "ambiguous", "no-document"]
    assert codes.start.isna().sum() == 3


def test_offsets_are_taken_at_their_word(document: Document, tmp_path: Path) -> None:
    start = document.text.index("每年组织考试")
    rows = [{"file": "白石镇.txt", "coder": "A", "code": "exam", "start": start, "end": start + 6}]
    (text,) = gongwen.read_codes(spreadsheet(tmp_path, rows), [document]).text
    assert text == "每年组织考试"
    far = [{"file": "白石镇.txt", "coder": "A", "code": "exam", "start": 10_000, "end": 10_006}]
    assert list(gongwen.read_codes(spreadsheet(tmp_path, far), [document]).problem) == ["not-found"]


def test_a_sheet_without_codes_says_what_it_lacks(document: Document, tmp_path: Path) -> None:
    with pytest.raises(CodesInvalid, match="编码"):
        gongwen.read_codes(spreadsheet(tmp_path, [{"文件": "白石镇.txt", "原文": "每年组织考试"}]), [document])


def test_agreement_of_coders_and_of_the_machine(document: Document, tmp_path: Path) -> None:
    codes = gongwen.read_codes(spreadsheet(tmp_path, LONG), [document])
    found = gongwen.agree(codes, [document])
    assert found.coders == ("甲", "乙")
    (pair,) = found.pairs.to_dict("records")
    clauses = document.plans[0].clauses
    assert pair["units"] == len(clauses) == len(found.units)
    assert pair["observed"] == pytest.approx(1 - 1 / len(clauses))
    assert found.alpha == alpha([tuple(row) for row in found.units[["甲", "乙"]].itertuples(index=False)])
    (row,) = found.disagreements.to_dict("records")
    assert (row["甲"], row["乙"], row["text"]) == ("考试", "学习", "每年组织考试。")
    assert set(found.by_code.code) == {"学习", "考试"}


def test_the_machine_codes_as_one_more(document: Document, tmp_path: Path) -> None:
    rows = [
        {"file": "白石镇.txt", "coder": coder, "code": code, "text": text}
        for coder, choice in (("A", "may"), ("B", "should"))
        for code, text in (("must", "每季度至少集中学习两次"), (choice, "各村可以组织学习"))
    ]
    found = gongwen.agree(gongwen.read_codes(spreadsheet(tmp_path, rows), [document]), [document], machine="modality")
    assert found.coders == ("A", "B", "gongwen")
    last = found.units[found.units.text.str.contains("各村可以")].iloc[0]
    assert (last["A"], last["B"], last["gongwen"]) == ("may", "should", "may")
    assert len(found.pairs) == 3
    assert "kappa" in found._repr_html_()
