"""The contract's invariants over our corpus, over generated text and over mutated documents."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from contract import broken_promises
from gongwen.document.store import dump, parse
from gongwen.flow import extract, extract_source
from gongwen.read import read_text

CORPUS = sorted(path for path in (ROOT / "corpus").iterdir() if path.stem != "README" and path.is_file())

# Whatever turns up in documents, in any order: marks, frames, damage. Not sentences, so that rules meet them askew.
PIECES = [
    "一、", "二、", "(一)", "（二）", "1.", "2、", "(1)", "①", "第一章", "第一条", "第十一条", "附件1", "一是", "二是", "1.1", "1.1.1",
    "，", "。", "；", "：", "、", ",", ".", ";", ":", "\n", "\n\n", "\t", " ", "　", "《", "》", "“", "”", "(", ")", "（", "）", "〔", "〕",
    "每年", "每季度", "全年", "不少于", "不少", "至少", "以上", "不超过", "两", "12", "二十", "百分之八十", "80%", "x", "xx", "20xx", "次", "场", "人",
    "定期", "常态化", "其中", "3月底前", "2025年", "年底前", "15日内", "20个工作日内", "每月25日前",
    "党委书记", "分管领导", "各科室", "领导小组", "办公室", "组长：", "成员", "是", "为", "由", "负责", "牵头", "配合", "第一责任人", "领导责任", "主体责任",
    "对", "违反", "未", "的", "有下列情形之一的", "情节严重的", "给予", "通报批评", "警告", "责令", "严肃追究责任", "构成犯罪的", "罚款",
    "应当", "必须", "不得", "可以", "鼓励", "要", "加强", "召开", "专题会议", "工作", "制定本办法", "关于", "的通知", "实施方案", "制度", "办法",
    "態(tài)", "調(diào)(diao)", "黨委(黨組)", "著力", "意識形態", "目　录", "查看更多", "— 3 —", "\ufeff", "\u200b", "⼀", "𠀀", "\x00", "\r\n", "**", "# ", "_____",
]  # fmt: skip

texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=120).map("".join)


def kept(text: str) -> None:
    doc = extract_source(read_text(text))
    assert list(broken_promises(doc)) == []
    written = dump(doc)
    assert parse(written) == doc
    assert dump(extract_source(read_text(text))) == written


@pytest.mark.parametrize("text", ["", " ", "\n", "**", "# ", "> **\n", "\ufeff"])
def test_marks_without_words_keep_the_contract(text: str) -> None:
    kept(text)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_our_corpus_keeps_the_contract(path: Path) -> None:
    assert list(broken_promises(extract(path))) == []


@settings(max_examples=400)
@given(texts)
def test_any_text_keeps_the_contract(text: str) -> None:
    kept(text)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_damaged_documents_keep_the_contract(path: Path) -> None:
    """Cut, doubled, shuffled and sprinkled documents: twelve of each, the same ones every time."""
    original = extract(path).source.text
    chance = random.Random(path.stem)
    for _ in range(12):
        text = original
        for _ in range(chance.randint(1, 6)):
            a, b = sorted(chance.randrange(len(text) + 1) for _ in range(2))
            b = min(b, a + 400)
            piece = chance.choice(PIECES)
            text = chance.choice(
                [
                    text[:a] + text[b:],
                    text[:a] + piece + text[a:],
                    text[:b] + text[a:b] + text[b:],
                    text[:a] + text[a:b].replace("\n", chance.choice(["", " ", "\n\n"])) + text[b:],
                    text[b:] + text[:b],
                ]
            )
        kept(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "。",
        "\ufeff",
        "一",
        "一、",
        "第",
        "(",
        "《" * 2000,
        "(" * 2000,
        "一、" * 500,
        "1." * 500,
        "每年" * 400,
        "的" * 2000,
        "x" * 2000,
        "　" * 2000,
    ],
    ids=lambda text: repr(text[:4]) + str(len(text)),
)
def test_degenerate_text_keeps_the_contract(text: str) -> None:
    kept(text)


def test_real_documents_keep_the_contract(shared: Path) -> None:
    for folder in ("sources", "dev/docs"):
        for path in sorted((shared / folder).iterdir()):
            assert list(broken_promises(extract(path))) == [], path.name
