"""Plain text: encodings, damage, and what is no text."""

import contextlib
import random
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen import errors
from gongwen.read import read
from gongwen.read.charset import decode

CASES = tomllib.loads((Path(__file__).parent / "cases/read/plain.toml").read_text("utf-8"))["case"]


def made(case):
    how = case["bytes"]
    data = bytes.fromhex(how[4:]) if how.startswith("hex:") else case["text"].encode(how)
    return data[: len(data) - case.get("cut", 0)]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_plain(case):
    data = made(case)
    if "error" in case:
        with pytest.raises(getattr(errors, case["error"])):
            read(data)
        return
    source = read(data)
    assert source.text == case.get("read", case["text"])
    assert source.encoding == case["encoding"]
    assert [code for code, _ in source.doubts] == case.get("doubts", [])
    assert source.media_type == "text/plain"


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    with contextlib.suppress(errors.ReadError):
        assert read(data).size == len(data)


@pytest.mark.parametrize("encoding", ["gb18030", "cp950", "utf-16-le", "utf-16-be"])
def test_undamaged_text_is_what_the_encoding_says(encoding):
    common = "的一是了不在有大中和为上个地年来我以到时要出学民也成行下于后就部工公政全市區會發經應當學校設"
    rng = random.Random(7)
    for length in (8, 30, 200):
        text = "".join(rng.choice(common) for _ in range(length))
        data = text.encode(encoding, "ignore")
        decoded = decode(data)
        assert decoded is not None
        assert decoded.text == data.decode(encoding)


def test_a_few_bad_bytes_are_marked_and_many_refused():
    good = ("各单位要加强领导，明确责任，抓好落实。" * 60).encode()
    bad = good[:300] + b"\xff" + good[301:]
    source = read(bad)
    assert "\ufffd" in source.text
    assert source.doubts[0][0] == "undecodable-bytes"
    spoilt = bytes(0xFF if k % 20 == 0 else b for k, b in enumerate(good))
    with pytest.raises(errors.UndecodableText):
        read(spoilt)
