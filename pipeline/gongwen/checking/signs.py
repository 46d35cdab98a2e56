"""What speaks for an item: facts of the right kind and topic, and whether they are enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
from gongwen.checking.sign import Sign, Status, sign_of
from gongwen.document.model import Clause, Deadline, Fact, Quota, RoleHeld


def signs_of(way: AnyWay, coded: Coded) -> Iterator[Sign]:
    """All signs of one way, in the order of the text; nothing where there is none."""
    found = _signs(way, coded)
    return map(_only_that, found) if way.weak else found


def _signs(way: AnyWay, coded: Coded) -> Iterator[Sign]:
    match way:
        case ByClause():
            return _clauses(way, coded)
        case ByRole():
            return _roles(way, coded)
        case ByQuota():
            return _quotas(way, coded)
        case BySection():
            return _sections(way, coded)
        case ByDeadline():
            return _deadlines(way, coded)
        case ByTrigger():
            return _triggers(way, coded)
        case BySanction():
            return _sanctions(way, coded)
        case ByCitation():
            return _citations(way, coded)


def _only_that(sign: Sign) -> Sign:
    """What is something, but less than is required."""
    if sign.status != "present":
        return sign
    return Sign(status="weaker", span=sign.span, text=sign.text, reason=term("check-only-that"))


def _sections(way: BySection, coded: Coded) -> Iterator[Sign]:
    for section in coded.sections:
        if section.id not in coded.purposes or coded.purposes[section.id].isdisjoint(way.headings):
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
        and (not way.topics or not coded.scope(role).isdisjoint(way.topics))
        and (not way.holders or not coded.holder(role).isdisjoint(way.holders))
    ]
    good = way.count if way.count <= 1 else sum(_held(role, way, coded) is None for role in found)
    for role in found:
        wrong = _blank(role, coded) or _held(role, way, coded)
        if wrong is not None:
            yield sign_of(wrong[0], role, wrong[1])
        elif good < way.count:
            yield sign_of("weaker", role, _too_few(good, way.count))
        else:
            yield sign_of("present", role)
    if coded.blanks:
        yield from _left_name(way, coded)


def _held(role: RoleHeld, way: ByRole, coded: Coded) -> tuple[Status, Term] | None:
    """What is wrong with who holds a role; None where nothing is said about that, or all is well."""
    if not way.only:
        return None
    if not coded.holder(role).isdisjoint(way.only):
        return None
    wanted = "、".join(coded.codebook[id_].zh for id_ in way.only)
    if coded.codebook.topics("holder", role.holder):
        return "contradicted", term("check-other-holder", holder=role.holder, wanted=wanted)
    return "unevaluated", term("check-unknown-holder", holder=role.holder, wanted=wanted)


def _quotas(way: ByQuota, coded: Coded) -> Iterator[Sign]:
    for row in coded.quotas:
        quota = row.fact
        if row.topics.isdisjoint(way.topics) or (way.about and row.topics.isdisjoint(way.about)):
            continue
        if _refused(quota, way.topics, coded):
            yield sign_of("contradicted", quota, term("check-refused"))
        elif quota.vague:
            yield sign_of("weaker", quota, term("check-vague"))
        elif (blank := _blank(quota, coded)) is not None:
            yield sign_of(blank[0], quota, blank[1])
        elif quota.value is None:
            yield sign_of("unevaluated", quota, term("check-no-number"))
        elif not (quota.implicit or quota.unit is None or quota.unit in way.units):
            continue
        else:
            yield _amount(way, row)
    if coded.blanks:
        yield from _left_number(way, coded)


def _amount(way: ByQuota, row: Topical[Quota]) -> Sign:
    """Is it as much as it must be?"""
    quota = row.fact
    if way.least is None:
        return sign_of("present", quota)
    yearly = per_year(quota, row.plan)
    if yearly is None:
        return sign_of("weaker", quota, term("check-no-period", wanted=f"{way.least:g}"))
    details = {"found": f"{yearly:g}", "wanted": f"{way.least:g}"}
    if quota.op in {"<=", "<"}:
        if yearly < way.least or (quota.op == "<" and yearly == way.least):
            return sign_of("contradicted", quota, term("check-at-most", **details))
        return sign_of("weaker", quota, term("check-at-most", **details))
    return (
        sign_of("present", quota) if yearly >= way.least else sign_of("weaker", quota, term("check-fewer", **details))
    )


def _deadlines(way: ByDeadline, coded: Coded) -> Iterator[Sign]:
    found = [
        row.fact
        for row in coded.deadlines
        if (not way.topics or not row.topics.isdisjoint(way.topics))
        and (way.within is None or lasts(row.fact.iso) is not None)
    ]
    good = way.count
    if way.count > 1:
        good = sum(_late(deadline, way) is None and _blank(deadline, coded) is None for deadline in found)
    for deadline in found:
        late = _blank(deadline, coded) or _late(deadline, way)
        if late is not None:
            yield sign_of(late[0], deadline, late[1])
        elif good < way.count:
            yield sign_of("weaker", deadline, _too_few(good, way.count))
        else:
            yield sign_of("present", deadline)
    if coded.blanks:
        yield from _left_date(way, coded)


def _late(deadline: Deadline, way: ByDeadline) -> tuple[Status, Term] | None:
    """What is wrong with how long a deadline allows."""
    if way.within is None:
        return None
    if (lasts(deadline.iso) or 0.0) > (lasts(way.within) or 0.0):
        return "weaker", term("check-later", found=deadline.expression, wanted=way.within)
    return None


def _clauses(way: ByClause, coded: Coded) -> Iterator[Sign]:
    about = coded.about(way.topics, way.about)
    if way.modality:
        about = [duty for duty in about if coded.duties[duty].modality in way.modality]
    good = way.count if way.count <= 1 else sum(not _refused(coded.duties[duty], way.topics, coded) for duty in about)
    for fact in _led(way, about, coded):
        if _refused(fact, way.topics, coded):
            yield sign_of("contradicted", fact, term("check-refused"))
        elif good < way.count:
            yield sign_of("weaker", fact, _too_few(good, way.count))
        else:
            yield sign_of("present", fact)
    if way.count == 1 and not way.modality:
        for section, about_it in coded.headings:
            if not about_it.isdisjoint(way.topics) and not (way.about and about_it.isdisjoint(way.about)):
                span = coded.heading(section)
                yield Sign(status="present", span=span, text=coded.document.text[span.start : span.end])


def _led(way: ByClause, about: list[int], coded: Coded) -> Iterator[Clause]:
    """Of several clauses the one that is about it first of all is the better evidence."""
    others = []
    for duty in about:
        if coded.lead(duty) in way.topics:
            yield coded.duties[duty]
        else:
            others.append(duty)
    for duty in others:
        yield coded.duties[duty]


def _triggers(way: ByTrigger, coded: Coded) -> Iterator[Sign]:
    if way.topics:
        found = [row.fact for row in coded.triggers if not row.topics.isdisjoint(way.topics)]
    else:
        found = [trigger for plan in coded.document.plans for trigger in plan.accountability.triggers]
    yield from _counted((trigger for trigger in found if trigger.catch_all or not way.catch_all), way.count)


def _sanctions(way: BySanction, coded: Coded) -> Iterator[Sign]:
    found = coded.sanctions
    tiers = len({sanction.tier for sanction in found if sanction.tier})
    if found and tiers < way.tiers:
        details = term("check-fewer-tiers", found=str(tiers), wanted=str(way.tiers))
        yield sign_of("weaker", found[0], details)
    else:
        yield from _counted(found, way.count)


def _counted(found: Iterable[Fact], count: int) -> Iterator[Sign]:
    facts = list(found)
    for fact in facts:
        if len(facts) >= count:
            yield sign_of("present", fact)
        else:
            yield sign_of("weaker", fact, _too_few(len(facts), count))


def _citations(way: ByCitation, coded: Coded) -> Iterator[Sign]:
    for citation in coded.citations:
        if not way.titles or any(word in citation.title for word in way.titles):
            yield Sign(status="present", span=citation.span, text=citation.text)
    printed = [word for word in way.titles if word in coded.document.text]
    for clause in coded.duties if printed else ():
        if any(word in clause.text for word in printed):
            yield sign_of("weaker", clause, term("check-not-cited"))


def _blank(fact: Fact, coded: Coded) -> tuple[Status, Term] | None:
    """The place that a fact leaves to be filled in."""
    for blank in coded.blanks:
        if blank.span.start < fact.span.end and fact.span.start < blank.span.end:
            return "unevaluated", term("check-blank", blank=blank.text)
    return None


def _left_number(way: ByQuota, coded: Coded) -> Iterator[Sign]:
    """Clauses about an item's activity in which the number of occasions is blank, so that extraction may have found no quota."""
    text = coded.document.text
    for clause, topics, blank in coded.blanks_in_duties:
        if topics.isdisjoint(way.topics) or (way.about and topics.isdisjoint(way.about)):
            continue
        counted = text[blank.span.start : blank.span.end + _UNIT_WITHIN]
        if any(unit in counted for unit in way.units) and not any(
            _within(quota.fact, clause) and not quota.topics.isdisjoint(way.topics) for quota in coded.quotas
        ):
            yield sign_of("unevaluated", clause, term("check-blank", blank=blank.text))


def _within(fact: Fact, clause: Fact) -> bool:
    return clause.span.start <= fact.span.start and fact.span.end <= clause.span.end


def _left_name(way: ByRole, coded: Coded) -> Iterator[Sign]:
    """Clauses that name an item's role with a blank beside it, so that extraction may have found no holder."""
    for clause, _, blank in coded.blanks_in_duties:
        if blank.kind in {"name", "other"} and any(role in clause.text.replace("负责人", "") for role in way.roles):
            yield sign_of("unevaluated", clause, term("check-blank", blank=blank.text))


def _left_date(way: ByDeadline, coded: Coded) -> Iterator[Sign]:
    """Clauses about what an item wants done, in which a date is blank."""
    text = coded.document.text
    for clause, topics, blank in coded.blanks_in_duties:
        timed = text[blank.span.start : blank.span.end + _UNIT_WITHIN]
        if (not way.topics or not topics.isdisjoint(way.topics)) and any(unit in timed for unit in _TIMES):
            yield sign_of("unevaluated", clause, term("check-blank", blank=blank.text))


_UNIT_WITHIN = 2
"""How far behind a blank its unit may stand."""
_TIMES = ("年", "月", "日", "天", "小时", "季度")


def _refused(fact: Fact, topics: tuple[str, ...], coded: Coded) -> bool:
    """Does a passage say that this is no longer, or need not be, done?"""
    refusal = refusals().search(fact.text)
    if refusal is None:
        return False
    return any(topic.id in topics for topic in coded.codebook.topics("clause", fact.text[refusal.end() :]))


def _too_few(found: int, wanted: int) -> Term:
    return term("check-too-few", found=str(found), wanted=str(wanted))
