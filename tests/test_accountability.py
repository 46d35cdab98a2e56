"""Who answers for what, and how: breaches, what follows from them, under which degree."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.document.model import Accountability
from gongwen.extract.kinds.accountability import find
from gongwen.extract.kinds.accountability.context import measure
from planning import part, plan_of

FOLDER = Path(__file__).parent / "cases/accountability"
CASES = [
    pytest.param({"file": path.stem, **case}, id=f"{path.stem}-{case['label']}")
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


def facts(text: str) -> Accountability:
    return find(plan_of(text)).facts[0]


@pytest.mark.parametrize("case", CASES)
def test_case(case, request):
    if "known_failure" in case:
        request.applymarker(pytest.mark.xfail(reason=case["known_failure"], strict=True))
    result = find(plan_of(case["text"]))
    found = result.facts[0]
    assert [t.text for t in found.triggers] == case.get("triggers", [])
    expected = case.get("sanctions", [])
    assert [(s.text, s.tier, [m.name for m in s.measures]) for s in found.sanctions] == [
        (s["text"], s.get("tier"), s["measures"]) for s in expected
    ]
    for got, want in zip(found.sanctions, expected, strict=True):
        assert got.authority == want.get("authority", got.authority)
        assert got.cumulative == want.get("cumulative")
    if "links" in case:
        order = {s.id: n for n, s in enumerate(found.sanctions)}
        assert [[order[i] for i in t.sanctions] for t in found.triggers] == case["links"]
    if "catch_all" in case:
        assert [t.catch_all for t in found.triggers] == case["catch_all"]
    slips = [case["text"][d.start : d.end] for d in result.doubts]
    assert all(any(word in slip for slip in slips) for word in case.get("slips", []))
    assert bool(slips) == bool(case.get("slips"))
