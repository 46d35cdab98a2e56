"""What a condition tells: a breach, a degree, whom it is about, a list to come.

A condition is of *degree* where all of it says how grave, how often or after what warning (情节严重的, 拒不改正的, 构成犯罪的,
受撤职处分的): it is the tier of a sanction, and no breach. A condition of the *addressee* (属于经营单位的), an *exception*
(除…的) or a step of *procedure* (拟给予开除处分的, 处分决定确有错误的) is neither;
nor is a *thing* that someone came by wrongly (违法取得的财物,), though it may be lost. An *opener* (有下列情形之一的) and a *reference* (有上述情形的)
point to a list. All others are breaches.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from gongwen.extraction.kinds.accountability.reading import BLANK
from gongwen.extraction.kinds.accountability.vocabulary import failings, language, measure_words, phrases
from gongwen.text.lexicon import any_of, searched

Kind = Literal["breach", "degree", "addressee", "exception", "procedure", "thing", "opener", "reference"]

_LEAD = re.compile(r"(?:\d{1,2}[、.](?!\d)|但是?|其中|并且?|同时|且|如果?|若|凡是?|对于?|对其中|其|另外|此外|而),?")
_PROCEDURE = re.compile(
    r"拟|[^,;]{0,20}?因(?:受|被|遭)到?[^,;]{2,20}?(?:而|后)?(?:受到?|遭受|造成)|(?:需要?|确需|有必要|应当?)(?:进一步|继续|移送|移交|延长|补充)"
    r"|(?:[^,;]{0,60}(?:[^依]法规?|规章|规范性文件|制度|办法|条款|标准|方案)[^,;]{0,40})?(?:需要?|确需|应当?)(?:修改|修订|完善|纠正或者?完善|修正|废止)[^,;]{0,8}\Z"
    r"|[^,;]{0,16}?因[^,;]{0,4}(?:身体|健康|疾病|患病|怀孕|不可抗力|自然灾害|客观|政策调整|特殊)|[^,;]{0,16}?因(?:工负伤|工伤|公负伤|公致残|病|伤|孕)"
    r"|[^,;]{0,16}?(?:发现|收到|接到|获取)[^,;未不瞒]{0,24}线索\Z|[^,;]{0,24}?(?:出现|有|患)[^,;瞒拒未不]{0,16}(?:症状|发热|发烧|传染病)[^,;瞒拒未不]{0,10}\Z"
    r"|[^,;]{0,50}(?:决定|结论|意见|规定|认定|裁定|结果)(?:的?[^,;]{0,8}(?:确有|有|存在)错误|[^,;]{0,8}(?:不当|有误)|(?:不)?认为[^,;]{1,12})\Z"
)
_THING = re.compile(
    r"[^,;]{0,24}(?:违[法规纪]|非法|骗|因|以|通过)[^,;的]{0,20}(?:取得|获得|获取|所得|购买|购置|侵占|占有|占用|收取|收受)的"
    r"(?![^,;]{0,60}(?:行为|问题|情形|情况|现象|案件|人员|单位|的|者|人)\Z)[^,;]{2,60}"
)
_TOOK = "收(?<!接收)受"
"""收受, but not in 接收受理."""
_WITHOUT = "无(?=[^,;]{0,6}?(?:手续|证件|凭证|票据|许可证|执照|资质|合同|记录|台账))"
"""无以上手续, 无施工资质."""
_ABSENT = "假(?<=[事病请休]假)[^,;:。]{0,6}?(?:超过|达到?|满|超出)[\\d一二三四五六七八九十两半]"
"""病假超过12天: leave is no failing, too much of it is."""
_SHORT_OF = "(?=[^,;:。的]{0,2}?[一1-9两三半]{1,2}(?:台次|人次|次|天|日|节|人|项|份|件|处|例))"
_SHORT = (f"缺{_SHORT_OF}", f"少(?<![至不减最多很]少){_SHORT_OF}", f"漏{_SHORT_OF}", f"错(?![开峰落过]){_SHORT_OF}")
"""缺一次, 少一份: what is short, by a count."""


def _undone() -> str:
    """没有完成任务: what was not done, in plain speech."""
    return f"没有?{language('undone')}"


@cache
def unlisted() -> tuple[str, ...]:
    """What tells of a failing and is no list of words: what 不, 未 and 无 deny, what is short, too much or too low."""
    lacks = rf"无(?!{language('no_lack')})(?=[^,;:。]{{2,20}}的(?:[,;]|\Z))"  # 无教练随车的
    denied = f"不(?!{language('no_denial')})"
    return (
        *_SHORT,
        _ABSENT,
        denied,
        "低(?<!不低)于",
        "少(?<!不少)于",
        _TOOK,
        f"未(?!{language('not_yet')})",
        _undone(),
        _WITHOUT,
        lacks,
    )


@cache
def failing() -> re.Pattern[str]:
    """Words that tell of a breach or a bad result."""
    return re.compile(searched(phrases("language", "failing"), *unlisted()))


def tells(text: str) -> bool:
    """Does a clause tell of a failing even where nothing closes it as a condition?"""
    events = failings()
    return any(events.get(word.group()) != "weak" for word in failing().finditer(text))


@cache
def conduct() -> re.Pattern[str]:
    """Words that tell of a failing of conduct: no mere event, number or result."""
    words = [word for word, what in failings().items() if not what]
    return re.compile(
        searched(
            (*phrases("language", "conduct"), *words),
            _TOOK,
            f"未(?!通过|及格|合格|满|中|获|{language('not_yet')})",
            _undone(),
            _WITHOUT,
        )
    )


_CAUSED = re.compile("(?:如果?|若)?(?:因[^,;]{1,20}?)?(?:造成|致使|导致)")
"""造成器材损坏时: a bad result that is told as such."""


def in_time(text: str) -> bool:
    """Does a clause that ends with 时 tell of a failing: of conduct, of what it caused, or of any where 当 opens it?"""
    told = failing() if text.startswith("当") else conduct()
    return told.search(text) is not None or _CAUSED.match(text) is not None


@cache
def danger() -> re.Pattern[str]:
    """Words that tell of a hazard rather than a breach."""
    return re.compile(searched(phrases("language", "danger")))


def pointing_down(*more: str) -> str:
    """A pattern of what names the conditions that a list will give (下列情形); `more`: what else it may call them."""
    return rf"{language('below')}[^,;:。\n]{{0,24}}?{any_of(phrases('language', 'listed'), *more)}"


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(pointing_down("内容", "之", "违[规章纪约]", "人员"))


def opener(text: str) -> bool:
    """Does a condition name the conditions that a list will give (有下列情形之一的)?"""
    return ("下" in text or "左" in text) and _opener().search(text) is not None


def pointing_up() -> str:
    """A pattern of what points back to conditions already told: 上述, 前两条, 以上, but not 三次以上."""
    return rf"(?:{language('above')}|前[一二两三]条|(?<![一二三四五六七八九十\d次人年月日元个名天分时节课倍%])以上)"


@cache
def _reference() -> re.Pattern[str]:
    before = "[^,;:]{0,12}?(?:有|出现|发生|存在|具有|属于|对|因|凡)?"
    called = "[^,;:的]{0,6}(?:情形|行为|情况|问题|现象|之一|者|情事)(?:之一|行为)?(?:的|者)?"
    befell = f"[^,;:]{{0,6}}?(?:发生|出现|造成|有){language('above')}[^,;:的]{{0,6}}(?:事故|违规|违纪|失误)(?:之一)?的?"
    return re.compile(f"{before}{pointing_up()}(?:第?[^,;:的]{{0,12}})?(?:所列|规定|所述)?的?{called}|{befell}")


def is_reference(text: str) -> bool:
    """Does a condition only point to conditions already listed (有上述情形之一的)?"""
    return ("上" in text or "前" in text) and _reference().fullmatch(text) is not None


def is_procedure(text: str) -> bool:
    """Is a condition (bare) a step of procedure (拟给予开除处分, 处分决定确有错误)?"""
    return _PROCEDURE.match(text) is not None


def is_thing(text: str) -> bool:
    """Is a condition (bare) only the name of what someone came by wrongly (违法取得的财物)?"""
    return "的" in text and _THING.fullmatch(text) is not None


@cache
def _addressee() -> re.Pattern[str]:
    who = rf"(?:属(?!于?{language('below')})于?|是|系|涉及到?|为|已经?被?{language('already')})[^,;]{{0,40}}"
    return re.compile(rf"{who}|[^,;]{{0,24}}属实")


def is_addressee(text: str) -> bool:
    """Does a condition (bare) only say of whom it is (属于经营单位的, 已经录取的)?"""
    return _addressee().fullmatch(text) is not None and failing().search(text) is None


def bare(text: str) -> str:
    """A condition without the particles around it.

    >>> bare("但情节严重的")
    '情节严重'
    """
    text = text.strip(" ," + BLANK)
    while (lead := _LEAD.match(text)) and lead.end() < len(text):
        text = text[lead.end() :]
    return text[:-1] if text.endswith(("的", "者", "地", "时")) and len(text) > 1 else text


def _counted() -> str:
    """How often, how long or how much, and nothing else: 累计达3次以上, 超过30分钟, 当月累计2次."""
    number = (
        r"(?:\d{1,6}(?:\.\d)?|[一二两三四五六七八九十百半几]{1,4}|[一二三四五六七八九十]分之[一二三四五六七八九十])"
    )
    unit = "(?:人?次|天|日|个?工作日|个?月|年|周|小时|分钟|[学课工]时|节课?|件|起|例|处|项|门|分|元|万元|%|个?百分点|学分|倍|个?学期)"
    amount = f"{number}(?:[至~-]{number})?{unit}(?:及?以上|以下|以内|以外|之内|之外)?"
    span = r"(?:每|当|在|一|同一?|全|本|该|\d{1,2}|[一二两三六九]|十二)个?(?:自然)?(?:学?年度?|学期|季度?|月度?|周|日|天|任期|考核期)(?:之?内|中)?"
    reached = "(?:达到?|超过|超出|超|满|不满|不足|不到|未满|在|至|为|有|发现|出现|发生|不超过|低于|不低于)"
    return rf"(?:{span})?(?:内)?(?:累计|连续|合计|总计|共计|共|再次)?{reached}{{0,2}}{amount}(?:(?:、|,|至|到|但|而|且)?{reached}{{0,2}}{amount}){{0,2}}"


FOUND = "(?:每?发现|每?查实|被发现|违反|累计)"
TIMES = r"[一二两三四五六七八九十\d]{1,2}次(?:及?以上)?"
"""How often something was found (发现, 查实 …)."""
_LATE = ("逾期", "过期", "超期", "超时", "超过期限", "超过时间", "超过时限", "超过规定时间", "超过规定期限")
"""A degree by itself, of the norm before it: 十日内报到,逾期作弃权论."""


SPAN = "在?(?:[一当本两三]|同一?)个?(?:自然)?年度?(?:之?内)?|年度内?|(?:任期|聘期|考核期|本?学期)内"
"""Within what time something was undergone."""


@cache
def _degree() -> re.Pattern[str]:
    scale = language("scale", "circumstance")
    grave, very, result = (language(heading) for heading in ("grave", "very", "result"))
    graded = f"(?:{very})?{grave}"
    who = "(?P<who>[^,;、造致]{0,14}?)(?:人员|职工|教师|学生|党员|单位|企业|公司|者)"
    scaled = rf"(?:{who})?(?:[^,;、造致]{{0,6}}?{scale}(?<!服务态度)(?:、|和|及|或者?|与)?){{1,3}}(?:[^,;]{{0,3}}?{graded})+[^,;]{{0,4}}"
    caused = (
        rf"(?:[给对使][^,;]{{1,16}})?(?:造成|产生|引起|引发|导致|致使|带来|形成|有)了?(?:{graded}|一定|不良|不利|负面|极坏|特大|较坏|其他|后果|的)*"
        rf"(?:社会|政治|经济|舆论|人员|财产|重大|恶劣|不良|严重)*{result}(?:(?:或者?|和|及|与|、)[^,;]{{1,12}}{result})?"
    )
    harmed = "[给对使][^,;]{1,16}造成[^,;]{0,8}(?:损失|损害|伤害|危害|影响)"
    crime = (
        r"(?:尚?未|尚?不|未)?构成[^,;]{1,40}|尚?不够[^,;]{1,8}处罚|涉嫌[^,;]{1,16}|涉及[^,;]{0,6}(?:犯罪|违法|违纪|刑责|刑事)(?:行为|问题)?"
        r"|触犯[^,;]{1,14}|违反(?:了)?(?:国家)?(?:党纪|政纪|党纪政纪|法纪|纪律|法律|国法|刑法|刑律|党纪国法)|触及[^,;]{0,6}(?:刑律|法律|刑法)|违反治安管理[^,;]{0,10}|违法犯罪|犯罪|应当追究刑事责任"
    )
    warned = (
        r"(?:逾期|届期|到期|限期内|期限内|期满|在?规定(?:的)?(?:期限|时间|时限|期间)内|整改期限?内)(?:仍然?|拒|尚)?(?:未|不|没有|拒)[^,;]{1,20}"
        r"|整改(?:仍|后仍)?(?:不到位|不力|不彻底|未完成|未达标|不合格|不达标)"
        r"|拒不[^,;]{0,6}(?:改正|整改|悔改|改|纠正|改过)|拒不(?:执行|停止|履行)[^,;]{0,16}(?:决定|命令|要求|义务)|不改正|不整改|不悔改"
        r"|(?:不听|不服从?|拒不服从?|不接受)[^,;的]{0,3}(?:劝阻|劝告|劝止|劝导|制止|教育)|(?:劝导|劝阻|劝告|劝止|教育|批评|警告|提醒|制止)(?:教育)?(?:后)?(?:仍)?(?:无效|不改|不听|不从|不理)|经[^,;的]{1,10}?(?:不听|不改|无效|不从|不理|不服|不予理会|不遵从|置之不理)"
        r"|(?!(?:超过|至|到|晚于)[\d一二三四五六七八九十]{1,3}[:点时])(?:经|在|被)?[^,;]{0,20}?仍(?:然|旧)?(?:不|未|拒|达不|没)[^,;]{1,20}|屡[教劝诫戒催罚经][^,;]{0,4}?[不未](?:改|听|止|悛|交|缴|从)|(?:屡次|多次)(?:劝[导阻告]|教育|提醒|警告|整改)?不改|屡禁不止|屡查屡犯|屡犯不改|屡犯|累犯|惯犯|初犯|再犯|重犯"
    )
    repeated = rf"每?{any_of(_LATE)}|{FOUND}?(?:{TIMES}|首次|初次|再次|多次|第[一二三四五\d]次)(?:违反|违规|违法|发生|出现|违纪|发现|查实)?|第[二三四五\d]次被(?:查处|查获|发现|处罚|警告|通报)"
    gained = r"(?:没有|无|有)违法所得|违法所得[^,;]{0,24}|货值金额[^,;]{0,24}|[^,;]{0,4}数额(?:较|特别)?[巨较]?大"
    often = rf"(?:累计|合计)?(?:达到?|满)?{TIMES}{BLANK}{{0,12}}"
    punished = (
        rf"(?:单独)?(?:[^,;、的]{{0,10}}?{language('person')})?(?:{SPAN})?(?:累计|连续)?(?:受到?|被)(?:给予|予以|进行)?"
        rf"(?:{measure_words('head', 'kind')}|通报|诫勉教育|约谈|提醒|点名){often}|(?:[^,;]{{0,12}}?{language('person')}|依照?[^,;]{{1,30}}规定)?(?:单独)?(?:受到?|被|给予|予以)(?!判|下列|以下|如下)[^,;]{{0,30}}?{measure_words('head', 'kind')}(?:以上)?"
        r"|(?:已|仍)?被(?:依法)?列入[^,;]{0,24}(?:名单|名录)"
        r"|(?:依法|依纪)?(?:应当|应予|应|需要|需|须|拟)(?:对[^,;]{1,30})?(?:依法)?(?:给予|予以|受到|承担|追究|作出|移送)[^,;]{0,40}"
    )
    scored = r"[^,;]{0,10}(?:积分|扣分|记分|分值|信用分)[^,;]{0,8}"
    atom = "|".join((scaled, graded, caused, harmed, crime, warned, repeated, gained, punished, scored, _counted()))
    return re.compile(rf"(?:(?:{atom})(?:的|者)?(?:、|,|并且?|且|或者?|以及|和|及|而|但)?){{1,4}}")


_ATTRIBUTES = frozenset("违失渎")
"""What a failing begins with that names whoever fails: 违法单位, 失职人员."""


@lru_cache(maxsize=2048)
def is_degree(text: str) -> bool:
    """Does all of a condition (bare) say how grave, how often or after what warning?"""
    degree = _degree().fullmatch(text) if len(text) <= 80 else None
    return degree is not None and not _does(degree["who"] or "")


def _does(who: str) -> bool:
    """Do the words before a person tell what was done to whom (体罚|学生), rather than who it is (违法|单位)?"""
    told = conduct().search(who)
    return told is not None and told.group()[0] not in _ATTRIBUTES


_LATER = re.compile(
    r"违反|整改|在?规定的?(?:期限|时间|时限)|不听|不服|不接受|拒不服|逾期|届期|到期|限期|期|首次|再次|多次|两次|三次|第[一二三]次|[二两三四五]次|\d次|累计|[^,;]*仍|拒不(?:执行|停止|履行)"
)
_AMENDED = re.compile(r"(?:未|不|拒不|不予|未按要求|未及时)(?:改正|整改|悔改|改过|纠正|改\Z)")


_FOUND_OFTEN = re.compile(f"(?:{FOUND}|第)?{TIMES}|首次|初次|再次")
_NTH = re.compile("第[一二三四五\\d]次(?:违反|违规|违纪|发现|被[^,;]{2,4})?")
"""第二次违反: a degree by itself as well."""


@cache
def _count() -> re.Pattern[str]:
    return re.compile(_counted())


def is_count(text: str) -> bool:
    """Does a condition (bare) only say how often it was found (发现一次, 三次以上)?"""
    return _FOUND_OFTEN.fullmatch(text) is not None


def is_later(text: str) -> bool:
    """Is a degree (bare) one only after an order or a first breach (逾期不缴纳)? By itself it tells of a breach."""
    if _count().fullmatch(text) is not None:
        return True
    if text in _LATE or _NTH.fullmatch(text) is not None:
        return False
    return _LATER.match(text) is not None and _AMENDED.search(text) is None


@cache
def _severity() -> re.Pattern[str]:
    very, grave = language("very"), language("grave")
    return re.compile(
        rf"(?:[^,;造致]{{0,8}}?{language('scale')}(?:、|和|及|或者?|与)?)+(?:{very})?{grave}[^,;]{{0,16}}"
    )


def is_severity(text: str) -> bool:
    """Is the last member of a breach (bare) a grade of it (性质恶劣, 情节严重)?"""
    return _severity().fullmatch(text) is not None
