"""Full extraction beside jieba's tokenising of the same text: one run, one core, characters per second and their ratio.

    python benchmarks/speed.py [FOLDER]     default: the project's own corpus

Extraction is text in, JSON out. Each round times all, one after the other, so that a slow moment of the machine hits all;
a ratio is the median of the rounds' ratios. jieba.cut gives words; jieba.tokenize also says where they stand, as we do. Then ten times the text in one file (a round number of copies up to 60,000
characters, and of that up to 600,000), and texts built to hurt, at two sizes each: time must grow with the text, not faster.
"""

from __future__ import annotations

import logging
import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import jieba

from gongwen.document.store import dump
from gongwen.flow import extract_source
from gongwen.read import read, read_text

ROUNDS = 7
HOSTILE = {
    "labels": "一、", "brackets": "(", "book marks": "《关于", "quotes": "“每年", "blanks": " ", "newlines": "\n", "one word": "的",
    "no end mark": "每年不少于两次和党委书记负责", "openers": "有下列情形之一的", "periods": "每季度", "commas": "，对违反规定的",
    "numbers": "1.1.1", "articles": "第一条 ", "roles": "牵头单位：", "contacts": "联系电话：", "dates": "2025年3月底前", "traditional": "態", "glosses": "態(tài)", "masks": "*", "xs": "x",
    "measures": "警告、记过、", "short lines": "总则\n", "severities": "情节严重的，开除，", "open titles": "《" + "甲" * 119, "attachments": "附件1\n", "shares": "百分之",
    "opened lists": "有下列情形之一的，给予警告：\n（一）违反的；\n", "tabs": "序号\t责任单位\n1\t办公室\n",
}  # fmt: skip


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def extract(text: str) -> int:
    return len(dump(extract_source(read_text(text))))


def speed(texts: list[str]) -> None:
    total = sum(map(len, texts))
    rows = []
    for _ in range(ROUNDS):
        ours = seconds(lambda: [extract(text) for text in texts])
        cut = seconds(lambda: [sum(1 for _ in jieba.cut(text)) for text in texts])
        tokenize = seconds(lambda: [sum(1 for _ in jieba.tokenize(text)) for text in texts])
        rows.append((total / ours, total / cut, total / tokenize, cut / ours, tokenize / ours))
    ours, cut, tokenize, to_cut, to_tokenize = (statistics.median(column) for column in zip(*rows, strict=True))
    print(f"{len(texts)} documents, {total:,} characters, median of {ROUNDS} rounds on one core")
    print(f"gongwen, text in, JSON out          {ours:>12,.0f} characters/s")
    print(f"jieba {jieba.__version__}, cut (words)           {cut:>12,.0f} characters/s   gongwen / jieba {to_cut:.2f}")
    print(
        f"jieba {jieba.__version__}, tokenize (and places) {tokenize:>12,.0f} characters/s   gongwen / jieba {to_tokenize:.2f}"
    )


def growth(texts: list[str]) -> None:
    joined = "\n".join(texts)
    small = (joined * (60_000 // len(joined) + 1))[:60_000]
    large = small * 10
    a, b = (min(seconds(partial(extract, t)) for _ in range(3)) for t in (small, large))
    print(
        f"\nten times the text           {b / a:>12.1f} times the time ({a:.2f} s for 60,000 characters, {b:.2f} s for 600,000)"
    )
    print("\ntexts built to hurt, 60,000 → 600,000 characters")
    for name, piece in HOSTILE.items():
        a, b = (seconds(partial(extract, piece * (size // len(piece)))) for size in (60_000, 600_000))
        print(f"  {name:14} {b / a:>8.1f} times  ({b:.2f} s)")


def main() -> None:
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "corpus"
    texts = [read(path).text for path in sorted(folder.iterdir()) if path.stem != "README" and path.is_file()]
    extract(texts[0])
    speed(texts)
    growth(texts)


if __name__ == "__main__":
    main()
