"""What is to be done, and who is to do it: the words around an amount that name the act and the actor.

The act stands before the number (集中学习不少于20次), after it (至少召开两次专题会议, its verb before it), or as the subject
of the clause (学术会议每年至少召开一次: 召开学术会议). Only the words are taken; operators, periods, modal words and the
number fall away.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.quotas.vocabulary import SHOULD, either, ending, ends_in, lexicon
from gongwen.text.numerals import CHINESE

_STRIP = " \t,:;、。的(\"“'‘"
_STRIP_ALL = _STRIP + ')）”’"'
_MODAL = rf"(?:惟(?=以|$)|并|且|同时|其中|应当|{SHOULD}|必须|须|要(?!求)|需|将|可|都|均|也|还|又|还要|确保|力争|争取|原则上|一般(?![性困规程纳工职事项情问会公人干]|单位|企业|户|学)|切实|认真|严格|平均|坚持|做到|定期(?=[^,。;]{{2}})|保证(?![金书])|努力|务必|严格执行|严格落实|落实|至少|最少|不少于|不低于|各|再|又|进一步|全年|本(?=[年月季周学])|以|为|由|使|让)+"
_TAIL_END = re.compile(
    r"[,。;:!?\n(且、等并以和及与方始](?:(?<=[,。;:!?\n(且])"
    r"|(?<=[和及与])(?=(?:不少于|至少)?(?:\d[\d.]*|[一二三四五六七八九十百千两]{1,4})[万亿]?[名个家所项篇次人场台套亩处座户支])"
    r"|(?<=、)(?=每|[^、,。;]{0,12}(?:不少于|不低于|至少|达到|\d)|[一二三四五六七八九十百千两]{1,4}[名个家所项篇次人]|[^、,。;:]{2,8}[一二两三四五六七八九十]{1,2}[名人位](?:[、,。;]|\Z)|[^、,。;]{1,3}[一二三两][篇部本期堂节场幅份件封首次])"
    r"|(?<=[方始])(?=[可能得])"
    r"|(?<=等)(?=方式|形式|途径|手段|措施)|(?<=并)(?=不少于|不低于|至少)|(?<=以)(?=及(?:不少于|不低于|至少)))"
)
"""Where it starts counts. A leading class, and then one branch per character: the search skips all others at once."""

_BY_DATE = re.compile(
    r"(?=[按根力确到在于\d年月一二三四上下])(?:(?:按照?|根据)[“\"]|(?:力争|确保)?(?:到|在|于)?(?:(?:20)?\d\d年|\d{1,2}月)(?:\d{1,2}月)?(?:\d{1,2}日)?[底末]?(?:之前|以前|前)?(?=.)|(?:年底前|年内|月底前|[一二三四]季度[末底]?前?|[上下]半年))"
)
_DATE_END = re.compile(
    r"(?:(?:20\d\d年|[今明本当]年)?(?:\d{1,2}月(?:\d{1,2}日)?|年)(?:[中上下]旬)?(?:[底末初中](?:之?前|以前)?|(?:之|以)?前)"
    r"|(?:20\d\d年|[今明本当全]年)?(?:[上下]半年|[一二三四1-4]季度|前三季度)[底末]?(?:之?前)?|20\d\d年)\Z"
)
"""支出进度上半年(要达到60%): by when."""
_LABEL = re.compile(r"(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、]|\d{1,2}\.(?!\d))")
_IN_TIME = rf"(?:\d{{1,2}}|[{CHINESE}]{{1,3}})个?(?:年|月|学期|周)(?:之|以)?内"
_WITHIN = re.compile(_IN_TIME)
"""5年内培养…: by when, not what."""
_NUMBERS = frozenset("(0123456789" + CHINESE)
_GROUNDS = frozenset("依根按结围针通为")
_WAY = re.compile("(?:依据|根据|按照|结合|围绕|针对|通过|为了?)[^,。;]{2,60},")
"""根据…,结合…,制定计划: on what ground, not what."""


#: 将助学金发放到卡内: what is done to it stands behind.
_TAKEN = re.compile(
    r"\A[将把](?P<what>[^,。;:将把]{2,14}?)(?P<act>发放|发给|报送|上报|提交|移交|上缴|缴入|录入|上传|汇总|公布|公示|纳入|存入|拨付|转入|通报|反馈|抄送|张贴)(?:到|至|给|在|于|予)?.*\Z"
)
#: By what rule, of which list, at which moment: not what is done.
_MOMENT = re.compile(
    r"(?=[一两半作使上开交营放节汛])(?:[一两半]个?(?:年|月|周|季度|学期)(?=[对就在向由]|组织|集中)|(?:作业|使用|上班|开工|上岗|交接班|营业|开学|放假|节假日|汛期)(?:之|以)?[前后],?)"
)
_BESIDES = re.compile(
    r"[依按就对]照?(?:下列|以下|前[项款条]|本[办条规]法?|有关|相关)[^,。;:]{0,6}?(?:规定|事项|各项|项目|标准|程序|要求|各款|内容)"
)
_BY_RULE = re.compile("[依按就对]照?[下以前本有相]")
"""How `_BESIDES` opens."""
_MEASURED = re.compile(r"(?:率|比例|比重|面积|数|量|额|度|值|时间|时长|增长|提高|提升|下降|降低|增加|减少|压减)\Z")
_BOUND = re.compile("不少于|不低于|不超过|不高于|不得少于|不得低于|不得超过|不大于|不小于")


@cache
def acts() -> frozenset[str]:
    """Verbs and nouns of acts."""
    return frozenset((*lexicon("act"), *lexicon("light")))


@cache
def light() -> frozenset[str]:
    """Verbs that say little by themselves."""
    return frozenset(lexicon("light"))


@cache
def _period_words() -> re.Pattern[str]:
    return re.compile(
        rf"(?:上?[上下]午|上下午|早上|晚上|中午)(?=.)|(?:\A|(?<=争取)|(?<=力争)|(?<=确保)|(?<=[,在于])){_IN_TIME}|[每毎][^,。;]{{0,3}}?{either('span')}|(?<![安健齐])全年度?|年度?内|一年内|(?:[一两二三四五六半]|\d{{1,2}})个?(?:年|季度|月|周|学期|天|小时)\Z|(?<!学)本?年度(?=[^,]{{2}})"
    )


def clean(words: str) -> str:
    """Words without what only introduces or closes them."""
    if not words:
        return ""
    timed = _TIMELY.search(words) is not None
    if words[-1] in _MEANWHILE_ENDS and _MEANWHILE.fullmatch(words):
        return ""
    if timed and (_period_words().fullmatch(words) or _DATE_END.fullmatch(words.strip(_STRIP_ALL))):
        return ""
    whole = words
    words = words.strip(_STRIP)
    if not words:
        return ""
    first = words[0]
    if first in "将把" and (taken := _TAKEN.match(words)):
        return taken["act"] + taken["what"]
    if first in _NUMBERS:
        labelled = _LABEL.match(words)
        words = words[labelled.end() :] if labelled and len(words) > labelled.end() + 1 else words
        within = _WITHIN.match(words)
        words = words[within.end() :] if within else words
    while words[:1] in _GROUNDS and (way := _WAY.match(words)):
        words = words[way.end() :]
    words = _without_conditions(words, timed=timed)
    before = None
    while before != words:
        before = words
        words = _without_ends(words.strip(_STRIP)).strip(_STRIP_ALL)
        words = _DATE_END.sub("", words) if timed else words
    return _balanced(words, whole)


_PAIRS = (("“", "”"), ("《", "》"), ("(", ")"))
_PAIRED = frozenset(mark for pair in _PAIRS for mark in pair)


def _balanced(words: str, whole: str) -> str:
    """Words with the other half of what they open or close; of a bracket that `whole` leaves open, what stands in it."""
    if _PAIRED.isdisjoint(words):
        return words
    for opening, closing in _PAIRS:
        opened, closed = words.count(opening), words.count(closing)
        if opened > closed:
            if opening != "(" or words + closing in whole:
                words += closing
            else:
                before, _, inside = words.rpartition("(")
                words = inside if len(inside) > 1 else before
        elif closed > opened:
            words = opening + words if opening + words in whole else words
    return words


def _without_conditions(words: str, *, timed: bool) -> str:
    """Words without for each of whom, when and by what rule; `timed`: do they hold a character that times are said with?"""
    if timed:
        words = without_each(words) or words
        bidden = _BIDDEN.match(words)
        words = words[bidden.end() :] if bidden else words
    opening = _MOMENT.match(words)
    words = words[opening.end() :] if opening else words
    if _BY_RULE.search(words):
        words = _BESIDES.sub("", words)
    dated = _BY_DATE.match(words)
    words = words[dated.end() :] if dated else words
    return _period_words().sub("", words) if timed and len(words) > 2 else words


_EACH_END = re.compile(
    r"(?:按照?|为)?每(?:[人生户亩次件册课车台张场位吨个套间项村镇乡校县]|单位|社区)(?:\([^()]{1,8}\))?\Z"
)
"""护理费每人(每月300元): for whom, not what."""
_MEANWHILE = re.compile("[^,。;:]{2,16}(?:过程中|期间|阶段|时段)(?:内|应当?|必须|须|要|至少)*")
"""作业过程中(每2小时监测一次): when."""
_MEANWHILE_ENDS = frozenset("中间段内应当须要少")
"""The last characters of what `_MEANWHILE` matches."""
_BIDDEN = re.compile("[^,。;:]{1,12}[前时后](?:应当?|必须|须|要|需)(?=[^,。;:]{2})")
"""入驻前须(交纳押金): when."""


def without_each(words: str) -> str:
    """Words without the 每人, 按每户 that close them."""
    return _EACH_END.sub("", words) if "每" in words else words


_TIMELY = re.compile("[午上每毎年季月周期天时前后]")
"""What the patterns of times (`_period_words`, `_BIDDEN`, `_EACH_END`) can't do without."""


def _without_ends(words: str) -> str:
    """Words without the modal words that open them or a part of them, and the verbs and joints that close them."""
    opening = _opening().match(words)
    words = words[opening.end() :] if opening else words
    if "," in words or "、" in words:
        words = _inner().sub("", words)
    return _without_closing(words, "closing")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(_MODAL)


@cache
def _inner() -> re.Pattern[str]:
    return re.compile(rf"(?<=[,、]){_MODAL}")


@cache
def _addressed() -> re.Pattern[str]:
    """对X, with the word of duty that may stand between it and the end."""
    return re.compile(
        r"(?<!加强)(?<!强化)(?<!做好)(?<!抓好)(?<!落实)(?<!注重)(?<!重视)(?<!开展)(?<!实施)对(?:于)?(?P<what>[^,。;:()对]{2,40}?)(?:\([^()]{0,40}\))?[,]?(?:应当?|须|必须|要|需|可|都|均)?[于在]?\Z"
    )


_AIMED = re.compile("[对将把向]")
_ITS = re.compile(r"[就对](?:其|该)[^,。;:]{0,40}?(?=实施|进行|开展|作|做)")
_ITSELF = re.compile("\\A(?:前[一二两]?[项款条]之?|上述|所有)")


_DUTY = f"(?:应当|必须|{SHOULD}|须(?!知)|要(?![求闻点情事件务素]))"
_DONE = re.compile("进行|开展|实施|做好")


@cache
def _predicate() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![之的]){either('predicate')}|负[^,。;:]{{0,12}}责|实行[^,。;:]{{0,16}}制|(?<=[^,。;:]{{2}})[为是](?![了])|{_DUTY}|[{CHINESE}\d][个名人次项件户家所]"
    )


def frame(before: str) -> str:
    """Of what a bare act is done, of the clause before it, clean: 档案(,每年清点一次). None of one that says more by itself.

    A clause with a predicate of its own (每人包联一个社区) tells something else, and does so where 对 opens it, too
    (对安全工作负领导责任).
    """
    return "" if _predicate().search(before) else clean(before)


def done_to(view: str, low: int, at: int, activity: str) -> str:
    """The act with its object where that opens the clause: 对锅炉,应每月…实施检查 is 对锅炉实施检查."""
    if view.find("对", max(low, at - 56), at) < 0 or _AIMED.search(activity):
        return activity
    m = _addressed().search(view, max(low, at - 56), at)
    if m is None or _DONE.search(m["what"]) or ("," in view[m.end("what") : at] and _predicate().search(m["what"])):
        return activity
    return f"对{_ITSELF.sub('', m['what'])}{_ITS.sub('', activity)}"


def _without_closing(words: str, heading: str) -> str:
    """Words without those under the heading that close them."""
    closing = ending(heading)
    while words and (trail := closing.get(words[-1])) and words.endswith(trail):
        words = words.removesuffix(next(word for word in trail if words.endswith(word)))
    return words


def actor(subject: str) -> str | None:
    """The subject of a clause where it is one that acts: 局党组, 各支部."""
    subject = subject.strip(_STRIP + ")").rpartition("、")[2] if "每" in subject else subject.strip(_STRIP + ")")
    subject = _without_closing(subject, "modal_end")
    if not 2 <= len(subject) <= 24 or not ends_in(subject, "actor_end"):
        return None
    if subject.startswith(lexicon("no_actor")) or subject.endswith(lexicon("act_end")) or set(subject) & set(",:。"):
        return None
    return subject


_BY = re.compile(r"(?P<what>.{0,24}?)由(?P<who>[^由]{2,16}?)\Z")


def by_whom(words: str) -> tuple[str, str | None]:
    """What is done, and by whom, of 碰头会由车间主任 and 由主管部门复审; the words and None where nobody is named so."""
    if "由" not in words:
        return words, None
    verbs = _verbs(words) if words.startswith("由") else ""
    m = _BY.match(words.removesuffix(verbs))
    who = actor(m["who"]) if m else None
    if m is None or who is None:
        return words, None
    return m["what"] + verbs, who


def tail(view: str, start: int, end: int) -> int:
    """Where the object after a number ends: at the clause's end, a bracket, or the next amount of a list."""
    stop = _TAIL_END.search(view, start, min(end, start + 48))
    last = stop.start() if stop else min(end, start + 48)
    closing = view.find("”", start, last)  # of a quotation that the number stands in
    return closing if closing >= 0 and view.find("“", start, closing) < 0 else last


_LONG = 12
_LEFT = frozenset({"按", "以", "依", "照", "按照", "每"})
"""What is left of 按十个月(发放)."""


def _verbs(words: str) -> str:
    """The longest run of verbs that closes the words (引进和培养, 组织、开展), "" where none does.

    Told from the end, each place once: 分析研判 is two verbs and one, and a pattern would try every way to part a run of them.
    """
    known = ending("act", "target")
    first, ends = len(words), {len(words)}
    for end in range(len(words), 0, -1):
        for verb in known.get(words[end - 1], ()) if end in ends else ():
            if words.endswith(verb, 0, end):
                start = end - len(verb)
                first = min(first, start)
                ends |= {start, start - (words[start - 1 : start] in _AND)}
    return words[first:]


_AND = frozenset("和及与、并")


@cache
def _long_object() -> re.Pattern[str]:
    """对 with a long object and a verb that says little: the act is what follows the number."""
    return re.compile(rf"对[^,。;]{{{_LONG},}}(?:开展|进行|实施|组织)\Z")


def _shortened(head: str, object_: str) -> tuple[str, str]:
    """The verb of a long head where the number parts it from its object, and of a long object what the last 的 leads to."""
    if len(head) > _LONG and object_:
        if _long_object().search(head):
            return "", object_
        verbs = _verbs(head)
        head = verbs if len(verbs) > 1 else head
    if len(object_) > _LONG + 4:
        _, of, core = object_.rpartition("的")
        object_ = core if of and len(core) > 1 else object_
    return head, object_


_RATE = re.compile("的?(?:标准|额度)(?=[^,。;:]{2})")


def held(verb: str, what: str, who: str | None) -> bool:
    """Is what stands before the period no actor but what is held: 支部委员会每月召开一次?"""
    return who is not None and verb in ("召开", "举行", "召集", "开") and not what and ends_in(who, "meeting")


def name(subject: str, head: str, object_: str) -> str:
    """The act, from the subject before the period, the words before the number and those after it, all clean."""
    rate = _RATE.match(object_)
    object_ = object_[rate.end() :] if rate else object_
    head, object_ = _shortened("" if head in _LEFT and object_[:2] in acts() else head, object_)
    if object_ and not head:
        return object_
    if object_:
        short = len(head) <= len(object_) + 8 or len(head) <= 12
        return head + object_ if short or head.endswith(lexicon("takes")) else head
    middle = _BOUND.search(head)
    if middle and middle.start() > 1:
        head = clean(head[: middle.start()])
    if head in light() or (0 < len(head) <= 2 and len(subject) > 1):
        if subject.startswith(("对", "向", "给", "为", "每名", "每位", "每个")) and not head.startswith("每"):
            return subject + head
        return head if subject and actor(subject) else head + subject
    if subject and _MEASURED.search(head) and actor(subject) is None:
        return subject + head
    return head or subject
