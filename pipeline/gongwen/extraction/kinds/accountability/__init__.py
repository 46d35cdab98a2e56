"""Who answers for what conduct, and how.

Consequences come first here: a text is looked through for the words of measures, and only the paragraphs that have one are
read. A breach is what stands before a consequence as its condition, or an item of a list that such a condition opens; so
what only looks like a breach (a definition, a ground for a refusal, a merit) gives none.

* `reading` cuts a text into paragraphs, sentences and cola;
* `anchors` are the places worth reading; `measures` finds what names a measure in a colon (`families` and their `grammar`,
  `redress` for houses; `series`: lists closed as measures; `around`: what governs or refuses them; `naming`: where their names
  begin; `strengths`: what they need before them; words in `measures.toml`, what marks a family in `families.toml`);
* `conditions`, `degrees`, `closings`, `splits`, `bare`, `runs` find what stands before: breach, degree, addressee
  (`language.toml` has their words): what it is, where it closes (with a colon, inside one, with nothing to close it), where it
  begins (`norms`, `causes`: what is no part of it);
* `licences` says after what a measure is a sanction;
* `grounds` says from what a consequence follows, `clauses` joins breaches and consequences, in order (`starts`: where a clause
  begins); `lists` finds the items that an opener governs, `headings` the measures that a heading names for the list below it;
* `assembly` says what follows from what; `context` to which regime a measure belongs; `slips` what was misprinted.
"""

from __future__ import annotations

import re

from gongwen.document.model import Accountability, Sanction, Trigger
from gongwen.extraction.kinds.accountability.assembly import Assembly, assembled
from gongwen.extraction.kinds.accountability.clauses import Consequence
from gongwen.extraction.kinds.accountability.context import authority, measure
from gongwen.extraction.kinds.accountability.reading import body_of
from gongwen.extraction.plantext import Found, PlanText

_AROUND = 200
"""How far around a clause the words may stand that tell a measure's regime."""
_SAID = re.compile(r"\s+|(?:(?<=从重)|(?<=从严)|(?<=加重))(?:给予|予以)")
"""What a measure's name goes without."""
_CATCH_ALL = re.compile(r"(?:有)?其[他它]|[^,;]{0,24}规定的其[他它]|.{0,40}的其[他它](?:行为|情形|情况|问题|情事)")
"""其他违反规定的行为: an item that catches what the others leave."""


def find(plan: PlanText) -> Found[Accountability]:
    """Triggers and sanctions of a plan, each trigger linked to its sanctions: a single `Accountability`."""
    found = assembled(plan)
    order = sorted(range(len(found.sanctions)), key=lambda s: (found.sanctions[s].start, found.sanctions[s].end))
    ids = {s: plan.fact_id("x", n) for n, s in enumerate(order)}
    facts = Accountability(
        triggers=_triggers(plan, found, ids),
        sanctions=tuple(_sanction(plan, found.sanctions[s], ids[s], found.cumulative.get(s)) for s in order),
    )
    return Found((facts,), tuple(found.doubts))


def _triggers(plan: PlanText, found: Assembly, ids: dict[int, str]) -> tuple[Trigger, ...]:
    triggers = []
    parts = {part.start: part for part in plan.sketch.parts}
    for n, trigger in enumerate(sorted(found.triggers, key=lambda t: (t.start, t.end))):
        start, end = trigger.start, trigger.end
        body = body_of(plan.view, start, end, parts.get(start))
        triggers.append(
            Trigger(
                id=plan.fact_id("t", n),
                section=plan.section(start, end),
                span=plan.span(start, end),
                text=plan.text[start:end],
                condition=plan.text[body:end],
                catch_all=_CATCH_ALL.match(plan.view, body, end) is not None,
                sanctions=tuple(ids[s] for s in sorted(trigger.follow)),
            )
        )
    return tuple(triggers)


def _sanction(plan: PlanText, found: Consequence, fact_id: str, cumulative: bool | None) -> Sanction:
    start, end = found.start, found.end
    names = dict.fromkeys([_SAID.sub("", plan.text[m.start : m.end]) for m in found.measures])
    around = _around(plan, start, end)
    return Sanction(
        id=fact_id,
        section=plan.section(start, end),
        span=plan.span(start, end),
        text=plan.text[start:end],
        tier=None if found.tier is None else plan.text[found.tier[0] : found.tier[1]],
        measures=tuple([measure(name, around) for name in names]),
        authority=authority(plan.text, plan.view, start, end),
        cumulative=cumulative,
    )


def _around(plan: PlanText, start: int, end: int) -> str:
    """The words that may tell the regime of a measure in [start, end): around it in its sentence, and the plan's title."""
    left, right = plan.sentence(start)
    return plan.text[max(left, start - _AROUND) : min(max(right, end), end + _AROUND)] + (plan.sketch.title or "")
