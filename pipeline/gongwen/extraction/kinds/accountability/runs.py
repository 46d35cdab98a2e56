"""The run of a condition: from which colon it goes to its closing, and what it tells.

A run begins where its segment does, or after the last consequence, but not before an exhortation or a norm
(各单位要加强管理,未按时上报的): where one stands before it, only the cola that tell of failings, directly before the closing,
are the breach's. 对 and 凡 begin a run, unless what stands before them tells of a failing too or only names the subject.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import msgspec

from gongwen.extraction.kinds.accountability import conditions, degrees, lists, norms
from gongwen.extraction.kinds.accountability.closings import REACH, closes, closing, is_one_of
from gongwen.extraction.kinds.accountability.reading import BLANK, Sentence
from gongwen.extraction.kinds.accountability.splits import found_out, modified
from gongwen.extraction.kinds.accountability.vocabulary import language

_LINK_ONLY = re.compile(r"但是?|其中|此外|另外|同时|并且|对此|例如")
"""A colon that is only a link."""
_SUBJECT = re.compile(
    r"[^,;]{2,60}(?:部门|机关|机构|单位|人员|公务员|政府|组织|学校|企业|个人|人|者|负责人|领导|干部|时|后|中|上|的|期间|前|教师|学生|党员|[围区期年度月周]内)"
)
"""A colon that only names who, when or where."""
_MATTERS = ("问题", "行为", "现象", "情形", "情况", "事件", "事故")
"""Nouns of a case, behind which a degree is none."""
_POINTS_ELSEWHERE = re.compile("违反|第")
"""违反上述规定, 上述第三条: what a rule says, and no list."""
_GENERIC = re.compile("如?有?(?:违反|违犯|违背|违)(?:规定|以上规定|上述规定)?(?:者|的)")
"""违者: whoever breaches the norm before it; a breach by itself."""
_STATED = re.compile(r"[^,;]{4,}(?:进行|举行|办理|执行|报送|提交|上报|保管|负责|承担|缴纳|有效)")
"""A clause that ends with its own verb is no part of the breach that follows, unless it tells of one itself."""
_REFUSES = re.compile("(?:逾期|拒绝|仍)?(?:拒不|不)(?P<what>[^,;的]{2})")
"""拒不停止, 逾期不缴纳: what is not done, in its first two characters."""
_CRIME = re.compile(r"(?:涉嫌|(?:尚?[不未])?构成)[^,;]{0,6}犯罪(?=的?\Z)")
"""构成犯罪 at the end of a breach: its degree."""
_UNDERGONE = re.compile(
    rf"受到?[^,;]{{0,30}}处分|(?:{degrees.SPAN})?(?:累计)?(?:被|受到?)[^,;]{{1,12}}次(?:及?以上)?{BLANK}{{0,12}}"
)
"""How often some measure was undergone."""
_MITIGATED = re.compile(r"(?:并且?|且|同时)(?:具有|有)[^,;]{0,40}(?:情形|情节)(?:之一)?的")
"""并具有从轻情节的: what grades a breach."""
_AIMED = re.compile(
    r"(?:由[^,;:对]{1,24}|[^,;:对]{0,30}?(?:可以?|应当?|应该|将|要|有权|必须|须|得|一律|均|建议|部门|机关|机构|银行|法院|学校|公司|单位|政府|委员会|会|者|方|院|局|人|检查中|工作中|考核中))(?=对)"
)
"""主管部门可以|对: who acts, before 对."""
_IF = re.compile("[如若倘]")
"""如, 若, 倘."""
_WHENEVER = re.compile("[^,;:]{1,20}?(?:时|后|期间)(?=如[有果因未经]|若[有因未经]|倘)")
"""Before 如: when; no part of the breach."""
_APPRAISES = re.compile("考核|考评|评定|测评|评价|审计")
"""Behind 对: what is appraised, so that it is no one who failed."""
_FAILS_NEXT = re.compile("对于?(?:经|有|未|不|违|拒|逾期|造成|存在|发生|因|被|弄虚|擅)")
"""Who acts, before 对: 店家可以|对损坏餐具的顾客. The breach begins at 对."""
_CONNECTIVE = re.compile(
    r"(?:并且?|但是?|同时|此外|另外|其中|而|且|对此|以及|或者?(?=对|存在|有|违|未|不|拒|擅|被|因|发现|发生|造成|出现)|由此(?!产生|造成|引|导|带)|[将把](?=拒|未|违|逾期|弄虚|多次|屡|擅自|无故)|那么|则),?"
)
"""并, 但, 其中: what goes before a clause and is no part of it."""


Follows = Callable[[], bool] | None
"""Asked where it matters: does a condition follow another, so that 逾期不缴纳 is the degree of that one? None for no."""


class Condition(msgspec.Struct, frozen=True, gc=False):
    """A condition text[start:end] of a sentence; its tier and its breach, where it has them; its last colon."""

    start: int
    end: int
    kind: conditions.Kind
    tier: tuple[int, int] | None
    breach: tuple[int, int] | None
    last: int
    failing: bool
    conduct: bool
    hazard: bool
    """Does it tell of a danger, and of no failing of conduct?"""
    pending: tuple[int, int] | None = None
    """Its breach in the document, if no consequence has followed from it yet."""


def is_undergone(text: str) -> bool:
    """Does a colon only say how often some measure was undergone (一年内被诫勉谈话两次)?"""
    return text.endswith(("次", "以上")) and _UNDERGONE.search(text) is not None and degrees.is_degree(text)


@cache
def _overdue() -> re.Pattern[str]:
    """逾期不报到者: what was owed in time stands before it, and is no part of it."""
    return re.compile(f"(?:如果?|若|凡)?{language('overdue')}[^,;]{{0,4}}?(?:未|不|没)")


def skip_connective(sentence: Sentence, start: int, end: int) -> int:
    """`start` moved behind 并, 但, 其中 …"""
    lead = _CONNECTIVE.match(sentence.text, start, end)
    return lead.end() if lead and lead.end() < end else start


def run_to(sentence: Sentence, fresh: int, last: int, end: int, *, follows: Follows) -> Condition:
    """The condition that closes at `end` in colon `last`; its run begins at colon `fresh` at the earliest."""
    first = last
    fresh = max(fresh, last - REACH)
    chained = sentence.texts[last].startswith(("或", "以及"))  # …的,对…的,或者…的: they have one consequence
    strict: bool | None = None  # does the run hold a norm?
    while first > fresh:
        here = sentence.text[sentence.cola[first].start : end if first == last else sentence.cola[first].end]
        before = sentence.texts[first - 1]
        if (
            norms.is_adverbial(before)
            or norms.is_norm(before)
            or norms.is_called(before, here)
            or norms.describes(before)
        ):
            break
        telling = conditions.conduct() if here.startswith(("对", "凡", "如", "若")) else conditions.failing()
        if _GENERIC.fullmatch(here) or (first == last and norms.defers(sentence, last)):
            break
        told = telling.search(before) is not None or _SUBJECT.fullmatch(before) is not None
        told = told or conditions.is_reference(before)
        if here.startswith(("对", "凡")) and before.endswith(("的", "者")) and closes(before) and not chained:
            break
        if here.startswith(("如", "若", "倘")) and norms.is_prohibited(before):
            break
        if (
            not told
            and before.startswith(("对", "根据", "按照", "依照", "由"))
            and degrees.is_degree(conditions.bare(here))
        ):
            break
        if not told:
            if here.startswith(("对", "凡", "如", "若")):
                break
            if _overdue().match(here) or (
                _STATED.fullmatch(before) and not here.startswith(("或", "并", "且", "以及"))
            ):
                break
            if strict is None:
                strict = any(norms.is_norm(sentence.texts[j]) for j in range(fresh, last))
            if strict and not here.startswith(("或", "并", "且", "以及")):
                break
        first -= 1
    return made(sentence, first, last, end, follows=follows)


def made(sentence: Sentence, first: int, last: int, end: int, *, follows: Follows) -> Condition:
    """The condition of cola first…last, closing at `end`: a breach, a degree, both, or neither."""
    while first < last and (_LINK_ONLY.fullmatch(sentence.texts[first]) or norms.is_adverbial(sentence.texts[first])):
        first += 1
    members = [sentence.text[c.start : min(c.end, end)] for c in sentence.cola[first : last + 1]]
    bares = [conditions.bare(member) for member in members]
    start = skip_connective(sentence, sentence.cola[first].start, end)
    aimed = _AIMED.match(sentence.text, start, min(end + 1, sentence.cola[first].end)) if "对" in members[0] else None
    if aimed and _acts(sentence, aimed, start, end, sentence.cola[last].end):
        start = aimed.end()
        members[0] = sentence.text[start : min(sentence.cola[first].end, end)]
        bares[0] = conditions.bare(members[0])
    elif _IF.search(members[0]) and (whenever := _WHENEVER.match(members[0])):
        start = sentence.cola[first].start + whenever.end()
    whole = sentence.text[start:end]
    graded = len(bares)
    while graded and (
        degrees.is_degree(bares[graded - 1])
        or _MITIGATED.fullmatch(members[graded - 1])
        or (graded == 1 == len(bares) and _disobeys(sentence, start, bares[0]))
    ):
        graded -= 1
    tier = breach = None
    kind: conditions.Kind = "breach"
    if conditions.is_procedure(bares[0] if len(bares) == 1 else bares[-1]):
        kind = "procedure"
    elif graded == 0 and (
        (_closed(members[-1]) and (not all(map(degrees.is_later, bares)) or all(map(degrees.is_count, bares))))
        or (follows is not None and follows())
    ):
        kind = "degree"
        tier = _tier(sentence, max(start, sentence.cola[first].start), end)
    elif norms.defers(sentence, last):
        kind = "exception"
    elif (plain := _plain(members, bares)) is not None:
        kind = plain
        tier = _tier(sentence, sentence.cola[last].start, end) if plain == "reference" else None
    else:
        points = whole if graded != 1 else members[0]
        if conditions.opener(whole):
            kind = "opener"
        elif conditions.is_reference(points) and not _POINTS_ELSEWHERE.search(points):
            kind = "reference"
        breach, tier = _graded(sentence, first, graded, members, bares, (start, end))
    pointing = kind in ("degree", "opener", "reference") or found_out(whole) or lists.refers(whole) or is_one_of(whole)
    conduct = pointing or graded == 0 or tier is not None or conditions.conduct().search(whole) is not None
    return Condition(
        start=start,
        end=end,
        kind=kind,
        tier=tier,
        breach=breach,
        last=last,
        failing=pointing or tier is not None or conditions.failing().search(whole) is not None,
        conduct=conduct,
        hazard=not conduct and conditions.danger().search(whole) is not None,
    )


def _disobeys(sentence: Sentence, start: int, text: str) -> bool:
    """Does a condition only say that an order given before it in the sentence was not obeyed (责令停止销售;拒不停止销售的)?"""
    refused = _REFUSES.match(text)
    return refused is not None and any(
        f"{order}{refused['what']}" in sentence.text[:start] for order in ("责令", "勒令", "限期")
    )


def _plain(members: list[str], bares: list[str]) -> conditions.Kind | None:
    """What a condition is that tells no breach and no degree; a reference may say whose case it is (有前款情形,已经发放的)."""
    if len(bares) == 2 and conditions.is_reference(bares[0]) and conditions.is_addressee(bares[1]):
        return "reference"
    if members[-1].startswith("除"):
        return "exception"
    if len(members) == 1 and conditions.is_addressee(bares[0]):
        return "addressee"
    thing = len(members) == 1 and not members[0].endswith("的") and conditions.is_thing(bares[0])
    return "thing" if thing else None


def _acts(sentence: Sentence, aimed: re.Match[str], start: int, end: int, stop: int) -> bool:
    """Is what stands before 对 who imposes a consequence (主管部门|对…的单位), not who fails (教师对学生…的)?"""
    if conditions.failing().search(sentence.text, start, aimed.end()):
        return False
    if _APPRAISES.search(sentence.text, aimed.end(), end):
        return False
    return modified(sentence.text, end, stop) or _FAILS_NEXT.match(sentence.text, aimed.end()) is not None


def _closed(member: str) -> bool:
    return not member.endswith(_MATTERS)


def _graded(
    sentence: Sentence, first: int, graded: int, members: list[str], bares: list[str], span: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """A breach, and the degree that closes it or follows its own closing."""
    start, end = span
    if 0 < graded < len(members) and (closes(members[graded - 1]) or not conditions.opener(members[graded - 1])):
        closed = closing(sentence, first, first + graded - 1, breached=False)
        if closed is None and degrees.is_count(bares[graded]):
            closed = sentence.cola[first + graded - 1].end
        if closed is not None:
            return (start, closed), _tier(sentence, sentence.cola[first + graded].start, end)
    if graded < len(members) and degrees.is_severity(bares[-1]):
        return span, _tier(sentence, sentence.cola[first + len(members) - 1].start, end)
    crime = _CRIME.search(sentence.text, start, end) if sentence.text.find("犯罪", start, end) >= 0 else None
    return span, crime.span() if crime else None


def _tier(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """A degree as printed, without 对 before and 的 after it, or the subject of what was undergone."""
    text = sentence.text[start:end]
    inner = conditions.bare(text)
    at = text.index(inner)
    undergone = _UNDERGONE.search(inner)
    if undergone:
        return start + at + undergone.start(), start + at + len(inner)
    return start + at, start + at + len(inner)
