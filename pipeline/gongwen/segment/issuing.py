"""Who issued a plan: where a plan names its own unit (`units`), the surer first:

    signature      the lines above the closing date; several units are joint issuers
    title          what stands before 关于, or before the year
    adoption       国务院令第5号公布; 某某人民代表大会常务委员会第二次会议通过
    head           某某局文件 above the title, or what carries the plan
    preamble       某某部(以下简称本部); 制定某某局2031年要点
    page           发文机关 in the page's own table
    place          the unit or the place that the title begins with
    itself         what its text says of its own unit (inbody)

Everything here works on the folded view and returns plain strings of it; 、 joins several names.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.segment.dating import CHINESE_YEAR
from gongwen.segment.units import LONGEST_NAME, bodies, is_unit, opening_unit, places


def from_title(title: str) -> str | None:
    """The issuer that a title begins with: before 关于, else before the year.

    >>> from_title("青石县教育局关于加强校车管理的通知"), from_title("白河县2031年防汛工作要点"), from_title("关于表彰先进的决定")
    ('青石县教育局', '白河县', None)
    """
    title = title.strip("《》")
    bracketed = _bracketed().match(title)
    if bracketed is not None:
        title = bracketed[1] + title[bracketed.end() :]
    village = _village().match(title)
    if village is not None:
        return village[0]
    about = _about().search(title)
    if about is not None:
        return _units_before(title[: about.start()])
    dated = _year().search(title)
    if dated is not None and dated.start() > 1:
        return _units_before(title[: dated.start()])
    return None


def from_preamble(text: str) -> str | None:
    """The unit that the first sentences name as 本部, 我局, or as the one whose plan this is."""
    for called in _called_self().finditer(text):
        found = _name_before().search(text[max(0, called.start() - LONGEST_NAME) : called.start()])
        if found is not None:
            return _trimmed(found[0])
    found = _made_for().search(text)
    return found[1].replace(" ", "") if found is not None else None


def from_adoption(text: str) -> str | None:
    """The organ that a line of adoption names: passed by a congress, promulgated by decree.

    >>> from_adoption("2031年9月9日 青石市第一届人民代表大会常务委员会第二十次会议通过")
    '青石市人民代表大会常务委员会'
    >>> from_adoption("(2031年9月9日青石市人民政府第48次常务会议通过)")
    '青石市人民政府'
    >>> from_adoption("2031年4月2日 中华人民共和国国务院令第2号公布"), from_adoption("经教育部第6次部务会议通过")
    ('国务院', '教育部')
    >>> from_adoption("2031年4月2日学院第6次院务会议通过")
    """
    decree = _decree().search(text)
    if decree is not None:
        return decree[1].removeprefix("中华人民共和国") or None
    passed = _passed().search(text)
    if passed is not None:
        inner = passed[2].startswith(_INNER_ORGANS) and is_unit(passed[1])
        return passed[1] if inner else passed[1] + passed[2]
    met = _met().search(text)
    return met[1] if met is not None and opening_unit(met[1] + "的") == met[1] else None


def _units_before(text: str) -> str | None:
    pieces = [piece for piece in re.split(r"[ 、\t]+", text.strip(" 《【[")) if piece]
    if not pieces or sum(map(len, pieces)) > 120:
        return None
    if all(is_unit(piece) for piece in pieces):
        return "、".join(pieces)
    whole = "".join(pieces)
    return whole if is_unit(whole) else None


def _trimmed(name: str) -> str:
    """A name without what leads to it: 为规范某某局 → 某某局."""
    return _leading().sub("", _beside().sub("", name)).strip(" ,、")


@cache
def _about() -> re.Pattern[str]:
    return re.compile(r"关于|印发|转发|批转|颁发|公布|发布")


@cache
def _village() -> re.Pattern[str]:
    """The village of 倍山村村规民约."""
    return re.compile(r"[一-鿿]{1,8}?(?:村|社区)(?=(?:村|居)?规[村民居]约)")


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r"[【\[]([^【】\[\]]{2,30})[】\]]")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(
        rf"(?:19|20)(?:\d\d|[xX×*]{{1,2}})|{CHINESE_YEAR}|[xX×*]{{4}}|“?十[一二三四五六七八九]五|\d{{2,3}}(?:学?年度)"
    )


@cache
def _called_self() -> re.Pattern[str]:
    kind = "学校|学院|大学|(?:集团|总|分)?公司|集团|医院|中心|协会|学会|银行|企业|单位|[院校厂局委部会馆社]"
    return re.compile(rf" ?\(以下简?称:?为?:?(?:[“「]?(?:本|我)[一-鿿]{{1,4}}[”」]?|[“「]?(?:{kind})[”」]?)\)")


@cache
def _name_before() -> re.Pattern[str]:
    return re.compile(rf"[一-鿿A-Za-z\d()·]{{1,{LONGEST_NAME}}}?(?:{bodies()}|{places()})$")


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(
        r"^.*?(?:为了?(?:进一步)?(?:加强|规范|完善|健全|做好|推进|落实|保障|促进)?|结合|根据|[一二三四五六七八九十\d]+[、.] ?)(?=[一-鿿]{2})"
    )


@cache
def _beside() -> re.Pattern[str]:
    """上级机关和, 有关规定及: what is named before the unit."""
    return re.compile(r"^.*(?:机关|部门|单位|法规|规定|制度)[和及与、](?=[一-鿿]{4})")


@cache
def _made_for() -> re.Pattern[str]:
    return re.compile(
        rf"(?:制[定订]|提出|印发|编制)了?((?:(?![的本如下了])[一-鿿]){{1,20}}?(?:{bodies()}|{places()})) ?(?:(?:19|20)\d\d|(?:19|20)?[xX×]{{2,4}}) ?年"
    )


@cache
def _decree() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\s(日,])([一-鿿]{2,24}?)令 ?第? ?\d{1,4} ?号")


@cache
def _passed() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[\s(经,、]|\d日?|日|由)(?![日月年])([一-鿿]{0,12}?)第[一二三四五六七八九十百\d]{1,4}届([一-鿿]{2,20}(?:大会|委员会|全会))(?=第|全体|主席团)"
    )


_INNER_ORGANS = ("检察委员会", "审判委员会", "职工代表", "教职工代表", "董事会", "理事会", "学术委员会", "教育工会")
"""They decide within a unit; the unit issues."""


@cache
def _met() -> re.Pattern[str]:
    """某市人民政府第48次常务会议通过, 某部第6次部务会议通过."""
    return re.compile(
        rf"(?:^|[\s(经,、]|\d日?|日|由)(?![日月年经由])([一-鿿]{{2,24}}?{bodies()})第[一二三四五六七八九十百\d]{{1,4}}次"
        r"(?:常务|党组|党委|局务|院务|校务|厅务|委务|部务|署务|办公|委员会|主任|全体)?(?:扩大)?会议?(?:讨论|审议|研究)?通过"
    )
