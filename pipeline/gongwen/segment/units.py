"""Names of units: what reads as one, with which one a text begins, which level it stands on.

A unit's name is a run of characters that ends in a word for a place or a body (issuers.toml). Everything here works on the
folded view.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.segment.marks import PACKAGE
from gongwen.text.lexicon import any_of, searched, values, words

LONGEST_NAME = 40


def units_on(text: str) -> list[str]:
    """The names of units that make up a whole line, none where something else stands on it.

    >>> units_on("青石县教育局 青石县财政局"), units_on("青石县教育局办公室(盖章)"), units_on("请认真执行")
    (['青石县教育局', '青石县财政局'], ['青石县教育局办公室'], [])
    """
    text = _stamp().sub("", text).strip()
    if not text or len(text) > 200 or _is_no_name(text):
        return []
    pieces = [piece for piece in re.split(r"[ \t、]+", text) if piece]
    if sum(len(piece) <= 2 for piece in pieces) * 2 > len(pieces) > 1:
        pieces = ["".join(pieces)]
    if all(is_unit(piece) for piece in pieces):
        return pieces
    whole = "".join(pieces)
    return [whole] if is_unit(whole) and len(pieces) <= 3 and len(pieces[-1]) > 1 else []


def is_unit(name: str) -> bool:
    """Does this read as the name of a unit?"""
    return 2 <= len(name) <= LONGEST_NAME and _unit().fullmatch(name) is not None


def is_place(name: str) -> bool:
    """Is a name a place's alone, with no body of it?"""
    return name.endswith(words(PACKAGE, "issuers", "place"))


def opening_unit(title: str) -> str | None:
    """The shortest unit that a title without 关于 begins with, extended by the offices that belong to it.

    >>> opening_unit("白河大学化工学院实验室使用办法"), opening_unit("教育部补助推动安全学校要点"), opening_unit("安全生产管理制度")
    ('白河大学化工学院', '教育部', None)
    """
    found = _opening_body().match(title)
    return found[0] if found is not None else None


def place_of(title: str) -> str | None:
    """The place that a title begins with, as a last resort.

    >>> place_of("青石县森林防火应急预案"), place_of("国家粮食预案"), place_of("城市供水管理办法")
    ('青石县', None, None)
    """
    found = _opening_place().match(title)
    return found[0] if found is not None else None


def level_of(issuer: str | None) -> str | None:
    """国家, 省, 市, 县, 乡镇 or 单位, as far as an issuer's name tells; None where it does not.

    >>> level_of("国务院办公厅"), level_of("上海市科学技术委员会"), level_of("青石县教育局"), level_of("白河大学")
    ('国家', '省', '县', '单位')
    """
    if not issuer:
        return None
    first = issuer.partition("、")[0]
    found = _last_body().search(first)
    if found is not None and _bodies_value(found[0]) == "单位":
        return "单位"
    if first.startswith(words(PACKAGE, "issuers", "national")) or first in words(PACKAGE, "issuers", "ministry"):
        return "国家"
    chain = _place_chain().match(first)
    last = _place().findall(chain[0]) if chain is not None else []
    if not last:
        return None
    if len(last) == 1 and first.startswith(words(PACKAGE, "issuers", "municipality")):
        return "省"
    return values(PACKAGE, "issuers", "place")[last[-1]]


@cache
def bodies() -> str:
    """The words for bodies (局, 委员会, 学校), as a pattern."""
    return any_of(words(PACKAGE, "issuers", "body"))


@cache
def places() -> str:
    """The words for places (省, 县, 街道), as a pattern."""
    return any_of(words(PACKAGE, "issuers", "place"))


@cache
def _unit() -> re.Pattern[str]:
    short = any_of(words(PACKAGE, "issuers", "national") + words(PACKAGE, "issuers", "ministry"))
    return re.compile(rf"(?:{short}|[一-鿿〇A-Za-z\d()·xX×*]{{1,36}}(?:{bodies()}|{places()}))(?:\([一-鿿]{{1,6}}\))?")


def _is_no_name(text: str) -> bool:
    """Does a line say or name anything else than units?"""
    return (
        text.startswith(words(PACKAGE, "issuers", "no-beginning"))
        or text.endswith(words(PACKAGE, "issuers", "no-end"))
        or _no_name().search(text) is not None
    )


@cache
def _no_name() -> re.Pattern[str]:
    head = "长(?<=[县市区镇乡局校院厂站所处科室村]长)(?!办公[室厅])"
    return re.compile(searched((*words(PACKAGE, "issuers", "no-part"), *"。,;:!?《》“”"), head))


@cache
def _stamp() -> re.Pattern[str]:
    return re.compile(
        r"\((?:盖章|公章|印章?|章|[一-鿿]{0,30}代章)\)|^(?:发文|制定|主办|印发|发布|编制)?(?:机关|单位|部门):"
    )


@cache
def _opening_body() -> re.Pattern[str]:
    """The unit that a title begins with: a body of a named place, a ministry, or an institution with a name of its own.

    The shortest such name, and the offices under it. What lies between a place and a body of it is no general word
    (青石县学校安全办法 is about schools), and nothing in an institution's own name is a verb.
    """
    general = words(PACKAGE, "issuers", "general")
    bodies = [word for word in words(PACKAGE, "issuers", "body") if len(word) > 1 and word not in general]
    organ = any_of(tuple(bodies))
    house = any_of(tuple(word for word in bodies if _bodies_value(word) == "单位"))
    department = any_of(words(PACKAGE, "issuers", "department"))
    known = any_of((*words(PACKAGE, "issuers", "ministry"), "国务院", "中共中央", "中央军委"))
    place = r"[一-鿿]{2,6}?(?:省|自治区|市|州|盟|县|旗|区|镇|乡|街道|村|开发区)"
    between = rf"(?:(?!{_generic()})[一-鿿]){{0,14}}?"
    proper = rf"(?:(?!{_generic()})[一-鿿]){{2,8}}?"
    single = r"[局厅署](?![部域级])|委(?![员托派])|法院|检察院"
    named = rf"(?:(?!{_verbs()})[一-鿿A-Za-z\d()]){{1,10}}?"
    sub = r"(?:分行|支行|分校|分院|附中|附小|营业部|协会|学会|分会|学院|学部|系|研究院|办公室|办公厅|分局|支队|大队|分公司|党委|党组|党支部|委员会|院|处|部|科)"
    whole = "(?!(?<=中)(?:全会|学))"  # 三中全会 is no school, 第二中学 one of more than 第二中
    stood = r"[一-鿿]{0,6}?(?:文化站|服务站|派出所|供电所|水利站|敬老院|图书馆|博物馆|文化馆|档案馆|卫生院)(?!管理|建设|使用|运行|运营|考核|安全|设置|等|和|与|及)"
    # 某局训练中心器材保养办法 is the centre's, 某局培训中心管理办法 is about it.
    house_of = rf"(?:(?!{_verbs()}|{_generic()})[一-鿿]|训练|培训|服务){{2,8}}?(?:中心|文化站|站|馆|所|队)(?!管理|建设|使用|运行|运营|考核|工作|安全|设置|服务|等|和|与|及)"
    return re.compile(
        rf"(?!{_generic()})(?:{known}|(?:中共)?{place}(?:{department}|{between}(?:{organ}{whole}|{single})|{proper}(?:医院|学校|中心)|{stood})|{named}{house}{whole})"
        rf"(?:(?:(?!{_verbs()})[一-鿿]){{0,9}}?{sub}(?![理员务门室内外位置]|(?<=科)[研学技普目])|{house_of}|(?:股份)?有限(?:责任)?公司)?(?=[一-鿿“(《])"
        r"|(?:集团|机关|公司|学校|学院|医院|局|厂|矿)(?:党委|党组|党总支|党支部|工会|团委)(?=[一-鿿“(《])"
        rf"|(?!{_generic()})(?:(?![的对])[一-鿿A-Za-z\d()]){{2,24}}?有限(?:责任)?公司(?=[一-鿿“(《])"
    )


@cache
def _last_body() -> re.Pattern[str]:
    return re.compile(rf"{bodies()}$")


@cache
def _bodies_value(word: str) -> str:
    return values(PACKAGE, "issuers", "body")[word]


@cache
def _opening_place() -> re.Pattern[str]:
    """A place with a name of its own, no 园区 or 城市 of any kind."""
    return re.compile(
        rf"(?!{_generic()})(?:[一-鿿]{{2,5}}?(?:省|自治区|自治州|自治县|县|旗|镇|(?<!城)乡|街道|新区|开发区|示范区"
        r"|(?<![城超都股上门夜])市|(?<![园社景小校库灾地城林片牧辖库片辖])区))+(?=[一-鿿\d])"
    )


@cache
def _generic() -> str:
    """What a name of a unit does not begin with: 乡镇卫生院, 全县 are any or all of them."""
    return any_of(words(PACKAGE, "issuers", "generic"))


@cache
def _verbs() -> str:
    return r"[补推加促规进建实开做防落完强深构保提改整治应使]|管理|考核|安全|会议|工作|学习|岗位|财务|教学|教师|学生|职工|干部|人员"


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"[一-鿿]{{1,6}}?({places()})(?<!城[乡镇])")


@cache
def _place_chain() -> re.Pattern[str]:
    """The places that a name begins with, each right after the other: 某省某市某县."""
    upper = any_of(tuple(word for word in words(PACKAGE, "issuers", "place") if word not in ("村", "社区")))
    return re.compile(rf"(?:中共|中国共产党)?(?:[一-鿿]{{1,6}}?{upper}(?<!城[乡镇])){{1,4}}|[一-鿿]{{1,6}}?(?:村|社区)")
