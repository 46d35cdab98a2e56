"""What speaks for an item: facts of the right kind and topic, and whether they are enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from gongwen.checking.amounts import lasts, per_year
from gongwen.checking.coded import Coded, Topical
from gongwen.checking.finding import Term, term
from gongwen.checking.profile import (
    AnyWay,
    ByCitation,
    ByClause,
    ByDeadline,
    ByQuota,
    ByRole,
    BySanction,
    BySection,
    ByTrigger,
)
from gongwen.checking.refusals import refusals
from gongwen.document.model import Deadline, Fact, Quota, Record, RoleHeld, Span

Status = Literal["present", "weaker", "contradicted", "absent", "unevaluated"]
ORDER: dict[Status, int] = {"present": 0, "contradicted": 1, "unevaluated": 2, "weaker": 3, "absent": 4}
"""Which of several signs counts: what is enough; else what stands against it; else what is still open; else what falls short."""


class Sign(Record, frozen=True):
    """A passage that speaks for an item. `reason`: why it is not enough, or can't be judged; None where it is present."""

    status: Status
    span: Span
    text: str
    reason: Term | None = None


def signs_of(way: AnyWay, coded: Coded) -> Iterator[Sign]:
    """All signs of one way, in the order of the text; nothing where there is none."""
    match way:
        case BySection():
            found = _sections(way, coded)
        case ByRole():
            found = _roles(way, coded)
        case ByQuota():
            found = _quotas(way, coded)
        case ByDeadline():
            found = _deadlines(way, coded)
        case ByClause():
            found = _clauses(way, coded)
        case ByTrigger():
            found = _triggers(way, coded)
        case BySanction():
            found = _sanctions(way, coded)
        case ByCitation():
            found = _citations(way, coded)
    for sign in found:
        if way.weak and sign.status == "present":
            yield Sign(status="weaker", span=sign.span, text=sign.text, reason=term("check-only-that"))
        else:
            yield sign


def _sections(way: BySection, coded: Coded) -> Iterator[Sign]:
    for section, found in coded.purposes:
        if not found & set(way.headings):
            continue
        span = coded.heading(section)
        printed = coded.document.text[span.start : span.end]
        if coded.empty(section):
            yield Sign(status="weaker", span=span, text=printed, reason=term("check-empty-section"))
        else:
            yield Sign(status="present", span=span, text=printed)


def _roles(way: ByRole, coded: Coded) -> Iterator[Sign]:
    found = [
        role
        for role in coded.roles
        if role.role in way.roles
        and (not way.topics or coded.scope(role) & set(way.topics))
        and (not way.holders or coded.holder(role) & set(way.holders))
    ]
    good = way.count if way.count <= 1 else sum(_held(role, way, coded) is None for role in found)
    for role in found:
        wrong = _blank(role, coded) or _held(role, way, coded)
        if wrong is not None:
            yield _sign(wrong[0], role, wrong[1])
        elif good < way.count:
            yield _sign("weaker", role, _too_few(good, way.count))
        else:
            yield _sign("present", role)
    yield from _left_name(way, coded)


def _held(role: RoleHeld, way: ByRole, coded: Coded) -> tuple[Status, Term] | None:
    """What is wrong with who holds a role; None where nothing is said about that, or all is well."""
    if not way.only:
        return None
    kinds = coded.holder(role)
    if kinds & set(way.only):
        return None
    wanted = "、".join(coded.codebook[id_].zh for id_ in way.only)
    if kinds:
        return "contradicted", term("check-other-holder", holder=role.holder, wanted=wanted)
    return "unevaluated", term("check-unknown-holder", holder=role.holder, wanted=wanted)


def _quotas(way: ByQuota, coded: Coded) -> Iterator[Sign]:
    topics, about = set(way.topics), set(way.about)
    for row in coded.quotas:
        quota = row.fact
        if topics.isdisjoint(row.topics) or (about and about.isdisjoint(row.topics)):
            continue
        if _refused(quota, topics, coded):
            yield _sign("contradicted", quota, term("check-refused"))
        elif quota.vague:
            yield _sign("weaker", quota, term("check-vague"))
        elif (blank := _blank(quota, coded)) is not None:
            yield _sign(blank[0], quota, blank[1])
        elif quota.value is None:
            yield _sign("unevaluated", quota, term("check-no-number"))
        elif not (quota.implicit or quota.unit is None or quota.unit in way.units):
            continue
        else:
            yield _amount(way, row)
    yield from _left_number(way, coded)


def _amount(way: ByQuota, row: Topical[Quota]) -> Sign:
    """Is it as much as it must be?"""
    quota = row.fact
    if way.least is None:
        return _sign("present", quota)
    yearly = per_year(quota, row.plan)
    if yearly is None:
        return _sign("weaker", quota, term("check-no-period", wanted=f"{way.least:g}"))
    details = {"found": f"{yearly:g}", "wanted": f"{way.least:g}"}
    if quota.op in {"<=", "<"}:
        if yearly < way.least or (quota.op == "<" and yearly == way.least):
            return _sign("contradicted", quota, term("check-at-most", **details))
        return _sign("weaker", quota, term("check-at-most", **details))
    return _sign("present", quota) if yearly >= way.least else _sign("weaker", quota, term("check-fewer", **details))


def _deadlines(way: ByDeadline, coded: Coded) -> Iterator[Sign]:
    topics = set(way.topics)
    found = [
        row.fact
        for row in coded.deadlines
        if (not topics or row.topics & topics) and (way.within is None or lasts(row.fact.iso) is not None)
    ]
    good = way.count
    if way.count > 1:
        good = sum(_late(deadline, way) is None and _blank(deadline, coded) is None for deadline in found)
    for deadline in found:
        late = _blank(deadline, coded) or _late(deadline, way)
        if late is not None:
            yield _sign(late[0], deadline, late[1])
        elif good < way.count:
            yield _sign("weaker", deadline, _too_few(good, way.count))
        else:
            yield _sign("present", deadline)
    yield from _left_date(way, coded)


def _late(deadline: Deadline, way: ByDeadline) -> tuple[Status, Term] | None:
    """What is wrong with how long a deadline allows."""
    if way.within is None:
        return None
    if (lasts(deadline.iso) or 0.0) > (lasts(way.within) or 0.0):
        return "weaker", term("check-later", found=deadline.expression, wanted=way.within)
    return None


def _clauses(way: ByClause, coded: Coded) -> Iterator[Sign]:
    topics, about = set(way.topics), set(way.about)
    rows = [
        row
        for row in coded.about(way.topics)
        if (not about or row.topics & about) and (not way.modality or row.fact.modality in way.modality)
    ]
    # Of several clauses the one that is about it first of all is the better evidence.
    found = [row.fact for row in sorted(rows, key=lambda row: row.lead not in topics)]
    good = way.count if way.count <= 1 else sum(not _refused(fact, topics, coded) for fact in found)
    for fact in found:
        if _refused(fact, topics, coded):
            yield _sign("contradicted", fact, term("check-refused"))
        elif good < way.count:
            yield _sign("weaker", fact, _too_few(good, way.count))
        else:
            yield _sign("present", fact)
    if way.count == 1 and not way.modality:
        for section, about_it in coded.headings:
            if about_it & topics and (not about or about_it & about):
                span = coded.heading(section)
                yield Sign(status="present", span=span, text=coded.document.text[span.start : span.end])


def _triggers(way: ByTrigger, coded: Coded) -> Iterator[Sign]:
    topics = set(way.topics)
    found = [trigger for plan in coded.document.plans for trigger in plan.accountability.triggers]
    if topics:
        found = [row.fact for row in coded.triggers if row.topics & topics]
    yield from _counted((trigger for trigger in found if trigger.catch_all or not way.catch_all), way.count)


def _sanctions(way: BySanction, coded: Coded) -> Iterator[Sign]:
    found = coded.sanctions
    tiers = len({sanction.tier for sanction in found if sanction.tier})
    if found and tiers < way.tiers:
        details = term("check-fewer-tiers", found=str(tiers), wanted=str(way.tiers))
        yield _sign("weaker", found[0], details)
    else:
        yield from _counted(found, way.count)


def _counted(found: Iterable[Fact], count: int) -> Iterator[Sign]:
    facts = list(found)
    for fact in facts:
        if len(facts) >= count:
            yield _sign("present", fact)
        else:
            yield _sign("weaker", fact, _too_few(len(facts), count))


def _citations(way: ByCitation, coded: Coded) -> Iterator[Sign]:
    for citation in coded.citations:
        if not way.titles or any(word in citation.title for word in way.titles):
            yield Sign(status="present", span=citation.span, text=citation.text)
    printed = [word for word in way.titles if word in coded.document.text]
    for row in coded.clauses if printed else ():
        if any(word in row.fact.text for word in printed):
            yield _sign("weaker", row.fact, term("check-not-cited"))


def _blank(fact: Fact, coded: Coded) -> tuple[Status, Term] | None:
    """The place that a fact leaves to be filled in."""
    for blank in coded.blanks:
        if blank.span.start < fact.span.end and fact.span.start < blank.span.end:
            return "unevaluated", term("check-blank", blank=blank.text)
    return None


def _left_number(way: ByQuota, coded: Coded) -> Iterator[Sign]:
    """Clauses about an item's activity in which the number of occasions is blank, so that extraction may have found no quota."""
    topics, about = set(way.topics), set(way.about)
    text = coded.document.text
    for row, blank in coded.blanks_in_clauses:
        counted = text[blank.span.start : blank.span.end + _UNIT_WITHIN]
        if any(quota.topics & topics and _within(quota.fact, row.fact) for quota in coded.quotas):
            continue
        if row.topics & topics and (not about or row.topics & about) and any(unit in counted for unit in way.units):
            yield _sign("unevaluated", row.fact, term("check-blank", blank=blank.text))


def _within(fact: Fact, clause: Fact) -> bool:
    return clause.span.start <= fact.span.start and fact.span.end <= clause.span.end


def _left_name(way: ByRole, coded: Coded) -> Iterator[Sign]:
    """Clauses that name an item's role with a blank beside it, so that extraction may have found no holder."""
    for row, blank in coded.blanks_in_clauses:
        if blank.kind in {"name", "other"} and any(role in row.fact.text.replace("负责人", "") for role in way.roles):
            yield _sign("unevaluated", row.fact, term("check-blank", blank=blank.text))


def _left_date(way: ByDeadline, coded: Coded) -> Iterator[Sign]:
    """Clauses about what an item wants done, in which a date is blank."""
    topics = set(way.topics)
    text = coded.document.text
    for row, blank in coded.blanks_in_clauses:
        timed = text[blank.span.start : blank.span.end + _UNIT_WITHIN]
        if (not topics or row.topics & topics) and any(unit in timed for unit in _TIMES):
            yield _sign("unevaluated", row.fact, term("check-blank", blank=blank.text))


_UNIT_WITHIN = 2
"""How far behind a blank its unit may stand."""
_TIMES = ("年", "月", "日", "天", "小时", "季度")


def _refused(fact: Fact, topics: set[str], coded: Coded) -> bool:
    """Does a passage say that this is no longer, or need not be, done?"""
    if not coded.refuses:
        return False
    refusal = refusals().search(fact.text)
    return refusal is not None and bool(
        topics & {topic.id for topic in coded.codebook.topics("clause", fact.text[refusal.end() :])}
    )


def _too_few(found: int, wanted: int) -> Term:
    return term("check-too-few", found=str(found), wanted=str(wanted))


def _sign(status: Status, fact: Fact, reason: Term | None = None) -> Sign:
    return Sign(status=status, span=fact.span, text=fact.text, reason=reason)
