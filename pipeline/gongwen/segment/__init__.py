"""Canonical text to plans: which there are, what their heads say, how each is divided.

    lines         what stands on each line, which label opens it, which lines are rows of a table
    glued         lines that lost their ends: a title that runs on into its text
    attachments   which 附件 lines head something, which only list
    plans         where plans begin (titles, what they name: naming; further ones: seeking, by their numbering)
    carriage      which plan carries which
    heads         number (documentnumbers), addressees, signature, date
    facts         genre, issuer, level, year, number, date, from these (genres, issuing, inbody, units, years, dating, closings)
    labels        the numbering marks, at line starts and inside lines (marks), and which belong to a run (runs)
    unnumbered    headings without a number
    tree          levels, from the sequence of labels (which style stands over which: order)
    parts         where each section ends, what its heading is

All of it runs over the folded view and takes text from the canonical text at the same offsets. It never fails and never
drops text: what can't be read as a label stays text of the section that it stands in.
"""

from __future__ import annotations

from gongwen.normalise import Normal
from gongwen.segment import naming, plans, titles
from gongwen.segment.attachments import attachments_of
from gongwen.segment.carriage import Carriage
from gongwen.segment.facts import Facts, page_of
from gongwen.segment.glued import parted
from gongwen.segment.lines import lines_of
from gongwen.segment.outline import Part, Sketch
from gongwen.segment.sketching import PlanDraft, names_listed
from gongwen.text.notices import Doubt, doubt

__all__ = ["Part", "Sketch", "segment"]


def segment(normal: Normal) -> tuple[tuple[Sketch, ...], tuple[Doubt, ...]]:
    """The plans of a text, at least one, and what is doubtful about them."""
    view = normal.view
    lines = lines_of(view)
    if not lines:
        end = len(view)  # marks alone (**) are no line, and still lie in the plan
        return (Sketch(0, end, None, "其他", None, None, None, None, None, (), None, (), 0, end),), (doubt("empty"),)
    lines = parted(lines, view)
    attachments = attachments_of(lines)
    openings = plans.openings(lines, attachments, view)
    stops = [(following.first, following.start) for following in openings[1:]] + [(len(lines), len(view))]
    page, listed = page_of(normal.noise), names_listed(normal.noise)
    carriage = Carriage()
    sketches: list[Sketch] = []
    doubts: list[Doubt] = []
    facts: list[Facts] = []
    for k, (opening, (stop, end)) in enumerate(zip(openings, stops, strict=True)):
        draft = PlanDraft(normal, lines, attachments, opening, stop, end, listed, first=k == 0)
        carrier = carriage.carrier_of(opening)
        facts.append(draft.facts(None if k else page, None if carrier is None else facts[carrier]))
        carriage.add(opening, facts[k].genre, carrier)
        name = None if carrier is None else sketches[carrier].title or facts[carrier].genre
        sketch, more = draft.sketch(facts[k], name)
        sketches.append(sketch)
        doubts += more
    unnumbered = len(sketches) == 1 and not sketches[0].parts and facts[0].number is None
    if unnumbered and facts[0].genre == "其他" and not _names_kind(openings[0].title):
        doubts.append(doubt("no-plan", 0, len(normal.text)))
    return tuple(sketches), tuple(doubts)


def _names_kind(title: titles.Title | None) -> bool:
    """Does a title say what it is the title of: a kind of document, or a form, a table, a list?"""
    return title is not None and (title.genre is not None or naming.is_form(title.text))
