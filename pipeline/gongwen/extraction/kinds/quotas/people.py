"""People: who is to be there, what posts and how many seats a body has."""

from __future__ import annotations

import re

from gongwen.extraction.kinds.quotas.context import MUST, Context, right_before
from gongwen.extraction.kinds.quotas.vocabulary import ends_in
from gongwen.text.numerals import CHINESE

_ELECTED = re.compile(r"(?:选举|推选|选出|选聘)[^,。;:的]{1,8}\Z")
"""选举班委5人."""
_POSTED = re.compile(
    "(?:(?<!位)[增另加]?[设置]置?|指定|指派|选派|选定|选任|委派|委任|推派|推选|选聘|聘任|聘请|[增另加]?配[备置]|[增加]?派|推举|选举|抽调|委托|确定|明确|安排)(?P<who>[^,。;:的]{0,24})\\Z"
)


def posted(c: Context) -> bool:
    """Who is to be there: 应置管理员一人, 指定一人为秘书. A bare number needs a word of duty, or a part that they get."""
    if c.before.endswith("由"):
        return not c.sentence.past and _DOES.match(c.after) is not None
    if not _POSTED.search(c.before[-32:]):
        return False
    if c.bounded or c.amount.max is not None or MUST.search(c.before):
        return True
    if c.standing and c.amount.digits and _ELECTED.search(c.before):
        return True
    if _PART.match(c.after) or _EACH_HAS.search(c.before):
        return True
    appointed = c.before.endswith(("指定", "指派", "委派", "选派", "推选", "推派", "派"))
    return appointed and c.standing and _TO_DO.match(c.after) is not None


_DOES = re.compile("(?![^,。;:]*(?:组成|构成|的))[^,。;:]{3}")
"""由两名(保管员共同清点): who has to do it."""
_RECRUITED = re.compile(
    "(?:招聘|招录|招收|招募|录用|选调|选聘|遴选|招考|招生|公开选拔)(?:[^,。;:的]{0,16}[^,。;:的为是分]|计划)?\\Z"
)


def recruited(c: Context) -> bool:
    """How many are to be taken on: 招聘专任教师12名. An announcement, which else only tells, says so as well."""
    return c.amount.digits and _RECRUITED.search(c.before) is not None and not c.after.startswith("的")


_SPONSORS = re.compile("(?:联名|联署|连署|附议|共同提名|联合提名)")


def sponsors(c: Context) -> bool:
    """How many have to put their names to something, in a rule: 监事三人联名."""
    return c.standing and _SPONSORS.match(c.after) is not None


_EACH_HAS = re.compile("每[^,。;:]{1,4}[设置配][^,。;:]{1,8}\\Z")
"""每班置导师一人."""
_TO_DO = re.compile("[^,。;:的以]{2}")
_PART = re.compile("[^,。;:]{0,6}?(?:为|任|担任|负责|作为|兼)")
_SEATS = re.compile(r"置|设|由|共|为|包括|有\Z")


def seats(c: Context) -> bool:
    """Between how many people there are: 置委员五人至十一人, 每组5至8人."""
    if c.standing and right_before("per_head").search(c.before[-6:]):
        return True
    return _SEATS.search(c.before) is not None or c.before.endswith(_TEAMS)


_TEAMS = ("团队", "小组", "班组", "课题组", "项目组", "工作组", "每队", "每组")
"""整个团队3-5人."""
_POST = re.compile(
    r"(?:[会院校所站馆团社组队班厂店园行处科局部室村镇课事书董级楼栋网街路河林田湖段排连区县市]长|主任|主任委员|副主任委员|主席|书记|总?干事|秘书|委员|理事|监事|代表|顾问|召集人"
    r"|[管保安检监协联巡统验质化护育保驾记通仓档财出]\S{0,3}员|指导员|会计|出纳|司机|主管|助理|护士|护理师|医师|辅导员|班主任|门卫|保安|成员|组员|队员|委员会委员)(?:人数)?(?:共计?|为|一般为|各|若干)?\Z"
)
_POST_GOES_ON = re.compile(r"(?:\Z|[、,(及和]|由|兼|担任|负责|主持|综理|承|处理|协助|任期|若干)")
_MOST_POSTS = 60
_ODD = ("单数", "奇数", "的单数", "的奇数")
"""评标小组成员为3人以上单数."""


def post(c: Context) -> bool:
    """What posts a rule gives a body: 会长一人, 设主任1名、副主任2名, 由9名委员组成."""
    if c.amount.max is None and not 0 < (c.amount.value or 0) <= _MOST_POSTS:
        return False
    if seated(c) or (c.bounded and c.after.startswith(_ODD)):
        return True
    if not (c.standing or "设" in c.before or c.listed is not None):
        return False
    posted = c.listed == c.amount.unit or _POST.search(c.before) is not None
    return posted and _POST_GOES_ON.match(c.after) is not None


_MEMBER = "(?:委员|理事|监事|代表|专家|审判员|仲裁员|成员|评委)"
_SEATED = re.compile(rf"[^,。;:、]{{0,8}}{_MEMBER}(?:共同)?(?:组成|构成)")
_SEATED_OF = re.compile(r"[\u4e00-\u9fff][^,。;:]{1,60}?(?:共同)?(?:组成|构成)")
"""由各科室负责人、2名职工代表及1名专家组成: how many of each."""
_SEATED_BEFORE = re.compile(rf"由[^,。;:]{{0,8}}{_MEMBER}\Z")


def seated(c: Context) -> bool:
    """Does a standing rule say of how many members a body is: 由9名委员组成, 由5人组成, 由审判员三人组成?"""
    if not c.standing or c.amount.kind != "people":
        return False
    if any(member(c)):
        return True
    if c.before.endswith("由"):
        alone = c.after.startswith(("组成", "构成")) and c.after[2:3] != "的"
        if alone or _SEATED.match(c.after):
            return True
    if _SEATED_OF.match(c.after) and "由" in c.before:
        return True
    return c.after.startswith(("组成", "构成")) and _SEATED_BEFORE.search(c.before) is not None


_MEMBERS = re.compile("(?:成员|组员|委员|代表)(?:包括|包含|为|有):?[^。;,]{0,100}\\Z")
_BEFORE_IT = re.compile("(?:\\A|[、:由和及与]|包括|包含|[员表]为|[员表]有)(?P<who>[^、:由和及与,。;的]{0,16})\\Z")
_BEHIND_IT = re.compile("(?P<who>[^、,。;:的]{2,12}?)??(?:[、,]|和|及|共同|组成|构成|\\Z)")
_COMPOSED = re.compile("[^,。;:]{0,60}?(?:组成|构成)(?!的)")
_OTHERS = re.compile(rf"[\d{CHINESE}][人名位]")
_REACH = 120


_KINDS = re.compile("(?:包括|包含|(?:成员|人员|负责人|干部|骨干|团队)有):?(?=[^,。;:、有]{2,}\\Z)")


def one_of(words: str) -> str:
    """The one kind of people that a list names: 站长, of 负责人包括站长."""
    kinds = _KINDS.search(words)
    return words[kinds.end() :] if kinds else words


def member(c: Context) -> tuple[str, str]:
    """What stands before and behind the number of one kind of member in a list of them, neither for anything else.

    由校长、教师代表三名、家长代表一名组成; 成员包括:镇长、各村一名代表.
    """
    before, behind = _BEFORE_IT.search(c.before), _BEHIND_IT.match(c.after)
    if before is None or behind is None or c.operator.start != c.amount.start:
        return "", ""
    first, last = one_of(before["who"]), behind["who"] or ""
    alone = not first or not last or first[0] in "各每" or ends_in(first, "actor_end")
    if not alone or not first + last or first.endswith("等"):
        return "", ""
    composed = "由" in c.before and _COMPOSED.match(c.after) is not None and "、" in c.before + c.after
    if composed and not last and behind.group().endswith("成") and not _OTHERS.search(c.before):
        return "", ""  # 由教师、家长5至7人组成: how many they all are
    low = max(c.sentence.start, c.operator.start - _REACH)
    return (first, last) if composed or _MEMBERS.search(c.sentence.view, low, c.operator.start) else ("", "")
