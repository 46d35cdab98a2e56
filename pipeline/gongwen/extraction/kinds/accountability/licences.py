"""Which mentions of measures are sanctions, by what stands before them.

On a *basis* (the condition a consequence has or leans on):
* `own` mentions count after any condition, `mild` ones after one that tells of a failing, `conduct` ones after a failing of
  conduct;
* after a mere hazard only what is done to people counts: an order that stops it is no sanction;
* a step of procedure (拟给予处分的), a wrong decision (处分决定确有错误的), an innocent cause (因病…的) license nothing; nor does a lack of claim a denial (不符合条件的, 不予补助); nor a list of
  who is not eligible 不得担任….

With no condition at all a clause is a sanction only if it says so by itself: an instrument with its governor, a vow with a
modal or an adverb of law. What a rule defines, whom it gives a task or a power, how something is decided, what is urged or
forgiven is none.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.accountability import closings, conditions
from gongwen.extraction.kinds.accountability.reading import Sentence
from gongwen.extraction.kinds.accountability.runs import Condition
from gongwen.extraction.kinds.accountability.strengths import Mention
from gongwen.extraction.kinds.accountability.vocabulary import language, measure_words, phrases
from gongwen.text.lexicon import searched

_PURPOSE = re.compile(r"[制订](?:(?<=制)[定订]本|(?<=[特现]制)[定订]|(?<=特订)定)")
"""特制定本办法: a preamble."""
_AIM = re.compile(r"为了?[^。]{4,}(?:制定|制订|印发|如下|通知)")
"""为加强…,制定…: a preamble."""
_DEFINES = re.compile(r"是指|包括(?!但不限于)|种类|分为|方式(?:有|为|包括|分)|主要有|的含义|所称|职责是|谁[^,;]{1,6}谁")
"""What defines or lists measures."""
_TASKED = re.compile(
    r"不得|不应|禁止|负责(?!人|任|的|[^,;、]{1,24}的[^,;、]{0,8}(?:部门|机构|机关|单位|人员))|行使|权限|有权|可以"
)
"""A prohibition, a task or a power before a measure."""
_BY_OTHERS = re.compile(r"适用|应当?由[^,;]{1,20}(?:人员|人|部门|机构)[^,;]{0,6}(?:进行|作出|办理)")
"""Behind a measure: to whom it applies or who decides on it."""
_OF_THINGS = re.compile(r"对[^,;]{0,60}(?:财物|物品|款项|资金|所得|财产|设备|产品|车辆|建筑)\Z")
"""对扣押的财物|依法处理: things are dealt with, and no one is punished."""
_EFFORT = re.compile(r"采取[^,;]{0,8}措施")
"""采取有效措施: an effort."""
_PROCEDURE = re.compile(
    r"应当?|由[^,;]{1,40}(?:决定|批准|审批|作出|实施|执行|办理|公布)|必须|须|不得|按照?[^,;]{1,30}(?:权限|程序|办理)|自[^,;]{1,12}起|可以|有异议|不服"
    r"|报[^,;]{1,20}(?:备案|批准)|在[^,;]{1,10}期|(?:参照|依照|适用|按照)[^,;]{1,40}(?:办理|执行|规定)\Z"
)
"""Behind a measure: how it is decided, carried out or appealed."""
_INTENDED = re.compile("[依从严坚]")
"""依, 从, 严, 坚: how a vow opens that is meant."""
_FURTHER = ("又", "且", "但", "同时", "而", "依法应当")
"""What goes on to tell a further condition."""
_OBLIGED = re.compile(r"(?:应当|应|要|将|必须|须|需|一律|坚决|严肃|可以|可|均|都|还|并|同时|既|又)[^,;]{0,8}\Z")
"""A modal or 一律 before a measure."""
_ANSWERS = re.compile("[追问]责")
"""追责, 问责."""
_PUNISHED = re.compile(r"受[^,;]{0,6}处分|处分(?:影响)?期|(?<!处分)影响期")
"""受处分期间, 影响期: the discipline itself as the condition of a denial."""
_TO_PEOPLE = ("answer", "transfer", "rule", "handle", "vow", "instrument", "graver")
"""Families of what is done to people, which count after a mere hazard too."""
_GOVERNABLE = ("instrument", "answer", "deprive", "deny")
"""Families that are sanctions by their governor alone."""
_ANEW = re.compile("再|年内|当年|本年度|终身|永久|个月内")
"""不得再, 一年内不得: what is lost for a time, and no lack of eligibility."""
_COMPLAINS = re.compile(
    r"(?:均|都)?(?:可以?|有权利?|有义务|应当?|要|请|欢迎|鼓励)?(?:及时|立即|随时|依法|直接|主动){0,2}"
    r"(?:(?:向|到|拨打|通过)[^,;]{1,40}?)?(?:举报|投诉|检举|控告|反映)(?!人|属实)"
)
"""发现…的,有权向…举报: whoever tells of a breach; what is owed then is to look into it."""
_BUDDING = re.compile("苗头|倾向性|发现[^;]{0,40}隐患")
"""苗头性问题: what is nipped in the bud."""
_NEEDED = re.compile("(?:对)?(?:需要|确需|应当|应予|拟)")
"""需要处理的: what is merely to be dealt with."""
_CHARGED = re.compile("[^,;:的]{0,16}?负责(?:组织)?(?:牵头)?(?:依[法规纪]{1,4})?(?:对|查处|处理|处置|追究|督促|问责)")
"""负责查处: whose work it is."""
_INELIGIBLE = re.compile(
    r"[^,;]{0,16}(?:不符合|不具备|不属于|不在|未列入|未纳入|未达到|未取得|未获得)[^,;]{0,16}?"
    r"(?:条件|资格|范围|目录|标准|要求|名单|批准|许可|对象)?内?的[^,;]{0,10}"
    r"|[^,;]{0,8}[未不]满[^,;]{1,8}(?:岁|学分|年限|年|级)(?:的[^,;]{0,10}|者)"
)
"""不符合条件的, 未满十八周岁的: who has no claim, so that a denial or a limit is no loss."""


@cache
def _exhorted() -> re.Pattern[str]:
    return re.compile(rf"(?:要|应|应当|必须|须|将|各[^,;]{{1,8}}|进一步|并)?{language('exhort')}")


def is_exhorted(prefix: str) -> bool:
    """Does a colon open like an exhortation?"""
    return _exhorted().match(prefix) is not None


@cache
def lenient() -> re.Pattern[str]:
    """Words of mitigation and exemption."""
    return re.compile(searched(phrases("language", "lenient")))


@cache
def _merit() -> re.Pattern[str]:
    return re.compile(searched(phrases("language", "reward")))


def is_forgiven(text: str) -> bool:
    """Is the consequence that a colon names a reward, mitigation or exemption?"""
    if lenient().search(text):
        return True
    return _merit().search(text) is not None and conditions.failing().search(text) is None


def sets_up(text: str) -> bool:
    """Is a sentence the preamble of a text or a definition, so that no measure in it is a sanction?"""
    return "是指" in text or _PURPOSE.search(text) is not None or _AIM.match(text) is not None


_CLAIMS = re.compile("有权[^,;]{0,8}(?:要求|请求|主张|获得)|(?:可以?|得)(?:依法)?(?:向[^,;]{1,20})?(?:要求|请求|主张)")
"""有权依法要求赔偿: the right of whom it was done to."""
_BETWEEN = re.compile("[甲乙丙]方有权[^,;]{0,4}要求[甲乙丙]方")
"""甲方有权要求乙方赔偿: what the parties of a contract owe each other."""
_ASSISTS = re.compile(
    "[^,;:]{0,8}?(?:并)?(?:组织或?(?=配合)|配合|协助|支持|参与)(?:或|和|、)?[^,;:]{0,20}(?:部门|机关|机构|单位|组织|进行|做好)"
)
"""配合有关部门查处: a duty to help, and no consequence."""
_EXEMPTS = re.compile("(?:免除|减轻|减免|排除|免去)[^,;:]{0,40}(?:承担|负有?|履行)")
"""免除经营者应当承担的…责任: who is let off."""
_INSPECTS = re.compile(
    "(?:进行|开展|加强|组织)[^,;的]{0,8}(?:检查|监督|巡查|排查|抽查|督查|督导|监测)(?:、|和|并|及时|当场|立即|随时)*\\Z"
)
"""进行巡回检查并当场纠正: what an inspection is for."""
_MANNER = re.compile(
    "(?:要|应当?|将|一律|必须|均){0,2}(?:严格|坚决|切实)(?:(?:按照?|依照?|依据|根据|对照)[^,;]{1,30})?"
)
"""严格按照有关规定追究: how it is done, no exhortation."""


def is_topic(mention: Mention, prefix: str) -> bool:
    """Is a measure urged, defined, claimed or forgiven, by what stands before it in its colon?"""
    if (_CLAIMS.search(prefix) and not _BETWEEN.search(prefix)) or prefix.startswith(("需要", "确需")):
        return True
    if _ASSISTS.match(prefix) or _INSPECTS.search(prefix) or _EXEMPTS.search(prefix):
        return True
    if not mention.governed and _exhorted().match(prefix) and not _MANNER.fullmatch(prefix):
        return True
    return _DEFINES.search(prefix) is not None or lenient().search(prefix) is not None


def is_regulated(sentence: Sentence, i: int, mention: Mention, split: int | None) -> bool:
    """Is a measure only what a rule is about (给予处分, 适用…), what is deserved in a list's item, an effort, or a duty?

    `split`: where a condition closes inside colon i (负责对不作为的|单位进行问责: whose work it is).
    """
    if split is not None and _CHARGED.match(sentence.text, sentence.cola[i].start, split):
        return True
    prefix = sentence.text[sentence.cola[i].start : mention.start]
    ordered = sentence.text[sentence.cola[i].start : mention.open] if mention.family == "order" else prefix
    if mention.strength != "own" and _EFFORT.search(ordered):
        return True
    if prefix.startswith("通过"):
        return True
    if mention.family in ("rule", "handle") and _OF_THINGS.match(sentence.text[sentence.cola[i].start : mention.open]):
        return True
    if split is not None and _is_named(sentence, i, mention, split):
        return True
    last = i + 1 == len(sentence.cola)
    if last:
        return sentence.cola[i].mark == ";" and prefix.endswith(("应当受到", "应受到", "应当受"))
    return _BY_OTHERS.match(sentence.texts[i + 1]) is not None


def _is_named(sentence: Sentence, i: int, mention: Mention, split: int) -> bool:
    """对不合格单位的警告处理,由…: what a rule of procedure is about."""
    colon = sentence.cola[i]
    if mention.governed or mention.family != "instrument" or mention.close != colon.end or mention.close == mention.end:
        return False
    decided = i + 1 < len(sentence.cola) and sentence.texts[i + 1].startswith(_DECIDED)
    return decided and "对" in sentence.text[colon.start : split]


@cache
def _class_name() -> re.Pattern[str]:
    """组织处理:警告、撤职: a colon that only names a class, so that what stands behind it says what there is."""
    head = f"(?:经济处理|{measure_words('head')})的?"
    return re.compile(
        rf"\A{head}(?:方式|种类|形式|类型|措施)?\Z|{head}(?:主要)?(?:方式|种类|形式|类型)(?:主要)?(?:有|为|是|包括)\Z"
    )


def disciplined(mention: Mention, text: str, start: int) -> bool:
    """处分期内不得晋级: a denial whose condition, in text[start:] before it, is the discipline itself."""
    return mention.family in ("deny", "deprive", "withheld") and _PUNISHED.search(text, start, mention.open) is not None


_DECIDED = ("由", "应当由", "应由", "须由", "须经", "应经", "按照")
"""由, 按照 behind a measure: how it is decided."""
_NUMBER = re.compile("[((]?[一二三四五六七八九十\\d]{0,3}[))、.]?")
"""The number of an item of a list."""
_ATTRIBUTE = re.compile("的(?!处[理分罚置](?:[,;、]|\\Z))")
"""给予处分的人员: a measure that is only an attribute."""
LOSSES = ("deprive", "deny", "pin", "grade", "order", "propose", "warned", "rule", "handle")
"""What leans on the condition of the sentence before, where it has none of its own."""
LEANING = 12
"""How far into its colon it may stand."""


def on_basis(sentence: Sentence, i: int, mention: Mention, basis: Condition, told: str) -> bool:
    """Does a condition license a mention in colon i? `told` is the condition's text, "" for one of another sentence."""
    if basis.kind == "procedure" or (told and _is_told_on(sentence, i, basis)):
        return False
    if _is_summed(sentence, i, mention):
        return True
    if _BUDDING.search(told) is not None and mention.strength != "own":
        return False
    if (
        mention.family in ("handle", "referred")
        and _NEEDED.match(told)
        and not _INTENDED.search(sentence.text, mention.start, mention.end)
    ):
        return False
    kept = mention.family in ("deny", "withheld") or sentence.text.startswith("限制", mention.start)
    if kept and (_INELIGIBLE.fullmatch(told) is not None or (basis.kind == "opener" and _bars(sentence, i, mention))):
        return False
    if basis.hazard and (mention.family not in _TO_PEOPLE or mention.strength == "mild"):
        return False
    return mention.strength == "own" or (basis.failing if mention.strength == "mild" else basis.conduct)


def _is_told_on(sentence: Sentence, i: int, basis: Condition) -> bool:
    """Does what follows a condition of the sentence, before colon i, say that it can be told on?"""
    return basis.last + 1 < i and _COMPLAINS.match(sentence.texts[basis.last + 1]) is not None


def _is_summed(sentence: Sentence, i: int, mention: Mention) -> bool:
    """Does a sum follow for what someone is counted as (视为缺席,每缺席一次罚15元), so that it is no mere definition?"""
    following = sentence.texts[i + 1] if i + 1 < len(sentence.texts) else ""
    return following.startswith("每") and following[1:3] in sentence.text[mention.start : mention.end]


def _bars(sentence: Sentence, i: int, mention: Mention) -> bool:
    """有下列情形之一的, 不得担任…: who is not eligible, rather than what is lost."""
    return sentence.text.startswith("不得", mention.start) and _ANEW.search(sentence.texts[i]) is None


def stands_alone(sentence: Sentence, i: int, mention: Mention, prefix: str) -> bool:
    """Is a mention in colon i a sanction with no condition at all?"""
    if mention.strength != "own" or _procedure(sentence, i) or _TASKED.search(prefix):
        return False
    if i and sentence.cola[i - 1].mark == ":" and _class_name().search(sentence.texts[i - 1]):
        return False
    if i == 0 and sentence.text.startswith(":") and "、" in prefix and mention.family == "instrument":
        return False  # what a run-in heading consists of
    text = sentence.text
    whole = mention.open == mention.start and mention.close == sentence.cola[i].end
    if whole and mention.family == "instrument" and _NUMBER.fullmatch(prefix):
        return False  # an item of a list of what forms there are: 问责方式:(1)批评教育;(2)责令作出书面检查
    if _exhorted().match(text[sentence.cola[i].start : mention.start]):
        return False
    if _ATTRIBUTE.search(text, mention.close, sentence.cola[i].end):
        return False
    if mention.governed and mention.family in _GOVERNABLE:
        return True
    if mention.family == "instrument":
        return False
    if mention.family in ("handle", "rule") and not _ANSWERS.search(text, mention.start, mention.end):
        return False
    if text.startswith(("由此", "因此", "因而"), mention.start):
        return True
    obliged = _OBLIGED.search(text[sentence.cola[i].start : mention.start])
    led = mention.open < mention.start and mention.family != "money"  # by what rule, but not 每次
    return obliged is not None or led or _INTENDED.match(text, mention.start) is not None


def _procedure(sentence: Sentence, i: int) -> bool:
    """给予…处分, 由…决定: a measure that is only the subject of a rule on how it is decided."""
    if i + 1 >= len(sentence.cola) or sentence.cola[i].mark != ",":
        return False
    following = sentence.texts[i + 1]
    if closings.closes(following) and following.startswith(_FURTHER):
        return True
    return _PROCEDURE.match(following) is not None
