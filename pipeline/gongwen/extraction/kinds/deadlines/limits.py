"""Lengths that a word of its own makes a limit (the frames `limit`, `publicity`, `work`, `settled`), and days without a number."""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.deadlines.spans import Within, ahead_of, back, excepted, iso
from gongwen.extraction.kinds.deadlines.vocabulary import CLOSING, HOUR, PART_OF_DAY, clause_of, either, words, words_of
from gongwen.extraction.plantext import PlanText
from gongwen.text.numerals import CHINESE

_AT_LAST = re.compile(r"(?:期限|时间|可以?)?(?:不[得能应可]?(?:超过|多于|迟于)|为)?(?:[^,。;\d]{0,8}后)?")
"""最长期限为15天, 最迟不超过收到后3日: what stands between the superlative and the length."""
_HOLDS_ON = ("内", "前", "以", "之", "的", "起", "者")


_PUT_OFF = re.compile("(?:延期|推迟|延迟|暂缓|延长)[^,。;]{0,10}\\Z")
"""延期换届(最长不超过一年): how long at most something is put off."""
_LIMIT_NAME = re.compile(r"(?:延长的?期限|期限|时限|时间)?(?:最长|最迟|最晚)?\Z")
_NO_SUBJECT = re.compile("(?:但是?|并?且|累计|合计){0,2}(?:最[长晚迟])?")


def limit(plan: PlanText, m: re.Match[str]) -> Within | None:
    """最迟不超过4个小时, 延长的期限最长不得超过20个工作日, 建设期为2年, 整改时限15天."""
    view, word = plan.view, m.group()
    clause = clause_of(plan, m.start())
    joint = _AT_LAST.match(view, m.end()) if word[0] == "最" else None
    length = ahead_of().match(view, joint.end() if joint else m.end(), plan.end)
    if length is None:
        return None
    before = view[clause[0] : m.start()]
    if word == "期" and before.endswith("为") and (given := _for_so_long().match(view, length.end(), clause[1])):
        return Within(m.start() - 1, given.end(), iso(length))
    if view.startswith(_HOLDS_ON, length.end()) or _is_month(view, length):
        return None
    if (_lasting().search(before) and not _PUT_OFF.search(before)) or (
        word[-1] not in "迟晚" and _enjoyed(before, view[length.end() : clause[1]])
    ):
        return None
    if length["unit"].startswith("年") and "公示" in before:
        return None
    if _NO_SUBJECT.fullmatch(before) and words("no_deadline").search(
        view, max(plan.sentence(m.start())[0], clause[0] - 40), clause[0]
    ):
        return None  # 处分期为各处分期之和,但是最长不得超过48个月
    work = _work().search(f"{before}{word}" if word in ("期", "限") else before) or _given().search(before)
    if work:
        return Within(clause[0] + work.start(), length.end(), iso(length))
    if word[0] != "最" and not (word.startswith("不") and words("limit").search(before[-16:])):
        return None
    noun = _LIMIT_NAME.search(before)
    return Within(m.start() - (len(noun.group()) if noun else 0), length.end(), iso(length))


_ENJOYS = re.compile(
    "(?:获得?|获取|享受|享有|领取|入住|居住|租住|租用|使用|给予|发放|提供|免[租收交缴除息]|减免|补[贴助]|贴息|资助|连续)[^,。;]{0,12}\\Z"
)
_HANDLED = re.compile("时限\\Z|(?:发放|拨付|兑付|领取|办理|审[核批查]|答复|反馈|材料|资料|证明)的?(?:期限|时间)\\Z")
"""补助发放期限(最长15日): how long handing it out may take."""
_BENEFIT = re.compile("[^,。;]{0,2}的?[^,。;的]{0,6}(?:补[贴助]|贴息|资助|津贴|免[租息]|减免|优惠|租期|使用权|居住权)")
"""最长五年的房租减免: how long someone has it."""


def _enjoyed(before: str, after: str) -> bool:
    """可享受最长三年的房租补贴, 免租入住最长十年: how long someone has the use of something."""
    if _HANDLED.search(before):
        return False
    return _ENJOYS.search(before) is not None or _BENEFIT.match(after) is not None


def _is_month(view: str, length: re.Match[str]) -> bool:
    """活动时间:6月9日: a date, and no eleven months."""
    if length["unit"] != "月" or "个" in length.group():
        return False
    following = view[length.end() : length.end() + 1]
    return following.isdigit() or following in tuple("份底末初上中下") or view[length.start() - 1] == ":"


_RUNS = re.compile("(?:期限?|时限|时间)[:为]?[自从][^,。;:]{1,30}\\Z")


def running(plan: PlanText, m: re.Match[str]) -> Within | None:
    """受理期限:自公告之日起15个工作日: a limit, with what it runs from."""
    view = plan.view
    low = plan.sentence(m.start())[0]
    length = ahead_of().match(view, m.end(), plan.end)
    named = _RUNS.search(view, max(low, m.start() - 40), m.start())
    if length is None or named is None:
        return None
    before = view[low : m.start()]
    return None if words("no_deadline").search(before) else Within(m.start() + 1, length.end(), iso(length))


_NOT_GIVEN = re.compile("(?:第|每|近|连续|累计|满|超过|不足|超|过|前|后|个|共|用|历时|耗时)\\Z")


def settled(plan: PlanText, m: re.Match[str]) -> Within | None:
    """5个工作日办结: so long, and what is done by then."""
    view, clause = plan.view, clause_of(plan, m.start())
    length = back().search(view, max(clause[0], m.start() - 12), m.end())
    if length is None or _NOT_GIVEN.search(view, clause[0], length.start()):
        return None
    if length["unit"] == "月" and "个" not in length.group():
        return None  # 3月完成
    return Within(length.start(), length.end(), iso(length))


_TAKEN = re.compile("(?:左右|多)?的?(?:时间)?的?(?:(?<=时间)|努力|奋斗|建设|发展|治理|整治|攻坚|创建|培育)")


def using(plan: PlanText, m: re.Match[str]) -> Within | None:
    """用三年左右时间, 经过三年的努力: the time that is given for it."""
    length = ahead_of().match(plan.view, m.end(), plan.end)
    taken = _TAKEN.match(plan.view, length.end()) if length else None
    return Within(m.start(), taken.end(), iso(length)) if length and taken else None


@cache
def _lasting() -> re.Pattern[str]:
    return re.compile(rf"{either('no_deadline')}[^,。;]{{0,10}}\Z")


@cache
def _work() -> re.Pattern[str]:
    return re.compile(rf"{either('term_of_work')}(?:一般|原则上|原则|均|暂定|确定|应当?|定|的)*\Z")


@cache
def _for_so_long() -> re.Pattern[str]:
    """为期两周(的异议期)."""
    return re.compile(rf"的?{either('term_of_work')}")


@cache
def _given() -> re.Pattern[str]:
    """交还宿舍期限(为五天): the time given for an act."""
    return re.compile(rf"[^,。;:]{{0,12}}?{either('due')}[^,。;:]{{0,8}}(?:期限|时限|限期)(?:一般|原则上|均|应当?)*\Z")


_SHOWN = re.compile(
    r"(?:[^,。;:\d]{0,6}?(?:名单|结果|信息|情况|内容|公告))?(?:期限?|时间|时限)?(?:一般|原则上|应当?|均|须|需|暂定|的)*"
    r"(?:为期|为|:|不[得能应可]?(?:[少低短]于|超过)|至少|最少|满)*"
)
_SHOWN_FOR = re.compile(
    rf"(?:不[得能应可]?[少低短]于|为期|至少|最少)?(?<![第\d.])(?P<length>(?:\d{{1,2}}|[{CHINESE}]{{1,2}})个? ?(?:工作日|日|天))(?:以上)?(?:的|进行|予以)?(?:网上|校内|公开|社会|书面|张榜)?\Z"
)


def publicity(plan: PlanText, m: re.Match[str]) -> Within | None:
    """公示期不少于7天, 为期四天的公示: how long something has to be shown."""
    view = plan.view
    joint = _SHOWN.match(view, m.end(), plan.end)
    length = ahead_of().match(view, joint.end(), plan.end) if joint else None
    if length and length["unit"].startswith("年") and length["n"] != "半":
        return None  # 公示期1年: how long a record stays open to all
    if length and not view.startswith(("内", "以内", "之内", "前", "的"), length.end()):
        return Within(m.start(), length.end(), iso(length))
    low = clause_of(plan, m.start())[0]
    shown = _SHOWN_FOR.search(view, low, m.start())
    length = ahead_of().match(view, shown.start("length"), m.start()) if shown else None
    return Within(shown.start(), m.end(), iso(length)) if shown and length else None


_ALLOWED = re.compile(r"(?:可以?|经[^,。;]{1,20})\Z")


def extension(plan: PlanText, m: re.Match[str]) -> Within | None:
    """经批准可以延长10日."""
    view = plan.view
    before = view[clause_of(plan, m.start())[0] : m.start()]
    length = ahead_of().match(view, m.end(), plan.end)
    if length is None or length["unit"].startswith("年") or not _ALLOWED.search(before):
        return None  # 聘期可延长2年: how long something lasts
    return Within(m.start(), length.end(), iso(length))


_NO_DAY_DUE = re.compile("的|全天|整天|有效|起|至|开始|未|不|临时|值班|值守|巡|活动")
_LED = re.compile(r"[于在自][^,。;于在自]{0,20}\Z")
_CLOSED = re.compile(rf"(?:之内|以内|内|之前|前|下班前)|[ *]{{0,2}}{PART_OF_DAY}?{HOUR}(?:之?前|以前)")


@cache
def _done_today() -> re.Pattern[str]:
    return re.compile(rf"(?:内|之内|上午|下午)?{either('done_today')}")


def day(plan: PlanText, m: re.Match[str]) -> Within | None:
    """当日, 次日 with something to be done: 当日办结, 于收到申请的当日…, 次日上午反馈."""
    view, clause = plan.view, clause_of(plan, m.start())
    before, after = view[clause[0] : m.start()], view[m.end() : clause[1]].rstrip(CLOSING)
    if _NO_DAY_DUE.match(after) or after.endswith("的") or before.endswith(words_of("event")):
        return None
    if excepted(before, after):
        return None
    led = _LED.search(before)
    closed = _CLOSED.match(after)
    acts = _done_today().match(after)
    if not (acts or closed or led):
        return None
    start = clause[0] + led.start() if led else m.start()
    return Within(start, m.end() + (closed.end() if closed else 0), "P0D" if m.group()[0] == "当" else "P1D")
