"""EditedText: the edits give the text, spans map home, steps compose, nothing is an error."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.text.edits import Edit, EditedText
from gongwen.text.view import fold

SETTINGS = settings(max_examples=200, deadline=None, derandomize=True)
SOURCES = st.text(alphabet="abcdefgh", max_size=24)
REPLACEMENTS = st.text(alphabet="XYZ", max_size=3)


def applied(text: str, edits) -> str:
    parts, last = [], 0
    for edit in edits:
        parts += [text[last : edit.start], edit.replacement]
        last = edit.end
    return "".join([*parts, text[last:]])


@st.composite
def proposals(draw, text: str, *, faithful: bool = False):
    """A row of ascending, disjoint edits; `faithful`: each deletes, or keeps lengths."""
    edits, at = [], 0
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(at, len(text)))
        end = draw(st.integers(start, min(len(text), start + 6)))
        if faithful:
            replacement = (
                "" if draw(st.booleans()) else draw(st.text(alphabet="XYZ", min_size=end - start, max_size=end - start))
            )
            if start == end:
                continue
        else:
            replacement = draw(REPLACEMENTS)
        edits.append(Edit(start, end, replacement, draw(st.sampled_from("pq"))))
        at = end
    return edits


def well_formed(edited: EditedText) -> None:
    last = 0
    for edit in edited.edits:
        assert last <= edit.start <= edit.end <= len(edited.source)
        last = edit.end
    assert applied(edited.source, edited.edits) == edited.text


@SETTINGS
@given(st.data(), SOURCES, st.integers(1, 4))
def test_faithful_steps_compose_exactly(data, source, steps):
    """Deletions and replacements of equal length never meet an edit that they can't share: the text is what they say."""
    edited = EditedText(source)
    for _ in range(steps):
        row = data.draw(proposals(edited.text, faithful=True))
        wanted = applied(edited.text, row)
        edited = edited.apply(row)
        well_formed(edited)
        assert edited.text == wanted


@SETTINGS
@given(st.data(), SOURCES, st.integers(1, 4))
def test_any_steps_compose_or_are_dropped(data, source, steps):
    edited = EditedText(source)
    for _ in range(steps):
        row = data.draw(proposals(edited.text))
        before = edited.text
        edited = edited.apply(row)
        well_formed(edited)
        kept = (part for size in range(len(row), -1, -1) for part in combinations(row, size))
        assert any(applied(before, part) == edited.text for part in kept)


@SETTINGS
@given(st.data(), SOURCES, st.integers(1, 3))
def test_what_was_kept_maps_home(data, source, steps):
    """A character that no edit wrote is found in the source where its span says, and the way back leads to it."""
    edited = EditedText(source)
    for _ in range(steps):
        edited = edited.apply(data.draw(proposals(edited.text, faithful=True)))
    for at, character in enumerate(edited.text):
        start, end = edited.to_source(at, at + 1)
        assert end == start + 1
        if character.islower():
            assert source[start] == character
            assert edited.to_text(start) == at


@SETTINGS
@given(st.data(), SOURCES, st.integers(1, 3))
def test_spans_grow_with_what_they_hold(data, source, steps):
    """The home of a span holds the homes of its parts, and lies in the source."""
    edited = EditedText(source)
    for _ in range(steps):
        edited = edited.apply(data.draw(proposals(edited.text)))
    length = len(edited.text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    home = edited.to_source(start, end)
    assert 0 <= home[0] <= home[1] <= len(source)
    for middle in range(start, end):
        part = edited.to_source(middle, middle + 1)
        assert home[0] <= part[0] <= part[1] <= home[1]


@SETTINGS
@given(SOURCES, st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30), REPLACEMENTS), max_size=5))
def test_nonsense_is_dropped(source, rows):
    edited = EditedText(source).apply(Edit(start, end, text, "p") for start, end, text in rows)
    well_formed(edited)


def test_deletions_are_crossed_and_kinds_stay_apart():
    once = EditedText("意識形態(tài)工作").apply([Edit(4, 9, "", "gloss")])
    twice = once.apply([Edit(1, 4, "识形态", "script")])
    assert twice.text == "意识形态工作"
    assert [e.kind for e in twice.edits] == ["script", "gloss"]
    both = once.apply([Edit(3, 5, "态功", "script")])
    assert both.edits == (Edit(3, 4, "态", "script"), Edit(4, 9, "", "gloss"), Edit(9, 10, "功", "script"))
    assert both.text == "意識形态功作"


def test_a_later_deletion_takes_the_place_of_what_it_covers():
    edited = EditedText("發布日期").apply([Edit(0, 1, "发", "script")]).apply([Edit(0, 4, "", "noise")])
    assert edited.edits == (Edit(0, 4, "", "noise"),)


def test_a_replacement_of_equal_length_is_cut():
    edited = EditedText("計畫書").apply([Edit(0, 3, "计划书", "script")]).apply([Edit(1, 2, "", "noise")])
    assert edited.edits == (Edit(0, 1, "计", "script"), Edit(1, 2, "", "noise"), Edit(2, 3, "书", "script"))
    assert edited.text == "计书"
    assert edited.to_source(1, 2) == (2, 3)


def test_a_replacement_of_another_length_is_not_parted():
    edited = EditedText("a&nbsp;b").apply([Edit(1, 7, "--", "markup")])
    assert edited.apply([Edit(0, 2, "", "noise")]).edits == edited.edits


def test_nothing_to_do_is_the_same_text():
    edited = EditedText("abc")
    assert edited.apply([]) is edited
    assert edited.apply([Edit(1, 1, "", "p")]) is edited


def test_work_grows_with_the_edits_and_no_faster():
    """Counted, not timed: looks at earlier edits while as many again are placed between them."""

    class Counted(list):
        looks = 0

        def __getitem__(self, key):
            Counted.looks += 1
            return super().__getitem__(key)

    def looks(n: int) -> int:
        edited = EditedText("ab" * n).apply(Edit(2 * k, 2 * k + 1, "", "p") for k in range(n))
        edited._starts, edited._ends = Counted(edited._starts), Counted(edited._ends)
        Counted.looks = 0
        assert edited.apply(Edit(k, k + 1, "X", "q") for k in range(n)).text == "X" * n
        return Counted.looks

    assert looks(400) <= 2.2 * looks(200)


@SETTINGS
@given(st.text(max_size=60))
def test_the_view_has_the_text_s_length(text):
    view = fold(text)
    assert len(view) == len(text)
    assert fold(view) == view


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("每年　不少于１２次，（含）", "每年 不少于12次,(含)"),
        ("二○○九年", "二〇〇九年"),
        ("3～5％；“双”、《法》〔2020〕", "3~5%;“双”、《法》〔2020〕"),
        ("a\tb\r\nc", "a\tb\n\nc"),
    ],
)
def test_what_the_view_makes_equal(text, view):
    assert fold(text) == view
