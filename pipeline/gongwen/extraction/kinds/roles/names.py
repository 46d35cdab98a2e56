"""The grammar of holders: how those who carry responsibilities are named.

    list    = item { (、 和 及 与 以及) item } [ 等 [shared] ]             `lists`
    item    = [determiner] name head [ （…） ]          各县（市、区）人民政府; 分管安全的副局长; “一把手”
    head    = a word for a body (委员会, 领导小组, 局, 科 …) or for what someone is (书记, 负责人, …长)
    person  = surname and one or two characters, with or without the post before (主任柯某)

What tells a holder is its head, from tables of words, never a list of names. A word that no name holds (加强, 对, 按照)
shows that a stretch of text is no holder, unless a 的 closes it off (直接从事施工的单位).

This module answers whether a stretch *is* a holder; `extents` finds where one begins or ends. All offsets are of the
view; a holder has at most `LONGEST` characters.
"""

from __future__ import annotations

from gongwen.extraction.kinds.roles.vocabulary import (
    TOWARD,
    Phrase,
    any_word,
    heads,
    known,
    posts,
    surnames,
    weak_heads,
)
from gongwen.text.lexicon import searched

LONGEST = 120

LEVEL = r"(?:设区的市|自治[区州县]|直辖市|乡镇|镇街|街道|[省市县区州盟旗乡镇村](?![级长属直]))(?:\([^()\n]{1,20}\))?"
"""A level of government alone, as part of a pattern: 市和区、县档案局 are those of each."""
_AND_LEVEL = rf"(?:[和及与]|或者?){LEVEL}"
AND_LEVEL = Phrase(f"{_AND_LEVEL}$")
LEVELS = Phrase(rf"(?:各有关|各|有关|相关)?(?:{LEVEL}|[县市区州盟]{{2,3}})(?:{_AND_LEVEL})*")
"""省和设区的市, 有关县区: levels with nothing of their own behind them."""
_BRACKET = Phrase(r"\([^()\n]{1,40}\)$")
_ALIAS = Phrase(
    r" ?\((?:(?:以下|下|后文)?(?:统|通|简|合并)?称|设在|详?见|名单|具体(?:名单|见)|挂靠|原|(?:副?组长|队长|负责人|联系人|责任人|牵头人|召集人)(?![^()\n]*(?:单位|部门|科))|[^()\n:]{1,10}:|名额|限|不少于|至少|(?=共?[\d一二两三四五六七八九十]{1,3}[人名位]))[^()\n]{1,40}\)| ?\([^()\n]{3,80}等\)| ?\((?:兼任?|代|女|挂职|(?:总?牵头|主办|配合|协办)(?:单位|部门|[^()\n:、]{0,4}))\)"
)
_SINGLE = "院系部处科所室站局委办厅县市区乡镇街村社校园厂矿班组队"
"""Kinds of bodies that stand alone before a bracket with others: 院(系、部), 乡(镇)."""
_GROUPS = Phrase(lambda: rf"{any_word('team')}(?:办公室)?$")
_NEVER = ("由", "是", "设", "负责", "允许", "只能", "不准")
"""Not even in a group's name (脱贫攻坚督查工作组 holds a verb)."""
_PREPOSITION = Phrase(r"根据|依据|依照|按照|围绕|结合|针对|关于|对于|由于|定期|不定期|每")
"""A 的 doesn't close these off: what they begin is said of the verb (根据需要成立的部门)."""
_DOER = Phrase(
    r"(?:单位|部门)(?!内部|周边|形象|利益|财产|安全|秩序|稳定|声誉)|[科处股]室|机构|机关|专班|小组|(?:工作|专家)组|[大中]队|[组科处股室局所部办](?!织|建|成|理|置|罚|分|于|学|技|法|好|公|署|面|门|长|级|有|需|得|属|内)"
    r"|员(?!工)|人(?![民事才大力口居])|[方者](?![面案式法便])"
)
"""What makes a name of a verb before it: 使用|科室, 审核|组, 保障|专班."""
_AND = Phrase("[和及与暨或]")
SHORT_ECONOMY = "[发促合科服][办局委中科站]"
"""What makes 经 short for economy, as part of a pattern: 经发局, 经促中心."""
SO_MANY = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})[名人位个]"
"""How many persons, as part of a pattern."""
COUNTED = Phrase(rf"{SO_MANY}$")
"""学生代表二名, 专职保安2名: how many stands behind who."""
_BEFORE = " \t\n、,;:。和及与"
_BEHIND = " \t\n、,;:。"


own_words = Phrase(
    lambda: searched(
        known("own_words").words,
        "设(?<![建内下常特增开附]设)(?![备施计区市岗在])(?!立(?:的|单位|部门))",
        "负责(?!人|同志)",
        TOWARD,
        "由(?:(?<![法治良理自]由)|(?<=[处管办审受代清整修护监]理由))",
        "是(?<![凡就还都总]是)(?!否|非)",
        "谁",
        "及时(?![雨代])",
        "派(?<![党外特学流指选委]派)(?![驻送单工件往]|遣(?:单位|公司|人员|工)|出[所机单部])",
        "按(?!摩|揭|钮|键|压|期|时|劳|需)",
        rf"经(?<![财曾神已东农外涉]经)(?![济营办信贸开费销管纪脉络线委]|理|{SHORT_ECONOMY})",
        "组织(?<![党团会济作治众层际业]组织)(?=民兵|群众|人员|力量|专家|学生|职工|师生|党员|干部|村民|各|有关|相关|全体)",
        "在(?<![所现存内设]在)(?![职编岗校建场押线位册籍读营港京])",
        "为(?<![行作成认因]为)(?!民)",
        unless="单位|部门|机构|企业|者|方(?![面式案法向])|人(?![才民力事])|主体"
        r"|(?<=[引指督推保]导|[收采]集|整理|编制|起草|发布|报送|执行|推进|推动|落实|保证|支持|参加|提升|优化|促进|宣传|处理)(?:局|中心(?!组|工作|任务)|[处科](?!理|置|罚|分|学|技)|办(?!理|法|好|公|学)|小?组(?![织建成])|工作?组(?![织建成])|专班|员(?![工会])|教师|老师|医师|专家|中队|大队|办公室)",
    )
)
"""Words that no name holds; 承担单位 and the like are names all the same."""


def trim(view: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks, stray marks and the alias (以下简称…) that stands at its end."""
    while start < end and view[start] in _BEFORE:
        start += 1
    while end > start and view[end - 1] in _BEHIND:
        end -= 1
    if view.endswith(")", start, end):
        alias = _ALIAS.search(view, start, end)
        if alias and alias.end() == end:
            end = alias.start()
    return start, end


def is_name(word: str) -> bool:
    """Is this, by its form, the name of a person?"""
    size = len(word)
    if not 2 <= size <= 4:
        return False
    single, double, whole, opening = surnames()
    if word in whole or word[:2] in opening:
        return False
    family = word[:2] in double if size == 4 or word[0] not in single else word not in heads().words
    return family and word[1:] not in posts() and min(word) >= "\u4e00"


def is_name_apart(word: str) -> bool:
    """The same, blanks between its characters aside (韩　正)."""
    return is_name("".join(word.split()))


def names_listed(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """The persons of a list of nothing but names (张某、李某和赵某同志), none where it holds anything else."""
    names: list[tuple[int, int]] = []
    while True:
        mark = view.find("、", start, end)
        stop = mark if mark >= 0 else end
        if not is_name(view[start:stop].removesuffix("同志")):
            joint = _AND.search(view, start + 2, stop)
            if joint is None or not is_name(view[start : joint.start()].removesuffix("同志")):
                return []
            stop = joint.start()
        names.append((start, stop))
        if stop == end:
            return names
        start = stop + 1


def names_person(view: str, start: int, end: int) -> bool:
    """Is it a post and then a name (主任柯某, 主任柯某同志)?"""
    end -= 2 * view.endswith("同志", start + 4, end)
    for size in (2, 3):
        if posts().before(view, start, end - size) and is_name(view[end - size : end]):
            return not spoilt(view, start, end)
    return False


def has_head(view: str, start: int, end: int) -> bool:
    """Does view[start:end] end in a word for a body or for what someone is?"""
    if end <= start:
        return False
    if view[end - 1] == ")":
        bracket = _BRACKET.search(view, max(start, end - 42), end)
        if bracket and bracket.start() > start:
            end = bracket.start()
            if end - start == 1:
                return view[start] in _SINGLE
    if heads().before(view, start, end):
        return True
    char = view[end - 1]
    if char in '”"」』':
        return has_head(view, start, end - 1)
    if end - start < 2:
        return False
    spoiling = weak_heads().get(char)
    return spoiling is not None and view[end - 2] not in spoiling


def is_nobody(view: str, start: int, end: int) -> bool:
    """Is it a word that names nobody in particular?"""
    return view[start:end] in known("nobody", "heads").words


def is_holder(view: str, start: int, end: int) -> bool:
    """Is the whole stretch, by its form, a holder (or a list of them)?"""
    if not 2 <= end - start <= LONGEST or not has_head(view, start, end):
        return False
    return not (is_nobody(view, start, end) or spoilt(view, start, end))


def is_held_by(view: str, start: int, end: int) -> bool:
    """Is it a holder, or a person named with a post?"""
    return is_holder(view, start, end) or names_person(view, start, end)


def spoilt(view: str, start: int, end: int) -> bool:
    """Does it hold words that no name holds?"""
    if starts_no_name(view, start, end) or _starts_as_work(view, start, end):
        return True
    if view.count("“", start, end) != view.count("”", start, end):
        return True
    verb = own_words.search(view, start, end)
    if verb is None:
        return False
    if view.find("的", verb.end(), end) >= 0:
        return False
    return verb.group() in _NEVER or not _GROUPS.search(view, start, end)


def _starts_as_work(view: str, start: int, end: int) -> bool:
    """Does it start with a verb of work and whom that is done to? 协调各部门; but 协调联络组, 指导小组办公室 are names."""
    size = known("work_start").after(view, start, end)
    if size <= known("fine_start").after(view, start, end) or view.find("的", start + size, end) >= 0:
        return False
    return end - start - size > _SHORT or view.startswith(_WHOM, start + size)


_SHORT = 4
_WHOM = ("各", "有关", "相关", "本", "全", "其", "所属", "下属", "辖区", "属地")


def starts_no_name(view: str, start: int, end: int) -> bool:
    """Does it start as no name does? A verb may, if a 的 closes it off (协助分管教育的副局长)."""
    size = known("own_start").after(view, start, end)
    if size <= known("fine_start").after(view, start, end):
        return False
    doer = _DOER.match(view, start + size) if size > 1 else None
    if doer and doer.end() <= end:
        return False
    if size == 1 or _PREPOSITION.match(view, start):
        return True
    return "的" not in view[start + size : end].split(",")[0]
