"""What a label or a column's head says of the part that it gives: 组长, 整改责任单位, 责任人及联系电话, 领导小组副组长.

    label = [what it is of] WORD [(单位)] [及联系电话] [(remark)]

The label's own word stands last; before it may stand what it is of, but no verb (负责 …) and no mark.
"""

from __future__ import annotations

from functools import cache

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.vocabulary import Phrase, Words, parts_named

LONGEST = 30
"""What a label and the remarks about it may have."""
TEAM: frozenset[Role] = frozenset({"组长", "副组长", "成员", "召集人", "办公室"})
"""The parts in a team: persons hold them, and lists of persons follow them."""


@cache
def _labels() -> dict[str, Role]:
    parts = {word: role for word, role in parts_named("unit").items() if role != "负责"}
    return {**parts, **parts_named("label"), "主任": "组长", "副主任": "副组长", "常务副主任": "副组长"}


UNIT_NAMED = "(?:牵头|主办|配合|协办|责任|成员|参与|承办|落实|协同)(?:单位|部门)"
"""牵头单位 and its like, as part of a pattern, where a list is shared out among several such."""
REACHED_BY = ("联系方式", "联系电话", "咨询电话", "报名电话")
_REACHED = ("电话", "方式", "手机")
_WHAT = ("单位", "部门", "处室", "科室", "处", "科", "人")
_LIST_OF = ("包括", "包含", "主要包括", "分别为", "名单如下", "名单", "如下")
_AROUND = Phrase(
    rf"(?:及其|及|和|与|、)?(?:联系|办公)?(?:联系)?(?:{'|'.join(_REACHED)})?$|\(?(?:{'|'.join(_WHAT)})\)?$"
)
_REMARK = Phrase(r"\([^()]{1,24}\)$")
_MADE_OF = Phrase(rf"(?<=[员位门人])(?:{'|'.join(_LIST_OF)})$")
"""What may follow the label's own word where a list is announced: 委员包括:…, 成员名单如下:…"""


@cache
def _own_words() -> Words:
    return Words(_labels())


_FARTHEST = 18
"""Where a label's own word may start."""
_STRAY = '“”"*#·•-'


@cache
def _ends() -> frozenset[str]:
    """What the words of a label end in, blanks and stray marks included."""
    return frozenset({word[-1] for word in (*_labels(), *_REACHED, *_WHAT, *_LIST_OF)} | {*_STRAY, *" \t)"})


def may_end_label(view: str, start: int, end: int) -> bool:
    """Might `label_role` find something in the words up to `end`? A look at the last character, for most."""
    return end > start and (view[end - 1] in _ends() or view.find("/", max(start, end - LONGEST), end) >= 0)


def label_role(words: str) -> Role | None:
    """The part that a label or a column's head names; None where it names none."""
    words = "".join(words.split()).strip(_STRAY)
    remark = _REMARK.search(words) if words.endswith(")") else None
    words = words[: remark.start() if remark else None].split("/")[0]
    announced = _MADE_OF.search(words) if words.endswith(_LIST_OF) else None
    if announced:
        words = words[: announced.start()]
        if words.endswith(("成员", "委员", "组员")):
            return "成员"
    size = _own_size(words)
    if not size:
        around = _AROUND.search(words)
        words = words[: around.start()] if around and around.start() > 1 else words
        size = _own_size(words)
    return _if_whole(words, len(words) - size, _labels()[words[-size:]]) if size else None


def _own_size(label: str) -> int:
    """How long the label's own word is, 0 where it has none."""
    size = _own_words().before(label, 0, len(label))
    return size if len(label) - size < _FARTHEST else 0


def _if_whole(label: str, start: int, role: Role) -> Role | None:
    """The part, unless what stands before the label's own word makes it something else (工作人员, 由…责任单位)."""
    own = label[start:]
    if own.endswith("主任") and "办公室" in label:
        return "办公室"
    if start and own in _PLAIN and not (label.endswith(_TEAM_MEMBERS) or label[:start].endswith(_COMMITTEES)):
        return None
    return None if _BEFORE_NONE.search(label[:start]) and not _OF_GROUP.fullmatch(label[:start]) else role


_TEAM_MEMBERS = tuple(
    team + who for team in ("组", "指挥部", "专班", "委员会", "领导机构", "工作队", "队伍") for who in ("成员", "委员")
)
_COMMITTEES = ("委员会", "组委会", "筹委会", "评委会", "专委会")
_OF_GROUP = Phrase(r"[\u4e00-\u9fff、]{2,12}(?:组|队|班|室|处|科)(?:临时|执行|常务|第一)?")
"""语文、历史组|组长: one group of two fields."""
_PLAIN = ("成员", "委员", "主任", "副主任", "队员", "组员")
_BEFORE_NONE = Phrase(r"[,。;:的是为由对和、与及不未\d]|负责|担任|要求|根据|确定|明确|加强")
"""What doesn't stand before a label's own word: verbs and marks (整改, 市级, 领导小组, 任务 … do)."""
