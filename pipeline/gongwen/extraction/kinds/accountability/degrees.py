"""Degrees: conditions that only say how grave, how often or after what warning (情节严重的, 拒不改正的, 受撤职处分的).

They are the tiers of sanctions. Some are degrees only after an order or a first breach (逾期不缴纳), which `is_later` tells: with
nothing before them they tell of a breach themselves.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from gongwen.extraction.kinds.accountability import conditions
from gongwen.extraction.kinds.accountability.reading import BLANK
from gongwen.extraction.kinds.accountability.vocabulary import language, measure_words
from gongwen.text.lexicon import any_of


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


TIMES = r"[一二两三四五六七八九十\d]{1,2}次(?:及?以上)?"
"""How often something was found (发现, 查实 …)."""
_LATE = ("逾期", "过期", "超期", "超时", "超过期限", "超过时间", "超过时限", "超过规定时间", "超过规定期限")
"""A degree by itself, of the norm before it: 十日内报到,逾期作弃权论."""


SPAN = "在?(?:[一当本两三]|同一?)个?(?:自然)?年度?(?:之?内)?|年度内?|(?:任期|聘期|考核期|本?学期)内"
"""Within what time something was undergone."""


@cache
def found() -> str:
    """A pattern of how a breach came out or how its cases are counted, before how often: 被发现三次, 累计两次."""
    return f"(?:[每被]?{language('found')}|违反|累计)"


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
        rf"(?:{language('overdue')}"
        r"|限期内|期限内|在?规定(?:的)?(?:期限|时间|时限|期间)内|整改期限?内)(?:仍然?|拒|尚)?(?:未|不|没有|拒)[^,;]{1,20}"
        r"|整改(?:仍|后仍)?(?:不到位|不力|不彻底|未完成|未达标|不合格|不达标)"
        r"|拒不[^,;]{0,6}(?:改正|整改|悔改|改|纠正|改过)|拒不(?:执行|停止|履行)[^,;]{0,32}(?:决定|命令|要求|义务)|不改正|不整改|不悔改"
        r"|(?:不听|不服从?|拒不服从?|不接受)[^,;的]{0,3}(?:劝阻|劝告|劝止|劝导|制止|教育)|(?:劝导|劝阻|劝告|劝止|教育|批评|警告|提醒|制止)(?:教育)?(?:后)?(?:仍)?(?:无效|不改|不听|不从|不理)|经[^,;的]{1,10}?(?:不听|不改|无效|不从|不理|不服|不予理会|不遵从|置之不理)"
        r"|(?!(?:超过|至|到|晚于)[\d一二三四五六七八九十]{1,3}[:点时])(?:经|在|被)?[^,;]{0,20}?仍(?:然|旧)?(?:不|未|拒|达不|没)[^,;]{1,20}|屡[教劝诫戒催罚经][^,;]{0,4}?[不未](?:改|听|止|悛|交|缴|从)|(?:屡次|多次)(?:劝[导阻告]|教育|提醒|警告|整改)?不改|屡禁不止|屡查屡犯|屡犯不改|屡犯|累犯|惯犯|初犯|再犯|重犯"
    )
    repeated = rf"每?{any_of(_LATE)}|{found()}?(?:{TIMES}|首次|初次|再次|多次|第[一二三四五\d]次)(?:违反|违规|违法|发生|出现|违纪|发现|查实)?|第[二三四五\d]次被(?:查处|查获|发现|处罚|警告|通报)"
    gained = r"(?:没有|无|有)违法所得|违法所得(?![^,;]{0,12}倍)[^,;]{0,24}|货值金额[^,;]{0,24}|[^,;]{0,4}数额(?:较|特别)?[巨较]?大"
    often = rf"(?:累计|合计)?(?:达到?|满)?{TIMES}{BLANK}{{0,12}}"
    punished = (
        rf"(?:单独)?(?:[^,;、的]{{0,10}}?{language('person')})?(?:{SPAN})?(?:累计|连续)?(?:受到?|被)(?:给予|予以|进行)?"
        rf"(?:{measure_words('head', 'kind')}|通报|诫勉教育|约谈|提醒|点名){often}|(?:[^,;]{{0,12}}?(?:{language('person')}|中))?(?:依照?[^,;]{{1,30}}规定)?(?:对[^,;]{{1,12}}?)?(?:单独)?(?:受到?|被|给予|予以)(?!判|下列|以下|如下)[^,;]{{0,30}}?{measure_words('head', 'kind')}”?(?:以上)?"
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
    told = conditions.conduct().search(who)
    return told is not None and told.group()[0] not in _ATTRIBUTES


_LATER = re.compile(
    r"违反|整改|在?规定的?(?:期限|时间|时限)|不听|不服|不接受|拒不服|逾期|届期|到期|限期|期|首次|再次|多次|两次|三次|第[一二三]次|[二两三四五]次|\d次|累计|[^,;]*仍|拒不(?:执行|停止|履行)"
)
"""Degrees that come after an order or a first breach,"""
_AMENDED = re.compile(r"(?:未|不|拒不|不予|未按要求|未及时)(?:改正|整改|悔改|改过|纠正|改\Z)")
"""but not 拒不改正, which is a degree by itself."""


_NTH = re.compile("第[一二三四五\\d]次(?:违反|违规|违纪|发现|被[^,;]{2,4})?")
"""第二次违反: a degree by itself as well."""


@cache
def _count() -> re.Pattern[str]:
    return re.compile(_counted())


@cache
def _found_often() -> re.Pattern[str]:
    return re.compile(f"(?:{found()}|第)?{TIMES}|首次|初次|再次")


def is_count(text: str) -> bool:
    """Does a condition (bare) only say how often it was found (发现一次, 三次以上)?"""
    return _found_often().fullmatch(text) is not None


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
