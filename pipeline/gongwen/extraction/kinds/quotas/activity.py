"""What is to be done, and who is to do it: the words around an amount that name the act and the actor.

The act stands before the number (集中学习不少于20次), after it (至少召开两次专题会议, its verb before it), or as the subject
of the clause (学术会议每年至少召开一次: 召开学术会议). Only the words are taken; operators, periods, modal words and the
number fall away (`cleaning`).
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.quotas.cleaning import STRIP, without_closing
from gongwen.extraction.kinds.quotas.vocabulary import SHOULD, either, ending, ends_in, lexicon
from gongwen.text.lexicon import any_of
from gongwen.text.numerals import CHINESE

_TAIL_END = re.compile(
    r"[,。;:!?\n(且、等并以和及与方始](?:(?<=[,。;:!?\n(且])"
    r"|(?<=[和及与])(?=每[日天周月季年旬]|[^、,。;:]{1,8}若干[名人位]|(?:不少于|至少)?(?:\d[\d.]*|[一二三四五六七八九十百千两]{1,4})[万亿]?[名个家所项篇次人场台套亩处座户支])"
    r"|(?<=、)(?=每|隔[年月周日天季]|半[年月](?!度)|[^、,。;]{0,12}(?:不少于|不低于|至少|达到|\d)|[一二三四五六七八九十百千两]{1,4}[名个家所项篇次人]|[^、,。;:]{2,8}[一二两三四五六七八九十]{1,2}(?:[名人位](?:[、,。;和及与]|\Z)|所(?![有在]))|[^、,。;]{1,3}[一二三两][篇部本期堂节场幅份件封首次])"
    r"|(?<=[方始])(?=[可能得])"
    r"|(?<=等)(?=方式|形式|途径|手段|措施)|(?<=并)(?=不少于|不低于|至少)|(?<=以)(?=及(?:不少于|不低于|至少)))"
)
"""Where it starts counts. A leading class, and then one branch per character: the search skips all others at once."""

_MEASURED = re.compile(r"(?:率|比例|比重|面积|数|量|额|度|值|时间|时长|增长|提高|提升|下降|降低|增加|减少|压减)\Z")


@cache
def acts() -> frozenset[str]:
    """Verbs and nouns of acts."""
    return frozenset((*lexicon("act"), *lexicon("light")))


@cache
def light() -> frozenset[str]:
    """Verbs that say little by themselves."""
    return frozenset(lexicon("light"))


@cache
def _addressed() -> re.Pattern[str]:
    """对X, with the word of duty that may stand between it and the end."""
    return re.compile(
        r"(?<!加强)(?<!强化)(?<!做好)(?<!抓好)(?<!落实)(?<!注重)(?<!重视)(?<!开展)(?<!实施)对(?:于)?(?P<what>[^,。;:()对]{2,40}?)(?:\([^()]{0,40}\))?[,]?(?:应当?|须|必须|要|需|可|都|均)?[于在]?\Z"
    )


_AIMED = re.compile("[对将把向]")
_ITS = re.compile(r"[就对](?:其|该)[^,。;:]{0,40}?(?=实施|进行|开展|作|做)")
_ITSELF = re.compile("\\A(?:前[一二两]?[项款条]之?|上述|所有)")


DUTY = f"(?:应当|必须|{SHOULD}|须(?!知)|要(?![求闻点情事件务素]))"
_DONE = re.compile("进行|开展|实施|做好")


@cache
def predicate() -> re.Pattern[str]:
    """What says something by itself in a clause, and not of what an act is."""
    return re.compile(
        rf"(?<![之的]){either('predicate')}|负[^,。;:]{{0,12}}责|实行[^,。;:]{{0,16}}制|(?<=[^,。;:]{{2}})[为是](?![了])|{DUTY}|[{CHINESE}\d][个名人次项件户家所]"
    )


def done_to(view: str, low: int, at: int, activity: str) -> str:
    """The act with its object where that opens the clause: 对锅炉,应每月…实施检查 is 对锅炉实施检查."""
    if view.find("对", max(low, at - 56), at) < 0 or _AIMED.search(activity):
        return activity
    m = _addressed().search(view, max(low, at - 56), at)
    if m is None or _DONE.search(m["what"]) or ("," in view[m.end("what") : at] and predicate().search(m["what"])):
        return activity
    return f"对{_ITSELF.sub('', m['what'])}{_ITS.sub('', activity)}"


def actor(subject: str) -> str | None:
    """The subject of a clause where it is one that acts: 局党组, 各支部."""
    subject = subject.strip(STRIP + ")").rpartition("、")[2] if "每" in subject else subject.strip(STRIP + ")")
    subject = without_closing(subject, "modal_end")
    if not 2 <= len(subject) <= 24 or not ends_in(subject, "actor_end"):
        return None
    if subject.startswith(lexicon("no_actor")) or subject.endswith(lexicon("act_end")):
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


@cache
def _opening_act() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('act', 'target')})(?:[^,。;:的]{{2}}|\Z)")


def starts_act(words: str) -> bool:
    """Do the words open with a verb, with what it is done to behind, or nothing?"""
    return _opening_act().match(words) is not None


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
    charged = _CHARGED.match(object_)
    if charged:
        object_ = charged["who"]
    elif len(object_) > _LONG + 4:
        core = object_.rpartition("的")[2]
        object_ = core or object_
    return head, object_


_CHARGED = re.compile("(?P<who>[^,。;:的]{2,8}?)(?:专门|具体|统一)?负责(?!人)[^,。;:]{6,}")
"""指定一名联络员(负责审核上报…)."""
_INSPECTED = re.compile(f"[^,。;:]*?(?P<act>对[^,。;:对]{{2,40}}的[^,。;:的]{{2,}}?)(?:{DUTY})?\\Z")
"""总公司对各站的定期审计(每两年进行一次): an act with its object."""
_RATE = re.compile("的?(?:标准|额度)(?=[^,。;:]{2})")


_BRIEF = 2
_FAR = 16
_WAY = re.compile("(?:\\A|[上中内下里前后]|名义|身份|方式|形式|渠道|至少)\\Z")
"""在国家级刊物上(发表…), 以个人名义(出版…): how and where, before the verb."""


@cache
def _results() -> re.Pattern[str]:
    return re.compile(any_of(word for word in lexicon("target") if len(word) > 1))


def _core(words: str) -> str:
    """Of long words the verb and what the last 的 leads to: 以个人名义在报刊上发表与行业有关的文章."""
    before, of, what = words.rpartition("的")
    if len(words) <= _FAR or not of or len(what) < 2:
        return words
    verb = _results().search(before)
    return verb.group() + what if verb and _WAY.search(before, 0, verb.start()) else words


def held(verb: str, what: str, who: str | None) -> bool:
    """Is what stands before the period no actor but what is held: 支部委员会每月召开一次?"""
    return who is not None and not what and verb in ("召开", "举行", "举办", "召集", "开") and _convenes(who)


def _convenes(words: str) -> bool:
    """Do the words name a meeting, or a body that is one when it meets?"""
    return ends_in(words, "meeting") or (words.endswith("会") and not ends_in(words, "association"))


_PAYS = re.compile(
    "(?:每[个人次天日户亩位名件班场年月生])?(?P<pays>一次性奖励|补助|补贴|奖励|资助|发给|给予|补偿|奖补)"
)


def pays(words: str) -> bool:
    """Is it only paid so much for each: 每亩补助?"""
    return _PAYS.fullmatch(words) is not None


def name(subject: str, head: str, object_: str) -> str:
    """The act, from the subject before the period, the words before the number and those after it, all clean."""
    if head.endswith("时") and len(object_) > _BRIEF:
        head = ""  # 讨论换届时应有半数以上委员到会
    rate = _RATE.match(object_)
    object_ = object_[rate.end() :] if rate else object_
    head, object_ = _shortened("" if head in _LEFT and object_[:2] in acts() else head, object_)
    if object_:
        short = len(head) <= len(object_) + 8 or len(head) <= 12
        return head + object_ if short or head.endswith(lexicon("takes")) else head
    if subject and (paid := _PAYS.fullmatch(head)):
        return subject + paid["pays"]
    if head in light() and (inspected := _INSPECTED.match(subject)) and _verbs(inspected["act"]):
        return inspected["act"]
    if head in light() or (0 < len(head) <= 2 and len(subject) > 1):
        if subject.startswith(("对", "向", "给", "为", "每名", "每位", "每个")) and not head.startswith("每"):
            return subject + head
        if actor(subject) and not _convenes(subject):
            return head
        does = head.startswith("每") or head in acts() or head in lexicon("target")  # 清洗水池, but 队员到岗
        return head + subject if does else subject + head
    if _MEASURED.search(head) and actor(subject) is None:
        return subject + head
    return _core(head) or subject
