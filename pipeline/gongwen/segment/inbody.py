"""Who issued a plan, by what its text says of its own unit; `facts` asks in this order:

first party    甲方:某某中心, in agreements and letters of responsibility
reporting      青石县坚持…, the subject of a report's first sentences
called         本会的名称为某某市集邮协会
fitted to      结合某某镇实际
ruled by       本制度适用于某某集团各门店
interpreting   由某某局负责解释
itself         我中心, where a 中心 is named elsewhere
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.segment.marks import PACKAGE
from gongwen.segment.units import bodies, opening_unit, place_of, places, units_on
from gongwen.text.lexicon import any_of, words


def first_party(text: str) -> str | None:
    """The first party of an agreement or of a letter of responsibility, where its name is filled in.

    >>> first_party("甲方:青石县渡运中心 乙方:渡工"), first_party("甲方:  乙方:"), first_party("甲方责任:每月检查。")
    ('青石县渡运中心', None, None)
    """
    found = _party().search(text)
    units = [] if found is None else units_on(found[1].strip())
    return units[0] if units else None


def called(text: str) -> str | None:
    """The name that a charter gives its own body in its first articles.

    >>> called("本会的名称为:白河市集邮协会[英译名:…]"), called("第二条 学校全称是青石县第一中学,…"), called("本系统名称为渡运系统。")
    ('白河市集邮协会', '青石县第一中学', None)
    """
    found = _called().search(text)
    units = [] if found is None else units_on(found[1])
    return units[0] if units else None


def fitted_to(text: str, title: str) -> str | None:
    """The unit to whose own state a plan is fitted: one with which its title begins, or that has the name of a place.

    >>> fitted_to("结合白河镇实际，制定本预案。", ""), fitted_to("结合训练中心实际情况", "训练中心防汛预案")
    ('白河镇', '训练中心')
    >>> fitted_to("结合学校实际，制定本制度。", "门卫制度"), fitted_to("结合我镇实际", "")
    (None, None)
    """
    for found in _fitted().finditer(text):
        name = found[1]
        if units_on(name) and (title.startswith(name) or place_of(name + "的") is not None):
            return name
    return None


def ruled_by(text: str) -> str | None:
    """The unit for which a rule says that it holds: 本制度适用于白河集团各门店.

    >>> ruled_by("本制度适用于白河渡运集团旗下各渡口。"), ruled_by("本办法适用于公司全体员工。"), ruled_by("本办法适用于全县各学校。")
    ('白河渡运集团', None, None)
    """
    found = _scope().search(text)
    return found[1] if found is not None and opening_unit(found[1] + "的") == found[1] else None


def interpreting(text: str) -> str | None:
    """The unit by which a text says that it is interpreted, where that is a whole body and no office of one.

    >>> interpreting("本办法由青石县教育局负责解释。"), interpreting("章程条文解释权归白河集邮协会所有。")
    ('青石县教育局', '白河集邮协会')
    >>> interpreting("本意见由青石县水利局会同青石县财政局负责解释。")
    '青石县水利局'
    >>> interpreting("本规定由教务处负责解释。"), interpreting("本制度由公司安全部解释。")
    (None, None)
    """
    found = _interpreter().search(text)
    if found is None:
        return None
    name = found[1] or found[2]
    whole = opening_unit(name + "的") or (name if name in words(PACKAGE, "issuers", "ministry") else None)
    return name if whole == name and not _own().search(name) else None


def named_self(text: str) -> str | None:
    """The unit that a text calls 我中心 or 本局, where its whole name stands elsewhere."""
    called = _own().search(text)
    if called is None:
        return None
    suffix = called[1]
    pattern = re.compile(
        rf"(?:^|[。;:!?,、\s]|成立|设立|组建|调整|结合|根据|按照|由|经|在|为|和|对|给|向|是)([一-鿿()]{{2,28}}?{re.escape(suffix)})",
        re.M,
    )
    for found in pattern.finditer(text):
        name = _leading_verb().sub("", found[1])
        if (
            len(name) > len(suffix) + 2
            and _placed().match(name)
            and units_on(name)
            and not _own().search(name)
            and not _numbered().match(name)
            and not _verb().search(name)
            and not _any_place().search(name)
        ):
            return name
    return None


def reporting_self(text: str) -> str | None:
    """The subject of a report's first sentences: 青石县坚持…, 白河局以…为抓手."""
    found = _subject().search(text)
    return found[1] if found is not None else None


@cache
def _party() -> re.Pattern[str]:
    return re.compile(r"甲 ?方(?:\([^()\n]{1,12}\))? ?: ?([一-鿿()]{4,30})(?=\s|$)")


@cache
def _scope() -> re.Pattern[str]:
    return re.compile(
        rf"适用于([一-鿿()]{{4,24}}?(?:{bodies()}))(?=旗下|所属|下属|全体|各|内部|机关|及其|本部|在职|在岗|的)"
    )


@cache
def _called() -> re.Pattern[str]:
    own = any_of(words(PACKAGE, "issuers", "self"))
    return re.compile(
        rf"(?:本[一-鿿]{{0,3}}?{own}|学校|学院|公司|社团|协会|学会|俱乐部)的?(?:中文)?(?:全称|名称|定名)(?:[是为:]|定为){{1,2}}[“\"]?([一-鿿]{{4,30}})(?=[,。;(\[“”\"\n ]|$)"
    )


@cache
def _fitted() -> re.Pattern[str]:
    return re.compile(r"(?:结合|立足)(?![我本各全该])([一-鿿()]{2,28}?)的?(?:工作|具体|发展|自身)?实际")


@cache
def _interpreter() -> re.Pattern[str]:
    return re.compile(
        r"由((?:(?!会同|商)[一-鿿()]){3,28}?)(?:(?:会同|商)[一-鿿()、]{2,60}?)?(?:负责)?(?:进行)?解释|解释权(?:归属?|属于?|由)([一-鿿()]{3,28}?)(?:所有|行使|负责|[。,;])"
    )


@cache
def _own() -> re.Pattern[str]:
    return re.compile(rf"[我本](?!委员)({any_of(words(PACKAGE, 'issuers', 'self'))})(?![级属域内区长年])")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"{any_of(words(PACKAGE, 'issuers', 'no-name'))}|[的了将对把被等及与、在从凡]")


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(rf"[一-鿿]{{2,8}}?(?:{places()})")


@cache
def _any_place() -> re.Pattern[str]:
    """人才强市, 依法治县, 全省: what is done to a place, or any of them, is no name."""
    return re.compile(
        r"[强兴富美立治建名全本我该各跨入出进来一个两批座多类](?:省|市|州|县|区|镇|乡|村|校|院|企|厂)$|[型慧明态化性绵园]城[市镇]$"
    )


@cache
def _numbered() -> re.Pattern[str]:
    """第三章村务公开: a label that runs on is no name."""
    return re.compile(r"第[一二三四五六七八九十百\d]{1,4}[章节条款项次届]")


@cache
def _leading_verb() -> re.Pattern[str]:
    return re.compile(f"^{any_of(words(PACKAGE, 'issuers', 'leads'))}+")


@cache
def _subject() -> re.Pattern[str]:
    body = rf"(?:{any_of(tuple(w for w in words(PACKAGE, 'issuers', 'body') if len(w) > 1))}|局|厅|院|校|{places()})"
    return re.compile(
        rf"(?:^|[。\n,])(?:近年来,|今年以来,|近期,|一直以来,|20\d\d年(?:以来)?,)? ?((?:(?![的是和与在])[一-鿿]){{1,18}}?{body})"
        r"(?=站在|坚持|以|把|始终|紧扣|紧紧|聚焦|立足|围绕|深入|认真|高度|积极|着力|按照|扎实|严格|不断|切实|将|从|通过|坚决|突出|持续|全面|牢牢|创新|多措|充分)"
    )
