"""Canonical text to plans: which there are, what their heads say, how each is divided.

    lines         what stands on each line, which label opens it, which lines are rows of a table
    attachments   which 附件 lines head something, which only list
    plans         where plans begin (titles)
    heads         number, addressees, issuer, date, year, genre (issuing, dating, genres)
    labels        the numbering marks, at line starts and inside lines
    unnumbered    headings without a number
    tree          levels, from the sequence of labels
    parts         where each section ends, what its heading is

All of it runs over the folded view and takes text from the canonical text at the same offsets. It never fails and never
drops text: what can't be read as a label stays text of the section that it stands in.
"""

from __future__ import annotations

from gongwen.normalise import Normal
from gongwen.segment import heads, plans
from gongwen.segment.attachments import attachments_of
from gongwen.segment.heads import Facts
from gongwen.segment.lines import lines_of
from gongwen.segment.outline import Part, Sketch
from gongwen.segment.plans import Opening
from gongwen.segment.sketching import PlanDraft
from gongwen.text.notices import Doubt, doubt

__all__ = ["Part", "Sketch", "segment"]


def segment(normal: Normal) -> tuple[tuple[Sketch, ...], tuple[Doubt, ...]]:
    """The plans of a text, at least one, and what is doubtful about them."""
    view = normal.view
    lines = lines_of(view)
    if not lines:
        return (Sketch(0, 0, None, "其他", None, None, None, None, None, (), None, (), 0, 0),), (doubt("empty"),)
    attachments = attachments_of(lines)
    openings = plans.openings(lines, attachments, view)
    stops = [(following.first, following.start) for following in openings[1:]] + [(len(lines), len(view))]
    page = heads.page_of(normal.noise)
    sketches: list[Sketch] = []
    doubts: list[Doubt] = []
    facts: list[Facts] = []
    carriers: list[int] = []
    for k, (opening, (stop, end)) in enumerate(zip(openings, stops, strict=True)):
        draft = PlanDraft(normal, lines, attachments, opening, stop, end, first=k == 0)
        carrier = _carrier(openings, facts, carriers, k)
        carriers.append(carrier)
        facts.append(draft.facts(None if k else page, None if carrier < 0 else facts[carrier]))
        sketch, more = draft.sketch(facts[k], None if carrier < 0 else sketches[carrier].title or facts[carrier].genre)
        sketches.append(sketch)
        doubts += more
    if len(sketches) == 1 and not sketches[0].parts and facts[0].genre == "其他" and facts[0].number is None:
        doubts.append(doubt("no-plan", 0, len(normal.text)))
    return tuple(sketches), tuple(doubts)


def _carrier(openings: list[Opening], facts: list[Facts], carriers: list[int], k: int) -> int:
    """The index of the plan that carries the k-th, -1 where none does."""
    if k == 0:
        return -1
    for j in range(k - 1, -1, -1):
        carries = plans.carries(openings[j], facts[j].genre)
        if carries and (j == k - 1 or openings[k].attached or plans.names(openings[j], openings[k])):
            return j
        if openings[k].attached and not openings[j].attached:
            return j
    return -1 if plans.hands_on(openings[k]) else carriers[k - 1]
