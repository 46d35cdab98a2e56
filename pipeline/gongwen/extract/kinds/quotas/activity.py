"""What is to be done, and who is to do it: the words around an amount that name the act and the actor.

The act stands before the number (集中学习不少于20次), after it (至少召开两次专题会议, its verb before it), or as the subject
of the clause (学术会议每年至少召开一次: 召开学术会议). Only the words are taken; operators, periods, modal words and the
number fall away.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extract.kinds.quotas.vocabulary import either, lexicon

_STRIP = " \t,:;、。的(\"“'‘"
_MODAL = re.compile(
    r"(?:^|(?<=[,、]))(?:并|且|同时|其中|应当|应(?![急对用届聘收变酬])|必须|须|要(?!求)|需|将|可|都|均|也|还|又|还要|确保|力争|争取|原则上|一般(?!性)|切实|认真|严格|平均|坚持|做到|定期(?=[^,。;]{2})|保证(?![金书])|努力|务必|严格执行|严格落实|落实|至少|最少|不少于|不低于|各|再|又|进一步|全年|本(?=[年月季周学])|以|为|由|使|让)+"
)
_TRAIL = re.compile(
    r"(?:的|应当?|须|必须|要|需|将|均|都|各|作为|为|是|达|达到|至|到|至少|最少|不少于|不低于|一般|原则上|原则|力争|争取|确保|保持在?|稳定在|控制在?|维持在|提高到|提升到|增加到|增长到|提高至|提升至|降到|降至|力争达到|在|有|以|累计|不同时|一式|总计|共|约|能|能够|可|就|再|由|以新台币|新台币|人民币|\(以下同\))+\Z"
)
_TAIL_END = re.compile(
    r"[,。;:!?\n(]|、(?=[^、,。;]{0,12}(?:不少于|不低于|至少|达到|\d))|等(?=方式|形式|途径|手段|措施)|、(?=[一二三四五六七八九十百千两]{1,4}[名个家所项篇次人])|(?:,|并|以及)(?=不少于|不低于|至少)"
)
_ACTOR = re.compile(
    r"(?:委|组|局|部|厅|院|校|办|室|处|科|会|府|位|门|构|司|业|人|员|长|书记|主任|干部|支|党委|中心|站|所|队|经理|总监|干事|保安|护士|会计|出纳|电工|总工|街道|镇|乡|村|社区|系统|机关|级|领导|师|生|户|者|园|区|县|市|省|州|盟|旗|班子|党组|党支部|总支|班|团|方|店|厂|矿|馆|网|委会|银行|社|协会|代表|委员|主席|场|学院|大学|群众|家长|教师|学生|职工|党员)\Z"
)
_NO_ACTOR = re.compile(
    r"^(?:对|将|把|在|通过|按照|根据|结合|围绕|依托|以|为|与|向|从|就|因|如|若|凡|其|该|此|并|要|应|加强|强化|推进|推动|落实|坚持|建立|健全|完善|做好|严格|组织|开展|定期|每|全|其中)|[,:。]"
)
_ACT_END = re.compile(r"(?:学习|培训|检查|会议|工作|活动|研究|汇报|开展|研判)\Z")


_BY_DATE = re.compile(
    r"\A(?:按照?|根据)[“\"]|\A(?:力争|确保)?(?:到|在|于)?(?:(?:20)?\d\d年|\d{1,2}月)(?:\d{1,2}月)?(?:\d{1,2}日)?[底末]?(?:之前|以前|前)?(?=.)|\A(?:年底前|年内|月底前|[一二三四]季度[末底]?前?|[上下]半年)"
)


#: By what rule, of which list, at which moment: not what is done.
_BESIDES = re.compile(
    r"\A(?:[一两半]个?(?:年|月|周|季度|学期)(?=[对就在向由]|组织|集中)|(?:作业|使用|上班|开工|上岗|交接班|营业|开学|放假|节假日|汛期)(?:之|以)?[前后],?)|(?:依|依照|按|按照|就|对)(?:下列|以下|前[项款条]|本[办条规]法?|有关|相关)[^,。;:]{0,6}?(?:规定|事项|各项|项目|标准|程序|要求|各款|内容)"
)
_MEASURED = re.compile("(?:率|比例|比重|面积|数|量|额|度|值|时间|时长|增长|提高|提升|下降|降低|增加|减少|压减)\\Z")
_BOUND = re.compile("不少于|不低于|不超过|不高于|不得少于|不得低于|不得超过|不大于|不小于")


@cache
def acts() -> frozenset[str]:
    """Verbs and nouns of acts."""
    return frozenset((*lexicon("act"), *lexicon("light")))


@cache
def _light() -> frozenset[str]:
    return frozenset(lexicon("light"))


@cache
def _period_words() -> re.Pattern[str]:
    return re.compile(
        rf"(?:上?[上下]午|上下午|早上|晚上|中午)(?=.)|[每毎][^,。;]{{0,3}}?{either('span')}|(?<![安健齐])全年度?|年度?内|一年内|(?:[一两二三四五六半]|\d{{1,2}})个?(?:年|季度|月|周|学期|天|小时)\Z|(?<!学)本?年度(?=[^,]{{2}})"
    )


def clean(words: str) -> str:
    """Words without what only introduces or closes them."""
    if _period_words().fullmatch(words):
        return ""
    words = _BY_DATE.sub("", _BESIDES.sub("", words.strip(_STRIP)))
    words = _period_words().sub("", words) if len(words) > 2 else words
    before = None
    while before != words:
        before = words
        words = _MODAL.sub("", words.strip(_STRIP))
        words = _TRAIL.sub("", words).strip(_STRIP + ')）”’"')
        if words.count("“") > words.count("”") or words.count("《") > words.count("》"):
            words += "”" if words.count("“") > words.count("”") else "》"
    return words


@cache
def _addressed() -> re.Pattern[str]:
    """对X, with the word of duty that may stand between it and the end."""
    return re.compile(
        r"对(?:于)?(?P<what>[^,。;:()对]{2,40}?)(?:\([^()]{0,40}\))?[,]?(?:应当?|须|必须|要|需|可|都|均)?[于在]?\Z"
    )


_ITS = re.compile(r"[就对](?:其|该)[^,。;:]{0,40}?(?=实施|进行|开展|作|做)")
_ITSELF = re.compile("\\A(?:前[一二两]?[项款条]之?|上述|所有)")


def done_to(view: str, low: int, at: int, activity: str) -> str:
    """The act with its object where that opens the clause: 对锅炉,应每月…实施检查 is 对锅炉实施检查."""
    if view.find("对", max(low, at - 56), at) < 0 or re.search("[对将把向]", activity):
        return activity
    m = _addressed().search(view, max(low, at - 56), at)
    if m is None:
        return activity
    return f"对{_ITSELF.sub('', m['what'])}{_ITS.sub('', activity)}"


def actor(subject: str) -> str | None:
    """The subject of a clause where it is one that acts: 局党组, 各支部."""
    subject = subject.strip(_STRIP + ")").rpartition("、")[2] if "每" in subject else subject.strip(_STRIP + ")")
    subject = re.sub(r"(?:应当?|必须|须|要|需|将|均|都|可以|可|负责|每)+\Z", "", subject)
    if not 2 <= len(subject) <= 24 or _NO_ACTOR.search(subject) or _ACT_END.search(subject):
        return None
    return subject if _ACTOR.search(subject) else None


def tail(view: str, start: int, end: int) -> int:
    """Where the object after a number ends: at the clause's end, a bracket, or the next amount of a list."""
    stop = _TAIL_END.search(view, start, min(end, start + 48))
    last = stop.start() if stop else min(end, start + 48)
    closing = view.find("”", start, last)  # of a quotation that the number stands in
    return closing if closing >= 0 and view.find("“", start, closing) < 0 else last


def name(subject: str, head: str, object_: str) -> str:
    """The act, from the subject before the period, the words before the number and those after it."""
    subject, head, object_ = clean(subject), clean(head), clean(object_)
    if object_ and not head:
        return object_
    if object_:
        return head + object_ if len(head) <= len(object_) + 8 or len(head) <= 12 else head
    middle = _BOUND.search(head)
    if middle and middle.start() > 1:
        head = clean(head[: middle.start()])
    if head in _light() or (0 < len(head) <= 2 and len(subject) > 1):
        return head if subject and actor(subject) else head + subject
    if subject and _MEASURED.search(head) and actor(subject) is None:
        return subject + head
    return head or subject
