"""Complete plans have no finding; with one thing left out, weakened, left blank or contradicted, that thing is found and no other."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

import gongwen
from gongwen.checking import check, profile_of
from planvariants import FORMS, HALF, PROFILES, Plan, Variant

RECALL = 0.98


@cache
def found_in(variant: Variant) -> frozenset[tuple[str, str]]:
    report = check(gongwen.extract(variant.text), variant.name.split(":")[0])
    return frozenset((finding.code, finding.item or "") for finding in report)


@cache
def variants() -> tuple[Variant, ...]:
    return tuple(variant for profile in PROFILES for variant in Plan.of(profile).variants())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("profile", PROFILES)
def test_a_complete_plan_has_no_finding(profile: str, form: str) -> None:
    text = Plan.of(profile).text()
    report = check(gongwen.extract(text.translate(HALF) if form == "half-width" else text), profile)
    assert [(f.code, f.item, f.message("zh")) for f in report] == []
    assert {outcome.status for outcome in report.outcomes} == {"present"}


def test_every_item_of_every_profile_has_its_variants() -> None:
    tried = Counter((variant.name.split(":")[0], variant.item) for variant in variants())
    for profile in PROFILES:
        for item in profile_of(profile).item:
            assert tried[profile, item.id] >= 2, f"{profile}: {item.id}"
    assert len(variants()) >= 200
    assert len({(variant.name, variant.form) for variant in variants()}) >= 200


def test_what_is_wrong_is_found_and_named() -> None:
    missed = [(v.form, v.name, sorted(v.expected - found_in(v))) for v in variants() if not v.expected <= found_in(v)]
    assert 1 - len(missed) / len(variants()) >= RECALL, missed


def test_nothing_else_is_found() -> None:
    """No finding on what was not touched."""
    more = [(v.form, v.name, sorted(found_in(v) - v.expected)) for v in variants() if found_in(v) - v.expected]
    assert more == []
