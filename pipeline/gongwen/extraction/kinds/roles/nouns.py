"""The nouns that name parts, and what shows that one is only spoken of."""

from __future__ import annotations

from functools import cache

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.vocabulary import Phrase, any_word, parts_named

BEARS = Phrase(
    r"(?:负有|负起?(?!面|责|担|债|荷|数|向)|承担起?|担[当起]?|担负起?|肩负起?|履行好?|落实(?:好|到位)?|扛[牢稳起实好]?|尽[到好]|(?:种|抓|当|做)好)了?"
)
"""The verbs of which such a noun is the object."""
OF_TEAM = Phrase(
    lambda: rf"的[^,。;:的]{{0,30}}(?:{any_word('team')}|机构|队伍?|机制|体系|格局|体制|制度|班子|[^部重改编]组)"
)
"""以镇长为组长、各站所负责人为成员的领导小组: said of a team, so given all the same."""
SPOKEN_OF = Phrase(
    r"的(?!职责|责任|作用|义务|人员|岗位)|之(?!责)|不(?!放松|动摇)|情况|意识|制度?|清单|缺失|追究|倒查|落空|体系|机制|书|心|感|名[单册]|内容|规定|要求|者|人员|事故"
    r"|认定|缺位|虚化|弱化|区域|未|传导|考核|落实(?:不|情况|到位|机制|体系)"
)
"""What follows a noun that is only spoken of."""
DENIED = Phrase(
    r"(?:未|不|没有|未能|拒不|不能|不认真|未认真|未按规定|不正确|追究|问责|处分|惩处|除)(?:切实|认真|严格|有效|全面|依法|正确|及时|按规定)?$"
)
"""What stands before the verb where the part was not fulfilled, or someone answers for it."""
REFUSED = Phrase(r"不得|不能|不再|不同时|不宜|未|不(?=[担承负兼])|禁止|严禁|可以?(?:受聘|续聘|连任)|只?允许")
"""What stands between a subject and its verb where it may not have the part."""


@cache
def _parts() -> dict[str, Role]:
    return {**parts_named("unit"), **parts_named("duty")}


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """What known nouns end in, themselves included → the sizes of those that do, longest first."""
    sizes: dict[str, set[int]] = {}
    for word in _parts():
        for k in range(len(word)):
            sizes.setdefault(word[k:], set()).add(len(word))
    return {ending: tuple(sorted(found, reverse=True)) for ending, found in sizes.items()}


@cache
def _goes_on() -> frozenset[str]:
    """Every stretch inside a known noun that it goes on after."""
    return frozenset(word[i:k] for word in _parts() for i in range(len(word)) for k in range(i + 1, len(word)))


def known_noun(view: str, low: int, at: int, end: int) -> tuple[int, int, Role | None]:
    """The longest known noun that holds view[at:end], with the part that it names; None where none is known."""
    parts, sizes = _parts(), _sizes()
    best: tuple[int, int, Role | None] = (at, end, None)
    longest = end - at - 1
    last = end
    while last < len(view) and view[at:last] in _goes_on():
        last += 1
    for stop in range(last, end - 1, -1):
        for size in sizes.get(view[at:stop], ()):
            if size <= longest:
                break
            start = stop - size
            if (role := parts.get(view[start:stop])) is not None:
                best, longest = (start, stop, role), size
                break
    return best


def names_someone(view: str, start: int, stop: int) -> bool:
    """Is the noun what someone is (责任人, 主管部门), not what someone bears (责任)?"""
    return view.endswith(("人", "者", "部门", "单位", "机构", "机关", "主体"), start, stop)
